"""Which part of a web page is its article, and what in that is not its text.

What a page says of itself decides, in this order: elements made for the purpose (article, main,
nav, aside), roles, and words in classes and names (``data/web_parts.tsv``).  Where nothing else
tells, the share of links does, as in Kohlschütter et al., Boilerplate Detection using Shallow
Text Features (2010).  An element with most of a page's prose is kept whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate, islice

from msgspec import Struct

from claimcheck.documents.web.pieces import TAG, Piece, names
from claimcheck.wordlists import entries

_PROSE = 80
"""Characters outside links from which on a paragraph is prose, and no label or teaser."""
_LINKED = 0.75
"""The share of links from which on a list or a part of a page is one of links."""

_REFERENCE = 5
"""Characters of a link within the page that is a note's number, at most."""

_NEVER = names("pre listing del rt rp")
_APART = names("""
    nav aside form menu dialog svg math object video audio canvas map select button label datalist
    option optgroup progress meter output
""")
_TELLING = _NEVER | _APART | {"blockquote"}
_DEEPEST = 200
_OF_PAGE = frozenset(("header", "footer"))
_ARTICLE = frozenset(("article", "main", "section", "blockquote", "figure"))
_KEPT = frozenset(("article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"))
_ROLES = names("""
    navigation banner complementary contentinfo search menu menubar toolbar dialog alertdialog
    tooltip tablist form button doc-noteref doc-backlink doc-toc doc-pagebreak
""")
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"[^a-z0-9]+")
_LISTS = frozenset(("ul", "ol", "dl"))
_PARTS = frozenset(("div", "section", "td", "p", "center"))


class Element(Struct):
    """An element of a page, with where its contents are in the lists of pieces and elements.

    ``parent`` is the index of the element around it, or -1; the elements ``at:end`` are it and
    those in it, and ``first:last`` the pieces in it.
    """

    name: str
    attributes: Mapping[str, str | None]
    parent: int
    at: int
    first: int
    end: int = 0
    last: int = 0


class Page(Struct, frozen=True):
    """A page: its pieces as the parser ordered them, and its elements, outer before inner.

    ``around`` are the indices of the elements that the pieces stand in.
    """

    pieces: tuple[Piece, ...]
    around: tuple[int, ...]
    elements: tuple[Element, ...]


def page(markup: str, pieces: Sequence[Piece]) -> Page:
    """Return the page that mark-up makes of pieces; see ``claimcheck.documents.web.pieces``."""
    from justhtml import Comment, JustHTML
    from justhtml import Element as Node

    found: list[Piece] = []
    around: list[int] = []
    elements: list[Element] = []
    # Elements are met twice, before and behind what is in them.
    waiting: list[tuple[object, int]] = [(JustHTML(markup, sanitize=False, fragment=True).root, -1)]
    while waiting:
        node, parent = waiting.pop()
        if node is None:
            elements[parent].end, elements[parent].last = len(elements), len(found)
        elif isinstance(node, Comment):
            if str(node.data).isdecimal():
                found.append(pieces[int(str(node.data))])
                around.append(parent)
        else:
            at = len(elements)
            name = node.name if isinstance(node, Node) else ""
            attributes = node.attrs if isinstance(node, Node) else {}
            elements.append(Element(name, attributes or {}, parent, at, len(found)))
            waiting.append((None, at))
            waiting += ((child, at) for child in reversed(getattr(node, "children", None) or ()))
    return Page(tuple(found), tuple(around), tuple(elements))


@cache
def _words() -> re.Pattern[str]:
    kinds: dict[str, list[str]] = {}
    for entry in entries("web_parts.tsv"):
        kind, words = entry.split("\t")
        kinds.setdefault(kind, []).append(words)
    named = (f"(?P<{kind}>{'|'.join(words)})" for kind, words in kinds.items())
    return re.compile(rf"(?<![^-])(?:{'|'.join(named)})(?![^-])")


@lru_cache(maxsize=4096)
def _called(name: str) -> frozenset[str]:
    """Return the kinds that a class or id tells by its words."""
    plain = _JOINT.sub("-", _CAMEL.sub("-", name).lower())
    return frozenset(match.lastgroup or "" for match in _words().finditer(plain))


def called(element: Element) -> frozenset[str]:
    """Return the kinds that an element's classes, its id or its attributes tell."""
    attributes = element.attributes
    kinds: set[str] = set()
    for name in (*(attributes.get("class") or "").split(), attributes.get("id") or ""):
        if name:
            kinds |= _called(name)
    if element.name == "address" or "author" in (
        attributes.get("rel"),
        attributes.get("itemprop"),
    ):
        kinds.add("byline")
    return frozenset(kinds)


class _Sizes:
    """How much stands where on a page: characters, those of prose, those in links, headlines."""

    def __init__(self, of: Page, file: str, left: Sequence[bool]) -> None:
        sizes = [
            0 if out or piece.kind != "words" else len(file[piece.start : piece.end].strip())
            for piece, out in zip(of.pieces, left, strict=True)
        ]
        links = under(of, frozenset(("x-a",)))
        linked = [links[at] for at in of.around]
        parts: dict[int, int] = {}
        for piece, size, link in zip(of.pieces, sizes, linked, strict=True):
            parts[piece.part] = parts.get(piece.part, 0) + (0 if link else size)
        self._all = _sums(sizes)
        self._linked = _sums(size if link else 0 for size, link in zip(sizes, linked, strict=True))
        self._prose = _sums(
            0 if link or parts[piece.part] < _PROSE else size
            for piece, size, link in zip(of.pieces, sizes, linked, strict=True)
        )
        self._headlines = _sums(element.name == "h1" for element in of.elements)

    def text(self, element: Element) -> int:
        return self._all[element.last] - self._all[element.first]

    def linked(self, element: Element) -> int:
        return self._linked[element.last] - self._linked[element.first]

    def prose(self, element: Element) -> int:
        return self._prose[element.last] - self._prose[element.first]

    def most(self, element: Element) -> bool:
        """Tell whether most of the page's prose is in an element."""
        return 2 * self.prose(element) > self._prose[-1]

    def headlines(self, element: Element) -> int:
        return self._headlines[element.end] - self._headlines[element.at]


def _sums(sizes: Iterable[int]) -> list[int]:
    return [0, *accumulate(sizes)]


def under(of: Page, names: Set[str]) -> list[bool]:
    """Return of each element of a page whether it, or one around it, has one of some names."""
    found: list[bool] = []
    for element in of.elements:
        found.append(element.name in names or (element.parent >= 0 and found[element.parent]))
    return found


def article(of: Page, file: str) -> list[bool]:
    """Tell of each piece of a page whether it is a part of the article.

    Args:
        of: The page.
        file: The decoded file.
    """
    sizes = _Sizes(of, file, [False] * len(of.pieces))
    inside = under(of, _ARTICLE)
    left = _left_out(of, [_is_apart(e, sizes, inside=inside[e.at]) for e in of.elements])
    sizes = _Sizes(of, file, left)
    root = _root(of, sizes)
    linked = [_is_of_links(e, sizes, alone=root.parent < 0) for e in of.elements]
    left = _left_out(of, linked, left)
    shown = (root, *_headline(of, root, sizes))
    return [not out and any(e.first <= at < e.last for e in shown) for at, out in enumerate(left)]


def fragment(of: Page, file: str) -> list[bool]:
    """Tell of each piece of a fragment whether it is prose: all of it is meant to be read.

    Args:
        of: The fragment.
        file: The text it is of.
    """
    sizes = _Sizes(of, file, [False] * len(of.pieces))
    out = [
        e.name in _NEVER or e.name in _APART or _is_hidden(e) or _is_reference(e, sizes)
        for e in of.elements
    ]
    return [not left for left in _left_out(of, out)]


def left_open(text: str, before: Sequence[str]) -> list[str]:
    """Return the names of the elements that HTML leaves open, as far as they tell what is prose.

    Args:
        text: The HTML.
        before: Those that were open before it.
    """
    found = [*before]
    for match in TAG.finditer(text):
        name = (match["name"] or "").lower()
        if match["end"] and name in found:
            del found[len(found) - 1 - found[::-1].index(name) :]
        elif name in _TELLING and not match["end"] and len(found) < _DEEPEST:
            found.append(name)
    return found


def is_prose(names: Iterable[str]) -> bool:
    """Tell whether what stands in elements of these names is prose."""
    return (_NEVER | _APART).isdisjoint(names)


def _left_out(of: Page, out: list[bool], before: Sequence[bool] | None = None) -> list[bool]:
    """Return of each piece whether an element around it is left out."""
    for element in of.elements:
        out[element.at] |= element.parent >= 0 and out[element.parent]
    earlier = before or [False] * len(of.pieces)
    return [out[at] or was for at, was in zip(of.around, earlier, strict=True)]


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    return (
        "hidden" in attributes
        or (attributes.get("aria-hidden") or "").lower() == "true"
        or _HIDING.search(attributes.get("style") or "") is not None
    )


def _is_reference(element: Element, sizes: _Sizes) -> bool:
    """Tell whether an element is a note's number or the way back from it: "[1]", an arrow."""
    here = (element.attributes.get("href") or "").startswith("#")
    return here and element.name == "x-a" and sizes.text(element) <= _REFERENCE


def _is_apart(element: Element, sizes: _Sizes, *, inside: bool) -> bool:
    """Tell whether an element is not of the article, by what it is or is called.

    Args:
        element: The element.
        sizes: The sizes of the page's elements.
        inside: Whether it is inside of what may be the article.
    """
    if element.name in _NEVER or _is_reference(element, sizes):
        return True
    role = (element.attributes.get("role") or "").lower()
    apart = element.name in _APART or role in _ROLES or _is_hidden(element)
    if not apart and not inside and element.name in _OF_PAGE:
        # The article's own has the headline, and hardly a link.
        links = sizes.linked(element) > sizes.text(element) // 4
        apart = element.name == "footer" or links or not sizes.headlines(element)
    if not apart and element.name not in _KEPT and "apart" in called(element):
        apart = not sizes.headlines(element)
    return apart and not sizes.most(element)


def _root(of: Page, sizes: _Sizes) -> Element:
    """Return the element that holds the article."""
    named: tuple[list[Element], ...] = ([], [], [])
    for element in of.elements:
        role = (element.attributes.get("role") or "").lower()
        if element.name == "article" or role == "article":
            named[0].append(element)
        elif element.name == "main" or role == "main":
            named[1].append(element)
        elif "articleBody" in (element.attributes.get("itemprop") or "").split():
            named[2].append(element)
    for elements in named:
        largest = max(elements, key=sizes.prose, default=None)
        if largest is not None and sizes.most(largest):
            return largest
    return of.elements[0]


def _is_of_links(element: Element, sizes: _Sizes, *, alone: bool) -> bool:
    """Tell whether an element is a list of links.

    Args:
        element: The element.
        sizes: The sizes of the page's elements.
        alone: Whether the page does not say which part of it is the article, so that other
            elements than lists count too.
    """
    if element.name not in _LISTS and not (alone and element.name in _PARTS):
        return False
    text = sizes.text(element)
    return text > 0 and sizes.linked(element) >= _LINKED * text and not sizes.prose(element)


def _headline(of: Page, root: Element, sizes: _Sizes) -> tuple[Element, ...]:
    """Return the headline, if it stands outside what holds the article."""
    if sizes.headlines(root):
        return ()
    headlines = (e for e in of.elements if e.name == "h1" and sizes.text(e))
    return tuple(islice(headlines, 1))
