"""The people, organisations and places of an article, and the ways into them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names.lexicon import never_names, organizations, roles, source_words
from claimcheck.values import Text

EntityKind = Literal["person", "organization", "place", "document"]

_CANDIDATES = 8
"""Entities with the same surname between which a bare surname is decided."""


_RELATED = frozenset(("of", "to", "for", "his", "her", "their"))


class Entity:
    """A person, organisation or place that the article names, under all its names."""

    __slots__ = (
        "certain",
        "female",
        "heads",
        "kind",
        "male",
        "mentions",
        "name",
        "origins",
        "parts",
        "role",
    )

    def __init__(self, name: str, parts: tuple[str, ...], kind: EntityKind) -> None:
        self.name = name
        self.parts = parts
        self.kind: EntityKind = kind
        self.certain = False
        """Whether more than capitals shows what it is: a title, a given name, a role."""
        self.role: str | None = None
        self.heads: set[str] = set()
        self.origins: set[str] = set()
        """Where the person is from or elected, in lower case."""
        self.male = 0
        self.female = 0
        self.mentions: list[int] = []

    @property
    def gender(self) -> str:
        """Return "m", "f" or "-" by the weight of the evidence."""
        if self.male == self.female:
            return "-"
        return "m" if self.male > self.female else "f"

    def vote(self, gender: str, weight: int) -> None:
        """Count evidence for a gender; "-" and "u" are none."""
        if gender == "m":
            self.male += weight
        elif gender == "f":
            self.female += weight

    def add_role(self, role: str, head: str) -> None:
        """Keep the first role as the one to show and every head for "the senator".

        A role of the other gender is somebody else's and is left out.
        """
        known = roles().get(head)
        if known is not None and {known.gender, self.gender} == {"m", "f"}:
            return
        bare = head in source_words("relation") and not _RELATED & set(role.split())
        if self.role is None and role and not bare:
            self.role = role
        if head:
            self.heads.add(head)
        if known is not None:
            self.heads |= known.broader
            self.vote(known.gender, 8)


class Mention(Struct, eq=False, frozen=True):
    """A name in the text: its tokens ``first:last``, where its title begins, its entity."""

    start: int
    first: int
    last: int
    entity: Entity


class Index:
    """Entities by their names and by parts of them."""

    def __init__(self) -> None:
        self.exact: dict[tuple[str, ...], Entity] = {}
        self.parts: dict[str, list[Entity]] = {}
        self.tails: dict[str, Entity] = {}
        """The last body named by each last word: "the Times" for the Larne Times."""
        self.leads: dict[str, Entity] = {}
        """Companies by their first word: "Halden" for Halden Foods."""

    def add(self, entity: Entity) -> None:
        """List an entity under its name and, if it is a person, under the parts of it."""
        self.exact.setdefault(entity.parts, entity)
        if entity.kind == "person":
            for part in set(entity.parts):
                holders = self.parts.setdefault(part, [])
                if len(holders) < 4 * _CANDIDATES:
                    holders.append(entity)

    def find(self, key: tuple[str, ...], gender: str, token: int) -> Entity | None:
        """Return the entity that a full or shortened name stands for at a token."""
        if not key:
            return None
        exact = self.exact.get(key)
        if exact is not None and (exact.kind != "person" or len(key) > 1):
            return exact
        candidates = self.parts.get(key[-1], [])
        if len(key) > 1:
            candidates = [e for e in candidates if _contains(e.parts, key)]
        if gender != "-":
            candidates = [e for e in candidates if e.gender in (gender, "-")]
        if not candidates:
            return exact
        if len(candidates) == 1:
            return candidates[0]
        surnames = [e for e in candidates if e.parts[-len(key) :] == key]
        pool = surnames or candidates
        if len(pool) == 1:
            return pool[0]
        return max(pool[-_CANDIDATES:], key=lambda e: _prominence(e, token))


def _contains(parts: tuple[str, ...], key: tuple[str, ...]) -> bool:
    n = len(key)
    return any(parts[i : i + n] == key for i in range(len(parts) - n + 1))


def _prominence(entity: Entity, token: int) -> tuple[int, int]:
    """Rank entities of one surname: by how often they were named before, then by nearness."""
    seen = bisect_right(entity.mentions, token)
    last = entity.mentions[seen - 1] if seen else -(10**9)
    return seen, last


@lru_cache(maxsize=1 << 16)
def name_key(word: str) -> str:
    """Return the form under which a word of a name is compared."""
    word = word.lower().replace("’", "'").rstrip(".")
    return word[3:] if word.startswith(("al-", "el-")) and len(word) > 4 else word


def slice_text(text: Text, first: int, last: int) -> str:
    """Return the text of tokens ``first:last`` on one line."""
    if last <= first:
        return ""
    if last == first + 1:
        return text.tokens.words[first]
    return " ".join(
        text.document.text[text.tokens.starts[first] : text.tokens.ends[last - 1]].split()
    )


def looks_finite(word: str) -> bool:
    """Tell whether a word that follows a name looks like its verb."""
    return word in source_words("clause") or word in cue_verbs() or word.endswith("ed")


def looks_like_noun(lower: Sequence[str], following: int) -> bool:
    """Tell whether a word that follows a name looks like a noun: "the Roe campaign"."""
    word = lower[following] if following < len(lower) else "."
    if word in organizations("head"):
        return True
    return (
        word[0].isalpha()
        and word not in never_names("function")
        and word not in cue_verbs()
        and not word.endswith("ed")
    )
