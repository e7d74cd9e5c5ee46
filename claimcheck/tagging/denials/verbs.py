"""Verbs of denial: "denied meeting", "rejected the allegation", "insisted he never"."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck.attribution.lexicon import inflected, rows
from claimcheck.attribution.syntax.closed_classes import BE, MODALS, RECIPROCALS
from claimcheck.tagging.denials.objects import (
    NOUN_TAGS,
    has_negative_content,
    is_called_false,
    is_claim,
    is_object,
    is_withheld,
)
from claimcheck.tagging.denials.words import (
    Words,
    denial_class,
    group_start,
    is_conditional,
    is_negation,
)

_SUBJECT_REACH = 12
_PARTICLE_REACH = 6
_COURT_REACH = 6
_BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "POS", "RBS", "RBR"})
_PREPOSITIONS = frozenset({"on", "against", "at", "with", "from", "over", "about", "to"})
_PURPOSES = frozenset({"for", "of", "from", "against", "without"})
_LATER = frozenset({"later", "eventually", "subsequently"})


class DenialVerb(Struct, frozen=True):
    """A line of ``data/denial_verbs.tsv``; ``particles`` are what a phrasal verb adds."""

    lemma: str
    particles: tuple[str, ...]
    needs: str
    is_noun: bool


@cache
def denial_verbs() -> dict[str, tuple[DenialVerb, ...]]:
    """Return the verbs of denial by every inflected form."""
    found: dict[str, list[DenialVerb]] = {}
    for entry, needs, *noun in rows("denial_verbs.tsv"):
        lemma, *particles = entry.split("+")
        verb = DenialVerb(lemma, tuple(particles), needs, bool(noun))
        for form in inflected(lemma):
            found.setdefault(form, []).append(verb)
    return {form: tuple(verbs) for form, verbs in found.items()}


def denial_by_verb(w: Words, i: int) -> int | None:
    """Tell whether the verb at a token reports a denial that took place.

    Args:
        w: The sentence's words, with their classes.
        i: The token.

    Returns:
        The end of the deciding words, or None.
    """
    # "give" and "take" are common, "give the lie to" and "take issue with" are not.
    whole = [
        (verb, end)
        for verb in denial_verbs().get(w.lower[i], ())
        if (end := _particles_end(w, i + 1, verb.particles)) is not None
    ]
    if not whole or not _took_place(w, i):
        return None
    for verb, end in whole:
        if _is_verb(w, i, verb) and _denies(w, i, end, verb):
            return end
    return None


def _is_verb(w: Words, i: int, verb: DenialVerb) -> bool:
    """Tell the verb from the noun ("a pay dispute") and the adjective ("the disputed island")."""
    if w.word(i).endswith("ed"):
        return w.tag(i - 1) not in _BEFORE_NOUN or w.tag(i + 1) not in NOUN_TAGS
    if w.word(i).endswith("ing") and w.tag(i + 1) in ("DT", "PRP$"):
        return True  # "Rubbishing the charge, he said"
    return not verb.is_noun or w.tag(i)[:1] == "V" or w.word(i + 1) == "that"


def _particles_end(w: Words, i: int, particles: tuple[str, ...]) -> int | None:
    """Return the end of a phrasal verb whose particles follow in order, or None."""
    for particle in particles:
        near = w.after(i, _PARTICLE_REACH)
        if particle not in near:
            return None
        i += near.index(particle) + 1
    return i


# Whether there was a denial


def _took_place(w: Words, i: int) -> bool:
    """Tell a denial that was made from one that was not, or that only might or should be."""
    start = group_start(w, i)
    group = w.lower[start:i]
    if any(map(is_negation, group)) or is_conditional(w, start):
        return False
    if not MODALS.isdisjoint(group) and _LATER.isdisjoint(group):
        return False
    before = w.word(start - 1)
    if before == "to":
        return _is_attempted(w, start - 1)
    if before in ("or", "nor"):  # "confirm or deny"
        return denial_class("confirms").isdisjoint(w.before(start, 4))
    if before in ("who", "that"):
        return w.word(start - 2) not in denial_class("anybody")
    if before in _PURPOSES and w.tag(i) == "VBG":
        return False
    if before in denial_class("nobody") or is_negation(before):
        return False
    # "no one denies", "no longer denies", but "No 10 denies"
    return w.tag(start - 1) == "CD" or not is_negation(w.word(start - 2))


def _is_attempted(w: Words, to: int) -> bool:
    """Recognise "tried to deny", "went on to deny", "issued a statement to deny"."""
    before = w.word(to - 2) if w.word(to - 1) == "on" else w.word(group_start(w, to) - 1)
    if any(map(is_negation, w.before(to, 4))):
        return False
    return before in denial_class("attempts") or before in denial_class("airing")


# Whether it was a claim that was denied


def _denies(w: Words, i: int, end: int, verb: DenialVerb) -> bool:
    past = w.word(i).endswith("ed")
    passive = past and not BE.isdisjoint(w.lower[group_start(w, i) : i])
    if verb.needs == "insist":
        return not passive and has_negative_content(w, end)
    if passive or (past and w.word(end) == "by"):
        return _is_denied(w, i, end, verb)
    if verb.needs == "deny":
        return not is_withheld(w, end)
    if verb.needs == "any":
        if _is_mutual(w, end):
            return False
        clause = w.word(end) == "that"
        return clause or is_object(w, end) or _names_claim_before(w, i)
    return _denies_claim(w, i, end, verb)


def _is_denied(w: Words, i: int, end: int, verb: DenialVerb) -> bool:
    """Recognise a passive about a claim: "the report was denied", "it was denied that"."""
    by = w.word(end) == "by"
    if w.word(end) == "that":
        return True
    if verb.lemma == "dismiss" and "as" not in w.after(end, 2):
        return by and not _names_court(w.after(end, _COURT_REACH)) and _names_claim_before(w, i)
    if verb.lemma in ("debunk", "discredit", "disprove") and not by:
        return False  # nobody is said to have done it: the writer's own finding
    if by and verb.needs != "claim" and w.word(group_start(w, i) - 1) in ("this", "that", "which"):
        return True
    return _names_claim_before(w, i)


def _is_mutual(w: Words, end: int) -> bool:
    """Tell "The two reports contradict each other", of which neither denies anything."""
    mutual = (w.word(end), w.word(end + 1)) in RECIPROCALS
    return mutual and w.tag(end + 2) != "POS"  # "each other's account"


def _denies_claim(w: Words, i: int, end: int, verb: DenialVerb) -> bool:
    """Tell whether the object, or what an object-less clause modifies, is a claim."""
    if is_called_false(w, end):
        return True
    if verb.lemma == "dismiss" and _names_court(w.before(i, _COURT_REACH)):
        return False  # procedure: "the judge dismissed the charges"
    if (
        verb.lemma in ("reject", "dismiss", "counter")
        and w.word(end) == "that"
        and w.tag(end) == "IN"
    ):
        return True
    between = not denial_class("claim").isdisjoint(w.lower[i + 1 : end])
    if between:
        return True  # "brushed the criticism aside"
    if verb.particles and w.word(end) in _PREPOSITIONS:
        end += 1
    own = denial_class("own") if verb.needs == "own" else frozenset()
    if is_object(w, end):
        return is_claim(w, end, own)
    return not verb.particles and w.word(end) != "as" and _names_claim_before(w, i)


def _names_claim_before(w: Words, i: int) -> bool:
    return not denial_class("claim").isdisjoint(w.before(i, _SUBJECT_REACH))


def _names_court(words: tuple[str, ...]) -> bool:
    return not denial_class("courts").isdisjoint(words)
