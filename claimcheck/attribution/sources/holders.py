"""Who is meant by "the senator", "the two chairmen" and "the ministry", named elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from claimcheck.attribution.lexicon import word_kinds
from claimcheck.attribution.names import pronouns
from claimcheck.attribution.names.context import POSSESSIVE_MARKS, Article, Referent, of_entity
from claimcheck.attribution.names.descriptions import Description
from claimcheck.attribution.names.entities import Entity, Mention, slice_text
from claimcheck.attribution.names.lexicon import (
    never_names,
    organizations,
    peoples,
    places,
    roles,
    singular,
    source_words,
)
from claimcheck.attribution.sources.names import joint_source

_FORMER = "former"
_AGED = "-year-old"
_LOOK_BACK = 400
"""Names looked back at for the holder of a role."""
_PAIR = 2
_POINTING_REACH = 12
"""Sentences in which "the senator" may have been named without the role."""


def holder_of(article: Article, d: Description) -> Referent | None:
    """Find the named person who holds the role that a description states."""
    function = never_names("function")
    marks = {
        w.strip(".")
        for k, w in enumerate(article.lower[d.first : d.end], d.first)
        if k != d.head and len(w) > 2 and w not in source_words("preposition") and w not in function
    }
    described = " ".join(article.lower[d.first : d.head])
    former = _FORMER in article.lower[d.first : d.head]
    gender = roles()[d.noun].gender if d.noun in roles() else "-"
    best: tuple[float, Entity] | None = None
    seen: set[int] = set()
    for steps, m in enumerate(article.mentions.before(d.first, _LOOK_BACK)):
        e = m.entity
        if e.kind != "person" or id(e) in seen or d.noun not in e.heads:
            continue
        if gender in ("m", "f") and e.gender not in (gender, "-"):
            continue
        if _other_party(article, d, e):
            continue
        if former and _FORMER not in (e.role or "").lower():
            continue
        seen.add(id(e))
        role = (e.role or "").lower()
        shared = sum(mark in role or mark in e.origins for mark in marks)
        shared += 2 * sum(origin in described for origin in e.origins)
        shared += _same_party(article, d, e)
        if not shared and e.origins and any(mark in places() for mark in marks):
            continue
        if not shared and any(mark in places() for mark in marks - _behind(article, d)):
            continue
        if any(singular(mark) in peoples() and mark not in role for mark in marks):
            continue
        if d.possessive and marks and not shared:
            continue
        score = 20.0 * shared - steps
        if best is None or score > best[0]:
            best = (score, e)
    earlier = next(
        (s for s in article.speakers[:-13:-1] if s.noun == d.noun and s.entity is None),
        None,
    )
    if (
        earlier is not None
        and d.definite
        and not (earlier.plural or marks)
        and (best is None or _nearer(earlier, best[1], d.first))
    ):
        return earlier
    if best is not None:
        return of_entity(best[1])
    if not d.definite or d.possessive or _belongs(article, d):
        return None
    if not (marks or former) and gender not in ("m", "f"):
        later = _named_later(article, d)
        if later is not None:
            return later
    if d.noun in source_words("anonymous"):
        return None
    nations = {mark for mark in marks if singular(mark) in peoples()}
    return _pointed_at(article, d, gender, nations)


def called_by_age(article: Article, d: Description) -> Referent | None:
    """Find whom "the 24-year-old", "the mother-of-two" and "the mother of two" mean.

    That is who was named with this age before (", 24,"), or else whom the article is about,
    less those of another age.
    """
    lower = article.lower
    word = lower[d.head]
    age = word.removesuffix(_AGED)
    base, of, _ = word.partition("-of-")
    if not of and lower[d.head + 1 : d.head + 2] == ("of",):
        counted = lower[d.head + 2 : d.head + 3]
        of = "of" if source_words("number").issuperset(counted) else ""
    if age == word and not (of and base in roles()):
        return None
    others: set[int] = set()
    for m in article.mentions.before(d.first, _LOOK_BACK) if age != word else ():
        if m.entity.kind != "person" or lower[m.last : m.last + 1] != (",",):
            continue
        stated = lower[m.last + 1 : m.last + 2]
        if stated == (age,):
            return of_entity(m.entity)
        if stated and (stated[0].isdigit() or stated[0] in source_words("number")):
            others.add(id(m.entity))
    gender = roles()[base].gender if base in roles() else "-"
    return _pointed_at(article, d, gender, set(), anyone_but=others)


def holders_of(article: Article, d: Description) -> Referent | None:
    """Find the two named people behind "the senators" and "the two chairmen"."""
    if d.counted and article.lower[d.first + 1] not in ("two", "both"):
        return None
    found: dict[int, list[Mention]] = {}
    for m in article.mentions_before(d.first, _POINTING_REACH):
        if m.entity.kind == "person" and d.noun in m.entity.heads:
            found.setdefault(article.sentence(m.start), []).append(m)
    for sentence in sorted(found, reverse=True):
        held = {m.entity.name: m for m in reversed(found[sentence])}
        if len(held) == _PAIR:
            first, second = held.values()
            return joint_source(first, [second])
    return None


def body_called(article: Article, d: Description) -> Referent | None:
    """Find the organisation behind "the ministry", "the company", "the paper"."""
    if not d.definite or (d.end - d.first > 2 and not _calls_company(article, d)):
        return None
    for m in article.mentions.before(d.first, _LOOK_BACK):
        e = m.entity
        if e.kind == "person" and d.noun in source_words("candidate"):
            name = _own_body(article, m, d.noun)
            if name is not None:
                return Referent("organization", name, noun=d.noun)
        elif e.kind == "organization" and _is_called(e, d.noun):
            return of_entity(e)
    return None


def _calls_company(article: Article, d: Description) -> bool:
    """Tell "the meals maker", which says what a company is, from "the rival company"."""
    before = article.lower[d.first + 1 : d.head]
    return (
        d.noun in source_words("trade")
        and d.end == d.head + 1
        and len(before) <= _PAIR
        and source_words("other").isdisjoint(before)
        and not article.mentions.between(d.first, d.head)
    )


def owned(article: Article, owner: str, what: str) -> str:
    """Return "Roe's campaign" with the apostrophe that the article writes."""
    mark = "’" if "’" in article.text.document.text else "'"
    return f"{owner}{mark if owner.endswith('s') else mark + 's'} {what}"


def _behind(article: Article, d: Description) -> set[str]:
    """Return the words behind the head: "Ohio" in "the senator from Ohio"."""
    return set(article.lower[d.head + 1 : d.end])


def _named_later(article: Article, d: Description) -> Referent | None:
    """Take "the judge" for the only judge whom the article names, though further on."""
    held = article.mentions.holding(d.noun)
    return of_entity(held[0]) if len(held) == 1 else None


def _other_party(article: Article, d: Description, e: Entity) -> bool:
    """Tell that "the Republican nominee" is not a person called a Democrat."""
    told = _named(article.lower[d.first : d.end])
    known = _parties(e)
    return len(told) == 1 and bool(known) and not told & known


def _same_party(article: Article, d: Description, e: Entity) -> bool:
    """Tell that "the Republican nominee" is a person called a Republican."""
    told = _named(article.lower[d.first : d.end])
    return bool(told & _parties(e))


def _named(said: Iterable[str]) -> set[str]:
    """Return the parties that some words name."""
    parties = word_kinds("political_parties.txt")
    said = frozenset(said)
    return {party for party, names in parties.items() if not names.isdisjoint(said)}


def _parties(e: Entity) -> set[str]:
    known = e.heads | set((e.role or "").lower().split())
    return _named(known)


def _nearer(earlier: Referent, entity: Entity, token: int) -> bool:
    last = max((t for t in entity.mentions if t < token), default=-1)
    return earlier.token > last


def _belongs(article: Article, d: Description) -> bool:
    """Tell "the mayor of Springfield", who need not be anyone named before."""
    return d.head + 1 < d.end and article.lower[d.head + 1] in source_words("preposition")


def _pointed_at(
    article: Article,
    d: Description,
    gender: str,
    nations: set[str],
    *,
    anyone_but: set[int] | None = None,
) -> Referent | None:
    """Take "the senator", whom nobody is said to be, for the person the article is about.

    People whose stated role is another one are passed over, unless anybody may be meant
    ``anyone_but`` some.
    """
    broader = roles()[d.noun].broader if d.noun in roles() else frozenset()
    here = article.narrated(d.first)
    epithet = anyone_but is not None or d.noun in source_words("epithet")
    best: tuple[float, Entity] | None = None
    for m in article.mentions_before(d.first, _POINTING_REACH):
        e = m.entity
        if e.kind != "person" or not pronouns.sure(e) or _is_another(article, m, anyone_but):
            continue
        if e.heads and not epithet and not _may_be(article, d, e, broader):
            continue
        if (nations and d.noun in e.heads) or _other_party(article, d, e):
            continue
        if gender in ("m", "f") and e.gender not in (gender, "-"):
            continue
        score = article.salience(m, here)
        score += 2 * min(bisect_left(e.mentions, d.first), 5)
        if best is None or score > best[0]:
            best = (score, e)
    return of_entity(best[1]) if best is not None else None


def _is_another(article: Article, m: Mention, anyone_but: set[int] | None) -> bool:
    """Tell who cannot be meant by an age: people of another one, and those only talked of."""
    if anyone_but is None:
        return False
    return id(m.entity) in anyone_but or article.quotation(m.start) >= 0


def _may_be(article: Article, d: Description, e: Entity, broader: frozenset[str]) -> bool:
    """Tell whether a person whose role is known can be meant by a description.

    A mayor is a politician, and a politician can turn out to be a senator; a mayor is
    no president, though both are politicians, and no former mayor.
    """
    if _FORMER in article.lower[d.first : d.head] and _FORMER not in (e.role or "").lower():
        return False
    own = e.heads - {
        wider for head in e.heads if head in roles() for wider in roles()[head].broader
    }
    return d.noun in e.heads or bool(broader & own & source_words("generic"))


def _own_body(article: Article, m: Mention, noun: str) -> str | None:
    """Return "the Roe camp" where a person's name stands before the noun."""
    k = m.last
    if k < len(article.lower) and article.lower[k] in POSSESSIVE_MARKS:
        k += 1
    if k < len(article.lower) and article.lower[k] == noun:
        if noun == "campaign":
            return owned(article, m.entity.name, noun)
        return f"the {slice_text(article.text, m.first, m.last)} {noun}"
    return None


def _is_called(e: Entity, noun: str) -> bool:
    """Tell whether an organisation may be called "the <noun>"."""
    tail = singular(e.parts[-1])
    if noun in (tail, singular(e.parts[0])):
        return True
    media = e.name.lower() in organizations("media") or tail in source_words("media-tail")
    if noun in source_words("print"):
        return tail in source_words("media-tail") - {"news"} or (
            media and tail not in source_words("not-print")
        )
    if noun in source_words("media"):
        return media
    if noun in source_words("company"):
        if e.name.split()[1:2] == ["in"]:
            return False  # "Regulators in Brussels"
        plain = tail not in organizations("head") and not e.name.isupper()
        return tail in source_words("company-tail") or (plain and not media)
    if noun in source_words("agency"):
        return tail in source_words("agency-tail") or (len(e.parts) == 1 and e.name.isupper())
    return noun in source_words("group") and not media and tail not in source_words("state-tail")
