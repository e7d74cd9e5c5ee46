"""The walk over a Word file: its paragraphs in order, each with the elements of its words.

Read is the document as it would be if all tracked changes were accepted: insertions, and no
deletions.  What is hidden or struck through, the codes of fields, prompts of forms, headers and
footers and Word's comments are no prose.  Text boxes stand behind the paragraph they are anchored
in, footnotes and endnotes at the end, in the order in which the text refers to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.documents.paragraphs import BREAK, Paragraph, Piece, in_cell, settled
from claimcheck.documents.word.package import Package, child, is_on, local, value
from claimcheck.documents.word.styles import Styles, is_heading, is_listed
from claimcheck.values import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_NO_PROSE = frozenset(
    {
        "altChunk",
        "del",
        "delInstrText",
        "delText",
        "fldData",
        "instrText",
        "moveFrom",
        "pPr",
        "rPr",
        "rt",
        "rubyPr",
        "sdtEndPr",
        "sdtPr",
        "sectPr",
        "tblGrid",
        "tblPr",
        "tblPrEx",
        "tcPr",
        "trPr",
    }
)
_OUT = ("vanish", "strike", "dstrike")
_CHARACTERS = {
    "br": BREAK,
    "cr": BREAK,
    "noBreakHyphen": "-",
    "ptab": " ",
    "tab": " ",
}
# All but soft hyphens.
_SHOWN = re.compile("[^\u00ad]+")
# What Word makes of an arrow that is typed; the comments of claimcheck may end in one.
_ARROWS = {"F0E0": "→", "F0DF": "←"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def paragraphs(package: Package) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a Word file that are prose, in order; empty ones too.

    Raises:
        ReadingError: If a part of the file is damaged.
    """
    walk = _Walk(Styles(package.part("styles")))
    walk.take(package.document.getroot())
    notes = {place: _notes(package, place) for place in {place for place, _ in walk.notes}}
    for (place, number), anchor in list(walk.notes.items()):
        if (note := notes[place].get(number)) is not None:
            walk.take(note, anchor, place)
    return settled(walk.done)


def _notes(package: Package, place: str) -> dict[str, _Element]:
    """Return the footnotes or the endnotes of a file by their numbers."""
    tree = package.part(f"{place}s")
    notes = () if tree is None else tree.getroot()
    return {value(note, "id") or "": note for note in notes if local(note) == place}


class _Open:
    """A paragraph that is being read, and those of the text boxes in it."""

    def __init__(self, style: str, kind: BlockKind | None) -> None:
        self.style = style
        self.kind = kind
        self.pieces: list[Piece] = []
        self.behind: list[Paragraph] = []


class _Walk:
    """What has been read so far."""

    def __init__(self, styles: Styles) -> None:
        self.done: list[Paragraph] = []
        self.notes: dict[tuple[str, str], _Element] = {}
        self._styles = styles
        self._open: list[_Open] = []
        self._cells = 0
        self._codes: list[bool] = []  # the fields around, each: are we in its code?
        self._joined: list[Piece] = []  # of a paragraph whose end is deleted
        self._run: _Element | None = None  # of the flow of the text
        self._box: _Element | None = None
        self._anchor: _Element | None = None
        self._place: str | None = None

    def take(
        self, root: _Element, anchor: _Element | None = None, place: str | None = None
    ) -> None:
        """Read what is in an element.

        Args:
            root: The document or a note.
            anchor: Where the note hangs in the document.
            place: What the note is.
        """
        from lxml import etree

        self._anchor, self._place = anchor, place
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._leave(element)
            elif not self._enter(element):
                walker.skip_subtree()
        if self._joined:
            self.done.append(self._paragraph(self._joined, None))
            self._joined = []

    def _enter(self, element: _Element) -> bool:
        """Read what an element says itself; tell whether what is in it is to be read."""
        name = local(element)
        if name == "t" or element.tag == _MATHS:
            self._add(element.text or "", element)
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name], element)
        elif name == "sym":
            self._add(_ARROWS.get((value(element, "char") or "").upper(), ""), element)
        elif name in _NO_PROSE:
            return False
        elif name == "r":
            if len(self._open) == 1:
                self._run = element
            return not self._is_out(element)
        elif name == "p":
            self._open.append(self._opened(element))
        elif name == "tc":
            self._cells += 1
            return child(element, "tcPr", "cellDel") is None
        elif name == "tr":
            return child(element, "trPr", "del") is None
        elif name == "sdt":
            return child(element, "sdtPr", "showingPlcHdr") is None
        elif name == "fldChar":
            self._field(value(element, "fldCharType"))
        elif name in _NOTES and self._anchor is None and not any(self._codes):
            anchor = self._hook(element) if len(self._open) > 1 else element
            self.notes.setdefault((_NOTES[name], value(element, "id") or ""), anchor)
        elif not name and element.tag in (f"{_COMPATIBLE}Choice", f"{_COMPATIBLE}Fallback"):
            # The same again for other programs.
            return element.getprevious() is None
        return True

    def _leave(self, element: _Element) -> None:
        name = local(element)
        if name == "tc":
            self._cells -= 1
        elif name == "p":
            self._close(element)

    def _add(self, words: str, element: _Element) -> None:
        if self._open and not any(self._codes):
            for match in _SHOWN.finditer(words):
                self._open[-1].pieces.append(Piece(match.group(), element, match.start()))

    def _field(self, what: str | None) -> None:
        if what == "begin":
            self._codes.append(True)
        elif self._codes and what == "separate":
            self._codes[-1] = False
        elif self._codes and what == "end":
            self._codes.pop()

    def _is_out(self, run: _Element) -> bool:
        """Tell whether a run is hidden or struck through."""
        properties = child(run, "rPr")
        styles = [value(child(properties, "rStyle")) or ""]
        styles += [self._open[-1].style] if self._open else []

        def is_set(name: str) -> bool:
            switch = child(properties, name)
            if switch is not None:
                return is_on(switch)
            by_style = (self._styles.switch(style, name) for style in styles)
            return bool(next((on for on in by_style if on is not None), False))

        return any(map(is_set, _OUT))

    def _opened(self, element: _Element) -> _Open:
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle")) or ""
        kind = "heading" if is_heading(properties) else self._styles.kind(style)
        if kind in (None, "list-item"):
            listed = is_listed(properties)
            if listed is not None:
                kind = "list-item" if listed else None
        opened = _Open(style, kind)
        if not self._open:
            opened.pieces, self._joined = self._joined, []
        else:
            self._box = self._hook(element)
        return opened

    def _hook(self, element: _Element) -> _Element:
        """Return what an element in a text box hangs in: the box, as its run has it."""
        for around in element.iterancestors():
            if around is self._run:
                break
            element = around
        return element

    def _close(self, element: _Element) -> None:
        closed = self._open.pop()
        marks = child(element, "pPr", "rPr")
        gone = child(marks, "del") is not None or child(marks, "moveFrom") is not None
        if gone and not self._open:
            self._joined = closed.pieces
            self.done += closed.behind
            return
        paragraph = self._paragraph(closed.pieces, closed.kind)
        if self._cells:
            paragraph = in_cell(paragraph)
        if self._open:
            self._open[-1].behind += (paragraph, *closed.behind)
            return
        self.done += (paragraph, *closed.behind)
        # A field whose code does not end in its paragraph is a broken one.
        self._codes = [code for code in self._codes if not code]

    def _paragraph(self, pieces: list[Piece], kind: BlockKind | None) -> Paragraph:
        if self._open and self._anchor is None:
            return Paragraph(tuple(pieces), kind, self._box, "text box")
        return Paragraph(tuple(pieces), kind, self._anchor, self._place)
