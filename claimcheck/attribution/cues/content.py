"""Content behind a cue verb, by the frames the verb takes.

The frames are tried as sieves, the more precise first (after Muzny et al. 2017): what
punctuation or a conjunction marks comes before what only the word classes suggest.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.frames import direct, marked, unmarked
from claimcheck.attribution.cues.frames.place import Frame, Place
from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.clauses import (
    body_end,
    clause_end,
    quotation_end,
    skip_adverbials,
    skip_parenthesis,
)
from claimcheck.attribution.syntax.closed_classes import QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import noun_chunk_left
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

_OBJECT_TAGS = frozenset({"DT", "NN", "JJ", "PR", "CD", "VB", "IN"})
_BEFORE_CLOSING_MARK = frozenset({",", "?", "!", "—", "…", "..."})
_BEHIND_CUE: tuple[Frame, ...] = (direct.prepositional, direct.told_of)
_BEHIND_HEARER: tuple[Frame, ...] = (
    direct.complement,
    direct.gapped_judgement,
    direct.refusal,
)
_BEHIND_ADVERBIALS: tuple[Frame, ...] = (
    marked.marked_quotation,
    marked.introduction,
    marked.behind_colon,
    marked.quotation,
    marked.fronted_clause,
    marked.clause,
    marked.resumed,
    marked.infinitive,
    unmarked.bare_clause,
    unmarked.gapped_clause,
    direct.prepositional,
    unmarked.judged_object,
    unmarked.figure,
    unmarked.plain_object,
    unmarked.speech_object,
    unmarked.answer,
    unmarked.presumed_clause,
    unmarked.partial_quotation,
)
_AT_MARK: tuple[Frame, ...] = (
    marked.marked_quotation,
    marked.introduction,
    marked.behind_colon,
    marked.quotation,
    marked.resumed,
)
"""What begins at a comma, a colon or a quotation mark, and at nothing else.

It alone can go on behind «"…," she said»; anything else tells when, where and to whom.
"""
_AT_WORD = tuple([frame for frame in _BEHIND_ADVERBIALS if frame not in _AT_MARK])
_MARKS = QUOTE_MARKS | {",", ":"}


def content_behind(
    v: View, verb: VerbGroup, cue: Cue, source: Range | None, after: int, *, inverted: bool
) -> Content | None:
    """Find the content behind a cue verb.

    Args:
        v: The sentence.
        verb: The cue's verb group.
        cue: What it is a form of.
        source: Its source.
        after: The first token behind the cue, or behind an inverted source.
        inverted: Whether the source stands behind the verb.

    Returns:
        The content with the frame that found it, or None.  The frame "mid" says that
        the content may go on from what stands before the cue.
    """
    end = body_end(v)
    if inverted:
        return _behind_inversion(v, after, end)
    place = Place(v, verb, cue, source, near=after, at=after, end=end, hearer=None)
    quoted = _follows_quotation(v, verb, source)
    found = None if quoted else _first(_BEHIND_CUE, place)
    if found is None:
        near = direct.behind_hearer(place)
        if near > after:
            place = Place(v, verb, cue, source, near=near, at=near, end=end, hearer=after)
        found = None if quoted else _first(_BEHIND_HEARER, place)
    if found is None:
        at = skip_adverbials(v, place.near, cue.prepositions)
        if at >= end:
            return None
        place = Place(v, verb, cue, source, place.near, skip_parenthesis(v, at), end, place.hearer)
        if v.words[place.at] in _MARKS:
            found = _first(_AT_MARK if quoted else _BEHIND_ADVERBIALS, place)
        elif not quoted:
            found = _first(_AT_WORD, place)
    return found if found and found.ranges else None


def _follows_quotation(v: View, verb: VerbGroup, source: Range | None) -> bool:
    """Tell «"…," she said», in which the quotation directly before is what was said."""
    if source is None or verb.form != "finite" or not 0 <= verb.first - source[1] <= 1:
        return False
    mark = source[0] - 1
    if v.words[mark - 1] not in _BEFORE_CLOSING_MARK or not v.quote_mark(mark):
        return False
    start = mark - 1
    while start > 0 and v.inside[start - 1] == v.inside[mark]:
        start -= 1
    return v.quote_mark(start) and (start == 0 or v.words[start - 1] in ("and", "but", ":"))


def relative_denial(v: View, cue: Cue, source: Range | None, after: int) -> Content | None:
    """Find what is denied in front: "a charge that Roe has denied", ", which he has denied"."""
    if not cue.denies or source is None or v.tags[after][:2] in _OBJECT_TAGS:
        return None
    i = source[0] - 1
    while i > 0 and v.tags[i][:2] in ("RB", "MD", "VB", "CC"):
        i -= 1  # "which she has faced and has always denied" shares its subject
    end = i if v.words[i] in ("that", "which") else i + 1
    if v.words[end - 1] == ",":
        end -= 1
    start = noun_chunk_left(v, end) if end <= i else None
    return None if start is None else Content(((start, end),), "relative")


def _first(frames: Iterable[Frame], place: Place) -> Content | None:
    for frame in frames:
        found = frame(place)
        if found is not None:
            return found
    return None


def _behind_inversion(v: View, after: int, end: int) -> Content | None:
    """Recognise a quotation behind "said Jane Roe"."""
    k = skip_adverbials(v, after)
    if v.quote_mark(k):
        return Content(((k, quotation_end(v, k, end)),), "quotation")
    if k + 1 < end and v.words[k] == ":":
        return Content(((k + 1, quotation_end(v, k + 1, end)),), "quotation")
    if k + 1 < end and v.words[k] == "," and k + 1 in v.finite_from:
        return Content(((k + 1, clause_end(v, k + 1, end)),), "mid")
    if k + 1 < end and v.words[k] == "," and v.quote_mark(k + 1):
        return Content(((k + 1, quotation_end(v, k + 1, end)),), "mid")
    return None
