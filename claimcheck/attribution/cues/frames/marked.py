"""Frames behind adverbials that punctuation, a conjunction or "to" marks."""

from __future__ import annotations

import msgspec

from claimcheck.attribution.cues.before import content_before
from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.frames.place import NOTHING, Place
from claimcheck.attribution.lexicon import cue_words
from claimcheck.attribution.syntax.clauses import quotation_end
from claimcheck.attribution.syntax.closed_classes import CLAUSE_WORDS, FRONTED

_LONGEST_FRONTED = 40  # tokens of a clause between "said" and what is said
_WITHOUT_VERB = frozenset({"if", "despite", "amid", "following", "given"})
_SUBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NNP", "NN", "NNS", "EX", "CD"})


def marked_quotation(p: Place) -> Content | None:
    """Recognise «said, "…"» and «said: "…"»."""
    v, k = p.v, p.at
    if v.words[k] not in (",", ":") or not v.quote_mark(k + 1):
        return None
    if "q" not in p.cue.frames:
        return NOTHING
    goes_on = v.words[k] == "," and content_before(
        v, p.verb, p.source, inverted=False, goes_on=False
    )
    content = ((k + 1, quotation_end(v, k + 1, p.end)),)
    return Content(content, "mid" if goes_on else "quotation")


def introduction(p: Place) -> Content | None:
    """Recognise "she wrote:" before the next sentence or paragraph."""
    last = p.v.words[p.at] == ":" and p.at + 1 >= p.v.size
    if last and p.cue.type in ("speech", "writing"):
        return Content(((p.at, p.at + 1),), "introduction")
    return None


def behind_colon(p: Place) -> Content | None:
    """Recognise "said: the dam would hold"."""
    if p.v.words[p.at] == ":" and "q" in p.cue.frames and p.at + 1 < p.end:
        return Content(((p.at + 1, p.end),), "quotation")
    return None


def quotation(p: Place) -> Content | None:
    """Recognise «said "…"»."""
    opens = p.v.quote_mark(p.at) and "q" in p.cue.frames
    if opens and p.v.words[p.at - 1] in cue_words("name"):
        return NOTHING
    return p.clause(p.at, "quotation") if opens else None


def clause(p: Place) -> Content | None:
    """Recognise "said that", "asked whether"."""
    word = p.v.words[p.at]
    if word == "," and p.v.words[p.at + 1] == "that" and not p.cue.weak and p.at + 2 < p.end:
        # "told the court, that": no comma belongs there
        p = msgspec.structs.replace(p, at=p.at + 1)
        word = "that"
    if "c" not in p.cue.frames or word not in CLAUSE_WORDS:
        return None
    if word in ("who", "which") and p.cue.lemma not in cue_words("asking"):
        return None
    if word in ("when", "where", "if") and p.cue.lemma not in cue_words("when-clause"):
        return NOTHING
    if p.at + 1 >= p.end:
        return NOTHING  # "he said that": an answer
    return p.clause(p.at, "clause")


def fronted_clause(p: Place) -> Content | None:
    """Recognise "said if the dam broke, the town would drown", "said before leaving that"."""
    v, k = p.v, p.near if p.v.words[p.near] in _WITHOUT_VERB else p.at
    if v.words[k] not in FRONTED or p.cue.lemma not in cue_words("bare-clause"):
        return None
    if content_before(v, p.verb, p.source, inverted=False, goes_on=False) is not None:
        return None
    for i in range(k + 2, min(p.end - 1, k + _LONGEST_FRONTED)):
        if v.inside[i] >= 0:
            return None
        if v.words[i] == "that" and v.tags[i - 1][:2] in ("NN", "VB", "CD"):
            return p.clause(i, "clause")
        if v.words[i] == ",":
            fronted = v.words[k] in _WITHOUT_VERB or v.finite_after(k, i) is not None
            told = fronted and v.tags[i + 1] in _SUBJECT_TAGS
            goes_on = v.finite_after(i + 1, p.end) is not None
            return Content(((k, p.end),), "clause") if told and goes_on else None
    return None


def resumed(p: Place) -> Content | None:
    """Recognise what goes on behind a comma: "The dam, she said, would hold"."""
    v, rest = p.v, p.at + 1
    if v.words[p.at] != ",":
        return None
    if p.cue.frames.isdisjoint("cq") or rest >= p.end:
        return NOTHING
    if v.tags[rest] == "VBG" or v.words[rest] in ("who", "which", "but", "and"):
        return NOTHING
    return p.clause(rest, "mid")


def infinitive(p: Place) -> Content | None:
    """Recognise "promised to", "urged them to"."""
    to = p.at + 1 if p.v.words[p.at] == "not" else p.at  # "advised them not to go"
    if not p.v.to_infinitive(to) or p.cue.frames.isdisjoint("it"):
        return None
    # "urged them to go": whom is part of what is urged
    start = p.hearer if p.hearer is not None and p.cue.lemma != "tell" else p.at
    return p.clause(start, "infinitive")
