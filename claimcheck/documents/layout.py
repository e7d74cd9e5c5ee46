"""The lines of a plain text put together to units, such as paragraphs and list items.

Three layouts are met in practice: paragraphs with blank lines between them, one
paragraph a line, and lines that were wrapped by hand or by a mail program.  Which of
them a file has is decided once, from all its line breaks.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from claimcheck.documents.content import Unit
from claimcheck.regex import later

_STOPS = (".", "!", "?", "…")
_BEHIND_STOPS = "\"'”’»)]"

# Of characters for private use, word processors make the bullets of fonts of symbols.
_BULLET = later(
    r"""(?: [•‣▪◦●■·∙*–—\ue000-\uf8ff-] | \(?\d{1,3}[.)] | \(?[A-Za-z]\) | \(?[ivx]{1,4}\) )
        \s+ (?=\S)
      | [•‣▪◦●■·∙-] (?=[A-Za-z"“‘'\[])""",
    re.VERBOSE,
)
# Wrapped lines are about as long as one another, and no longer than this.
_NARROWEST, _WIDEST = 40, 130
# No headline is longer.
_HEADLINE = 110
# A line that a sentence runs over without a wrap is at least this long.
_BROKEN_LINE = 60


class Line(NamedTuple):
    """A line that is not blank: its span without outer white space, and what precedes it."""

    start: int
    end: int
    indent: int
    after_blank: bool


def bullet(line: str) -> int:
    """Return the length of the list mark that a line begins with, or 0."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does, with marks behind its stop or without."""
    return line.rstrip(_BEHIND_STOPS).endswith(_STOPS)


def _listed(text: str, line: Line) -> bool:
    return bullet(text[line.start : min(line.end, line.start + 8)]) > 0


def lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    found: list[Line] = []
    offset = 0
    after_blank = True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            found.append(Line(start, start + len(body), indent, after_blank))
        after_blank = not body
        offset += len(raw)
    return found


def _first_word(text: str, line: Line) -> int:
    """Return the length of the first word of a line, as far as it matters."""
    return len(text[line.start : min(line.end, line.start + 40)].split(maxsplit=1)[0])


def _ends_sentence(text: str, line: Line) -> bool:
    return ends_sentence(text[max(line.start, line.end - 8) : line.end])


def wrap_width(text: str, found: list[Line]) -> int | None:
    """Return the width at which a text is visibly wrapped, or None.

    A text is wrapped when its lines are of a length, most of its line breaks fall
    inside sentences, and at most of those the next word would not have fitted.
    """
    if not found:
        return None
    lengths = sorted(line.end - line.start for line in found)
    width = lengths[ceil(0.98 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = inside = full = small = 0
    for above, below in pairwise(found):
        if below.after_blank or below.indent > above.indent:
            continue
        needed = above.end - above.start + 1 + _first_word(text, below)
        goes_on = text[below.start].islower()
        # A list, or a heading right above its text, says nothing about wrapping.
        if _listed(text, below) or (needed <= 0.6 * width and not goes_on):
            continue
        breaks += 1
        if not _ends_sentence(text, above):
            inside += 1
            full += needed > 0.85 * width
            small += goes_on
    wrapped = inside * 2 >= breaks > 0 and full >= 0.7 * inside and small >= 0.4 * inside
    return width if wrapped else None


def _belongs(text: str, first: Line, above: Line, below: Line, width: int | None) -> bool:
    """Tell whether a line goes on with the unit that begins at ``first``."""
    if below.after_blank:
        return False
    in_list = _listed(text, first)
    ended = _ends_sentence(text, above)
    mark = _listed(text, below)
    if mark and (ended or in_list or width is None or text[below.start] in "•‣▪◦●■"):
        return False
    small = text[below.start].islower()
    length = above.end - above.start
    if width is None:
        return small and length >= _BROKEN_LINE and not ended and text[above.end - 1] not in ":;"
    if in_list:
        return below.indent > first.indent or small
    if below.indent > above.indent and not small:
        return False
    fits = length + 1 + _first_word(text, below)
    return fits > 0.85 * width if ended else small or fits > 0.6 * width


def units(text: str) -> list[Unit]:
    """Put the lines of a text together to units.

    Args:
        text: The decoded text of a document.

    Returns:
        The units in order; every character that is not white space lies in one.
    """
    found = lines(text)
    width = wrap_width(text, found)
    made: list[Unit] = []
    at = 0
    while at < len(found):
        first = last = found[at]
        at += 1
        deck = False
        while at < len(found) and (
            _belongs(text, first, last, found[at], width)
            or (not made and _is_deck(text, last, found[at]))
        ):
            deck = deck or (not made and _is_deck(text, last, found[at]))
            last = found[at]
            at += 1
        made.append(Unit(first.start, last.end, _listed(text, first), deck))
    return made


def _is_deck(text: str, above: Line, below: Line) -> bool:
    """Tell whether a headline goes on in the next line."""
    short = above.end - above.start <= _HEADLINE
    return short and text[above.end - 1] == ";" and not below.after_blank
