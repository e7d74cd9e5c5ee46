"""A verb that is no way of speaking stands where "said" should: "…," she smiled.

What it finds
-------------
Quoted words whose verb of attribution is something done with face, body or breath: smile, laugh,
sigh, shrug, nod and the like, behind the words or before them.

Why it matters
--------------
Nobody smiles a sentence. The verb leaves out that the words were said, and puts in a mood that the
reporter read from a face. Readers take the mood for a fact, and the sentence for fiction.

Standard
--------
Textbooks of reporting: people speak words, they do not grin, chuckle or sigh them; say that she
spoke, and what her face did if it matters.
https://learninglink.oup.com/access/content/bender12e-student-resources/bender12e-verbs-to-avoid-for-attribution

Example
-------
“The ferry has never been late in my life,” Captain Ines Borg laughed.

Better
------
“The ferry has never been late in my life,” Captain Ines Borg said with a laugh.

Limits
------
Verbs for a way of speaking ("shouted", "whispered", "snapped") are left alone, and so is "he
laughed and said". Verbs of this kind that are not listed in the lexicon of cues are not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.lexicon import bodily_verbs, cue_verbs
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule
from claimcheck.values import Attributed, Span

_GOING_ON = frozenset({",", "?", "!", "…", "...", "—", "–", "--"})
"""What ends quoted words whose sentence goes on behind them."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the bodily verbs that carry quoted words."""
    bodily = bodily_verbs()
    if bodily.isdisjoint(draft.lemmas):
        return
    for a in draft.attributions:
        if a.cue is None or a.source is None or a.lemma not in bodily or a.hypothetical:
            continue
        unit = draft.unit_at(a.cue.start)
        if draft.kind(unit) == "statement" and _carries(draft, a, a.cue, unit):
            yield draft.breach(
                unit,
                a.cue,
                " is no way of speaking, and it reads a mood into what was said",
                "Did they say it, and does the story need to tell what their face did?",
            )


def _carries(draft: Draft, a: Attributed, cue: Span, unit: int) -> bool:
    """Tell "…," she smiled" and "She smiled, “…”" from "She smiled and said, “…”"."""
    tokens = draft.text.tokens
    sentence = draft.tagged[unit].sentence
    verb = tokens.at(cue.start)
    if tokens.lower[verb].endswith("ing"):
        return False  # "she said, smiling"
    before = next((q for q in reversed(a.content) if q.end <= cue.start), None)
    if before is not None and before.end > sentence.start:
        behind = tokens.at(before.end)
        on = tokens.lower[verb + 1 : verb + 3]
        said = len(on) == 2 and on[0] == "and" and on[1] in cue_verbs()
        ends = tokens.lower[behind - 2] in _GOING_ON
        return ends and draft.quoted.holds(sentence.start) and not said
    last = tokens.at(cue.end)
    following = tokens.starts[last + 1] if last + 1 < len(tokens) else -1
    return tokens.lower[last : last + 1] == (",",) and draft.quoted.holds(following)


RULE = Rule(code="CC602", name="non-speech-verb", looks="narration", check=check, severity="note")
