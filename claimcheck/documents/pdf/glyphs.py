"""What stands on the pages of a PDF file, by PDFium.

Nothing else here touches the file itself, and nothing but ``claimcheck.documents.pdf.apart`` and
the fuzzer calls this: PDFium is a large program in C++, and whoever sends a draft chose its bytes.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pypdfium2

ENCRYPTED = "encrypted"
DAMAGED = "damaged"
TOO_MANY_PAGES = "pages"

MOST_CHARACTERS = 200_000
"""Of one page, no more are read; a page of a broadsheet has 15,000."""

_BOLD = 600
_BOLD_NAMES = (b"Bold", b"Black", b"Heavy", b"Semi")
_SAME_LINE = 0.08
"""How much, in sizes of the type, the baseline moves inside a piece."""
_GAP = 1.0
"""A gap of as many sizes of the type without a blank ends a piece, and one of more with it."""
_WIDE_GAP = 4.0
_UPRIGHT = 0.1


class PdfError(Exception):
    """A file that is not read: why, and what was counted."""

    def __init__(self, why: str, count: int = 0) -> None:
        super().__init__(why, count)
        self.why = why
        self.count = count


class Piece(NamedTuple):
    """Words that stand on one line of a page, set in one type.

    Places are points from the top left corner of the page; ``base`` is that of the baseline.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def pages(data: bytes, most: int) -> list[list[Piece]]:
    """Return the pieces of each page, in the order in which the file has them.

    Args:
        data: The bytes of the file.
        most: The number of pages that it may have.

    Raises:
        PdfError: If it is encrypted, damaged, or has more pages.
    """
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise PdfError(ENCRYPTED if error.err_code in locked else DAMAGED) from None
    with document:
        count = len(document)
        if count > most:
            raise PdfError(TOO_MANY_PAGES, count)
        found = []
        for number in range(count):
            try:
                page = document[number]
                found.append([*_pieces(page)])
                page.close()
            except pdfium.PdfiumError:  # a damaged page costs the others nothing
                found.append([])
        return found


def _pieces(page: pypdfium2.PdfPage) -> Iterator[Piece]:
    from pypdfium2 import raw

    left, bottom, right, top = page.get_cropbox()
    text = page.get_textpage()
    count = min(raw.FPDFText_CountChars(text), MOST_CHARACTERS)
    x, y, size = ctypes.c_double(), ctypes.c_double(), 0.0
    box = raw.FS_RECTF()
    words: list[str] = []
    first, start, end, base, kind = 0, 0.0, 0.0, 0.0, 0.0
    generated = False

    def piece() -> Iterator[Piece]:
        joined = "".join(words).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        angle = raw.FPDFText_GetCharAngle(text, first)
        middle = (start + end) / 2
        seen = left <= middle <= right and bottom <= base <= top
        if joined.strip() and seen and min(angle, math.tau - angle) < _UPRIGHT:
            weight = raw.FPDFText_GetFontWeight(text, first)
            yield Piece(
                joined,
                round(start - left, 2),
                round(end - left, 2),
                round(top - base, 2),
                round(_scale(text, first) * kind, 2),
                weight >= _BOLD or _is_bold(text, first),
            )

    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        if code in (0x0A, 0x0D):
            if words:
                yield from piece()
                words = []
            continue
        if code == 0x20 and raw.FPDFText_IsGenerated(text, i) == 1:
            generated = True
            continue
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetLooseCharBox(text, i, box)
        size = raw.FPDFText_GetFontSize(text, i)
        if words:
            high = max(1.0, abs(box.top - box.bottom))
            gap = max(box.left - end, start - box.right) / high
            if (
                abs(y.value - base) > _SAME_LINE * high
                or size != kind
                or gap > (_GAP if generated else _WIDE_GAP)
            ):
                yield from piece()
                words = []
            elif generated:
                words.append(" ")
        generated = False
        if not words:
            first, start, end, base, kind = i, box.left, box.right, y.value, size
        # pdfium says of a hyphen at the end of a line that it is no character.
        words.append("\xad" if code == 0xFFFE else chr(code) if code < 0x110000 else "\ufffd")
        start, end = min(start, box.left), max(end, box.right)
    if words:
        yield from piece()
    text.close()


def _scale(text: pypdfium2.PdfTextPage, index: int) -> float:
    """Return how much larger type is on the page than the file says its size is."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _is_bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return bool(size) and any(mark in name.value for mark in _BOLD_NAMES)
