"""Word classes of cue verbs, mended where their neighbours leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.attribution.lexicon import Cue, cue_verbs, cue_words, is_document_noun, words
from claimcheck.attribution.syntax.closed_classes import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DO,
    FINITE_TAGS,
    MODALS,
    NEGATIONS,
    NOMINAL_TAGS,
    NOUN_TAGS,
    QUOTE_MARKS,
)
from claimcheck.attribution.syntax.lookalikes import (
    NOUNS_TOO,
    OPENING,
    REDUCED,
    SAYING,
    TELLING,
    in_think_tank,
    interjected,
    no_verb,
)
from claimcheck.language.wordclass import classes_of
from claimcheck.values import Tokens

_EACH = frozenset({"both", "all", "each"})
_MENDED = _EACH | {"to", "her"}
"""Words besides verbs whose class their neighbours tell."""
_DOUBTFUL = frozenset({"VBZ", "VBD"})
_BEFORE_MARK = frozenset({",", "?", "!"})
_PAST = frozenset({"VBD", "VBN"})
_OBJECT_TAGS = frozenset({"CD", "DT", "JJ", "PRP$", "NNP", "NN", "NNS", "IN"})
_LIKE_PAST = frozenset({"forecast", "read", "put"})
"""Verbs whose past tense is their base form, and nouns as well."""
_CLOSING = 8  # tokens from the comma behind a statement to the verb that ends the sentence
_HEARER = 6  # tokens of the person who is told to do something
_SHARES = frozenset({"percent", "%", "half", "most", "many", "some", "all"})
_OBJECTS = frozenset({"him", "her", "it", "them", "us", "me"})
_BARE = frozenset({"VB", "VBP"})
_PRESENT = _BARE | {"VBZ"}
# What stands behind a verb and not behind a plural noun.
_OBJECT_OPENERS = frozenset({"that", "the", "a", "an", "his", "her", "their", "its", "it", "he",
                             "she", "they", "how", "why", "whether", "there", "this", "these", ":",
                             "to", "him", "them"})  # fmt: skip


@cache
def _mended() -> frozenset[str]:
    """Return the words whose class their neighbours tell."""
    return _MENDED.union(cue_verbs())


def corrected(
    tokens: Tokens, first: int, last: int, tags: Sequence[str], inside: Sequence[int]
) -> list[str]:
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
    if tags[0] == "NNP" and last - first > 1 and tokens.lower[first] in OPENING:
        fixed[0] = "VBD"  # "Said Roe, “…”"
    if tokens.lower[first] == "united" and len(tags) > 1 and tags[1] in ("VB", "VBP", "VBD"):
        fixed[0] = "NNP"  # "United say the fee is undisclosed"
    if in_think_tank(tokens, first):
        fixed[0] = "NN"
    verbs, mended, lower = cue_verbs(), _mended(), tokens.lower[first:last]
    # A sentence has a finite verb: where none is found, a doubtful word is one.
    verbless = FINITE_TAGS.isdisjoint(tags) or (
        inside.count(-1) < len(inside)
        and not any(t in FINITE_TAGS and q < 0 for t, q in zip(tags, inside, strict=True))
    )
    inner = enumerate(lower[1:-1], 1)
    for at in [at for at, word in inner if word in mended or tags[at] in _DOUBTFUL]:
        tag, word, i = tags[at], lower[at], first + at
        if word in _MENDED:
            _mend_function_word(tokens, first, at, tags, fixed)
        if tag in _DOUBTFUL or word in NOUNS_TOO:
            other = no_verb(tokens, first, at, tags, fixed)
            if other is not None:
                fixed[at] = other
                continue
        cue = verbs.get(word)
        if cue is None or tag == "MD":
            continue
        if (
            tag == "VBD"
            and tags[at - 1] == ","
            and tokens.lower[i + 1] == "to"
            and cue.lemma in cue_words("agentless")
        ):
            fixed[at] = "VBN"  # "The trial, expected to last a week, began"
            continue
        if tag in _PRESENT and fixed[at - 1] in ("POS", "PRP$"):
            fixed[at] = "NNS" if word.endswith("s") else "NN"  # "the government's promises"
            continue
        if fixed[at - 1] == "VBZ" and _is_plural(lower, fixed, at - 1):
            if tag in _BARE:
                fixed[at - 1 : at + 1] = ["NNS", "VBP"]  # "by spring, sources say"
            elif word == "said":
                fixed[at - 1] = "NNS"  # "Liberal sources said"
        if fixed[at - 1] == "JJ" and tag[:1] == "V" and lower[at - 1] in words("roles.txt"):
            fixed[at - 1] = "NN"  # "the foreign policy chief urged"
        before, after = fixed[at - 1], tokens.lower[i + 1]
        if after == "to" and tag[:1] == "V" and at + 3 < len(tags):
            if _misses_infinitive(tags, at):
                fixed[at + 2] = "VB"  # "threatened to close the border"
            elif "i" in cue.frames and _is_hidden(lower, tags, at + 2):
                fixed[at + 1 : at + 3] = ["TO", "VB"]
        relative = after == "that" and _opens_relative(tokens, first, at, tags, cue)
        if tag == "VBZ" and relative and before in ("NN", "NNP", "CD") and word not in SAYING:
            fixed[at] = "NNS"  # "the notes that will follow"
            continue
        if tags[at + 1] == "VB" and cue.lemma in cue_words("telling"):
            fixed[at + 1] = "NN"  # "told police he was lost"
        if cue.lemma in cue_words("directive"):
            _mend_infinitive(tokens, first, at, fixed)
        if tag[:1] == "V" or word in SAYING:
            fixed[at] = _verb_tag(tokens, first, i, tag, before, after)
            if verbless and tag == "VBN" and before == "," and after in _OBJECT_OPENERS:
                fixed[at] = "VBD"  # "Roe, during a visit to the mill, promised to cut taxes"
                verbless = False
            if fixed[at] in _PAST and before in _BARE and tokens.lower[i - 1] not in AUXILIARIES:
                fixed[at - 1] = "NN"  # "the appeals court ruled": no two verbs in a row
            continue
        _recover(tokens, first, at, tags, fixed, verbless=verbless, relative=relative)
        verbless = verbless and fixed[at] not in FINITE_TAGS
    return fixed


def _mend_function_word(
    tokens: Tokens, first: int, at: int, tags: Sequence[str], fixed: list[str]
) -> None:
    """Mend, in place, "to", "her", "both", "all" and "each", whose neighbours tell their class."""
    tag, word, after = tags[at], tokens.lower[first + at], tags[at + 1]
    if word == "to":
        plain = at + 1 + (after == "RB")
        if tokens.lower[first + at - 1] == "according" and after == "VB":
            fixed[at + 1] = "NN"
        if tag == "IN" and plain < len(tags) and tags[plain] == "VB":
            fixed[at] = "TO"  # "promised to cut"
    elif word == "her":
        alone = after in ("IN", "TO", ",") or tokens.lower[first + at + 1] in TELLING
        if tag == "PRP$" and alone:
            fixed[at] = "PRP"  # "accused her of", "sources close to her said"
    elif word in _EACH and after in ("VBN", "VBD"):
        fixed[at] = "RB"  # "have both urged"
    elif word == "both" and tag == "CC" and after == "NNS":
        fixed[at] = "DT"  # "accused both sides of"


def _opens_relative(tokens: Tokens, first: int, at: int, tags: Sequence[str], cue: Cue) -> bool:
    """Tell "the rules that follow" from "research shows that rents lag": "that" comes next."""
    before = tokens.lower[first + at - 1]
    if cue.type == "document" and is_document_noun(before):
        return False
    if before in ("dozen", "hundred", "few"):
        return True  # "the dozen states that"
    finite = at + 2 < len(tags) and tags[at + 2] in FINITE_TAGS
    return finite and (at + 3 == len(tags) or tags[at + 3] not in FINITE_TAGS)


def _is_plural(lower: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell a plural taken for a verb before another verb: "the sources claim", not "helps say"."""
    opens = at == 0 or tags[at - 1] in ("DT", "JJ", ",", "CC", "IN")
    # "Liberal sources said", but "the group Orlo leads said"
    opens = opens or (tags[at - 1] == "NNP" and (at == 1 or tags[at - 2] not in ("NN", "NNS")))
    return opens and lower[at].endswith("s") and lower[at] not in AUXILIARIES


def _recover(
    tokens: Tokens,
    first: int,
    at: int,
    tags: Sequence[str],
    fixed: list[str],
    *,
    verbless: bool,
    relative: bool,
) -> None:
    """Mend a cue verb, in place, that is taken for a noun or an adjective.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        at: The verb's place in the sentence, neither the first nor the last.
        tags: The word classes as they were.
        fixed: The word classes as mended so far.
        verbless: Whether the sentence has no finite verb so far.
        relative: Whether a relative clause with "that" follows.
    """
    i = first + at
    tag, word, before, after = tags[at], tokens.lower[i], fixed[at - 1], tokens.lower[i + 1]
    verb = cue_verbs()[word]
    if tag == "NN" and before == "NNS" and after == "that":
        fixed[at] = "VBP"  # "Analysts doubt that"
    elif (
        tag == "NNS"
        and after == "."
        and (
            before == "NNP"
            or is_document_noun(tokens.lower[i - 1])
            or (before == "NN" and word in cue_words("before-comma"))
        )
        and "," in tokens.lower[max(first, i - _CLOSING) : i]
    ):
        fixed[at] = "VBZ"  # "It fell by half, the Bank of Norland estimates."
    elif before == "," and tag in ("NN", "NNS") and _resumes(tokens, first, at, fixed):
        fixed[at] = "VBZ" if word.endswith("s") else "VBP"
    elif word.endswith("s") and tag in ("NNS", "NN", "JJ"):
        named = tokens.words[i - 1][:1].isupper()
        noun = before in ("NN", "NNP", "PRP", ")") or (before == "JJ" and named)
        if relative:
            return  # "the rules that follow": a relative clause
        inverted = tokens.words[i - 1] in QUOTE_MARKS and tags[at + 1] in ("NNP", "DT")
        parenthesis = after == "," and (
            (before == "NNP" and word in cue_words("before-comma"))
            or tokens.lower[i - 1] in ("he", "she")
            or interjected(tokens, first, i)
        )
        # "Video posted online shows a bus"
        shown = verb.type == "document" and tokens.lower[i - 1] == "online"
        if (noun and (verbless or after in _OBJECT_OPENERS)) or inverted or parenthesis or shown:
            fixed[at] = "VBZ"
    elif word.endswith("ing") and tag == "NN" and before in NOUN_TAGS:
        if after == "that" or (
            after in (",", ":") and i + 2 < len(tokens) and tokens.words[i + 2] in QUOTE_MARKS
        ):
            fixed[at] = "VBG"  # "sent a letter to residents warning that"
    elif word.endswith("ed") and tag in ("JJ", "NN"):
        noun = before[:2] in ("NN", "PR", "RB")
        if (noun and after in _OBJECT_OPENERS) or (verbless and (noun or before == ",")):
            fixed[at] = "VBD"
    elif tag in ("JJ", "NN", "FW") and _behind_auxiliary(tokens, first, i, tags):
        fixed[at] = "VB"
    elif (
        tag == "NN"
        and verb.type == "document"
        and (_are_documents(tokens.lower[i - 1]) or _seen(tokens, first, at, fixed))
    ):
        fixed[at] = "VBP"  # "The data show prices fell"
        if fixed[at + 1] == "VBZ":
            fixed[at + 1] = "NNS"
    elif tag == "NN" and after in _OBJECTS and (before == "NNS" or tokens.lower[i - 1] in _SHARES):
        fixed[at] = "VBP"  # "and 64 percent call him able"
    elif tag == "NN" and at == 1 and tokens.lower[first] in _SHARES and after in _OBJECT_OPENERS:
        fixed[at] = "VBP"  # "Some blame the council"
    elif tag == "NN" and verbless and word in _LIKE_PAST and before in NOUN_TAGS:
        fixed[at] = "VBD"  # "The Met Office forecast up to 60mm of rain"
    elif tag == "NN" and verb.type == "document" and after == ".":
        fixed[at] = "VBP"  # "…, the department's figures show."


def _verb_tag(tokens: Tokens, first: int, i: int, tag: str, before: str, after: str) -> str:
    """Return the word class of a cue verb whose form leaves little doubt.

    "said" is the past tense where no auxiliary stands before it, and so is a participle
    before "that"; "say" between a comma and a noun is no infinitive, nor behind a quotation.
    """
    word = tokens.lower[i]
    behind = tokens.lower[i + 2] if i + 2 < len(tokens) else ""
    if word in SAYING:
        if word in ("say", "says"):
            certain = tag[:1] != "V" or before == "," or (tag == "VB" and before in NOUN_TAGS)
            # "“It leaks,” say engineers."
            closed = tokens.lower[i - 1] in QUOTE_MARKS and tokens.lower[i - 2] in _BEFORE_MARK
            certain = certain or closed
            return ("VBP" if word == "say" else "VBZ") if certain else tag
        auxiliary = tokens.lower[i - 1] in AUXILIARIES or before in ("RB", "DT", "MD")
        return tag if auxiliary or after == "to" else "VBD"
    if word == "read" and not QUOTE_MARKS.isdisjoint(tokens.lower[max(first, i - 2) : i]):
        return "VBD"  # "“No cuts”, read a banner"
    if tag == "VBN" and after == "." and before[:2] == "NN":
        return "VBD"  # "It is lost, papers filed on Friday revealed."
    if word == "asked" and before == "," and after in CLAUSE_WORDS | {"about", "by"}:
        return "VBN"  # "Roe, asked whether he would run, said"
    if tag == "VBN" and (after == "that" or after in _OBJECTS) and before[:2] == "NN":
        return "VBD"  # "and the union accused it of"
    if (
        tag == "VBN"
        and after == "by"
        and before in ("NN", "NNP", "NNS", "JJ")
        and behind == "saying"
    ):
        return "VBD"  # "An official responded by saying"
    return tag


def _resumes(tokens: Tokens, first: int, at: int, tags: Sequence[str]) -> bool:
    """Tell the verb behind a parenthesis: "The report, published on Friday, lists 12 failures"."""
    comma = next((k for k in range(1, at - 1) if tags[k] == ","), None)
    if comma is None or tags[comma - 1] not in ("NN", "NNS", "NNP"):
        return False
    if tags[at + 1] not in _OBJECT_TAGS and tokens.lower[first + at + 1] not in _OBJECT_OPENERS:
        return False
    return not any(tag in FINITE_TAGS for tag in tags[:at])


def _are_documents(word: str) -> bool:
    """Tell a plural noun for documents, "data" among them."""
    return word == "data" or (word.endswith("s") and is_document_noun(word))


def _seen(tokens: Tokens, first: int, at: int, tags: Sequence[str]) -> bool:
    """Tell documents at the beginning with a participle: "Emails seen by the Herald show"."""
    opens = first + 1 < len(tokens) and _are_documents(tokens.lower[first])
    return opens and at < REDUCED and tags[1] == "VBN" and FINITE_TAGS.isdisjoint(tags[:at])


def _mend_infinitive(tokens: Tokens, first: int, at: int, fixed: list[str]) -> None:
    """Mend, in place, what is asked of a hearer: "told them to calm down", "urged MPs to vote"."""
    k = at + 1
    while k + 1 < len(fixed) and k <= at + _HEARER and fixed[k] in NOMINAL_TAGS:
        k += 1
    k += tokens.lower[first + k : first + k + 1] == ("not",)
    if at + 1 < k < len(fixed) - 1 and tokens.lower[first + k] == "to":
        plain = tokens.lower[first + k + 1] == tokens.words[first + k + 1]
        if plain and fixed[k + 1] in ("VB", "VBP", "NN", "JJ", "RB"):
            fixed[k], fixed[k + 1] = "TO", "VB"


def _misses_infinitive(tags: Sequence[str], at: int) -> bool:
    """Tell an infinitive that is taken for an adverb or adjective: "to" and an object say so."""
    return tags[at + 2] in ("RB", "JJ") and tags[at + 3] in ("DT", "PRP$", "PRP", "NNP")


def _is_hidden(lower: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell an infinitive taken for a particle or a noun: "to down tools", "to strike"."""
    if tags[at] == "RP":
        return tags[at + 1] in NOUN_TAGS
    return tags[at] == "NN" and tags[at - 1] == "TO" and "VB" in classes_of(lower[at])


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
