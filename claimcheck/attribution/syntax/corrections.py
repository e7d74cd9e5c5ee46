"""Word classes of cue verbs, mended where their neighbours leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.lexicon import cue_verbs, cue_words
from claimcheck.attribution.syntax.closed_classes import (
    AUXILIARIES,
    DO,
    FINITE_TAGS,
    MODALS,
    NEGATIONS,
    QUOTE_MARKS,
)
from claimcheck.values import Tokens

SAYING = frozenset({"said", "say", "says"})
PAST = frozenset({"VBD", "VBN"})
_BARE = frozenset({"VB", "VBP"})
# What stands behind a verb and not behind a plural noun.
_OBJECT_OPENERS = frozenset({"that", "the", "a", "an", "his", "her", "their", "its", "it", "he",
                             "she", "they", "how", "why", "whether", "there", "this", "these", ":",
                             "to", "him", "them"})  # fmt: skip


def corrected(
    tokens: Tokens, first: int, last: int, tags: Sequence[str], inside: Sequence[int]
) -> Sequence[str]:
    """Mend the tags of one sentence's cue verbs.

    "the report states that" (a plural noun takes no such company), "did not respond",
    "aides declined to comment", "“…,” declares Jane Roe".

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.
        tags: The word class of each of its tokens.
        inside: For each of its tokens the outermost quotation it is in, or -1.

    Returns:
        Its word classes, mended.
    """
    fixed = list(tags)
    verbs = cue_verbs()
    before_comma = cue_words("before-comma")
    # A sentence has a finite verb: where none is found, a doubtful word is one.
    verbless = not any(t in FINITE_TAGS and q < 0 for t, q in zip(tags, inside, strict=True))
    inner = zip(tags[1:-1], tokens.lower[first + 1 : last - 1], strict=True)
    for at, (tag, word) in enumerate(inner, 1):
        if word not in verbs and tag != "VBZ" and word != "to":
            continue  # most words: what follows is not about them
        i = first + at
        if word == "to" and tokens.lower[i - 1] == "according" and tags[at + 1] == "VB":
            fixed[at + 1] = "NN"
        if tag == "VBZ" and tokens.lower[i + 1] == "," and tags[at - 1] in ("NN", "JJ"):
            if word not in before_comma:
                fixed[at] = "NNS"
            continue
        if tag == "MD" or word not in verbs:
            continue
        before, after = fixed[at - 1], tokens.lower[i + 1]
        if tag[:1] == "V" or word in SAYING:
            fixed[at] = _verb_tag(tokens, i, tag, before, after)
            if fixed[at] in PAST and before in _BARE and tokens.lower[i - 1] not in AUXILIARIES:
                fixed[at - 1] = "NN"  # "the appeals court ruled": no two verbs in a row
            continue
        if word.endswith("s") and tag in ("NNS", "NN", "JJ"):
            named = tokens.words[i - 1][:1].isupper()
            noun = before in ("NN", "NNP", "PRP") or (before == "JJ" and named)
            if after == "that" and at + 2 < len(tags) and tags[at + 2] in FINITE_TAGS:
                continue  # "the rules that promise": a relative clause
            inverted = tokens.words[i - 1] in QUOTE_MARKS and tags[at + 1] in ("NNP", "DT")
            parenthesis = after == "," and before == "NNP" and word in before_comma
            if (noun and (verbless or after in _OBJECT_OPENERS)) or inverted or parenthesis:
                fixed[at] = "VBZ"
                verbless = False
        elif word.endswith("ed") and tag in ("JJ", "NN"):
            noun = before[:2] in ("NN", "PR", "RB")
            if (noun and after in _OBJECT_OPENERS) or (verbless and (noun or before == ",")):
                fixed[at] = "VBD"
                verbless = False
        elif tag in ("JJ", "NN") and _behind_auxiliary(tokens, first, i, tags):
            fixed[at] = "VB"
        elif tag == "NN" and verbs[word].type == "document" and tokens.lower[i + 1] == ".":
            fixed[at] = "VBP"  # "…, the department's figures show."
    return fixed


def _verb_tag(tokens: Tokens, i: int, tag: str, before: str, after: str) -> str:
    """Return the word class of a cue verb whose form leaves little doubt.

    "said" is the past tense where no auxiliary stands before it, and so is a participle
    before "that"; "say" between a comma and a noun is no infinitive.
    """
    word = tokens.lower[i]
    if word in SAYING:
        if word in ("say", "says"):
            return ("VBP" if word == "say" else "VBZ") if tag[:1] != "V" or before == "," else tag
        auxiliary = tokens.lower[i - 1] in AUXILIARIES or before in ("RB", "DT", "MD")
        return tag if auxiliary or after == "to" else "VBD"
    if tag == "VBN" and after == "that" and before[:2] == "NN":
        return "VBD"
    return tag


def _behind_auxiliary(tokens: Tokens, first: int, i: int, tags: Sequence[str]) -> bool:
    """Tell "did not", "didn't" and "would also" before a word, but not "did" alone."""
    j = i - 1
    while j > first and (tags[j - first] == "RB" or tokens.lower[j] in NEGATIONS):
        j -= 1
    auxiliary = tokens.lower[j]
    if auxiliary not in DO | MODALS:
        return False
    subject = j > first and tags[j - 1 - first] in ("NNP", "PRP")
    return j < i - 1 or auxiliary.endswith("n't") or subject
