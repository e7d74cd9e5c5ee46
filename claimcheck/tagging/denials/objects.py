"""What verbs of denial take: a claim, something withheld, a negative clause."""

from __future__ import annotations

from functools import cache

from claimcheck.attribution.lexicon import is_time, rows
from claimcheck.attribution.syntax.closed_classes import QUOTE_MARKS
from claimcheck.tagging.denials.verdicts import strengths
from claimcheck.tagging.denials.words import Words, denial_class, is_negation

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_INSIDE_NOUN_PHRASE = NOUN_TAGS | QUOTE_MARKS | {
    "DT", "PDT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "RB", "VBG", "VBN", "CC",
}  # fmt: skip
_ARTICLES = frozenset({"DT", "PRP$", "CD"})
_NO_OBJECT_TAGS = frozenset({"CC", "IN"})
_THINGS = frozenset({"it", "that", "this"})
_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_NOTHING = frozenset({"no", "nothing", "nobody", "none", "neither", "never"})
_CLAUSE_ENDS = frozenset({";", ":", ".", "to"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GROUP_TAGS = frozenset({"RB", "VBN", "VBG"})
_REACH = 12
_VERDICT_REACH = 6


def is_object(w: Words, i: int) -> bool:
    """Tell whether an object, or a quotation in its place, begins at a token."""
    if w.word(i) in QUOTE_MARKS:
        return True
    return w.tag(i)[:1].isalpha() and w.tag(i) not in _NO_OBJECT_TAGS


def is_withheld(w: Words, i: int) -> bool:
    """Recognise "denied him entry", "denied class-action status to", "denied voters a voice"."""
    if w.word(i) in _SUBJECTS:
        return False  # "denied they had been there"
    if w.tag(i) == "PRP" and w.word(i) not in _THINGS:
        return True
    head = ""
    end = i
    while end < min(i + _REACH, w.last):
        word, tag = w.word(end), w.tag(end)
        if tag in _ARTICLES and head and w.tag(end - 1) in NOUN_TAGS:
            return True  # a second object
        if tag == "VBG" and not head and w.word(end + 1) not in denial_class("goods"):
            return False  # "denied taking bribes", but "denied planning permission"
        if _is_claim_noun(w, end) or word in denial_class("wrong"):
            return False
        if word in ("and", "or") or (tag not in _INSIDE_NOUN_PHRASE and not is_time(word)):
            break
        if tag in NOUN_TAGS and not is_time(word):
            head = word
        end += 1
    if head in denial_class("goods") or head in denial_class("claim"):
        return True
    return bool(head) and all(w.tag(j) in _NAME_TAGS for j in range(i, end))


def is_claim(w: Words, i: int, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether the noun phrase at a token names a claim, or one of one's own words."""
    if w.word(i) in ("that", "this") and w.word(i + 1) in (".", ","):
        return True  # "The agency rejected that."
    for j in range(i, min(i + _REACH, w.last)):
        word = w.word(j)
        if word in own or _is_claim_noun(w, j):
            return True
        if word == "of" or is_time(word):
            continue
        # "that" before a noun is often taken for the conjunction
        if w.tag(j) not in _INSIDE_NOUN_PHRASE and not (
            word == "that" and _is_claim_noun(w, j + 1)
        ):
            return False
    return False


def is_called_false(w: Words, i: int) -> bool:
    """Recognise "as false", "as a complete fabrication" behind a verb and its object."""
    near = w.after(i, _REACH)
    if "as" not in near:
        return False
    behind = i + near.index("as") + 1
    return not strengths().keys().isdisjoint(w.after(behind, _VERDICT_REACH))


def has_negative_content(w: Words, i: int) -> bool:
    """Tell whether the clause at a token denies what is or was: not what will or should be."""
    for j in range(i, min(i + _REACH, w.last)):
        word = w.word(j)
        if w.tag(j) == "MD" or word in _CLAUSE_ENDS:
            return False
        if word in _NOTHING or word.endswith("n't"):
            return not _is_future(w, j)
        if w.tag(j) in _FINITE:
            k = j + 1  # "there had been no", "it was never"
            while w.tag(k) in _GROUP_TAGS and not is_negation(w.word(k)):
                k += 1
            return is_negation(w.word(k))
    return False


def _is_future(w: Words, i: int) -> bool:
    """Tell "no one will be left behind": a negative subject of what will or should be."""
    for j in range(i + 1, min(i + _VERDICT_REACH, w.last)):
        if w.tag(j) in _FINITE:
            return False
        if w.tag(j) == "MD":
            return True
    return False


def _is_claim_noun(w: Words, i: int) -> bool:
    """Tell whether a token is the head of a noun phrase that names a claim."""
    loose = _claim_nouns().get(w.word(i))
    if loose is None or w.word(i + 1) == "for":  # "claims for damages"
        return False
    if w.tag(i + 1) in ("NN", "NNS") and not w.word(i).endswith("s"):  # "an attack ad"
        return False
    return not loose or w.word(i + 1) in ("that", ".", ",")


@cache
def _claim_nouns() -> dict[str, bool]:
    """Return the nouns for claims, and whether they need a clause to be one."""
    return {row[0]: len(row) > 1 for row in rows("claim_nouns.tsv")}
