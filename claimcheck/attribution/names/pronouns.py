"""Whom pronouns stand for: scored by gender, number, subject position and nearness.

The candidates are the sources found so far (who spoke last tends to go on speaking)
and the names and groups of the sentences before, as in the later sieves of Muzny et al.
(2017).  A pronoun outside a quotation does not refer to a name that only the quotation
holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from claimcheck.attribution.names.context import (
    MOST_SALIENT,
    PER_SENTENCE,
    Article,
    Referent,
    of_entity,
)
from claimcheck.attribution.names.entities import Entity
from claimcheck.attribution.names.lexicon import (
    documents,
    is_role,
    organizations,
    roles,
    source_words,
)
from claimcheck.values import Attributed

HE_SHE = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_BE = frozenset(("is", "was", "been", "'s"))
IT = frozenset(("it", "its", "itself"))
FIRST_PERSON = frozenset(("i", "me", "my", "mine", "we", "us", "our", "ours", "myself"))
RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))

_SPEAKING = frozenset(("speaking", "talking", "appearing", "writing"))
_ANY_GENDER = frozenset(("spokesperson", "partner"))
"""Single people of whom news says "they" where it does not tell their gender."""

_REACH = 12
"""Sentences looked back at for a person."""
_GROUP_REACH = 5
"""Sentences looked back at for a group or a body."""
_NEAR_NAMES = 3
"""Sentences in which a body may be picked up that has not spoken."""
_SOURCES = 40
"""Sources looked back at."""
_PER_TOKEN = 0.25
"""Within the pronoun's own sentence, where several clauses have subjects."""
_SPOKE = 7.0
_AGREES = 5.0
_QUOTED = 12.0
_MODIFIER = 6.0
_FRONTED = frozenset({"in", "on", "with", "from", "at", "by"})
_OPENING = 60
"""Tokens in the longest phrase that a sentence opens with."""
_PAPER = 8.0
"""More for "it read" when the candidate is a document."""
_LOWEST = float("-inf")
_MUTE = 14.0
"""Less for "they say" when the candidate is a document."""
Scored = tuple[float, Referent | Entity]


def person(
    article: Article,
    a: Attributed,
    token: int,
    gender: str,
    described: Iterable[tuple[float, Referent]] = (),
) -> Referent | None:
    """Find the person whom "he", "she" or a bare role at a token most likely means.

    Args:
        article: The article.
        a: The attribution whose source it is; names in its own content are no candidates.
        token: The pronoun.
        gender: "m", "f" or "-" when the word tells none.
        described: Candidates that are described and not named, with their scores.

    Returns:
        The best candidate before the token, else the first name behind it in its
        sentence ("In his speech, Roe said"), else a name before it that nothing but its
        capital shows to be a person's, else None.
    """
    candidates: list[Scored] = [*_persons_who_spoke(article, token, gender)]
    floor = max((score for score, _ in candidates), default=_LOWEST)
    candidates += _persons_named(article, a, token, gender, floor)
    candidates += ((score, r) for score, r in described if not article.in_content(a, r.token))
    best = _best(candidates) or _person_after(article, token, gender)
    if best is None:
        best = _best(_persons_named(article, a, token, gender, _LOWEST, certain=False))
    return best


def subjects_before(article: Article, token: int, gender: str) -> list[tuple[int, float]]:
    """Return the nouns that show a gender ("a woman") as subjects shortly before a token.

    Each comes with its score as a pronoun's referent.
    """
    here = article.sentence(token)
    nouns = _gendered_nouns(gender)
    found = []
    for distance in range(min(_NEAR_NAMES, here + 1)):
        first = article.sentence_start(here - distance)
        for k in article.text.tokens.among(nouns, first, min(first + 7, token)):
            if article.classes[k][:2] == "NN":
                found.append((k, 4.0 + _AGREES - PER_SENTENCE * distance))
                break
    return found


@cache
def _gendered_nouns(gender: str) -> frozenset[str]:
    return frozenset(noun for noun, role in roles().items() if role.gender == gender)


def _best(candidates: Iterable[Scored]) -> Referent | None:
    best: Scored | None = None
    for candidate in candidates:
        if best is None or candidate[0] > best[0]:
            best = candidate
    if best is None:
        return None
    return of_entity(best[1]) if isinstance(best[1], Entity) else best[1]


def _speakers(article: Article, token: int, reach: int) -> Iterator[tuple[float, Referent]]:
    """Yield the sources so far with their scores, nearest first."""
    here = article.narrated(token)
    quotation = article.quotation(token)
    for s in article.speakers[: -_SOURCES - 1 : -1]:
        distance = here - s.narrated
        if distance > reach:
            return
        score = _SPOKE - PER_SENTENCE * distance
        yield score if s.quotation == quotation else score - _QUOTED, s


def _persons_who_spoke(article: Article, token: int, gender: str) -> Iterator[Scored]:
    for score, s in _speakers(article, token, _REACH):
        # "a council spokeswoman" speaks for a body, and is "she"
        one = s.noun.startswith("spokes") or (s.kind == "unnamed" and is_role(s.noun))
        if s.plural or not (s.kind == "person" or one):
            continue
        known = s.entity.gender if s.entity is not None else s.gender
        if _agrees(gender, known):
            yield score + (_AGREES if known == gender else 0), s


def _persons_named(
    article: Article, a: Attributed, token: int, gender: str, best: float, *, certain: bool = True
) -> Iterator[Scored]:
    """Yield the people named before a token with their scores, nearest first.

    It ends where distance alone leaves a name below the ``best`` so far.
    """
    here = article.narrated(token)
    quotation = article.quotation(token)
    start = article.sentence_start(article.sentence(token))
    opening = _end_of_opening(article, start, _SPEAKING)
    for m in article.mentions_before(token, _REACH):
        if start <= m.start < opening:
            continue  # "Speaking on Radio Arden, she said": not the programme
        if m.start < start:
            away = PER_SENTENCE * (here - article.narrated(m.start))
            if MOST_SALIENT + _AGREES - away <= best:
                return
        e = m.entity
        if e.kind != "person" or (certain and not sure(e)):
            continue
        known = e.gender
        if not _agrees(gender, known) or article.in_content(a, m.start):
            continue
        score = article.salience(m, here)
        if known == gender:
            score += _AGREES
        if m.start >= start:
            score -= _PER_TOKEN * (token - m.last)
        quoted = article.quotation(m.start)
        if quoted not in (-1, quotation):
            score -= _QUOTED
        best = max(best, score)
        yield score, e


def _person_after(article: Article, token: int, gender: str) -> Referent | None:
    if not article.text.sentences:
        return None
    last = min(article.text.sentences[article.sentence(token)].last, token + 60)
    for m in article.mentions.between(token + 1, last):
        if m.entity.kind == "person" and sure(m.entity) and _agrees(gender, m.entity.gender):
            return of_entity(m.entity)
    return None


def _agrees(wanted: str, known: str) -> bool:
    return wanted not in ("m", "f") or known in (wanted, "-")


def _end_of_opening(article: Article, start: int, openers: frozenset[str]) -> int:
    """Return where the phrase ends that a sentence opens with if its first word is an opener."""
    if article.lower[start] not in openers:
        return start
    opening = article.lower[start : start + _OPENING]
    return start + (opening.index(",") if "," in opening else len(opening))


def sure(entity: Entity) -> bool:
    """Tell whether an entity is known to be a person and no stray capitalised word."""
    if entity.certain or entity.heads:
        return True
    return len(entity.parts) == 1 and bool(entity.male or entity.female)


def group(
    article: Article, a: Attributed, token: int, groups: Iterable[tuple[int, Referent]]
) -> Referent | None:
    """Find the people or the body that "they" at a token means.

    Args:
        article: The article.
        a: The attribution whose source it is.
        token: The pronoun.
        groups: Plural descriptions before it, each with its first token.
    """
    here = article.sentence(token)
    quotation = article.quotation(token)
    mute = 0.0 if a.type == "document" else _MUTE
    candidates: list[Scored] = [
        (score + (4 if s.plural else 0) - (mute if s.kind == "document" else 0), s)
        for score, s in _speakers(article, token, _GROUP_REACH)
        if s.plural or s.kind == "organization" or s.noun in _ANY_GENDER
    ]
    for first, referent in groups:
        if article.in_content(a, first):
            continue
        sentence = article.sentence(first)
        score = 2.0 - PER_SENTENCE * (here - sentence)
        score += 4 if first - article.sentence_start(sentence) <= 2 else 0
        score -= _QUOTED if article.quotation(first) != quotation else 0
        candidates.append((score, referent))
    candidates.extend(_bodies(article, a, token, singular=False))
    return _best(candidates)


def _bodies(article: Article, a: Attributed, token: int, *, singular: bool) -> Iterator[Scored]:
    here = article.narrated(token)
    for m in article.mentions_before(token, _NEAR_NAMES):
        e = m.entity
        if (
            e.kind == "person"
            or (e.kind == "place" and not singular)
            or article.in_content(a, m.start)
        ):
            continue
        score = article.salience(m, here)
        if singular and e.name.lower() in source_words("party"):  # "it" is no "Democrats"
            continue
        if article.modifies(m):
            score -= _MODIFIER
        yield score - (4 if e.kind == "place" else 0), e


def impersonal(article: Article, token: int) -> bool:
    """Tell "it is believed" and "it has been reported", in which "it" is nobody."""
    following = article.lower[token + 1 : token + 5]
    return any(
        word in source_words("impersonal") and not _BE.isdisjoint(following[:i])
        for i, word in enumerate(following)
    )


def thing(
    article: Article, a: Attributed, token: int, nouns: Iterable[tuple[int, Referent]]
) -> Referent | None:
    """Find the body or document that "it" or "which" at a token means."""
    here = article.sentence(token)
    quotation = article.quotation(token)
    written = _PAPER if a.type == "document" else 0.0
    candidates: list[Scored] = [
        (score + (written if s.kind == "document" else 0), s)
        for score, s in _speakers(article, token, _GROUP_REACH)
        if not s.plural and s.kind in ("organization", "document")
    ]
    candidates.extend(_bodies(article, a, token, singular=True))
    start = article.sentence_start(here)
    opening = _end_of_opening(article, start, _FRONTED)
    for first, referent in nouns:
        sentence = article.sentence(first)
        if start <= first < opening:
            continue  # "In a statement it said": the statement is the body's
        if article.quotation(first) not in (-1, quotation):
            continue  # "“The report is wrong,” it said"
        score = -1.0 - PER_SENTENCE * (here - sentence)
        score += 4 if first - article.sentence_start(sentence) <= 2 else 0
        score += written if referent.kind == "document" else 0
        candidates.append((score, referent))
    return _best(candidates)


def things_before(article: Article, token: int) -> list[int]:
    """Return the nouns for documents and bodies shortly before a token, nearest first."""
    low = max(article.sentence_start(article.sentence(token) - 1), token - 60)
    nouns = article.text.tokens.among(_things(), low, token)
    return [k for k in reversed(nouns) if article.classes[k][:2] == "NN"]


@cache
def _things() -> frozenset[str]:
    return documents() | organizations("head")
