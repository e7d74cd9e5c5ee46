"""PDF: the text layer, its lines put together to paragraphs; see ``claimcheck.documents.pdf``."""

from __future__ import annotations

from claimcheck.documents.content import Content, of_paragraphs
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.layout import bullet
from claimcheck.documents.limits import Reading
from claimcheck.documents.pdf import apart, glyphs
from claimcheck.documents.pdf.paragraphs import paragraphs

_REASONS = {
    glyphs.ENCRYPTED: "an encrypted PDF file; save it without a password and audit that",
    glyphs.DAMAGED: "a damaged PDF file; open it, print it to a new file and audit that",
    apart.SLOW: "a PDF file that takes too long to read; print it to a new file and audit that",
}

_MARK = 8
"""Characters in which a list mark ends."""


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read a PDF file; see ``claimcheck.documents.formats``."""
    try:
        pages = apart.pages(data, reading.limits.pages)
    except glyphs.PdfError as refused:
        if refused.why == glyphs.TOO_MANY_PAGES:
            reason = f"{refused.count:,} pages, more than {reading.limits.pages:,}"
            raise ReadingError(path, f"{reason}; split it, or raise --max-pages") from None
        raise ReadingError(path, _REASONS[refused.why]) from None
    found = paragraphs(pages)
    if not found:
        raise ReadingError(
            path, "a PDF file without text, perhaps a scan; run text recognition on it first"
        )
    return of_paragraphs(
        ((words, kind, bullet(" ".join(words.split())[:_MARK]) > 0) for words, kind in found),
        "utf-8",
    )
