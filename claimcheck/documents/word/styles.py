"""What the styles of a Word file say of its paragraphs.

A style's id differs with Word's language ("berschrift1"); the names of Word's own styles, and
outline levels, do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.documents.paragraphs import BODY_LEVEL, MOST_STYLES, style_kind
from claimcheck.documents.word.package import child, is_on, local, value
from claimcheck.values import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree


class Styles:
    """The styles of a Word file by their ids."""

    def __init__(self, tree: _ElementTree | None) -> None:
        """Read the styles; a file may have none."""
        styles = () if tree is None else tree.getroot()
        self._styles = {value(s, "styleId") or "": s for s in styles if local(s) == "style"}
        self._kinds: dict[str, BlockKind | None] = {}
        self._switches: dict[tuple[str, str], bool | None] = {}

    def kind(self, style: str) -> BlockKind | None:
        """Return what a style makes of a paragraph, by its name or one that it is based on."""
        if style not in self._kinds:
            self._kinds[style] = self._find_kind(style)
        return self._kinds[style]

    def switch(self, style: str, name: str) -> bool | None:
        """Tell whether a style has a switch such as ``w:vanish`` on; None if it says nothing."""
        if (style, name) not in self._switches:
            found = (child(s, "rPr", name) for s in self._chain(style))
            first = next((element for element in found if element is not None), None)
            self._switches[style, name] = None if first is None else is_on(first)
        return self._switches[style, name]

    def _find_kind(self, style: str) -> BlockKind | None:
        if style not in self._styles:
            return style_kind(style)
        listed: BlockKind | None = None
        for element in self._chain(style):
            kind = style_kind(value(child(element, "name")) or "")
            if kind not in (None, "list-item"):
                return kind
            paragraph = child(element, "pPr")
            if is_heading(paragraph):
                return "heading"
            if kind or is_listed(paragraph):
                listed = "list-item"
        return listed

    def _chain(self, style: str) -> Iterator[_Element]:
        """Yield a style and those it is based on, one after the other."""
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < MOST_STYLES:
            seen.add(style)
            element = self._styles[style]
            yield element
            style = value(child(element, "basedOn")) or ""


def is_heading(properties: _Element | None) -> bool:
    """Tell whether the properties of a paragraph or a style give it a place in the outline."""
    level = value(child(properties, "outlineLvl")) or ""
    return level.isdecimal() and int(level) < BODY_LEVEL


def is_listed(properties: _Element | None) -> bool | None:
    """Tell whether the properties of a paragraph put it in a list; None if they do not say."""
    number = value(child(properties, "numPr", "numId"))
    return None if number is None else number != "0"
