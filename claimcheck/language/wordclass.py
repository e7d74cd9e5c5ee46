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
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

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

_MASK = (1 << FIELD) - 1
_OPENERS = frozenset("“”‘\"':;—–-!?.…([") | {"--", "...", "``", "''"}
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

    ``classes`` are those it can have, the likeliest first.  ``features`` describe it to
    the model, ``word`` and ``context`` are how it appears in its neighbours' features:
    finely and coarsely.
    """

    classes: tuple[str, ...]
    features: tuple[str, ...]
    word: str
    context: str

    @property
    def group(self) -> str:
        """The classes in one word."""
        return "|".join(sorted(self.classes))


BEYOND = Form((EDGE,), (), EDGE, EDGE)
"""The form of what stands before and behind a sentence."""


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
    if not any(map(str.isdigit, word)):
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
        places += [i + 1 for i, word in enumerate(islice(words, len(words) - 1)) if word in _OPENERS]
    return places


class Lexicon:
    """The forms of words, from a model's word lists."""

    def __init__(self, model: Model) -> None:
        self._classes: dict[str, tuple[str, ...]] = {}
        for words in (model.lexicon, model.rare):
            for classes, listed in words.items():
                self._classes |= dict.fromkeys(listed.split(" "), tuple(classes.split(" ")))
        self._known = frozenset(
            word for listed in model.lexicon.values() for word in listed.split(" ")
        )
        self._endings = {
            ending: tuple(classes.split(" ")) for ending, classes in model.endings.items()
        }
        self._frequent = frozenset(model.frequent.split(" "))

    def classes(self, form: str) -> tuple[str, ...]:
        """Return the classes that a key can have, the likeliest first."""
        listed = self._classes.get(form)
        return listed if listed is not None else self.guess(form)

    def guess(self, form: str) -> tuple[str, ...]:
        """Return the classes of a key that the lexicon does not hold."""
        mark = form[0]
        if mark == ".":
            return {"&": ("CC",), "%": ("NN",)}.get(form[1:], (form[1:],))
        if mark == "@":
            return ("NNP",)
        if mark == "0":
            return {"0s": ("NNS",), "0th": ("JJ", "NN"), "0-": ("CD", "JJ")}.get(form, ("CD",))
        low = form.lstrip("*^")
        if mark == "^":
            return tuple(dict.fromkeys((*self.classes(low), *_names(low))))
        if mark == "*":
            ordinary = self._classes.get(low, ())
            return tuple(dict.fromkeys((*_names(low), *ordinary)))
        return next(
            self._endings[low[-length:]]
            for length in (4, 3, 2, 1, 0)
            if low[-length:] in self._endings or not length
        )
