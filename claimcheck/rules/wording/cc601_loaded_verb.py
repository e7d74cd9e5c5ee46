"""A verb of saying that takes sides ("claimed", "admitted", "insisted") where "said" does not.

What it finds
-------------
An attribution by "claim", "admit", "concede", "confess", "insist", "reveal" or "insinuate" in the
writer's own words. Other senses are left alone: "claimed responsibility", "conceded the race",
"insisted on a recount", "insisted that he be paid", and what documents reveal.

Why it matters
--------------
These verbs tell readers what to think of the words that follow. "Claimed" doubts them, "admitted"
makes them a confession, "revealed" vouches for them. Where the story does not bear that out, the
verb is the writer's opinion, and it usually falls on one side of a dispute only.

Standard
--------
Textbooks of reporting call "claimed" and "admitted" troublesome, the one for its doubt, the other
for the guilt it implies, and make the neutral "said" the rule.
https://learninglink.oup.com/access/content/bender12e-student-resources/bender12e-verbs-to-avoid-for-attribution
Wikipedia's manual of style lists more such verbs and what each implies.
https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Synonyms_for_said

Example
-------
Harbour master Lena Orbach claimed the crane had been inspected in March.

Better
------
Harbour master Lena Orbach said the crane had been inspected in March. The inspection book has no
entry for that month.

Limits
------
Whether somebody did confess to a fault, so that "admitted" is fair, is for the editor to say.
"Falsely claimed" and "claimed without evidence" are left alone: they say openly what the verb only
hints at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.attribution.lexicon import cue_words, loaded_verbs
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.scoring.basis import is_source
from claimcheck.values import Attributed, Text

_HINTS = {
    "claim": "doubts what is said",
    "admit": "makes a confession of what is said",
    "concede": "makes a defeat of what is said",
    "confess": "makes a confession of what is said",
    "insist": "hints that nobody believes what is said",
    "reveal": "vouches for what is said",
    "insinuate": "accuses the speaker of hinting",
}
_CONSTRUCTIONS = frozenset(
    {"verb.clause", "verb.post", "verb.quotation", "verb.infinitive", "verb.introduction"}
)
"""Those in which the verb introduces what is said, not a thing."""
_THINGS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBD", "VBZ", "VBP", "MD"})
"""Classes of words that open no clause: "claimed responsibility", "those admitted are"."""
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP", "VB"})
_UNNAMED_SUBJECTS = frozenset({"it", "this", "that", "which"})
"""They mostly stand for a thing or for what was said before."""
_WITHOUT_EVIDENCE = (("without", "evidence"), ("without", "proof"))
_IN_COURT = frozenset({("as", "evidence"), ("into", "evidence"), ("in", "evidence")})
_COURT_REACH = 8
"""Tokens behind "admitted" in which they stand."""
_NEAR = 2
"""Tokens on either side of the verb in which the writer may judge what is said."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the loaded verbs that introduce what people and bodies said."""
    loaded = loaded_verbs()
    if loaded.isdisjoint(draft.lemmas):
        return
    text = draft.text
    for a in draft.attributions:
        if a.cue is None or a.lemma not in loaded or a.rule not in _CONSTRUCTIONS:
            continue
        unit = draft.unit_at(a.cue.start)
        verb = text.tokens.at(a.cue.end) - 1
        if (
            is_source(a)
            and a.kind != "document"
            and draft.kind(unit) == "statement"
            and _introduces_speech(text, a, verb)
            and not _is_judged(text, verb)
        ):
            span = draft.span(verb, verb + 1)
            hint = _HINTS.get(a.lemma, "takes sides")
            yield draft.breach(
                unit,
                span,
                f" {hint}, where “said” leaves that to readers",
                "Does the story bear this verb out, or would “said” do?",
            )


def _introduces_speech(text: Text, a: Attributed, verb: int) -> bool:
    """Tell "claimed he was late" from "claimed victory" and "insisted that he be paid"."""
    assert a.source is not None
    lower, classes = text.tokens.lower, text.classes
    speaker = text.tokens.at(a.source.end) - 1
    if lower[speaker] in _UNNAMED_SUBJECTS:
        return False
    noun = a.kind == "person" and lower[speaker + 1 : speaker + 2] == (a.lemma,)
    if noun and classes[speaker].startswith("NNP"):
        return False  # "the Orbach claim that"
    if a.lemma == "admit" and _IN_COURT & set(pairwise(lower[verb + 1 : verb + 1 + _COURT_REACH])):
        return False  # "admitted the ledgers as evidence"
    if a.rule != "verb.clause" or verb + 1 == len(text.tokens):
        return True
    first = text.tokens.at(a.content[0].start)
    if any(classes[i] in _THINGS and text.tokens.words[i][0].islower() for i in (first, verb + 1)):
        return False
    if a.lemma == "reveal" and classes[verb + 1] in ("WRB", "WP", "WDT"):
        return False  # "revealed why": that there is a reason is not doubted
    if classes[verb] == "VBG" and classes[verb - 1] == "IN" and classes[verb + 1] != "IN":
        return False  # "a ban on admitting visitors"
    return a.lemma != "insist" or not _demands(text, first, text.tokens.at(a.content[0].end))


def _demands(text: Text, first: int, last: int) -> bool:
    """Tell "that any bill include a cap": a singular subject with the base form of a verb."""
    for i in range(first + 1, last):
        if text.classes[i] in _FINITE:
            singular = text.classes[i - 1] in ("NN", "NNP", "PRP") and text.tokens.lower[i] == "be"
            base = text.classes[i] == "VB" or (
                text.classes[i] == "VBP" and text.classes[i - 1] in ("NN", "NNP")
            )
            return singular or base
    return False


def _is_judged(text: Text, verb: int) -> bool:
    """Tell "falsely claimed" and "claimed, without evidence,"."""
    around = range(max(verb - _NEAR, 0), min(verb + 1 + _NEAR, len(text.tokens)))
    lower = text.tokens.lower
    return any(
        lower[i] in cue_words("untrue") or lower[i : i + 2] in _WITHOUT_EVIDENCE for i in around
    )


RULE = Rule(code="CC601", name="loaded-verb", looks="narration", check=check, severity="note")
