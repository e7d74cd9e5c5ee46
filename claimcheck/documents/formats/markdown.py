"""Markdown: CommonMark with front matter, tables, footnotes and strikethrough.

markdown-it-py says what is what, by lines for blocks; where the words of a block stand in the file
is taken down while it reads them (``_Placed``).  Code, front matter, the targets of links and what
is struck through are no prose; comments that are addressed to claimcheck are kept as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from claimcheck.documents.comments import find_comments
from claimcheck.documents.content import Assembly, Content, cell_kind, line_starts, signs
from claimcheck.documents.decode import decode
from claimcheck.documents.limits import Reading
from claimcheck.values import BlockKind

_AT = "at"
"""The key of a token's ``meta`` under which its offset in the block's words is kept."""
_STRIPPED = 200
"""White space before a line's end that the parser may have left out, at most."""
_EDGE = " \t"


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read a Markdown file; see ``claimcheck.documents.formats``."""
    text, encoding = decode(data, path, reading.encoding)
    return of_text(text, encoding)


def of_text(text: str, encoding: str) -> Content:
    """Take the prose out of a Markdown text.

    Args:
        text: The text.
        encoding: What it was encoded in.
    """
    prose = _Prose(text)
    for block in _parser().parse(text):
        prose.take(block)
    return prose.assembly.content(text, encoding)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin)
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
        at = self.pos - len(words)
        if not self.src.startswith(words, at):  # blanks at the end of a line were left out
            at = self.src.rfind(words, max(0, at - _STRIPPED), self.pos)
        token = super().pushPending()
        token.meta[_AT] = max(0, at)
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        """Push a token."""
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        token.meta[_AT] = self.pos
        return token


class _Placing(ParserInline):
    """The parser of what is inside a block, with a state that takes down places."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the words of a block."""
        state = _Placed(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Prose:
    """The prose of a Markdown text, put together block by block."""

    def __init__(self, text: str) -> None:
        self.assembly = Assembly()
        self._text = text
        self._lines = (*line_starts(text), len(text))
        self._inside: list[str] = []
        self._row = (0, 0)  # the line of the table's row that is read, and how far

    def take(self, block: Token) -> None:
        """Take the next token of the parser's."""
        if block.nesting > 0:
            self._inside.append(block.type.removesuffix("_open"))
            if block.type == "tr_open" and block.map:
                self._row = (block.map[0], 0)
        elif block.nesting < 0:
            self._inside.pop()
        elif block.type == "html_block" and block.map:
            self._comments(*block.map)
        elif block.type == "inline":
            self._words(block)

    def _comments(self, first: int, last: int) -> None:
        start = self._lines[first]
        end = self._lines[min(last, len(self._lines) - 1)]
        for comment in find_comments(self._text[start:end]):
            self.assembly.aside(
                self._text[start + comment.start : start + comment.end], start + comment.start
            )

    def _words(self, block: Token) -> None:
        """Take the words of a block, each where it stands in the file."""
        cell = self._inside[-1:] in (["th"], ["td"])
        quoted = "blockquote" in self._inside
        places = [*self._places(block, cell=cell)]
        kind = self._kind(block, cell=cell)
        cursor = struck = 0
        for token, at in _flat(block.children or (), block.content):
            if token.type in ("s_open", "s_close"):
                struck += token.nesting
            elif token.type == "softbreak" and quoted and signs(_rest(block.content, at)):
                self.assembly.close(kind)
                kind = "byline"
            elif not struck:
                cursor = max(cursor, at)
                self._add(token, cursor, places)
        self.assembly.close(kind)

    def _add(self, token: Token, at: int, places: Sequence[tuple[int, int]]) -> None:
        """Take one token that stands at an offset of its block's words."""
        piece = bisect_right(places, (at, len(self._text)))
        begin, place = places[piece - 1]
        start = place + at - begin
        raw = token.markup if token.type == "text_special" else token.content
        if token.type in ("softbreak", "hardbreak"):
            self.assembly.blank(start, start + 1)
        elif token.type == "text_special":
            self.assembly.add(token.content, start, start + len(raw))
        elif token.type in ("text", "code_inline"):
            words = token.content
            for cut, place in places[piece:]:
                if cut >= at + len(words):
                    break
                self.assembly.flow(words[: cut - at], start)
                words, at, start = words[cut - at :], cut, place
            self.assembly.flow(words, start)
        elif token.type == "html_inline" and find_comments(raw):
            self.assembly.add(raw, start, start + len(raw))

    def _kind(self, block: Token, *, cell: bool) -> BlockKind | None:
        if cell:
            return cell_kind(block.content)
        if self._inside[-1:] == ["heading"]:
            return "heading"
        if "blockquote" in self._inside:
            return "byline" if signs(block.content) else "quotation"
        return "list-item" if "list_item" in self._inside else None

    def _places(self, block: Token, *, cell: bool) -> Iterator[tuple[int, int]]:
        """Yield offsets in a block's words with those in the file, where they are out of step."""
        at = 0
        first, cursor = self._row if cell else ((block.map or [0])[0], 0)
        for number, line in enumerate(block.content.split("\n"), first):
            words = line.lstrip(_EDGE)
            start = self._lines[min(number, len(self._lines) - 1)]
            whole = self._text[start : self._lines[min(number + 1, len(self._lines) - 1)]].rstrip()
            # A line of a paragraph is the end of a line of the file; a heading's may be closed.
            found = len(whole) - len(words.rstrip())
            if cell:
                words = words.replace("|", r"\|")
            if cell or not whole.endswith(words.rstrip()):
                found = max(0, whole.find(words, cursor))
            yield at, start + found - (len(line) - len(line.lstrip(_EDGE)))
            at += len(line) + 1
            if cell:
                self._row = (first, found + len(words))
                for number, bar in enumerate(re.finditer(r"\|", line), 1):
                    yield bar.start(), start + found + bar.start() + number


def _flat(tokens: Sequence[Token], words: str) -> Iterator[tuple[Token, int]]:
    """Yield the tokens inside a block that bear words, with their offsets in its words."""
    cursor = 0
    for token in tokens:
        at = max(cursor, token.meta.get(_AT, cursor))
        raw = token.markup if token.type == "text_special" else token.content
        if token.type in ("text", "text_special", "code_inline", "html_inline"):
            at = max(words.find(raw, at), at)
            cursor = at + len(raw)
        yield token, at


def _rest(words: str, at: int) -> str:
    """Return the line of a block's words that begins behind an offset."""
    return re.split(r"\n", words[at:].lstrip("\n \t"), maxsplit=1)[0]
