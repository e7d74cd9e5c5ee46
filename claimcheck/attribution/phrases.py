"""Attributions whose cue is no verb: "according to", cue nouns, colons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.attribution.grammar import (
    QUOTE_MARKS,
    View,
    noun_phrase_left,
    noun_phrase_right,
    sentence_body_end,
    subject_left,
)
from claimcheck.attribution.lexicon import CueVerb, rows, words
from claimcheck.attribution.verbs import Found, _clause_end, _inverted_end, _left_start, _quotation_end

ACCORDING = CueVerb("according to", "speech", frozenset(), frozenset(), "")
EVIDENTIAL = CueVerb("reportedly", "speech", frozenset(), frozenset(), "")
COLON = CueVerb(":", "speech", frozenset(), frozenset(), "")
_NOUN_PREPOSITIONS = frozenset({"of", "for", "about", "against", "on", "over", "to"})


@cache
def cue_nouns() -> dict[str, CueVerb]:
    """Return the cue nouns by singular and plural form."""
    forms: dict[str, CueVerb] = {}
    for row in rows("cue_nouns.tsv"):
        noun = CueVerb(row[0], row[1], frozenset(), frozenset(), row[2] if len(row) > 2 else "")  # type: ignore[arg-type]
        forms[row[0]] = noun
        forms[row[0][:-1] + "ies" if row[0].endswith("y") else row[0] + "s"] = noun
    return forms


def phrase_attributions(v: View) -> Iterator[Found]:
    """Yield the attributions of one sentence whose cue is a preposition, a noun or a colon."""
    nouns = cue_nouns()
    for i in range(v.first, v.last):
        word = v.word(i)
        if v.quoted(i) >= 0:
            continue
        if word == "according" and v.word(i + 1) == "to":
            found = _according(v, i, i + 2)
        elif word == "per" and v.word(i - 1) in (",", "as") and v.tag(i + 1) in ("DT", "NNP"):
            found = _according(v, i, i + 1)
        elif word in nouns and v.tag(i)[:2] == "NN":
            found = _noun(v, i, nouns[word])
        else:
            continue
        if found is not None:
            yield found


def _according(v: View, cue: int, start: int) -> Found | None:
    """Recognise "according to X, …" and "…, according to X"."""
    source_end = _inverted_end(v, start)
    if source_end <= start:
        return None
    end = sentence_body_end(v)
    if source_end < end and v.tag(source_end) in ("VBN", "VBD", "VBG", "IN", "WP", "WDT", "TO"):
        # "a complaint filed by the agency": the rest of the noun phrase
        source_end = next((i for i in range(source_end, end) if v.word(i) in (",", ":", ";")), end)
    content: list[tuple[int, int]] = []
    first = v.first
    while v.word(first) in ("and", "but") or v.word(first) in QUOTE_MARKS and v.quoted(first) < 0:
        first += 1
    if cue > first:
        stop = cue - 1 if v.word(cue - 1) in (",", "—", "–", "-", "--", "(") else cue
        if stop > first:
            content.append((_left_start(v, first, stop), stop))
    if v.word(source_end) in (",", ":") and source_end + 1 < end and (not content or v.tag(source_end + 1) != "VBG"):
        rest = source_end + 1
        if not content or v.word(rest) not in ("who", "which", "and", "but"):
            content.append((rest, _clause_end(v, rest, end)))
    if not content:
        return None
    return Found(ACCORDING, None, (cue, start), (start, source_end), tuple(content), "phrase.according-to")


def _noun(v: View, i: int, noun: CueVerb) -> Found | None:
    """Recognise "X's claim that", "the allegation by X that", "his calls for"."""
    end = sentence_body_end(v)
    begin = noun_phrase_left(v, i + 1)
    begin = i if begin is None else begin
    source: tuple[int, int] | None = None
    for j in range(i - 1, max(begin, i - 8) - 2, -1):
        if j < v.first:
            break
        if v.tag(j) == "POS":
            left = noun_phrase_left(v, j)
            source = (left, j + 1) if left is not None else None
            break
        if v.tag(j) == "PRP$":
            source = (j, j + 1)
            break
    k = i + 1
    if v.word(k) == "by" and v.tag(k + 1) != "VBG":
        stop = noun_phrase_right(v, k + 1)
        if stop > k + 1:
            source = (k + 1, stop)
            k = stop
    elif v.word(k) == "from" and source is None:
        stop = noun_phrase_right(v, k + 1, extend=False)
        if stop > k + 1 and v.word(stop) == "that":
            source, k = (k + 1, stop), stop
    if v.word(k) == "that" and v.tag(k + 1) not in ("VBZ", "VBD", "VBP", "MD"):
        return Found(noun, None, (i, i + 1), source, ((k, _clause_end(v, k, end)),), "noun.that")
    if source is None:
        return None
    if v.word(k) in _NOUN_PREPOSITIONS and k + 1 < end:
        stop = noun_phrase_right(v, k + 1)
        if v.word(k) == "to" and v.tag(k + 1) == "VB":
            stop = _clause_end(v, k, end)
        if stop > k + 1:
            return Found(noun, None, (i, i + 1), source, ((k + 1, stop),), "noun.preposition")
    return None


_REPLYING = frozenset({"respond", "responded", "reply", "replied", "return", "returned", "answer",
                       "answered", "reached", "provide", "offer"})  # fmt: skip
_ASKED_FOR = frozenset({"comment", "comments", "request", "requests", "call", "calls", "message",
                        "messages", "inquiry", "inquiries", "enquiries", "questions", "email",
                        "emails", "e-mail", "e-mails"})  # fmt: skip
NO_COMMENT = CueVerb("respond", "speech", frozenset(), frozenset(), "")


_POLLS = frozenset({"poll", "polls", "survey", "surveys"})
IN_DOCUMENT = CueVerb("in", "document", frozenset(), frozenset(), "")


def in_document(v: View) -> Found | None:
    """Recognise "In the latest poll, X leads": the figures are the poll's."""
    if v.word(v.first) not in ("in", "among"):
        return None
    stop = noun_phrase_right(v, v.first + 1)
    if not any(v.word(i) in _POLLS for i in range(v.first + 1, stop)):
        return None
    comma = next((i for i in range(stop, v.last) if v.word(i) == ","), None)
    if comma is None:
        return None
    # ", conducted in May," stands between
    verb = next((g for g in v.groups if g.form == "finite" and g.first > comma), None)
    last = max((i for i in range(comma, verb.first if verb else comma + 1) if v.word(i) == ","), default=comma)
    start = last + 1
    end = sentence_body_end(v)
    if start >= end:
        return None
    return Found(IN_DOCUMENT, None, (v.first, v.first + 1), (v.first + 1, stop), ((start, end),), "phrase.in-document")


def no_comment(v: View) -> Iterator[Found]:
    """Yield "did not respond to a request for comment": the contact with X is the source."""
    for g in v.groups:
        if v.word(g.head) not in _REPLYING or not g.negated or v.quoted(g.head) >= 0:
            continue
        stop = min(g.head + 12, v.last)
        asked = [i for i in range(g.head + 1, stop) if v.word(i) in _ASKED_FOR]
        if asked:
            source = subject_left(v, g)
            content = ((g.head + 1, asked[-1] + 1),)
            yield Found(NO_COMMENT, None, (g.first, g.head + 1), source, content, "phrase.no-comment")


def evidential_adverbs(v: View) -> Iterator[Found]:
    """Yield "reportedly" and its kind: a source is implied and nobody named."""
    listed = words("evidential_adverbs.txt")
    for i in range(v.first, v.last):
        if v.word(i) in listed and v.quoted(i) < 0:
            end = sentence_body_end(v)
            content = tuple((a, b) for a, b in ((v.first, i), (i + 1, end)) if b > a)
            if content:
                yield Found(EVIDENTIAL, None, (i, i + 1), None, content, "adverb.evidential")


def turn(v: View, *, dialogue: bool) -> Found | None:
    """Recognise a labelled quotation or a transcript turn: "SMITH: …", "Jane Roe: …".

    Args:
        v: The sentence, the first of its block.
        dialogue: Whether the document is written in turns, so that any name before a
            colon opens one.
    """
    for i in range(v.first, min(v.last, v.first + 8)):
        if v.word(i) == ":":
            quoted = v.word(i + 1) in QUOTE_MARKS and v.quoted(i + 1) >= 0
            capitals = v.tokens.words[v.first].isupper()
            if not v.first < i <= v.first + 5 or i + 1 >= v.last:
                return None
            if not (quoted or capitals or dialogue):
                return None
            stop = _quotation_end(v, i + 1, v.last) if quoted else v.last
            return Found(COLON, None, (i, i + 1), (v.first, i), ((i + 1, stop),), "colon.turn")
        if not v.tokens.words[i][:1].isupper() and v.word(i) not in (",", ".", "&", "(", ")"):
            return None
    return None
