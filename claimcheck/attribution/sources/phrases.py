"""Sources that are phrases: named in it, named elsewhere by the role, or only described."""

from __future__ import annotations

from functools import cache

from claimcheck.attribution.names import pronouns
from claimcheck.attribution.names.context import (
    DETERMINERS,
    POSSESSIVE_MARKS,
    Article,
    Referent,
    of_entity,
)
from claimcheck.attribution.names.descriptions import Description, describe, kind_of
from claimcheck.attribution.names.entities import slice_text
from claimcheck.attribution.names.lexicon import (
    documents,
    is_role,
    never_names,
    organizations,
    peoples,
    singular,
    source_words,
    vague,
)
from claimcheck.attribution.sources.holders import (
    body_called,
    called_by_age,
    holder_of,
    holders_of,
    owned,
)
from claimcheck.attribution.sources.names import including, named_in, unlisted
from claimcheck.values import Attributed, SourceKind

_OF_A_GROUP = frozenset(("one", "another", "both"))
_TO_SOMEBODY = frozenset((("to", "him"), ("to", "her")))
_BARE = 2  # tokens of "the figures"
_PAPERS = 12  # speakers back to the paper that "the report" is
_SPOKES = "spokes"  # spokesman, spokeswoman, spokesperson
_POINTED_AT = 2  # speakers and sentences back to the group that "one" and "another" are of


@cache
def _proper() -> tuple[frozenset[str], ...]:
    """Return the lexicons of words that have a capital wherever they stand."""
    return peoples(), never_names("adjective"), source_words("party")


@cache
def _common() -> tuple[frozenset[str], ...]:
    """Return the lexicons of words that have a capital only at the start of a sentence."""
    return (
        never_names("function"),
        never_names("lead"),
        *map(vague, ("quantifier", "qualifier", "nobody", "expert", "cause")),
        documents(),
    )


def of_phrase(article: Article, a: Attributed, first: int, last: int) -> Referent:
    """Resolve a source of the tokens ``first:last``: by the name in it, else as a description."""
    named = named_in(article, first, last) or including(article, first, last)
    if named is not None:
        return named
    if article.words[first][0].isupper() and article.lower[first] not in source_words("party"):
        named = unlisted(article, first, last)
        if named is not None:
            return named
    return _described(article, a, describe(article.text, first, last))


def _described(article: Article, a: Attributed, d: Description) -> Referent:
    kind = kind_described(article, d)
    if d.noun in source_words("utterance"):
        author = _author(article, a, d)
        if author is not None:
            return author
    rough = kind == "document" and d.noun in source_words("rough")
    if rough and article.lower[d.first] in vague("quantifier"):
        kind = "vague"  # "according to some estimates"
    group = _group_of(article, d) if kind == "vague" else None
    if group is not None:
        return Referent("unnamed", group.name, noun=group.noun)
    if d.joined and kind != "organization":
        kind = _strongest(article, d, kind)
    elif d.plural and d.definite and is_role(article.lower[d.head]):
        holders = holders_of(article, d)
        if holders is not None:
            return holders
    single = not (d.plural or d.counted or (d.joined and _two(article, d)))
    if single and d.definite and kind == "unnamed":
        person = called_by_age(article, d)
        if person is not None:
            return person
    if is_role(article.lower[d.head]) and single and kind != "vague":
        holder = holder_of(article, d)
        if holder is not None:
            return holder
    if kind == "document":
        paper = _cited_before(article, d)
        if paper is not None:
            return paper
    if kind == "organization" and d.noun in organizations("head"):
        body = body_called(article, d)
        if body is not None:
            return body
    return Referent(kind, phrase_name(article, a, d), plural=d.plural, noun=d.noun)


def _cited_before(article: Article, d: Description) -> Referent | None:
    """Find the paper that "the figures" are, where "figures obtained by the Herald" were cited."""
    if not d.definite or d.end - d.first > _BARE or d.joined:
        return None
    for s in article.speakers[: -_PAPERS - 1 : -1]:
        if s.kind == "document" and s.noun == d.noun and s.plural == d.plural:
            return s if s.entity is None and " " in (s.name or "") else None
    return None


def _group_of(article: Article, d: Description) -> Referent | None:
    """Find whom "One said" and "Another said" are of: a group, or one of it, that just spoke."""
    if d.end - d.first > 1 or article.lower[d.first] not in _OF_A_GROUP:
        return None
    here = article.narrated(d.first)
    for s in article.speakers[: -_POINTED_AT - 1 : -1]:
        near = here - s.narrated <= _POINTED_AT
        if near and s.kind == "unnamed" and (s.plural or article.lower[d.first] == "another"):
            return s
    return None


def phrase_name(article: Article, a: Attributed, d: Description) -> str:
    """Return a description as a name: on one line, without a relative clause."""
    first, end = d.first, d.end
    if end - first > 1 and article.lower[end - 1] in POSSESSIVE_MARKS:
        end -= 1
    word = article.lower[first]
    candidate = _candidate(article, d)
    if candidate is not None:
        return owned(article, candidate, slice_text(article.text, d.head, d.head + 1).lower())
    if word in ("his", "her") and end > first + 1:
        owner = pronouns.person(article, a, first, pronouns.HE_SHE[word])
        if owner is not None and owner.name is not None:
            return owned(article, owner.name, slice_text(article.text, first + 1, end))
    name = slice_text(article.text, first, end)
    if _capital_by_place(article, first):
        name = name[:1].lower() + name[1:]
    return name


def kind_described(article: Article, d: Description) -> SourceKind:
    """Return the kind of source that a description without a name makes."""
    bodied = _bodied(article, d)
    return kind_of(article.text, d, affiliated=bodied or _placed(article, d), bodied=bodied)


def is_affiliated(article: Article, d: Description) -> bool:
    """Tell whether a description names an institution, a place or a person."""
    return _bodied(article, d) or _placed(article, d)


def _bodied(article: Article, d: Description) -> bool:
    """Tell "a spokesman for the ministry" from "a spokesman for Mr. Roe"."""
    words = article.lower[d.first : d.head] + article.lower[d.head + 1 : d.end]
    if not organizations("head").isdisjoint(map(singular, words)):
        return True
    if not organizations("public").isdisjoint(words):
        return True
    named = article.mentions.between(d.first, d.end)
    if not named:
        return False
    # "a spokeswoman for Harbour Lane", of which nothing says that it is somebody's name
    speaks = d.noun.startswith(_SPOKES) and not pronouns.sure(named[0].entity)
    return speaks or named[0].entity.kind != "person"


def _placed(article: Article, d: Description) -> bool:
    """Tell whether a description names a place or a person, or belongs to a body nearby."""
    if article.mentions.between(d.first, d.end):
        return True
    if article.lower[d.end - 2 : d.end] in _TO_SOMEBODY:
        return True  # "a source close to him"
    before = article.lower[d.first : d.head]
    field = source_words("field") if d.noun in vague("expert") else frozenset[str]()
    if not peoples().isdisjoint(map(singular, before)):
        return True
    if any(w in never_names("adjective") and w not in field for w in before):
        return True
    if any(w[0].isupper() for w in article.words[d.first + 1 : d.end]):
        return True
    if d.noun not in source_words("near-body"):
        return False
    near = article.mentions_before(d.first, 1)
    return any(m.entity.kind in ("organization", "place") for m in near)


def _two(article: Article, d: Description) -> bool:
    """Tell "the senator and the mayor" from "the delegate and activist"."""
    return any(
        article.lower[k] == "and" and article.lower[k + 1] in DETERMINERS
        for k in range(d.first, d.end - 1)
    )


def _strongest(article: Article, d: Description, kind: SourceKind) -> SourceKind:
    """Return the kind of "the Roe campaign and some experts": that of the surest part."""
    joint = next((k for k in range(d.first + 1, d.end - 1) if article.lower[k] == "and"), d.end)
    before = range(d.first, joint)
    if joint == d.end or any(article.lower[k] in source_words("preposition") for k in before):
        return kind
    part = describe(article.text, d.first, joint)
    body = any(
        m.entity.kind == "organization"
        and m.last == joint
        and m.entity.name.lower() not in source_words("party")
        for m in article.mentions.between(d.first, joint)
    )
    group = part.noun in organizations("head") and not is_role(article.lower[part.head])
    return "organization" if body or (group and part.head == joint - 1) else kind


def _author(article: Article, a: Attributed, d: Description) -> Referent | None:
    """Find who speaks in "Roe's statement" and "her remarks"."""
    word = article.lower[d.first]
    if word in pronouns.HE_SHE and d.head > d.first:
        return pronouns.person(article, a, d.first, pronouns.HE_SHE[word])
    for m in article.mentions.between(d.first, d.head):
        if m.entity.kind == "person" and article.lower[m.last] in POSSESSIVE_MARKS:
            told = article.lower[m.last + 1 : d.head]
            return None if set(told) & source_words("form") else of_entity(m.entity)
    return None


def _candidate(article: Article, d: Description) -> str | None:
    """Return whose campaign it is in "the Roe campaign" and "Roe's campaign"."""
    if d.noun != "campaign" or d.plural or d.end != d.head + 1:
        return None
    start = d.first + (article.lower[d.first] == "the")
    stop = d.head - (article.lower[d.head - 1] in POSSESSIVE_MARKS)
    m = next(iter(article.mentions.between(start, stop)), None)
    exact = m is not None and m.start == start and m.last == stop
    return m.entity.name if m is not None and exact and m.entity.kind == "person" else None


def _capital_by_place(article: Article, token: int) -> bool:
    """Tell whether a word has its capital only from opening a sentence."""
    word = article.lower[token]
    if not article.opens_sentence(token) or article.mentions.between(token, token + 1):
        return False
    if article.words[token].isupper() and word != "a":
        return False
    if any(form in names for form in (word, singular(word)) for names in _proper()):
        return False
    if any(form in words for form in (word, singular(word)) for words in _common()):
        return True
    return is_role(word) or article.classes[token] not in ("NNP", "NNPS")
