"""Words that were parted at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache

from claimcheck.wordlists import entries

SOFT = "\xad"
_HYPHENS = "-\u2010" + SOFT
_LAST = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LONGEST = 60


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words, in lower case, that stand whole inside lines."""
    return frozenset(
        word.lower() for line in lines for word in _WORD.findall(line.rstrip(_HYPHENS))
    )


def join(above: str, below: str, written: Set[str]) -> str:
    """Return the words of two lines that follow each other.

    Args:
        above: The upper line.
        below: The lower line.
        written: The words that the document has elsewhere.
    """
    mark = above[-1:]
    if mark and mark in "—–/" and above[-2:-1].strip():
        return above + below
    if not mark or mark not in _HYPHENS:
        return f"{above} {below}"
    bare = above[:-1]
    last, first = _LAST.search(bare[-_LONGEST:]), _FIRST.match(below)
    if mark == SOFT:
        return bare + below
    if not last:  # a dash, or behind a figure
        return f"{above} {below}" if not bare[-1:].strip() else above + below
    if not first or first.group()[0].isupper():
        return above + below
    return (above if _own(last.group(), first.group(), written) else bare) + below


def _own(last: str, first: str, written: Set[str]) -> bool:
    """Tell whether the hyphen between two parts of a word is the word's own."""
    from claimcheck.language.wordclass import classes_of

    last, first = last.lower(), first.lower()
    compound, joined = f"{last}-{first}", last + first
    if compound in written or joined in written:
        return compound in written
    if "-" in last:  # state-of-the- art
        return bool(classes_of(first)) and bool(classes_of(last.rpartition("-")[2]))
    classes = classes_of(joined)
    word = bool(classes_of(first)) and first not in _listed("ending")
    if word and last in _listed("first"):
        return not classes or classes[0] == "JJ"
    return not classes and word and bool(classes_of(last)) and min(len(first), len(last)) > 2


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = (line.split("\t") for line in entries("hyphens.tsv"))
    return frozenset(word for sort, word in rows if sort == kind)
