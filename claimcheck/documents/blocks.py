"""Units of text into blocks: paragraphs, headings, bylines, captions, list items.

The order of the questions is the order of their certainty: a line of navigation or a
credit is known by its words, a list item by its mark, a heading only by its form
(no full stop, or capitals throughout) and its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.documents import furniture
from claimcheck.documents.content import Unit, signs
from claimcheck.documents.layout import bullet, ends_sentence, units
from claimcheck.language.tokens import abbreviations
from claimcheck.regex import later
from claimcheck.values import Block, BlockKind

# Headlines in English newspapers stay below this many code points.  Where a first line
# ends in a full stop it may as well be a short lead, so less is allowed.
_HEADLINE = 110
_STOPPED_HEADLINE = 90
_HEADING = 100
_HEADING_WORDS = 14
_OPENING = "\"“‘'«„"
_WORD = later(r"[^\W_][\w’'&.-]*")
_STOP = later(r"[.!?][\"'”’)\]]*\s+(?=\S)")
_LAST_WORD = later(r"[\w.]+$")
# What a lead has and a headline lacks: who said it, when it was, where, and articles.
_LEAD = later(
    r"""\b(?:said|told|today|yesterday|tonight|ago)\b
      | \b(?:on|last|late|early|next|this)\ (?:day|night|week|month|year
        |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
      | ^(?-i:[A-Z][A-Z .]{2,30})(?:,[ \w.]{1,25})?(?:\ \([\w ]{2,20}\))?\ *(?:--|[–—])
      | \b(?:an?|the)\b.*\b(?:an?|the)\b
      | ^(?:I|we|my|our)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CROSSHEAD = later(r"(?:--|[–—-])\s.{1,80}\s(?:--|[–—-])\.?")
_SIGNED_QUOTATION = later(r"[.!?…][”\"’']\s*(?:--|[–—―-])")
# A line above a credit that is longer than this does not belong to the picture.
_LONGEST_CAPTION = 160


def blocks(text: str, given: Sequence[Unit] | None = None) -> tuple[Block, ...]:
    """Divide a text into its blocks.

    A paragraph is never taken for a heading because it lacks a full stop if it is
    long, or if most lines of the text lack one; a line that ends in a full stop is a
    heading only in title case, or as the first line above longer paragraphs.

    Args:
        text: The decoded text of a document; line ends of any kind.
        given: Its units, if its format has any; otherwise its lines tell them.

    Returns:
        The blocks in order.  They do not overlap, and every character of a unit that is
        not white space lies in exactly one.
    """
    found = units(text) if given is None else [*_written(text, given)]
    flat = [_flat(text, unit) for unit in found]
    kinds = [_kind_by_words(text, found, flat, i) for i in range(len(found))]
    _find_captions(text, found, flat, kinds)
    _find_headings(found, flat, kinds)
    made: list[Block] = []
    for unit, line, sort in zip(found, flat, kinds, strict=True):
        kind = sort or "paragraph"
        # A credit behind a caption is a block of its own.
        at = furniture.credit(line) if kind == "caption" else None
        cut = _offset(text, unit, at) if at else unit.start
        if cut > unit.start:
            made.append(Block(kind, unit.start, unit.start + len(text[unit.start : cut].rstrip())))
        made.append(Block(kind, cut, unit.end))
    return tuple(made)


def _written(text: str, given: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units of a format without white space at their ends; comments leave some."""
    for unit in given:
        words = text[unit.start : unit.end]
        start = unit.end - len(words.lstrip())
        if start < unit.end:
            yield unit._replace(start=start, end=unit.start + len(words.rstrip()))


def _flat(text: str, unit: Unit) -> str:
    """Return a short unit's text with single spaces, and nothing for a long one."""
    if unit.end - unit.start > furniture.LONGEST:
        return ""
    words = text[unit.start : unit.end]
    # Of all white space only the blank is printable.
    if words.isprintable() and "  " not in words:
        return words
    return " ".join(words.split())


def _offset(text: str, unit: Unit, at: int) -> int:
    """Return the offset in the text of an index into a unit's flat form."""
    words = text[unit.start : unit.end].split()
    offset = unit.start
    for word in words:
        offset = text.index(word, offset)
        if at <= 0:
            return offset
        offset += len(word)
        at -= len(word) + 1
    return unit.start


def _kind_by_words(text: str, found: Sequence[Unit], flat: list[str], i: int) -> BlockKind | None:
    """Tell what a unit is, if its words or its list mark say so."""
    unit, line = found[i], flat[i]
    if unit.kind is not None:
        return unit.kind
    if not line:
        return "list-item" if unit.listed else "paragraph"
    if furniture.credit(line) is not None:
        return "caption"
    words = line[bullet(line) :]
    if (kind := furniture.kind(words)) is not None:
        return kind
    if _CROSSHEAD.fullmatch(line):
        return "heading"
    if unit.listed and _in_list(found, flat, i):
        return "list-item"
    if i > 0 and found[i - 1].kind == "quotation" and signs(line):
        return "byline"
    below_quotation = i > 0 and text[found[i - 1].end - 1] in '"”’»'
    if (unit.listed or below_quotation) and furniture.signature(
        line, below_quotation=below_quotation
    ):
        return "byline"
    if not unit.listed or (line[0].isdigit() and _title_case(_WORD.findall(words))):
        return None
    return "list-item"


def _find_captions(
    text: str, found: Sequence[Unit], flat: list[str], kinds: list[BlockKind | None]
) -> None:
    """Make a short line directly above a credit a caption: "Map of the island." "Image: Roe."."""
    for i in range(1, len(found)):
        above = found[i - 1]
        short = 0 < len(flat[i - 1]) <= _LONGEST_CAPTION
        directly = short and len(text[above.end : found[i].start].splitlines()) <= 1
        if directly and kinds[i] == "caption" and kinds[i - 1] is None:
            kinds[i - 1] = "caption"


def _in_list(found: Sequence[Unit], flat: list[str], i: int) -> bool:
    """Tell whether a unit with a list mark has a neighbour with such a mark."""
    marks = [
        "1" if flat[j][0].isdigit() else flat[j][0]
        for j in (i, i - 1, i + 1)
        if 0 <= j < len(found) and found[j].listed and flat[j]
    ]
    return marks[0] in marks[1:]


def _find_headings(found: Sequence[Unit], flat: list[str], kinds: list[BlockKind | None]) -> None:
    """Make the headings and author notes known among the units that have no kind yet."""
    body = [i for i, kind in enumerate(kinds) if kind in (None, "paragraph", "list-item")]
    unstopped = sum([kinds[i] is None and not ends_sentence(flat[i]) for i in body])
    # In notes without full stops, the lack of one says nothing.
    stops_are_usual = len(body) < 4 or unstopped <= 0.6 * len(body)
    final = next((i for i in reversed(range(len(kinds))) if kinds[i] != "boilerplate"), 0)
    for place, i in enumerate(body):
        if kinds[i] is not None:
            continue
        line = flat[i][bullet(flat[i]) :]
        if place == 0 and len(body) > 1 and "heading" not in kinds[:i]:
            below = [found[j].end - found[j].start for j in body[1:4]]
            heading = found[i].deck or _is_headline(line, below)
        else:
            unstopped_may = stops_are_usual and i != final
            heading = len(body) > 1 and _is_heading(line, unstopped_may=unstopped_may)
        if heading:
            kinds[i] = "heading"
        elif place >= len(body) - 3 and furniture.author_note(line):
            kinds[i] = "byline"


def _is_headline(line: str, below: list[int]) -> bool:
    """Tell whether the first line of a text is its headline.

    Args:
        line: The line, white space in it single.
        below: The lengths of the next paragraphs, at most three.
    """
    if _title_case(_WORD.findall(line), slack=8):
        return True
    if len(line) > _HEADLINE or max(below) <= len(line) or line[-1] in ":,":
        return False
    if not ends_sentence(line):
        return True
    # In a text of two or three lines a short sentence is more likely just that.
    if len(line) > _STOPPED_HEADLINE or len(below) < 3 or max(below) < 1.5 * len(line):
        return False
    return not _LEAD.search(line) and not _runs_on(line)


def _is_heading(line: str, *, unstopped_may: bool) -> bool:
    """Tell from its form whether a line inside an article is a heading.

    Args:
        line: The line, white space in it single.
        unstopped_may: Whether the lack of a full stop makes a line a heading.
    """
    if len(line) > _HEADING:
        return False
    words = _WORD.findall(line)
    if len(words) > _HEADING_WORDS:
        return False
    if line[0].islower() or line[-1] in ",;–—-" or _SIGNED_QUOTATION.search(line):
        return False
    titled = _title_case(words)
    if line[-1] == ":":
        return titled and len(words) <= 5 and (len(words) == 1 or line.isupper())
    if ends_sentence(line):
        # "Absolutely." between marks is somebody's answer, and one word with a question
        # mark a question; a closing mark alone ends a quotation that began above.
        fragment = len(words) < (3 if line[0] in _OPENING else 2 if line[-1] == "?" else 1)
        orphan = line[-1] in '"”' and not any(mark in line[:-1] for mark in '"“')
        return titled and not fragment and not orphan and not _runs_on(line)
    return titled or (unstopped_may and not _LEAD.search(line))


def _runs_on(line: str) -> bool:
    """Tell whether a line holds more than one sentence."""
    for match in _STOP.finditer(line):
        word = _LAST_WORD.search(line, max(0, match.start() - 20), match.start())
        if line[match.start()] != "." or word is None:
            return True
        last = word.group()
        if not (len(last) == 1 or last[-2] == "." or last in abbreviations()):
            return True
    return False


def _title_case(words: Sequence[str], slack: int = 0) -> bool:
    """Tell whether every word of a line has a capital but those that titles leave small.

    With a ``slack`` of n, one in n of the other words may lack it too.
    """
    if not words or words[0][0].islower():
        return False
    small = furniture.title_words()
    carrying = [word for word in words if word not in small]
    lower = sum(word[0].islower() for word in carrying)
    return any(word[0].isupper() for word in carrying) and (
        lower <= (len(carrying) // slack if slack else 0)
    )
