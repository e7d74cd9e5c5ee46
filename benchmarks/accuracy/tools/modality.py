"""Modality as a mean of word weights, after the approach of pattern.en's ``modality``.

Pattern (De Smedt and Daelemans 2012, BSD licence) gives a sentence a figure from -1
(surely not so) to 1 (surely so): the weighted mean of what its modal verbs, verbs,
adverbs, adjectives, nouns and weasel phrases are worth, 1 when it has none; up to 0.5 it
counts as uncertain.  The package "pattern" that the Python Package Index has today is
another one, so the approach is made again here, with a short lexicon of our own and
without Pattern's parts of speech.  It is not the package, and its figures are not the
package's.
"""

from __future__ import annotations

import re

from accuracy.values import Tool

THRESHOLD = 0.5
_NEGATIONS = frozenset({"not", "never", "hardly", "n't"})
_WORD = re.compile(r"n't\b|n’t\b|[^\W\d_]+(?=n['’]t)|[^\W\d_]+")

# value: (weight of each, words)
_WORDS: dict[float, tuple[tuple[int, str], ...]] = {
    -0.5: (
        (2, "doubt doubts doubted doubtful dubious unlikely questionable unproven unconfirmed"),
    ),
    -0.25: (
        (4, "might could"),
        (2, "allegedly reportedly supposedly purportedly reputedly presumably apparently"),
        (1, "rumor rumors rumour rumours speculation myth legend"),
    ),
    0.0: (
        (4, "may can"),
        (2, "perhaps maybe possibly conceivably guess guessed speculate speculated wonder"),
        (1, "possible unknown unclear uncertain possibility whether"),
    ),
    0.25: (
        (4, "should ought"),
        (2, "seem seems seemed appear appears appeared suppose supposed suspect suspected"),
        (2, "likely probably potentially seemingly ostensibly arguably hopefully"),
        (1, "probable potential some others hypothesis notion"),
    ),
    0.5: (
        (2, "believe believes believed think thinks thought claim claims claimed assume assumed"),
        (2, "suggest suggests suggested indicate indicates indicated imply implies expected"),
        (2, "considered regarded estimated widely often usually generally typically mostly"),
        (1, "many several various numerous certain theory"),
    ),
    1.0: (
        (4, "must"),
        (2, "will shall knew know known proved proven shown showed demonstrated verified"),
        (2, "certainly definitely clearly surely undoubtedly obviously always indeed"),
        (1, "fact evidence proof confirmed definite"),
    ),
}
_LEXICON = {
    word: (value, weight)
    for value, entries in _WORDS.items()
    for weight, words in entries
    for word in words.split()
}
_PHRASES = {
    -0.25: ("it is said", "is said to", "are said to", "is rumored", "is rumoured", "sort of"),
    0.0: (
        "is believed to",
        "are believed to",
        "is considered",
        "are considered",
        "is thought to",
        "is regarded as",
        "has been suggested",
        "has been argued",
        "it is possible",
    ),
    0.25: ("some people", "many people", "most people", "some say", "critics say", "a number of"),
    1.0: ("of course", "without doubt", "no doubt"),
}
_PHRASE_WEIGHT = 2


def load() -> Tool:
    return Tool(
        name="modality",
        about="after the approach of pattern.en's modality, re-made, not the package: a mean "
        f"of word weights from a short lexicon of our own; up to {THRESHOLD} is a hedge",
        hedges=hedges,
    )


def hedges(text: str) -> bool:
    return modality(text) <= THRESHOLD


def modality(sentence: str) -> float:
    """Return how sure a sentence is, from -1 to 1."""
    sums = 0.0
    weights = 0
    lower = sentence.lower()
    for value, phrases in _PHRASES.items():
        found = sum(phrase in lower for phrase in phrases)
        sums += value * found * _PHRASE_WEIGHT
        weights += found * _PHRASE_WEIGHT
    before = ""
    for word in _WORD.findall(lower.replace("’", "'")):
        if word in _LEXICON:
            value, weight = _LEXICON[word]
            sums += weight * (-value / 2 if before in _NEGATIONS else value)
            weights += weight
        before = word
    return sums / weights if weights else 1.0
