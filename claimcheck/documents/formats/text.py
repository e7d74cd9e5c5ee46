"""Plain text: the file is its own prose, and its lines tell its paragraphs."""

from __future__ import annotations

from claimcheck.documents.content import Content, line_starts
from claimcheck.documents.decode import decode
from claimcheck.documents.limits import Reading


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read a plain text; see ``claimcheck.documents.formats``."""
    text, encoding = decode(data, path, reading.encoding)
    return of_text(text, encoding)


def of_text(text: str, encoding: str) -> Content:
    """Return a text as its own prose."""
    return Content(text, encoding, line_starts(text))
