"""Whether a full stop ends a sentence or belongs to an abbreviation.

Punkt (Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection",
https://aclanthology.org/J06-4003/) weighs an abbreviation or initial against the word
behind it; its parameters are trained by ``scripts/train_punkt.py`` and ship as data.
Before it come what a newspaper's style settles: titles, "No. 3", "5 p.m. Monday",
"the U.S. Senate".
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from msgspec import json

from claimcheck.language import punkt
from claimcheck.language.tokens import abbreviations
from claimcheck.regex import later
from claimcheck.wordlists import contents, entries

_DOTTED = later(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_CLOCK = frozenset({"a.m", "p.m", "A.M", "P.M"})
_AFTER_CLOCK = later(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b|[A-Z]{2,4}\b"
)
_LONGEST_CLIPPED = 4
_LONGEST_ENUMERATOR = 2

_SPEAKERS = frozenset({"i", "we", "you"})
SUBJECTS = _SPEAKERS | {"he", "she", "it", "they"}
"""The pronouns that are mostly the subject of the clause they open, in lower case."""
_DASHES = ("-", "–", "—", "―")


@cache
def lines(name: str) -> frozenset[str]:
    """Return the entries of a data file that has one a line, without its comments."""
    return frozenset(entries(name))


def opens_sentences(word: str) -> bool:
    """Tell whether a word, "It's" included, is one that often opens sentences."""
    return re.split("['’]", word.lower(), maxsplit=1)[0] in lines("sentence_openers.txt")


def is_subject(word: str, *, speaker: bool = False) -> bool:
    """Tell whether a word in lower case, "it's" included, is a subject pronoun.

    With ``speaker``, only one of the first or second person, so that "he" in
    "Why? he asked" is none.
    """
    return re.split("['’]", word, maxsplit=1)[0] in (_SPEAKERS if speaker else SUBJECTS)


def leads_on(word: str) -> bool:
    """Tell whether a word in lower case is one that seldom ends a sentence."""
    return word in lines("sentence_openers.txt") or word in lines("quote_verbs.txt")


@cache
def leading(what: str) -> frozenset[str]:
    """Return the abbreviations that lead on to a "name" or a "number"."""
    rows = (line.split("\t") for line in lines("leading_abbreviations.txt"))
    return frozenset(word for word, leads_to in rows if leads_to == what)


@cache
def _trained() -> dict[str, Any]:
    return json.decode(contents("punkt.json"), type=dict[str, Any])


class _Dotted(frozenset[str]):
    """Punkt's abbreviations, among them whatever is letters with stops between."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (
            isinstance(word, str) and _DOTTED.fullmatch(word) is not None
        )


@cache
def _punkt() -> Any:
    """Return Punkt's sentence tokenizer with the parameters that ship."""
    data = _trained()
    parameters = punkt.load().PunktParameters()
    parameters.abbrev_types = _Dotted(
        [*data["abbreviations"], *(word.lower() for word in abbreviations())]
    )
    parameters.collocations = {tuple(pair.split()) for pair in data["collocations"]}
    parameters.sent_starters = set(data["starters"])
    # Punkt's flags for "in lower case" and "a capital inside a sentence".  A Counter
    # answers 0 for a word it lacks and, unlike a defaultdict, does not grow by it.
    lower, capital = 1 << 5, 1 << 2
    parameters.ortho_context = Counter(
        dict.fromkeys(data["lower"].split(), lower)
        | dict.fromkeys(data["lower_and_capital"].split(), lower | capital)
    )
    return punkt.load().PunktSentenceTokenizer(parameters)


@cache
def _abbreviated() -> frozenset[str]:
    """Return the abbreviations as they may be written."""
    learned = _trained()["abbreviations"]
    capitals = (word.upper() for word in (*learned, *abbreviations()))
    return frozenset({*abbreviations(), *learned, *(w.capitalize() for w in learned), *capitals})


def is_abbreviated(word: str) -> bool:
    """Tell whether a word before a full stop is an abbreviation or initial, as written."""
    return (
        word in _abbreviated()
        or (len(word) == 1 and word.isupper())
        or _DOTTED.fullmatch(word) is not None
    )


def ends(word: str, previous: str, lead: str, following: str, stop: str) -> bool:
    """Decide whether the full stop between two words ends a sentence.

    Args:
        word: The word before the stop, without it.
        previous: The word before that, empty at the start of a sentence.
        lead: The punctuation before the following word.
        following: The following word, in lower case where it cannot open a sentence.
        stop: The full stop behind the following word, or nothing.
    """
    word = word.rpartition("-")[2]
    known = is_abbreviated(word)
    if following[0].islower():
        # "for my Eng. class": a short word with a capital inside the sentence.
        clipped = previous and len(word) <= _LONGEST_CLIPPED and word.istitle()
        numbered = word.isdigit()
        if is_subject(following) and not (numbered and len(word) <= _LONGEST_ENUMERATOR):
            return not known
        return not (known or clipped or numbered)
    if not known:
        return True
    initial = len(word) == 1
    written = word.capitalize() if word.isupper() else word
    if lead.startswith(_DASHES) or not {word, written}.isdisjoint(leading("name")):
        return False  # "CONCORD, N.H. — The", "Dr. Who"
    if following[0].isdigit():
        return word in _CLOCK
    if word in leading("number"):
        return True
    if stop and len(following) == 1:
        return False  # "J. K. Smith", "9 p.m. E.T."
    if opens_sentences(following):
        return True
    if word in _CLOCK:
        return not _AFTER_CLOCK.match(following)
    if initial and previous in lines("lettered_nouns.txt"):
        return True
    if ("." in word and word.isupper()) or (initial and previous[:1].isupper()):
        # Before a noun an acronym is an adjective ("the U.S. Open"), before a name its
        # initials; where it ends a sentence, a word that opens sentences mostly follows.
        return False
    return bool(_punkt().text_contains_sentbreak(f"{word}. {following}"))
