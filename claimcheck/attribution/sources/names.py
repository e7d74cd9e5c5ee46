"""The name in a source that is a phrase: what the phrase is about, if it names anyone.

"Roe and Doe" are one source of two names; "the minister, John Doe," and "John Doe, the
minister," are their person's; "supporters of John Doe" and "the Doe campaign" are not his.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.attribution.names import pronouns
from claimcheck.attribution.names.context import (
    DETERMINERS,
    POSSESSIVE_MARKS,
    Article,
    Referent,
    of_entity,
)
from claimcheck.attribution.names.descriptions import BREAKS, describe, first_break
from claimcheck.attribution.names.entities import Entity, Mention, slice_text
from claimcheck.attribution.names.lexicon import (
    documents,
    is_role,
    never_names,
    organizations,
    peoples,
    roles,
    singular,
    source_words,
    vague,
)
from claimcheck.values import Attributed, SourceKind

_JOINTS = frozenset(("and", "&", "or"))
_NAMING = frozenset(("including", "notably"))
_APPOSITION = 40
"""Tokens between a name and the end of what is said of it."""
_LOOK_BEFORE = 80
"""Tokens before a source in which the number it is a part of may begin."""


@cache
def _listed_nouns() -> tuple[frozenset[str], ...]:
    """Return the lexicons of nouns of which none is a name, in the singular."""
    return (*map(vague, ("nobody", "expert", "cause")), peoples(), documents())


def named_in(article: Article, first: int, last: int) -> Referent | None:
    """Find the name that the phrase is about, if it is about one."""
    inside = article.mentions.between(first, last)
    if not inside:
        return None
    if inside[0].start == first and inside[0].last == last:  # nothing but a name
        entity = inside[0].entity
        return None if entity.name.lower() in source_words("party") else of_entity(entity)
    end = _main_end(article, first, last, inside)
    heads = [m for m in inside if m.last <= end and _is_head(article, m, first, end)]
    if not heads:
        return _apposed(article, first, end, last, inside)
    head = heads[0]
    if head.entity.kind != "person":
        # "Blue Radio and former anchor Jane Roe" is about Jane Roe.
        head = next((m for m in heads if m.entity.kind == "person" and m.last >= end), head)
    if head is heads[0] and _second_of_two(article, head, first, inside):
        return None
    others = _coordinated(article, head, inside, last)
    if others:
        return joint_source(head, others)
    if head.entity.name.lower() in source_words("party"):
        return None
    if head.entity.kind != "person" and any(w in _JOINTS for w in article.lower[head.last : end]):
        return None
    return of_entity(head.entity)


def continued(article: Article, first: int, last: int) -> Referent | None:
    """Read what a source that was cut short goes with, on its right and on its left.

    "The minister for ports | , Jane Roe, said" and "four in ten | bakers say".
    """
    lower = article.lower
    k = first - 1
    while k > max(1, first - _LOOK_BEFORE) and article.classes[k] in (
        "JJ",
        "JJR",
        "DT",
        "VBN",
    ):
        k -= 1
    if k > 0 and lower[k] in ("of", "in"):
        d = describe(article.text, k - 1, last)
        if d.share:
            begin = k - 1 - (k > 1 and lower[k - 2][0].isdigit())
            return Referent("document", slice_text(article.text, begin, last), plural=True)
    if last + 1 >= len(lower) or lower[last] != ",":
        return None
    d = describe(article.text, first, last)
    if d.counted or d.plural or not is_role(lower[d.head]):
        return None
    ahead = article.mentions.between(last + 1, last + 8)
    name = ahead[0] if ahead else None
    if name is None or name.entity.kind != "person" or lower[name.last : name.last + 1] == ("and",):
        return None
    return _apposed(article, first, last, name.last, [name])


def apposed_to(article: Article, a: Attributed, first: int, last: int) -> Referent | None:
    """Find Jane Roe behind the last words of "Jane Roe, a clerk at the mill in Larne, said".

    The words must stand between commas, the name at the beginning of its clause.
    """
    cue = article.text.tokens.at(a.cue.start) if a.cue is not None else -1
    if not (last <= cue <= last + 2 and article.lower[last] == ","):
        return None
    start = article.sentence_start(article.sentence(first))
    low = max(start, first - _APPOSITION)
    seen = ""
    for k in range(first - 1, low, -1):
        if article.lower[k] in ("who", "which", "whose", "that"):
            seen = ""
        elif article.classes[k] in ("VBD", "VBZ", "VBP", "MD"):
            seen = seen or article.lower[k]
        m = article.mentions.ending_at(k) if article.lower[k] == "," else None
        if m is None or m.entity.kind != "person" or not pronouns.sure(m.entity):
            continue
        opens = m.start == start or not article.words[m.start - 1][0].isalnum()
        apposed = article.lower[k + 1] not in ("and", "or", "but")
        return of_entity(m.entity) if opens and apposed and not seen else None
    return None


def including(article: Article, first: int, last: int) -> Referent | None:
    """Read "officials, including Jane Roe and John Doe,": the named ones are the source."""
    for k in article.text.tokens.among(_NAMING, first + 1, last - 1):
        if not article.words[k - 1][0].isalnum():
            inside = article.mentions.between(k + 1, last)
            head = next((m for m in inside if m.entity.kind == "person"), None)
            if head is None or not _titled(article, k + 1, head):
                return None
            others = _coordinated(article, head, inside, last)
            return joint_source(head, others) if others else of_entity(head.entity)
    return None


def unlisted(article: Article, first: int, last: int) -> Referent | None:
    """Take a capitalised phrase that was not listed as a name for what it looks like."""
    end = first
    while end < last and (
        article.words[end][0].isupper() or article.lower[end] in never_names("joint")
    ):
        end += 1
    if end < last and article.lower[end] not in BREAKS:
        return None
    entity = article.mentions.read(first, end)
    if entity is not None:
        return of_entity(entity)
    words = article.lower[first:end]
    if any(
        is_role(w) or w in never_names("function") or w in never_names("calendar") for w in words
    ):
        return None
    if any(
        w in vague("quantifier")
        or w in never_names("adjective")
        or singular(w.split("-")[0]) in peoples()
        or w in source_words("share")
        or any(singular(w) in nouns for nouns in _listed_nouns())
        for w in words
    ):
        return None
    if words[-1] in organizations("tail"):
        return Referent("organization", slice_text(article.text, first, end))
    if singular(words[-1]) in organizations("head") or _common_plural(article, first, end):
        return None
    name = slice_text(article.text, first, end)
    return Referent("person", name, entity=Entity(name, words, "person"))


def joint_source(head: Mention, others: Sequence[Mention]) -> Referent:
    """Return "Roe, Doe and Poe" as one source of the kind of the first."""
    names = list(dict.fromkeys([head.entity.name, *(m.entity.name for m in others)]))
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    kind: SourceKind = "person" if head.entity.kind == "person" else "organization"
    return Referent(kind, name, plural=True)


def _main_end(article: Article, first: int, last: int, inside: Sequence[Mention]) -> int:
    """Return the token at which the phrase stops naming and begins to describe."""
    k = first
    for start, behind in (*((m.start, m.last) for m in inside), (last, last)):
        end = first_break(article.text, max(k, first + 1), start)
        if end < start:
            return end
        k = behind
    return last


def _is_head(article: Article, m: Mention, first: int, end: int) -> bool:
    """Tell whether a name is what the phrase is about, not part of a description."""
    lower = article.lower
    before = range(_last_description(article, first, m.start), m.start)
    if any(lower[k] in source_words("preposition") for k in before):
        return _office_before(article, before, m, end)
    if m.start > first and m.last == m.first + 1 and _is_common(article, m, first):
        return False
    # "the group backing Jane Roe" is no name; nor is "the report Jane Roe".
    if m.start > first:
        adjacent = lower[m.start - 1]
        verb = (
            article.classes[m.start - 1][:2] == "VB"
            and adjacent.isalpha()
            and article.words[m.start - 1].islower()
        )
        if verb and not is_role(adjacent):
            return False
        nouns = [k for k in before if _heads_phrases(lower[k])]
        titled = m.start < m.first or any(is_role(lower[k]) for k in before)
        # "district collector Jane Roe": an agent noun that no list has
        agent = adjacent.endswith(tuple(source_words("titled-ending")))
        titled = titled or (agent and not _heads_phrases(adjacent))
        owned = adjacent in POSSESSIVE_MARKS  # "the Post's Jane Roe"
        if nouns and not (titled or owned) and m.entity.kind == "person":
            return False
    if m.last >= end:
        return True
    following = lower[m.last]
    if (lower[m.start - 1] == "/" and m.start > first) or singular(following) in documents():
        return False
    if following in POSSESSIVE_MARKS:
        return m.last + 1 >= end
    return (
        following in source_words("preposition")
        or following in _JOINTS
        or following in never_names("suffix")
        or (following in never_names("function") and article.words[m.last].islower())
    )


def _office_before(article: Article, before: range, m: Mention, end: int) -> bool:
    """Tell "chief of staff Jane Roe" from "supporters of Jane Roe"."""
    lower = article.lower
    joints = [k for k in before if lower[k] in source_words("preposition")]
    office = (
        len(joints) == 1
        and lower[joints[0]] in ("of", "for")
        and joints[0] > before[0]
        and lower[joints[0] - 1] in roles()
        and lower[before[0]] not in ("the", "a", "an")
    )
    words = [lower[k] for k in before if joints and k > joints[0]]
    plain = bool(words) and all(
        w.isalpha() and not is_role(w) and article.words[joints[0] + 1 + i].islower()
        for i, w in enumerate(words)
    )
    return office and plain and m.entity.kind == "person" and m.last >= end


def _last_description(article: Article, first: int, start: int) -> int:
    """Return where the last description before a name begins.

    "Secretary of State and candidate Jane Roe" has two, neither with a determiner.
    """
    if article.lower[first] in DETERMINERS:
        return first
    joints = [k for k in range(first, start - 1) if article.lower[k] in ("and", "&")]
    if not joints or article.lower[joints[-1] + 1] in DETERMINERS:
        return first
    held = any(is_role(w) for w in article.lower[first : joints[-1]])
    return joints[-1] + 1 if held and is_role(article.lower[start - 1]) else first


def _is_common(article: Article, m: Mention, first: int) -> bool:
    """Tell "a super PAC", which names nobody, from "the White House"."""
    if singular(article.lower[m.first]) not in organizations("head"):
        return False
    before = article.words[first : m.start]
    return before[0].lower() != "the" and before[-1][0].islower()


def _heads_phrases(word: str) -> bool:
    return singular(word) in organizations("head") or singular(word) in documents()


def _apposed(
    article: Article, first: int, end: int, last: int, inside: Sequence[Mention]
) -> Referent | None:
    """Read "the ministry's spokesman, John Doe,": a description, then its name."""
    if end >= last or article.lower[end] not in (",", "—", "–", "--", "-", "("):
        return None
    name = next((m for m in inside if m.start > end and m.entity.kind == "person"), None)
    if name is None or not _titled(article, end + 1, name):
        return None
    d = describe(article.text, first, end)
    if d.plural:
        others = _coordinated(article, name, inside, last)
        return joint_source(name, others) if others else None
    if name.last < last and not _ends_apposition(article, name.last, last):
        return None
    if _heads_phrases(article.lower[d.head]):
        return None
    if name.entity.role is None:
        lead = first + (article.lower[first] in ("the", "a", "an"))
        name.entity.add_role(slice_text(article.text, lead, end), d.noun)
    return of_entity(name.entity)


def _titled(article: Article, start: int, name: Mention) -> bool:
    """Tell whether nothing but a description without a preposition stands before a name."""
    between = article.lower[start : name.start]
    if not between or between in (("the",), ("a",), ("an",)):
        return True
    if name.start < name.first:
        return set(between) <= source_words("rank")
    plain = not any(w in source_words("preposition") or w in BREAKS for w in between)
    return plain and is_role(between[-1])


def _ends_apposition(article: Article, token: int, last: int) -> bool:
    word = article.lower[token]
    if word in POSSESSIVE_MARKS:
        return token + 1 >= last
    return word in BREAKS or word in ("of", "from")


def _coordinated(
    article: Article, head: Mention, inside: Sequence[Mention], last: int
) -> list[Mention]:
    """Return the further names in "Roe, Doe and Poe"."""
    found: list[Mention] = []
    stop = head.last
    joined = False
    for m in inside:
        if m.start < head.last:
            continue
        gap = [w for w in article.lower[stop : m.start] if w not in never_names("suffix")]
        if gap in ([","], ["and"], [",", "and"], ["&"], ["or"]):
            found.append(m)
            joined = joined or gap != [","]
            stop = m.last
        elif stop < last:
            break
    return found if joined else []


def _second_of_two(article: Article, head: Mention, first: int, inside: Sequence[Mention]) -> bool:
    """Tell "the Roe campaign and Jane Roe" from "comedian and actor Jane Roe"."""
    joints = [k for k in range(first, head.start) if article.lower[k] in _JOINTS]
    if not joints:
        return False
    named = any(m.start < joints[0] for m in inside)
    return named or article.lower[joints[0] + 1] in DETERMINERS


def _common_plural(article: Article, first: int, end: int) -> bool:
    word = article.lower[first]
    return end - first == 1 and singular(word) != word and article.classes[first] == "NNS"
