"""A verb that takes the charge for granted: "admitted", "refused to deny", "failed to explain".

What it finds
-------------
"Admitted" and "confessed" with what is said to have been admitted, and "refused to" or "failed to"
before a verb of saying ("refused to deny", "failed to explain"), in the writer's own voice.

Why it matters
--------------
Who "admits" something is taken to have done it, and who "fails to explain" is taken to owe an
explanation. The verb decides the dispute before the reader has heard it.

Standard
--------
Reporting textbooks and the Associated Press prefer "said" and a plain "did not answer": the verb
of attribution must not judge what it attributes.
https://owl.purdue.edu/owl/subject_specific_writing/journalism_and_journalistic_writing/ap_style.html

Example
-------
The mayor refused to deny that the ledger was hers.

Better
------
Asked whether the ledger was hers, the mayor did not answer.

Limits
------
A preview: whether the charge stands is beyond a program. A guilty plea, and a refusal that somebody
really uttered, are told in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.lexicon import rule_words, words
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.shown import shown
from claimcheck.tagging.stretches import stretches

_ADMITTING = frozenset({"admit", "confess"})
_OBJECTS = frozenset({"verb.object", "verb.passive", "verb.reduced", "verb.complement"})


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the verbs that take for granted what they should report."""
    if _ADMITTING.isdisjoint(draft.lemmas) and not draft.has(rule_words("withholding")):
        return
    for unit in draft.statements:
        for start, end in [*_admissions(draft, unit), *_faults(draft, unit)]:
            yield Breach(
                statement=unit,
                start=start,
                end=end,
                message=f"{shown(draft, start, end)} treats a fault as established, "
                "and nothing here establishes it",
                ask="Is it established, and how? If not, what did they say when they were asked?",
            )


def _admissions(draft: Draft, unit: int) -> Iterator[tuple[int, int]]:
    """Yield where somebody is said to have admitted something.

    To admit people is another thing: it takes a noun phrase.
    """
    for _, a in draft.cued_in(unit):
        if a.lemma not in _ADMITTING or a.cue is None or a.source is None or a.hypothetical:
            continue
        if a.rule not in _OBJECTS:
            yield a.cue.start, a.cue.end


def _faults(draft: Draft, unit: int) -> Iterator[tuple[int, int]]:
    """Yield where silence is told as a fault, and not in what somebody else is said to say."""
    tokens, last = draft.text.tokens, draft.tagged[unit].sentence.last
    found = draft.tokens_of(unit, rule_words("withholding"))
    if not found:
        return
    spoken = stretches(part for _, a in draft.spoken(unit) for part in a.content)
    for i in found:
        to, verb = tokens.lower[i + 1 : min(i + 3, last)] if i + 2 < last else ("", "")
        if to != "to" or verb not in words("presuppositions.txt"):
            continue
        if not spoken.holds(tokens.starts[i]):
            yield tokens.starts[i], tokens.ends[i + 2]


RULE = Rule(
    code="CC108",
    name="loaded-presupposition",
    looks="narration",
    check=check,
    preview=True,
)
