"""Documents "seen" or "obtained" by the outlet, and not how.

What it finds
-------------
"Documents obtained by", "a memo seen by", "e-mails reviewed by" an outlet, in a statement that
does not say where they come from: who gave, leaked, published or filed them, or under which law
they were asked for.

Why it matters
--------------
Whoever passes a paper on has a reason to, and has chosen it from others. Readers who are not told
where it comes from cannot ask for that reason, or whether it is genuine and whole.

Standard
--------
The Associated Press asks that readers be told how documents were come by.
https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources

Example
-------
The mill lost money for six years, according to documents obtained by the Larne Courier.

Better
------
The mill lost money for six years, according to documents that a former bookkeeper gave to the
Larne Courier.

Limits
------
Where a document comes from may be told elsewhere in the story, which is not read, and cannot
always be told without giving a source away; therefore the rule is a preview.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.lexicon import is_document_noun
from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import names_outlet, points_to_outlet
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import nouns

_BEFORE = 8
"""Tokens before the participle in which the document stands."""
_OUTLET = 6
"""Tokens behind "by" in which the outlet stands."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield documents that an outlet has got and of which nothing more is told."""
    tokens = draft.text.tokens
    if nouns("got").isdisjoint(tokens.lower):
        return
    for unit in draft.statements:
        sentence = draft.tagged[unit].sentence
        got = tokens.among(nouns("got"), sentence.first, sentence.last)
        if not got or tokens.among(nouns("provenance"), sentence.first, sentence.last):
            continue
        for k in got:
            if tokens.lower[k + 1 : k + 2] != ("by",) or draft.quoted.holds(tokens.starts[k]):
                continue
            begin = max(sentence.first, k - _BEFORE)
            document = next(
                (i for i in range(k - 1, begin - 1, -1) if _is_document(draft, i)), None
            )
            if document is None or not _is_got(draft, settings, k + 2, sentence.last):
                continue
            span = draft.span(document, k + 2)
            yield draft.breach(
                unit,
                span,
                f" does not say where the "
                f"{tokens.lower[document]} came from, so that readers cannot ask who gains by it",
                "Who gave it, why, and is it whole? How was it checked?",
            )


def _is_document(draft: Draft, token: int) -> bool:
    noun = draft.text.classes[token][:2] == "NN"
    return noun and is_document_noun(draft.text.tokens.lower[token])


def _is_got(draft: Draft, settings: Settings, first: int, last: int) -> bool:
    """Tell whether the tokens behind "by" name an outlet or this one."""
    end = min(first + _OUTLET, last)
    pointing = draft.text.tokens.lower[first : min(first + 2, last)]
    return (
        pointing[:1] == ("us",)
        or points_to_outlet(pointing)
        or names_outlet(draft, first, end, settings.lexicon)
    )


RULE = Rule(
    code="CC210",
    name="document-provenance",
    looks="narration",
    check=check,
    severity="note",
    preview=True,
)
