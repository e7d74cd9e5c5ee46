"""Word classes: is "state" the noun or the verb here?

A greedy left-to-right tagger with the tags of the Penn Treebank (Marcus, Santorini and
Marcinkiewicz 1993).  Word lists and, for words they do not hold, what a word is made of
and how it ends give the classes it can have; most tokens have one, and that is it.
Between several a linear model decides by the word and its neighbours.  Its weights are
learned by averaged perceptron (Collins 2002, "Discriminative Training Methods for Hidden
Markov Models") with ``scripts/train_wordclass.py``.

What makes it fast: a feature's weights for all classes are packed into one integer, so
that one addition adds them all, and what depends on a word and one neighbour only is
summed once and kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import compress, count, islice, repeat
from sys import intern
from typing import TypeAlias, TypeVar

from msgspec import Raw, Struct, json

from claimcheck.regex import later
from claimcheck.values import Sentence, Tokens
from claimcheck.wordlists import contents

FIELD = 13
"""Bits a class has in a packed weight."""
MAX_WEIGHT = 127
"""The largest weight, either sign: 32 of them fit a field, and no sum has as many."""
MAX_CLASSES = 4
"""A word can have no more classes than this."""
EDGE = "$"
"""What stands before and behind a sentence."""

_PAIRS = json.Decoder(list[int])
_MASK = (1 << FIELD) - 1
_KEPT = 50_000
_OPENERS = frozenset("“‘\"':;—–-!?.([") | {"--", "...", "``"}
"""After these a capital does not yet tell a name from an ordinary first word."""

_ORDINAL = later(r"\d(?:st|nd|rd|th)$")
_ADDRESS = later(r"[@#]\w|[^@\s]+@[^@\s]+$")
_NUMBERS = {"0": ("CD",), "0s": ("NNS",), "0th": ("JJ", "NN"), "0-": ("CD", "JJ")}
_SYMBOLS = {"&": ("CC",), "%": ("NN",)}

_MADE = (
    ("s", "NN", ("NNS",)),
    ("s", "VB", ("VBZ",)),
    ("ed", "VB", ("VBN", "VBD", "JJ")),
    ("ing", "VB", ("VBG", "NN", "JJ")),
    ("ly", "JJ", ("RB",)),
)
"""An ending, a class of the words that take it, and the classes of the words it makes."""

_CLAUSE = dict.fromkeys(("VBD", "VBZ", "VBP", "MD"), 1) | dict.fromkeys(
    ("WDT", "WP", "WRB", ",", ";", ":"), 0
)
"""Whether, behind a word of this class, the clause has its finite verb."""


class Model(Struct, frozen=True):
    """What was learned: the shipped data file.

    ``known`` and ``listed`` have the keys of words (see ``key``) by the classes they can
    have, the likeliest first, separated by blanks.  Those of ``known`` were seen often
    enough in tagged texts to have weights, those of ``listed`` come from a word list.
    ``endings`` gives the classes of other words by their last letters.  A word in
    ``frequent`` stands for itself where others stand for their classes.  ``weights``
    gives a feature's weights: pairs of an index into ``classes`` and a weight, in JSON, for
    a text needs few of them.  Its features are in order.
    """

    classes: list[str]
    known: dict[str, str]
    listed: dict[str, str]
    endings: dict[str, str]
    frequent: str
    weights: dict[str, Raw]


class Form(Struct, frozen=True):
    """What a token tells by itself.

    ``classes`` are those it can have, the likeliest first, and ``group`` their name.
    ``features`` describe it to the model, which has no say over a single class and gets
    none for an unknown word that has one.  ``known`` is the key of a known word, else
    empty.  ``word`` and ``context`` are how it appears in its neighbours' features:
    finely and coarsely.
    """

    classes: tuple[str, ...]
    group: str
    features: tuple[str, ...]
    known: str
    word: str
    context: str


BEYOND = Form((EDGE,), EDGE, (), EDGE, EDGE, EDGE)
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
    if ("@" in word or "#" in word) and _ADDRESS.match(word):
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


def opening(form: str) -> str:
    """Return the key of a word where its capital tells nothing: ``^`` says so."""
    return "^" + form[1:] if form[0] == "*" else form


def undecided(words: Sequence[str]) -> Iterable[int]:
    """Return the tokens of a sentence whose capital, if any, tells nothing.

    They are the first of the sentence, those behind a mark that may open one, and all
    of a line in capitals.
    """
    if not any(map(str.islower, words)) and sum(map(str.isupper, words)) > 1:
        return range(len(words))
    before = words[:-1]
    if _OPENERS.isdisjoint(before):
        return (0,)
    return [0, *compress(count(1), map(_OPENERS.__contains__, before))]


def bases(word: str, ending: str) -> list[str]:
    """Return the words that ``word`` may be made of with an ending: s, ed, ing or ly."""
    if not word.endswith(ending) or len(word) < len(ending) + 3:
        return []
    stem = word[: -len(ending)]
    if ending == "s":
        found = [stem, stem[:-1]] if stem[-1] == "e" else [stem]
        return [*found, stem[:-2] + "y"] if stem.endswith("ie") else found
    found = [stem, stem + ("le" if ending == "ly" else "e")]
    if stem[-1] == "i":
        found.append(stem[:-1] + "y")
    if stem[-1] == stem[-2]:
        found.append(stem[:-1])
    return found


class Lexicon:
    """The forms of words, from a model's word lists."""

    def __init__(self, model: Model) -> None:
        self._known = _by_word(model.known)
        self._listed = _by_word(model.listed)
        self._listed.update(self._known)
        self._endings = {ending: _names(classes) for ending, classes in model.endings.items()}
        self._frequent = frozenset(model.frequent.split(" "))

    def describe(self, form: str) -> Form:
        """Return what a key tells by itself."""
        known = self._known.get(form)
        if known is not None:
            group = _group(known)
            context = form if form in self._frequent else group
            return Form(known, group, ("k" + form,), form, form, context)
        mark = form[0] if form[0] in "*^" else ""
        low = form[len(mark) :]
        # A capital inside a sentence is a name's, whatever the word is without it.
        listed = () if mark == "*" else self.listed(low)
        classes = self._classes(form, listed)
        group = _group(classes)
        context = form if form in self._frequent else group
        features: tuple[str, ...] = ()
        if len(classes) > 1:
            features = self._features(mark, low, group, listed or self.listed(low))
        return Form(classes, group, features, "", f"~{mark}{low[-2:]}", context)

    def _features(
        self, mark: str, low: str, group: str, listed: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return what describes an unknown word to the model."""
        features = [
            f"1{low[-1:]}",
            f"2{low[-2:]}",
            f"3{low[-3:]}",
            f"c{mark}",
            f"g{group}",
            "h1" if "-" in low else "h0",
            f"f{mark}{listed[0] if listed else ''}",
        ]
        if mark:
            features += [f"l{low}", f"o{mark}{'|'.join(sorted(listed))}"]
        return tuple(features)

    def _classes(self, form: str, listed: tuple[str, ...]) -> tuple[str, ...]:
        """Return the classes that the key of an unknown word can have, the likeliest first."""
        mark, low = form[0], form[1:]
        if mark == ".":
            return _SYMBOLS.get(low, (low,))
        if mark == "0":
            return _NUMBERS[form]
        if mark == "@":
            return ("NNP",)
        names = ("NNP", "NNPS") if form[-1] == "s" else ("NNP",)
        if mark == "*":
            found = (*names, *self._known.get(low, ()))
        elif mark == "^":
            # An unlisted word in -ing that opens a sentence is a name: Beijing, Boeing.
            guessed = [c for c in self._guess(low) if listed or c != "VBG"]
            found = (*listed, *names, *guessed)
        else:
            found = (*listed, *self._guess(form))
        return tuple(dict.fromkeys(found))[:MAX_CLASSES]

    def listed(self, low: str) -> tuple[str, ...]:
        """Return the classes of a word that is listed or made of a listed one, else none."""
        return self._listed.get(low) or self.made(low)

    def made(self, low: str) -> tuple[str, ...]:
        """Return the classes of a word that is made of a listed one, else none."""
        if "-" in low:
            last = low.rpartition("-")[2]
            return ("JJ", *self.listed(last)) if last else ()
        for ending, taker, classes in _MADE:
            for base in bases(low, ending) if low.endswith(ending) else ():
                takers = self._listed.get(base, ())
                if taker in takers:
                    return ("NNS", "VBZ") if taker == "NN" and "VB" in takers else classes
        return ()

    def _guess(self, low: str) -> tuple[str, ...]:
        for length in (4, 3, 2, 1):
            classes = self._endings.get(low[-length:])
            if classes is not None:
                return classes
        return self._endings[""]


def _group(classes: tuple[str, ...]) -> str:
    return "|".join(sorted(classes)) if len(classes) > 1 else classes[0]


def _by_word(lists: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for classes, words in lists.items():
        found.update(zip(words.split(" "), repeat(_names(classes))))
    return found


def _names(classes: str) -> tuple[str, ...]:
    """Return the names of classes; every stage asks for them, and finds one string the faster."""
    return tuple(map(intern, classes.split(" ")))


def features_before(known: str, group: str, previous: str) -> tuple[str, ...]:
    """Return the features of a form and the class of the one before it."""
    shared = f"p{previous}", f"pg{previous} {group}"
    return (*shared, feature_before(known, previous)) if known else shared


def features_after(known: str, group: str, context: str) -> tuple[str, ...]:
    """Return the features of a form and the context of the one after it."""
    shared = f"n{context}", f"ng{context} {group}"
    return (*shared, feature_after(known, context)) if known else shared


def feature_before(known: str, previous: str) -> str:
    """Return the feature of a known word and the class of the one before it."""
    return f"pw{previous} {known}"


def feature_after(known: str, context: str) -> str:
    """Return the feature of a known word and the context of the one after it."""
    return f"nw{context} {known}"


def feature_clause(group: str, finite: int) -> str:
    """Return the feature of a word and whether its clause has had its finite verb."""
    return f"s{finite} {group}"


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


def clause(tag: str, finite: int) -> int:
    """Return whether the clause has its finite verb behind a token of this class."""
    return _CLAUSE.get(tag, finite)


K = TypeVar("K")
V = TypeVar("V")


def _known_beside(weights: Iterable[str]) -> frozenset[str]:
    """Return the known words with features of their own together with what stands beside them.

    Args:
        weights: The features that have weights, in order.
    """
    features = list(weights)
    found: set[str] = set()
    for begin, behind in (("nw", "nx"), ("pw", "px")):
        first, last = bisect_left(features, begin), bisect_left(features, behind)
        found.update([feature.partition(" ")[2] for feature in features[first:last]])
    return frozenset(found - {""})


class _Memory(dict[K, V]):
    """A dictionary that makes a value when it is first asked for."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, asked: K) -> V:
        value = self[asked] = self._make(asked)
        return value


_Choices: TypeAlias = tuple[tuple[int, str], ...]
"""Where the classes that a form can have stand in a sum, the likeliest first."""


class _Entry:
    """A form that is ready for tagging: sums of its features' weights.

    ``base`` is what it adds by itself, ``before`` and ``after`` what it adds behind a clause
    (see ``_State``) and before a context.  ``on_left`` and ``on_right`` are what it adds
    beside the token that is decided, and ``following`` what it adds with the one behind it.
    """

    __slots__ = (
        "after", "base", "before", "choices", "context", "following", "on_left", "on_right", "only",
    )  # fmt: skip

    base: int
    before: _Memory[str, int]
    after: _Memory[str, int]
    choices: _Choices

    def __init__(
        self, form: Form, on_left: int, on_right: int, following: _Memory[str, int]
    ) -> None:
        self.only = form.classes[0] if len(form.classes) == 1 else None
        self.context = form.context
        self.on_left = on_left
        self.on_right = on_right
        self.following = following


class _State:
    """What is known of the tokens before one, and what that adds to any decision.

    ``clause`` is the class of the token before and, as a last character, whether the clause
    has had its finite verb.  ``pair`` is what the last two classes add, ``around`` what the
    last adds with the context of the token ahead.  ``behind`` gives the next state by the
    class that is decided.
    """

    __slots__ = ("around", "behind", "clause", "pair")

    def __init__(
        self,
        clause: str,
        pair: int,
        around: _Memory[str, int],
        behind: _Memory[str, _State],
    ) -> None:
        self.clause = clause
        self.pair = pair
        self.around = around
        self.behind = behind


class Tagger:
    """A model that is ready to tag; safe to share between threads."""

    def __init__(self, model: Model) -> None:
        self._lexicon = Lexicon(model)
        self._weights = model.weights
        self._shift = {name: FIELD * i for i, name in enumerate(model.classes)}
        # Keeps every field of a sum positive, so that none borrows from the next.
        self._zero = sum(1 << (shift + FIELD - 1) for shift in self._shift.values())
        self._packed = _Memory(self._pack)
        self._inside: _Memory[str, _Entry] = _Memory(lambda word: self._entry(key(word)))
        self._opening: _Memory[str, _Entry] = _Memory(lambda word: self._entry(opening(key(word))))
        self._entries: dict[tuple[tuple[str, ...], str, str, str, int], _Entry] = {}
        self._own = _known_beside(self._weights)
        self._sides = _Memory(self._both_sides)
        self._choices = _Memory(self._shifts_and_names)
        self._around = self._table("b")
        self._following = self._table("m")
        self._word_before: _Memory[str, int] = _Memory(lambda word: self._one(f"P{word}"))
        self._word_after: _Memory[str, int] = _Memory(lambda word: self._one(f"N{word}"))
        self._edge = self._ready(BEYOND)
        self._behind = _Memory(self._next)
        self._begin = self._behind[EDGE, 0][EDGE]

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the class of each word of a sentence."""
        if not words:
            return []
        if len(self._inside) > _KEPT:  # a bound on memory, whatever comes in
            self._inside.clear()
            self._opening.clear()
            self._entries.clear()
            self._sides.clear()
        entries = list(map(self._inside.__getitem__, words))
        for i in undecided(words):
            entries[i] = self._opening[words[i]]
        edge = self._edge
        entries += (edge, edge)
        tags = []
        state = self._begin
        left = edge
        follow = zip(entries, islice(entries, 1, None), islice(entries, 2, None), strict=False)
        for entry, after, beyond in follow:
            tag = entry.only
            if tag is None:
                context = after.context
                # The base is the longest integer, and what it is added to as long from there on.
                score = (
                    entry.before[state.clause]
                    + entry.after[context]
                    + state.pair
                    + state.around[context]
                    + after.following[beyond.context]
                    + left.on_left
                    + after.on_right
                    + entry.base
                )
                tag = ""
                most = -1
                for shift, name in entry.choices:
                    value = score >> shift & _MASK
                    if value > most:
                        most = value
                        tag = name
            tags.append(tag)
            left = entry
            state = state.behind[tag]
        return tags

    def listed(self, low: str) -> tuple[str, ...]:
        """Return the classes of a word that is listed or made of one, else none."""
        return self._lexicon.listed(low)

    def _next(self, before: tuple[str, int]) -> _Memory[str, _State]:
        """Return the states behind a token of a class in a clause, by the next token's class."""
        earlier, finite = before

        def state(previous: str) -> _State:
            now = clause(previous, finite)
            pair = self._one(f"q{earlier} {previous}")
            around, behind = self._around[previous], self._behind[previous, now]
            return _State(f"{previous}{now}", pair, around, behind)

        return _Memory(state)

    def _one(self, feature: str) -> int:
        return self._packed[feature] if feature in self._weights else 0

    def _sum(self, features: Iterable[str]) -> int:
        weights, packed = self._weights, self._packed
        total = 0
        for feature in features:
            if feature in weights:
                total += packed[feature]
        return total

    def _pack(self, feature: str) -> int:
        pairs = iter(_PAIRS.decode(self._weights[feature]))
        return sum([weight << FIELD * index for index, weight in zip(pairs, pairs, strict=True)])

    def _table(self, kind: str) -> _Memory[str, _Memory[str, int]]:
        def row(first: str) -> _Memory[str, int]:
            return _Memory(lambda second: self._one(f"{kind}{first} {second}"))

        return _Memory(row)

    def _both_sides(self, side: tuple[str, str]) -> tuple[_Memory[str, int], _Memory[str, int]]:
        known, group = side
        if not known:
            return (
                _Memory(lambda clause: self._behind_clause(group, clause)),
                _Memory(lambda context: self._sum(features_after("", group, context))),
            )
        # What the words of a group share is summed once, and for most of them is all there is.
        before, after = self._sides["", group]
        return (
            _Memory(lambda clause: before[clause] + self._one(feature_before(known, clause[:-1]))),
            _Memory(lambda context: after[context] + self._one(feature_after(known, context))),
        )

    def _behind_clause(self, group: str, clause: str) -> int:
        previous, finite = clause[:-1], int(clause[-1])
        features = features_before("", group, previous)
        return self._sum((*features, feature_clause(group, finite)))

    def _shifts_and_names(self, classes: tuple[str, ...]) -> _Choices:
        return tuple([(self._shift[name], name) for name in classes])

    def _entry(self, form: str) -> _Entry:
        return self._ready(self._lexicon.describe(form))

    def _ready(self, form: Form) -> _Entry:
        """Return the entry of a form, the same for all that differ in nothing that counts."""
        base = self._zero + self._sum(form.features) if len(form.classes) > 1 else 0
        alike = form.classes, form.known, form.context, form.word, base
        entry = self._entries.get(alike)
        if entry is None:  # not looked up again: another thread may clear what is kept
            entry = self._entries[alike] = self._made(form, base)
        return entry

    def _made(self, form: Form, base: int) -> _Entry:
        word = form.word
        following = self._following[form.context]
        entry = _Entry(form, self._word_before[word], self._word_after[word], following)
        if entry.only is None:
            known = form.known if form.known in self._own else ""
            entry.before, entry.after = self._sides[known, form.group]
            entry.base = base
            entry.choices = self._choices[form.classes]
        return entry


@cache
def _tagger() -> Tagger:
    return Tagger(json.decode(contents("wordclass.json"), type=Model))


def classes_of(word: str) -> tuple[str, ...]:
    """Return the classes of a word in lower case that is listed or made of one, else none."""
    return _tagger().listed(word)


def tag(tokens: Tokens, first: int, last: int) -> list[str]:
    """Return the word class of each token of a sentence.

    A hyphenated word has the class of its last part, a contraction ("didn't") that of
    its first; numbers, percentages and sums of money are ``CD``, addresses and handles
    ``NNP``; a punctuation mark is its own class.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind the sentence.

    Returns:
        One tag of the Penn Treebank for each of ``tokens.words[first:last]``.
    """
    return _tagger().tag(tokens.words[first:last])


def tag_sentences(tokens: Tokens, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the word class of each token of a document, empty outside its sentences."""
    tagger = _tagger()
    tags = [""] * len(tokens)
    for sentence in sentences:
        first, last = sentence.first, sentence.last
        tags[first:last] = tagger.tag(tokens.words[first:last])
    return tuple(tags)
