r"""Rich Text Format, as word processors exchange it.

Written after the specification (version 1.9.1): groups inherit what is set around them, an unknown
destination that begins with ``\*`` is passed over, characters come in the code page of their font
or in Unicode.  Read is what is shown once tracked changes are accepted, with footnotes at the end.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.documents.content import Content
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.limits import Reading
from claimcheck.documents.paragraphs import (
    BODY_LEVEL,
    BREAK,
    MOST_STYLES,
    Paragraph,
    Piece,
    content_of,
    in_cell,
    settled,
    style_kind,
)
from claimcheck.values import BlockKind

_BEGINNING = b"{\\rtf"
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    r"|\\'(?P<code>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|[\r\n\0]+"
    r"|(?P<plain>[^\\{}\r\n\0]+)"
    r"|\\",
    re.DOTALL,
)
_CHARACTERS = {
    "bullet": "•",
    "emdash": "—",
    "emspace": " ",
    "endash": "–",
    "enspace": " ",
    "lbr": BREAK,
    "ldblquote": "“",
    "line": BREAK,
    "lquote": "‘",
    "page": BREAK,
    "qmspace": " ",
    "rdblquote": "”",
    "rquote": "’",
    "tab": " ",
}
_SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "-", "\t": " "}
_NO_PROSE = frozenset(
    """aftncn aftnsep aftnsepc annotation atnauthor atnid background bkmkend bkmkstart colortbl
    comment datafield fldinst footer footerf footerl footerr ftncn ftnsep ftnsepc header headerf
    headerl headerr info listtext nonesttables nonshppict objclass objdata objname pict pntext
    private rxe shprslt sp tc template txe upr xe""".split()  # noqa: SIM905
)
_STARRED = frozenset({"do", "dptxbxtext", "footnote", "shpinst", "shptxt"})
"""Destinations that have prose in them although older programs may pass them over."""
_ASIDE = frozenset({"dptxbxtext", "footnote", "shptxt"})
_TABLES = frozenset({"fonttbl", "stylesheet"})
_LISTED = frozenset({"listtext", "pntext"})
_ENDS = frozenset({"cell", "nestcell", "par", "sect"})
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_SYMBOL_FONT = 2
_NAME = 255
"""Of the name of a style, so many characters are read."""


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read an RTF file; see ``claimcheck.documents.formats``."""
    if not data.startswith(_BEGINNING):
        raise ReadingError(path, "not an RTF file; check where it is from")
    walk = _Walk(path, reading.limits.depth)
    walk.take(data.decode("latin-1"))
    return content_of(settled((*walk.done, *walk.notes)), walk.page)


class _State(Struct, frozen=True):
    """What is set in a group; ``reads`` is the destination, if it is a table of the header."""

    skipped: bool = False
    starred: bool = False
    reads: str | None = None
    fallback: int = 1  # characters behind one in Unicode that say the same
    font: int | None = None
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    style: int = 0
    outline: int = BODY_LEVEL
    listed: bool = False
    tabled: bool = False


class _Flow(Struct):
    """Paragraphs that go on inside others: the body, a footnote, a text box."""

    depth: int
    note: bool
    pieces: list[Piece] = []
    done: list[Paragraph] = []
    behind: list[Paragraph] = []
    listed: bool = False


class _Style(Struct):
    name: str = ""
    based_on: int | None = None
    outline: int = BODY_LEVEL


class _Walk:
    """What has been read so far; ``page`` is the code page of the file."""

    def __init__(self, path: str, depth: int) -> None:
        self.page = "cp1252"
        self.notes: list[Paragraph] = []
        self._path = path
        self._depth = depth
        self._state = _State()
        self._stack: list[_State] = []
        self._flows = [_Flow(0, note=False)]
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, str | None] = {}
        self._font: int | None = None  # the default
        self._codes = bytearray()
        self._half: int | None = None  # of a character beyond the first plane
        self._fallback = 0

    @property
    def done(self) -> list[Paragraph]:
        """The paragraphs of the body."""
        return self._flows[0].done

    def take(self, text: str) -> None:
        """Read a file, each byte one character, up to the end of its outermost group."""
        at = 0
        while match := _TOKEN.match(text, at):
            at = match.end()
            word, number, code, symbol, brace, plain = match.groups()
            if word == "bin":
                at += max(0, int(number or 0))
            elif plain is not None or code is not None:
                self._bytes(plain.encode("latin-1") if plain else bytes.fromhex(code))
                continue
            self._flush()
            if brace == "{":
                self._open_group()
            elif brace == "}":
                self._close_group()
                if not self._stack:
                    break
            elif symbol is not None:
                self._symbol(symbol)
            elif word is not None:
                self._word(word, None if number is None else int(number))
        self._flush()
        while len(self._flows) > 1:
            self._close_flow()
        if self._flows[0].pieces or self._flows[0].behind:
            self._end()

    # ---- groups ---------------------------------------------------------------------

    def _open_group(self) -> None:
        self._fallback = 0
        self._stack.append(self._state)
        if len(self._stack) > self._depth:
            reason = f"more than {self._depth} groups inside one another; simplify it"
            raise ReadingError(self._path, reason)

    def _close_group(self) -> None:
        self._fallback = 0
        while len(self._flows) > 1 and self._flows[-1].depth >= len(self._stack):
            self._close_flow()
        if self._stack:
            self._state = self._stack.pop()

    def _close_flow(self) -> None:
        if self._flows[-1].pieces:
            self._end()
        flow = self._flows.pop()
        if flow.note:
            self.notes += flow.done
        else:
            self._flows[-1].behind += flow.done

    # ---- words ----------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        self._fallback = 0
        starred = self._state.starred
        if starred:
            self._state = replace(self._state, starred=False)
        if word in _LISTED:
            self._flows[-1].listed = True
        if word in _NO_PROSE or (starred and word not in _STARRED and not self._state.reads):
            self._state = replace(self._state, skipped=True)
        elif word in _ASIDE and not self._state.skipped:
            self._flows.append(_Flow(len(self._stack), word == "footnote"))
            state = self._state
            self._state = _State(fallback=state.fallback, font=self._font, deleted=state.deleted)
        elif word in _TABLES:
            self._state = replace(self._state, reads=word)
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in _ENDS:
            if not self._state.skipped and not (word == "par" and self._state.deleted):
                self._end()
        elif word in _PAGES or (word == "ansicpg" and number is not None):
            self._set_page(_PAGES.get(word) or _codec(number or 0))
        elif self._state.reads:
            self._define(word, number)
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """Take what a control word sets for what follows in its group."""
        state = self._state
        if word == "pard":
            self._state = replace(state, style=0, outline=BODY_LEVEL, listed=False, tabled=False)
        elif word == "plain":
            self._state = replace(state, hidden=False, struck=False, deleted=False, font=self._font)
        elif word == "uc":
            self._state = replace(state, fallback=max(0, number or 0))
        elif word == "f":
            self._state = replace(state, font=number)
        elif word == "deff":
            self._font = number
        elif word == "v":
            self._state = replace(state, hidden=number != 0)
        elif word in ("strike", "striked"):
            self._state = replace(state, struck=number != 0)
        elif word == "deleted":
            self._state = replace(state, deleted=number != 0)
        elif word == "s":
            self._state = replace(state, style=number or 0)
        elif word == "outlinelevel":
            self._state = replace(state, outline=number or 0)
        elif word == "ls":
            self._state = replace(state, listed=bool(number))
        elif word in ("intbl", "itap"):
            self._state = replace(state, tabled=number != 0)

    def _define(self, word: str, number: int | None) -> None:
        """Take what a control word says of a font or a style."""
        if self._state.reads == "fonttbl":
            if word == "f":
                self._state = replace(self._state, font=number)
            elif self._state.font is not None and word == "fcharset":
                charset = _CHARSETS.get(number or 0)
                self._fonts[self._state.font] = "" if number == _SYMBOL_FONT else charset
            elif self._state.font is not None and word == "cpg":
                self._fonts[self._state.font] = _codec(number or 0)
            return
        if word in ("cs", "ds", "ts"):
            self._state = replace(self._state, skipped=True)
        elif word == "s":
            self._state = replace(self._state, style=number or 0)
        style = self._styles.setdefault(self._state.style, _Style())
        if word == "sbasedon":
            style.based_on = number
        elif word == "outlinelevel":
            style.outline = number or 0

    def _set_page(self, page: str | None) -> None:
        if page is not None:
            self.page = page

    # ---- characters -----------------------------------------------------------------

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state = replace(self._state, starred=True)
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _bytes(self, codes: bytes) -> None:
        """Take characters in the code page of their font."""
        passed = min(self._fallback, len(codes))
        self._fallback -= passed
        if len(codes) > passed:
            self._codes += codes[passed:]

    def _flush(self) -> None:
        if not self._codes:
            return
        codes, self._codes = bytes(self._codes), bytearray()
        font = self._state.font if self._state.font is not None else self._font
        page = self.page if font is None else self._fonts.get(font)
        if page != "":  # pictures that stand for letters
            self._add(codes.decode(page or self.page, "replace"))

    def _unicode(self, number: int) -> None:
        self._fallback = self._state.fallback
        code = number % 0x10000
        if 0xD800 <= code < 0xDC00:
            self._half = code
        elif 0xDC00 <= code < 0xE000:
            if self._half is not None:
                self._add(chr(0x10000 + ((self._half - 0xD800) << 10) + code - 0xDC00))
            self._half = None
        else:
            self._add(chr(code))

    def _add(self, words: str) -> None:
        state = self._state
        if state.reads == "stylesheet" and not state.skipped:
            style = self._styles.setdefault(state.style, _Style())
            style.name = (style.name + words)[:_NAME]
        elif not (state.reads or state.skipped or state.hidden or state.struck or state.deleted):
            self._flows[-1].pieces.append(Piece(words.replace("\u00ad", "").replace("\0", "")))

    # ---- paragraphs -----------------------------------------------------------------

    def _end(self) -> None:
        """End a paragraph."""
        flow = self._flows[-1]
        paragraph = Paragraph(tuple(flow.pieces), self._kind(flow))
        flow.done.append(in_cell(paragraph) if self._state.tabled else paragraph)
        flow.done += flow.behind
        flow.pieces, flow.behind, flow.listed = [], [], False

    def _kind(self, flow: _Flow) -> BlockKind | None:
        if self._state.outline < BODY_LEVEL:
            return "heading"
        number: int | None = self._state.style
        seen: set[int] = set()
        while number in self._styles and number not in seen and len(seen) < MOST_STYLES:
            seen.add(number)
            style = self._styles[number]
            if (kind := style_kind(style.name.partition(";")[0])) is not None:
                return kind
            if style.outline < BODY_LEVEL:
                return "heading"
            number = style.based_on
        return "list-item" if self._state.listed or flow.listed else None


def _codec(page: int) -> str | None:
    """Return the codec of a code page, if Python has it."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
