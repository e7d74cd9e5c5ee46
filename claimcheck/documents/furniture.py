"""Lines that are no part of an article's text: bylines, credits, navigation, labels.

What such lines look like is kept in ``data/furniture.tsv``; dates, places and
separators are recognised here by their form.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from claimcheck.regex import later
from claimcheck.wordlists import entries

FurnitureKind = Literal["byline", "dateline", "caption", "boilerplate"]

LONGEST = 400
"""Lines of more code points than this are never furniture."""

_PARTING = frozenset(",|/–—-")
"""One of these stands between a name and a role."""
_CLOSING = frozenset(")]")
_LONGEST_DATE = 100
"""A date with all that can stand around it is no longer than this."""

_WORD = r"[A-Z0-9][\w.’'&-]*"
# A name, or several: words with a capital and what stands between them.
_NAMES = (
    rf"{_WORD}(?:,?[ ](?:(?:and|at|for|from|in|of|on)[ ])?"
    rf"(?:(?:the|de|del|der|di|la|van|von)[ ])?{_WORD})*"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_TIME = (
    r"\d{1,2}(?:(?:[:.]\d\d){1,2}\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    r"(?:\s*(?:[A-Z]{2,4}|local\ time)\b)?"
)
_DATE = (
    rf"(?:{_DAY},?\ +)?(?:{_MONTH}\ +\d{{1,2}}(?:st|nd|rd|th)?(?:,?\ +\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\ +(?:of\ +)?{_MONTH}(?:,?\ +\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_DATED = later(
    rf"""(?:(?:last\ +)?(?:published|posted|updated|modified|filed|issued)(?:\ +on)?:?\ +)?
         (?:{_DATE}(?:(?:,|\ at|\ [|·–—-]|T)?\ *{_TIME})?|{_TIME}(?:,?\ +(?:on\ +)?{_DATE}))""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = later(rf"(?:(?:updated|posted)(?:\ at)?:?\ +)?{_TIME}", re.VERBOSE | re.IGNORECASE)
_MARKUP = later(r"<[^<>]*>")
_LINK = later(r"\[?<a\s[^<>]*>[^<>]*</a>\.?\]?\.?", re.IGNORECASE)
_DIGIT = later(r"\d")
_HANDLE = later(r"@\w{2,30}")
_SIGNATURE = later(rf"(?:-{{1,3}}|[–—―])\s*{_NAMES}")
_BYLINE = later(rf"(?:By|BY|by)[ ]:?{_NAMES}(?:,[ ][\w’' -]+)?")
_SLASHED = later(rf"({_NAMES})[ ]?/[ ]?({_NAMES})")


class _Row(NamedTuple):
    """A pattern of the data file, with the longest words that are fixed in it."""

    pattern: str
    fixed: str
    kind: FurnitureKind


class _Furniture(NamedTuple):
    """The data file, ready to be looked up; see ``_Row`` for its patterns.

    Those that are tried ``anywhere`` are kept by a mark in the words that are fixed in them,
    or by how these begin, and by their kind.
    """

    by_first_word: dict[str, list[_Row]]
    anywhere: dict[tuple[str, FurnitureKind], list[_Row]]
    credit: re.Pattern[str]
    parenthesised: re.Pattern[str]
    via: re.Pattern[str]
    place: re.Pattern[str]
    role: re.Pattern[str]
    author: re.Pattern[str]
    agencies: frozenset[str]
    title_words: frozenset[str]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"([*~])", pattern)
    wild = {"*": ".*", "~": _NAMES, "": ""}
    return re.compile(
        "".join(wild[part] if part in wild else f"(?i:{re.escape(part)})" for part in parts)
    )


@cache
def _furniture() -> _Furniture:
    rows: dict[str, list[str]] = {}
    for line in entries("furniture.tsv"):
        kind, pattern = line.split("\t")
        rows.setdefault(kind, []).append(pattern)
    by_first_word: dict[str, list[_Row]] = {}
    anywhere: dict[tuple[str, FurnitureKind], list[_Row]] = {}
    kinds: tuple[FurnitureKind, ...] = ("boilerplate", "byline", "caption")
    for kind in kinds:
        for pattern in rows[kind]:
            word = pattern.split(" ", 1)[0]
            fixed = max(re.split(r"[*~]", pattern), key=len).lower()
            row = _Row(pattern, fixed, kind)
            # A first word that is cut by a wildcard cannot be looked up.
            if "*" in word or "~" in word:
                # Few lines have the rarer marks, which are found the fastest.
                mark = next((mark for mark in "/;" if mark in fixed), None)
                opening = mark or re.findall(r"\s*\S*", fixed)[0]
                anywhere.setdefault((opening, kind), []).append(row)
            else:
                by_first_word.setdefault(word, []).append(row)
    credit = "|".join(re.escape(word.capitalize()) for word in rows["credit"])
    agency = "|".join(map(re.escape, rows["agency"]))
    role = "|".join(map(re.escape, rows["role"]))
    return _Furniture(
        by_first_word=by_first_word,
        anywhere=anywhere,
        # What it opens with is asked first, for it is tried at every character.
        credit=later(
            rf"(?=[(\[A-Z])(?<!\S)[(\[]?(?:(?:{credit}|{credit.upper()})(?:\ (?:by|of))?:"
            rf"|(?:Photo|Photograph|Picture|Illustration|Graphic|Image|Video)s?\ "
            rf"(?:by|courtesy\ of)\ (?=[A-Z]))[^.!?]{{1,80}}[.!?]?[)\]]?$"
        ),
        parenthesised=later(
            rf"[(\[](?:[^()\[\]]{{1,60}}/[^()\[\]]{{1,60}}|Getty Images|[^()\[\]]{{0,40}}"
            rf"\b(?:Photo|photo|via (?i:{agency}))\b[^()\[\]]{{0,60}})\.?[)\]]\.?$"
        ),
        via=later(rf"{_NAMES} (?i:via) (?i:{agency})"),
        place=later(
            rf"[A-Z]{{2}}[A-Z .'’-]{{1,40}}(?:, [A-Z][\w .]{{1,25}})?"
            rf"(?:\s*\((?i:{agency})\)(?:\s*(?:--|[–—-]))?|\s*(?:--|[–—-]))"
        ),
        role=later(
            rf"{_NAMES}(?:, |[ ]?[|/–—-][ ]?)(?:[\w&’'-]+[ ]){{0,4}}(?i:{role})s?"
            r"(?:,? (?:at|for|of|with|in)[ ](?:[^,]|,(?=[ ][A-Z])){1,60})?"
        ),
        author=later(
            rf"{_WORD} {_NAMES},? (?:is|are) (?:an?|the|currently) (?:[^.!?]{{0,80}}[ -])?"
            rf"(?:{role})s?\b"
        ),
        agencies=frozenset(rows["agency"]),
        title_words=frozenset(rows["title-word"]),
    )


def title_words() -> frozenset[str]:
    """Return the words that stay in lower case in a title."""
    return _furniture().title_words


def bare(line: str) -> str:
    """Return a line without outer brackets, outer quotation marks and closing stop."""
    line = line.strip()
    for _ in range(2):
        line = line.rstrip(".:!… ")
        if len(line) > 1 and (line[0], line[-1]) in {("(", ")"), ("[", "]"), ('"', '"')}:
            line = line[1:-1].strip()
    return line


def _slashed_credit(line: str) -> bool:
    """Tell whether a line is "Name Surname/Agency"."""
    match = _SLASHED.fullmatch(line)
    if not match:
        return False
    before, after = match.groups()
    if after.lower() in _furniture().agencies:
        return True
    return 2 <= len(before.split()) <= 5 and len(after.split()) <= 4


def credit(line: str) -> int | None:
    """Return where the picture credit begins that a line ends with, or None.

    "The new pier at dusk. Image: Jo Park." and "(AP Photo/Jo Park)" end with one.
    """
    furniture = _furniture()
    match = None
    # Most lines have nothing that either needs, and are not searched.
    if ":" in line or " by " in line or " courtesy of " in line:
        match = furniture.credit.search(line)
    if match is None and not _CLOSING.isdisjoint(line[-2:]):
        match = furniture.parenthesised.search(line)
    return match.start() if match else None


def kind(line: str) -> FurnitureKind | None:
    """Tell what sort of furniture a line is.

    Args:
        line: A line of at most ``LONGEST`` code points, without its list mark, white
            space in it single.

    Returns:
        The kind, or None for a line that may be text.
    """
    furniture = _furniture()
    marked = "<" in line
    text = _MARKUP.sub("", line) if marked else line
    if not any(map(str.isalnum, text)) or (marked and _LINK.fullmatch(line)):
        return "boilerplate"
    line = bare(line).replace("’", "'")
    if not line or line.isdigit():
        return "boilerplate"
    low = line.lower()
    first = low.split(" ", 1)[0]
    for key in (first, first.rstrip(":")) if first[-1:] == ":" else (first,):
        for row in furniture.by_first_word.get(key, ()):
            if _is(row, line, low):
                return row.kind
    if len(line) <= _LONGEST_DATE and _DIGIT.search(line):
        if _CLOCK.fullmatch(line):
            return "dateline"
        if _DATED.fullmatch(line):
            return "byline"
    if (line[0] == "@" and _HANDLE.fullmatch(line)) or (first == "by" and _BYLINE.fullmatch(line)):
        return "byline"
    if line[:2].isupper() and furniture.place.fullmatch(line):
        return "dateline"
    if len(line) <= 120 and not _PARTING.isdisjoint(line) and furniture.role.fullmatch(line):
        return "byline"
    if ("/" in line and _slashed_credit(line)) or (
        " via " in low and furniture.via.fullmatch(line)
    ):
        return "caption"
    for (opening, sort), rows in furniture.anywhere.items():
        if opening in low and any(_is(row, line, low) for row in rows):
            return sort
    return None


def _is(row: _Row, line: str, low: str) -> bool:
    """Tell whether a pattern matches a line; most are never asked for, and never compiled."""
    return row.fixed in low and _compiled(row.pattern).fullmatch(line) is not None


def signature(line: str, *, below_quotation: bool) -> bool:
    """Tell whether a line is a dash and a name ("— Jo Park").

    Below a quotation more may follow ("— Jo Park, after the vote").
    """
    line = line.rstrip(".")
    name, _, tail = line.partition(",") if below_quotation else (line, "", "")
    return _SIGNATURE.fullmatch(name) is not None and len(tail) <= 80


def author_note(line: str) -> bool:
    """Tell whether a paragraph is a note on its author ("… is a columnist for …")."""
    if " is " not in line and " are " not in line:
        return False
    return _furniture().author.match(line) is not None
