"""Noun phrases: where one that ends or begins at a token begins or ends."""

from __future__ import annotations

from claimcheck.attribution.lexicon import cue_verbs, cue_words, is_time
from claimcheck.attribution.syntax.closed_classes import (
    NOMINAL_TAGS,
    NOUN_LINKS,
    NOUN_TAGS,
    PRO_FORMS,
    QUANTIFIERS,
    QUOTE_MARKS,
)
from claimcheck.attribution.syntax.view import View

_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
_QUOTED_WORDS = 6  # tokens of a quotation inside a noun phrase, at most
_BEFORE_ADJECTIVE = frozenset({"DT", "PRP$", "JJ"})
"""Between these and a verb an adjective does duty for a noun: "the elderly said"."""
_NOUNLESS = frozenset({"JJ", "JJR", "JJS", "DT", "PDT", "POS"})
"""These can end a chunk whose noun is left out."""
_ROUGHLY = frozenset({"about", "almost", "around", "nearly", "over", "roughly", "some"})
_WHEN = frozenset({"last", "this", "next"})
_BEHIND_ADJECTIVE = NOUN_TAGS | {"JJ"}
_COORDINATED = NOUN_TAGS | {"DT", "JJ", "PRP$"}
"""What follows "and" where it joins two noun phrases."""


def noun_chunk_left(v: View, end: int) -> int | None:
    """Return where the noun chunk that ends before token ``end`` begins, or None.

    A chunk has no prepositional phrase and no coordination; see ``noun_phrase_left``.
    """
    words, tags, days = v.words, v.tags, cue_words("day")
    seen_noun = False
    i = end - 1
    while tag := tags[i]:  # which is empty before the sentence
        word = words[i]
        if word in days and (seen_noun or i < end - 1) and v.tags[i + 1] != "POS":
            break
        opening = i == 1 and seen_noun and words[0] in _WHEN
        if opening and tags[2] == "NNP" and is_time(word):
            break  # "Last night Reed's agent said"
        if tag == "PRP":
            return i + 1 if seen_noun else i
        if tag in NOUN_TAGS or (i == end - 1 and _is_nominal(v, i)):
            seen_noun = True
        elif tag in NOMINAL_TAGS or word in ("&", "/"):
            if not seen_noun and tag not in _NOUNLESS:
                return None
            seen_noun = seen_noun or word in PRO_FORMS
            number = word == "no" and v.tags[i + 1] == "CD"  # "a No 10 spokesman"
            if tag in _DETERMINERS and v.tags[i - 1] != "PDT" and not number:
                i -= 1
                break
        elif word in QUANTIFIERS:
            seen_noun = True
        elif not (seen_noun and _inside_chunk(v, i)):
            break
        i -= 1
    start = i + 1
    if v.inside[start + 1] != v.inside[start] and v.quote_mark(start):
        start += 1  # it closes the quotation before a speaker
    return start if seen_noun and start < end else None


def _is_nominal(v: View, i: int) -> bool:
    """Tell an adjective or a gerund that does duty for a noun."""
    if v.tags[i] == "JJ":
        return v.capital(i) or v.tags[i - 1] in _BEFORE_ADJECTIVE
    # "familiar with the planning"
    return v.tags[i] == "VBG" and v.tags[i - 1] in ("DT", "PRP$")


def _inside_chunk(v: View, i: int) -> bool:
    """Tell a participle, adverb or quotation mark that stands before the noun it belongs to."""
    tag, word, before = v.tags[i], v.words[i], v.tags[i - 1]
    if tag in ("VBN", "VBD", "VBG") and before in ("DT", "PRP$", "JJ", "POS"):
        return True
    if tag == "VBG" and v.capital(i) and v.tags[i + 1] == "NNP":
        return word not in cue_verbs()  # "Downing Street"
    if tag in ("VBN", "VBD"):
        return i == 0 or (v.words[i - 1] in QUOTE_MARKS | {","} and word not in cue_verbs())
    if tag in ("RB", "IN", "JJR", "RBR") and _approximates(v, i):
        return True  # "a study of nearly 300 firms", "of more than 300"
    if tag == "VBG" and v.words[i - 1] == ",":
        return word not in cue_verbs()  # "…, fundraising records show"
    if tag == "RB":
        return before in ("DT", "PRP$")
    # "the “sad” state", but no quotation of many words before a speaker's name
    home = v.inside[i]
    return (
        word in QUOTE_MARKS
        and i > 0
        and home >= 0
        and home in (v.inside[i - 1], v.inside[i + 1])
        and v.inside[i - _QUOTED_WORDS] != home
    )


def _approximates(v: View, i: int) -> bool:
    """Tell a word that makes a number a rough one: "nearly 300", "more than 300"."""
    if v.tags[i + 1] == "CD":
        than = v.words[i] == "than" and v.words[i - 1] in ("more", "less", "fewer")
        return than or v.words[i] in _ROUGHLY
    return v.words[i + 1] == "than" and v.words[i] in ("more", "less", "fewer")


def noun_phrase_left(v: View, end: int) -> int | None:
    """Return where the noun phrase that ends before token ``end`` begins, or None.

    Takes the prepositional phrases and the coordinated chunks to the left with it: "the
    head of the union and his deputy".
    """
    start = noun_chunk_left(v, end)
    if start is None:
        return None
    begin = start  # of a phrase that may still turn out to hang on a verb or a preposition
    while begin - 2 >= 0:
        joint = v.words[begin - 1]
        preposition = joint in NOUN_LINKS and v.tags[begin - 1] in ("IN", "TO")
        if not preposition and joint not in ("and", "or", "&"):
            break
        further = noun_chunk_left(v, begin - 1)
        if further is None and preposition:
            further = _adjective_left(v, begin - 2)
        if further is None:
            break
        if preposition and v.words[begin - 2] in cue_words("post-modifier"):
            further = _adjective_left(v, begin - 2) or further
        governor = v.tags[further - 1][:1]
        if preposition:
            time = is_time(v.words[begin - 2]) and v.words[further - 1] not in ("with", "of")
            if time or v.words[further] in cue_words("day"):
                break
            if joint != "of" and governor in ("V", "T"):
                break  # "went to the head": not the phrase before it
            begin = further
            # "a pilot with friends in the harbour", but not "with the head of"
            if joint == "of" or governor != "I":
                start = begin
        else:
            if governor in ("V", "T", "M"):
                break
            start = begin = _list_left(v, further)
    return start


def _adjective_left(v: View, i: int) -> int | None:
    """Return where a noun begins whose adjective stands behind it: "sources close to".

    So does an adjective that is a noun itself: "a relative of".
    """
    if v.words[i] in cue_words("post-modifier"):
        if v.words[i - 1] in ("those", "many", "some", "others"):
            return i - 1
        return noun_chunk_left(v, i)
    return i - 1 if v.tags[i] == "JJ" and v.tags[i - 1] == "DT" and v.words[i + 1] == "of" else None


def _list_left(v: View, start: int) -> int:
    """Return where the list "A, B and C" begins whose last but one item begins at ``start``."""
    while start - 2 >= 0 and v.words[start - 1] == ",":
        item = noun_chunk_left(v, start - 1)
        if item is None or (item > 0 and v.words[item - 1] != ","):
            break
        start = item
    return start


def noun_chunk_right(v: View, start: int) -> int:
    """Return the end of the noun chunk that begins at a token, or ``start`` if there is none."""
    words, tags, days = v.words, v.tags, cue_words("day")
    seen_noun = False
    i = start
    while tag := tags[i]:  # which is empty behind the sentence
        word = words[i]
        if tag in NOUN_TAGS:
            if seen_noun and (tag == "PRP" or word in days):
                break
            if seen_noun and tag != "CD" and v.tags[i - 1] == "PRP":
                break
            seen_noun = True
        elif tag in _DETERMINERS:
            if seen_noun and v.tags[i - 1] != "POS":
                break
            if _stands_alone(v, i):
                return i + 1
        elif tag in NOMINAL_TAGS:
            if seen_noun and tag in ("JJ", "JJR") and v.tags[i + 1] not in _BEHIND_ADJECTIVE:
                break
        elif word not in ("&", "-", "/") and (seen_noun or not _before_noun(v, i, start)):
            break
        i += 1
    if seen_noun or i == start:
        return i
    # "the possible within reason", "an op-ed", and "the signing", which is as good
    last = tags[i - 1]
    adjective = last in ("JJ", "VBG") or (last == "VBN" and "-" in words[i - 1])
    return i if adjective and tags[i - 2] in _BEFORE_ADJECTIVE else start


def _stands_alone(v: View, i: int) -> bool:
    """Tell a determiner that is a noun phrase of its own: "all", "those"."""
    alone = v.tags[i] in _DETERMINERS and v.words[i] in PRO_FORMS
    return alone and v.tags[i + 1] not in NOMINAL_TAGS


def _before_noun(v: View, i: int, start: int) -> bool:
    """Tell a participle, adverb or quotation mark that can stand before a noun."""
    tag = v.tags[i]
    if tag in ("VBG", "VBN"):
        return i > start or v.tags[i + 1] in NOUN_TAGS
    if tag in ("RB", "RBS", "RBR"):
        return v.tags[i + 1] in ("JJ", "CD", "VBN")
    return v.quote_mark(i) and i + 1 < v.size


def noun_phrase_right(v: View, start: int) -> int:
    """Return the end of the noun phrase that begins at a token, or ``start`` if there is none.

    Takes the prepositional phrases and the coordinated chunks behind it along.
    """
    i = noun_chunk_right(v, start)
    if i == start or _stands_alone(v, i - 1) or (i == start + 1 and is_time(v.words[start])):
        return i
    while i + 1 < v.size:
        joint = v.words[i]
        preposition = joint in NOUN_LINKS and v.tags[i] in ("IN", "TO")
        if preposition and joint in ("in", "on", "at"):
            after = v.words[i + 1]
            if after in ("a", "an") or is_time(after):  # "in June", "on a visit"
                break
        elif not preposition and not (joint in ("and", "or") and v.tags[i + 1] in _COORDINATED):
            break
        further = noun_chunk_right(v, i + 1)
        if further == i + 1 or (not preposition and _finite_at(v, further)):
            break
        i = further
    return i


def _finite_at(v: View, i: int) -> bool:
    while v.tags[i] == "RB":
        i += 1
    return i in v.finite_from
