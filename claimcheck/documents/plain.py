"""Plain text into blocks: paragraphs, headings, bylines, captions, list items …

The order of the questions is the order of their certainty: a line of navigation or a
credit is known by its words, a list item by its mark, a heading only by its form
(no full stop, or capitals throughout) and its place.
"""

from __future__ import annotations

import re

from claimcheck.documents import furniture
from claimcheck.documents.layout import SENTENCE_END, Unit, units
from claimcheck.values import Block, BlockKind

# Headlines in English newspapers stay below this many code points, headings inside an
# article well below it; a lead that short is rare.
_HEADLINE = 110
_HEADING = 100
_HEADING_WORDS = 14
_WORD = re.compile(r"[^\W_][\w’'&.-]*")
_INNER_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+\S")
# What a lead has and a headline lacks.
_LEAD = re.compile(
    r"\b(?:said|told)\b|\b(?:on|last|next|late|early|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_OPENING = "\"“‘'«„"


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _title_case(line: str) -> bool:
    """Tell whether every word has a capital but those that titles leave small."""
    words = _words(line)
    small = furniture.title_words()
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    carrying = [word for word in words if word not in small]
    return any(word[0].isupper() for word in carrying) and not any(
        word[0].islower() for word in carrying
    )


def _is_heading(line: str, *, last: bool, stops_are_usual: bool) -> bool:
    """Tell whether a line inside an article is a heading, from its form."""
    if line[0].islower() or line[-1] in ",;–—-":
        return False
    titled = _title_case(line)
    words = _words(line)
    if SENTENCE_END.search(line) or line[-1] == ":":
        quoted = line[0] in _OPENING and len(words) < 3
        short = len(words) <= (_HEADING_WORDS if line[-1] != ":" else 5)
        return titled and short and not quoted and not _INNER_STOP.search(line)
    if len(words) > _HEADING_WORDS or len(line) > _HEADING:
        return False
    if titled:
        return True
    return stops_are_usual and not last and not _LEAD.search(line)


def _is_headline(line: str, following: int) -> bool:
    """Tell whether the first line of a text is its headline.

    Args:
        line: The line, white space in it single.
        following: The length of the longest of the next paragraphs.
    """
    if ";\n" in line or _title_case(line):
        return True
    if len(line) > _HEADLINE or following <= len(line) or line[-1] in ":,":
        return False
    return not SENTENCE_END.search(line) or not (_LEAD.search(line) or _INNER_STOP.search(line))


def blocks(text: str) -> tuple[Block, ...]:
    """Divide a plain text into its blocks.

    A paragraph is never taken for a heading because it lacks a full stop if it is
    long, or if most lines of the text lack one; a line that ends in a full stop is a
    heading only in title case, or as the first line above longer paragraphs.

    Args:
        text: The decoded text of a document; line ends of any kind.

    Returns:
        The blocks in order.  They do not overlap, and every character that is not
        white space lies in exactly one.
    """
    found = units(text)
    flat = [_flat(text, unit) for unit in found]
    kinds: list[BlockKind | None] = []
    credits_at: dict[int, int] = {}
    for i, (unit, line) in enumerate(zip(found, flat, strict=True)):
        if not line:
            kinds.append("list-item" if unit.bullet else "paragraph")
            continue
        sort: BlockKind | None = furniture.kind(line[unit.bullet :])
        if sort is None and (at := furniture.credit(line)) is not None:
            sort = "caption"
            credits_at[i] = at
        if sort is None and unit.bullet:
            sort = "list-item"
        kinds.append(sort)
    _find_headings(found, flat, kinds)
    made: list[Block] = []
    for i, (unit, sort) in enumerate(zip(found, kinds, strict=True)):
        cut = _cut(text, unit, credits_at[i]) if i in credits_at else unit.start
        if cut > unit.start:
            end = unit.start + len(text[unit.start : cut].rstrip())
            made.append(Block(sort or "paragraph", unit.start, end))
        made.append(Block(sort or "paragraph", cut, unit.end))
    return tuple(made)


def _flat(text: str, unit: Unit) -> str:
    """Return a short unit's text with single spaces, and nothing for a long one."""
    if unit.end - unit.start > furniture.LONGEST:
        return ""
    return " ".join(text[unit.start : unit.end].split())


def _cut(text: str, unit: Unit, at: int) -> int:
    """Return the offset in the text of a place in a unit's flat form."""
    for offset in range(unit.start, unit.end):
        if at <= 0 and not text[offset].isspace():
            return offset
        if not (text[offset].isspace() and text[offset - 1].isspace()):
            at -= 1
    return unit.start


def _find_headings(found: list[Unit], flat: list[str], kinds: list[BlockKind | None]) -> None:
    """Give every unit that has no kind yet one: heading, byline or paragraph."""
    open_units = [i for i, sort in enumerate(kinds) if sort in (None, "paragraph", "list-item")]
    if not open_units:
        return
    lines = [flat[i] for i in open_units if kinds[i] is None]
    without_stop = sum(not SENTENCE_END.search(line) for line in lines)
    stops_are_usual = len(open_units) < 4 or without_stop <= 0.6 * len(open_units)
    for place, i in enumerate(open_units):
        if kinds[i] is not None:
            continue
        line = flat[i]
        last = place == len(open_units) - 1
        following = [found[j].end - found[j].start for j in open_units[place + 1 : place + 4]]
        heading = (
            _is_headline(line, max(following))
            if place == 0 and following
            else len(open_units) > 1
            and _is_heading(line, last=last, stops_are_usual=stops_are_usual)
        )
        if heading:
            kinds[i] = "heading"
        elif place >= len(open_units) - 3 and furniture.author_note(line):
            kinds[i] = "byline"
