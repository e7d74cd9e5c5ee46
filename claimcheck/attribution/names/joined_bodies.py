"""Bodies that two places share, and that are named after both: "Avon and Somerset Police"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.names.entities import name_key
from claimcheck.attribution.names.lexicon import organizations, source_words
from claimcheck.attribution.names.run import Run
from claimcheck.attribution.names.words import is_adjective, is_common_noun, listed_as
from claimcheck.values import Text


def joined(text: Text, raws: Sequence[Run]) -> list[Run]:
    """Return the runs with "Avon" and "Somerset Police" as one where "and" joins them.

    A word that is somebody's surname in the article is no place: "Roe and Arden Police".
    """
    lower = text.tokens.lower
    surnames: frozenset[str] | None = None
    found: list[Run] = []
    for raw in raws:
        if found and raw.kind == "organization" and _shared(lower, found[-1], raw):
            if surnames is None:
                surnames = _surnames(lower, raws)
            place = found[-1]
            if name_key(lower[place.first]) not in surnames:
                found[-1] = Run(
                    place.first, place.first, raw.last, "organization", place.initial, lower
                )
                continue
        found.append(raw)
    return found


def _shared(lower: Sequence[str], place: Run, body: Run) -> bool:
    """Tell one word, "and", and a body whose own name begins with a place."""
    if place.last + 1 != body.first or lower[place.last] != "and":
        return False
    if place.last - place.start > 1 or place.kind not in (None, "place"):
        return False
    names = lower[body.first : body.last]
    return (
        len(names) > 1
        and listed_as(" ".join(names)) is None
        and (
            names[-1] in source_words("area-body")
            or (names[-1] == "service" and not source_words("area-service").isdisjoint(names[1:]))
        )
        and _may_be_place(lower[place.first])
        and _may_be_place(names[0])
    )


def _may_be_place(word: str) -> bool:
    """Tell "Somerset" from "City" and "State"."""
    return not (is_common_noun(word) or is_adjective(word) or word in organizations("public"))


def _surnames(lower: Sequence[str], raws: Sequence[Run]) -> frozenset[str]:
    """Return the last words of what may be people's names in full or behind a title."""
    return frozenset(
        name_key(lower[raw.last - 1])
        for raw in raws
        if raw.kind == "person" or (raw.kind is None and raw.last - raw.first > 1)
    )
