"""Frames behind adverbials that only the word classes suggest: bare clauses, objects."""

from __future__ import annotations

from claimcheck.attribution.cues.before import content_before
from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.frames.place import NOTHING, Place
from claimcheck.attribution.cues.things import is_court, is_person, is_press
from claimcheck.attribution.lexicon import cue_words
from claimcheck.attribution.syntax.clauses import skip_adverbials, starts_clause
from claimcheck.attribution.syntax.closed_classes import (
    CLAUSE_WORDS,
    FRONTED,
    NOUN_TAGS,
    RECIPROCALS,
)
from claimcheck.attribution.syntax.nouns import noun_chunk_right, noun_phrase_right
from claimcheck.attribution.syntax.view import View

_JUDGING = frozenset({"as", "of", "for", "over", "to", "with"})
_SUBJECT_TAGS = NOUN_TAGS | {"DT", "PDT", "PRP$", "JJ", "JJS", "WP$", "VBG"}
_QUANTITY_TAGS = frozenset({"RBR", "JJR", "VBN", "VB"})
"""What "more than", "less than" and the imperative of a headline begin with ("says cut taxes")."""
_PERSONS = frozenset({"he", "she", "they", "we"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_CURRENCIES = tuple("$£€₹¥")
_PENCE = frozenset({"p", "c", "cents", "pence"})
_REACH = 12  # tokens behind an object in which its judgement begins
_PARTIAL = 6  # tokens behind a cue in which partly quoted content begins
_SHORTEST = 4  # tokens of a clause that is only presumed


def bare_clause(p: Place) -> Content | None:
    """Recognise "said the dam would hold"."""
    strong = not p.cue.weak or p.cue.lemma == "add" or p.by_document_or_court()
    if p.cue.lemma == "find" and p.source is not None:
        # "The Herald found buses ran late", "The tribunal found he had been dismissed"
        strong = strong or is_press(p.v, p.source, certain=True) or is_court(p.v, p.source)
    if p.v.words[p.at] in _PERSONS and p.at + 1 in p.v.finite_from and not p.cue.mental:
        strong = True  # "maintains he is innocent"
    if "c" not in p.cue.frames or not strong or not starts_clause(p.v, p.at):
        return None
    if p.v.words[p.at] in FRONTED and content_before(
        p.v, p.verb, p.source, inverted=False, goes_on=False
    ):
        return NOTHING  # "The dam would hold, she said as she left"
    return p.clause(p.at, "clause")


def gapped_clause(p: Place) -> Content | None:
    """Recognise "a plan that critics say would fail": the clause lacks what it is about."""
    takes = "c" in p.cue.frames and not p.cue.weak and p.source is not None
    if not takes or p.near not in p.v.finite_from or p.verb.form != "finite":
        return None
    return p.clause(p.near, "clause")


def judged_object(p: Place) -> Content | None:
    """Recognise "accused him of", "praised the plan for its".

    Without a reason the verb names only its target: "criticized the mayor".
    """
    v, k = p.v, p.near
    end = noun_phrase_right(v, k) if "a" in p.cue.frames else k
    free = v.words[k] == "what"  # "ripped what she called fake patriots for"
    if "a" not in p.cue.frames or (end == k and v.inside[k] < 0 and not free):
        return None
    judged = any(v.words[i] in _JUDGING for i in range(k + 1, min(end + _REACH, p.end)))
    if judged:
        return p.clause(k, "object")
    return p.clause(k, "target") if "n" in p.cue.frames and not p.cue.weak else None


def figure(p: Place) -> Content | None:
    """Recognise "put the death toll at 30", "put the delay down to fog"."""
    if p.cue.lemma != "put" or p.source is None or noun_chunk_right(p.v, p.near) == p.near:
        return None
    for i in range(p.near + 1, min(p.near + _REACH, p.end - 1)):
        if p.v.words[i] == "at" and (p.v.tags[i + 1] in ("CD", "$") or _is_quantity(p.v, i + 1)):
            return p.clause(p.near, "object")
        if p.v.words[i] == "down" and p.v.words[i + 1] == "to" and not p.v.to_infinitive(i + 1):
            return p.clause(p.near, "object")
    return None


def plain_object(p: Place) -> Content | None:
    """Recognise "denied the report", "want a vote"; of a document, "shows a rise"."""
    if "n" not in p.cue.frames or not (not p.cue.weak or p.cue.mental or p.by_document_or_court()):
        return None
    v, k = p.v, p.near
    reflexive = v.words[k] in _REFLEXIVES and v.words[k + 1] != "to"  # "explained himself"
    mutual = (v.words[k], v.words[k + 1]) in RECIPROCALS and v.tags[k + 2] != "POS"
    if reflexive or mutual or _is_won(p):
        return NOTHING
    opens = noun_phrase_right(v, k) > k or v.words[k] in CLAUSE_WORDS or v.tags[k] == "VBG"
    opens = opens or (p.cue.lemma == "forecast" and (_is_quantity(v, k) or _is_quantity(v, k + 1)))
    opens = opens or (v.words[k] == "at" and v.words[k + 1] in ("least", "most"))
    opens = opens or v.words[k] == "both"  # "shows both Roe and Doe leading"
    return p.clause(k, "object") if opens else None


def _is_won(p: Place) -> bool:
    """Tell "claimed a 2-1 victory", "conceded a penalty", "claimed £900 in expenses"."""
    if p.cue.lemma not in ("claim", "concede"):
        return False
    end = noun_chunk_right(p.v, p.near)
    money = p.v.words[p.near][:1] in _CURRENCIES or p.v.words[p.near + 1] in _PENCE
    return money or (end > p.near and p.v.words[end - 1] in cue_words("won"))


def speech_object(p: Place) -> Content | None:
    """Recognise "raised the prospect of", "issued a statement"."""
    v, k = p.v, p.near
    if "n" not in p.cue.frames or not p.cue.weak:
        return None
    end = noun_chunk_right(v, k)
    if end == k:
        return None
    by_person = p.verb.form == "finite" and p.source is not None and is_person(v, p.source)
    welcomed = p.cue.lemma in cue_words("welcoming") and v.words[end - 1] in cue_words("welcomed")
    personal = by_person and p.cue.lemma in cue_words("personal")
    if not (welcomed or personal or v.words[end - 1] in cue_words("speech-object")):
        return None
    # Things, too, raise questions: that is a hedge.
    doubtful = v.words[end - 1].startswith(("question", "doubt", "concern"))
    if p.cue.lemma == "raise" and doubtful and not by_person:
        return None
    return p.clause(k, "object")


def presumed_clause(p: Place) -> Content | None:
    """Take what stands behind "said" for a clause, though its verb cannot be made out."""
    told = p.hearer is not None and p.cue.lemma in cue_words("addressing")
    if p.cue.lemma not in cue_words("bare-clause") and not told:
        return None
    for start in (p.at, p.near):  # "said about half of it was lost": no adverbial is stepped over
        counts = p.v.tags[start] in ("IN", "RP") and _is_quantity(p.v, start + 1)
        negated = p.v.words[start] == "at" and p.v.words[start + 1] == "no"  # "said at no time was"
        opens = counts or negated or p.v.tags[start] in _SUBJECT_TAGS | _QUANTITY_TAGS
        verbal = any(_looks_verbal(p.v, i) for i in range(start + 1, p.end))
        if opens and (verbal or p.end - start >= _SHORTEST):
            return p.clause(start, "clause")  # "said sleep mattered"
    return None


def _looks_verbal(v: View, i: int) -> bool:
    return v.tags[i][:1] == "V" or v.words[i].endswith("ed")


def _is_quantity(v: View, i: int) -> bool:
    if v.words[i] in ("least", "most") or (v.words[i] == "to" and v.words[i - 1] == "up"):
        i += 1  # "up to 300"
    return (
        v.tags[i] == "CD"
        or v.words[i][:1].isdigit()
        or v.words[i] in ("half", "two-thirds", "three-quarters")
    )


def answer(p: Place) -> Content | None:
    """Recognise "said no", "says so", "said the same in a letter"."""
    v, k = p.v, p.near
    if "c" not in p.cue.frames or p.cue.mental:
        return None
    if v.words[k] in ("the", "just"):
        k += 1
    told = v.words[k] in cue_words("answer" if k == p.near else "echo")
    ends = told and skip_adverbials(v, k + 1) >= p.end
    return Content(((p.near, k + 1),), "object") if ends else None


def partial_quotation(p: Place) -> Content | None:
    """Recognise content with quoted words near its beginning."""
    if "q" in p.cue.frames and any(
        p.v.inside[i] >= 0 for i in range(p.at, min(p.end, p.at + _PARTIAL))
    ):
        return p.clause(p.at, "quotation")
    return None
