"""Who and what an article names: one pass over its capitalised words.

The order of decisions is that of the sieves of Lee et al. (2013), "Deterministic
coreference resolution based on entity-centric, precision-ranked rules": exact names
first, then names that contain one another, then single surnames by prominence.
Gender comes from titles, roles, given names and pronouns nearby.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names.entities import (
    Entity,
    EntityKind,
    Index,
    Mention,
    looks_like_noun,
    name_key,
    slice_text,
)
from claimcheck.attribution.names.lexicon import (
    given_names,
    is_role,
    never_names,
    organizations,
    source_words,
)
from claimcheck.attribution.names.roles import appositive, roles_around, vote_by_pronouns
from claimcheck.attribution.names.runs import ORGANIC, Run, is_common_noun, runs, taken_apart
from claimcheck.values import Text

_ARTICLES = frozenset(("a", "an", "the"))
_POSSESSORS = frozenset(("'s", "'"))
# Pronouns behind a name, and how much they speak for a body.
_OWN = {"its": 1, "he": -2, "she": -2, "his": -2, "her": -2, "who": -2}
_TELLING = frozenset({*_OWN, "it"})
_NEAR = 10
"""Tokens behind a name in which such a pronoun is the name's."""
_SURE = 3
_ENDS = frozenset((".", "!", "?", ";"))


_NEVER_NAMES = frozenset({"NNS", "JJ", "RB", "DT", "IN", "PRP", "UH", "WRB", "CC"})
"""What a word that opens a sentence and stands nowhere else in capitals is, when it is no name."""


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
    raws = runs(text)
    index = Index()
    _settle(text, raws)
    raws = [raw for raw in raws if raw.last > raw.first]
    lower = text.tokens.lower
    for raw in raws:
        raw.parts = (
            (name_key(lower[raw.first]),)
            if raw.last == raw.first + 1
            else _parts(lower[raw.first : raw.last], raw.kind)
        )
    _add_full_names(text, raws, index)
    found = _attach(text, raws, index)
    mentions = Mentions(text, found, index)
    roles_around(text, found)
    vote_by_pronouns(text, found)
    return mentions


class _Use:
    """How an article uses a name of which a run does not show what it names."""

    __slots__ = ("articles", "body", "places", "runs")

    def __init__(self) -> None:
        self.runs: list[tuple[int, int]] = []
        """The tokens of each run."""
        self.articles = 0
        """How many more have "the" before them than have not."""
        self.places = 0
        """How many more stand where places do than elsewhere."""
        self.body: int | None = None

    def shows_body(self, text: Text) -> int:
        """Weigh what stands around all the runs; found when it is first asked for."""
        if self.body is None:
            self.body = sum(_shows_body(text, first, last) for first, last in self.runs)
        return self.body


def _settle(text: Text, raws: list[Run]) -> None:
    """Decide the kind of the runs that do not show it, from the whole article."""
    tokens = text.tokens
    lower = tokens.lower
    written = frozenset(tokens.words)
    singles = {name_key(lower[r.first]) for r in raws if not r.initial and r.last == r.first + 1}
    titled = {name_key(lower[r.last - 1]) for r in raws if r.kind == "person"}
    uses: defaultdict[str, _Use] = defaultdict(_Use)
    surnames = set(titled)
    placing = source_words("placing")
    for raw in raws:
        if raw.kind is not None:
            continue
        use = uses[_joined(lower, raw)]
        use.runs.append((raw.first, raw.last))
        if raw.last - raw.first > 1:
            use.articles += 1 if raw.article else -1
            surnames.add(name_key(lower[raw.last - 1]))
        elif not raw.initial:
            if not raw.article:
                use.articles -= 1
            elif not looks_like_noun(lower, raw.last):
                use.articles += 1
        if raw.first > 0:
            use.places += 1 if lower[raw.first - 1] in placing else -1
    told = singles | titled
    for raw in raws:
        kind = raw.kind
        if kind == "person":
            if raw.start == raw.first and _is_company(lower, raw.last):
                raw.kind = "organization"  # "John Deere, the tractor maker,"
                raw.certain = True
        elif raw.last - raw.first == 1 and name_key(lower[raw.first]) in titled:
            if kind == "place" and _acts(text, raw):
                raw.kind = None  # "Paris said", of Jane Paris
            elif kind == "organization" and (
                tokens.words[raw.first].isupper()
                or not (raw.article or _shows_body(text, raw.first, raw.last) > 0)
            ):
                raw.kind = None  # "ROE:" in a transcript; "Bloomberg" for Michael Bloomberg
                raw.initial = False
        if raw.kind is not None:
            continue
        if lower[raw.last : raw.last + 2] == (",", "which"):
            raw.kind = "organization"  # "Southmark, which brokered the truce,"
            continue
        use = uses[_joined(lower, raw)]
        if use.places > 0:
            raw.kind = "place"
            continue
        if raw.last - raw.first == 1:
            word = lower[raw.first]
            # "Partisans say", "Discussing the show, he"
            class_ = text.classes[raw.first]
            common = class_ in _NEVER_NAMES or (class_ == "VBG" and word.endswith("ing"))
            if raw.initial and common and name_key(word) not in told:
                raw.last = raw.first
                continue
            common = (raw.initial or is_role(word)) and (
                (word in written and word[0].islower())
                or is_common_noun(word)
                or (raw.initial and looks_like_noun(lower, raw.last))
            )
            if common and name_key(word) not in told:
                raw.last = raw.first
            elif (
                use.articles > 0
                or (word in organizations("head") and word not in organizations("surname"))
                or (name_key(word) not in surnames and use.shows_body(text) > 0)
            ):
                raw.kind = "organization"
            continue
        surname = name_key(lower[raw.last - 1])
        if use.articles > 0 or (surname not in titled and use.shows_body(text) >= _SURE):
            raw.kind = "organization"
        elif surname in singles or surname in titled or _person_context(text, raw):
            raw.kind = "person"
            raw.certain = True
        elif any(
            (w in written and w[0].islower()) or is_common_noun(w) or w.endswith(ORGANIC)
            for w in lower[raw.first : raw.last]
        ):
            raw.kind = "organization"
        else:
            # People are named in full once and by their surname from then on.
            raw.kind = "organization" if len(use.runs) > 2 else "person"
            raw.certain = raw.last < len(lower) and lower[raw.last] in cue_verbs()


def _joined(lower: Sequence[str], raw: Run) -> str:
    """Return the words of a run as one string."""
    if raw.last - raw.first == 1:
        return lower[raw.first]
    return " ".join(lower[raw.first : raw.last])


def _acts(text: Text, raw: Run) -> bool:
    """Tell a name with a verb of its own from one behind a preposition."""
    lower = text.tokens.lower
    before = lower[raw.first - 1] if raw.first > 0 else ""
    following = lower[raw.last] if raw.last < len(lower) else ""
    return before not in source_words("preposition") and (
        following in cue_verbs() or following == "who"
    )


def _is_company(lower: Sequence[str], k: int) -> bool:
    """Tell whether what stands between commas behind a name calls it a company or an outlet."""
    if k + 1 >= len(lower) or lower[k] != "," or lower[k + 1] not in _ARTICLES:
        return False
    companies = source_words("company") | source_words("media") | source_words("agency")
    end = k + 2
    while end < min(k + 8, len(lower)) and lower[end].isalpha():
        if is_role(lower[end]) or lower[end] in source_words("preposition"):
            return False
        end += 1
    return end > k + 2 and lower[end : end + 1] in ((",",), (".",)) and lower[end - 1] in companies


def _shows_body(text: Text, first: int, last: int) -> int:
    """Weigh what stands around a name for a body (more than 0) or a person (less).

    "the carmaker Holt", "Holt, a software company," and "Holt … its" against
    "Holt … he".
    """
    lower, words = text.tokens.lower, text.tokens.words
    heads = organizations("head")
    before = lower[first - 1] if first > 0 else ""
    if (
        before in heads
        and words[first - 1][0].islower()
        and (first < 2 or lower[first - 2] not in _POSSESSORS)
    ):
        return _SURE
    if lower[last - 1].endswith(_body_endings()):
        return _SURE
    word = words[first]
    if not word.isalpha() and any(map(str.isdigit, word)):
        return _SURE
    k = last
    behind = lower[k : k + _NEAR]
    if len(behind) > 1 and behind[0] == "," and behind[1] in _ARTICLES:
        for i in range(k + 2, min(k + 9, len(lower))):
            if lower[i] in source_words("preposition") or not lower[i][0].isalnum():
                break
            following = lower[i + 1] if i + 1 < len(lower) else ""
            if lower[i] in heads and not following.isalpha() | (following in heads):
                return _SURE
            if is_role(lower[i]):
                return -_SURE
    owned = k + (behind[:1] == ("'s",))
    if owned < len(lower) and lower[owned] in source_words("of-body"):
        return 1
    if _TELLING.isdisjoint(behind):
        return 0
    for i, near in enumerate(behind[: max(len(lower) - 2 - k, 0)], k):
        if near in _ENDS:
            break
        if near in _OWN:
            return _OWN[near]
        if near == "it" and lower[i + 1] in source_words("doing") and lower[i + 2] != "be":
            return 1  # "Holt said it would close the mill"
    return 0


@cache
def _body_endings() -> tuple[str, ...]:
    return tuple(source_words("body-ending"))


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


def _add_full_names(text: Text, raws: list[Run], index: Index) -> None:
    """Make the entities that are named in full, and acronyms that stand behind them.

    People named by just two words come last, when their longer names are known.
    """
    people: dict[tuple[str, str], Entity] = {}
    longer: dict[tuple[str, ...], Entity] = {}
    initials: dict[str, Entity] = {}
    pairs: list[Run] = []
    for raw in raws:
        if raw.kind == "person":
            length = raw.last - raw.first
            if length == 2:
                pairs.append(raw)
            elif length > 2:
                _add_person(text, raw, index, people, longer)
        elif raw.kind is not None and raw.parts not in index.exact:
            _add_body(text, raw, index, initials)
    for raw in pairs:
        _add_person(text, raw, index, people, longer)


def _add_person(
    text: Text,
    raw: Run,
    index: Index,
    people: dict[tuple[str, str], Entity],
    longer: dict[tuple[str, ...], Entity],
) -> None:
    """Make a person named in full, or give one that is known the fuller name.

    Args:
        text: The article.
        raw: The name.
        index: The entities so far.
        people: Those among them who are people, by given name and surname.
        longer: The same by surnames of two words: "Le Pen".
    """
    parts = raw.parts
    if len(parts) < 2:
        return
    name = slice_text(text, raw.first, raw.last)
    known = people.get((parts[0], parts[-1])) or _nicknamed(people, parts)
    if known is None and parts[0] not in given_names():
        known = longer.get(parts)
    if known is None:
        known = Entity(name, parts, "person")
        index.add(known)
        people[parts[0], parts[-1]] = known
        if len(parts) == 3 and parts[0] in given_names():
            longer[parts[1:]] = known
        return
    index.exact.setdefault(parts, known)
    if name != known.name and (
        (len(name) > len(known.name) and "." not in name)
        or len(name.split()) > len(known.name.split())
    ):
        known.name = name


def _add_body(text: Text, raw: Run, index: Index, initials: dict[str, Entity]) -> None:
    """Make an organisation or place, or join it to the one whose acronym or full name it is.

    Args:
        text: The article.
        raw: The name.
        index: The entities so far.
        initials: Those among them with a name of several words, by the first letters of the words.
    """
    assert raw.kind is not None
    words = text.tokens.words
    parts = raw.parts
    entity = Entity(slice_text(text, raw.first, raw.last), parts, raw.kind)
    if len(parts) == 1:
        full = initials.get(parts[0].replace(".", "")) if words[raw.first].isupper() else None
        if full is not None and full.kind == "organization":
            index.exact[parts] = full
            return
    else:
        every = "".join(map(itemgetter(0), words[raw.first : raw.last]))
        letters = "".join(filter(str.isupper, every)).lower()
        if len(letters) > 1:
            every = every.lower()
            initials.setdefault(letters, entity)
            initials.setdefault(every, entity)
            acronym = index.exact.get((letters,)) or index.exact.get((every,))
            if acronym is not None and acronym.kind == "organization":
                acronym.name = entity.name
                index.exact[parts] = acronym
                return
        if _is_trading(parts[-1]):
            index.leads.setdefault(parts[0], entity)
    index.add(entity)


def _is_trading(tail: str) -> bool:
    """Tell the last word of a company that goes by its first: "Foods", "Holdings", "plc"."""
    ends = tail in organizations("tail") or tail in source_words("company-tail")
    return ends and tail not in source_words("members")


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
