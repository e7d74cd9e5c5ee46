"""What an article says that the people it names are, and of which gender."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names.entities import Mention, slice_text
from claimcheck.attribution.names.lexicon import (
    is_role,
    never_names,
    places,
    roles,
    singular,
    source_words,
    state_abbreviations,
)
from claimcheck.values import Text

MAX_ROLE = 14
"""Tokens in the longest role."""

_STOPS = frozenset(".,;:!?()[]\"“”'‘’—–") | {"--", "…", "``", "''", "..."}
_BEFORE_ORIGIN = frozenset(("of", "(", ","))
_GENDERED = {
    "he": "m", "his": "m", "him": "m", "himself": "m",
    "she": "f", "her": "f", "herself": "f",
}  # fmt: skip
_NEAR = 30
"""Tokens behind a name in which a pronoun tells the gender."""
_ROLE_TAGS = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS"))


def roles_around(text: Text, found: list[Mention]) -> None:
    """Read the roles that stand before and behind people's names."""
    lower = text.tokens.lower
    n = len(lower)
    nouns = roles()
    for mention in found:
        entity = mention.entity
        if entity.kind != "person":
            continue
        i = mention.last
        following = lower[i] if i + 1 < n else ""
        if i + 2 < n and (
            following == "," or (following in ("is", "was") and lower[i + 1] in ("a", "an", "the"))
        ):
            after = appositive(text, i + 1)
            if after is not None:
                entity.add_role(*after)
        if following in _BEFORE_ORIGIN:
            origin = _origin(text, i)
            if origin is not None:
                entity.origins.add(origin)
        start = mention.start
        if start > 0 and (lower[start - 1] == "," or lower[start - 1] in nouns):
            before = role_before(text, start)
            if before is not None:
                entity.add_role(*before)


def _occupation(text: Text, who: int) -> tuple[str, str] | None:
    """Read "who teaches history at X," as a role without a noun."""
    lower = text.tokens.lower
    begin = who + 1
    if begin >= len(lower) or lower[begin] not in source_words("occupation"):
        return None
    end = begin + 1
    limit = min(len(lower), begin + MAX_ROLE)
    while end < limit and lower[end] not in _STOPS and lower[end] != "and":
        end += 1
    return (slice_text(text, who, end), "") if end > begin + 1 and end < limit else None


def _origin(text: Text, i: int) -> str | None:
    """Read "of Ohio", "(D-Ohio)" or ", R-Fla.," behind a name at token ``i``."""
    lower, words = text.tokens.lower, text.tokens.words
    if i + 1 < len(lower) and lower[i] == "of" and words[i + 1][0].isupper():
        two = " ".join(lower[i + 1 : i + 3])
        return two if two in places() else lower[i + 1] if lower[i + 1] in places() else None
    if i + 1 < len(lower) and lower[i] in ("(", ",") and words[i + 1][:2] in ("D-", "R-", "I-"):
        state = lower[i + 1][2:].rstrip(".")
        return state_abbreviations().get(state, state)
    return None


def appositive(text: Text, i: int) -> tuple[str, str] | None:
    """Read "the mayor of X" at token ``i``, behind a name and a comma."""
    lower = text.tokens.lower
    n = len(lower)
    if i + 1 < n and lower[i].isdigit() and lower[i + 1] == ",":
        i += 2
    begin = i
    if i < n and lower[i] in cue_verbs() and not is_role(lower[i]):
        return None  # "The officer, Gwen Roe, urged ministers to act"
    if i < n and lower[i] == "who":
        if i + 2 < n and lower[i + 1] in ("is", "was") and lower[i + 2] in ("a", "an", "the"):
            begin = i = i + 2
        else:
            return _occupation(text, i)
    limit = min(n, i + 9)
    head = -1
    k = i
    while k < limit:
        word = lower[k]
        if word in source_words("preposition") and word != "of":
            break
        if word == "of" and not (k > i and lower[k - 1] == "one"):
            break
        if word in _STOPS or word in source_words("clause"):
            break
        if is_role(word) and not (k + 1 < n and lower[k + 1] in ("'s", "'")):
            head = k
        k += 1
    if head < 0 or head != k - 1:
        return None
    # The apposition must end as one: not in a verb of its own ("..., the senator said").
    end = head + 1
    limit = min(n, begin + MAX_ROLE)
    while end < limit and lower[end] not in _STOPS and lower[end] not in source_words("clause"):
        if lower[end] == "and" and end + 1 < n and not _goes_on(text, end + 1):
            break
        end += 1
    if (
        end < n
        and lower[end] in source_words("clause")
        and lower[end] not in ("who", "that", "which")
    ):
        return None
    if end == limit and end < n:
        end = head + 1
    return _lowered(slice_text(text, begin, end)), singular(lower[head])


def _lowered(role: str) -> str:
    """Return a role without the capital that its determiner has at the start of a sentence."""
    first = role.split(" ", 1)[0].lower()
    return role[:1].lower() + role[1:] if first in never_names("function") else role


def _goes_on(text: Text, i: int) -> bool:
    """Tell whether a role goes on behind "and": "a writer and former judge"."""
    word = text.tokens.lower[i]
    capital = text.tokens.words[i][0].isupper()
    return capital or is_role(word) or word in ("a", "an", "the", "former")


_BEFORE_ROLE = frozenset(("the", "a", "an", "his", "her", "their", "its", "'s", "'"))


def role_before(text: Text, start: int) -> tuple[str, str] | None:
    """Read "campaign spokesman" or "the mayor of X," before the name at token ``start``."""
    lower, words = text.tokens.lower, text.tokens.words
    function = never_names("function")
    comma = start > 1 and lower[start - 1] == ","
    k = start - 2 if comma else start - 1
    if k < 0:
        return None
    low = max(-1, k - (MAX_ROLE if comma else 6))
    if comma:
        # A description with a determiner, then a comma: "the company's founder, X".
        j = k
        while j > low and lower[j] not in _STOPS and lower[j] not in source_words("clause"):
            if lower[j] in _BEFORE_ROLE:
                break
            j -= 1
        if j <= low or lower[j] not in _BEFORE_ROLE:
            return None
        owner = j
        if lower[j] in ("'s", "'"):  # "Jane Roe's sister, X"
            while owner - 1 > low and words[owner - 1][0].isupper():
                owner -= 1
            if owner == j:
                return None
        # The head is the last role noun before the first preposition.
        end = j + 1
        while end <= k and lower[end] not in source_words("preposition"):
            end += 1
        head = end - 1
        if head <= j or lower[head] not in roles():
            return None
        begin = j + 1 if lower[j] in ("a", "an", "the") else owner
        return _lowered(slice_text(text, begin, k + 1)), lower[head]
    if lower[k] not in roles() or not words[k][0].islower():
        return None
    head = k
    while k - 1 > low and (
        lower[k - 1] in source_words("rank")
        or (
            lower[k - 1] not in function
            and (text.classes[k - 1] in _ROLE_TAGS or words[k - 1][0].isupper())
        )
    ):
        k -= 1
    if k - 2 > low and lower[k - 1] == "'s" and words[k - 2][0].isupper():
        k -= 2
    return slice_text(text, k, head + 1), lower[head]


def vote_by_pronouns(text: Text, found: Sequence[Mention]) -> None:
    """Let "he" and "she" behind the only person of a sentence tell that person's gender."""
    lower = text.tokens.lower
    starts = [m.start for m in found]
    at = 0
    for sentence in text.sentences:
        last = sentence.last
        stop = bisect_left(starts, last, at)
        only: Mention | None = None
        for mention in found[at:stop]:
            if mention.entity.kind != "person":
                continue
            if only is None:
                only = mention
            elif mention.entity is not only.entity:
                only = None
                break
        if only is not None:
            near = lower[only.last : min(last, only.last + _NEAR)]
            if not _GENDERED.keys().isdisjoint(near):
                only.entity.vote(_GENDERED[next(filter(_GENDERED.__contains__, near))], 1)
        at = stop
