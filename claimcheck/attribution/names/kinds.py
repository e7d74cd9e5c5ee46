"""What a run names that does not show it: decided by how the whole article uses the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names.entities import looks_like_noun, name_key
from claimcheck.attribution.names.lexicon import is_role, organizations, source_words
from claimcheck.attribution.names.roles import appositive
from claimcheck.attribution.names.run import Run
from claimcheck.attribution.names.words import ORGANIC, is_common_noun
from claimcheck.values import Text

_POSSESSORS = frozenset(("'s", "'"))
_ARTICLES = frozenset(("a", "an", "the"))
# Pronouns behind a name, and how much they speak for a body.
_OWN = {"its": 1, "he": -2, "she": -2, "his": -2, "her": -2, "who": -2}
_TELLING = frozenset({*_OWN, "it"})
_NEAR = 10
"""Tokens behind a name in which such a pronoun is the name's."""
_SURE = 3
_ENDS = frozenset((".", "!", "?", ";"))
_NEVER_NAMES = frozenset({"NNS", "JJ", "RB", "DT", "IN", "PRP", "UH", "WRB", "CC"})
"""What a word that opens a sentence and stands nowhere else in capitals is, when it is no name."""


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


def settle(text: Text, raws: list[Run]) -> None:
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
