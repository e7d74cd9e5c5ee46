"""Words that look like a cue verb, and to the tagger are one, but are a noun or a participle."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.lexicon import cue_verbs, cue_words, is_document_noun, is_time
from claimcheck.attribution.names.lexicon import is_role, singular, source_words
from claimcheck.attribution.syntax.closed_classes import (
    ANYONE,
    CLAUSE_WORDS,
    FINITE_TAGS,
    NOMINAL_TAGS,
)
from claimcheck.values import Tokens

SAYING = frozenset({"said", "say", "says"})
OPENING = SAYING | {"adds", "added"}
TELLING = OPENING | {"told", "tell"}
NOUNS_TOO = frozenset({"think", "accused"})
"""Words that ``no_verb`` may tell to be nouns whatever the tagger took them for."""
REDUCED = 14
"""Tokens from a participle behind its noun to the finite verb."""
_OPENING_TAGS = frozenset({",", "CC", "IN"})
_MODIFIERS = frozenset({"RB", "JJ", "IN", "VBN", "VBG"})
_SPEAKING = 12  # tokens from people who speak to the verb that says so
_NOUN_PHRASE = frozenset({"JJ", "NN", "NNS", "NNP"})
_ASKED = frozenset({"surveyed", "polled", "interviewed", "questioned"})
_OPINIONS = frozenset({"say", "said", "think", "believe", "want", "support", "oppose", "favor",
                       "favour", "approve", "disapprove", "agree", "disagree"})  # fmt: skip
_PARTICIPLES = frozenset({"sent", "made", "held", "built", "brought", "found", "put", "led", "won",
                          "paid", "sold", "kept", "met", "set", "read", "left"})  # fmt: skip
"""Irregular participles that are past tenses as well, of verbs that modify nouns."""
_BEFORE_NOUN = frozenset({"CC", "DT", "JJ", "PRP$"})


def no_verb(
    tokens: Tokens, first: int, at: int, tags: Sequence[str], fixed: Sequence[str]
) -> str | None:
    """Return the class of a word that looks like a verb and is none.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        at: The word's place in the sentence, neither the first nor the last.
        tags: The word classes as they were.
        fixed: The word classes as mended so far.

    Returns:
        Its word class, or None where it may be a verb.
    """
    i = first + at
    tag, word, before, after = tags[at], tokens.lower[i], tags[at - 1], tags[at + 1]
    if word == "think" and in_think_tank(tokens, i):
        return "NN"
    if word == "accused" and before == "DT" and after not in _NOUN_PHRASE:
        return "NN"  # "the accused said"
    if tag == "VBZ":
        if tokens.lower[i + 1] == "," and before in ("NN", "JJ"):
            verb = word in cue_words("before-comma") or interjected(tokens, first, i)
            return fixed[at] if verb else "NNS"
        return "NNS" if before in _OPENING_TAGS and _are_speaking(tokens, i, after) else None
    if tag != "VBD":
        return None
    if after == "MD" and tokens.lower[i - 1] in ANYONE:
        return "VBN"  # "Anyone worried should call"
    if "-" in word and before in _BEFORE_NOUN and after in _NOUN_PHRASE:
        return "JJ"  # "a senator and self-described socialist"
    if not word.endswith("ed") and word not in _PARTICIPLES:
        return None
    behind = _is_reduced(tokens, first, at, fixed) or _is_issued(tokens, first, at, fixed)
    return "VBN" if behind else None


def in_think_tank(tokens: Tokens, i: int) -> bool:
    """Tell the noun in "a think tank said"."""
    return tokens.lower[i] == "think" and tokens.lower[i + 1 : i + 2] in (("tank",), ("tanks",))


def interjected(tokens: Tokens, first: int, i: int) -> bool:
    """Tell "The dam, the affidavit states, leaked": a document's verb between commas."""
    known = i - 3 >= first and is_document_noun(tokens.lower[i - 1])
    return known and tokens.lower[i - 2] == "the" and tokens.lower[i - 3] == ","


def _are_speaking(tokens: Tokens, i: int, after: str) -> bool:
    """Tell "…, sources close to the board said": no verb, since they speak."""
    if after not in _MODIFIERS or singular(tokens.lower[i]) not in source_words("insider"):
        return False
    return not TELLING.isdisjoint(tokens.lower[i + 2 : i + _SPEAKING])


def _is_reduced(tokens: Tokens, first: int, at: int, tags: Sequence[str]) -> bool:
    """Tell a participle behind its noun: "figures released Monday showed".

    Only adverbials may stand between it and a finite verb, which has no other subject.
    """
    comma = tags[at - 1] == ","
    noun = at - 1 - comma
    if noun < 0:
        return False
    document = noun == 0 and is_document_noun(tokens.lower[first])  # "Data released"
    head = tokens.lower[first + noun]
    official = tags[noun] == "JJ" and is_role(head)  # "an official briefed on the plan"
    if tags[noun] not in ("NN", "NNS") and not (document or official):
        return False
    document = is_document_noun(head)
    k = at + 1
    asked = tokens.lower[first + at] in _ASKED
    if asked and k < len(tags) and tokens.lower[first + k] in _OPINIONS:
        return True  # "adults surveyed think"
    end = min(at + REDUCED, len(tags))
    while k < end:
        word = tokens.lower[first + k]
        if word in ("this", "last", "that", "online") or is_time(word) or tags[k] in ("RB", "RBR"):
            k += 1
        elif tags[k] == "CC" and k + 1 < end and tags[k + 1] in ("VBN", "VBD"):
            k += 2  # "posted online and verified by"
        elif tags[k] == "IN" and word not in CLAUSE_WORDS:
            k += 1
            while k < end and tags[k] in NOMINAL_TAGS and not is_time(tokens.lower[first + k]):
                if document and _shows(tokens, first + k):
                    break
                k += 1
        else:
            break
    if comma:
        return k + 1 < end and k > at + 1 and tags[k] == "," and tags[k + 1] in FINITE_TAGS
    if k + 1 < end and tags[k] == "," and tokens.lower[first + k + 1] == "speaking":
        return k > at + 1  # "A diplomat involved in the talks, speaking privately, said"
    closing = k + 2 == len(tags) and tags[k] == "VBN"  # "It is lost, papers filed on Friday reveal"
    finite = k < end and (closing or tags[k] in FINITE_TAGS or tokens.lower[first + k] in SAYING)
    # "A memo leaked to the Herald shows that"
    finite = finite or (k < end and document and _shows(tokens, first + k))
    return k > at + 1 and finite


def _shows(tokens: Tokens, i: int) -> bool:
    """Tell the verb in "shows that", which the tagger takes for a noun."""
    verb = cue_verbs().get(tokens.lower[i]) if tokens.lower[i].endswith("s") else None
    that = tokens.lower[i + 1 : i + 2] == ("that",) or tokens.lower[i - 1] == "online"
    return verb is not None and verb.type == "document" and that


def _is_issued(tokens: Tokens, first: int, at: int, tags: Sequence[str]) -> bool:
    """Tell a participle behind a document: "said in a statement provided to reporters"."""
    if at < 3 or not is_document_noun(tokens.lower[first + at - 1]):
        return False
    phrase = tags[at - 2] in ("DT", "JJ") and "IN" in (tags[at - 3], tags[max(0, at - 4)])
    return phrase and tags[at + 1] in ("IN", "TO")
