"""The source of a cue verb: its subject, the subject behind it, or one it shares."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.cues.acts import caused, is_relative
from claimcheck.attribution.cues.things import is_person
from claimcheck.attribution.lexicon import Cue, cue_verbs, cue_words, is_document_noun
from claimcheck.attribution.syntax.clauses import body_end
from claimcheck.attribution.syntax.closed_classes import NOUN_TAGS, QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import (
    noun_chunk_left,
    noun_chunk_right,
    noun_phrase_left,
    noun_phrase_right,
)
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View
from claimcheck.values import COMMUNICATIVE

_BEFORE_INVERSION = QUOTE_MARKS | {",", "?", "!", "—", "as", "so"}
_SOURCE_TAGS = NOUN_TAGS | {"DT", "JJ", "PRP$", "JJS", "VBG", "VBN", "WP$"}
_SUBJECT_FORMS = frozenset({"he", "she", "they", "i", "we"})


def speaker(v: View, verb: VerbGroup, cue: Cue) -> tuple[Range | None, bool]:
    """Find the source of a cue verb.

    Args:
        v: The sentence.
        verb: The cue's verb group.
        cue: What it is a form of.

    Returns:
        The source, if any, and whether it stands behind the verb ("said Jane Roe").
    """
    if verb.form == "infinitive":
        return caused(v, verb) or _of_infinitive(v, verb), False
    if verb.form != "finite":
        return controller(v, verb), False
    if is_inverted(v, verb, cue):
        return (verb.head + 1, source_end(v, verb.head + 1)), True
    return subject(v, verb) or _shared_subject(v, verb), False


def is_inverted(v: View, verb: VerbGroup, cue: Cue) -> bool:
    """Recognise «"…," said X» and «"…" says the mayor»."""
    before, head = verb.first - 1, verb.head
    if verb.first != head or "q" not in cue.frames or v.tags[head] in ("VB", "VBG"):
        return False
    if cue.lemma in cue_words("telling"):
        return False
    follower = v.tags[head + 1]
    if before < 0:
        opening = cue.lemma in cue_words("opening") and follower in ("NNP", "PRP", "DT")
        return opening and noun_phrase_right(v, head + 1) > head + 1
    if v.words[before] not in _BEFORE_INVERSION:
        return False
    if follower not in _SOURCE_TAGS or v.words[head + 1] in cue_words("day"):
        return False
    if follower == "PRP":
        goes_on = v.tags[head + 2][:1] in ("V", "M", "R")  # "…, said he felt foolish"
        if goes_on or v.words[head + 1] not in _SUBJECT_FORMS:
            return False
    end = noun_chunk_right(v, head + 1)
    if v.words[before] in (",", "—") and v.inside[before] < 0:
        # ", said he would", ", said the length of it was": a shared subject, no inversion.
        end = noun_phrase_right(v, head + 1)
        if end == head + 1 or end in v.finite_from:
            return False
        if _interrupts(v, source_end(v, head + 1)):
            return True
        plain = not cue.weak and not cue.manner and cue.frames.isdisjoint("na")
        if plain and end >= body_end(v) and is_person(v, (head + 1, end)):
            return True  # "It begins in March, after the fair, said the mayor."
        # "Roe, who lost the race, said the clip": its subject stands before the relative clause
        return v.finite_before(before) > 0 and subject(v, verb) is None
    return end > head + 1


def _interrupts(v: View, end: int) -> bool:
    """Tell ", said Roe, are": what stands before the cue goes on with its verb."""
    return v.words[end] == "," and end + 1 in v.finite_from


def source_end(v: View, start: int) -> int:
    """Return the end of a source behind its cue, appositives and relative clauses included."""
    i = noun_phrase_right(v, start)
    while i < v.size:
        word = v.words[i]
        if word == "(":
            close = i
            while close < v.size and v.words[close] != ")":
                close += 1
            if close == v.size:
                break
            i = close + 1
        elif word == "," and v.words[i + 1] in ("who", "whose", "which"):
            return _relative_clause_end(v, i)
        elif word in ("who", "whose"):
            while i < v.size and v.words[i] != "," and v.words[i] not in QUOTE_MARKS:
                i += 1
        elif word == "like" or (word, v.words[i + 1]) == ("such", "as"):
            # ", say engineers like Roe, is"
            named = i + 1 + (word == "such")
            i = noun_phrase_right(v, named)
            if i == named:
                break
        elif word in (",", "and", "or"):
            end = noun_phrase_right(v, i + 1)
            if end == i + 1 or end in v.finite_from:
                break
            if word == "," and (
                v.tags[i + 1] == "PRP"
                or v.words[i + 1] in QUOTE_MARKS
                or v.words[i + 1] in cue_words("day")
            ):
                break
            i = end
        else:
            break
    return min(i, v.size)  # an open bracket runs past the end


def _relative_clause_end(v: View, comma: int) -> int:
    """Return the end of a source with a relative clause: before the next quotation."""
    home = v.inside[comma]
    i = comma + 1
    while i < v.size and (
        v.words[i] not in QUOTE_MARKS
        or v.inside[i] == home
        or v.words[i - 1] not in (",", ":", ".", "—")  # "who was known as “the Shark”"
    ):
        i += 1
    if i == v.size:
        return body_end(v)
    return i - 1 if v.words[i - 1] == "," else i


def _shared_subject(v: View, verb: VerbGroup) -> Range | None:
    """Return the subject of the verb that this one is coordinated with."""
    i = verb.first - 1
    while i >= 0 and v.tags[i] == "RB":
        i -= 1
    if v.words[i] in cue_words("day") and v.words[i - 1] == "on":
        i -= 2  # "freed the money and on Monday announced"
    if v.words[i] not in ("and", "but", "or", ",", "then", "yet"):
        return None
    apart = v.words[i - 1] == ","  # "told a man who was ill to go, but denied": not the man
    for other in _finite_before(v, verb):
        found = subject(v, other)
        if found is None or (apart and _is_restrictive(v, found)):
            continue
        # "said the road was shut and warned that": not the road
        if not _in_report(v, other):
            return found
    return None


def _is_restrictive(v: View, found: Range) -> bool:
    """Tell the pronoun of a relative clause that no comma parts from its noun."""
    return is_relative(v, found) and v.words[found[0] - 1] != ","


def controller(v: View, verb: VerbGroup) -> Range | None:
    """Return the subject of the clause that a gerund hangs on."""
    if v.words[verb.first - 1] == "as":
        quoted = _quoted_person(v, verb.first - 1)
        if quoted is not None:
            return quoted
    absolute = noun_phrase_left(v, verb.first)
    if absolute is not None and v.words[absolute - 1] == "with":
        return absolute, verb.first  # "…, with one ally saying he was tired"
    for other in _finite_before(v, verb):
        found = subject(v, other)
        if found is None:
            cue = cue_verbs().get(v.words[other.head])
            if cue is not None and is_inverted(v, other, cue):
                found = other.head + 1, source_end(v, other.head + 1)
        elif v.words[found[0]] in ("which", "that"):
            continue
        if found is not None and not (v.words[verb.first - 1] == "," and _in_report(v, other)):
            return found
    for other in v.finite[v.finite_before(verb.head + 1) :]:
        if v.inside[other.first] < 0:
            found = subject(v, other)
            if found is None or not found[0] <= verb.head < found[1]:
                if found is None or _behind_comma(v, verb, found[0]):
                    return found
                break
            # "House leaders backing the bill have said": the gerund is part of the subject.
            return (found[0], verb.first) if found[0] < verb.first else None
    # "…, who was fired, adding": a noun directly before, as in a headline
    start = noun_chunk_left(v, verb.first)
    return None if start is None else (start, verb.first)


def _behind_comma(v: View, gerund: VerbGroup, start: int) -> bool:
    """Tell "Speaking of the flood, Roe said" from "saying Roe had", where Roe is spoken of.

    Of a pronoun both may be true: "despite admitting he had doubts".
    """
    return (
        start < gerund.first
        or v.tags[start] == "PRP"
        or any(
            v.words[i] in (",", ";", ":") or v.inside[i] >= 0 for i in range(gerund.head + 1, start)
        )
    )


def _quoted_person(v: View, end: int) -> Range | None:
    """Return the object of "quoted Roe as saying", whose words they are."""
    at = v.groups_before(end)
    group = v.groups[at - 1] if at else None
    if group is None or v.words[group.head] not in cue_words("quoting") or group.passive:
        return None
    return (group.head + 1, end) if group.head + 1 < end else None


def _in_report(v: View, verb: VerbGroup) -> bool:
    """Tell a verb of what somebody says: "Roe said the bridge was safe, adding that"."""
    at = v.finite_before(verb.first)
    if at == 0:
        return False
    before = v.finite[at - 1]
    cue = cue_verbs().get(v.words[before.head])
    if cue is None or cue.type not in COMMUNICATIVE or "c" not in cue.frames:
        return False
    return not any(
        v.words[i] in (",", ";", "and", "but") or v.inside[i] >= 0
        for i in range(before.head + 1, verb.first)
    )


def _of_infinitive(v: View, verb: VerbGroup) -> Range | None:
    """Return the subject of the verb that an infinitive hangs on."""
    for at in range(v.groups_before(verb.first) - 1, -1, -1):
        other = v.groups[at]
        if v.inside[other.first] >= 0:
            continue
        if other.form == "gerund":
            return controller(v, other)
        found = subject(v, other) if other.form == "finite" else None
        if found is not None:
            return found
    return None


def _finite_before(v: View, verb: VerbGroup) -> Iterator[VerbGroup]:
    """Yield the finite verbs before another that are not quoted, the nearest first."""
    for at in range(v.finite_before(verb.first) - 1, -1, -1):
        if v.inside[v.finite[at].first] < 0:
            yield v.finite[at]


def is_document(v: View, verb: VerbGroup) -> bool:
    """Tell whether a poll, a report or the like is the source of a verb."""
    source = subject(v, verb) if verb.form == "finite" else controller(v, verb)
    if source is None:
        return False
    return any(is_document_noun(v.words[i]) for i in range(*source))
