"""Passives and participles: "was told by X that", "is believed to", "a plan described by X as"."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from claimcheck.attribution.cues.acts import in_side_clause, is_hypothetical
from claimcheck.attribution.cues.before import as_comment, content_before
from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.things import is_court, is_hearing, is_press
from claimcheck.attribution.lexicon import Cue, cue_verbs, cue_words, is_document_noun
from claimcheck.attribution.syntax.clauses import (
    body_end,
    clause_end,
    skip_adverbials,
    starts_clause,
)
from claimcheck.attribution.syntax.closed_classes import (
    ANYONE,
    BE,
    CLAUSE_WORDS,
    DASHES,
    RELATIVES,
    SUBORDINATORS,
)
from claimcheck.attribution.syntax.nouns import noun_chunk_left, noun_phrase_right
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

_JOINTS = DASHES | {",", ";", ":", "and", "but", "or", "as"}
_REACH = 12  # tokens between a passive and its agent
_NO_AGENT = frozenset({"VBG", "CD", "$"})
"""Classes of words behind a "by" that names nobody: "to fall by 3 per cent"."""
_BEFORE_NAMED = frozenset({"NN", "NNS", ","})


class _Passive(Struct, frozen=True):
    """A passive cue: its subject, its agent and the token ``at`` which content may begin."""

    v: View
    verb: VerbGroup
    cue: Cue
    subject: Range | None
    agent: Range | None
    at: int
    end: int

    def with_subject(self, start: int) -> tuple[Range, ...]:
        """Return the subject and the clause from a token on as content."""
        clause = (start, clause_end(self.v, self.at, self.end))
        return (self.subject, clause) if self.subject else (clause,)


def passive(v: View, verb: VerbGroup, cue: Cue) -> Found | None:
    """Recognise the attribution of a passive cue verb.

    Args:
        v: The sentence.
        verb: The cue's verb group, a passive.
        cue: What it is a form of.

    Returns:
        The attribution, whose source is the agent.  Without one the source is vague
        where the cue passes on what nobody in particular says.
    """
    end = body_end(v)
    agent = _agent(v, verb.head + 1, end)
    at = verb.head + 1
    if agent is not None and agent[0] == at + 1:
        at = agent[1]
    clause = _Passive(v, verb, cue, subject(v, verb), agent, at, end)
    content = next((found for frame in _FRAMES if (found := frame(clause)) is not None), ())
    if not content:
        return None
    if agent is None and clause.subject is not None and v.words[clause.subject[0]] == "it":
        agent = _forum(v, at)
    told = clause.subject if cue.lemma == "tell" and agent is None else None
    if told is not None and (is_hearing(v, told) or is_press(v, told, certain=True)):
        agent = told  # "The jury was told that", "the Herald has been told that"
    return Found(
        cue=cue,
        words=(verb.first, verb.head + 1),
        source=agent,
        content=content,
        rule="verb.passive",
        hypothetical=is_hypothetical(v, verb, clause.subject),
        side=agent is None and in_side_clause(v, verb, clause.subject, comment=False),
        vague=agent is None and cue.lemma in cue_words("agentless") and not _awaits(v, verb, cue),
    )


def _awaits(v: View, verb: VerbGroup, cue: Cue) -> bool:
    """Tell the writer's own "is expected to" and "remains to be seen" from "is said to"."""
    to_be = v.words[verb.first] == "to" or v.words[verb.first - 1] == "to"
    return cue.lemma == "expect" or (cue.lemma == "see" and to_be)


def _agent(v: View, start: int, end: int) -> Range | None:
    for i in range(start, min(end, start + _REACH)):
        if v.words[i] == "by" and v.tags[i + 1] not in _NO_AGENT:
            begin = i + 1
            stop = noun_phrase_right(v, begin)
            for j in range(begin + 1, stop):
                # "by prosecutors of taking bribes": what he is accused of is content.
                if v.words[j] in ("of", "for") and v.tags[j + 1] == "VBG":
                    return begin, j
            return (begin, stop) if stop > begin else None
        if v.words[i] in (",", ";", "that"):
            break
    return None


def _forum(v: View, at: int) -> Range | None:
    """Return the court or the document of "it was alleged in court that"."""
    end = noun_phrase_right(v, at + 1) if v.words[at] in ("in", "at", "before") else 0
    if end <= at + 1:
        return None
    forum = (at + 1, end)
    return forum if is_hearing(v, forum) or is_document_noun(v.words[end - 1]) else None


def _infinitive(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "is said to have", "was urged to"."""
    if p.v.words[p.at] != "to" or p.v.tags[p.at + 1][:2] != "VB":
        return None
    if p.cue.lemma not in cue_words("agentless") | cue_words("directive"):
        return None
    if p.subject and p.v.words[p.subject[0]] == "it":
        return p.with_subject(p.at)[1:]
    return p.with_subject(p.at)


def _clause(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "it was announced that", "it was alleged in court that"."""
    impersonal = p.subject is not None and p.v.words[p.subject[0]] == "it"
    that = skip_adverbials(p.v, p.at) if impersonal and p.v.tags[p.at] == "IN" else p.at
    at = that if p.v.words[that] == "that" else p.at
    if p.v.words[at] in CLAUSE_WORDS and "c" in p.cue.frames:
        return ((at, clause_end(p.v, at, p.end)),)
    if impersonal and p.cue.lemma in cue_words("agentless") and starts_clause(p.v, p.at):
        return ((p.at, clause_end(p.v, p.at, p.end)),)  # "It is understood the player will"
    return None


def _judgement(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "was accused of", "is seen as", "was blamed on"."""
    word = p.v.words[p.at]
    if word == "on" and p.cue.lemma in cue_words("on-passive"):
        return p.with_subject(p.at + 1)
    if word not in ("of", "for", "as", "about"):
        return None
    if p.cue.frames.isdisjoint("at") and p.cue.lemma not in cue_words("as-passive"):
        return None
    if word == "as" and p.v.words[p.at + 1] == "saying":
        return ()  # "was quoted as saying": the gerund is a cue of its own
    return p.with_subject(p.at if word == "as" else p.at + 1)


def _complement(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "was called a mistake"."""
    if "x" not in p.cue.frames or p.subject is None:
        return None
    content = p.with_subject(p.at)
    return content if content[-1][1] > p.at else ()


def _subject_alone(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "the report was denied by X"."""
    if p.subject is None or not p.agent or p.cue.frames.isdisjoint("na"):
        return None
    ruled = p.cue.ruling and is_court(p.v, p.agent)
    strong = ruled or not p.cue.weak or _rejects_words(p.v, p.cue, p.subject[1])
    return (p.subject,) if strong else None


def _rejects_words(v: View, cue: Cue, end: int) -> bool:
    """Tell "the allegation was rejected by X" from "the goal was rejected by X"."""
    return cue.lemma in cue_words("rejecting") and v.words[end - 1] in cue_words("speech-object")


def _bare_clause(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "they were told the dam would hold"."""
    if p.cue.lemma != "tell" or p.v.words[p.verb.first - 1] == "who":
        return None
    start = skip_adverbials(p.v, p.at)
    return ((start, p.end),) if starts_clause(p.v, start) else None


def _statement_before(p: _Passive) -> tuple[Range, ...] | None:
    """Recognise "The dam leaked, a jury was told", "The dam, the court was told, leaked"."""
    if p.cue.lemma != "tell" or p.subject is None or not is_hearing(p.v, p.subject):
        return None
    resumed = p.v.words[p.at] == "," and p.at + 1 < p.end
    left = content_before(p.v, p.verb, p.subject, inverted=False, goes_on=resumed)
    if left is None:
        return None
    return (left, (p.at + 1, p.end)) if resumed else (left,)


# In order of precision; an empty content ends the search.
_FRAMES: tuple[Callable[[_Passive], tuple[Range, ...] | None], ...] = (
    _infinitive,
    _clause,
    _judgement,
    _complement,
    _subject_alone,
    _bare_clause,
    _statement_before,
)


def reduced(v: View, verb: VerbGroup, cue: Cue) -> Found | None:
    """Recognise a participle with its agent: "a plan described by X as reckless".

    So "as reported by X, …", and "as stated in the report, …".
    """
    by = verb.head + 1
    end = noun_phrase_right(v, by + 1)
    if v.words[verb.first - 1] == "as":
        content = as_comment(v, verb.first - 1, end)
        return (
            Found(cue, (verb.first, by + 1), (by + 1, end), content, "verb.as") if content else None
        )
    start = noun_chunk_left(v, verb.first)
    if end == by + 1 or start is None or (cue.weak and not _rejects_words(v, cue, verb.first)):
        return None
    rest = ((end, clause_end(v, end, body_end(v))),) if v.words[end] == "as" else ()
    return Found(
        cue=cue,
        words=(verb.first, by + 1),
        source=(by + 1, end),
        content=((start, verb.first), *rest),
        rule="verb.reduced",
        side=True,
    )


def as_past(v: View, verb: VerbGroup) -> VerbGroup | None:
    """Return a participle without an agent as the past tense that it may be, or None."""
    if v.words[verb.first - 1] == "," and v.words[verb.head + 1] == "to":
        return None  # "The trial, expected to last a week, began"
    if v.tags[verb.head + 1] == "MD" and v.words[verb.first - 1] in ANYONE:
        return None  # "Anyone worried should call"
    if v.words[verb.first - 1] in BE or v.tags[verb.first - 1] in ("DT", "JJ", "PRP$", "POS"):
        return None
    if v.words[verb.head] == "asked" and v.words[verb.first - 1] == ",":
        return None  # "Roe, asked whether he would run, said": he was asked
    named = v.words[verb.head] in cue_words("naming") and v.tags[verb.first - 1] in _BEFORE_NAMED
    if named and v.tags[verb.head + 1] not in ("IN", "TO", "PRP", "PRP$"):
        return None  # "a firm called Holt & Roe"
    at = v.finite_before(verb.first)
    while at and v.words[v.finite[at - 1].first - 1] in RELATIVES:
        at -= 1
    if at and not _opens_clause(v, v.finite[at - 1], verb.first):
        return None  # "fed the hens left in the yard": the clause has its verb
    return VerbGroup(verb.first, verb.head, "finite", False, verb.negated, verb.modal)


def _opens_clause(v: View, before: VerbGroup, end: int) -> bool:
    """Tell whether another clause can begin between a finite verb and a token."""
    cue = cue_verbs().get(v.words[before.head])
    if cue is not None and "c" in cue.frames:
        return True  # "said officials announced"
    return any(
        v.words[i] in CLAUSE_WORDS | _JOINTS
        or v.inside[i] >= 0
        or (v.tags[i] == "IN" and v.words[i] in SUBORDINATORS)
        for i in range(before.head + 1, end)
    )
