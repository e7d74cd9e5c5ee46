"""Plain text into blocks: paragraphs, headings, bylines, captions, list items …

The order of the questions is the order of their certainty: a line of navigation or a
credit is known by its words, a list item by its mark, a heading only by its form
(no full stop, or capitals throughout) and its place.
"""

from __future__ import annotations

import re

from claimcheck.documents import furniture
from claimcheck.documents.layout import SENTENCE_END, Unit, units
from claimcheck.language.tokens import abbreviations
from claimcheck.values import Block, BlockKind

# Headlines in English newspapers stay below this many code points.  Where a first line
# ends in a full stop it may as well be a short lead, so less is allowed.
_HEADLINE = 110
_STOPPED_HEADLINE = 90
_HEADING = 100
_HEADING_WORDS = 14
_WORD = re.compile(r"[^\W_][\w’'&.-]*")
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=\S)")
_LAST_WORD = re.compile(r"[\w.]+$")
# What a lead has and a headline lacks: who said it, when it was, and articles.
_LEAD = re.compile(
    r"""\b(?:said|told|today|yesterday|tonight|ago)\b
      | \b(?:on|last|late|early|next|this)\ (?:day|night|week|month|year
        |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
      | ^(?-i:[A-Z][A-Z .]{2,30})(?:,[ \w.]{1,25})?(?:\ \([\w ]{2,20}\))?\ *(?:--|[–—])
      | \b(?:an?|the)\b.*\b(?:an?|the)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CROSSHEAD = re.compile(r"(?:--|[–—-])\s.{1,80}\s(?:--|[–—-])\.?")
_SIGNED_QUOTATION = re.compile(r"[.!?…][”\"’']\s*(?:--|[–—―-])")
_OPENING = "\"“‘'«„"


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _runs_on(line: str) -> bool:
    """Tell whether a line holds more than one sentence."""
    known = abbreviations()
    for match in _STOP.finditer(line):
        word = _LAST_WORD.search(line, max(0, match.start() - 20), match.start())
        abbreviated = word and (len(word.group()) == 1 or word.group() in known)
        if line[match.start()] != "." or not abbreviated:
            return True
    return False


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
    if line[-1] == ":":
        return titled and len(words) <= 5 and (len(words) == 1 or line.isupper())
    if SENTENCE_END.search(line):
        # "Absolutely." between marks is somebody's answer, and one word with a question
        # mark a question; a closing mark alone ends a quotation that began above.
        fragment = len(words) < (3 if line[0] in _OPENING else 2 if line[-1] == "?" else 1)
        orphan = line[-1] in "\"”" and not any(mark in line[:-1] for mark in '"“')
        return titled and not fragment and not orphan and not _runs_on(line)
    if len(words) > _HEADING_WORDS or len(line) > _HEADING:
        return False
    if _SIGNED_QUOTATION.search(line):
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
    if _title_case(line):
        return True
    if len(line) > _HEADLINE or following <= len(line) or line[-1] in ":,":
        return False
    if not SENTENCE_END.search(line):
        return True
    return len(line) <= _STOPPED_HEADLINE and not (_LEAD.search(line) or _runs_on(line))


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
        if sort is None and _CROSSHEAD.fullmatch(line):
            sort = "heading"
        elif sort is None and unit.bullet and not _in_list(found, flat, i):
            sort = "byline" if furniture.signature(line) else None
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


def _in_list(found: list[Unit], flat: list[str], i: int) -> bool:
    """Tell whether a unit with a list mark has a neighbour with the same mark."""
    return any(
        found[j].bullet > 0 and flat[j][:1] == flat[i][:1]
        for j in (i - 1, i + 1)
        if 0 <= j < len(found)
    )


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
    final = max(i for i, sort in enumerate(kinds) if sort != "boilerplate")
    for place, i in enumerate(open_units):
        if kinds[i] is not None:
            continue
        line = flat[i]
        last = i == final
        following = [found[j].end - found[j].start for j in open_units[place + 1 : place + 4]]
        heading = (
            found[i].deck or _is_headline(line, max(following))
            if place == 0 and following
            else len(open_units) > 1
            and _is_heading(line, last=last, stops_are_usual=stops_are_usual)
        )
        if heading:
            kinds[i] = "heading"
        elif place >= len(open_units) - 3 and furniture.author_note(line):
            kinds[i] = "byline"
