"""The paragraphs of word processors' files, of whatever format.

A walk over a file gives paragraphs of pieces; what is common to these formats is here: what the
name of a style says, and who signs a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.content import Content, cell_kind, of_paragraphs, signs
from claimcheck.values import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

BREAK = "\n"
"""The words of a piece that is a line break."""
BODY_LEVEL = 9
"""The level in the outline, counted from 0, that is no heading's."""
MOST_STYLES = 20
"""So many styles based on one another are asked what a paragraph is; programs write a few."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
_NAMED: dict[str, BlockKind] = {
    "attribution": "byline",
    "author": "byline",
    "blockquote": "quotation",
    "blockquotation": "quotation",
    "blocktext": "quotation",
    "byline": "byline",
    "caption": "caption",
    "credit": "caption",
    "crosshead": "heading",
    "cutline": "caption",
    "dateline": "dateline",
    "figure": "caption",
    "headline": "heading",
    "illustration": "caption",
    "intensequote": "quotation",
    "kicker": "heading",
    "photocredit": "caption",
    "pullquote": "quotation",
    "quotation": "quotation",
    "quotations": "quotation",
    "quote": "quotation",
    "quoteattribution": "byline",
    "quoteauthor": "byline",
    "quotecharacter": "quotation",
    "signature": "byline",
    "subhead": "heading",
    "subheadline": "heading",
    "subtitle": "heading",
    "title": "heading",
    "tocheading": "heading",
}
_NUMBERED: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"(?:sub)?heading\d*"), "heading"),
    (re.compile(r"(?:toc|contents|index)\d+|tableoffigures"), "boilerplate"),
    (re.compile(r"list(?:bullet|number|paragraph)?\d*"), "list-item"),
)


class Piece(NamedTuple):
    """Words, and where they stand: from a place on in the characters of an element of the file."""

    words: str
    node: _Element | None = None
    at: int = 0


class Paragraph(NamedTuple):
    """A paragraph as a file has it.

    One that does not stand in the flow of the text has an ``anchor``, the element there at which
    it hangs, and a ``place``: what it is in, such as "footnote".
    """

    pieces: tuple[Piece, ...]
    kind: BlockKind | None = None
    anchor: _Element | None = None
    place: str | None = None

    @property
    def words(self) -> str:
        """The words of its pieces, with white space as they have it."""
        return "".join(piece.words for piece in self.pieces)


def style_kind(name: str) -> BlockKind | None:
    """Return what a paragraph is by the name of its style: "Heading 1", "Intense Quote"."""
    plain = _NOT_A_LETTER.sub("", name).lower()
    for pattern, kind in _NUMBERED:
        if pattern.fullmatch(plain):
            return kind
    return _NAMED.get(plain)


def in_cell(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph as one of a table's cell, if its style says nothing of it."""
    if paragraph.kind not in (None, "list-item"):
        return paragraph
    return paragraph._replace(kind=cell_kind(paragraph.words))


def settled(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a file as a reader sees them: parted, and with bylines told."""
    return tuple(_signed(_parted(paragraphs)))


def _parted(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Part paragraphs where lines are broken twice or more in a row."""
    for paragraph in paragraphs:
        start = 0
        breaks = -1  # since the last words; before any, they part nothing
        for i, piece in enumerate(paragraph.pieces):
            if piece.words == BREAK and breaks >= 0:
                breaks += 1
            elif piece.words.strip():
                if breaks > 1:
                    yield paragraph._replace(pieces=paragraph.pieces[start:i])
                    start = i
                breaks = 0
        yield paragraph._replace(pieces=paragraph.pieces[start:])


def _signed(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Make a last line of a block quotation that names its speaker a byline."""
    for paragraph in paragraphs:
        if paragraph.kind == "quotation":
            yield from _attributed(paragraph)
        else:
            yield paragraph


def _attributed(quotation: Paragraph) -> Iterator[Paragraph]:
    """Yield a quotation, and apart from it its last line if that names the speaker."""
    pieces = quotation.pieces
    last = max((i for i, piece in enumerate(pieces) if piece.words == BREAK), default=-1)
    line = quotation._replace(pieces=pieces[last + 1 :], kind="byline")
    if not signs(line.words.strip()):
        yield quotation
        return
    if last > 0:
        yield quotation._replace(pieces=pieces[:last])
    yield line


def content_of(paragraphs: Iterable[Paragraph], encoding: str) -> Content:
    """Put paragraphs together; see ``claimcheck.documents.content.of_paragraphs``."""
    return of_paragraphs(((p.words, p.kind, False) for p in paragraphs), encoding)
