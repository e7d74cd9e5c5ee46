#!/usr/bin/env python3
"""Train the word classes that the package ships (``claimcheck/data/wordclass.json``)."""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import json

from claimcheck.language.tokens import tokenize
from claimcheck.language.wordclass import (
    BEYOND,
    EDGE,
    MAX_WEIGHT,
    Form,
    Lexicon,
    Model,
    features_after,
    features_around,
    features_before,
    key,
    undecided,
)

DEFAULT_OUTPUT = Path(__file__).parent.parent / "claimcheck" / "data" / "wordclass.json"

KNOWN = 3
"""A word seen this often has weights of its own."""
SURE = 5
"""A word seen this often has no other classes than those it was seen with."""
FREQUENT = 300
"""A word seen this often stands for itself in its neighbours' features."""
PASSES = 6
SMALLEST = 30
"""Weights below this are left out."""
SCALE = 40
"""Weights are multiplied by this and rounded."""


class Tagged(NamedTuple):
    """A sentence with its classes."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read(path: Path) -> Iterator[Tagged]:
    """Yield the sentences of a file of tagged documents, in our tokens."""
    with path.open("rb") as lines:
        for line in lines:
            document = json.decode(line)
            text = document["text"]
            tokens = tokenize(text)
            for (start, end), listed in zip(
                document["sentences"], document["tokens"], strict=True
            ):
                spans = []
                offset = start
                for word, tag in listed:
                    begin = text.index(word, offset)
                    offset = begin + len(word)
                    spans.append((begin, offset, word.lower(), tag))
                words, tags = [], []
                for i in range(tokens.at(start), tokens.at(end)):
                    parts = [
                        (word, tag)
                        for begin, stop, word, tag in spans
                        if begin < tokens.ends[i] and stop > tokens.starts[i]
                    ]
                    words.append(tokens.words[i])
                    tags.append(merged(tokens.words[i], parts))
                if words:
                    yield Tagged(tuple(words), tuple(tags))


def merged(word: str, parts: list[tuple[str, str]]) -> str:
    """Return the class of a token that is made of ``parts``, words with their tags."""
    if not any(map(str.isalnum, word)):
        return {"&": "CC", "%": "NN"}.get(word, word)
    if any(map(str.isdigit, word)) and (word[-1] == "%" or word[0] in "$£€¥"):
        return "CD"
    if not parts:
        return "FW"
    head = parts[0] if parts[-1][0] in {"n't", "n’t", "not", "na", "ta"} else parts[-1]
    return head[1] if head[1][0].isalpha() else "SYM"


def sentence_keys(words: tuple[str, ...]) -> list[str]:
    """Return the keys of a sentence's words."""
    found = [key(word) for word in words]
    for i in undecided(words):
        found[i] = found[i].replace("*", "^", 1)
    return found


def endings(counts: dict[str, Counter[str]]) -> dict[str, str]:
    """Return the classes of words by their ending, learned from the rarer words."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in counts.items():
        if word[0].isalpha() and tags.total() <= 10:
            for tag in tags:
                for length in range(5):
                    if length < len(word):
                        seen[word[len(word) - length :]][tag] += 1
    return {
        ending: " ".join(tag for tag, n in tags.most_common(5) if n / tags.total() >= 0.03)
        for ending, tags in sorted(seen.items())
        if not ending or tags.total() >= 8
    }


def word_lists(counts: dict[str, Counter[str]]) -> Model:
    """Return a model that has its word lists, but no weights yet."""
    model = Model(
        classes=[],
        lexicon={},
        rare={},
        endings=endings(counts),
        frequent=" ".join(sorted(word for word, tags in counts.items() if tags.total() >= FREQUENT)),
        weights={},
    )
    observed = {
        word: [t for t, n in tags.most_common() if n / tags.total() >= 0.01 and (n > 1 or tags.total() < 60)]
        for word, tags in counts.items()
        if word[0] not in ".@"
    }
    # What the lexicon would guess for a capitalised word depends on the same word in lower case.
    for capital in (False, True):
        guesser = Lexicon(_grouped(model, counts, observed)) if capital else Lexicon(model)
        for word, tags in counts.items():
            if word in observed and (word[0] in "*^") == capital and tags.total() < SURE:
                observed[word] = list(dict.fromkeys([*observed[word], *guesser.guess(word)]))[:6]
    return _grouped(model, counts, observed)


def _grouped(model: Model, counts: dict[str, Counter[str]], observed: dict[str, list[str]]) -> Model:
    lists: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for word, tags in sorted(observed.items()):
        lists[counts[word].total() < KNOWN][" ".join(tags)].append(word)
    lexicon, rare = ({tags: " ".join(found[tags]) for tags in sorted(found)} for found in lists)
    return Model([], lexicon, rare, model.endings, model.frequent, {})


class Weights:
    """Weights that are averaged over all steps of training."""

    def __init__(self) -> None:
        self.now: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.steps = 0

    def best(self, features: list[str], classes: tuple[str, ...]) -> str:
        """Return the class with the highest score, the first of equals."""
        scores = dict.fromkeys(classes, 0.0)
        for feature in features:
            weights = self.now.get(feature)
            if weights:
                for name in classes:
                    scores[name] += weights.get(name, 0.0)
        return max(classes, key=scores.__getitem__)

    def update(self, features: list[str], name: str, by: float) -> None:
        """Add to the weights of a class."""
        for feature in features:
            weights, sums = self.now[feature], self.sums[feature]
            weights[name] = weights.get(name, 0.0) + by
            sums[name] = sums.get(name, 0.0) + by * self.steps

    def averaged(self) -> dict[str, dict[str, int]]:
        """Return the averaged weights as the model has them."""
        result = {}
        for feature in sorted(self.now):
            weights = {}
            for name, value in sorted(self.now[feature].items()):
                mean = value - self.sums[feature][name] / max(self.steps, 1)
                rounded = max(-MAX_WEIGHT, min(MAX_WEIGHT, round(mean * SCALE)))
                if abs(rounded) >= SMALLEST:
                    weights[name] = rounded
            if weights:
                result[feature] = weights
        return result


def learn(sentences: list[tuple[list[Form], tuple[str, ...]]], passes: int = PASSES) -> Weights:
    """Train the weights on sentences, with the tagger's own decisions as the classes before."""
    order = random.Random(1)
    weights = Weights()
    sentences = list(sentences)
    for _ in range(passes):
        order.shuffle(sentences)
        for forms, gold in sentences:
            earlier = previous = EDGE
            before = BEYOND
            for i, right in enumerate(gold):
                form, after, beyond = forms[i : i + 3]
                classes = form.classes
                chosen = classes[0]
                if len(classes) > 1:
                    features = [
                        *form.features,
                        *features_before(form.word, form.group, previous),
                        *features_after(form.word, form.group, after.context),
                        *features_around(earlier, previous, before, after, beyond),
                    ]
                    weights.steps += 1
                    chosen = weights.best(features, classes)
                    if chosen != right and right in classes:
                        weights.update(features, right, 1)
                        weights.update(features, chosen, -1)
                before, earlier, previous = form, previous, chosen
    return weights


def train(tagged: list[Tagged]) -> Model:
    """Train a model."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keyed = [(sentence_keys(words), tags) for words, tags in tagged]
    for found, tags in keyed:
        for form, tag in zip(found, tags, strict=True):
            counts[form][tag] += 1
    model = word_lists(counts)
    lexicon = Lexicon(model)
    forms = {form: lexicon.describe(form) for form in counts}
    weights = learn([([forms[f] for f in found] + [BEYOND] * 2, tags) for found, tags in keyed])
    frequency = Counter(tag for _, tags in tagged for tag in tags if tag[0].isalpha())
    return Model(
        [tag for tag, _ in sorted(frequency.items(), key=lambda item: (-item[1], item[0]))],
        model.lexicon,
        model.rare,
        model.endings,
        model.frequent,
        weights.averaged(),
    )


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    arguments = parser.parse_args()
    model = train(list(read(arguments.folder / "train" / "gum.jsonl")))
    arguments.output.write_bytes(json.encode(model) + b"\n")
    print(f"{len(model.weights)} features, {arguments.output.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
