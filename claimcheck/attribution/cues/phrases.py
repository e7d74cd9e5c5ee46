"""Attributions by a preposition: "according to X", "per the ministry", "in the latest poll"."""

from __future__ import annotations

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.nouns import possessor
from claimcheck.attribution.cues.speakers import source_end
from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.clauses import body_end, clause_end, left_start
from claimcheck.attribution.syntax.closed_classes import DASHES, QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import noun_chunk_right, noun_phrase_right
from claimcheck.attribution.syntax.view import Range, View

_ACCORDING = Cue("according to", "speech")
_IN_DOCUMENT = Cue("in", "document")
_TELLING = 8  # tokens from "in" to "telling"
_LONGEST_RELATIVE = 60  # tokens from a source to the main clause behind its relative clause
_LONGEST_SOURCE = 16  # tokens of a source that only a comma ends
_POINTING = frozenset({"the", "this", "that"})
_MODIFIER_TAGS = frozenset({"VBN", "VBD", "VBG", "IN", "WP", "WDT", "TO"})


def is_per(v: View, i: int) -> bool:
    """Tell the "per" of "as per the ministry" from that of "per head"."""
    if i > 0 and v.capital(i):
        return False  # "Per Holm"
    return (i == 0 or v.words[i - 1] in (",", "as")) and v.tags[i + 1] in ("DT", "NNP")


def according_to(v: View, first: int, start: int) -> Found | None:
    """Recognise "according to X, …" and "…, according to X".

    Args:
        v: The sentence.
        first: The cue's first token.
        start: The token behind the cue.
    """
    end = body_end(v)
    source = _source(v, start, end)
    before = _before(v, first)
    if not before and (source is None or source[1] >= end or v.words[source[1]] not in (",", ":")):
        source = _to_comma(v, start, end)  # "According to officials, the car that he drove was"
    if source is None:
        return None
    content = [*before, *_behind(v, source[1], end, alone=not before)]
    if not content:
        return None
    return Found(_ACCORDING, (first, start), source, tuple(content), "phrase.according-to")


def in_words(v: View, noun: int) -> Found | None:
    """Recognise "in Roe's telling, …" and "by her own account, …" at the beginning.

    Args:
        v: The sentence.
        noun: The token of the noun for what is told.
    """
    owner = possessor(v, noun)
    if owner is not None and owner[0] - 2 > 0 and v.words[owner[0] - 1] in ("in", "by"):
        return _in_words_behind(v, noun, owner)
    if v.words[0] not in ("in", "by") or noun > _TELLING or v.words[noun + 1] != ",":
        return None
    source = possessor(v, noun)
    end = body_end(v)
    if source is None or noun + 2 >= end:
        return None
    return Found(_ACCORDING, (0, 1), source, ((noun + 2, end),), "phrase.in-words")


def _in_words_behind(v: View, noun: int, owner: Range) -> Found | None:
    """Recognise "The bill, in Roe's words, is a mess" and "It is a mess, by her own account"."""
    preposition = owner[0] - 1
    end = body_end(v)
    goes_on = v.words[noun + 1] == "," and noun + 2 < end
    if v.words[preposition - 1] != "," or not (goes_on or noun + 1 >= end):
        return None
    content = [(left_start(v, 0, preposition - 1), preposition - 1)]
    if goes_on:
        content.append((noun + 2, end))
    words = (preposition, preposition + 1)
    return Found(_ACCORDING, words, owner, tuple(content), "phrase.in-words")


def _source(v: View, start: int, end: int) -> Range | None:
    stop = source_end(v, start)
    if stop <= start:
        return None
    if stop < end and v.tags[stop] in _MODIFIER_TAGS:
        # "a complaint filed by the agency": the rest of the noun phrase
        stop = next((i for i in range(stop, end) if v.words[i] in (",", ":", ";")), end)
    if v.words[stop] == "," and v.tags[stop + 1] == "VBN":
        # "the study, published in May, the ice"
        near = range(stop + 2, min(end, stop + _LONGEST_SOURCE))
        close = next((i for i in near if v.words[i] == ","), stop)
        stop = close if v.finite_after(close, end) else stop
    return start, _before_main_clause(v, start, stop, end)


def _to_comma(v: View, start: int, end: int) -> Range | None:
    """Return what stands between the cue and the first comma behind it."""
    near = range(start + 1, min(start + _LONGEST_SOURCE, end))
    comma = next((i for i in near if v.words[i] == "," and v.inside[i] < 0), None)
    return None if comma is None else (start, comma)


def _before_main_clause(v: View, start: int, stop: int, end: int) -> int:
    """Return where a source ends whose relative clause swallowed the main one.

    "According to Roe, whose firm built the dam, it is safe."
    """
    opener = next(
        (
            i
            for i in range(start, min(stop - 1, start + _LONGEST_RELATIVE))
            if v.words[i] == "," and v.words[i + 1] in ("who", "whose", "which")
        ),
        None,
    )
    if stop < end or opener is None:
        return stop
    for i in range(opener + 2, min(end - 1, opener + _LONGEST_RELATIVE)):
        if v.words[i] == "," and v.finite_after(opener, i) and v.finite_after(i, end):
            return i
    return stop


def _before(v: View, cue: int) -> list[Range]:
    first = 0
    if v.words[cue - 1] == "as":
        cue -= 1  # "as per the report"
    while v.words[first] in ("and", "but") or (
        v.words[first] in QUOTE_MARKS and v.inside[first] < 0
    ):
        first += 1
    if cue <= first:
        return []
    stop = cue - 1 if v.words[cue - 1] in DASHES | {",", "-", "("} else cue
    return [(left_start(v, first, stop), stop)] if stop > first else []


def _behind(v: View, mark: int, end: int, *, alone: bool) -> list[Range]:
    rest = mark + 1
    if v.words[mark] not in (",", ":") or rest >= end:
        return []
    # Content before the cue goes on behind its source, unless something else does.
    if not alone and (v.tags[rest] == "VBG" or v.words[rest] in ("who", "which", "and", "but")):
        return []
    return [(rest, clause_end(v, rest, end))]


def _in_finding(v: View, start: int) -> bool:
    """Tell "In the study," and "In its annual report,"."""
    end = noun_chunk_right(v, start)
    pointed = v.words[start] in _POINTING or v.tags[start] == "PRP$"
    return (
        pointed
        and end < v.size
        and v.words[end] == ","
        and v.words[end - 1] in cue_words("finding")
    )


def in_document(v: View) -> Found | None:
    """Recognise "In the latest poll, X leads": the figures are the poll's."""
    if v.words[0] not in ("in", "among"):
        return None
    stop = noun_phrase_right(v, 1)
    poll = any(v.words[i] in cue_words("poll") for i in range(1, stop))
    if not poll and not _in_finding(v, 1):
        return None
    comma = next((i for i in range(stop, v.size) if v.words[i] == ","), None)
    if comma is None:
        return None
    # ", conducted in May," stands between
    verb = v.finite_after(comma + 1, v.size)
    between = range(comma, verb.first if verb else comma + 1)
    start = max(i for i in between if v.words[i] == ",") + 1
    end = body_end(v)
    if start >= end:
        return None
    return Found(_IN_DOCUMENT, (0, 1), (1, stop), ((start, end),), "phrase.in-document")
