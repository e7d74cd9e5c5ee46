"""HTML and XHTML: fragments, and whole pages, of which the article is read.

Where the words stand is known from ``claimcheck.documents.web.pieces``, which of them are the
article's from ``claimcheck.documents.web.article``.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import accumulate, groupby, takewhile
from typing import NamedTuple

from claimcheck.documents.content import Assembly, Content, cell_kind, signs
from claimcheck.documents.decode import decode, is_marked
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.formats import ending
from claimcheck.documents.limits import Limits, Reading
from claimcheck.documents.web.article import Element, Page, article, called, fragment, page
from claimcheck.documents.web.pieces import decoded, pieces, words_of
from claimcheck.values import BlockKind

_HEAD = 4096
"""Bytes in which a page says its encoding."""
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)
      | \A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
# What browsers take for these names (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gbk",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_XML = re.compile(r"\s*<\?xml\b")
_DASH = re.compile(r"\s*(?:--|[—–―-]|&[mn]dash;|&#821[12];|&#x201[34];)\s*\Z", re.IGNORECASE)
_DASHED = 40
_LABEL = 300
"""Characters that a byline or caption may have, at most."""
_CELLS = frozenset(("td", "th", "dt"))
_ITEMS = frozenset(("li", "dd"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read an HTML file; see ``claimcheck.documents.formats``."""
    text, encoding = _decoded(data, path, reading.encoding)
    check_size(text, path, reading.limits)
    return of_text(text, encoding, xml=ending(path) == ".xhtml")


def check_size(text: str, path: str, limits: Limits) -> None:
    """Refuse a file in which there may be more tags of HTML than the limits allow.

    Raises:
        ReadingError: If there are.
    """
    if text.count("<") > limits.tags:
        reason = f"more than {limits.tags:,} tags of HTML; save the article alone, or as text"
        raise ReadingError(path, reason)


def of_text(text: str, encoding: str, *, xml: bool = False) -> Content:
    """Take the prose out of an HTML text.

    Args:
        text: The text.
        encoding: What it was encoded in.
        xml: Whether it is XHTML; it may say so itself.
    """
    found, markup = pieces(text, xml=xml or _XML.match(text) is not None)
    of = page(markup, found)
    prose = _Prose(text, of, Assembly())
    prose.take(article(of, text))
    return prose.assembly.content(text, encoding)


def add_fragment(text: str, at: int, to: Assembly, *, quoted: bool) -> None:
    """Add the prose of HTML inside of another format to what is put together of that.

    Args:
        text: The HTML.
        at: Its offset in the file.
        to: Takes the prose.
        quoted: Whether it stands in a block quotation.
    """
    found, markup = pieces(text)
    of = page(markup, found)
    _Prose(text, of, to, at, quoted=quoted).take(fragment(of, text))


def _decoded(data: bytes, path: str, encoding: str | None) -> tuple[str, str]:
    """Decode a page, as it says itself unless a byte-order mark or the user does."""
    declared = None if encoding or is_marked(data) else _DECLARED.search(data[:_HEAD])
    if declared:
        with suppress(LookupError, ReadingError):
            name = codecs.lookup((declared[1] or declared[2]).decode("ascii")).name
            return decode(data, path, _MEANT.get(name, name))
    return decode(data, path, encoding)


class _Around(NamedTuple):
    """What is around the words of a page.

    ``kind`` is what an element for the purpose says they are, ``quote`` the index of the
    block quotation or -1, ``figure`` that of the figure; ``speaker`` tells that they name who
    speaks in the quotation.
    """

    kind: BlockKind | None = None
    cell: bool = False
    quote: int = -1
    figure: int = -1
    speaker: bool = False


def _arounds(of: Page, text: str) -> list[_Around]:
    """Return what is around the words in each element of a page."""
    found: list[_Around] = []
    quotes = [0, *accumulate(element.name == "blockquote" for element in of.elements)]
    behind = _words_behind(of, text)
    for element in of.elements:
        name = element.name
        around = found[element.parent] if element.parent >= 0 else _Around()
        if name in _HEADINGS or name == "caption":
            around = around._replace(kind="caption" if name == "caption" else "heading")
        elif name == "blockquote":
            around = around._replace(kind="quotation", cell=False, quote=element.at)
        elif name == "figure":
            around = around._replace(figure=element.at)
        elif name == "figcaption":
            figure = of.elements[max(0, around.figure)]
            speaker = around.figure >= 0 and quotes[figure.end] > quotes[figure.at]
            around = around._replace(kind="caption", speaker=speaker)
        elif name in _CELLS:
            around = around._replace(cell=True)
        elif name in _ITEMS:
            around = around._replace(kind=around.kind or "list-item", cell=False)
        elif around.quote >= 0 and name in ("cite", "footer"):
            ends = behind[element.last] >= of.elements[around.quote].last
            around = around._replace(speaker=around.speaker or ends or name == "footer")
        elif around.kind is None and (label := _label(element, of)):
            around = around._replace(kind=label)
        found.append(around)
    return found


def _label(element: Element, of: Page) -> BlockKind | None:
    """Return what an element is called, if it is a short line about the article or a picture."""
    kinds = called(element)
    if not kinds & {"byline", "caption"} or element.first == element.last:
        return None
    inside = of.pieces[element.first : element.last]
    if inside[-1].end - inside[0].start > _LABEL:
        return None
    return "byline" if "byline" in kinds else "caption"


def _words_behind(of: Page, text: str) -> list[int]:
    """Return of each piece of a page the index of the next with words, itself included."""
    at = len(of.pieces)
    found = [at]
    for index in range(at - 1, -1, -1):
        piece = of.pieces[index]
        if piece.kind == "words" and not text[piece.start : piece.end].isspace():
            at = index
        found.append(at)
    return found[::-1]


class _Prose:
    """The prose of a page, put together."""

    def __init__(
        self, text: str, of: Page, assembly: Assembly, offset: int = 0, *, quoted: bool = False
    ) -> None:
        self.assembly = assembly
        self._text = text
        self._of = of
        self._offset = offset
        self._quoted = quoted
        self._arounds = _arounds(of, text)
        self._breaks = 0

    def take(self, kept: Sequence[bool]) -> None:
        """Take the pieces that are kept, and all comments, in the order of the file."""
        pieces = self._of.pieces
        order = sorted(
            (i for i, piece in enumerate(pieces) if kept[i] or piece.kind == "comment"),
            key=lambda i: pieces[i][1:3],
        )
        for _, unit in groupby(order, key=lambda i: pieces[i].part):
            self._unit([*unit])

    def _unit(self, unit: list[int]) -> None:
        """Take the pieces of a paragraph."""
        shown = [index for index in unit if self._is_words(index)]
        kind = self._kind(shown) if shown else None
        signed = self._signed(unit) if kind == "quotation" else len(unit)
        self._line(unit[:signed], kind, signed=signed < len(unit))
        self._line(unit[signed:], "byline")

    def _is_words(self, index: int) -> bool:
        piece = self._of.pieces[index]
        return piece.kind == "words" and not self._text[piece.start : piece.end].isspace()

    def _around(self, index: int) -> _Around:
        return self._arounds[self._of.around[index]]

    def _read(self, unit: Iterable[int]) -> str:
        """Return the words of pieces."""
        spans = (self._of.pieces[index][:3] for index in unit)
        return "".join(
            words_of(self._text, start, end) if kind == "words" else " "
            for kind, start, end in spans
        )

    def _kind(self, shown: Sequence[int]) -> BlockKind | None:
        """Return the kind of a paragraph, of its pieces with words."""
        around = self._around(shown[0])
        if around.speaker:
            return "byline"
        if around.kind not in (None, "quotation", "list-item"):
            return around.kind
        if around.cell:
            return cell_kind(self._read(shown).strip())
        if self._quoted or around.quote >= 0:
            return "byline" if signs(self._read(shown)) else "quotation"
        return around.kind

    def _signed(self, unit: Sequence[int]) -> int:
        """Return from which piece on a paragraph of a quotation names its speaker, or its end."""
        for at, index in enumerate(unit):
            if self._is_words(index) and self._around(index).speaker:
                return at
            if self._of.pieces[index].kind == "break":
                behind = (unit[i] for i in range(at + 1, len(unit)))
                line = takewhile(lambda i: self._of.pieces[i].kind != "break", behind)
                if signs(self._read(line)):
                    return at
        return len(unit)

    def _line(self, unit: Sequence[int], kind: BlockKind | None, *, signed: bool = False) -> None:
        """Take pieces that are one paragraph, unless line breaks part them.

        Args:
            unit: The pieces.
            kind: What they are.
            signed: Whether the speaker is named behind them, so that a dash at the end is no word.
        """
        self._breaks = 0
        final = max(filter(self._is_words, unit), default=-1) if signed else -1
        for index in unit:
            piece, start, end, _ = self._of.pieces[index]
            if piece == "comment":
                self.assembly.aside(self._text[start:end], self._offset + start)
            elif piece == "break":
                self._breaks += 1
                self.assembly.blank(self._offset + start, self._offset + end)
            elif piece == "opens":
                self.assembly.open_quotation()
            elif piece == "closes":
                self.assembly.close_quotation()
            else:
                if self._breaks > 1 and self._is_words(index):
                    self.assembly.close(kind)
                self._breaks = 0 if self._is_words(index) else self._breaks
                dash = _DASH.search(self._text, max(start, end - _DASHED), end)
                self._words(start, dash.start() if dash and index == final else end)
        self.assembly.close(kind)

    def _words(self, start: int, end: int) -> None:
        """Take words that stand at ``start:end`` of the text."""
        for words, at, behind in decoded(self._text, start, end):
            begin = self._offset + at
            if len(words) == behind - at:
                self.assembly.flow(words, begin)
            elif words.isspace():
                self.assembly.blank(begin, self._offset + behind)
            else:
                self.assembly.add(words, begin, self._offset + behind)
