"""OpenDocument texts: their paragraphs in order.

Read is the text as it would be if all tracked changes were accepted; most programs keep what was
deleted apart, some where it stood.  Comments, what is hidden or struck through, headers and footers
are no prose.  What is in a frame stands behind the paragraph it is anchored in, footnotes and
endnotes at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.documents.errors import ReadingError
from claimcheck.documents.paragraphs import (
    BREAK,
    MOST_STYLES,
    Paragraph,
    Piece,
    in_cell,
    settled,
    style_kind,
)
from claimcheck.values import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"
_DRAW, _OFFICE, _STYLE, _TABLE, _TEXT = (
    f"{{{_SPACES}{name}:1.0}}" for name in ("drawing", "office", "style", "table", "text")
)
_NO_PROSE = frozenset(
    {
        *(f"{_OFFICE}{name}" for name in ("annotation", "forms", "scripts", "settings")),
        *(f"{_TEXT}{name}" for name in ("note-citation", "ruby-text", "script", "hidden-text")),
        *(f"{_TEXT}{name}" for name in ("tracked-changes", "variable-decls", "sequence-decls")),
        f"{_DRAW}object",
        f"{_TABLE}covered-table-cell",
        f"{_TEXT}placeholder",
    }
)
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_CELL = f"{_TABLE}table-cell"
_LIST = f"{_TEXT}list"
_NOTE = f"{_TEXT}note"
_SPAN = f"{_TEXT}span"
_DELETION = f"{_TEXT}deletion"
_INDEX = re.compile(rf"{re.escape(_TEXT)}(?:table-of-content|bibliography|[a-z]+-index)")
# Elements whose own characters are only the layout of the file.
_STRUCTURE = frozenset(
    f"{_TEXT}{name}"
    for name in [
        "index-body",
        "index-title",
        "list",
        "list-header",
        "list-item",
        "note",
        "note-body",
        "numbered-paragraph",
        "ruby",
        "section",
    ]
)
_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")
_SOFT_HYPHEN = "\u00ad"
_MOST_BLANKS = 100


def paragraphs(root: _Element, styles: _Element | None, path: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that are prose, in order; empty ones too.

    Args:
        root: The root of the content.
        styles: That of the styles, if they are apart from it.
        path: The name of the file, for errors.

    Raises:
        ReadingError: If the file is another kind of document.
    """
    text = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise ReadingError(path, "not an OpenDocument text; save it as .odt and audit that")
    regions = text.iterfind(f"{_TEXT}tracked-changes/{_TEXT}changed-region")
    deletions = {
        region.get(f"{_TEXT}id") or "" for region in regions if region.find(_DELETION) is not None
    }
    walk = _Walk(_Styles(root, styles), deletions)
    walk.take(text)
    return settled((*walk.done, *walk.notes))


class _Styles:
    """The styles of a text by their families and names."""

    def __init__(self, *roots: _Element | None) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        for root in roots:
            for style in () if root is None else root.iterfind(f"*/{_STYLE}style"):
                key = (style.get(f"{_STYLE}family") or "", style.get(f"{_STYLE}name") or "")
                self._styles.setdefault(key, style)
        self._kinds: dict[str, BlockKind | None] = {}
        self._hidden: dict[tuple[str, str], bool] = {}

    def kind(self, name: str) -> BlockKind | None:
        """Return what a style makes of a paragraph, by its name or one that it is based on."""
        if name not in self._kinds:
            kinds = map(style_kind, self._names(name))
            self._kinds[name] = next((kind for kind in kinds if kind is not None), None)
        return self._kinds[name]

    def hides(self, family: str, name: str) -> bool:
        """Tell whether a style hides text or strikes it through."""
        key = (family, name)
        if key not in self._hidden:
            found = (style.find(f"{_STYLE}text-properties") for style in self._chain(family, name))
            properties = [element for element in found if element is not None]
            display, line = (
                next((said for element in properties if (said := element.get(name))), None)
                for name in (f"{_TEXT}display", f"{_STYLE}text-line-through-style")
            )
            self._hidden[key] = display == "none" or line not in (None, "none")
        return self._hidden[key]

    def _names(self, name: str) -> Iterator[str]:
        """Yield the names that people see of a style and of those it is based on."""
        yield _decoded(name)
        for style in self._chain("paragraph", name):
            yield style.get(f"{_STYLE}display-name") or _decoded(style.get(f"{_STYLE}name") or "")
            yield _decoded(style.get(f"{_STYLE}parent-style-name") or "")

    def _chain(self, family: str, name: str) -> Iterator[_Element]:
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(seen) < MOST_STYLES:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{_STYLE}parent-style-name") or ""


def _decoded(name: str) -> str:
    """Return the name of a style as people see it: "Heading_20_1" is "Heading 1"."""
    return _ENCODED.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), name)


class _Open:
    """A paragraph that is being read, and those of the frames in it."""

    def __init__(self, kind: BlockKind | None, *, hidden: bool) -> None:
        self.kind = kind
        self.hidden = hidden
        self.pieces: list[Piece] = []
        self.behind: list[Paragraph] = []


class _Walk:
    """What has been read so far."""

    def __init__(self, styles: _Styles, deletions: set[str]) -> None:
        self.done: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self._styles = styles
        self._open: list[_Open] = []
        self._deletions = deletions
        self._deleted: set[str] = set()  # those around
        self._joined: list[Piece] = []  # of a paragraph whose end is deleted
        self._within = {_CELL: 0, _LIST: 0, _NOTE: 0, "index": 0}

    def take(self, root: _Element) -> None:
        """Read what is in an element."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if not isinstance(element.tag, str):
                continue
            if event == "end":
                self._leave(element, element.tag)
            elif not self._enter(element, element.tag):
                walker.skip_subtree()
        if self._joined:
            self.done.append(Paragraph(tuple(self._joined)))

    def _enter(self, element: _Element, tag: str) -> bool:
        """Read what an element says itself; tell whether what is in it is to be read."""
        if (place := self._place(tag)) is not None:
            self._within[place] += 1
        if tag in _NO_PROSE or self._is_hidden(element, tag):
            return False
        if tag in _PARAGRAPHS:
            self._open.append(self._opened(element, tag))
        if tag == f"{_TEXT}s":
            count = element.get(f"{_TEXT}c") or "1"
            self._add(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif tag == f"{_TEXT}change-start":
            self._deleted |= {element.get(f"{_TEXT}change-id") or ""} & self._deletions
        elif tag == f"{_TEXT}change-end":
            self._deleted.discard(element.get(f"{_TEXT}change-id") or "")
        elif tag == f"{_TEXT}tab":
            self._add(" ")
        elif tag == f"{_TEXT}line-break":
            self._add(BREAK)
        elif _bears(element):
            self._add(element.text)
        return True

    def _leave(self, element: _Element, tag: str) -> None:
        if (place := self._place(tag)) is not None:
            self._within[place] -= 1
        if tag in _PARAGRAPHS:
            self._close(self._open.pop())
        above = element.getparent()
        if above is not None and _bears(above):
            self._add(element.tail)

    def _place(self, tag: str) -> str | None:
        return tag if tag in self._within else "index" if _INDEX.fullmatch(tag) else None

    def _is_hidden(self, element: _Element, tag: str) -> bool:
        if tag == f"{_TEXT}section":
            return element.get(f"{_TEXT}display") == "none"
        if tag == f"{_TEXT}hidden-paragraph" and self._open:
            self._open[-1].hidden |= element.get(f"{_TEXT}is-hidden") == "true"
        style = element.get(f"{_TEXT}style-name") or ""
        return tag == _SPAN and self._styles.hides("text", style)

    def _add(self, words: str | None) -> None:
        if words and self._open and not self._deleted:
            self._open[-1].pieces.append(Piece(words.replace(_SOFT_HYPHEN, "")))

    def _opened(self, element: _Element, tag: str) -> _Open:
        style = element.get(f"{_TEXT}style-name") or ""
        kind = "heading" if tag == f"{_TEXT}h" else self._styles.kind(style)
        if self._within["index"]:
            kind = "boilerplate"
        elif kind is None and self._within[_LIST]:
            kind = "list-item"
        opened = _Open(kind, hidden=self._styles.hides("paragraph", style))
        if not self._open:
            opened.pieces, self._joined = self._joined, []
        return opened

    def _close(self, closed: _Open) -> None:
        made = [*closed.behind]
        if self._deleted and not self._open:
            self._joined = closed.pieces
        elif not closed.hidden:
            paragraph = Paragraph(tuple(closed.pieces), closed.kind)
            made.insert(0, in_cell(paragraph) if self._within[_CELL] else paragraph)
        if self._within[_NOTE]:
            self.notes += made
        elif self._open:
            self._open[-1].behind += made
        else:
            self.done += made


def _bears(element: _Element) -> bool:
    """Tell whether the characters in an element are words of its paragraph."""
    tag = element.tag
    return isinstance(tag, str) and tag.startswith(_TEXT) and tag not in _STRUCTURE
