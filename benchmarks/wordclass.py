#!/usr/bin/env python3
"""Measure the shipped word classes against NLTK's averaged perceptron, side by side.

    python benchmarks/wordclass.py FOLDER

FOLDER holds train/gum.jsonl and dev/gum.jsonl (sentences with Penn tags; see
scripts/train_wordclass.py for the format).  The perceptron is trained here on
train/gum.jsonl, both tag dev/gum.jsonl in our tokens: the share of right tags, of words
that can be noun or verb, of words that can be past tense or participle, and tokens a
second (the median of five rounds in turn).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from nltk.tag.perceptron import PerceptronTagger
from train_wordclass import read

from claimcheck.language.wordclass import tag
from claimcheck.values import Tokens

PAIRS = {"noun or verb": ("N", "V"), "past or participle": ("VBD", "VBN")}


def ours(words: list[str]) -> list[str]:
    places = tuple(range(len(words)))
    lower = tuple(word.lower().replace("’", "'") for word in words)
    return list(tag(Tokens(places, places, tuple(words), lower), 0, len(words)))


def main() -> None:
    folder = Path(sys.argv[1])
    train, dev = (list(read(folder / part / "gum.jsonl")) for part in ("train", "dev"))
    perceptron = PerceptronTagger(load=False)
    perceptron.train([list(zip(words, tags, strict=True)) for words, tags in train], nr_iter=5)

    def theirs(words: list[str]) -> list[str]:
        return [tag_ for _, tag_ in perceptron.tag(words)]

    seen: defaultdict[str, set[str]] = defaultdict(set)
    for words, tags in train:
        for word, tag_ in zip(words, tags, strict=True):
            seen[word.lower()].add(tag_)
    taggers = {"claimcheck": ours, "NLTK's perceptron": theirs}
    seconds: dict[str, list[float]] = {name: [] for name in taggers}
    given: dict[str, list[list[str]]] = {}
    for _ in range(5):
        for name, tagger in taggers.items():
            begin = perf_counter()
            given[name] = [tagger(words) for words, _ in dev]
            seconds[name].append(perf_counter() - begin)
    tokens = sum(len(words) for words, _ in dev)
    print(f"| tagger | all {tokens:,} | " + " | ".join(PAIRS) + " | tokens a second |")
    print("|---" * (len(PAIRS) + 3) + "|")
    for name, answers in given.items():
        rows = [
            (word, right, got)
            for (words, tags), listed in zip(dev, answers, strict=True)
            for word, right, got in zip(words, tags, listed, strict=True)
            if right[0].isalpha()
        ]
        cells = [sum(right == got for _, right, got in rows) / len(rows)]
        for first, second in PAIRS.values():
            doubtful = [
                (right, got)
                for word, right, got in rows
                if right.startswith((first, second))
                and any(t.startswith(first) for t in seen[word.lower()])
                and any(t.startswith(second) for t in seen[word.lower()])
            ]
            hits = sum(
                right.startswith(first) == got.startswith(first)
                and right.startswith(second) == got.startswith(second)
                for right, got in doubtful
            )
            cells.append(hits / len(doubtful))
        speed = tokens / median(seconds[name])
        print(f"| {name} | " + " | ".join(f"{cell:.2%}" for cell in cells) + f" | {speed:,.0f} |")


if __name__ == "__main__":
    main()
