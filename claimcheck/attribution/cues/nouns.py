"""Attributions whose cue is a noun: "X's claim that", "the allegation by X that"."""

from __future__ import annotations

from claimcheck.attribution.cues.acts import in_side_clause, is_hypothetical
from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.speakers import controller
from claimcheck.attribution.cues.things import is_thing
from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.clauses import body_end, clause_end
from claimcheck.attribution.syntax.closed_classes import BE, FINITE_TAGS
from claimcheck.attribution.syntax.nouns import (
    noun_chunk_left,
    noun_chunk_right,
    noun_phrase_right,
)
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.view import Range, View
from claimcheck.values import COMMUNICATIVE

_PREPOSITIONS = frozenset({"of", "for", "about", "against", "on", "over", "to"})
_UTTERED = frozenset({"that", "of", "for", "about", "against", "over"})
_JOINTS = frozenset({"that", ",", "and", "or", "but", ";", "if", "because"})
_LINKS = frozenset({"WDT", "WP", "WRB", "WP$", "PRP"})
_REACH = 8  # tokens from a noun back to its possessor


def noun_attribution(v: View, i: int, cue: Cue) -> Found | None:
    """Recognise the attribution of a cue noun.

    Args:
        v: The sentence.
        i: The noun's token.
        cue: What it is a form of.

    Returns:
        The attribution, or None where the noun has no that-clause, and no source with a
        preposition that could govern content.
    """
    end = body_end(v)
    source = possessor(v, i)
    k = i + 1
    agent = _agent(v, k, possessed=source is not None)
    if agent is not None:
        source, k = agent, agent[1]
    if source is None:
        made = _made(v, i, cue)
        if made is not None:
            return made
    if v.words[k] in BE and source is not None and v.words[k + 1] == "that" and k + 2 < end:
        # "Her answer was that"
        return Found(cue, (i, k + 1), source, ((k + 1, clause_end(v, k + 1, end)),), "noun.be")
    if "e" in cue.flags:
        return None
    content: Range | None = None
    rule = "noun.preposition"
    if v.words[k] == "that" and v.tags[k + 1] not in FINITE_TAGS:
        content, rule = (k, _before_main_verb(v, i, k, clause_end(v, k, end), 1)), "noun.that"
    elif source is not None and v.words[k] in _PREPOSITIONS and k + 1 < end:
        infinitive = v.words[k] == "to" and v.tags[k + 1] == "VB"
        start = k if infinitive else k + 1
        stop = noun_phrase_right(v, start)
        if infinitive:
            stop = _before_main_verb(v, i, k, clause_end(v, k, end), 0)
        content = (start, stop) if stop > k + 1 else None
    if content is None:
        return None
    return Found(cue, (i, i + 1), source, (content,), rule, side=True)


def _made(v: View, i: int, cue: Cue) -> Found | None:
    """Recognise "made the claim that", "put out a plea for", "delivered a promise to cut".

    The verb says no more than that it was uttered, the noun what was (the light verbs of
    Jespersen, A Modern English Grammar VI, 7.2); who speaks is the verb's subject.
    """
    if cue.type not in COMMUNICATIVE or v.words[i] in cue_words("unmade"):
        return None
    start = noun_chunk_left(v, i + 1)
    if start is None:
        return None
    verb_end = start - 1 if v.words[start - 1] == "out" else start
    at = v.groups_before(start)
    verb = v.groups[at - 1] if at else None
    if verb is None or verb.head + 1 != verb_end or verb.passive:
        return None
    if v.words[verb.head] not in cue_words("making") or verb.form not in ("finite", "gerund"):
        return None
    source = subject(v, verb) if verb.form == "finite" else controller(v, verb)
    k, end = i + 1, body_end(v)
    infinitive = v.to_infinitive(k)
    if source is None or is_thing(v, source) or k + 1 >= end:
        return None
    damages = v.words[i] in ("claim", "claims") and v.words[k] == "for"
    if damages or not (infinitive or v.words[k] in _UTTERED):
        return None
    stop = clause_end(v, k, end)
    content = (k if infinitive or v.words[k] == "that" else k + 1, stop)
    return Found(
        cue=cue,
        words=(verb.first, i + 1),
        source=source,
        content=(content,),
        rule="noun.made",
        hypothetical=is_hypothetical(v, verb, source),
        side=in_side_clause(v, verb, source, comment=False),
    )


def _before_main_verb(v: View, noun: int, start: int, end: int, own: int) -> int:
    """Return where a clause ends that belongs to a subject: "Her claim that he lied was false".

    ``own`` is how many finite verbs the clause has itself.
    """
    if v.finite_before(noun):
        return end
    at = v.finite_before(start) + own
    if at >= len(v.finite) or v.finite[at].first >= end:
        return end
    begin = v.finite[at - 1].head + 1 if own else start + 1
    joined = any(
        v.words[i] in _JOINTS or v.tags[i] in _LINKS or v.inside[i] >= 0
        for i in range(begin, v.finite[at].first)
    )
    return end if joined else v.finite[at].first


def possessor(v: View, i: int) -> Range | None:
    """Return "Roe's" or "her" before a noun.

    Args:
        v: The sentence.
        i: The noun's token.
    """
    begin = noun_chunk_left(v, i + 1)
    nearest = i if begin is None else max(begin, i - _REACH)
    for j in range(i - 1, max(nearest - 2, -1), -1):
        if v.tags[j] == "POS":
            start = noun_chunk_left(v, j)
            return None if start is None else (start, j + 1)
        if v.tags[j] == "PRP$":
            return j, j + 1
    return None


def _agent(v: View, k: int, *, possessed: bool) -> Range | None:
    """Return "the agency" of "claims by the agency" and "a warning from the agency that"."""
    if v.words[k] == "by" and v.tags[k + 1] != "VBG":
        end = noun_phrase_right(v, k + 1)
        return (k + 1, end) if end > k + 1 else None
    if v.words[k] == "from" and not possessed:
        end = noun_chunk_right(v, k + 1)
        return (k + 1, end) if end > k + 1 and v.words[end] == "that" else None
    return None
