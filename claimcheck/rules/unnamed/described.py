"""Sources that are not named, with what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.attribution.house import entry_words
from claimcheck.attribution.lexicon import cue_words, is_time, word_kinds
from claimcheck.attribution.names.descriptions import describe
from claimcheck.attribution.names.lexicon import is_role, never_names, organizations, vague
from claimcheck.config.settings import Lexicon, Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.outlets import outlet_words
from claimcheck.scoring.basis import is_source
from claimcheck.tagging.patterns import Pattern, lexicon, longest
from claimcheck.values import Attributed, Span

_TAIL = 40
"""Tokens behind a source in which more is said of it."""
_BEFORE = 2
"""Units before a source in which the body or person it belongs to may be named."""
_REACH = 150
"""Tokens on either side of a source in which that is."""
_LONGEST = 15
"""Tokens of a source that are marked."""
_RELATIVES = frozenset({"who", "whose", "whom"})
_ARTICLES = frozenset({"a", "an", "the", "one", "two", "three", "both", "all"})
_STOPS = frozenset(",;:.!?()[]—–") | {"--"}
_MODIFYING = frozenset({"IN", "TO", "JJ", "VBN", "VBG", "WP", "WP$"})
# "A source in May", "a source in an interview": where and when, not who.
_CIRCUMSTANCES = frozenset({"in", "on", "at", "by", "during", "after", "before", "as", "to"})
_NEGATIONS = ("not", "never", "n't")
_POINTING = frozenset({"the", "that", "this", "these", "those", "both"})


class Unnamed(Struct, frozen=True):
    """A source that is not named, where it stands.

    ``unit`` is the sentence-like unit.  The noun phrase is the tokens ``first:last``, and what
    is said of it behind it ``last:end``; ``noun`` is its head, the token ``head``, in
    the singular.  ``modified`` is said of a head before which any word tells something,
    ``told`` of one about which the words behind it do.  ``pointing`` is said of "the
    sources", which were spoken of before, ``counted`` of "a source", "two sources" and "one
    of the sources", ``partitive`` of the last, ``joined`` of two phrases with "and" between.
    """

    index: int
    a: Attributed
    unit: int
    first: int
    head: int
    last: int
    end: int
    noun: str
    plural: bool
    modified: bool
    told: bool
    pointing: bool
    counted: bool
    partitive: bool
    joined: bool


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the words of one class of ``unnamed_sources.txt``."""
    return word_kinds("unnamed_sources.txt")[kind]


@cache
def forms(*kinds: str) -> frozenset[str]:
    """Return the words of some classes of ``unnamed_sources.txt`` with their plurals."""
    listed = frozenset(word for kind in kinds for word in nouns(kind))
    return listed | {f"{word}s" for word in listed}


def unnamed(
    draft: Draft, settings: Settings, among: Set[str] | None, *, minds: bool = False
) -> Iterator[Unnamed]:
    """Yield the unnamed and vague sources of the statements in the writer's own words.

    Left out are pronouns, and whom the project's lexicon calls identified or accepted.

    Args:
        draft: The draft.
        settings: Their lexicon counts.
        among: Only sources with one of these words are looked at, or all if None.
        minds: Whether those who only think something count as well as those who say it.

    Yields:
        One value a source, in the order of the attributions; the first attribution of those
        that share a source.
    """
    seen: set[int] = set()
    for index, a, source, words in draft.once(_nameless):
        if not is_source(a) and not (minds and a.type == "belief" and not a.hypothetical):
            continue
        if source.start in seen:
            continue
        seen.add(source.start)
        if among is not None and among.isdisjoint(words):
            continue
        unit = draft.unit_at(source.start)
        if draft.kind(unit) == "statement":
            found = _read(draft, index, a, unit)
            if found is not None and not _is_accepted(draft, found, settings.lexicon):
                yield found


def _nameless(draft: Draft) -> list[tuple[int, Attributed, Span, tuple[str, ...]]]:
    """Return the attributions whose source the writer does not name, and the source's words."""
    tokens = draft.text.tokens
    return [
        (index, a, a.source, tokens.lower[tokens.at(a.source.start) : tokens.at(a.source.end)])
        for index, a in enumerate(draft.attributions)
        if a.kind in ("vague", "unnamed")
        and a.source is not None
        and not draft.quoted.holds(a.source.start)
    ]


def _readings(_: Draft) -> dict[int, Unnamed | None]:
    """Return where what was read of a source is kept: most are asked for by several rules."""
    return {}


def _read(draft: Draft, index: int, a: Attributed, unit: int) -> Unnamed | None:
    readings = draft.once(_readings)
    if index not in readings:
        readings[index] = _look(draft, index, a, unit)
    return readings[index]


def _look(draft: Draft, index: int, a: Attributed, unit: int) -> Unnamed | None:
    assert a.source is not None
    tokens, classes = draft.text.tokens, draft.text.classes
    first = tokens.at(a.source.start)
    last = max(first + 1, tokens.at(a.source.end))
    d = describe(draft.text, first, last)
    if d.head == first < last - 1 and tokens.lower[last - 1] in nouns("bare"):
        d = replace(d, head=last - 1, noun=tokens.lower[last - 1])  # "an inside source"
    if classes[d.head][:3] == "PRP" or classes[d.head] in ("WP", "WDT"):
        return None
    if d.joined and classes[first] == "PRP":
        return None  # "she and her aides"
    if not outlet_words("noun", "crowd").isdisjoint(tokens.lower[first : d.head]):
        return None  # "media sources" are outlets: see CC209
    end = _end(draft, a, unit, last)
    opening = draft.tagged[unit].sentence.first
    return Unnamed(
        index=index,
        a=a,
        unit=unit,
        first=first,
        head=d.head,
        last=last,
        end=end,
        noun=d.noun,
        plural=d.plural,
        modified=d.possessive
        or any(
            tokens.lower[k] not in saying_nothing()
            or (k > opening and tokens.words[k][0].isupper())
            for k in range(first, d.head)
            if tokens.words[k][0].isalpha()
        ),
        told=_tells(draft, d.head + 1, last) or _tells(draft, last, end),
        pointing=not _POINTING.isdisjoint(tokens.lower[max(first - 1, opening) : first + 1]),
        counted=d.counted,
        partitive=d.partitive,
        joined=d.joined,
    )


@cache
def saying_nothing() -> frozenset[str]:
    """Return the words before a noun that do not tell who somebody is."""
    return vague("qualifier") | never_names("function") | nouns("empty")


@cache
def _bodies() -> frozenset[str]:
    """Return the words for bodies to which officials can belong."""
    return organizations("head") | organizations("public")


def _end(draft: Draft, a: Attributed, unit: int, last: int) -> int:
    """Return where what stands behind a source and is said of it ends."""
    tokens, classes = draft.text.tokens, draft.text.classes
    limit = min(last + _TAIL, draft.tagged[unit].sentence.last)
    if a.cue is not None and a.source is not None and a.cue.start > a.source.start:
        limit = min(limit, tokens.at(a.cue.start))
    if last >= limit:
        return last
    word = tokens.lower[last]
    # Behind "according to sources," the content begins.
    articles = _ARTICLES if not a.rule.startswith("phrase.") else frozenset[str]()
    if word in (",", "(", "—", "–", "--"):
        opens = tokens.lower[last + 1 : last + 2]
        apposed = opens and (
            opens[0] in _RELATIVES | articles or classes[last + 1] in ("VBG", "VBN")
        )
        if not apposed:
            return last
        return next(
            (k for k in range(last + 2, limit) if tokens.lower[k] in (",", ";", ":", ")", ".")),
            limit,
        )
    if classes[last] not in _MODIFYING and word not in cue_words("post-modifier"):
        return last
    if word in _CIRCUMSTANCES and any(
        is_time(w) or w in cue_words("stage") for w in tokens.lower[last + 1 : last + 4]
    ):
        return last
    return next((k for k in range(last + 1, limit) if tokens.lower[k] in _STOPS), limit)


def _tells(draft: Draft, first: int, end: int) -> bool:
    """Tell whether words behind a head say who that is, and not just that it is unnamed."""
    lower = draft.text.tokens.lower
    begin = first
    for k in range(first, end + 1):
        if k == end or lower[k] in _STOPS or lower[k] in _RELATIVES:
            unnamed = any(says(draft, begin, k, kind) for kind in ("anonymity", "rote"))
            if k - begin > 1 and not unnamed:
                return True
            begin = k + 1
    return False


def _is_accepted(draft: Draft, u: Unnamed, own: Lexicon) -> bool:
    if not (own.accepted_descriptors or own.identified):
        return False
    words = f" {' '.join(draft.text.tokens.lower[u.first : u.end])} "
    entries = map(entry_words, (*own.accepted_descriptors, *own.identified))
    return any(f" {' '.join(entry)} " in words for entry in entries if entry)


def says(draft: Draft, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """Find the first phrase of one type of ``unnamed_phrases.tsv`` among tokens.

    Args:
        draft: The draft.
        first: The first token.
        last: The token behind the last.
        kind: The type.

    Returns:
        The phrase's tokens, as a half-open range, or None.
    """
    patterns = _phrases(kind)
    lower = draft.text.tokens.lower
    for anchor in draft.text.tokens.among(_anchors(kind), first, last):
        match = longest(patterns[lower[anchor]], lower, anchor, first, last)
        if match is not None:
            negated = match.start > first and lower[match.start - 1].endswith(_NEGATIONS)
            return match.start - negated, match.end
    return None


@cache
def _phrases(kind: str) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of one type by their anchors."""
    listed = lexicon("unnamed_phrases.tsv", "hedges_classes.tsv")
    of_kind = {a: tuple(p for p in ps if p.type == kind) for a, ps in listed.items()}
    return {anchor: patterns for anchor, patterns in of_kind.items() if patterns}


@cache
def _anchors(kind: str) -> frozenset[str]:
    return frozenset(_phrases(kind))


def may_say(draft: Draft, kind: str) -> list[int]:
    """Return the statements with a word of which phrases of a type are made: most have none."""
    return draft.statements_with(_anchors(kind))


def is_bare(u: Unnamed) -> bool:
    """Tell "a source" and "well-placed insiders" from sources of whom anything is said."""
    return u.noun in nouns("bare") and not (u.modified or u.told)


def is_thin(draft: Draft, u: Unnamed) -> bool:
    """Tell an official or aide of whom nothing tells whose they are.

    Nothing is said of them, no body that they could belong to is spoken of before them, there or
    in the last statements, and near aides stands neither a name nor an office.
    """
    if (
        not (u.noun in nouns("office") or u.noun in nouns("attached"))
        or u.modified
        or u.told
        or u.pointing
    ):
        return False
    tokens, classes = draft.text.tokens, draft.text.classes
    attached = u.noun in nouns("attached")
    for near in range(max(0, u.unit - _BEFORE), u.unit + 1):
        sentence = draft.tagged[near].sentence
        first, last = max(sentence.first, u.head - _REACH), min(sentence.last, u.head + _REACH)
        if draft.kind(near) != "statement":
            continue
        if not attached:
            if tokens.among(_bodies(), first, min(last, u.first)):
                return False
        elif "NNP" in classes[first:last] or any(
            is_role(tokens.lower[k]) for k in range(first, last) if k != u.head
        ):
            return False
    return True


def is_named_behind(draft: Draft, unit: int, reach: int) -> bool:
    """Tell whether a person is first heard in a statement or shortly behind it.

    "A veteran diplomat said so. … , Jane Roe said": the source is named after all.

    Args:
        draft: The draft.
        unit: The statement.
        reach: How many units behind are looked at.
    """
    return any(
        a.kind == "person" and is_source(a) and is_first(draft, index)
        for near in range(unit, min(unit + 1 + reach, len(draft.tagged)))
        for index, a in draft.cued_in(near)
    )


def is_first(draft: Draft, index: int) -> bool:
    """Tell the first attribution to a source of the draft from later ones."""
    entry = draft.entry_of.get(index)
    return entry is None or draft.sources[entry].attributions[0] == index


def span_of(draft: Draft, u: Unnamed) -> Span:
    """Return a source's noun phrase with what follows it without a comma, if that is short."""
    end = u.end if u.told and u.end - u.first <= _LONGEST else u.last
    lower = draft.text.tokens.lower
    end = next((k for k in range(u.head + 1, end) if lower[k] in _STOPS), end)
    return draft.span(u.first, end)
