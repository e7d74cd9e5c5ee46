"""Hedges: the words by which a writer holds a statement at arm's length.

The lexicon is data (``data/hedges.tsv``): patterns of words, each with the type of its
hedge and what it governs.  Its sources are the hedge lists of Hyland (1998), the cues
of the BioScope corpus (Vincze et al. 2008) and of the CoNLL-2010 shared task (Farkas et
al. 2010), and Wikipedia's unsupported attributions (Ganter and Strube 2009).

A hedge is *main* when it governs the sentence's main information.  Without a parser
that is read off the words to its left, as in finite-state partial parsing (Abney 1996):
every subordinator takes one finite verb, and a hedge that has to fill that place itself
stands in a subordinate clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from claimcheck.tagging.patterns import Lexicon, Match, Pattern, behind, lexicon, longest
from claimcheck.values import Hedge, HedgeType, Tokens

_REACH = 150
"""How many tokens on either side of a hedge can bear on its place in the sentence."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = frozenset({
    "is", "are", "was", "were", "am", "'s", "'re", "be", "been", "being", "isn't", "aren't",
    "wasn't", "weren't", "has", "have", "had", "'ve", "'d", "hasn't", "haven't", "hadn't", "do",
    "does", "did", "don't", "doesn't", "didn't", "will", "would", "can", "could", "may",
    "might", "shall", "should", "must", "won't", "wouldn't", "can't", "cannot", "couldn't",
    "shouldn't", "'ll",
})  # fmt: skip
_QUOTES = frozenset("\"'“”‘’«»„") | {"''", "``"}
_COORDINATORS = frozenset({"and", "but", "or", "nor", "yet", "so"})
# What may stand before the adverb that opens a sentence: but quite possibly.
_BEFORE_OPENING = _QUOTES | _COORDINATORS | {"quite", "very", "most", "just"}
_DASHES = frozenset({"—", "–", "--", "-"})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_NON_FINITE = frozenset({"be", "been", "being"})
# Words that open a relative or embedded clause …
_EMBEDDERS = frozenset({
    "who", "whom", "whose", "which", "that", "where", "what", "how", "why", "whether",
})  # fmt: skip
# … or an adverbial one, which a comma closes.
_ADVERBIALS = frozenset({
    "if", "while", "although", "though", "because", "unless", "whereas", "once", "lest", "when",
})  # fmt: skip
# These are prepositions too, or open a comparison.
_BOTH_WAYS = frozenset({"before", "until", "than", "as"})
_PREPOSITIONS = frozenset({"after", "since"})
# Before these a subordinator has no finite verb of its own: while restoring, if elected.
_PHRASE_TAGS = frozenset({"VBG", "VBN", "IN", "TO", "JJ", "JJR", "RB"})
_RELATIVES = frozenset({"who", "which", "that"})
# A sentence that opens with one of these has an adverbial before its main clause.
_OPENING_TAGS = frozenset({"IN", "TO", "WRB", "VBG", "VBN"})
_SUBJECT_TAGS = frozenset({"PRP", "NNP", "NNPS", "EX", "PRP$"})
_PHRASE_OPENERS = frozenset({"because", "despite", "thanks", "due", "like", "not", "even"})
_CONTACT = frozenset({"all", "everything", "anything", "whatever", "something", "nothing", "way"})
_COPULAS = frozenset({"is", "was", "'s", "means", "meant"})
_PRONOUNS = frozenset({"i", "he", "she", "we", "they", "you", "it", "this"})


def find_hedges(tokens: Tokens, first: int, last: int, tags: Sequence[str]) -> tuple[Hedge, ...]:
    """Find every hedging expression in one sentence.

    Whose hedge it is, the writer's or a quoted source's, is not decided here: hedges
    inside quotation marks are listed like any others.

    Args:
        tokens: The tokens of the document.
        first: The index of the sentence's first token.
        last: The index behind its last token.
        tags: The word class of each of its tokens.

    Returns:
        The hedges in the order of the text; they do not overlap.  Offsets are code
        points into the document's text.
    """
    lower = tokens.lower
    found: list[Match] = []
    for i in tokens.among(_hedges().anchors, first, last):
        # Lower-cased, May the month and May the name are the commonest false hedge.
        if tokens.words[i] == "May":
            continue
        patterns = _behind(lower[i - 1] if i > first else "", lower[i])
        match = longest(patterns, lower, i, first, last) if patterns else None
        if match is not None:
            found.append(match)
    if not found:
        return ()
    found = [match for match in _apart(found) if match.pattern.scope != "-"]
    return tuple(
        Hedge(
            tokens.starts[match.start],
            tokens.ends[match.end - 1],
            cast(HedgeType, match.pattern.type),
            _is_main(match, lower, tags, first, last),
        )
        for match in found
    )


# Matching


@lru_cache(maxsize=4096)
def _behind(preceding: str, anchor: str) -> tuple[Pattern, ...]:
    """Return the hedges with an anchor that a word may precede; few pairs make most of a text."""
    return behind(preceding, _hedges()[anchor])


def _hedges() -> Lexicon:
    return lexicon("hedges.tsv", "hedges_classes.tsv")


def _apart(found: list[Match]) -> list[Match]:
    """Drop matches that overlap a longer one; return the rest in the order of the text."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        places = range(match.start, match.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


# What a hedge governs


def _is_main(
    match: Match, lower: Sequence[str], tags: Sequence[str], first: int, last: int
) -> bool:
    scope = match.pattern.scope
    if scope == "sentence" or scope == "side":
        return scope == "sentence"
    # Only so much of an endless "sentence" is looked at, which keeps the cost linear.
    begin, end = max(first, match.start - _REACH), min(last, match.end + _REACH)
    tags = tags[begin - first : end - first]
    if scope == "predicate":
        return _in_main_clause(lower, tags, begin, end, match.start)
    return _modifies_main_clause(lower, tags, begin, end, match)


def _in_main_clause(
    lower: Sequence[str], tags: Sequence[str], first: int, last: int, at: int
) -> bool:
    """Tell whether the verb at a token belongs to a main clause, or to one of equal weight."""
    at = _finite_start(lower, tags, first, at)
    if lower[at] in _NON_FINITE or tags[at - first] == "VBG":
        return False
    if at > first and lower[at - 1] == "to":
        return False
    if _in_contact_clause(lower, tags, first, at):
        return False
    # A verb coordinated with the one before shares its subordinator.
    spare = -1 if at > first and lower[at - 1] in _COORDINATORS else 0
    closed = 0
    commas = False
    for i in range(at - 1, first - 1, -1):
        word = lower[i]
        if word in (";", ":"):
            return True
        if word == ")":
            closed += 1
        elif word == "(":
            closed -= 1
            if closed < 0:
                return False
        elif word == ",":
            if _closes_opening(lower, tags, first, i):
                return True
            commas = True
        elif word in _DASHES:
            if any(lower[j] in _DASHES for j in range(at, last)):
                return False
            commas = True
        elif (
            word in _COORDINATORS and first < i < at - 1 and (word == "but" or lower[i - 1] == ",")
        ):
            return True
        elif _is_finite(lower, tags, first, i):
            spare += 1
        elif _subordinates(lower, tags, first, i, at):
            if spare > 0:
                spare -= 1
            elif not commas or (word in _EMBEDDERS and not _is_aside(lower, first, i, at)):
                return False
    return True


def _is_aside(lower: Sequence[str], first: int, opener: int, at: int) -> bool:
    """Tell whether a relative clause stood between commas, before the subject of the verb."""
    return opener > first and lower[opener - 1] == "," and lower[at - 1] != ","


def _is_finite(lower: Sequence[str], tags: Sequence[str], first: int, i: int) -> bool:
    """Tell whether a token is a finite verb; behind "who" or "they" every verb is one."""
    if tags[i - first] in _FINITE:
        return True
    if tags[i - first] not in ("VB", "VBN", "POS", "NNS") or i == first:
        return False
    if tags[i - first] == "NNS":
        return lower[i - 1] in ("who", "which")  # "which reports next week"
    return lower[i - 1] in _RELATIVES or lower[i - 1] in _PRONOUNS


def _closes_opening(lower: Sequence[str], tags: Sequence[str], first: int, comma: int) -> bool:
    """Tell whether a comma is the sentence's first and closes the adverbial it opens with."""
    opener = first
    while opener < comma and (lower[opener] in _QUOTES or lower[opener] in _COORDINATORS):
        opener += 1
    return tags[opener - first] in _OPENING_TAGS and "," not in lower[first:comma]


def _finite_start(lower: Sequence[str], tags: Sequence[str], first: int, i: int) -> int:
    """Return where the verb group of a participle or infinitive begins: its auxiliaries."""
    if tags[i - first] in _FINITE and lower[i] not in _NON_FINITE:
        return i
    while i > first and (lower[i - 1] in _AUXILIARIES or tags[i - 1 - first] == "RB"):
        i -= 1
    return i


def _subordinates(lower: Sequence[str], tags: Sequence[str], first: int, i: int, at: int) -> bool:
    """Tell whether a token opens a subordinate clause with a finite verb."""
    word = lower[i]
    following = tags[i + 1 - first]
    if word == "that":
        before = lower[i - 1] if i > first else ""
        if not before or before in _QUOTES or before in (";", ":"):
            return False
        if before == "so":
            return True
        if before in _COORDINATORS:
            return "that" in lower[first : i - 1]
        if before == "," and (i == at - 1 or following == "NN"):
            return False
        if following == "NN" and tags[i - first] == "DT":
            return False
        # "for that campaign" demonstrates; "the danger is that", "it is clear that" hold the news.
        return tags[i - 1 - first] != "IN" and not _news_follows(lower, tags, first, i)
    if word in _EMBEDDERS:
        return True
    if word in _ADVERBIALS:
        return following not in _PHRASE_TAGS and not (word == "though" and i == at - 1)
    if word == "so":
        return following == "PRP" and i > first and lower[i - 1] != ","
    if word in _PREPOSITIONS:
        return following == "PRP"
    return word in _BOTH_WAYS and following not in _PHRASE_TAGS and following not in ("NN", "CD")


def _news_follows(lower: Sequence[str], tags: Sequence[str], first: int, that: int) -> bool:
    """Recognise a that-clause with the sentence's main information: the fear is, it is clear."""
    before = that - 1
    if before - 2 >= first and tags[before - first] == "JJ" and lower[before - 2] == "it":
        before -= 1
    return lower[before] in _COPULAS


def _in_contact_clause(lower: Sequence[str], tags: Sequence[str], first: int, at: int) -> bool:
    """Recognise a relative clause without its pronoun: the seats *they may* lose."""
    if at - 2 < first or lower[at - 1] not in _PRONOUNS or lower[at - 1] == "this":
        return False
    if at - 3 >= first and tags[at - 3 - first] == "JJR":
        return False  # "the longer the rain, the higher it may rise"
    return lower[at - 2] in _CONTACT or tags[at - 2 - first] in ("NN", "NNS")


def _modifies_main_clause(
    lower: Sequence[str], tags: Sequence[str], first: int, last: int, match: Match
) -> bool:
    """Tell whether an adverb modifies a main clause, not just the phrase that follows it."""
    start, end = match.start, match.end
    following = lower[end] if end < last else "."
    next_tag = tags[end - first] if end < last else "."
    lead = start
    while lead > first and lower[lead - 1] in _BEFORE_OPENING:
        lead -= 1
    if lead == first:
        return following not in _PHRASE_OPENERS
    if lower[start - 1] in ("but", ";", ":") and next_tag in _SUBJECT_TAGS:
        return True
    if tags[start - 1 - first] == "IN" and lower[start - 1] not in _ADVERBIALS:
        return False
    if lower[start - 1] == "," and (following == "," or following in _STOPS):
        return _in_main_clause(lower, tags, first, last, start - 1)
    group = _finite_start(lower, tags, first, start)
    # The one verb of a sentence is finite, whatever the tagger took it for.
    finite = (
        next_tag in _FINITE
        or lower[start - 1] in _PRONOUNS
        or (next_tag in ("VBN", "VB") and _FINITE.isdisjoint(tags))
    )
    if finite or any(lower[i] in _AUXILIARIES for i in range(group, start)):
        return _in_main_clause(lower, tags, first, last, start)
    return False
