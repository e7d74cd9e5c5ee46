"""A "refuted" where somebody only denied.

What it finds
-------------
A person or body that "refuted" an allegation, a claim or a report, where nothing in the
statement shows that they disproved it; and one that "rebutted" it, where they give no argument
there or right behind.

Why it matters
--------------
To refute is to prove wrong. Said of a mere denial, it tells readers that the accused has won
the argument, on no other evidence than their word. To rebut is to answer with argument: where
there is none, readers are told of a strength that the reply did not have.

Standard
--------
NPR reminded its newsroom in 2018 that to refute is to prove false by argument or evidence, and
that nothing is wrong with "denied".
http://ethics.npr.org/category/memos-from-memmott/
The Guardian's style guide keeps "refute" for disproving.
https://www.theguardian.com/guardian-observer-style-guide-r

Example
-------
The mayor refuted the allegations.

Better
------
The mayor denied the allegations.

Limits
------
What disproves, a study or a record, may refute, and so may somebody who is said to do it "by"
something or "citing" it; whether that is proof is left to the editor. Both guides allow "rebutted"
for contradicting by argument, so that anything its subject says in that statement or the two
behind it is taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.attribution.lexicon import word_kinds, words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.values import Attributed

_THINGS = frozenset({"it", "this", "that", "them"})
_SAID = {
    "refute": (
        " says that the claim was proved wrong, and nothing here proves it",
        "Did they disprove it, and with what, or did they only deny it?",
    ),
    "rebut": (
        " says that the claim was answered with an argument, and none is given",
        "What did they say against it, or did they only deny it?",
    ),
}
"""For each verb, by lemma, what a message says of it, and what to ask."""
_BEHIND = 2
"""Statements behind a rebuttal in which its argument may stand."""
_DOERS = frozenset({"person", "organization", "unnamed"})
_REACH = 8  # tokens of the content in which what is denied is named


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the denials that are called refutations or rebuttals."""
    if draft.lemmas.isdisjoint(_SAID):
        return
    for index, a in enumerate(draft.attributions):
        if a.lemma not in _SAID or a.cue is None or a.source is None or a.hypothetical:
            continue
        verb = draft.text.tokens.lower[draft.text.tokens.at(a.cue.end) - 1]
        unit = draft.unit_at(a.cue.start)
        if a.kind not in _DOERS or verb == a.lemma or draft.kind(unit) != "statement":
            continue
        if _is_proved(draft, unit, a) or not _is_denial(draft, a):
            continue
        if a.lemma == "rebut" and _argues(draft, unit, index):
            continue
        yield draft.breach(unit, a.cue, *_SAID[a.lemma])


@cache
def _listed(kind: str) -> frozenset[str]:
    return word_kinds("refuting.txt")[kind]


def _argues(draft: Draft, unit: int, index: int) -> bool:
    """Tell whether the source of an attribution says anything else there or right behind."""
    entry = draft.entry_of.get(index)
    behind = range(unit, min(unit + 1 + _BEHIND, len(draft.tagged)))
    return any(
        other != index and (entry is None or draft.entry_of.get(other) == entry)
        for near in behind
        for other, _ in draft.spoken(near)
    )


def _is_proved(draft: Draft, unit: int, a: Attributed) -> bool:
    """Tell whether the statement offers evidence, or its subject is some."""
    assert a.source is not None
    tokens = draft.text.tokens
    subject = tokens.lower[tokens.at(a.source.start) : tokens.at(a.source.end)]
    if not _listed("evidence").isdisjoint(subject):
        return True
    found = draft.tokens_of(unit, _listed("evidence"))
    agent = tokens.at(a.source.start) - 1 if a.rule == "verb.passive" else -1
    return any(i != agent for i in found)


def _is_denial(draft: Draft, a: Attributed) -> bool:
    """Tell whether what is refuted is a claim: named as one, pointed to, or told."""
    if not a.content:
        return False
    tokens = draft.text.tokens
    first = tokens.at(a.content[0].start)
    last = min(tokens.at(a.content[0].end), first + _REACH)
    told = tokens.lower[first:last]
    if not told or not _listed("argued").isdisjoint(told):
        return False
    if a.rule == "verb.clause" or draft.text.classes[first] == "VBG" or told[0] in _THINGS:
        return True
    claims = words("claim_nouns.tsv") | {"wrongdoing", "suggestion", "suggestions"}
    return not claims.isdisjoint(told)


RULE = Rule(code="CC401", name="refuted-for-denied", looks="narration", check=check)
