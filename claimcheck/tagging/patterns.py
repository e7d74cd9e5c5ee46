"""Patterns of words: the small language in which the lexicons of phrases are written.

A lexicon is a data file of tab-separated lines; the first three columns are a pattern,
the type of what it finds and the scope in which that counts.  A pattern is a row of
words: ``a|b`` is either word and ``<name>`` a class of words from a file of classes;
``?`` behind an item makes it optional, ``*`` lets it stand up to three times.  The words
in capitals are the anchor, and a pattern is tried only where one of them stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence
from functools import cache

from msgspec import Struct

from claimcheck.attribution.lexicon import inflected, rows, words

_Test = Callable[[str], bool]

_LEADING = frozenset({"also", "not", "now", "still", "even", "so", "then", "as", "just"})


class Item(Struct, frozen=True):
    """One place of a pattern: it matches from ``least`` to ``most`` tokens.

    These are among the ``words`` or pass one of the ``rules``, which is what ``matches`` tells.
    """

    words: frozenset[str]
    rules: tuple[_Test, ...]
    matches: _Test
    least: int
    most: int


class Pattern(Struct, frozen=True):
    """A compiled line of a lexicon; ``before`` is read from the anchor outwards.

    ``precedes`` and ``follows`` are what the word before and the word behind the anchor must
    pass, where the pattern requires one.
    """

    before: tuple[Item, ...]
    after: tuple[Item, ...]
    precedes: _Test | None
    follows: _Test | None
    type: str
    scope: str


class Match(Struct, frozen=True):
    """A pattern found at the tokens ``start:end``."""

    start: int
    end: int
    pattern: Pattern


def longest(
    patterns: Sequence[Pattern], lower: Sequence[str], anchor: int, first: int, last: int
) -> Match | None:
    """Return the longest match around an anchor; the earliest pattern wins a tie.

    Args:
        patterns: The patterns with this anchor.
        lower: The document's tokens in lower case.
        anchor: The index of the anchor's token.
        first: The index of the sentence's first token.
        last: The index behind its last token.

    Returns:
        The match, or None.
    """
    best: Match | None = None
    preceding = lower[anchor - 1] if anchor > first else ""
    following = lower[anchor + 1] if anchor + 1 < last else ""
    for pattern in patterns:
        # Few patterns get past their anchor's neighbours.
        if pattern.follows is not None and not pattern.follows(following):
            continue
        if pattern.precedes is not None and not pattern.precedes(preceding):
            continue
        end = _forwards(pattern.after, lower, anchor + 1, last)
        if end is None:
            continue
        start = _backwards(pattern.before, lower, anchor - 1, first)
        if start is None:
            continue
        # An optional adverb that ended up in front belongs to the words before.
        while start < anchor and (lower[start] in _LEADING or is_adverb(lower[start])):
            start += 1
        if best is None or end - start > best.end - best.start:
            best = Match(start, end, pattern)
    return best


def behind(preceding: str, patterns: Sequence[Pattern]) -> tuple[Pattern, ...]:
    """Return those of some patterns whose anchor may stand behind a word."""
    return tuple([p for p in patterns if p.precedes is None or p.precedes(preceding)])


class Lexicon(Mapping[str, tuple[Pattern, ...]]):
    """The patterns of a data file by each word of their anchors; compiled when looked up.

    ``anchors`` are these words, as a set that ``Tokens.among`` is quick to look up in.
    """

    def __init__(self, name: str, classes: tuple[str, ...]) -> None:
        self._classes = {
            key: members for file in classes for key, members in word_classes(file).items()
        }
        self._compiled: dict[str, tuple[Pattern, ...]] = {}
        self._lines: dict[str, list[list[str]]] = {}
        for line in rows(name):
            anchor = next(filter(str.isupper, line[0].split(" ")))
            for word in anchor.lower().split("|"):
                self._lines.setdefault(word, []).append(line)
        self.anchors = frozenset(self._lines)

    def __getitem__(self, anchor: str) -> tuple[Pattern, ...]:
        """Return the patterns with an anchor, in the order of the file."""
        found = self._compiled.get(anchor)
        if found is None:
            found = tuple([_pattern(line, self._classes) for line in self._lines[anchor]])
            self._compiled[anchor] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def keys(self) -> KeysView[str]:
        """Return the anchors."""
        return self._lines.keys()


@cache
def lexicon(name: str, *classes: str) -> Lexicon:
    """Return the patterns of a data file.

    Args:
        name: The file's name.
        classes: The names of the files with its classes of words.
    """
    return Lexicon(name, classes)


def _pattern(line: Sequence[str], classes: dict[str, frozenset[str]]) -> Pattern:
    source, kind, scope, *_ = line
    items = source.split(" ")
    anchor = next(n for n, item in enumerate(items) if item.isupper())
    before = tuple([_item(item, classes) for item in reversed(items[:anchor])])
    after = tuple([_item(item, classes) for item in items[anchor + 1 :]])
    return Pattern(before, after, _next_to(before), _next_to(after), kind, scope)


@cache
def word_classes(name: str) -> dict[str, frozenset[str]]:
    """Read a file of classes: names, and their members separated by spaces.

    ``+call`` stands for all forms of a verb, ``@file`` for the words of a data file.
    """
    return {row[0]: frozenset(_members(row[1])) for row in rows(name)}


def _members(source: str) -> Iterator[str]:
    for member in source.split():
        if member.startswith("@"):
            yield from words(member[1:])
        elif member.startswith("+"):
            yield from inflected(member[1:])
        else:
            yield member


def is_adverb(word: str) -> bool:
    """Tell whether a word looks like an adverb."""
    return len(word) > 4 and word.endswith("ly")


def _forwards(items: tuple[Item, ...], lower: Sequence[str], i: int, last: int) -> int | None:
    """Return the end of the longest run from token ``i`` that the items match."""
    for n, item in enumerate(items, 1):
        if item.most > item.least:
            return _stretched_forwards(item, items[n:], lower, i, last)
        if i >= last or not item.matches(lower[i]):
            return None
        i += 1
    return i


def _stretched_forwards(
    item: Item, rest: tuple[Item, ...], lower: Sequence[str], i: int, last: int
) -> int | None:
    """Go on behind an item that may match more or fewer tokens, the most first."""
    reach = i
    while reach < last and reach - i < item.most and item.matches(lower[reach]):
        reach += 1
    for j in range(reach, i + item.least - 1, -1):
        end = _forwards(rest, lower, j, last)
        if end is not None:
            return end
    return None


def _backwards(items: tuple[Item, ...], lower: Sequence[str], i: int, first: int) -> int | None:
    """Return the start of the longest run that ends with token ``i``."""
    if not items:
        return i + 1
    item, rest = items[0], items[1:]
    if item.most == item.least:
        required = i >= first and item.matches(lower[i])
        return _backwards(rest, lower, i - 1, first) if required else None
    reach = i
    while reach >= first and i - reach < item.most and item.matches(lower[reach]):
        reach -= 1
    for j in range(reach, i - item.least + 1):
        start = _backwards(rest, lower, j, first)
        if start is not None:
            return start
    return None


def _item(source: str, classes: dict[str, frozenset[str]]) -> Item:
    least, most = {"?": (0, 1), "*": (0, 3)}.get(source[-1], (1, 1))
    source = source.rstrip("?*") or source
    members: set[str] = set()
    tests: list[_Test] = []
    for part in source.split("|"):
        if part.startswith("<") and part[1:-1] in classes:
            members |= classes[part[1:-1]]
        if part == "<adv>":
            members |= classes["adverb"]
        if part in _MADE_BY_RULE:
            tests.append(_MADE_BY_RULE[part])
        elif not part.startswith("<"):
            members.add(part)
    known, rules = frozenset(members), tuple(tests)
    return Item(known, rules, _test(known, rules), least, most)


def _test(known: frozenset[str], rules: tuple[_Test, ...]) -> _Test:
    """Return the test whether a word is known or passes one of some rules."""
    if not rules:
        return known.__contains__
    if len(rules) == 1:
        (rule,) = rules
        return lambda word: word in known or rule(word)
    return lambda word: word in known or any(rule(word) for rule in rules)


def _next_to(items: tuple[Item, ...]) -> _Test | None:
    """Return what the word next to the anchor must pass, or None where any or none may stand.

    It matches the first of the items on its side or, if that may be left out, the next one.
    """
    for n, item in enumerate(items, 1):
        if item.least:
            if n == 1:
                return item.matches
            possible = items[:n]
            known = frozenset[str]().union(*(item.words for item in possible))
            rules = dict.fromkeys(rule for item in possible for rule in item.rules)
            return _test(known, tuple(rules))
    return None


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ed", "en"))


def _is_word(word: str) -> bool:
    return word[:1].isalpha()


def _is_number(word: str) -> bool:
    return word[:1].isdigit()


_MADE_BY_RULE: dict[str, _Test] = {
    "<adv>": is_adverb,
    "<plural>": _is_plural,
    "<participle>": _is_participle,
    "<word>": _is_word,
    "<num>": _is_number,
}
