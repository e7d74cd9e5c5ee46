"""Word classes: is "state" the noun or the verb here?

A greedy left-to-right tagger with the tags of the Penn Treebank (Marcus et al. 1993).
A lexicon and, for words it does not hold, the word's ending and capital give the classes
a word can have; most tokens have one, and that is it.  Between several a linear model
decides by the word and its neighbours.  Its weights are learned by averaged perceptron
(Collins 2002, "Discriminative Training Methods for Hidden Markov Models") with
``scripts/train_wordclass.py``.

What makes it fast: a feature's weights for all classes are packed into one integer, so
that one addition adds them all, and what depends on a word and one neighbour only is
summed once and kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TypeVar

from msgspec import Struct, json

from claimcheck.values import Tokens

FIELD = 20
"""Bits a class has in a packed weight; no sum of weights leaves its field."""
MAX_WEIGHT = 2047
"""The largest weight, either sign: 256 of them fit a field, and no sum has as many."""
KEPT = 20_000
"""How many forms are remembered before the memory starts afresh."""
EDGE = "$"
"""What stands before and behind a sentence."""

_HALF = 1 << (FIELD - 1)
_MASK = (1 << FIELD) - 1
_OPENERS = frozenset("“‘\"':;—–-!?.([") | {"--", "...", "``"}
"""After these a capital does not yet tell a name from an ordinary first word."""

_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")
_ADDRESS = re.compile(r"https?://|www\.|[@#]\w|[^@\s]+@[^@\s]+$")


class Model(Struct, frozen=True):
    """What was learned: the shipped data file.

    ``lexicon`` and ``rare`` have the keys of words (see ``key``) by the classes they can
    have, separated by blanks; those in ``rare`` were seen too seldom to have weights.
    ``endings`` gives the classes of other words by their last letters.  A word in
    ``frequent`` stands for itself where others stand for their classes.  ``weights``
    gives a feature's weights by class.
    """

    classes: list[str]
    lexicon: dict[str, str]
    rare: dict[str, str]
    endings: dict[str, str]
    frequent: str
    weights: dict[str, dict[str, int]]


class Form(Struct, frozen=True):
    """What a token tells by itself.

    ``classes`` are those it can have, the likeliest first, and ``group`` their name.
    ``features`` describe it to the model; ``word`` and ``context`` are how it appears in
    its neighbours' features: finely and coarsely.
    """

    classes: tuple[str, ...]
    group: str
    features: tuple[str, ...]
    word: str
    context: str


def key(word: str) -> str:
    """Return the key under which a word inside a sentence is looked up.

    Lower case is its own key; ``*`` says that the word has a capital.  Numbers share
    keys that begin with ``0``, addresses and handles ``@``; punctuation has the key
    ``.`` and itself.
    """
    low = word.lower().replace("’", "'")
    initial = word[0]
    if initial.isalpha():
        return low if initial == low[0] else "*" + low
    if _ADDRESS.match(word):
        return "@"
    if not any(map(str.isalnum, word)):
        return "." + word
    if not any(map(str.isnumeric, word)):
        return low
    if low[-1] == "s" and low[-2:-1].isdigit():
        return "0s"
    if _ORDINAL.search(low):
        return "0th"
    return "0-" if "-" in low else "0"


def undecided(words: Sequence[str]) -> Iterable[int]:
    """Return the tokens of a sentence whose capital, if any, tells nothing.

    They are the first of the sentence, those behind a mark that may open one, and all
    of a line in capitals.
    """
    if sum(map(str.isupper, words)) > 1 and not any(map(str.islower, words)):
        return range(len(words))
    places = [0]
    if not _OPENERS.isdisjoint(words):
        inner = islice(words, len(words) - 1)
        places += [i for i, word in enumerate(inner, 1) if word in _OPENERS]
    return places


class Lexicon:
    """The forms of words, from a model's word lists."""

    def __init__(self, model: Model) -> None:
        self._known = _by_word(model.lexicon)
        self._listed = _by_word(model.rare) | self._known
        self._endings = {ending: tuple(c.split(" ")) for ending, c in model.endings.items()}
        self._frequent = frozenset(model.frequent.split(" "))

    def classes(self, form: str) -> tuple[str, ...]:
        """Return the classes that a key can have, the likeliest first."""
        listed = self._listed.get(form)
        return self.guess(form) if listed is None else listed

    def guess(self, form: str) -> tuple[str, ...]:
        """Return the classes of a key that the lexicon does not hold."""
        mark = form[0]
        if mark == ".":
            return {"&": ("CC",), "%": ("NN",)}.get(form[1:], (form[1:],))
        if mark == "@":
            return ("NNP",)
        if mark == "0":
            return {"0s": ("NNS",), "0th": ("JJ", "NN"), "0-": ("CD", "JJ")}.get(form, ("CD",))
        if mark in "*^":
            low = form[1:]
            names = ("NNP", "NNPS") if low[-1] == "s" else ("NNP",)
            if mark == "*":
                return tuple(dict.fromkeys((*names, *self._listed.get(low, ()))))
            return tuple(dict.fromkeys((*self.classes(low), *names)))
        for length in (4, 3, 2, 1):
            listed = self._endings.get(form[-length:])
            if listed is not None:
                return listed
        return self._endings[""]

    def describe(self, form: str) -> Form:
        """Return what a key tells by itself."""
        classes = self.classes(form)
        group = "|".join(sorted(classes))
        context = form if form in self._frequent else group
        if form in self._known:
            return Form(classes, group, ("k" + form,), form, context)
        mark = form[0] if form[0] in "*^" else ""
        low = form[len(mark) :]
        features = [f"{n}{low[-n:]}" for n in (1, 2, 3)]
        features += [f"c{mark}", f"g{group}", f"h{'-' in low:d}"]
        if mark:
            ordinary = "|".join(sorted(self._listed.get(low, ())))
            features += [f"l{low}", f"o{mark}{ordinary}"]
        return Form(classes, group, tuple(features), f"~{mark}{low[-2:]}", context)


def _by_word(listed: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for classes, words in listed.items():
        found |= dict.fromkeys(words.split(" "), tuple(classes.split(" ")))
    return found


BEYOND = Form((EDGE,), EDGE, (), EDGE, EDGE)
"""The form of what stands before and behind a sentence."""


def features_before(word: str, group: str, previous: str) -> tuple[str, ...]:
    """Return the features of a word and the class of the one before it."""
    return f"p{previous}", f"pw{previous} {word}", f"pg{previous} {group}"


def features_after(word: str, group: str, context: str) -> tuple[str, ...]:
    """Return the features of a word and the context of the one after it."""
    return f"n{context}", f"nw{context} {word}", f"ng{context} {group}"


def features_around(
    earlier: str, previous: str, before: Form, after: Form, beyond: Form
) -> tuple[str, ...]:
    """Return the features of a token that are its neighbours' alone."""
    return (
        f"q{earlier} {previous}",
        f"b{previous} {after.context}",
        f"m{after.context} {beyond.context}",
        f"P{before.word}",
        f"N{after.word}",
    )


K = TypeVar("K")
V = TypeVar("V")


class _Memory(dict[K, V]):
    """A dictionary that makes a value when it is first asked for."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value


class _Entry:
    """A form, ready for tagging: its features' weights are summed."""

    __slots__ = ("after", "base", "before", "choices", "context", "only", "word")

    def __init__(
        self,
        form: Form,
        base: int,
        before: _Memory[str, int],
        after: _Memory[str, int],
        choices: tuple[tuple[int, str], ...],
    ) -> None:
        self.only = form.classes[0] if len(form.classes) == 1 else None
        self.word = form.word
        self.context = form.context
        self.base = base
        self.before = before
        self.after = after
        self.choices = choices


class Tagger:
    """A model that is ready to tag; safe to share between threads."""

    def __init__(self, model: Model) -> None:
        self._lexicon = Lexicon(model)
        self._weights = model.weights
        self._shift = {name: FIELD * i for i, name in enumerate(model.classes)}
        # Makes every field of a sum positive, so that none borrows from the next.
        self._zero = sum(_HALF << shift for shift in self._shift.values())
        self._inside: _Memory[str, _Entry] = _Memory(lambda word: self._entry(key(word)))
        self._opening: _Memory[str, _Entry] = _Memory(
            lambda word: self._entry(key(word).replace("*", "^", 1))
        )
        self._sides: _Memory[
            tuple[str, str], tuple[_Memory[str, int], _Memory[str, int]]
        ] = _Memory(self._both_sides)
        self._pairs = self._table("q")
        self._around = self._table("b")
        self._following = self._table("m")
        self._word_before: _Memory[str, int] = _Memory(lambda word: self._sum([f"P{word}"]))
        self._word_after: _Memory[str, int] = _Memory(lambda word: self._sum([f"N{word}"]))
        self._beyond = self._ready(BEYOND)

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the class of each word of a sentence."""
        if not words:
            return []
        if len(self._inside) > KEPT:
            self._inside.clear()
            self._opening.clear()
            self._sides.clear()
        entries = list(map(self._inside.__getitem__, words))
        for i in undecided(words):
            entries[i] = self._opening[words[i]]
        edge = self._beyond
        entries += (edge, edge)
        pairs, around, following = self._pairs, self._around, self._following
        word_before, word_after = self._word_before, self._word_after
        tags = []
        earlier = previous = EDGE
        left = edge
        for entry, after, beyond in zip(entries, islice(entries, 1, None), islice(entries, 2, None)):
            tag = entry.only
            if tag is None:
                context = after.context
                score = (
                    entry.base
                    + entry.before[previous]
                    + entry.after[context]
                    + pairs[earlier][previous]
                    + around[previous][context]
                    + following[context][beyond.context]
                    + word_before[left.word]
                    + word_after[after.word]
                )
                most = -1
                for shift, name in entry.choices:
                    value = score >> shift & _MASK
                    if value > most:
                        most = value
                        tag = name
            tags.append(tag)
            left = entry
            earlier = previous
            previous = tag
        return tags

    def _sum(self, features: Iterable[str]) -> int:
        total = 0
        for feature in features:
            for name, weight in self._weights.get(feature, {}).items():
                total += weight << self._shift[name]
        return total

    def _table(self, kind: str) -> _Memory[str, _Memory[str, int]]:
        def row(first: str) -> _Memory[str, int]:
            return _Memory(lambda second: self._sum([f"{kind}{first} {second}"]))

        return _Memory(row)

    def _both_sides(
        self, side: tuple[str, str]
    ) -> tuple[_Memory[str, int], _Memory[str, int]]:
        word, group = side
        return (
            _Memory(lambda previous: self._sum(features_before(word, group, previous))),
            _Memory(lambda context: self._sum(features_after(word, group, context))),
        )

    def _entry(self, form: str) -> _Entry:
        return self._ready(self._lexicon.describe(form))

    def _ready(self, form: Form) -> _Entry:
        before, after = self._sides[form.word, form.group]
        return _Entry(
            form,
            self._zero + self._sum(form.features),
            before,
            after,
            tuple((self._shift[name], name) for name in form.classes if name in self._shift),
        )


@cache
def _tagger() -> Tagger:
    data = files("claimcheck").joinpath("data/wordclass.json").read_bytes()
    return Tagger(json.decode(data, type=Model))


def tag(tokens: Tokens, first: int, last: int) -> list[str]:
    """Return the word class of each token of a sentence.

    Hyphenated words have the class of their last part, contractions ("didn't") that of
    their first; numbers, percentages and sums of money are ``CD``, addresses and handles
    ``NNP``; a punctuation mark is its own class.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.

    Returns:
        One tag of the Penn Treebank for each of ``tokens.words[first:last]``.
    """
    return _tagger().tag(tokens.words[first:last])
