"""Who and what an article names: one pass over its capitalised words.

The order of decisions is that of the sieves of Lee et al. (2013), "Deterministic
coreference resolution based on entity-centric, precision-ranked rules": exact names
first, then names that contain one another, then single surnames by prominence.
Gender comes from titles, roles, given names and pronouns nearby.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from claimcheck.attribution.lexicon import cue_verbs
from claimcheck.attribution.names_lexicon import (
    documents,
    given_names,
    is_role,
    never_names,
    organizations,
    peoples,
    places,
    roles,
    singular,
    source_words,
    titles,
    vague,
)
from claimcheck.language.wordclass import tag
from claimcheck.values import Text

EntityKind = Literal["person", "organization", "place", "document"]

MAX_NAME = 12
"""Tokens in the longest name that is looked for."""
MAX_ROLE = 14
"""Tokens in the longest role."""
_CANDIDATES = 8
"""Entities with the same surname between which a bare surname is decided."""

OPENING = frozenset("\"“‘«„(['—–:") | {"``"}
_STOPS = frozenset(".,;:!?()[]\"“”'‘’—–") | {"--", "…", "``", "''", "..."}
_ORGANIC = (
    "tion",
    "tions",
    "ics",
    "ment",
    "ships",
    "ness",
    "ists",
    "isms",
    "ances",
    "ality",
    "ity",
)
_ROLE_TAGS = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS"))


class WordClasses:
    """The word classes of an article's tokens, found for a sentence when first asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._firsts = [s.first for s in text.sentences]
        self._tags: dict[int, list[str]] = {}

    def tag(self, token: int) -> str:
        """Return the Penn tag of a token, "" outside all sentences."""
        i = bisect_right(self._firsts, token) - 1
        if i < 0:
            return ""
        first, last = self._firsts[i], self._text.sentences[i].last
        if token >= last:
            return ""
        tags = self._tags.get(i)
        if tags is None:
            tags = self._tags[i] = tag(self._text.tokens, first, last)
        return tags[token - first]


class Entity:
    """A person, organisation or place that the article names, under all its names."""

    __slots__ = ("certain", "gender_votes", "heads", "kind", "mentions", "name", "parts", "role")

    def __init__(self, name: str, parts: tuple[str, ...], kind: EntityKind) -> None:
        self.name = name
        self.parts = parts
        self.kind: EntityKind = kind
        self.certain = False
        """Whether more than capitals shows what it is: a title, a given name, a role."""
        self.role: str | None = None
        self.heads: set[str] = set()
        self.gender_votes = {"m": 0, "f": 0}
        self.mentions: list[int] = []

    @property
    def gender(self) -> str:
        """Return "m", "f" or "-" by the weight of the evidence."""
        m, f = self.gender_votes["m"], self.gender_votes["f"]
        return "-" if m == f else "m" if m > f else "f"

    def vote(self, gender: str, weight: int) -> None:
        """Count evidence for a gender; "-" and "u" are none."""
        if gender in self.gender_votes:
            self.gender_votes[gender] += weight

    def add_role(self, role: str, head: str) -> None:
        """Keep the first role as the one to show and every head for "the senator"."""
        if self.role is None and role:
            self.role = role
        known = roles().get(head)
        self.heads.add(head)
        if known is not None:
            self.heads |= known.broader
            self.vote(known.gender, 8)


class Mention:
    """A name in the text: its tokens ``first:last``, where its title begins, its entity."""

    __slots__ = ("entity", "first", "last", "start")

    def __init__(self, start: int, first: int, last: int, entity: Entity) -> None:
        self.start = start
        self.first = first
        self.last = last
        self.entity = entity


class Mentions:
    """All names of an article, in order, and the ways into them."""

    def __init__(self, text: Text, found: list[Mention], index: _Index) -> None:
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
        key = tuple(_key(w) for w in tokens.lower[first:last])
        known = self._index.find(key, "-", first)
        if known is not None:
            return known
        raws = _taken_apart(self._text, first, last, initial=False)
        if not raws or raws[-1].kind is None or raws[-1].last != last:
            return None
        raw = raws[-1]
        words = tokens.words[raw.first : raw.last]
        parts = _person_parts(words) if raw.kind == "person" else tuple(map(_key, words))
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


class _Raw:
    """A run of capitalised words, taken apart."""

    __slots__ = (
        "article",
        "certain",
        "first",
        "gender",
        "initial",
        "kind",
        "last",
        "role",
        "start",
    )

    def __init__(self, start: int, first: int, last: int, kind: EntityKind | None) -> None:
        self.start = start
        self.first = first
        self.last = last
        self.kind = kind
        self.role: tuple[str, str] | None = None
        self.gender = "-"
        self.certain = kind is not None
        self.initial = False
        self.article = False


class _Index:
    """Entities by their names and by parts of them."""

    def __init__(self) -> None:
        self.exact: dict[tuple[str, ...], Entity] = {}
        self.parts: dict[str, list[Entity]] = {}
        self.entities: list[Entity] = []

    def add(self, entity: Entity) -> None:
        self.entities.append(entity)
        self.exact.setdefault(entity.parts, entity)
        if entity.kind == "person":
            for part in {entity.parts[-1], entity.parts[0], *entity.parts[1:]}:
                holders = self.parts.setdefault(part, [])
                if len(holders) < 4 * _CANDIDATES:
                    holders.append(entity)

    def find(self, key: tuple[str, ...], gender: str, token: int) -> Entity | None:
        """Return the entity that a full or shortened name stands for at a token."""
        if not key:
            return None
        exact = self.exact.get(key)
        candidates = [e for e in self.parts.get(key[-1], ()) if _contains(e.parts, key)]
        if gender != "-":
            candidates = [e for e in candidates if e.gender in (gender, "-")]
        if exact is not None and (exact.kind != "person" or len(key) > 1 or not candidates):
            return exact
        if not candidates:
            return exact
        surnames = [e for e in candidates if e.parts[-len(key) :] == key]
        pool = surnames or candidates
        if len(pool) == 1:
            return pool[0]
        return max(pool[-_CANDIDATES:], key=lambda e: _prominence(e, token))


def _contains(parts: tuple[str, ...], key: tuple[str, ...]) -> bool:
    n = len(key)
    return any(parts[i : i + n] == key for i in range(len(parts) - n + 1))


def _prominence(entity: Entity, token: int) -> tuple[int, int]:
    """Rank entities of one surname: by how often they were named before, then by nearness."""
    seen = bisect_right(entity.mentions, token)
    last = entity.mentions[seen - 1] if seen else -(10**9)
    return seen, last


def find_mentions(text: Text, classes: WordClasses) -> Mentions:
    """Find the people, organisations and places that an article names.

    Args:
        text: A segmented document.
        classes: The word classes of its tokens.

    Returns:
        The mentions in order, each with its entity; linear in the number of tokens.
    """
    raws = list(_runs(text))
    lowered = _common_words(text)
    index = _Index()
    _settle(text, raws, lowered)
    _add_full_names(text, raws, index)
    found = _attach(text, raws, index)
    mentions = Mentions(text, found, index)
    _roles_around(text, found, classes)
    _vote_by_pronouns(text, mentions)
    return mentions


def _common_words(text: Text) -> frozenset[str]:
    """Return the words that the article writes in lower case."""
    return frozenset(w for w in set(text.tokens.words) if w[0].islower())


def _key(word: str) -> str:
    """Return the form under which a word of a name is compared."""
    word = word.lower().replace("’", "'").rstrip(".")
    return word[3:] if word.startswith(("al-", "el-")) and len(word) > 4 else word


def _title_case(words: Sequence[str], first: int, last: int) -> bool:
    """Tell a headline, in which capitals mean nothing."""
    long = [w for w in words[first:last] if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


# --- runs of capitalised words -------------------------------------------------------------


def _runs(text: Text) -> Iterator[_Raw]:
    """Yield every run of capitalised words that may be a name."""
    words = text.tokens.words
    blocks = text.document.blocks
    capitals = [i for i, w in enumerate(words) if w[0].isupper()]
    at = 0
    for sentence in text.sentences:
        first, last = sentence.first, sentence.last
        at = bisect_left(capitals, first, at)
        stop = bisect_left(capitals, last, at)
        heading = (
            blocks[sentence.block].kind == "heading" if sentence.block < len(blocks) else False
        )
        if heading or _title_case(words, first, last):
            at = stop
            continue
        i = -1
        for p in range(at, stop):
            if capitals[p] < i:
                continue
            i = capitals[p]
            raws, i = _run(text, i, first, last)
            yield from raws
        at = stop


def _initial(words: Sequence[str], i: int, first: int) -> bool:
    return (
        i == first or words[i - 1] in OPENING or (i == first + 1 and not words[first][0].isalnum())
    )


def _run(text: Text, i: int, first: int, last: int) -> tuple[list[_Raw], int]:
    """Read the run that begins at token ``i``; return its names and where it ends."""
    tokens = text.tokens
    words, lower = tokens.words, tokens.lower
    function, calendar = never_names("function"), never_names("calendar")
    joint, link = never_names("joint"), never_names("link")
    initial = _initial(words, i, first)
    following_capital = i + 1 < last and words[i + 1][0].isupper() and lower[i + 1] not in function
    if lower[i] in function and not (
        lower[i] in ("will", "mark") and following_capital and not initial
    ):
        return [], i + 1
    if (
        initial
        and following_capital
        and lower[i].endswith(("ing", "ed", "ly"))
        and lower[i + 1] in given_names()
        and lower[i] not in given_names()
    ):
        return [], i + 1
    if lower[i] in never_names("lead"):
        known = following_capital and f"{lower[i]} {lower[i + 1]}" in places()
        if not following_capital or (initial and not known):
            return [], i + 1
    if lower[i] in calendar and not (following_capital and lower[i] in given_names()):
        return [], i + 1
    end = i + 1
    limit = min(last, i + MAX_NAME)
    organised = _organised(lower[i])
    while end < limit:
        if tokens.starts[end] - tokens.ends[end - 1] > 1:
            break
        word = words[end]
        if word[0].isupper() and (
            lower[end] not in function or word == "Will" or _known_outlet(lower, i, end + 1)
        ):
            if lower[end] in calendar and lower[end - 1] not in given_names():
                break
            organised = organised or _organised(lower[end])
            end += 1
            continue
        ahead = end + 1
        while ahead < limit and lower[ahead] in joint:
            ahead += 1
        next_capital = ahead < limit and words[ahead][0].isupper() and lower[ahead] not in function
        if lower[end] in joint and next_capital:
            end = ahead + 1
            continue
        if (
            word.startswith(("al-", "el-", "bin-", "ul-"))
            and "-" in word
            and word.split("-")[1][:1].isupper()
        ):
            end += 1
            continue
        if word == "&" and next_capital:
            organised = True
            end = ahead + 1
            continue
        if lower[end] in link and organised and end + 1 < limit and _takes_link(lower, i, end):
            if lower[end] == "and" and not _organ_after(lower, end, limit):
                break
            ahead = end + 2 if lower[end + 1] in ("the", "a") and end + 2 < limit else end + 1
            if words[ahead][0].isupper() and lower[ahead] not in function | calendar:
                end = ahead + 1
                continue
        break
    while (
        end > i + 1
        and not words[end - 1][0].isupper()
        and not words[end - 1].startswith(("al-", "el-"))
    ):
        end -= 1
    raws = _taken_apart(text, i, end, initial)
    if any(w.isupper() and len(w) > 6 and w.isalpha() for w in words[i:end]) or (
        end - i > 1 and all(w.isupper() and len(w) > 2 for w in words[i:end])
    ):
        raws = [
            raw for raw in raws if " ".join(lower[raw.first : raw.last]) in organizations("media")
        ]
    after = end
    if after + 1 < last and words[after] == "," and lower[after + 1] in never_names("suffix"):
        after += 2
    return raws, after


def _known_outlet(lower: Sequence[str], first: int, end: int) -> bool:
    return " ".join(lower[first:end]) in organizations("media")


def _organised(word: str) -> bool:
    """Tell whether a word may be followed by "of" within a name."""
    return (
        singular(word) in organizations("head")
        or singular(word) in roles()
        or word in ("foundation",)
    )


def _takes_link(lower: Sequence[str], first: int, link: int) -> bool:
    """Tell "Secretary of", "Bank of" and "Institute for Policy and" from "Sen. Jane Roe of"."""
    if singular(lower[link - 1]) in roles():
        return True
    heads = organizations("head")
    return any(singular(w) in heads for w in lower[first:link]) and not (
        lower[first] in given_names() or any(w in titles() for w in lower[first:link])
    )


def _organ_after(lower: Sequence[str], link: int, limit: int) -> bool:
    """Tell whether "and" joins two parts of one organisation's name."""
    previous = lower[max(0, link - 4) : link]
    if "of" not in previous and "for" not in previous and "on" not in previous:
        return False
    word = lower[link + 1]
    return word not in given_names() and word not in titles() and word not in places()


def _taken_apart(text: Text, first: int, end: int, initial: bool) -> list[_Raw]:
    """Split a run into title and name and say what it names, as far as it shows."""
    tokens = text.tokens
    words, lower = tokens.words, tokens.lower
    core = end
    while core - 1 > first and lower[core - 1] in never_names("suffix"):
        core -= 1
    start = first
    # "French President ...", "Israeli ...": an adjective of nationality begins many runs.
    whole = " ".join(lower[first:end])
    if whole in organizations("media") or whole in organizations("name"):
        return [_raw(start, first, end, "organization", initial, lower)]
    if whole in places():
        return [_raw(start, first, end, "place", initial, lower)]
    if end == first + 1 and whole in organizations("public"):
        return [_raw(start, first, end, "organization", initial, lower)]
    if _adjective(lower[end - 1]):
        if end > first + 1:
            return _taken_apart(text, first, end - 1, initial)
        return []
    heads = organizations("head")
    last_word = singular(lower[core - 1])
    tail = (
        core - first > 1
        and lower[core - 1] in organizations("tail")
        and lower[first] not in given_names()
    )
    names = given_names()
    with_initial = core - first == 3 and len(lower[first + 1].strip(".")) == 1
    two_part_person = (
        lower[first] in names
        and (with_initial or last_word not in heads or last_word in organizations("surname"))
        and lower[first] not in places()
        and (core - first == 2 or with_initial)
    )
    has_link = any(lower[k] in ("of", "for", "&") for k in range(first + 1, core))
    title_end = _title_end(lower, words, first, core)
    if title_end == core:  # nothing but a title: "Prime Minister"; or a surname like one
        return [_raw(start, first, end, None, True, lower)] if core - first == 1 else []
    if title_end > first:
        name = _raw(start, title_end, end, None, False, lower)
        inner_last = singular(lower[core - 1])
        if inner_last in heads and not (core - title_end == 2 and lower[title_end] in names):
            return [_raw(start, first, end, "organization", initial, lower)]
        name.kind = "person"
        name.certain = True
        head = lower[title_end - 1]
        title = titles().get(head)
        if title is not None:
            name.gender = title.gender
        phrase = _role_text(text, first, title_end)
        if phrase:
            name.role = phrase
        return [name]
    if tail:
        return [_raw(start, first, end, "organization", initial, lower)]
    if last_word in heads and not two_part_person and (core - first > 1 or words[first].isupper()):
        return [_raw(start, first, end, "organization", initial, lower)]
    if has_link and not any(lower[k] in names for k in range(first, first + 1)):
        return [_raw(start, first, end, "organization", initial, lower)]
    if core - first > 1 and last_word in source_words("titled-document") and not two_part_person:
        return [_raw(start, first, end, "document", initial, lower)]
    if any(_camel(words[k]) for k in range(first, core)) and lower[first] not in names:
        return [_raw(start, first, end, "organization", initial, lower)]
    if core - first == 1:
        if (
            not initial
            and lower[first - 1] == "the"
            and (last_word in heads or lower[first] in organizations("tail"))
        ):
            return [_raw(start, first, end, "organization", initial, lower)]
        if (
            words[first].isupper()
            and 2 <= len(words[first].replace(".", "")) <= (9 if "-" in words[first] else 6)
            and lower[first] not in names
        ):
            return [_raw(start, first, end, "organization", initial, lower)]
        return [_raw(start, first, end, None, initial, lower)]
    # A place or nationality before a person's name: "Ohio Republican" was a title above.
    if _adjective(lower[first]) and core - first > 2:
        return _taken_apart(text, first + 1, end, False)
    if (
        any(singular(lower[k]) in heads for k in range(first + 1, core))
        and lower[first] not in names
    ):
        return [_raw(start, first, end, "organization", initial, lower)]
    for k in range(max(first + 1, core - 3), core - 1):
        if lower[k] in names and lower[first] not in names and _affiliation(words, lower, first, k):
            raw = _raw(first, k, end, "person", False, lower)
            raw.gender = names[lower[k]]
            return [raw]
    raw = _raw(start, first, end, None, initial, lower)
    if lower[first] in names and core - first <= 5:
        raw.kind = "person"
        raw.certain = True
        raw.gender = names[lower[first]]
    return [raw]


def _affiliation(words: Sequence[str], lower: Sequence[str], first: int, end: int) -> bool:
    """Tell whether words before a given name say where the person belongs: "Navy SEAL Jo Roe"."""
    known = organizations("name") | organizations("media")
    return (
        " ".join(lower[first:end]) in known
        or any(w.isupper() and len(w) > 1 and "." not in w for w in words[first:end])
        or any(_lexical(w) for w in lower[first:end])
    )


def _camel(word: str) -> bool:
    """Tell "PolitiFact" from "McCain", "O'Neill", "DeSantis" and "Holtz-Eakin"."""
    if word.isupper() or "-" in word or "'" in word or "’" in word:
        return False
    inner = next((i for i, c in enumerate(word) if i and c.isupper()), 0)
    return inner > 0 and word[:inner].lower() not in source_words("prefix")


def _adjective(word: str) -> bool:
    """Tell words that have a capital and name no one: "Iranian", "Democratic-leaning"."""
    if "-" in word:
        word = word.split("-")[0]
    return (
        singular(word) in peoples()
        or word in never_names("adjective")
        or singular(word) in never_names("adjective")
        or word in never_names("function")
    )


def _raw(
    start: int, first: int, last: int, kind: EntityKind | None, initial: bool, lower: Sequence[str]
) -> _Raw:
    raw = _Raw(start, first, last, kind)
    raw.initial = initial
    raw.article = first > 0 and lower[first - 1] == "the"
    return raw


def _title_end(lower: Sequence[str], words: Sequence[str], first: int, core: int) -> int:
    """Return the token behind a run's title; ``first`` when it has none."""
    names = given_names()
    if lower[first] in names and lower[first] not in titles() and lower[first] not in places():
        following = lower[first + 1] if first + 1 < core else ""
        if singular(lower[first]) not in roles() or following not in names:
            return first
    end = first
    k = first
    while k < core:
        word = lower[k]
        if word in titles() or (word in roles()) or (
            singular(word) in roles() and (k > first or _plural_title(lower, first, core))
        ):
            end = k + 1
            if k + 1 < core and lower[k + 1] in ("of", "for"):
                # "Secretary of State John Kerry": the name begins at the given name.
                begin = k + 2
                while begin < core and lower[begin] not in names:
                    begin += 1
                if begin >= core:
                    begin = min(k + 3, core)
                    if begin >= core or not _like_surname(lower[core - 1]):
                        return core
                end = k = begin
                continue
        elif word in names and end > first:
            break
        k += 1
    # A role noun as the last word is a surname when a given name stands before it.
    if end == core and core - first == 2 and lower[first] in names:
        return first
    return end


def _plural_title(lower: Sequence[str], first: int, core: int) -> bool:
    """Tell "Senators Roe and Doe" from "Veterans Affairs"."""
    return 2 <= core - first <= 3 and not any(map(_lexical, lower[first + 1 : core]))


def _like_surname(word: str) -> bool:
    return not (_lexical(word) or word.endswith((*_ORGANIC, "s")))


def _role_text(text: Text, first: int, end: int) -> tuple[str, str] | None:
    """Return the role that title tokens state and its head noun."""
    tokens = text.tokens
    head = tokens.lower[end - 1]
    title = titles().get(head)
    begin = first
    while begin > 0 and tokens.lower[begin - 1] in source_words("modifier"):
        begin -= 1
    if title is not None:
        if not title.role:
            return None
        before = slice_text(text, begin, end - 1)
        return (f"{before} {title.role}".strip(), title.role.split()[-1])
    for k in range(end - 1, first - 1, -1):
        if singular(tokens.lower[k]) in roles():
            return slice_text(text, begin, end), singular(tokens.lower[k])
    return slice_text(text, begin, end), head


def slice_text(text: Text, first: int, last: int) -> str:
    """Return the text of tokens ``first:last`` on one line."""
    if last <= first:
        return ""
    return " ".join(
        text.document.text[text.tokens.starts[first] : text.tokens.ends[last - 1]].split()
    )


# --- what kind of thing a run names --------------------------------------------------------


def _settle(text: Text, raws: list[_Raw], lowered: frozenset[str]) -> None:
    """Decide the kind of the runs that do not show it, from the whole article."""
    tokens = text.tokens
    lower = tokens.lower
    singles = {_key(lower[r.first]) for r in raws if r.last - r.first == 1 and not r.initial}
    titled = {_key(lower[r.last - 1]) for r in raws if r.kind == "person"}
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
        if raw.kind is not None:
            continue
        if located.get(" ".join(lower[raw.first : raw.last]), 0) > 0:
            raw.kind = "place"
            continue
        if raw.last - raw.first == 1:
            word = lower[raw.first]
            common = word in lowered or _lexical(word)
            if (raw.initial or is_role(word)) and common and _key(word) not in singles | titled:
                raw.last = raw.first
            elif with_article.get(word, 0) > 0:
                raw.kind = "organization"
            continue
        name = " ".join(lower[raw.first : raw.last])
        surname = _key(lower[raw.last - 1])
        if with_article[name] > 0:
            raw.kind = "organization"
        elif surname in singles or surname in titled or _person_context(text, raw):
            raw.kind = "person"
            raw.certain = True
        elif any(
            w in lowered or _lexical(w) or w.endswith(_ORGANIC) for w in lower[raw.first : raw.last]
        ):
            raw.kind = "organization"
        else:
            # People are named in full once and by their surname from then on.
            raw.kind = "organization" if full[name] > 2 else "person"
            raw.certain = raw.last < len(lower) and lower[raw.last] in cue_verbs()


def looks_finite(word: str) -> bool:
    """Tell whether a word that follows a name looks like its verb."""
    return word in source_words("clause") or word in cue_verbs() or word.endswith("ed")


def looks_like_noun(lower: Sequence[str], following: int) -> bool:
    """Tell whether a word that follows a name looks like a noun: "the Roe campaign"."""
    word = lower[following] if following < len(lower) else "."
    return (
        word[0].isalpha()
        and word not in never_names("function")
        and word not in cue_verbs()
        and not word.endswith("ed")
    )


def _lexical(word: str) -> bool:
    base = singular(word)
    return (
        base in roles()
        or base in documents()
        or base in vague("nobody")
        or word in vague("quantifier")
        or base in organizations("head")
        or base in peoples()
    )


def _person_context(text: Text, raw: _Raw) -> bool:
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
        return _appositive(text, i + 1) is not None
    return raw.first > 0 and singular(lower[raw.first - 1]) in roles()


# --- entities ------------------------------------------------------------------------------


def _person_parts(words: Sequence[str]) -> tuple[str, ...]:
    """Return the comparable parts of a person's name: no initials, no suffix."""
    parts = [_key(w) for w in words if w.lower() not in never_names("suffix")]
    kept = [p for i, p in enumerate(parts) if len(p) > 1 or (i == 0 and len(parts) == 1)]
    return tuple(kept or parts)


def _add_full_names(text: Text, raws: list[_Raw], index: _Index) -> None:
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
                if len(name) > len(known.name) and "." not in name:
                    known.name = name
                elif len(name.split()) > len(known.name.split()):
                    known.name = name
        elif raw.kind in ("organization", "place", "document") and raw.last > raw.first:
            parts = tuple(_key(w) for w in tokens)
            if not parts or parts in index.exact:
                continue
            entity = Entity(slice_text(text, raw.first, raw.last), parts, raw.kind)
            letters = "".join(w[0] for w in tokens if w[0].isupper()).lower()
            if raw.last - raw.first == 1 and tokens[0].isupper():
                full = initials.get(parts[0].replace(".", ""))
                if full is not None and full.kind == "organization":
                    index.exact[parts] = full
                    continue
            elif len(letters) > 1:
                initials.setdefault(letters, entity)
                acronym = index.exact.get((letters,))
                if acronym is not None and acronym.kind == "organization":
                    acronym.name = entity.name
                    index.exact[parts] = acronym
                    continue
            index.add(entity)


def _nicknamed(by_ends: dict[tuple[str, str], Entity], parts: tuple[str, ...]) -> Entity | None:
    """Return a person of the same surname whose given name is shortened or lengthened here."""
    given, surname = parts[0], parts[-1]
    for length in range(3, len(given)):
        known = by_ends.get((given[:length], surname))
        if known is not None:
            return known
    return None


def _attach(text: Text, raws: list[_Raw], index: _Index) -> list[Mention]:
    """Give every run its entity, in the order of the text."""
    tokens = text.tokens
    found: list[Mention] = []
    by_tail: dict[str, Entity] = {}
    for raw in raws:
        if raw.last <= raw.first:
            continue
        names = tokens.words[raw.first : raw.last]
        key = _person_parts(names)
        gender = raw.gender if raw.gender in ("m", "f") else "-"
        if raw.kind in ("organization", "place", "document"):
            key = tuple(_key(w) for w in names)
        entity = None
        if raw.article and len(key) == 1:
            entity = by_tail.get(key[0])  # "the Times" for the Springfield Times
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
            by_tail[entity.parts[-1]] = entity
        entity.mentions.append(raw.first)
        found.append(Mention(raw.start, raw.first, raw.last, entity))
    return found


# --- roles around names --------------------------------------------------------------------


def _roles_around(text: Text, found: list[Mention], classes: WordClasses) -> None:
    """Read the roles that stand before and behind people's names."""
    lower = text.tokens.lower
    n = len(lower)
    for mention in found:
        entity = mention.entity
        if entity.kind != "person":
            continue
        i = mention.last
        if i + 2 < n and lower[i] == ",":
            after = _appositive(text, i + 1)
            if after is not None:
                entity.add_role(*after)
        elif i + 2 < n and lower[i] == "," and lower[i + 1] in never_names("suffix"):
            after = _appositive(text, i + 3)
            if after is not None:
                entity.add_role(*after)
        before = _role_before(text, mention.start, classes)
        if before is not None:
            entity.add_role(*before)


def _appositive(text: Text, i: int) -> tuple[str, str] | None:
    """Read "the mayor of X" at token ``i``, behind a name and a comma."""
    lower, words = text.tokens.lower, text.tokens.words
    n = len(lower)
    if i + 1 < n and lower[i].isdigit() and lower[i + 1] == ",":
        i += 2
    begin = i
    if i < n and lower[i] in ("who",):
        if i + 2 < n and lower[i + 1] in ("is", "was") and lower[i + 2] in ("a", "an", "the"):
            begin = i = i + 2
        else:
            return None
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
        if lower[end] == "and" and end + 1 < n and singular(lower[end + 1]) not in roles():
            if (
                lower[end + 1] not in ("a", "an", "the", "former")
                and not words[end + 1][0].isupper()
            ):
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
    return slice_text(text, begin, end), singular(lower[head])


def _role_before(text: Text, start: int, classes: WordClasses) -> tuple[str, str] | None:
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
            if lower[j] in ("the", "a", "an", "his", "her", "their", "its"):
                break
            j -= 1
        if j <= low or lower[j] not in ("the", "a", "an", "his", "her", "their", "its"):
            return None
        # The head is the last role noun before the first preposition.
        end = j + 1
        while end <= k and lower[end] not in source_words("preposition"):
            end += 1
        head = end - 1
        if (
            head <= j
            or singular(lower[head]) not in roles()
            or lower[head] != singular(lower[head])
        ):
            return None
        return slice_text(text, j if lower[j] not in ("a", "an", "the") else j + 1, k + 1), lower[
            head
        ]
    if lower[k] not in roles() or not words[k][0].islower():
        return None
    head = k
    while k - 1 > low and (
        lower[k - 1] in source_words("rank")
        or lower[k - 1] not in function
        and (classes.tag(k - 1) in _ROLE_TAGS or words[k - 1][0].isupper())
    ):
        k -= 1
    if k - 2 > low and lower[k - 1] == "'s" and words[k - 2][0].isupper():
        k -= 2
    return slice_text(text, k, head + 1), lower[head]


def _vote_by_pronouns(text: Text, mentions: Mentions) -> None:
    """Let "he" and "she" behind the only person of a sentence tell that person's gender."""
    lower = text.tokens.lower
    gendered = {
        "he": "m",
        "his": "m",
        "him": "m",
        "himself": "m",
        "she": "f",
        "her": "f",
        "herself": "f",
    }
    at = 0
    found = mentions.all
    for sentence in text.sentences:
        while at < len(found) and found[at].start < sentence.first:
            at += 1
        stop = at
        people: set[int] = set()
        while stop < len(found) and found[stop].start < sentence.last:
            if found[stop].entity.kind == "person":
                people.add(id(found[stop].entity))
            stop += 1
        if len(people) == 1:
            mention = next(m for m in found[at:stop] if m.entity.kind == "person")
            for i in range(mention.last, min(sentence.last, mention.last + 30)):
                gender = gendered.get(lower[i])
                if gender is not None:
                    mention.entity.vote(gender, 1)
                    break
        at = stop
