"""The lexicons about people, organisations and documents, read once from data files."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from claimcheck.attribution.lexicon import rows, word_kinds, words

IRREGULAR_PLURALS = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "police": "police",
    "media": "media",
    "data": "data",
    "news": "news",
    "analyses": "analysis",
    "alumni": "alumnus",
    "ladies": "lady",
    "attorneys-general": "general",
    "memoranda": "memorandum",
    "chiefs": "chief",
    "ads": "ad",
    "mps": "mp",
}


class Role(Struct, frozen=True):
    """A noun for people: the gender it implies ("m", "f" or "-") and its broader nouns."""

    gender: str
    broader: frozenset[str]


class Title(Struct, frozen=True):
    """A title before a name: the gender it implies and the role it stands for ("" for none)."""

    gender: str
    role: str


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """Return the singular of a lower-case noun, or the noun itself where it has none."""
    known = IRREGULAR_PLURALS.get(word)
    if known is not None:
        return known
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@cache
def given_names() -> dict[str, str]:
    """Return the gender ("m", "f" or "u") that a given name in lower case suggests."""
    found: dict[str, str] = {}
    for gender, names in rows("given_names.txt"):
        for name in names.split():
            found[name] = gender if found.get(name, gender) == gender else "u"
    return found


@cache
def titles() -> dict[str, Title]:
    """Return the titles by their lower-case form."""
    return {t: Title(g, "" if role == "-" else role) for t, g, role in rows("titles.txt")}


@cache
def roles() -> dict[str, Role]:
    """Return the nouns for people by their lower-case singular."""
    return {
        row[0]: Role(row[1], frozenset(row[2].split()) if len(row) > 2 else frozenset())
        for row in rows("roles.txt")
    }


@lru_cache(maxsize=1 << 16)
def is_role(word: str) -> bool:
    """Tell whether a lower-case noun, singular or plural, is one for people by what they do."""
    return word in roles() or singular(word) in roles()


@cache
def _by_kind(name: str) -> dict[str, frozenset[str]]:
    """Return the entries of a data file whose rows are a kind and an entry of it."""
    found: dict[str, list[str]] = {}
    for kind, entry in rows(name):
        found.setdefault(kind, []).append(entry)
    return {kind: frozenset(entries) for kind, entries in found.items()}


@cache
def organizations(kind: str) -> frozenset[str]:
    """Return the lower-case entries of one kind of ``organizations.txt``."""
    return frozenset(map(str.lower, _by_kind("organizations.txt").get(kind, ())))


@cache
def vague(kind: str) -> frozenset[str]:
    """Return the entries of one kind of ``vague_sources.txt``."""
    return _by_kind("vague_sources.txt").get(kind, frozenset())


@cache
def documents() -> frozenset[str]:
    """Return the nouns for documents, in the singular."""
    return words("document_nouns.txt")


@cache
def places() -> dict[str, str]:
    """Return the kind of each country, state, region, city and capital, by lower-case name."""
    found: dict[str, str] = {}
    for kind, name, capital, _ in rows("countries.txt"):
        found[name.lower()] = kind
        if capital != "-":
            found.setdefault(capital.lower(), "capital" if kind == "country" else "city")
    return found


@cache
def state_abbreviations() -> dict[str, str]:
    """Return the states, in lower case, by their short forms in lower case without full stop."""
    return {
        form.lower().rstrip("."): state.lower() for form, state in rows("state_abbreviations.txt")
    }


@cache
def peoples() -> frozenset[str]:
    """Return the adjectives and nouns for the people of places, lower-case, singular."""
    return frozenset(
        name.lower() for row in rows("countries.txt") if row[3] != "-" for name in row[3].split(",")
    )


@cache
def never_names(kind: str) -> frozenset[str]:
    """Return the words of one kind of ``not_names.txt``."""
    return word_kinds("not_names.txt")[kind]


@cache
def source_words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``source_words.txt``."""
    return word_kinds("source_words.txt")[kind]
