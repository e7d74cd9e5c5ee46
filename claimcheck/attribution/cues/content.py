"""Content behind a cue verb, by the frames the verb takes.

The frames are tried as sieves, the more precise first (after Muzny et al. 2017): what
punctuation or a conjunction marks comes before what only the word classes suggest.  Each
frame looks at one place in the sentence and gives the content it finds there, ``NOTHING``
where it is certain that the cue has none behind it, or None to let the next one try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from msgspec import Struct

from claimcheck.attribution.cues.before import content_before
from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.speakers import is_document
from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.clauses import (
    body_end,
    clause_end,
    quotation_end,
    skip_adverbials,
    skip_parenthesis,
    starts_clause,
)
from claimcheck.attribution.syntax.closed_classes import CLAUSE_WORDS, NOUN_TAGS, QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import noun_chunk_right, noun_phrase_right
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

NOTHING = Content((), "")
_OF = frozenset({"of", "about", "for"})
_JUDGING = frozenset({"as", "of", "for", "over", "to", "with"})
_NOMINAL_TAGS = NOUN_TAGS | {"DT", "PDT", "PRP$", "JJ", "JJS", "WP$", "VBG"}
_COMPLEMENT_TAGS = frozenset({"DT", "JJ", "VBN"})
_NEAR = 12  # tokens behind an object in which its judgement begins
_NEAR_QUOTATION = 14  # tokens behind "called" in which a quoted word makes it a judgement
_PARTIAL = 6  # tokens behind a cue in which partly quoted content begins


class Place(Struct, frozen=True):
    """The place behind a cue at which a frame looks.

    ``at`` is the token it looks at, ``near`` the one directly behind the cue or the
    person it is said to, ``end`` the end of the sentence without its full stop,
    ``hearer`` where the words for that person begin.
    """

    v: View
    verb: VerbGroup
    cue: Cue
    source: Range | None
    near: int
    at: int
    end: int
    hearer: int | None = None

    def clause(self, start: int, frame: str) -> Content:
        """Return the content that begins at a token and runs to the end of its clause."""
        return Content(((start, clause_end(self.v, start, self.end)),), frame)

    def by_document(self) -> bool:
        """Tell whether the cue is a finding or the like and a document its source."""
        return self.cue.type == "document" and is_document(self.v, self.verb)


Frame = Callable[[Place], Content | None]


def content_behind(
    v: View, verb: VerbGroup, cue: Cue, source: Range | None, after: int, *, inverted: bool
) -> Content | None:
    """Find the content behind a cue verb.

    Args:
        v: The sentence.
        verb: The cue's verb group.
        cue: What it is a form of.
        source: Its source.
        after: The first token behind the cue, or behind an inverted source.
        inverted: Whether the source stands behind the verb.

    Returns:
        The content with the frame that found it, or None.  The frame "mid" says that
        the content may go on from what stands before the cue.
    """
    end = body_end(v)
    if inverted:
        return _behind_inversion(v, after, end)
    place = Place(v, verb, cue, source, near=after, at=after, end=end)
    found = _first(_BEHIND_CUE, place)
    if found is None:
        near = _behind_hearer(place)
        hearer = place.at if near > place.at else None
        place = msgspec.structs.replace(place, near=near, at=near, hearer=hearer)
        found = _first(_BEHIND_HEARER, place)
    if found is None:
        at = skip_adverbials(v, place.near, cue.prepositions)
        if at >= end:
            return None
        place = msgspec.structs.replace(place, at=skip_parenthesis(v, at))
        found = _first(_BEHIND_ADVERBIALS, place)
    return found if found and found.ranges else None


def _first(frames: Iterable[Frame], place: Place) -> Content | None:
    return next((found for frame in frames if (found := frame(place)) is not None), None)


def _behind_inversion(v: View, after: int, end: int) -> Content | None:
    """Recognise a quotation behind "said Jane Roe"."""
    k = skip_adverbials(v, after)
    if v.quote_mark(k):
        return Content(((k, quotation_end(v, k, end)),), "quotation")
    if k + 1 < end and v.word(k) == ":":
        return Content(((k + 1, quotation_end(v, k + 1, end)),), "quotation")
    if k + 1 < end and v.word(k) == "," and v.quote_mark(k + 1):
        return Content(((k + 1, quotation_end(v, k + 1, end)),), "mid")
    return None


# --- directly behind the cue --------------------------------------------------------------


def _prepositional(p: Place) -> Content | None:
    """Recognise "called for a vote", "pushed back on the claim"."""
    v, k = p.v, p.at
    particle = v.word(k)
    if particle not in p.cue.prepositions:
        return None
    k += 1
    if (
        particle in ("back", "in")
        and p.cue.type == "speech"
        and v.word(k) in ("on", "against", "at")
    ):
        k += 1
    if particle in ("out", "back", "up") and p.cue.type == "speech" and v.word(k) == "to":
        k = skip_adverbials(v, k)  # "pointed out to reporters that"
    if k >= p.end or v.word(k) in (",", ")"):
        return NOTHING
    return p.clause(k, "preposition")


def _told_of(p: Place) -> Content | None:
    """Recognise "told them of the plan", "warned the town about the dam"."""
    hearer = _hearer(p)
    if hearer is None or _marked(p.v, hearer[1]):
        return None
    if p.cue.lemma in cue_words("addressing"):
        of = hearer[0]
    elif p.cue.lemma in cue_words("commanding"):
        return None
    else:
        of = hearer[1]
    if p.v.word(of) in _OF and of + 1 < p.end:
        return p.clause(of + 1, "preposition")
    return None


def _hearer(p: Place) -> Range | None:
    """Return the end of the person it is said to, and of the adverbials behind them."""
    if "t" not in p.cue.frames:
        return None
    end = noun_phrase_right(p.v, p.at)
    return (end, skip_adverbials(p.v, end)) if end > p.at else None


def _marked(v: View, k: int) -> bool:
    """Tell whether a conjunction, punctuation or "to" at a token opens content."""
    return v.word(k) in CLAUSE_WORDS | QUOTE_MARKS | {",", ":"} or v.tag(k) == "TO"


def _behind_hearer(p: Place) -> int:
    """Return the token behind the person it is said to, where content begins there."""
    hearer = _hearer(p)
    if hearer is None:
        return p.at
    end, beyond = hearer
    if _marked(p.v, beyond):
        return beyond
    verb = p.v.finite_after(end, p.end) if p.cue.lemma in cue_words("addressing") else None
    if verb is None:
        return p.at
    clause = starts_clause(p.v, beyond) or (p.cue.lemma != "ask" and beyond >= p.end)
    return beyond if clause else p.at


# --- behind the person it is said to ------------------------------------------------------


def _complement(p: Place) -> Content | None:
    """Recognise "called it a mistake", "labelled the plan “reckless”"."""
    if "x" not in p.cue.frames:
        return None
    v, k = p.v, p.at
    end = noun_chunk_right(v, k)
    if end == k or end >= p.end:
        judged = v.quoted(k) >= 0
    else:
        judged = (
            v.tag(k) in ("PRP", "NNP", "DT", "PRP$", "NNS", "NN", "WP")
            and (
                v.tag(end) in _COMPLEMENT_TAGS | {"NN", "NNP", "JJS"}
                or v.quoted(end) >= 0
                or v.word(end) == "as"
            )
        ) or (any(v.quoted(i) >= 0 for i in range(k, min(k + _NEAR_QUOTATION, p.end))))
        if not judged:
            full = noun_phrase_right(v, k)
            judged = v.tag(full) in _COMPLEMENT_TAGS or v.quoted(full) >= 0
    return p.clause(k, "complement") if judged else None


def _refusal(p: Place) -> Content | None:
    """Recognise "declined to comment"."""
    refusing = p.cue.lemma in cue_words("refusing")
    if refusing and p.v.word(p.at) == "to" and p.at + 1 < p.end:
        return p.clause(p.at, "infinitive")
    return None


# --- behind adverbials --------------------------------------------------------------------


def _marked_quotation(p: Place) -> Content | None:
    """Recognise «said, "…"» and «said: "…"»."""
    v, k = p.v, p.at
    if v.word(k) not in (",", ":") or not v.quote_mark(k + 1):
        return None
    if "q" not in p.cue.frames:
        return NOTHING
    goes_on = v.word(k) == "," and content_before(
        v, p.verb, p.source, inverted=False, goes_on=False
    )
    content = ((k + 1, quotation_end(v, k + 1, p.end)),)
    return Content(content, "mid" if goes_on else "quotation")


def _introduction(p: Place) -> Content | None:
    """Recognise "she wrote:" before the next sentence or paragraph."""
    last = p.v.word(p.at) == ":" and p.at + 1 >= p.v.last
    if last and p.cue.type in ("speech", "writing"):
        return Content(((p.at, p.at + 1),), "introduction")
    return None


def _behind_colon(p: Place) -> Content | None:
    if p.v.word(p.at) == ":" and "q" in p.cue.frames and p.at + 1 < p.end:
        return Content(((p.at + 1, p.end),), "quotation")
    return None


def _quotation(p: Place) -> Content | None:
    opens = p.v.quote_mark(p.at) and "q" in p.cue.frames
    return p.clause(p.at, "quotation") if opens else None


def _clause(p: Place) -> Content | None:
    """Recognise "said that", "asked whether"."""
    word = p.v.word(p.at)
    if "c" not in p.cue.frames or word not in CLAUSE_WORDS:
        return None
    if word in ("who", "which") and p.cue.lemma not in cue_words("asking"):
        return None
    return p.clause(p.at, "clause")


def _resumed(p: Place) -> Content | None:
    """Recognise what goes on behind a comma: "The dam, she said, would hold"."""
    v, rest = p.v, p.at + 1
    if v.word(p.at) != ",":
        return None
    if p.cue.frames.isdisjoint("cq") or rest >= p.end:
        return NOTHING
    if v.tag(rest) == "VBG" or v.word(rest) in ("who", "which", "but", "and"):
        return NOTHING
    return p.clause(rest, "mid")


def _infinitive(p: Place) -> Content | None:
    """Recognise "promised to", "urged them to"."""
    if not p.v.to_infinitive(p.at) or p.cue.frames.isdisjoint("it"):
        return None
    # "urged them to go": whom is part of what is urged
    start = p.hearer if p.hearer is not None and p.cue.lemma != "tell" else p.at
    return p.clause(start, "infinitive")


def _bare_clause(p: Place) -> Content | None:
    """Recognise "said the dam would hold"."""
    if "c" in p.cue.frames and (not p.cue.weak or p.by_document()) and starts_clause(p.v, p.at):
        return p.clause(p.at, "clause")
    return None


def _judged_object(p: Place) -> Content | None:
    """Recognise "accused him of", "praised the plan for its".

    Without a reason the verb names only its target: "criticized the mayor".
    """
    v, k = p.v, p.near
    end = noun_phrase_right(v, k) if "a" in p.cue.frames else k
    if "a" not in p.cue.frames or (end == k and v.quoted(k) < 0):
        return None
    judged = any(v.word(i) in _JUDGING for i in range(k + 1, min(end + _NEAR, p.end)))
    if judged:
        return p.clause(k, "object")
    return p.clause(k, "target") if "n" in p.cue.frames else None


def _object(p: Place) -> Content | None:
    """Recognise "denied the report", "want a vote"; of a document, "shows a rise"."""
    if "n" not in p.cue.frames or not (not p.cue.weak or p.cue.mental or p.by_document()):
        return None
    v, k = p.v, p.near
    opens = noun_phrase_right(v, k) > k or v.word(k) in CLAUSE_WORDS or v.tag(k) == "VBG"
    return p.clause(k, "object") if opens else None


def _speech_object(p: Place) -> Content | None:
    """Recognise "raised the prospect of", "issued a statement"."""
    v, k = p.v, p.near
    if "n" not in p.cue.frames or not p.cue.weak:
        return None
    end = noun_chunk_right(v, k)
    if end == k or v.word(end - 1) not in cue_words("speech-object"):
        return None
    # Things, too, raise questions: that is a hedge.
    if p.cue.lemma == "raise" and v.word(end - 1).startswith(("question", "doubt", "concern")):
        return None
    return p.clause(k, "object")


def _presumed_clause(p: Place) -> Content | None:
    """Take what stands behind "said" for a clause, though its verb cannot be made out."""
    opens = p.v.tag(p.at) in _NOMINAL_TAGS
    if p.cue.lemma in cue_words("bare-clause") and p.end - p.at >= 4 and opens:
        return p.clause(p.at, "clause")
    return None


def _partial_quotation(p: Place) -> Content | None:
    """Recognise content with quoted words near its beginning."""
    if "q" in p.cue.frames and any(
        p.v.quoted(i) >= 0 for i in range(p.at, min(p.end, p.at + _PARTIAL))
    ):
        return p.clause(p.at, "quotation")
    return None


_BEHIND_CUE: tuple[Frame, ...] = (_prepositional, _told_of)
_BEHIND_HEARER: tuple[Frame, ...] = (_complement, _refusal)
_BEHIND_ADVERBIALS: tuple[Frame, ...] = (
    # marked by punctuation
    _marked_quotation,
    _introduction,
    _behind_colon,
    _quotation,
    # marked by a conjunction, a comma, "to"
    _clause,
    _resumed,
    _infinitive,
    # told by the word classes
    _bare_clause,
    _prepositional,
    _judged_object,
    _object,
    _speech_object,
    # presumed
    _presumed_clause,
    _partial_quotation,
)
