"""What is fed: a function by name, from bytes, that raises if anything is wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from claimcheck.audit import DocumentAudit
from claimcheck.auditor import Auditor
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.formats import InputFormat
from claimcheck.documents.limits import Limits, Reading
from claimcheck.documents.pdf import glyphs
from claimcheck.documents.pdf.paragraphs import paragraphs
from claimcheck.documents.read import from_bytes
from claimcheck.reports import Format, write
from claimcheck.totals import assemble
from claimcheck.values import Document

LIMITS = Limits(size=1_000_000, expanded=2_000_000, pages=20)
_REPORTS = [form for form in Format if form is not Format.rich]
_AUDITOR = Auditor()


def reading(form: InputFormat) -> Callable[[bytes], None]:
    """Return what reads bytes as a format."""

    def read(data: bytes) -> None:
        try:
            check_document(from_bytes(data, f"draft{form.endings[0]}", Reading(None, form, LIMITS)))
        except ReadingError as error:
            if "\n" in error.reason:
                raise AssertionError(error.reason) from None

    return read


def read_pdf(data: bytes) -> None:
    """Read a PDF file in this process, so that what it reaches is seen."""
    with suppress(glyphs.PdfError):
        paragraphs(glyphs.pages(data, LIMITS.pages))


def audit(data: bytes) -> None:
    """Audit bytes as a text, and write every report."""
    text = data.decode("utf-8", "surrogateescape")
    made = _AUDITOR.audit_text(text)
    check_audit(made, text)
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        return  # no file has lone surrogates, and no report could
    whole = assemble([made], [])
    for form in _REPORTS:
        write(whole, form)


def check_document(document: Document) -> None:
    """Raise if the blocks or the places of a document are out of order."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text), block
        end = block.end
        place = document.place(block.start, block.end)
        assert place.start <= place.end, place
        assert min(place.line, place.column) >= 1, place


def check_audit(made: DocumentAudit, text: str) -> None:
    """Raise if a span of an audit of a text is not its words."""
    end = 0
    for statement in made.statements:
        assert end <= statement.start < statement.end, statement
        assert text[statement.start : statement.end] == statement.text, statement
        end = statement.end
    for attribution in made.attributions:
        for piece in (attribution.source, attribution.cue):
            if piece is not None and piece.start is not None:
                assert text[piece.start : piece.end] == piece.text, piece
    for finding in made.findings:
        assert 0 <= finding.start < finding.end <= len(text), finding


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{form.value: reading(form) for form in InputFormat if form is not InputFormat.pdf},
    "pdf": read_pdf,
    "audit": audit,
}
"""The targets by name: a reader each, and the audit of a text with all its reports."""
