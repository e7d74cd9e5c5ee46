"""Silence as an attribution: "X did not respond to a request for comment", "had no comment"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.things import is_person
from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.clauses import body_end, clause_end
from claimcheck.attribution.syntax.closed_classes import CLAUSE_WORDS
from claimcheck.attribution.syntax.nouns import noun_phrase_right
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

_NO_COMMENT = Cue("respond", "speech")
_REACH = 12  # tokens from the verb to what was asked for
_QUESTIONS = CLAUSE_WORDS - {"that"}
_SAYING = frozenset({"say", "discuss"})
_ANSWERING = frozenset({"comment", "respond", "reply"})
_GOING = frozenset({"went", "go", "gone"})
_REFUSING = frozenset({"declined", "refused"})
_TRYING = frozenset({"efforts", "effort", "attempts", "attempt"})
_REACHING = frozenset({"reach", "contact", "locate", "interview"})
_BEING = frozenset({"was", "were", "is", "are"})


@cache
def _heads() -> frozenset[str]:
    """Return the verbs that can tell of silence."""
    told = (cue_words(name) for name in ("approaching", "giving", "replying", "silent"))
    own = (_SAYING, _ANSWERING, _GOING, _REFUSING, _BEING)
    return frozenset({"confirm"}).union(*told, *own)


def no_comment(v: View) -> Iterator[Found]:
    """Yield "did not respond to a request for comment": the contact with X is the source."""
    words, heads = v.words, _heads()
    for verb in v.groups:
        candidate = words[verb.head] in heads or words[verb.first - 1] == "there"
        if not candidate or v.inside[verb.head] >= 0:
            continue
        content = _silence(v, verb)
        source: Range | None = None
        if content is not None:
            source = subject(v, _governor(v, verb))
            if v.words[verb.head] in cue_words("approaching") and not verb.passive:
                source = (verb.head + 1, content[0])
            if source is not None and _is_asked_for(v, source[0], source[1]):
                source = _addressee(v, *source) or source
        else:
            found = _nothing_from(v, verb)
            if found is not None:
                content, source = found
        if content is not None:
            yield Found(
                cue=_NO_COMMENT,
                words=(verb.first, verb.head + 1),
                source=source,
                content=(content,),
                rule="phrase.no-comment",
            )


def _silence(v: View, verb: VerbGroup) -> Range | None:
    """Return what somebody left unsaid, where the verb says so."""
    head = verb.head
    word = v.words[head]
    if _can_be_withheld(word) and (verb.negated or _by_nobody(v, verb)):
        withheld = _withheld(v, verb)
        if withheld is not None:
            return withheld
    if word == "confirm" and v.words[head + 1] == "nor" and v.words[head + 2] == "deny":
        return head, head + 3
    if word in _BEING and verb.negated:
        return _unavailable(v, verb)
    if word in cue_words("approaching"):
        asked = _asked_for(v, head + 1, head + _REACH)
        return None if asked is None or v.words[asked - 1] != "for" else (asked - 1, asked + 1)
    if word in _ANSWERING and v.words[verb.first - 1] == "to":
        return (head, head + 1) if v.words[verb.first - 2] == "yet" else None
    if word in _REFUSING:
        end = noun_phrase_right(v, head + 1)
        return (head + 1, end) if v.words[end - 1] in cue_words("declined") else None
    if word in _GOING and v.words[head + 1] == "unanswered":
        return head, head + 2
    if word in cue_words("giving") and v.words[head + 1] == "no":
        end = head + 2 + (v.tags[head + 2] == "JJ")  # "had no immediate comment"
        return (head + 1, end + 1) if v.words[end] == "comment" else None
    return None


def _can_be_withheld(word: str) -> bool:
    return word in cue_words("replying") or word in cue_words("silent") or word in _SAYING


def _withheld(v: View, verb: VerbGroup) -> Range | None:
    """Return what the verb says was not done: "did not respond", "would not say whether"."""
    head = verb.head
    word = v.words[head]
    asked = _asked_for(v, head + 1, head + _REACH)
    if word in cue_words("replying") and asked is not None:
        return head + 1, asked + 1
    if word in cue_words("silent"):
        return head, head + 1
    if word == "reached" and verb.modal == "could" and verb.passive:
        source = subject(v, verb)
        if source is not None and is_person(v, source):
            return head, head + 1
    if verb.modal in ("would", "will") and word in _SAYING:
        asked_about = v.words[head + 1] in _QUESTIONS
        return (head + 1, clause_end(v, head + 1, body_end(v))) if asked_about else None
    if word in cue_words("replying"):
        source = subject(v, verb)  # "Calls to the firm were not returned"
        if source is not None and _is_asked_for(v, *source):
            return source
    return None


def _unavailable(v: View, verb: VerbGroup) -> Range | None:
    """Recognise "was not immediately available for comment"."""
    k = verb.head + 1
    while v.tags[k] == "RB":
        k += 1
    available = v.words[k] == "available"
    asked = _asked_for(v, k, verb.head + _REACH) if available else None
    return None if asked is None else (verb.head + 1, asked + 1)


def _by_nobody(v: View, verb: VerbGroup) -> bool:
    """Tell "Neither Roe nor her lawyer responded"."""
    source = subject(v, verb)
    return source is not None and (
        v.words[source[0]] == "neither" or v.words[source[0] - 1] == "nor"
    )


def _governor(v: View, verb: VerbGroup) -> VerbGroup:
    """Return the finite verb that "has yet to comment" hangs on, or the verb itself."""
    at = v.finite_before(verb.first) if verb.form == "infinitive" else 0
    return v.finite[at - 1] if at else verb


def _nothing_from(v: View, verb: VerbGroup) -> tuple[Range, Range] | None:
    """Recognise "there was no immediate comment from the firm"."""
    k = verb.head + 1
    if v.words[k] in cue_words("in-vain"):
        return _in_vain(v, k)
    if v.words[verb.first - 1] != "there" or v.words[k] != "no":
        return None
    asked = _asked_for(v, k, k + 4)
    if asked is None or v.words[asked + 1] != "from":
        return None
    end = noun_phrase_right(v, asked + 2)
    return ((k, asked + 1), (asked + 2, end)) if end > asked + 2 else None


def _in_vain(v: View, end: int) -> tuple[Range, Range] | None:
    """Recognise "Efforts to reach Jane Roe were unsuccessful"."""
    for i in range(end - 1, max(0, end - _REACH), -1):
        if v.words[i] in _REACHING and v.words[i - 1] == "to" and v.words[i - 2] in _TRYING:
            behind = noun_phrase_right(v, i + 1)
            return ((end, end + 1), (i + 1, behind)) if behind > i + 1 else None
    return None


def _asked_for(v: View, start: int, end: int) -> int | None:
    """Return the last of the tokens ``start:end`` that names what was asked of somebody."""
    words = cue_words("asked-for")
    return next(
        (i for i in range(min(end, v.size) - 1, start - 1, -1) if v.words[i] in words), None
    )


def _is_asked_for(v: View, start: int, end: int) -> bool:
    """Tell a subject that is itself what was asked: "Calls to the firm"."""
    first = _asked_for(v, start, min(start + 4, end))
    return first is not None and _addressee(v, start, end) is not None


def _addressee(v: View, start: int, end: int) -> Range | None:
    """Return whom calls and messages were meant for."""
    for i in range(start, end - 1):
        if v.words[i] in ("to", "with", "for", "at"):
            return i + 1, end
    return None
