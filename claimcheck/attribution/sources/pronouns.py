"""Sources that are one pronoun: the candidates of each kind, and the choice among them.

``claimcheck.attribution.names.pronouns`` scores; here the descriptions are made that a
pronoun may stand for.
"""

from __future__ import annotations

from itertools import pairwise

from claimcheck.attribution.names import pronouns
from claimcheck.attribution.names.context import Article, Referent, of_entity
from claimcheck.attribution.names.descriptions import describe, kind_of
from claimcheck.attribution.names.entities import Entity
from claimcheck.attribution.names.lexicon import (
    documents,
    is_role,
    organizations,
    singular,
    source_words,
    vague,
)
from claimcheck.attribution.sources.names import joint_source
from claimcheck.attribution.sources.phrases import (
    is_affiliated,
    kind_described,
    of_phrase,
    phrase_name,
)
from claimcheck.values import Attributed, SourceKind

_LONGEST_PART = 5  # tokens of "at least two of them"
_SAID_BY_BODY = frozenset(("verb.clause", "verb.quotation", "verb.post"))


def of_pronoun(article: Article, a: Attributed, token: int) -> Referent | None:
    """Resolve a source that is one token; None where it is no pronoun and no label."""
    word = article.lower[token]
    if word in pronouns.HE_SHE:
        gender = pronouns.HE_SHE[word]
        described = _subjects(article, a, token, gender)
        found = pronouns.person(article, a, token, gender, described)
        if found is None:
            return Referent("person", None)
        if found.entity is not None:
            found.entity.vote(gender, 1)
        else:
            found.gender = gender
        return found
    if word in pronouns.THEY:
        return _they(article, a, token)
    if word in pronouns.IT:
        if pronouns.impersonal(article, token):
            return Referent("vague", None)
        return _thing(article, a, token)
    if word in pronouns.RELATIVE and article.words[token].islower():
        return _relative(article, a, token)
    if word in vague("impersonal"):
        return Referent("vague", None)
    if word in ("q", "a") and article.words[token].isupper():  # the labels of an interview
        answers = _interviewed(article, token) if word == "a" else None
        return answers or Referent("unnamed", article.words[token])
    return None


def _interviewed(article: Article, token: int) -> Referent | None:
    """Find who answers: the person named most before the first question, or in it all."""
    if article.answering is None:
        labels = (k for k, w in enumerate(article.words) if w in ("Q", "A"))
        first = next((k for k in labels if article.lower[k + 1 : k + 2] in ((":",), (".",))), token)
        counted: dict[int, int] = {}
        people: dict[int, Entity] = {}
        for m in article.mentions.between(0, first) or article.mentions.all:
            if m.entity.kind == "person" and pronouns.sure(m.entity):
                people[id(m.entity)] = m.entity
                counted[id(m.entity)] = counted.get(id(m.entity), 0) + 1
        most = max(counted, key=lambda key: counted[key], default=None)
        article.answering = [people[most]] if most is not None else []
    return of_entity(article.answering[0]) if article.answering else None


def _subjects(
    article: Article, a: Attributed, token: int, gender: str
) -> list[tuple[float, Referent]]:
    """Describe the unnamed men or women whom a pronoun may mean."""
    found = []
    for k, score in pronouns.subjects_before(article, token, gender):
        first = article.phrase_start(k)
        d = describe(article.text, first, k + 1)
        if article.mentions.between(k + 1, k + 3):
            continue
        speaks = kind_described(article, d) == "organization"  # "a council spokeswoman"
        kind: SourceKind = "organization" if speaks else "unnamed"
        referent = Referent(kind, phrase_name(article, a, d), noun=d.noun)
        referent.token = first
        found.append((score, referent))
    return found


def _they(article: Article, a: Attributed, token: int) -> Referent:
    if article.lower[token - 1 : token] == ("as",) and article.lower[token + 2 : token + 3] == (
        ",",
    ):
        return Referent("vague", None, plural=True)  # "as they say,"
    groups = []
    for k in article.groups_before(token):
        first = article.phrase_start(k)
        d = describe(article.text, first, k + 1)
        kind = kind_of(article.text, d, affiliated=is_affiliated(article, d))
        groups.append((first, Referent(kind, phrase_name(article, a, d), plural=True, noun=d.noun)))
    groups.extend(_pairs_before(article, token))
    found = pronouns.group(article, a, token, groups)
    if found is None:
        return Referent("vague", None, plural=True)
    return Referent(
        found.kind, found.name, found.role, entity=found.entity, plural=True, noun=found.noun
    )


def of_part(article: Article, a: Attributed, first: int, last: int) -> Referent | None:
    """Resolve "one of them" and "some of them": whoever "they" are, a part of them speaks."""
    part = last - first <= _LONGEST_PART and article.lower[last - 1] == "them"
    if not part or article.lower[last - 2] != "of":
        return None
    group = _they(article, a, last - 1)
    if group.name is None or group.kind == "organization":
        return None
    return Referent(group.kind, group.name, group.role, noun=group.noun)


def _pairs_before(article: Article, token: int) -> list[tuple[int, Referent]]:
    """Return "Roe and Doe" in the sentences before a token as groups."""
    near = article.mentions_before(token, 1)
    return [
        (first.start, joint_source(first, [second]))
        for second, first in pairwise(near)
        if article.lower[first.last : second.start] == ("and",) and first.entity.kind == "person"
    ]


def _thing(article: Article, a: Attributed, token: int) -> Referent:
    nouns = []
    for k in pronouns.things_before(article, token):
        first = article.phrase_start(k)
        d = describe(article.text, first, k + 1)
        kind = kind_of(article.text, d, affiliated=is_affiliated(article, d))
        nouns.append((first, Referent(kind, phrase_name(article, a, d), noun=d.noun)))
    found = pronouns.thing(article, a, token, nouns)
    if found is None and a.lemma in source_words("body-says") and a.rule in _SAID_BY_BODY:
        return Referent("organization", None)  # "It says", of a body the nouns do not give away
    return found or Referent("vague", None)


def _named_before(article: Article, end: int, *, personal: bool) -> Entity | None:
    """Return what is named right before a token: Roe in "Senator Roe of Ohio, who"."""
    found: Entity | None = None
    while True:
        m = article.mentions.ending_at(end)
        if m is None:
            return found
        if not personal or (m.entity.kind == "person" and pronouns.sure(m.entity)):
            return m.entity
        if m.entity.kind == "person":
            found = found or m.entity
        if m.start == 0:
            return found
        end = m.start - (article.lower[m.start - 1] == "the")
        if article.lower[end - 1] not in source_words("preposition"):
            return found
        end -= 1


def _relative(article: Article, a: Attributed, token: int) -> Referent:
    """Find the noun phrase that "who", "which" or "that" belongs to."""
    lower = article.lower
    start = article.sentence_start(article.sentence(token))
    low = max(start, token - 16)
    k = token - 1
    while k > low and lower[k] in source_words("before-relative"):
        k -= 1
    if lower[k] == ")":
        k = next((j - 1 for j in range(k, low, -1) if lower[j] == "("), k)
    personal = lower[token] in ("who", "whom", "whose")
    named = _named_before(article, k + 1, personal=personal)
    if named is not None:
        return of_entity(named)
    for j in range(k, low - 1, -1):
        word = lower[j]
        if not word[0].isalnum():
            break
        fits = (
            (is_role(word) or singular(word) in vague("nobody") or word in vague("quantifier"))
            if personal
            else (singular(word) in documents() or singular(word) in organizations("head"))
        )
        if fits and article.classes[j][:2] != "VB":
            first = article.phrase_start(j)
            lead = first
            while personal and lead - 2 > low and lower[lead - 1] in source_words("preposition"):
                lead = article.phrase_start(lead - 2)
            apposed = article.mentions.ending_at(lead - 1) if lower[lead - 1] == "," else None
            if personal and apposed is not None and apposed.entity.kind == "person":
                return of_entity(apposed.entity)
            end = k + 1 if lower[j + 1] in source_words("preposition") else j + 1
            return of_phrase(article, a, first, max(end, j + 1))
    if k >= 0 and article.classes[k] in ("NN", "NNS", "CD"):
        return of_phrase(article, a, article.phrase_start(k), k + 1)
    if personal:
        found = pronouns.person(article, a, token, "-")
        return found if found is not None else Referent("person", None)
    return _thing(article, a, token)
