"""Opinions and findings of nobody in particular: "critics say", "it is believed".

What it finds
-------------
A statement that rests on critics, experts, analysts, "some", "many" or "others" where nobody who
could be one of them is named there, right before, or in the two statements behind; on a passive
that hides who thinks so ("is seen as", "is believed to", "it is said"); or on "research" and
"studies" where no research is described. Once a statement.

Why it matters
--------------
Such words borrow weight from a crowd that readers cannot see. It may be a field's settled view or
one telephone call, and often it is the writer's own opinion.

Standard
--------
Wikipedia's manual of style calls these weasel words and asks for whose view it is, and how widely
it is held.
https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions
NPR asks its reporters to identify a source as well as they can.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/

Example
-------
Critics say the bridge in Port Ansel will never pay for itself.

Better
------
The bridge in Port Ansel will never pay for itself, according to a report by the Larne Institute,
which studied six toll bridges.

Limits
------
Whoever is named near critics is taken for one of them, without a check that it is so; only an
outlet that reports what they say is not. Groups with a cause or a field of their own ("abortion
opponents", "tax lawyers") pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import names_outlet
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.unnamed.described import Unnamed, forms, is_first, nouns, unnamed
from claimcheck.scoring.basis import is_source
from claimcheck.values import Attributed, Reason, Span

_WEASEL = frozenset({"hedge.weasel"})
_PASSIVE = frozenset({"vague.verb.passive", "hedge.evidential"})
"""The rules of tagging by which a statement rests on words that name nobody."""
_NAMELESS = _WEASEL | _PASSIVE
_CROWD = (
    " names nobody in particular, so that readers cannot weigh the view",
    "Who says so, and how many of them? Can one be named, or the count be told?",
)
"""What a message says of a crowd, and what to ask."""
_STUDY = (
    " could be anybody's work, so that readers can neither find nor weigh it",
    "Whose work is it, when and where was it published, and what did it look at?",
)
_PASSED_ON = (
    " hides whose view it is, so that readers cannot weigh it",
    "Who thinks or says so? Can they be named, or is it the writer's own view?",
)
_BEHIND = 2
"""Statements behind in which those who say so may be named."""
_SHORT = 2
"""Tokens of a phrase for research of which nothing is said."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield crowds that speak, passives that hide who does, and research of nobody's."""
    seen: set[int] = set()
    crowds = ((span, _CROWD) for span in (*_crowds(draft, settings), *_passing(draft)))
    research = ((span, _STUDY) for span in _research(draft))
    for span, said in (*crowds, *research):
        unit = draft.unit_at(span.start)
        if unit not in seen and not _is_borne_out(draft, unit, settings):
            yield draft.breach(unit, span, *said)
        seen.add(unit)
    for span in _hidden(draft):
        unit = draft.unit_at(span.start)
        if unit not in seen:
            yield draft.breach(unit, span, *_PASSED_ON)
        seen.add(unit)


def _crowds(draft: Draft, settings: Settings) -> Iterator[Span]:
    """Yield "critics", "some experts" and "many" where they say or think something."""
    for u in unnamed(draft, settings, forms("crowd", "doubter"), minds=True):
        if u.a.lemma in nouns("anxious"):
            continue  # "many fear for their jobs": theirs to fear
        if u.a.kind == "vague" and _is_crowd(draft, u) and u.a.source is not None:
            yield u.a.source


def _is_crowd(draft: Draft, u: Unnamed) -> bool:
    """Tell "critics", "some experts" and "many" from people of whom anything is said."""
    if u.modified or u.told or u.pointing:
        return False
    if draft.text.tokens.lower[u.head] in nouns("crowd"):
        # "has broken many | promises", read as a verb
        before = draft.text.classes[u.first - 1][:2] if u.first else ""
        tokens = draft.text.tokens
        begin = draft.tagged[u.unit].sentence.first
        pair = tokens.lower[u.head] == "others" and "some" in tokens.lower[begin : u.head]
        return u.last == u.first + 1 and before != "VB" and not pair
    return u.plural and u.noun in nouns("doubter")


def _passing(draft: Draft) -> Iterator[Span]:
    """Yield "some argue" and the like where it decided a tag and no attribution was found."""
    tokens, classes = draft.text.tokens, draft.text.classes
    crowd = _crowd_words()
    for span, words in _deciding(draft, _WEASEL):
        first, last = tokens.at(span.start), tokens.at(span.end)
        # "the others have thought", "for many,"
        pointing = words[0] in ("for", "to") or (first > 0 and classes[first - 1] in ("DT", "IN"))
        modifying = last < len(tokens) and words[-1] in nouns("crowd") and _is_noun(classes[last])
        if not (crowd.isdisjoint(words) or pointing or modifying):
            yield span


@cache
def _crowd_words() -> frozenset[str]:
    return nouns("crowd") | forms("doubter")


def _is_noun(class_: str) -> bool:
    return class_[:2] in ("NN", "JJ")


def _hidden(draft: Draft) -> Iterator[Span]:
    """Yield the passives that decided a tag and that hide who says or thinks so."""
    for span, words in _deciding(draft, _PASSIVE):
        if words[0] != "be" and not nouns("hidden").isdisjoint(words):
            yield span


def _deciding(draft: Draft, rules: Set[str]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the words that decided a tag by some rules, less those that assert nobody's view."""
    tokens = draft.text.tokens
    passing = _passing_words()
    for reason in draft.once(_reasons):
        if reason.rule in rules:
            words = tokens.lower[tokens.at(reason.start) : tokens.at(reason.end)]
            if words and passing.isdisjoint(words):
                yield Span(reason.start, reason.end), words


@cache
def _passing_words() -> frozenset[str]:
    """Return the words in which nobody's view is asserted: "may", "hoped", "sources"."""
    return nouns("unsaid") | nouns("anxious") | nouns("bare") | nouns("reports")


def _reasons(draft: Draft) -> list[Reason]:
    """Return why statements got their tags, as far as it is words that name nobody."""
    return [
        reason
        for unit in draft.statements
        for reason in draft.tagged[unit].reasons
        if reason.rule in _NAMELESS
    ]


def _research(draft: Draft) -> Iterator[Span]:
    """Yield "research shows" and "studies suggest" where no research is described."""
    if not draft.has(nouns("study")):
        return
    tokens = draft.text.tokens
    bare: list[Span] = []
    for a in draft.attributions:
        if a.kind != "document" or a.source is None or not is_source(a):
            continue
        words = tokens.lower[tokens.at(a.source.start) : tokens.at(a.source.end)]
        if nouns("study").isdisjoint(words):
            continue
        empty = nouns("unspecific").issuperset(words[:-1])
        if not (len(words) <= _SHORT and words[-1] in nouns("study") and empty):
            return
        if not a.side and not draft.quoted.holds(a.source.start):
            bare.append(a.source)
    yield from (span for span in bare if draft.kind(draft.unit_at(span.start)) == "statement")


def _is_borne_out(draft: Draft, unit: int, settings: Settings) -> bool:
    """Tell whether somebody who may be of the crowd is named at or near a statement.

    That is whoever is named as a source in it, a person in the one before, whoever is first
    heard shortly behind, and who is quoted right behind.  An outlet only passes them on.
    """
    near = range(max(unit - 1, 0), min(unit + 1 + _BEHIND, len(draft.tagged)))
    return any(
        (a.kind == "person" and (at <= unit or (at == unit + 1 and a.quotation != "indirect")))
        or (
            (a.kind in ("person", "organization") and (at == unit or is_first(draft, index)))
            and not _passes_on(draft, a, settings)
        )
        for at in near
        for index, a in (draft.spoken(at) if at > unit else draft.cued_in(at))
        if is_source(a)
    )


def _passes_on(draft: Draft, a: Attributed, settings: Settings) -> bool:
    """Tell an outlet that reports what others say."""
    if a.kind != "organization" or a.source is None or a.lemma != "report":
        return False
    tokens = draft.text.tokens
    first, last = tokens.at(a.source.start), tokens.at(a.source.end)
    return names_outlet(draft, first, last, settings.lexicon)


RULE = Rule(code="CC202", name="nobody-in-particular", looks="narration", check=check)
