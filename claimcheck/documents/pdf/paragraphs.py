"""From columns of lines to paragraphs, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from statistics import median

from claimcheck.documents import furniture
from claimcheck.documents.pdf import hyphens
from claimcheck.documents.pdf.columns import columns, rows
from claimcheck.documents.pdf.glyphs import Piece
from claimcheck.documents.pdf.margins import without_margins
from claimcheck.values import BlockKind

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"} | {
    0xFB05: "st", 0xFB06: "st", 0xA0: " ", 0x2: "-"
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_STOP = re.compile(r"[.!?:…][\"'”’)\]]*\Z")
_BULLET = re.compile(r"(?:[•‣▪●◦*–—-]|\d{1,2}[.)])\s")
_OWN_BULLET = re.compile(r"\A\s*[\ue000-\uf8ff](?=\s|\Z)")
"""A bullet of a font of symbols."""
_NOTE = re.compile(r"(\d{1,3})(?=[^\W\d_])")
"""How the text of a note can begin."""
_RAISED = 0.8
"""Figures set so much smaller than the text are marks of notes."""
_LARGER = 1.12
"""Type so much larger than that of the text is a heading's."""
_SMALLER = 0.93
_ANOTHER = 0.05
"""Pieces whose sizes differ by more, as a share, are in two paragraphs."""
_PITCH = 1.35
"""Pieces farther apart than usual by so much are, too."""
_WIDEST_PITCH = 3.0
"""No text is set wider than this, in sizes of its type."""
_INDENT = 0.6
_SHORT = 0.35
"""A line that leaves more of its column empty ends a paragraph, whatever comes behind it."""
_HEADING = 200
_CAPTION = 400
_BOLD_HEADING = 100
_SKIPPED = 3
"""So many headings and captions may stand between the parts of a paragraph."""


class _Part:
    """A paragraph, or what of one stands in a column."""

    __slots__ = ("bold", "column", "filled", "indented", "lines", "opens", "size")

    def __init__(self, first: Piece, column: int, *, indented: bool) -> None:
        self.lines = [first.words]
        self.size = first.size
        self.bold = first.bold
        self.column = column
        self.indented = indented
        self.opens = False  # by an indent of the first of several lines
        self.filled = False

    @property
    def listed(self) -> bool:
        """Whether it begins with the mark of a list's item."""
        return _BULLET.match(self.lines[0]) is not None

    def as_large_as(self, other: _Part | Piece) -> bool:
        """Tell whether something is set in type of the same size."""
        return abs(other.size - self.size) <= _ANOTHER * self.size


def paragraphs(pages: Iterable[Sequence[Piece]]) -> list[tuple[str, BlockKind | None]]:
    """Return the paragraphs of a file, with their kinds where their type tells them.

    Args:
        pages: The pieces of each of its pages.
    """
    spelt = [[*map(_spelt, page)] for page in pages]
    read = without_margins([rows(page) for page in spelt])
    found = [column for page in read for column in columns(page)]
    size = _text_size(found)
    parts = [part for i, column in enumerate(found) for part in _parts(column, i)]
    parts = _joined(parts)
    written = hyphens.words_of(line for part in parts for line in part.lines[:-1])
    notes = {piece.words.strip() for page in spelt for piece in page if piece.size < _RAISED * size}
    made = [(_without_mark(_words(part, written), notes), part) for part in parts]
    return [(words, _kind(words, part, size)) for words, part in made if words]


def _without_mark(words: str, notes: Set[str]) -> str:
    """Return a paragraph without the number of a note that the text refers to."""
    mark = _NOTE.match(words)
    return words[mark.end() :] if mark and mark[1] in notes else words


def _spelt(piece: Piece) -> Piece:
    """Spell out ligatures; a soft hyphen counts at the end of a line only."""
    words = _OWN_BULLET.sub("•", _CONTROL.sub("", piece.words.translate(_LIGATURES)))
    inner = words.rstrip()
    soft = inner.endswith(hyphens.SOFT)
    return piece._replace(words=words.replace(hyphens.SOFT, "") + hyphens.SOFT * soft)


def _text_size(found: Iterable[Sequence[Piece]]) -> float:
    """Return the size of the type in which most of the text is set."""
    counted: Counter[float] = Counter()
    for column in found:
        for line in column:
            counted[round(line.size, 1)] += len(line.words)
    return counted.most_common(1)[0][0] if counted else 0.0


def _parts(column: Sequence[Piece], number: int) -> Iterator[_Part]:
    """Divide a column into its paragraphs."""
    left = median(line.left for line in column)
    right = _edge(column)
    width = max(1.0, right - left)
    steps = [b.base - a.base for a, b in pairwise(column)]
    pitch = min(median(steps), _WIDEST_PITCH * column[0].size) if steps else 0.0
    part: _Part | None = None
    above: Piece | None = None
    for line in column:
        indent = _INDENT * line.size < line.left - left < width / 3
        if part is None or above is None or not _goes_on(part, above, line, indent, pitch, right):
            if part is not None:
                yield part
            part = _Part(line, number, indented=indent)
        else:
            if len(part.lines) == 1:
                part.opens = part.indented and not indent and not part.listed
            part.lines.append(line.words)
        part.filled = right - line.right < _SHORT * width
        above = line
    if part is not None:
        yield part


def _edge(column: Sequence[Piece]) -> float:
    """Return where the longer lines of a column end."""
    ends = sorted(line.right for line in column)
    return ends[len(ends) * 9 // 10]


def _goes_on(
    part: _Part, above: Piece, line: Piece, indent: bool, pitch: float, right: float
) -> bool:
    """Tell whether a line belongs to the paragraph of the one above it."""
    step = line.base - above.base
    if not part.as_large_as(line) or line.bold != part.bold or _BULLET.match(line.words):
        return False
    # Headings are set wider than the text, and are few.
    usual = pitch if step < pitch * _PITCH else max(pitch, 1.1 * line.size)
    if step > _PITCH * usual:
        return False
    stopped = _STOP.search(above.words) is not None
    hangs = part.listed and len(part.lines) == 1  # and so do the lines behind the mark
    if indent and line.left - above.left > _INDENT * line.size / 2 and not hangs:
        return False
    room = right - above.right
    first = (line.right - line.left) * (line.words.find(" ") + 1 or len(line.words))
    needed = first / max(1, len(line.words))
    if stopped and room > needed + line.size:
        return False
    return room <= _SHORT * (right - line.left) or line.words[:1].islower() or len(part.lines) > 1


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Join the parts of paragraphs that run over the ends of columns and pages."""
    indents = sum(part.opens for part in parts) > sum(len(part.lines) > 1 for part in parts) / 4
    made: list[_Part] = []
    gone: set[int] = set()
    for i, part in enumerate(parts):
        if i in gone:
            continue
        made.append(part)
        last, at = part, i
        while (following := _continuation(parts, at, last, gone, indents=indents)) is not None:
            gone.add(following)
            last = parts[following]
            part.lines += last.lines
            at = following
    return made


def _continuation(
    parts: Sequence[_Part], i: int, part: _Part, gone: set[int], *, indents: bool
) -> int | None:
    """Return the part of a later column that goes on where a part ends, if there is one."""
    below = parts[i + 1] if i + 1 < len(parts) and i + 1 not in gone else None
    # Only a caption or a box may stand below it in its column.
    if below and below.column == part.column and part.as_large_as(below):
        return None
    stopped = _STOP.search(part.lines[-1]) is not None
    if not part.filled and stopped:
        return None
    for j in range(i + 1, min(len(parts), i + 2 + _SKIPPED)):
        other = parts[j]
        alike = part.as_large_as(other) and other.bold == part.bold
        if not alike or other.column == part.column or j in gone:
            continue
        first = other.lines[0]
        if stopped:
            goes_on = indents and part.filled and not other.indented and j == i + 1
        else:
            goes_on = first[:1].islower() or (j == i + 1 and part.filled and not other.indented)
        return j if goes_on and not _BULLET.match(first) else None
    return None


def _words(part: _Part, written: frozenset[str]) -> str:
    """Join the lines of a paragraph."""
    pieces: list[str] = []
    tail = ""
    for line in part.lines:
        # Only the end of what is joined so far decides, so that long paragraphs cost no more.
        joined = hyphens.join(tail, line, written) if tail else line
        cut = max(0, len(joined) - 200)
        pieces.append(joined[:cut])
        tail = joined[cut:]
    return " ".join(("".join(pieces) + tail).replace(hyphens.SOFT, "").split())


def _kind(words: str, part: _Part, size: float) -> BlockKind | None:
    """Tell what a paragraph is by its type."""
    stopped = _STOP.search(words) is not None
    if part.size > _LARGER * size and len(words) <= _HEADING:
        return None if stopped and part.size < 1.5 * size else "heading"
    if part.size < _SMALLER * size and len(words) <= _CAPTION:
        return None if furniture.kind(words) else "caption"
    if part.bold and len(words) <= _BOLD_HEADING and not stopped:
        return "heading"
    return None
