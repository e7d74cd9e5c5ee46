"""What a reader of a format makes of a file: its prose, in units, and where that stands.

A reader of mark-up takes the prose out of the file and keeps, with ``Assembly``, where each
stretch of it stands there.  A reader of a format whose file is no text puts paragraphs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from claimcheck.values import BlockKind, Origin

_LINE_END = re.compile(r"\r\n?|\n")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*\s*\Z")
_SENTENCE_WORDS = 4
_SIGNED = re.compile(r"\s*(?:-{1,3}|[—–―])\s*[^\W\d_a-z]")
_SIGNATURE = 160
_MARKS = (("“", "”"), ("‘", "’"))
_QUOTES = "“”‘’\"'«»„"
_BETWEEN = "\n\n"
"""What stands between the units of a text that is put together."""


class Unit(NamedTuple):
    """A stretch of text that belongs together: a paragraph, a heading, an item of a list.

    ``kind`` is what the format says it is; None leaves that to its words and its form.  A unit of
    plain text that is ``listed`` begins with a list mark; a ``deck`` is a headline whose first
    line ends in a semicolon and goes on below.
    """

    start: int
    end: int
    listed: bool = False
    deck: bool = False
    kind: BlockKind | None = None


class Content(Struct, frozen=True):
    """The prose of a file.

    ``units`` is None where the layout of the text's lines decides.  ``line_starts`` and
    ``origin`` are as in ``claimcheck.values.Document``.
    """

    text: str
    encoding: str
    line_starts: tuple[int, ...]
    units: tuple[Unit, ...] | None = None
    origin: Origin | None = None


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of a text begin, whatever ends them."""
    if "\r" in text:
        return (0, *(match.end() for match in _LINE_END.finditer(text)))
    lines = text.split("\n")
    return tuple(accumulate([len(line) + 1 for line in lines[:-1]], initial=0))


def of_paragraphs(
    paragraphs: Iterable[tuple[str, BlockKind | None, bool]], encoding: str
) -> Content:
    """Put the paragraphs of a file that is no text together, each a line.

    Args:
        paragraphs: Their words, their kinds, and whether they begin with a list mark; one without
            words still counts as a line.
        encoding: What the file's text is encoded in.
    """
    parts: list[str] = []
    units: list[Unit] = []
    starts: list[int] = []
    size = 0
    for words, kind, listed in paragraphs:
        line = _SPACE.sub(" ", words).strip()
        starts.append(size)
        if line:
            units.append(Unit(size, size + len(line), listed, kind=kind))
        parts += (line, _BETWEEN)
        size += len(line) + len(_BETWEEN)
    text = "".join(parts[:-1])
    return Content(text, encoding, tuple(starts) or (0,), tuple(units))


def kept(words: str) -> tuple[int, ...]:
    """Return the places of the characters of a paragraph that its line has, in order."""
    blank = True
    places: list[int] = []
    for i, char in enumerate(words):
        if not (char.isspace() and blank):
            places.append(i)
        blank = char.isspace()
    return tuple(places[:-1] if blank and places else places)


def cell_kind(words: str) -> BlockKind | None:
    """Return the kind of a table's cell: a label or figure, unless it is a sentence."""
    sentence = _SENTENCE.search(words) and len(words.split()) >= _SENTENCE_WORDS
    return None if sentence else "caption"


def signs(line: str) -> bool:
    """Tell whether a line names the speaker of the quotation above it: "— Ada Holt, mayor"."""
    return len(line) <= _SIGNATURE and _SIGNED.match(line) is not None


class Assembly:
    """Prose taken out of mark-up, stretch by stretch, with where it stands in the file."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._size = 0
        self._texts: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._units: list[Unit] = []
        self._begin = 0
        self._end = 0  # of the unit's words
        self._behind = 0  # the same in the file
        self._unopened = 0  # quotations without words so far
        self._closing: list[str] = []  # the marks that close those that are open
        self._blank = True  # nothing but blanks since the unit began, or a blank was the last

    def add(self, words: str, start: int, end: int) -> None:
        """Add words that stand at ``start:end`` of the file; what they are there may differ."""
        if not words:
            return
        while self._unopened:
            opening, closing = _MARKS[len(self._closing) % 2]
            if words[0] in _QUOTES:  # they have a mark of their own
                opening = closing = ""
            self._put(opening, start, start)
            self._closing.append(closing)
            self._unopened -= 1
        self._put(words, start, end)
        self._end, self._behind = self._size, end
        self._blank = False

    def _put(self, words: str, start: int, end: int) -> None:
        if not words:
            return
        exact = len(words) == end - start
        goes_on = (
            exact
            and self._texts
            and self._ends[-1] == start
            and self._size - self._texts[-1] == start - self._starts[-1]
        )
        if goes_on:
            self._ends[-1] = end
        else:
            self._texts.append(self._size)
            self._starts.append(start)
            self._ends.append(end)
        self._words.append(words)
        self._size += len(words)

    def open_quotation(self) -> None:
        """Put what comes between quotation marks, which the file does not have."""
        self._unopened += 1

    def close_quotation(self) -> None:
        """End what ``open_quotation`` began."""
        if self._unopened:
            self._unopened -= 1
        elif self._closing and self._end > self._begin:
            self.add(self._closing.pop(), self._behind, self._behind)

    def flow(self, words: str, start: int) -> None:
        """Add words that stand in the file as they are; white space counts as one blank."""
        at = 0
        for match in _SPACE.finditer(words):
            self.add(words[at : match.start()], start + at, start + match.start())
            self.blank(start + match.start(), start + match.end())
            at = match.end()
        self.add(words[at:], start + at, start + len(words))

    def blank(self, start: int, end: int) -> None:
        """Add a blank for what stands at ``start:end``, unless there is one or none is needed."""
        if not self._blank:
            self._put(" ", start, end)
            self._blank = True

    def close(self, kind: BlockKind | None = None) -> None:
        """End a unit; one without words is none."""
        if self._end > self._begin:
            self._units.append(Unit(self._begin, self._end, kind=kind))
            self._part()
        self._unopened = 0
        self._closing.clear()

    def aside(self, words: str, start: int) -> None:
        """Add what stands in the file as it is and is no prose, within a unit or between two."""
        self._put(words, start, start + len(words))
        if self._end <= self._begin:
            self._part()
        else:
            self._blank = False

    def _part(self) -> None:
        """Part units by what is not in the file."""
        self._put(_BETWEEN, self._ends[-1], self._ends[-1])
        self._begin = self._end = self._size
        self._blank = True

    def content(self, file: str, encoding: str) -> Content:
        """Return what was put together.

        Args:
            file: The decoded file.
            encoding: What it was encoded in.
        """
        self.close()
        return Content(
            "".join(self._words),
            encoding,
            line_starts(file),
            tuple(self._units),
            Origin(tuple(self._texts), tuple(self._starts), tuple(self._ends)),
        )
