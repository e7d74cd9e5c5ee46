"""Frames directly behind the cue: prepositions, the person it is said to, complements."""

from __future__ import annotations

from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.frames.place import NOTHING, Place
from claimcheck.attribution.lexicon import cue_verbs, cue_words, is_time
from claimcheck.attribution.syntax.clauses import skip_adverbials, starts_clause
from claimcheck.attribution.syntax.closed_classes import CLAUSE_WORDS, QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import noun_chunk_left, noun_chunk_right, noun_phrase_right
from claimcheck.attribution.syntax.view import Range, View

_OF = frozenset({"of", "about", "for", "against"})
_MARKS = CLAUSE_WORDS | QUOTE_MARKS | {",", ":"}
_LONGEST_RELATIVE = 40  # tokens of a relative clause about a hearer
_POINTING = frozenset({"this", "that", "these", "those"})
_COMPLEMENT_TAGS = frozenset({"DT", "JJ", "VBN"})
_JUDGEMENT_TAGS = _COMPLEMENT_TAGS | {"NN", "NNP", "JJS"}
_GAP_LINKS = frozenset({"as", "to", "on"})
"""What follows a judgement whose object stands before its subject: "which he blamed on"."""
_APPOSED_SUBJECTS = frozenset({"DT", "PRP", "PRP$"})
_NEAR_NAME = 5  # tokens behind "what officials called" in which a quotation begins
_NEAR_QUOTATION = 14  # tokens behind "called" in which a quoted word makes it a judgement


def prepositional(p: Place) -> Content | None:
    """Recognise "called for a vote", "pushed back on the claim"."""
    v, k = p.v, p.at
    particle = v.words[k]
    if particle not in p.cue.prepositions:
        return None
    k += 1
    if particle == "by" and v.words[k] in cue_verbs():
        return NOTHING  # "responded by saying": the gerund is a cue of its own
    if p.cue.type == "speech":
        if particle in ("back", "in") and v.words[k] in ("on", "against", "at"):
            k += 1
        if particle in ("out", "back", "up") and v.words[k] == "to":
            k = skip_adverbials(v, k)  # "pointed out to reporters that"
    if k >= p.end or v.words[k] in (",", ")"):
        return NOTHING
    return p.clause(k, "preposition")


def told_of(p: Place) -> Content | None:
    """Recognise "told them of the plan", "warned the town about the dam"."""
    hearer = _hearer(p)
    if hearer is None or _marked(p.v, hearer[1]):
        return None
    if p.cue.lemma == "ask":
        of = noun_chunk_right(p.v, p.at)  # "asked the ministry for help"
    elif p.cue.lemma in cue_words("addressing"):
        of = hearer[0]
    elif p.cue.lemma in cue_words("commanding"):
        return None
    else:
        of = hearer[1]
    near = noun_chunk_right(p.v, p.at)
    if p.v.words[near] in p.cue.prepositions & _OF:
        of = near  # "warned the town about the dam": no phrase of the town's
    if p.v.words[of] == "of" and p.v.tags[of - 1] == "NNP" == p.v.tags[of + 1]:
        return None  # "told Jane Roe of Channel 4 that"
    if p.v.words[of] in _OF and of + 1 < p.end:
        return p.clause(of + 1, "preposition")
    return None


def behind_hearer(p: Place) -> int:
    """Return the token behind the person it is said to, where content begins there."""
    hearer = _hearer(p)
    if hearer is None:
        return p.at
    end, beyond = hearer
    asked = p.v.words[beyond] == "," and not p.v.quote_mark(beyond + 1) and "n" in p.cue.frames
    if asked:
        return p.at  # "urged restraint, while others waited": nobody who hears it
    if _marked(p.v, beyond):
        return beyond
    verb = p.v.finite_after(end, p.end) if p.cue.lemma in cue_words("addressing") else None
    if _takes_past(p, beyond):
        return beyond
    if verb is None:
        return p.at
    clause = starts_clause(p.v, beyond) or (p.cue.lemma != "ask" and beyond >= p.end)
    return beyond if clause else p.at


def _takes_past(p: Place, start: int) -> bool:
    """Tell "told the radio a church collapsed": the past is taken for a participle."""
    v = p.v
    end = noun_phrase_right(v, start)
    group = v.groups[v.groups_before(end)] if v.groups_before(end) < len(v.groups) else None
    if p.cue.lemma not in cue_words("addressing") or p.cue.lemma == "ask" or end == start:
        return False
    past = group is not None and group.form == "participle" and group.first == end
    return past and v.words[end + 1] != "by"


def _hearer(p: Place) -> tuple[int, int] | None:
    """Return the end of the person it is said to, and of the adverbials behind them."""
    if "t" not in p.cue.frames:
        return None
    end = noun_phrase_right(p.v, p.at)
    if end == p.at:
        return None
    if p.v.words[end] in ("who", "which"):
        end = _relative_end(p.v, end, p.end)
    elif p.v.words[end] == "," and p.v.words[end + 1] in ("who", "which"):
        # "asked Roe, who was third, to go"
        near = range(end + 2, min(p.end, end + _LONGEST_RELATIVE))
        close = next((i for i in near if p.v.words[i] == ","), end)
        end = close + 1 if p.v.words[close + 1] in ("to", "that") else end
    return end, skip_adverbials(p.v, end)


def _relative_end(v: View, pronoun: int, end: int) -> int:
    """Return the end of a relative clause: before a comma, a colon, "that" or a quotation."""
    for i in range(pronoun + 1, end):
        if v.words[i] in (",", ":", "that") or v.quote_mark(i):
            return i
    return pronoun


def _marked(v: View, k: int) -> bool:
    """Tell whether a conjunction, punctuation or "to" at a token opens content."""
    if v.words[k] == "not":
        k += 1
    return v.words[k] in _MARKS or v.tags[k] == "TO"


def complement(p: Place) -> Content | None:
    """Recognise "called it a mistake", "labeled the plan “reckless”"."""
    if "x" not in p.cue.frames:
        return None
    if p.source is not None and p.v.words[p.source[0] - 1] in ("what", "which"):
        return _called(p, "complement")
    if p.source is not None and _is_apposed(p.v, p.source):
        return _called(p, "relative")
    return p.clause(p.at, "complement") if _is_judged(p) else None


def gapped_judgement(p: Place) -> Content | None:
    """Recognise "…, which Roe described as reckless", "…, a rise the firm blamed on tax"."""
    v, source = p.v, p.source
    gapped = v.words[p.near] in _GAP_LINKS and "a" in p.cue.frames and p.verb.form == "finite"
    if not gapped or source is None:
        return None
    if v.words[source[0] - 1] != "which" and not _is_apposed(v, source):
        return None
    end = next((i for i in range(p.near, p.end) if v.words[i] == "," and v.inside[i] < 0), p.end)
    return Content(((p.near, end),), "relative")


def _is_apposed(v: View, source: Range) -> bool:
    """Tell the subject of a clause that hangs on an apposition: "…, a move the mayor called"."""
    that = v.words[source[0] - 1] == "that"
    begin = source[0] - that
    if not (that or v.tags[begin] in _APPOSED_SUBJECTS) or v.tags[begin - 1] not in ("NN", "NNS"):
        return False
    noun = noun_chunk_left(v, begin)
    return noun is not None and v.words[noun - 1] == "," and v.words[noun] in ("a", "an")


def _called(p: Place, frame: str) -> Content | None:
    """Recognise "in what officials called a crime of hate, he …"."""
    near = range(p.at, min(p.at + _NEAR_NAME, p.end))
    mark = next((i for i in near if p.v.quote_mark(i)), None)
    if mark is None:
        end = noun_phrase_right(p.v, p.at)
    else:
        end = mark + 1
        while end < p.end and p.v.inside[end] == p.v.inside[mark]:
            end += 1
    return Content(((p.at, end),), frame) if end > p.at else None


def _is_judged(p: Place) -> bool:
    """Tell whether an object and what it is called begin at a place."""
    v, k = p.v, p.at
    if v.words[k] in _POINTING and (v.tags[k + 1] == "DT" or v.inside[k + 1] >= 0):
        return True  # "called that a lie"
    end = noun_chunk_right(v, k)
    if is_time(v.words[end + 1]) and v.words[end] in ("every", "each", "last", "that"):
        return False  # "calls his mother every Sunday"
    if end == k or end >= p.end:
        return v.inside[k] >= 0
    if v.tags[k] in ("PRP", "NNP", "DT", "PRP$", "NNS", "NN", "WP") and (
        v.tags[end] in _JUDGEMENT_TAGS or v.inside[end] >= 0 or v.words[end] == "as"
    ):
        return True
    if any(v.inside[i] >= 0 for i in range(k, min(k + _NEAR_QUOTATION, p.end))):
        return True
    full = noun_phrase_right(v, k)
    return v.tags[full] in _COMPLEMENT_TAGS or v.inside[full] >= 0


def refusal(p: Place) -> Content | None:
    """Recognise "declined to comment"."""
    refusing = p.cue.lemma in cue_words("refusing")
    if refusing and p.v.words[p.at] == "to" and p.at + 1 < p.end:
        return p.clause(p.at, "infinitive")
    return None
