"""Who and what an article names: one pass over its capitalised words.

The order of decisions is that of the sieves of Lee et al. (2013), "Deterministic
coreference resolution based on entity-centric, precision-ranked rules": exact names
first, then names that contain one another, then single surnames by prominence.
Gender comes from titles, roles, given names and pronouns nearby.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.attribution.names.capitals import runs
from claimcheck.attribution.names.entities import (
    Entity,
    EntityKind,
    Index,
    Mention,
    name_key,
    slice_text,
)
from claimcheck.attribution.names.full_names import add_full_names
from claimcheck.attribution.names.joined_bodies import joined
from claimcheck.attribution.names.kinds import settle
from claimcheck.attribution.names.lexicon import given_names, never_names
from claimcheck.attribution.names.roles import roles_around, vote_by_pronouns
from claimcheck.attribution.names.run import Run
from claimcheck.attribution.names.taken_apart import taken_apart
from claimcheck.values import Text


class Mentions:
    """All names of an article, in order, and the ways into them."""

    def __init__(self, text: Text, found: list[Mention], index: Index) -> None:
        self._text = text
        self._index = index
        self.all = found
        self._starts = [m.start for m in found]
        self._holding: dict[str, list[Entity]] | None = None

    def between(self, first: int, last: int) -> list[Mention]:
        """Return the mentions that begin at tokens ``first:last``, titles included."""
        return self.all[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def latest(self, first: int, last: int, most: int) -> list[Mention]:
        """Return the last ``most`` mentions that begin at tokens ``first:last``, nearest first."""
        stop = bisect_left(self._starts, last)
        start = max(bisect_left(self._starts, first), stop - most)
        return self.all[start:stop][::-1]

    def holding(self, noun: str) -> list[Entity]:
        """Return the people of the article who are said to be what a noun says."""
        if self._holding is None:
            people = {id(m.entity): m.entity for m in self.all if m.entity.kind == "person"}
            self._holding = {}
            for entity in people.values():
                for head in entity.heads:
                    self._holding.setdefault(head, []).append(entity)
        return self._holding.get(noun, [])

    def ending_at(self, token: int) -> Mention | None:
        """Return the mention that ends at a token."""
        i = bisect_left(self._starts, token) - 1
        return self.all[i] if i >= 0 and self.all[i].last == token else None

    def before(self, token: int, most: int) -> Iterator[Mention]:
        """Yield the last ``most`` mentions that begin before a token, the nearest first."""
        behind = bisect_left(self._starts, token)
        for i in range(behind - 1, max(behind - 1 - most, -1), -1):
            yield self.all[i]

    def read(self, first: int, last: int) -> Entity | None:
        """Read tokens that stand where capitals mean nothing as a name, if they can be one."""
        tokens = self._text.tokens
        key = tuple(name_key(w) for w in tokens.lower[first:last])
        known = self._index.find(key, "-", first)
        if known is None and len(key) == 1:
            known = self._index.tails.get(key[0])
        if known is not None:
            return known
        raw = taken_apart(self._text, first, last, initial=False)
        if raw is None or raw.kind is None or raw.last != last:
            return None
        parts = _parts(tokens.lower[raw.first : raw.last], raw.kind)
        entity = self._index.find(parts, raw.gender, first)
        if entity is None:
            name = slice_text(self._text, raw.first, raw.last)
            entity = Entity(
                name.title() if name.isupper() and len(parts) > 1 else name,
                parts,
                raw.kind or "person",
            )
            entity.vote(raw.gender, 2)
        return entity


def find_mentions(text: Text) -> Mentions:
    """Find the people, organisations and places that an article names.

    Args:
        text: A segmented document.

    Returns:
        The mentions in order, each with its entity; linear in the number of tokens.
    """
    raws = joined(text, runs(text))
    index = Index()
    settle(text, raws)
    raws = [raw for raw in raws if raw.last > raw.first]
    lower = text.tokens.lower
    for raw in raws:
        raw.parts = _parts(lower[raw.first : raw.last], raw.kind)
    add_full_names(text, raws, index)
    found = _attach(text, raws, index)
    mentions = Mentions(text, found, index)
    roles_around(text, found)
    vote_by_pronouns(text, found)
    return mentions


def _parts(words: Sequence[str], kind: EntityKind | None) -> tuple[str, ...]:
    """Return the comparable parts of a name in lower case.

    A person's have no initials and no suffix; what nothing shows to be a body may be a person.
    """
    if len(words) == 1:
        return (name_key(words[0]),)
    if kind not in (None, "person"):
        return tuple(map(name_key, words))
    suffixes = never_names("suffix")
    parts = [name_key(w) for w in words if w not in suffixes] or [name_key(words[0])]
    return tuple([p for p in parts if len(p) > 1] or parts)


def _attach(text: Text, raws: list[Run], index: Index) -> list[Mention]:
    """Give every run its entity, in the order of the text."""
    found: list[Mention] = []
    for raw in raws:
        key = raw.parts
        gender = raw.gender if raw.gender in ("m", "f") else "-"
        entity = None
        if raw.article and len(key) == 1:
            entity = index.tails.get(key[0])  # "the Times" for the Springfield Times
        if entity is None:
            entity = index.find(key, gender, raw.first)
        if entity is None and len(key) == 1 and raw.kind in (None, "organization"):
            entity = index.leads.get(key[0])
            raw.kind = raw.kind if entity is None else "organization"
        if (
            entity is not None
            and raw.kind is not None
            and (raw.kind == "person") != (entity.kind == "person")
        ):
            entity = index.exact.get(key)
            if entity is not None and (raw.kind == "person") != (entity.kind == "person"):
                entity = None
        if entity is None:
            kind: EntityKind = raw.kind or "person"
            entity = Entity(slice_text(text, raw.first, raw.last), key, kind)
            index.add(entity)
        entity.certain = entity.certain or raw.certain
        if entity.kind == "person":
            if len(entity.parts) > 1:
                entity.vote(given_names().get(entity.parts[0], "-"), 2)
            if raw.start < raw.first:
                entity.vote(raw.gender, 10)
            if raw.role is not None:
                entity.add_role(*raw.role)
        elif entity.kind == "organization" and len(entity.parts) > 1:
            index.tails[entity.parts[-1]] = entity
        entity.mentions.append(raw.first)
        found.append(Mention(raw.start, raw.first, raw.last, entity))
    return found
