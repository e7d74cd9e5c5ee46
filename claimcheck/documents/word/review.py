"""Reviewed copies: a Word file with remarks as Word's own comments, and nothing else changed.

Only the document, its comments and the lists that name these are written anew; every other part
of the file is copied.  A comment hangs on the words it is about: runs are split where they begin
and end.  Not every program has comments in text boxes and notes; there they hang on what stands for
the box or the note in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from claimcheck.documents.content import kept
from claimcheck.documents.paragraphs import Paragraph, content_of
from claimcheck.documents.word.comments import Comments
from claimcheck.documents.word.package import Package, local
from claimcheck.documents.word.walk import paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNITS = frozenset({"fldSimple", "r", "sdt"})
_LAYOUT = frozenset({"rPr", "lastRenderedPageBreak"})
_LONG = 4_000
"""Characters of an element beyond which it is cut into several before it is cut at each mark."""


class Remark(NamedTuple):
    """What to say of a stretch of the text: ``lines`` are the paragraphs of the comment."""

    start: int
    end: int
    lines: tuple[str, ...]


def with_comments(package: Package, remarks: Sequence[Remark]) -> bytes:
    """Return a copy of a Word file with remarks as comments.

    Comments that claimcheck made before are replaced.  One that somebody has answered or marked
    as resolved stays, and is not made again.

    Args:
        package: The file, freshly opened; it is of no use afterwards.
        remarks: The remarks, with offsets into the text that is read from it.

    Raises:
        ReadingError: If a part of the file is damaged.
    """
    comments = Comments(package)
    settled = Counter(comments.settled)
    text = _Text(paragraphs(package))
    marks: list[_Mark] = []
    for remark in remarks:
        ends = text.ends(remark)
        if ends is None:
            continue
        lines = (*text.context(remark), *remark.lines)
        if settled[lines]:
            settled[lines] -= 1
            continue
        number = comments.add(lines)
        marks += (_Mark(ends[0], True, number), _Mark(ends[1], False, number))
    _hang([*_in_short(marks)], comments)
    return _written(package, comments.parts())


class _Place(NamedTuple):
    """One character of the text: its order among all, and the element that bears it.

    ``at`` is its place in the words of the element.
    """

    order: int
    node: _Element
    at: int = 0


class _Mark(NamedTuple):
    """Where a comment begins (before a character) or ends (behind one)."""

    place: _Place
    opens: bool
    number: str

    @property
    def order(self) -> tuple[int, bool]:
        """Its order among all marks: what ends between two characters before what begins there."""
        return self.place.order + (not self.opens), self.opens


class _Text:
    """The text as it was read, from offsets back to elements."""

    def __init__(self, found: Sequence[Paragraph]) -> None:
        self._found = found
        content = content_of(found, "")
        self._text = content.text
        self._starts = content.line_starts
        self._pieces: dict[int, tuple[tuple[int, ...], list[int]]] = {}

    def ends(self, remark: Remark) -> tuple[_Place, _Place] | None:
        """Return the first and the last character of a remark; None if it has no place."""
        first = self._paragraph(remark.start)
        last = self._paragraph(max(remark.start, remark.end - 1))
        if self._found[first].anchor is not None:
            last = first
        while last > first and self._found[last].anchor is not None:
            last -= 1
        begin = self._place(first, remark.start)
        end = self._place(last, max(remark.start, remark.end - 1))
        return (begin, end) if begin and end else None

    def context(self, remark: Remark) -> tuple[str, ...]:
        """Return what to say of a remark on words that its comment does not hang on."""
        paragraph = self._found[self._paragraph(remark.start)]
        if paragraph.anchor is None:
            return ()
        words = " ".join(self._text[remark.start : remark.end].split())
        return (f"In the {paragraph.place}: {words}",)

    def _paragraph(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _place(self, number: int, offset: int) -> _Place | None:
        """Return the place of a character in a paragraph, or of the nearest one there is."""
        if number >= len(self._found):
            return None
        paragraph = self._found[number]
        if paragraph.anchor is not None:
            return _Place(-1, paragraph.anchor)
        if number not in self._pieces:
            sizes = (len(piece.words) for piece in paragraph.pieces)
            self._pieces[number] = kept(paragraph.words), [*accumulate(sizes)]
        places, ends = self._pieces[number]
        if not places:
            return None
        column = min(offset - self._starts[number], len(places) - 1)
        at = bisect_right(ends, places[column])
        piece = paragraph.pieces[at]
        if piece.node is None:
            return None
        before = ends[at] - len(piece.words)
        into = piece.at + places[column] - before
        return _Place(self._starts[number] + column, piece.node, into)


def _in_short(marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """Yield marks with none in a long text, which each cut would copy: long ones are parted."""
    parted: dict[_Element, list[_Element]] = {}
    for mark in marks:
        node, at = mark.place.node, mark.place.at
        if local(node) == "t" and at >= _LONG and node not in parted:
            parted[node] = _parted(node)
        if node in parted:
            place = mark.place._replace(node=parted[node][at // _LONG], at=at % _LONG)
            mark = mark._replace(place=place)
        yield mark


def _parted(node: _Element) -> list[_Element]:
    """Part a long text into elements beside one another, and return them."""
    words = node.text or ""
    parts = [node]
    for start in range(0, len(words), _LONG):
        if start:
            parts.append(node.makeelement(node.tag, dict(node.attrib), node.nsmap))
            parts[-2].addnext(parts[-1])
        parts[-1].text = words[start : start + _LONG]
        parts[-1].set(_SPACE, "preserve")
    return parts


def _hang(marks: Sequence[_Mark], comments: Comments) -> None:
    """Put the marks of comments into the text, from its end on, so that places stay true."""
    for _, alike in groupby(sorted(marks, key=lambda m: m.order, reverse=True), lambda m: m.order):
        for _, same in groupby(alike, lambda m: m.place.node):
            group = list(same)
            unit = _cut(group[0])
            for mark in group:
                _put(mark, unit, comments)


def _put(mark: _Mark, unit: _Element | None, comments: Comments) -> None:
    if unit is None:
        return
    if mark.opens:
        unit.addprevious(comments.mark("commentRangeStart", mark.number))
    else:
        unit.addnext(comments.reference(mark.number))
        unit.addnext(comments.mark("commentRangeEnd", mark.number))


def _unit(node: _Element) -> _Element | None:
    """Return what a comment on an element hangs around: the outermost of its kind in the paragraph.

    That is a run or a formula; and a content control or a field, which a program fills anew.
    """
    unit = None
    for around in (node, *node.iterancestors()):
        name = local(around)
        if name == "p":
            return unit
        if name in _UNITS or str(around.tag).startswith(_MATHS):
            unit = around
    return None


def _cut(mark: _Mark) -> _Element | None:
    """Cut a run at a mark and return the part that the mark opens or closes."""
    node, at = mark.place.node, mark.place.at
    unit = _unit(node)
    if unit is None or unit is not node.getparent() or local(unit) != "r":
        return unit
    if mark.opens:
        before = any(local(e) not in _LAYOUT for e in node.itersiblings(preceding=True))
        return _split(unit, node, at) if at or before else unit
    at += 1
    size = len(node.text or "") if local(node) == "t" else 1
    if at < size or node.getnext() is not None:
        _split(unit, node, at)
    return unit


def _split(run: _Element, node: _Element, at: int) -> _Element:
    """Split a run inside or beside one of its elements, and return the new run behind it."""
    behind = list(node.itersiblings())
    rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    if local(run[0]) == "rPr":  # it is the first, if there is one
        rest.append(deepcopy(run[0]))
    words = node.text or ""
    if at == 0:
        rest.append(node)
    elif local(node) == "t" and at < len(words):
        tail = node.makeelement(node.tag, dict(node.attrib), node.nsmap)
        node.text, tail.text = words[:at], words[at:]
        for part in (node, tail):
            part.set(_SPACE, "preserve")
        rest.append(tail)
    rest.extend(behind)
    run.addnext(rest)
    return rest


def _written(package: Package, changed: dict[str, bytes]) -> bytes:
    """Return a file with some parts changed or added, and all else as it was."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for entry in package.archive.entries:
            data = changed.pop(entry.filename, None)
            if data is None:
                data = package.archive.read_entry(entry)
            archive.writestr(_copied(entry), data)
        for name, data in changed.items():
            new = ZipInfo(name)
            new.compress_type = ZIP_DEFLATED
            archive.writestr(new, data)
    return file.getvalue()


def _copied(entry: ZipInfo) -> ZipInfo:
    """Return what an archive says of a file, without where it is and how long."""
    copy = ZipInfo(entry.filename, entry.date_time)
    copy.compress_type = entry.compress_type
    copy.external_attr = entry.external_attr
    copy.create_system = entry.create_system
    copy.comment = entry.comment
    return copy
