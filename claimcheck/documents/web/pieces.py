"""HTML as pieces of a file: stretches of words, line breaks, quotation tags, comments.

The pieces are found in the file itself, so that each is known by its offsets.  What is around them
is left to an HTML parser: it is given the file with a comment in place of each piece, so that
nothing in a piece can be read as something else, or be joined or moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

from claimcheck.documents.comments import find_comments

PieceKind = Literal["words", "break", "opens", "closes", "comment"]

# Quoted values hide a ">"; what is never closed goes on to the end of the file.
TAG = re.compile(
    r"""<!--(?:-?>|(?P<comment>.*?)(?:--!?>|\Z))
      | <!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)
      | <(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*+)
        (?P<attributes>(?:[^>=]|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])))*+)(?:>|\Z)
      | <[/!?][^>]*+(?:>|\Z)""",
    re.DOTALL | re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?|[\xad\u200b\u2060]")
_UNSEEN = "\xad\u200b\u2060\ufeff"


def names(words: str) -> frozenset[str]:
    """Return names that are written in a row."""
    return frozenset(words.split())


RAW = names("iframe noembed noframes noscript plaintext script style textarea title xmp")
"""Elements that hold no mark-up, and nothing that is shown as prose."""
_NO_STRUCTURE = names("""
    b base basefont bgsound big body code em embed font frame frameset head html i img input kbd
    link meta nobr param samp small source strong sub track tt u var wbr
""")
_RENAMED = {"a": "x-a", "s": "del", "strike": "del"}
"""Elements that HTML reopens where they are not closed; under other names they stay where they are.

The parser would copy them into every paragraph behind.
"""
_BLOCKS = names("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li
    listing main menu nav ol option p pre search section summary table tbody td tfoot th thead
    tr ul xmp
""")
_VOID = names("area br col hr")


class Piece(NamedTuple):
    """A piece of a file, at ``start:end`` of it.

    ``part`` counts the tags before it that end a paragraph: pieces between which none stands
    belong together.
    """

    kind: PieceKind
    start: int
    end: int
    part: int


def pieces(file: str, *, xml: bool = False) -> tuple[list[Piece], str]:
    """Return the pieces of an HTML file, and its mark-up with a comment for each of them.

    The comments hold the pieces' indices.

    Args:
        file: The decoded file.
        xml: Whether it is XHTML, in which any element may be closed where it is opened.
    """
    found: list[Piece] = []
    markup: list[str] = []
    part = at = 0

    def take(kind: PieceKind, start: int, end: int) -> None:
        markup.append(f"<!--{len(found)}-->")
        found.append(Piece(kind, start, end, part))

    while match := TAG.search(file, at):
        if match.start() > at:
            take("words", at, match.start())
        at = match.end()
        if match["comment"] is not None and find_comments(match[0]):
            take("comment", *match.span())
        elif match["data"] is not None and xml:
            take("words", *match.span("data"))
        if match["name"] is None:
            continue
        name = match["name"].lower()
        part += name in _BLOCKS
        if name == "br":
            take("break", *match.span())
        elif name == "q":
            take("closes" if match["end"] else "opens", at, at)
        elif name in RAW:
            if not match["end"] and not (xml and match["attributes"].endswith("/")):
                at = _end_of_raw(file, name, at)
        elif name not in _NO_STRUCTURE:
            markup += _tag(match, name, xml=xml)
    if at < len(file):
        take("words", at, len(file))
    return found, "".join(markup)


def _tag(match: re.Match[str], name: str, *, xml: bool) -> Iterator[str]:
    """Yield a tag as the parser is given it."""
    name = _RENAMED.get(name, name)
    attributes = match["attributes"].rstrip("/") if not match["end"] else ""
    yield f"<{match['end'] or ''}{name} {attributes}>"
    if xml and match["attributes"].endswith("/") and not match["end"] and name not in _VOID:
        yield f"</{name}>"


def _end_of_raw(file: str, name: str, at: int) -> int:
    """Return where the tag begins that closes an element without mark-up."""
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(file, at)
    return closing.start() if closing and name != "plaintext" else len(file)


def decoded(file: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a piece and where they stand, each entity and what it means by itself."""
    at = start
    for match in _ENTITY.finditer(file, start, end):
        meant = unescape(match[0])
        if meant == match[0] and meant not in _UNSEEN:
            continue
        yield file[at : match.start()], at, match.start()
        at = match.end()
        if meant not in _UNSEEN:
            yield meant, match.start(), at
    yield file[at:end], at, end


def words_of(file: str, start: int, end: int) -> str:
    """Return the words of a piece as they are read."""
    return "".join(words for words, _, _ in decoded(file, start, end))
