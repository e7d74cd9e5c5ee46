"""Markdown: CommonMark with front matter, tables, footnotes and strikethrough.

markdown-it-py says what is what, by lines for blocks; where the words of a block stand in the file
is taken down while it reads them (``_Placed``).  Code, front matter, the targets of links and what
is struck through are no prose; comments that are addressed to claimcheck are kept as they stand.
Notes that are written within a line come at the end, as notes of Word files do: the sentence, or a
quotation over several paragraphs, goes on as if they were not there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline
from mdit_py_plugins.front_matter import front_matter_plugin

from claimcheck.documents.comments import find_comments
from claimcheck.documents.content import Assembly, Content, cell_kind, line_starts, signs
from claimcheck.documents.decode import decode
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.formats.html import add_fragment, check_size
from claimcheck.documents.limits import Limits, Reading, check_tokens
from claimcheck.documents.web.article import is_prose, left_open
from claimcheck.values import BlockKind

_AT = "at"
"""The key of a token's ``meta`` under which its offset in the block's words is kept."""
_READ = 2
"""Characters that a rule of the parser may have read before it pushes what is before them."""
_EDGE = " \t"
_WORDED = frozenset(("text", "text_special", "code_inline", "html_inline"))
_STRUCK = frozenset(("del", "s", "strike"))
_SIGNATURE = 400
"""Characters with all marks that a line may have that names a speaker, at most."""
_NOTE = "^["
_MARKS = re.compile(r"[*_\[]|\]\([^)]*\)|<[^>]*>")
_COSTLY = "*_~[]`|\\&>"
"""What the parser makes objects of, besides lines and list marks."""
_LISTED = re.compile(r"(?<!\S)(?:[-+]|\d{1,9}[.)])(?=\s)")
_HOLDING = frozenset(("blockquote_open", "list_item_open", "footnote_reference_open"))
"""Tokens of the parser that have blocks in them."""
_AS_TEXT = ", or read it as text (--input-format text)"
_TAG_NAME = re.compile(r"<(/?[a-zA-Z]+)")


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read a Markdown file; see ``claimcheck.documents.formats``."""
    text, encoding = decode(data, path, reading.encoding)
    check_size(text, path, reading.limits)
    check_tokens(text, path, reading.limits)
    _check_marks(text, path, reading.limits)
    found: EnvType = {}
    prose = _Prose(text, found)
    deepest = _parser().options.maxNesting - 1
    for block in _parser().parse(text, found):
        if block.level >= deepest and block.type in _HOLDING:
            # What is in it, and what is behind a list, the parser leaves out.
            raise ReadingError(path, f"lists or quotations too deep; simplify it{_AS_TEXT}")
        prose.take(block)
    prose.take_notes()
    return prose.assembly.content(text, encoding)


def _check_marks(text: str, path: str, limits: Limits) -> None:
    """Refuse a text of more lines and marks than the limits allow.

    Raises:
        ReadingError: If it has more.
    """
    if len(text) <= limits.marks:
        return
    marks = len(line_starts(text)) + sum(map(text.count, _COSTLY))
    if marks + sum(1 for _ in _LISTED.finditer(text)) > limits.marks:
        reason = f"more than {limits.marks:,} lines and marks of Markdown; split it{_AS_TEXT}"
        raise ReadingError(path, reason)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin, move_to_end=False)
    parser.inline.ruler.at("footnote_inline", _note)
    placing = _Placing()
    placing.ruler, placing.ruler2 = parser.inline.ruler, parser.inline.ruler2
    placing.terminator_re = parser.inline.terminator_re
    parser.inline = placing
    # They join pieces of text, whose places would be lost.
    parser.disable(["text_join", "fragments_join"])
    return parser


class _Placed(StateInline):
    """The state of the parser inside a block, which takes down where each token begins."""

    def pushPending(self) -> Token:  # noqa: N802  the parser's name
        """Push the text that was read since the last token."""
        words = self.pending
        end = self.pos
        if not self.src.startswith(words, end - len(words)):
            while end and self.src[end - 1] == " ":  # left out at the end of a line
                end -= 1
        # A link has read its bracket before it pushes what is before that.
        at = self.src.rfind(words, max(0, end - len(words) - _READ), end)
        token = super().pushPending()
        token.meta[_AT] = max(0, at)
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        """Push a token."""
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        token.meta[_AT] = self.pos
        return token


def _note(state: StateInline, silent: bool) -> bool:
    """Read a note within a line, as the plugin does, and take down where it begins."""
    at = state.pos
    found = footnote_inline(state, silent)
    if found and not silent:
        state.tokens[-1].meta[_AT] = at
    return found


class _Placing(ParserInline):
    """The parser of what is inside a block, with a state that takes down places."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the words of a block."""
        state = _Placed(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Note(NamedTuple):
    """A note within a line: its tokens and words, and where these begin in the block's words."""

    tokens: Sequence[Token]
    words: str
    at: int
    places: Sequence[tuple[int, int]]


class _Prose:
    """The prose of a Markdown text, put together block by block.

    ``found`` is where the parser keeps the notes that it finds within lines.
    """

    def __init__(self, text: str, found: EnvType) -> None:
        self.assembly = Assembly()
        self._text = text
        self._found = found
        self._notes: list[_Note] = []
        self._lines = (*line_starts(text), len(text))
        self._inside: list[str] = []
        self._html: list[str] = []  # elements of HTML that are open
        self._row = (0, 0)  # the line of the table's row that is read, and how far
        self._struck = 0

    def take(self, block: Token) -> None:
        """Take the next token of the parser's."""
        if block.nesting > 0:
            self._inside.append(block.type.removesuffix("_open"))
            if block.type == "tr_open" and block.map:
                self._row = (block.map[0], 0)
        elif block.nesting < 0:
            self._inside.pop()
        elif block.type == "html_block" and block.map:
            self._markup(block)
        elif block.type == "inline" and block.map and is_prose(self._html):
            self._words(block)

    def take_notes(self) -> None:
        """Take the notes within lines, each a paragraph, and the notes in them behind those."""
        for note in self._notes:
            self._struck = 0
            for token, at, end in _flat(note.tokens, note.words):
                self._add(token, note.at + at, note.at + end, note.places)
            self.assembly.close()

    @property
    def _quoted(self) -> bool:
        return "blockquote" in self._inside or "blockquote" in self._html

    def _line(self, number: int) -> tuple[int, str]:
        """Return where a line of the file begins, and the line with what ends it."""
        start = self._lines[min(number, len(self._lines) - 1)]
        return start, self._text[start : self._lines[min(number + 1, len(self._lines) - 1)]]

    def _markup(self, block: Token) -> None:
        """Take a block of HTML, the marks of what it stands in blanked."""
        first = block.map[0] if block.map else 0
        lines: list[str] = []
        for number, words in enumerate(block.content.splitlines(), first):
            _, line = self._line(number)
            words = words.strip(_EDGE)
            found = line.rfind(words) if words else 0
            lines.append(" " * found + words + line[found + len(words) :])
        text = "".join(lines)
        if is_prose(self._html):
            add_fragment(text, self._lines[first], self.assembly, quoted=self._quoted)
        self._html = left_open(text, self._html)

    def _words(self, block: Token) -> None:
        """Take the words of a block, each where it stands in the file."""
        cell = self._inside[-1:] in (["th"], ["td"])
        places = [*self._places(block, cell=cell)]
        kind = self._kind(block, cell=cell)
        self._struck = 0
        for token, at, end in _flat(block.children or (), block.content):
            line_ends = token.type in ("softbreak", "hardbreak") or _tag(token) == "br"
            if line_ends and kind == "quotation" and _signs(_rest(block.content, end)):
                self.assembly.close(kind)
                kind = "byline"
            self._add(token, at, end, places)
        self.assembly.close(kind)

    def _add(self, token: Token, at: int, end: int, places: Sequence[tuple[int, int]]) -> None:
        """Take one token that stands at ``at:end`` of its block's words."""
        tag = _tag(token)
        start, behind = self._place(at, places), self._place(max(at, end - 1), places) + 1
        if token.type in ("s_open", "s_close"):
            self._struck += token.nesting
        elif tag.strip("/") in _STRUCK:
            self._struck = max(0, self._struck + (-1 if tag[0] == "/" else 1))
        elif token.type == "html_inline" and find_comments(token.content):
            self.assembly.aside(self._text[start:behind], start)
        elif self._struck:
            return
        elif token.type == "footnote_ref" and _AT in token.meta:
            note = self._found["footnotes"]["list"][token.meta["id"]]
            begin = at + len(_NOTE)
            self._notes.append(_Note(note["tokens"], note["content"], begin, places))
        elif token.type in ("softbreak", "hardbreak") or tag == "br":
            self.assembly.blank(start, behind)
        elif tag == "q":
            self.assembly.open_quotation()
        elif tag == "/q":
            self.assembly.close_quotation()
        elif token.type in ("text", "code_inline", "text_special"):
            if len(token.content) != end - at:
                self.assembly.add(token.content, start, behind)
            else:
                self._flow(token.content, at, places)

    def _place(self, at: int, places: Sequence[tuple[int, int]]) -> int:
        """Return where an offset of a block's words is in the file."""
        begin, place = places[bisect_right(places, (at, len(self._text))) - 1]
        return place + at - begin

    def _flow(self, words: str, at: int, places: Sequence[tuple[int, int]]) -> None:
        """Take words that stand in the file as they are, but for the marks between lines."""
        begin, end = at, at + len(words)
        for piece in range(bisect_right(places, (at, len(self._text))), len(places)):
            cut = places[piece][0]
            if cut >= end:
                break
            self.assembly.flow(words[at - begin : cut - begin], self._place(at, places))
            at = cut
        self.assembly.flow(words[at - begin :], self._place(at, places))

    def _kind(self, block: Token, *, cell: bool) -> BlockKind | None:
        if cell:
            return cell_kind(block.content)
        if self._inside[-1:] == ["heading"]:
            return "heading"
        if self._quoted:
            return "byline" if _signs(block.content) else "quotation"
        return "list-item" if "list_item" in self._inside else None

    def _places(self, block: Token, *, cell: bool) -> Iterator[tuple[int, int]]:
        """Yield offsets in a block's words with those in the file, where they are out of step."""
        at = 0
        first, cursor = self._row if cell else ((block.map or [0])[0], 0)
        for number, line in enumerate(block.content.split("\n"), first):
            words = line.lstrip(_EDGE)
            start, whole = self._line(number)
            whole = whole.rstrip()
            # A line of a paragraph is the end of a line of the file; a heading's may be closed.
            found = len(whole) - len(words.rstrip())
            if cell:
                words = words.replace("|", r"\|")
                found = max(cursor, whole.find(words, cursor))
            elif not whole.endswith(words.rstrip()):
                found = max(0, whole.rfind(words))
            yield at, start + found - (len(line) - len(line.lstrip(_EDGE)))
            at += len(line) + 1
            if cell:
                self._row = (first, found + len(words))
                for number, bar in enumerate(re.finditer(r"\|", line), 1):
                    yield bar.start(), start + found + bar.start() + number


def _flat(tokens: Sequence[Token], words: str) -> Iterator[tuple[Token, int, int]]:
    """Yield the tokens inside a block, with where they stand in its words."""
    flat = words.replace("\n", " ")  # as code within a line is given
    cursor = 0
    automatic = False
    for token in tokens:
        at = max(cursor, token.meta.get(_AT, cursor))
        end = at
        if automatic and token.type == "text":
            at, end = at + 1, max(at + 1, words.find(">", at))
        elif token.type in _WORDED:
            raw = token.markup if token.type == "text_special" else token.content
            at = max((flat if token.type == "code_inline" else words).find(raw, at), at)
            end = at + len(raw)
        elif token.type in ("softbreak", "hardbreak"):
            end = at + 1
        automatic = token.type == "link_open" and token.info == "auto"
        cursor = end
        yield token, at, end


def _tag(token: Token) -> str:
    """Return the name of a tag of HTML within a line, with a slash before it if it is an end."""
    found = _TAG_NAME.match(token.content) if token.type == "html_inline" else None
    return found[1].lower() if found else ""


def _signs(line: str) -> bool:
    """Tell whether a line of a quotation names its speaker, whatever marks are in it."""
    return len(line) <= _SIGNATURE and signs(_MARKS.sub("", line))


def _rest(words: str, at: int) -> str:
    """Return the line of a block's words that begins behind an offset."""
    end = words.find("\n", at)
    return words[at : end if end >= 0 else len(words)].lstrip(" \t")
