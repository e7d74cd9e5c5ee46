"""Words introduced by a colon without a cue verb: "Roe's response: “…”", "Roe was blunt: “…”"."""

from __future__ import annotations

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.nouns import possessor
from claimcheck.attribution.cues.things import is_person
from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.clauses import body_end, quotation_end
from claimcheck.attribution.syntax.closed_classes import BE, QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import noun_chunk_left, noun_phrase_right
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.view import Range, View

_REACH = 8  # tokens from a noun for an utterance to the colon
_SHORTEST = 3  # tokens of a quotation that needs no such noun before it


def introduced(v: View, colon: int) -> Found | None:
    """Recognise an utterance behind a colon.

    A noun names it ("had one message for them: go home", "the following comment: “…”"), or
    the clause before tells what its subject was like or did, and a quotation follows.

    Args:
        v: The sentence.
        colon: The token of its first colon outside of quotations.
    """
    if colon > 0 and colon + 1 == v.size:
        return _before_paragraph(v, colon)
    if colon <= 0 or colon + 2 >= v.size:
        return None
    quoted = v.quote_mark(colon + 1)
    noun = _utterance(v, colon)
    source = _speaker(v, colon, noun)
    if source is None:
        return None
    if quoted:
        end = quotation_end(v, colon + 1, v.size)
        if noun is None and (end < v.size - 1 or end - colon < _SHORTEST):
            return None
    else:
        end = body_end(v)
        # "Roe's answer: more police", "Her message was simple: stay at home"
        named = noun is not None and source[0] == 0
        answer = named and (noun == colon - 1 or v.finite_before(colon) > 0)
        if noun is None or not (answer or v.finite_after(colon + 1, v.size)):
            return None
    cue = noun if noun is not None else colon
    lemma = v.words[cue]
    return Found(
        cue=Cue(lemma, "speech"),
        words=(cue, cue + 1),
        source=source,
        content=((colon + 1, end),),
        rule="noun.introduction" if noun is not None else "colon.introduction",
    )


def _before_paragraph(v: View, colon: int) -> Found | None:
    """Recognise "Roe called them on it:" before a paragraph that is a quotation."""
    behind = v.first + v.size
    if behind >= len(v.tokens) or v.tokens.lower[behind] not in QUOTE_MARKS:
        return None
    source = _speaker(v, colon, None)
    if source is None:
        return None
    return Found(
        cue=Cue(":", "speech"),
        words=(colon, colon + 1),
        source=source,
        content=((colon, colon + 1),),
        rule="colon.paragraph",
    )


def _utterance(v: View, colon: int) -> int | None:
    """Return the noun for an utterance before a colon, or None."""
    nouns = cue_words("utterance")
    for i in range(colon - 1, max(0, colon - _REACH) - 1, -1):
        if i in v.finite_from and v.words[i] not in BE:  # "Her message was clear: …"
            return None
        if v.words[i] in nouns and v.tags[i][:2] == "NN":
            return i
    return None


def _speaker(v: View, colon: int, noun: int | None) -> Range | None:
    """Return whose words they are: the noun's possessor or agent, or else the clause's subject."""
    if noun is not None:
        owner = possessor(v, noun)
        if owner is not None:
            return owner
        if v.words[noun + 1] in ("from", "by"):
            end = noun_phrase_right(v, noun + 2)
            if end > noun + 2:
                return noun + 2, end
    at = v.finite_before(colon)
    if at == 0 or v.inside[v.finite[at - 1].first] >= 0:
        return None
    last, first = subject(v, v.finite[at - 1]), subject(v, v.finite[0])
    if noun is not None:
        return last or first
    people = (last, first, _named_before(v, colon))
    return next((person for person in people if person and is_person(v, person)), None)


def _named_before(v: View, colon: int) -> Range | None:
    """Return who is named directly before a colon: "That worries the pollster Jane Roe: “…”"."""
    start = noun_chunk_left(v, colon)
    return None if start is None else (start, colon)
