"""People and bodies that are named in full, and the acronyms and nicknames they go by."""

from __future__ import annotations

from operator import itemgetter

from claimcheck.attribution.names.entities import Entity, Index, slice_text
from claimcheck.attribution.names.lexicon import given_names, organizations, source_words
from claimcheck.attribution.names.run import Run
from claimcheck.values import Text


def add_full_names(text: Text, raws: list[Run], index: Index) -> None:
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
