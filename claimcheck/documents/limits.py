"""How much is read before a file is refused, so that no file can take a machine down."""

from __future__ import annotations

import re

from msgspec import Struct

from claimcheck.documents.errors import ReadingError

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_FREE = 1_000_000
"""Bytes that may come out of any file, however small it is."""


class Limits(Struct, frozen=True):
    """What a file may have at most; bytes are bytes, one MB is 10^6 of them."""

    size: int = 100_000_000
    """Bytes of a file."""
    expanded: int = 250_000_000
    """Bytes of what is packed in a file, unpacked."""
    ratio: int = 200
    """How many times larger than the file what is packed in it may be, beyond the first MB."""
    tokens: int = 12_000_000
    """Words and marks of a draft, about 60 MB of prose; each takes a kilobyte at most."""
    tags: int = 500_000
    """Tags of a web page, and of HTML in other formats.  A page of news has some thousands, a book
    or standard on one page a few hundred thousand; each takes about a kilobyte and 30 µs."""
    marks: int = 1_000_000
    """Lines of a Markdown file and marks in them; each takes up to 2 kB."""
    pages: int = 2_000
    """Pages of a PDF file."""
    depth: int = 200
    """Elements inside elements."""

    def most(self, size: int) -> int:
        """Return how many bytes may come out of a file of that many."""
        return min(self.expanded, max(_FREE, self.ratio * size))


class Reading(Struct, frozen=True):
    """How to read: what is known of the files, and the limits."""

    encoding: str | None = None
    format: str | None = None
    limits: Limits = Limits()


def check_tokens(text: str, path: str, limits: Limits) -> None:
    """Refuse a text of more words and marks than the limits allow.

    Raises:
        ReadingError: If it has more.
    """
    # A text has no more of them than code points, so that a short one need not be counted.
    if len(text) > limits.tokens and sum(1 for _ in _TOKEN.finditer(text)) > limits.tokens:
        reason = f"more than {limits.tokens:,} words and marks; split it, or raise --max-size"
        raise ReadingError(path, reason)
