"""Several people named as one source: each is a source of its own."""

from __future__ import annotations

import msgspec

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.syntax.view import Range, View

_SHORTEST = 3  # tokens of a source that names several
_EXAMPLES = (["such", "as"], ["among", "them"], ["including"], ["like"], ["namely"])


def one_by_one(v: View, found: Found) -> list[Found]:
    """Give each of several people named as the source an attribution of their own.

    "some officials, such as Jane Roe and John Doe, denied": the two who are named are
    the sources.  "Jane Roe and John Doe said": so are they.
    """
    if found.source is None or found.source[1] - found.source[0] < _SHORTEST:
        return [found]
    people = _examples(v, *found.source) or _full_names(v, *found.source, least=2)
    return [msgspec.structs.replace(found, source=person) for person in people] or [found]


def _examples(v: View, start: int, end: int) -> list[Range]:
    """Return the people named behind "such as" and the like."""
    source = v.words[start:end]
    for example in _EXAMPLES:
        if example[0] not in source:
            continue
        for i in range(1, len(source) - 1):
            behind = i + len(example)
            if source[i:behind] == example:
                people = _full_names(v, start + behind, end, least=1)
                if people:
                    return people
    return []


def _full_names(v: View, start: int, end: int, *, least: int) -> list[Range]:
    """Return the items of a list "A, B and C" when each is a full name, else nothing."""
    source = v.words[start:end]
    if least > 1 and "and" not in source:
        return []
    borders = [start + i for i, word in enumerate(source) if word in (",", "and", "&")]
    begins, ends = [start, *(border + 1 for border in borders)], [*borders, end]
    items = [item for item in zip(begins, ends, strict=True) if item[1] > item[0]]
    return items if len(items) >= least and all(_full_name(v, *item) for item in items) else []


def _full_name(v: View, start: int, end: int) -> bool:
    capitals = [v.capital(i) for i in range(start, end)]
    return (
        sum(capitals) >= 2
        and capitals[-1]
        and not any(v.tags[i] in ("IN", "POS") for i in range(start, end))
    )
