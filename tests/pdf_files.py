"""PDF files for tests, set with reportlab line by line, as a newspaper's page is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

TOP = A4[1] - 60
STEP = 12.0
LEFT = (50.0, 310.0)
"""Where two columns begin."""

Page = Sequence[tuple[float, float, str, float, str]]
"""Lines: from the left, from the top, a font, its size, the words."""


def column(
    lines: Iterable[str], left: float = LEFT[0], top: float = 0.0, size: float = 10.0
) -> list[tuple[float, float, str, float, str]]:
    """Return the lines of a column; one that begins with a tab is indented."""
    return [
        (left + 12 * line.startswith("\t"), top + i * STEP, "Times-Roman", size, line.strip("\t"))
        for i, line in enumerate(lines)
    ]


def pdf(*pages: Page, password: str | None = None) -> bytes:
    """Return a PDF file of some pages."""
    file = BytesIO()
    options: dict[str, Any] = {"invariant": 1}
    if password:
        options["encrypt"] = StandardEncryption(password)
    canvas = Canvas(file, pagesize=A4, **options)
    for page in pages:
        for left, down, font, size, words in page:
            canvas.setFont(font, size)
            canvas.drawString(left, TOP - down, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
