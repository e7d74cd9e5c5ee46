"""Accusations against named parties, and what these answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from claimcheck.attribution.lexicon import inflected, rows
from claimcheck.attribution.names.lexicon import is_role, peoples, places, singular, titles
from claimcheck.attribution.syntax.closed_classes import BE
from claimcheck.rules.draft import Draft
from claimcheck.scoring.basis import is_source
from claimcheck.values import COMMUNICATIVE, Attributed, Span

ACCUSING = frozenset({"accuse", "allege"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PARTIES = 50
"""Accused parties of one story that are looked into."""
_PARTY_REACH = 8  # tokens in which the name of whom somebody accuses begins
_SHORTEST = 3
_HAVING = frozenset({"had", "has", "also", "repeatedly", "once", "then", "later", "personally"})
# Behind these the verb tells no wrong: "forged ahead", "abused nobody".
_HARMLESS = frozenset({"ahead", "no", "nobody", "none", "nothing", "neither"})
_RECENT = "1970"  # before it lie the years whose accused can hardly answer
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


class Accusation(Struct, frozen=True):
    """An accusation: its attribution, where its cue stands, what and whom it accuses.

    ``wrong`` is the word for the wrongdoing; ``party`` is the name as written, ``names`` the
    words of it by which it is known again, in lower case.
    """

    index: int
    unit: int
    a: Attributed
    wrong: Span
    party: str
    names: frozenset[str]


@cache
def _words(*kinds: str) -> frozenset[str]:
    """Return the words of some kinds of ``parties.txt``."""
    return frozenset(word for kind, word in rows("parties.txt") if kind in kinds)


@cache
def wrongs() -> frozenset[str]:
    """Return the words for wrongdoing in all their forms."""
    found = set(deeds())
    for kind, word in rows("wrongdoing.txt"):
        if kind in ("noun", "payment"):
            found |= {word, word[:-1] + "ies" if word.endswith("y") else word + "s"}
        elif kind == "verb":
            found |= _forms(word)
    return frozenset(found)


@cache
def _verbs(kind: str) -> frozenset[str]:
    """Return the verbs of one kind of ``wrongdoing.txt``, in all their forms."""
    return frozenset(w for k, verb in rows("wrongdoing.txt") if k == kind for w in _forms(verb))


@cache
def _payments() -> frozenset[str]:
    """Return the nouns for what is paid or taken, in the singular."""
    return frozenset(noun for kind, noun in rows("wrongdoing.txt") if kind == "payment")


@cache
def _minds() -> frozenset[str]:
    """Return the verbs of belief, by lemma, by which somebody accuses."""
    return frozenset(verb for kind, verb in rows("wrongdoing.txt") if kind == "mind")


@cache
def deeds() -> frozenset[str]:
    """Return the verbs that accuse their subject, in all their forms."""
    return _verbs("deed")


def _forms(entry: str) -> frozenset[str]:
    lemma, *irregular = entry.split()
    return inflected(lemma) | frozenset(irregular)


def accusations(draft: Draft) -> tuple[Accusation, ...]:
    """Return the accusations of wrongdoing against parties that are named.

    Who is accused as "him" or "the company", a country and a people are left out: that they
    do not answer cannot be told from the names of the sources.
    """
    return draft.once(_accusations)


def _accusations(draft: Draft) -> tuple[Accusation, ...]:
    wrong = [draft.text.tokens.starts[i] for i in draft.places(wrongs())]
    return tuple(_find(draft, wrong)) if wrong else ()


def first_of_each(draft: Draft) -> list[Accusation]:
    """Return the first accusation of each party, of so many parties as keep the cost linear."""
    accused: set[str] = set()
    found: list[Accusation] = []
    for one in accusations(draft):
        if one.names.isdisjoint(accused) and len(found) < _PARTIES:
            accused |= one.names
            found.append(one)
    return found


def _find(draft: Draft, wrong: list[int]) -> Iterator[Accusation]:
    """Yield the accusations, given the offsets of the words for wrongs."""
    tokens = draft.text.tokens
    now: dict[int, bool] = {}  # whether a unit is a statement, and about nothing long past
    for index, a in enumerate(draft.attributions):
        for part in a.content:
            if bisect_left(wrong, part.start) < bisect_left(wrong, part.end):
                break
        else:
            continue  # most attributions tell of no wrong
        accusing = a.type in COMMUNICATIVE or a.lemma in _minds()
        if a.cue is None or a.hypothetical or not accusing:
            continue
        found = _wrong_of(draft, a, wrong)
        if found is None or draft.quoted.holds(a.cue.start):
            continue
        unit = draft.unit_at(a.cue.start)
        at, (start, end) = found
        names = frozenset(word for word in tokens.lower[start:end] if _is_telling(word))
        if unit not in now:
            now[unit] = draft.kind(unit) == "statement" and not _is_history(draft, unit)
        if names and now[unit]:
            name = draft.span(start, end)
            party = draft.words(name.start, name.end)
            yield Accusation(index, unit, a, draft.span(at, at + 1), party, names)


def _is_history(draft: Draft, unit: int) -> bool:
    """Tell whether a statement names a year long past."""
    sentence = draft.tagged[unit].sentence
    words = draft.text.tokens.words[sentence.first : sentence.last]
    return any(
        word < _RECENT and word[0] == "1" and len(word) == 4 and word.isdecimal() for word in words
    )


def _wrong_of(draft: Draft, a: Attributed, wrong: list[int]) -> tuple[int, tuple[int, int]] | None:
    """Return the word for the wrong of which an attribution accuses a name, and the name."""
    for part in a.content:
        near = wrong[bisect_left(wrong, part.start) : bisect_left(wrong, part.end)]
        for i in map(draft.text.tokens.at, near):
            first = draft.text.tokens.at(part.start)
            if _is_suffered(draft, i, first):
                party = None
            elif a.lemma not in ACCUSING:
                party = _said_to_have(draft, i, first)
            else:
                party = _party(draft, a, i)
            if party is not None:
                return i, party
    return None


def _is_suffered(draft: Draft, i: int, first: int) -> bool:
    """Tell whether a wrong is what somebody suffers: "was robbed", "had been badly beaten"."""
    lower, classes = draft.text.tokens.lower, draft.text.classes
    if classes[i] not in ("VBN", "VBD"):
        return False
    before = i - 1
    while before > first and classes[before] == "RB":
        before -= 1
    return lower[before] in BE


def _said_to_have(draft: Draft, i: int, first: int) -> tuple[int, int] | None:
    """Return the tokens of the name that is the subject of a wrong in what somebody says.

    In "said Brand had stolen it" that is Brand; in "said Brand was robbed" he is a victim.
    """
    lower, classes = draft.text.tokens.lower, draft.text.classes
    deed = _deed(draft, i, first)
    if deed is None or classes[deed] not in ("VBD", "VBN", "VBZ"):
        return None
    if not _HARMLESS.isdisjoint(lower[deed + 1 : i + 2]):
        return None
    subject = deed
    while subject > first and lower[subject - 1] in _HAVING:
        subject -= 1
    start = subject
    while start > first and _is_name(draft, start - 1):
        start -= 1
    return (start, subject) if start < subject and not _is_place(draft, start, subject) else None


def _deed(draft: Draft, i: int, first: int) -> int | None:
    """Return the verb that makes a deed of a word for a wrong: "took" of "a bribe"."""
    lower, classes = draft.text.tokens.lower, draft.text.classes
    if classes[i] not in ("NN", "NNS"):
        return i if lower[i] in deeds() else None
    if classes[i + 1 : i + 2] in (("NN",), ("NNS",)):
        return None  # "committed fraud experts"
    verb = i - 1
    while verb > first and classes[verb][:2] in ("DT", "JJ", "CD"):
        verb -= 1
    taken = singular(lower[i]) in _payments() and lower[verb] in _verbs("taking")
    return verb if taken or lower[verb] in _verbs("doing") else None


def _party(draft: Draft, a: Attributed, wrong: int) -> tuple[int, int] | None:
    """Return the tokens of the name of whom an attribution accuses, before the wrong, or None."""
    tokens, classes = draft.text.tokens, draft.text.classes
    first = tokens.at(a.content[0].start)
    last = min(tokens.at(a.content[0].end), first + _PARTY_REACH, max(wrong, first))
    start = first
    while start < last and not _is_name(draft, start):
        if tokens.lower[start] in ("of", "for", "'s") or classes[start][:1] == "V":
            return None
        start += 1
    end = start
    while end < last and (_is_name(draft, end) or tokens.lower[end] == "&"):
        end += 1
    if start == end or tokens.lower[end : end + 1] == ("'s",):
        return None
    return None if _is_place(draft, start, end) else (start, end)


def _is_place(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a name is that of a country, another place or a people."""
    lower = draft.text.tokens.lower
    return " ".join(lower[start:end]) in places() or singular(lower[end - 1]) in peoples()


def _is_name(draft: Draft, i: int) -> bool:
    return draft.text.classes[i] in _NAME_TAGS and draft.text.tokens.words[i][:1].isupper()


def _is_telling(word: str) -> bool:
    """Tell whether a word of a name tells whose it is: no title, no role, no "Inc."."""
    if len(word) < _SHORTEST and not word.isupper():
        return False
    return not (word in titles() or word in _words("suffix") or is_role(word))


def is_crowd(draft: Draft, a: Attributed) -> bool:
    """Tell whether a source is people who accuse in the open and as a crowd."""
    return not _words("crowd").isdisjoint(_source_words(draft, a))


# Answers


def is_of(draft: Draft, a: Attributed, names: frozenset[str]) -> bool:
    """Tell whether an attribution's source is the party, or is described by its name.

    A person of the same surname and another given name is somebody else, unless they are
    said to speak for the party.
    """
    if a.source is None:
        return False
    if a.kind == "person" and a.name is not None:
        parts = frozenset(filter(_is_telling, _parts(a.name)))
        if parts and (parts <= names or names <= parts):
            return True
        return not names.isdisjoint(_parts(a.role or "")) or (
            _speaks_for_others(draft, a) and not names.isdisjoint(_source_words(draft, a))
        )
    words = _source_words(draft, a)
    if not names.isdisjoint(words) or not names.isdisjoint(_parts(a.name or "")):
        return True
    initials = "".join(part[0] for part in _parts(a.name or ""))
    return initials in names


def may_speak_for(draft: Draft, a: Attributed) -> bool:
    """Tell whether a source may be the party under another word: "his lawyer", "the company"."""
    if a.source is None or a.kind == "document":
        return False
    if _speaks_for_others(draft, a):
        return True
    if a.kind == "person":
        return a.name is None or a.name.islower()
    words = _source_words(draft, a)
    named = a.name is None or not a.name.removeprefix("The ").islower()
    return a.kind == "organization" and not named and not _words("body").isdisjoint(words)


class Voices(Struct, frozen=True):
    """Who speaks in a story, made once for all its accusations.

    ``heard`` has every attribution with a source, with its index, its unit, the words by which
    its source could be known and whether it may answer for somebody it does not name.
    ``told`` has the words of the units that tell of replies, ``denied`` the units that deny or
    have somebody's lawyer.
    """

    heard: tuple[tuple[int, int, Attributed, frozenset[str], bool], ...]
    told: tuple[tuple[int, frozenset[str]], ...]
    denied: frozenset[int]


def voices(draft: Draft) -> Voices:
    """Return who speaks in a story."""
    return draft.once(_voices)


def _voices(draft: Draft) -> Voices:
    tokens, tagged = draft.text.tokens, draft.tagged
    heard = []
    for index, a in enumerate(draft.attributions):
        if a.source is not None and a.cue is not None:
            parts = _parts(a.name or "")
            initials = "".join(part[0] for part in parts)
            known = {*_source_words(draft, a), *parts, *_parts(a.role or ""), initials}
            answering = is_source(a) and (
                a.denies or a.rule == "phrase.no-comment" or may_speak_for(draft, a)
            )
            unit = draft.unit_at(a.cue.start)
            heard.append((index, unit, a, frozenset(known), answering))
    replying = [
        (unit, tagged[unit].sentence)
        for unit in draft.statements
        if draft.tokens_of(unit, _words("reply"))
    ]
    return Voices(
        tuple(heard),
        tuple((unit, frozenset(tokens.lower[s.first : s.last])) for unit, s in replying),
        frozenset(
            unit
            for unit in draft.statements
            if tagged[unit].tag == "denied" or draft.tokens_of(unit, _words("spokesman"))
        ),
    )


def is_answered(draft: Draft, accusation: Accusation, who: Voices) -> bool:
    """Tell whether a story has the accused party's word, or says that there is none."""
    if who.denied - {accusation.unit} or any(True for _ in answers(draft, accusation, who)):
        return True
    return any(
        unit != accusation.unit and not accusation.names.isdisjoint(words)
        for unit, words in who.told
    )


def answers(
    draft: Draft, accusation: Accusation, who: Voices
) -> Iterator[tuple[int, int, Attributed]]:
    """Yield what may be the accused party's words, or the silence that is reported of it.

    With each attribution come its unit and its index, before it.
    """
    accuser = accusation.a.name
    for index, unit, a, known, answering in who.heard:
        if index == accusation.index or (accuser is not None and a.name == accuser):
            continue
        silent = a.denies or a.rule == "phrase.no-comment"
        if (answering and (silent or unit != accusation.unit)) or (
            not accusation.names.isdisjoint(known) and is_of(draft, a, accusation.names)
        ):
            yield unit, index, a


def _speaks_for_others(draft: Draft, a: Attributed) -> bool:
    speaking = _words("spokesman", "office")
    words = (*_parts(a.role or ""), *_source_words(draft, a))
    return not speaking.isdisjoint(words)


def _source_words(draft: Draft, a: Attributed) -> tuple[str, ...]:
    """Return the words of a source up to a relative clause: "a woman who accused Brand"."""
    assert a.source is not None
    tokens = draft.text.tokens
    words = tokens.lower[tokens.at(a.source.start) : tokens.at(a.source.end)]
    end = next((i for i, word in enumerate(words) if word in _RELATIVES), len(words))
    return words[:end]


def _parts(name: str) -> list[str]:
    """Return the words of a name or role in lower case, without marks and possessives."""
    return name.lower().replace("’", "'").replace("'s", "").replace(",", " ").split()
