"""Who and what an article names: one pass over its capitalised words.

The order of decisions is that of the sieves of Lee et al. (2013), "Deterministic
coreference resolution based on entity-centric, precision-ranked rules": exact names
first, then names that contain one another, then single surnames by prominence.
Gender comes from titles, roles, given names and pronouns nearby.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names_entities import (
    Entity,
    EntityKind,
    Index,
    Mention,
    looks_like_noun,
    name_key,
    slice_text,
)
from claimcheck.attribution.names_lexicon import (
    given_names,
    is_role,
    never_names,
    source_words,
)
from claimcheck.attribution.names_roles import appositive, roles_around, vote_by_pronouns
from claimcheck.attribution.names_runs import ORGANIC, Run, is_common_noun, runs, taken_apart
from claimcheck.values import Text


class Mentions:
    """All names of an article, in order, and the ways into them."""

    def __init__(self, text: Text, found: list[Mention], index: Index) -> None:
        self._text = text
        self._index = index
        self.all = found
        self._starts = [m.start for m in found]

    def between(self, first: int, last: int) -> list[Mention]:
        """Return the mentions that begin at tokens ``first:last``, titles included."""
        return self.all[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

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
        raws = taken_apart(self._text, first, last, initial=False)
        if not raws or raws[-1].kind is None or raws[-1].last != last:
            return None
        raw = raws[-1]
        words = tokens.words[raw.first : raw.last]
        parts = _person_parts(words) if raw.kind == "person" else tuple(map(name_key, words))
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
    raws = list(runs(text))
    lowered = _common_words(text)
    index = Index()
    _settle(text, raws, lowered)
    _add_full_names(text, raws, index)
    found = _attach(text, raws, index)
    mentions = Mentions(text, found, index)
    roles_around(text, found)
    vote_by_pronouns(text, found)
    return mentions


def _common_words(text: Text) -> frozenset[str]:
    """Return the words that the article writes in lower case."""
    return frozenset(w for w in set(text.tokens.words) if w[0].islower())


def _settle(text: Text, raws: list[Run], lowered: frozenset[str]) -> None:
    """Decide the kind of the runs that do not show it, from the whole article."""
    tokens = text.tokens
    lower = tokens.lower
    singles = {name_key(lower[r.first]) for r in raws if r.last - r.first == 1 and not r.initial}
    titled = {name_key(lower[r.last - 1]) for r in raws if r.kind == "person"}
    with_article: dict[str, int] = {}
    full: dict[str, int] = {}
    located: dict[str, int] = {}
    for raw in raws:
        if raw.kind is None and raw.last - raw.first == 1 and not raw.initial:
            name = lower[raw.first]
            modifies = raw.article and looks_like_noun(lower, raw.last)
            with_article[name] = with_article.get(name, 0) + (
                0 if modifies else 1 if raw.article else -1
            )
        elif raw.kind is None and raw.last - raw.first > 1:
            name = " ".join(lower[raw.first : raw.last])
            with_article[name] = with_article.get(name, 0) + (1 if raw.article else -1)
            full[name] = full.get(name, 0) + 1
        if raw.kind is None and raw.first > 0:
            name = " ".join(lower[raw.first : raw.last])
            near = lower[raw.first - 1] in source_words("placing")
            located[name] = located.get(name, 0) + (1 if near else -1)
    for raw in raws:
        if (
            raw.kind == "organization"
            and raw.last - raw.first == 1
            and tokens.words[raw.first].isupper()
            and name_key(lower[raw.first]) in titled
        ):
            raw.kind = None  # "ROE:" in a transcript
            raw.initial = False
        if raw.kind is not None:
            continue
        if located.get(" ".join(lower[raw.first : raw.last]), 0) > 0:
            raw.kind = "place"
            continue
        if raw.last - raw.first == 1:
            word = lower[raw.first]
            common = word in lowered or is_common_noun(word)
            common = common or (raw.initial and looks_like_noun(lower, raw.last))
            if (raw.initial or is_role(word)) and common and name_key(word) not in singles | titled:
                raw.last = raw.first
            elif with_article.get(word, 0) > 0:
                raw.kind = "organization"
            continue
        name = " ".join(lower[raw.first : raw.last])
        surname = name_key(lower[raw.last - 1])
        if with_article[name] > 0:
            raw.kind = "organization"
        elif surname in singles or surname in titled or _person_context(text, raw):
            raw.kind = "person"
            raw.certain = True
        elif any(
            w in lowered or is_common_noun(w) or w.endswith(ORGANIC)
            for w in lower[raw.first : raw.last]
        ):
            raw.kind = "organization"
        else:
            # People are named in full once and by their surname from then on.
            raw.kind = "organization" if full[name] > 2 else "person"
            raw.certain = raw.last < len(lower) and lower[raw.last] in cue_verbs()


def _person_context(text: Text, raw: Run) -> bool:
    """Tell whether what follows a name shows a person: an age, "who", a role."""
    lower = text.tokens.lower
    i = raw.last
    if i >= len(lower):
        return False
    if lower[i] in ("who", "himself", "herself"):
        return True
    if lower[i] == "," and i + 1 < len(lower):
        if lower[i + 1] == "who" or lower[i + 1].isdigit():
            return True
        return appositive(text, i + 1) is not None
    return raw.first > 0 and is_role(lower[raw.first - 1])


def _person_parts(words: Sequence[str]) -> tuple[str, ...]:
    """Return the comparable parts of a person's name: no initials, no suffix."""
    suffixes = never_names("suffix")
    parts = [name_key(w) for w in words if w.lower() not in suffixes] or [name_key(words[0])]
    kept = [p for i, p in enumerate(parts) if len(p) > 1 or (i == 0 and len(parts) == 1)]
    return tuple(kept or parts)


def _add_full_names(text: Text, raws: list[Run], index: Index) -> None:
    """Make the entities that are named in full, and acronyms that stand behind them."""
    words = text.tokens.words
    by_ends: dict[tuple[str, str], Entity] = {}
    initials: dict[str, Entity] = {}
    for raw in raws:
        tokens = words[raw.first : raw.last]
        if raw.kind == "person" and raw.last - raw.first > 1:
            parts = _person_parts(tokens)
            if len(parts) < 2:
                continue
            known = by_ends.get((parts[0], parts[-1])) or _nicknamed(by_ends, parts)
            if known is None:
                known = Entity(slice_text(text, raw.first, raw.last), parts, "person")
                index.add(known)
                by_ends[parts[0], parts[-1]] = known
            else:
                name = slice_text(text, raw.first, raw.last)
                index.exact.setdefault(parts, known)
                if (len(name) > len(known.name) and "." not in name) or len(name.split()) > len(
                    known.name.split()
                ):
                    known.name = name
        elif raw.kind in ("organization", "place", "document") and raw.last > raw.first:
            parts = tuple(name_key(w) for w in tokens)
            if not parts or parts in index.exact:
                continue
            entity = Entity(slice_text(text, raw.first, raw.last), parts, raw.kind)
            letters = "".join(w[0] for w in tokens if w[0].isupper()).lower()
            every = "".join(w[0] for w in tokens).lower()
            if raw.last - raw.first == 1 and tokens[0].isupper():
                full = initials.get(parts[0].replace(".", ""))
                if full is not None and full.kind == "organization":
                    index.exact[parts] = full
                    continue
            elif len(letters) > 1:
                initials.setdefault(letters, entity)
                initials.setdefault(every, entity)
                acronym = index.exact.get((letters,)) or index.exact.get((every,))
                if acronym is not None and acronym.kind == "organization":
                    acronym.name = entity.name
                    index.exact[parts] = acronym
                    continue
            index.add(entity)


def _nicknamed(by_ends: dict[tuple[str, str], Entity], parts: tuple[str, ...]) -> Entity | None:
    """Return a person of the same surname whose given name is shortened or lengthened here."""
    given, surname = parts[0], parts[-1]
    for length in range(3, min(len(given), 12)):
        known = by_ends.get((given[:length], surname))
        if known is not None:
            return known
    return None


def _attach(text: Text, raws: list[Run], index: Index) -> list[Mention]:
    """Give every run its entity, in the order of the text."""
    tokens = text.tokens
    found: list[Mention] = []
    for raw in raws:
        if raw.last <= raw.first:
            continue
        names = tokens.words[raw.first : raw.last]
        key = _person_parts(names)
        gender = raw.gender if raw.gender in ("m", "f") else "-"
        if raw.kind in ("organization", "place", "document"):
            key = tuple(name_key(w) for w in names)
        entity = None
        if raw.article and len(key) == 1:
            entity = index.tails.get(key[0])  # "the Times" for the Springfield Times
        if entity is None:
            entity = index.find(key, gender, raw.first)
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
            entity.vote(
                given_names().get(entity.parts[0], "-") if len(entity.parts) > 1 else "-", 2
            )
            entity.vote(raw.gender, 10 if raw.start < raw.first else 0)
            if raw.role is not None:
                entity.add_role(*raw.role)
        elif entity.kind == "organization" and len(entity.parts) > 1:
            index.tails[entity.parts[-1]] = entity
        entity.mentions.append(raw.first)
        found.append(Mention(raw.start, raw.first, raw.last, entity))
    return found
