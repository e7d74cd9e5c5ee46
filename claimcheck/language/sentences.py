"""Sentence boundaries: Punkt, and on top of it what news needs.

Every run of end marks (``. ! ? …`` with the closing marks behind it) is a candidate.
Punkt (Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection",
https://aclanthology.org/J06-4003/) is asked about the full stops it was made for, those
of abbreviations, initials, numbers and ellipses; its parameters are trained by
``scripts/train_punkt.py`` and ship as data.  Quotation marks, brackets, reference
numbers, list numbers and clauses such as "he asked" are decided here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.language.tokens import abbreviations
from claimcheck.values import Block, Document, Quotation, Sentence, Tokens

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_CLOSERS = ")]}\"'’”»*_"
# No quantifier here can give back what it took, and every run begins behind the last:
# the scan is linear whatever the text.
_RUN = re.compile(r"(?:(?:\.\s){2,}+\.|[.!?…])[.!?…)\]}\"'’”»*_]*+(?:\s[!?]++)?")
_REFERENCES = re.compile(
    r"(?:[ \xa0]?\[(?:\d{1,3}(?:[,–-] ?\d{1,3}){0,9}|[a-z]|\.{3}|…|(?:note|nb) \d{1,3}"
    r"|citation needed)\])++"
)
_AHEAD = re.compile(r"\s*+([^\w\s]{0,6}+)\s?([\w'’-]{0,40})")
_BRACKET = re.compile(r"[()\[\]]")
_ENUMERATOR = re.compile(r"[(\"“‘]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.)]++")
_LABEL = re.compile(
    r"(?:Figure|Fig\.?|Table|Box|Chapter|Section|Article|Part|Exhibit|Question)\s"
    r"[\dIVX]{1,4}(?:\.\d{1,3}){0,3}[.:]"
)
_NAME = r"(?:[A-Z][\w'’-]*|[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof)\.)"
_FAR = 40
"""How far back the word before an end mark is looked for."""
_LONGEST_BRACKET = 1000
"""A bracket that closes no sooner than this is taken for one that was never closed."""


@cache
def _words(name: str) -> frozenset[str]:
    data = files("claimcheck").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return frozenset(line for line in data.splitlines() if line and not line.startswith("#"))


@cache
def _punkt() -> PunktSentenceTokenizer:
    from collections import Counter

    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    data = json.loads(files("claimcheck").joinpath("data/punkt.json").read_text(encoding="utf-8"))
    parameters = PunktParameters()
    parameters.abbrev_types = {*data["abbreviations"], *(a.lower() for a in abbreviations())}
    parameters.collocations = {tuple(pair.split()) for pair in data["collocations"]}
    parameters.sent_starters = set(data["starters"])
    # A Counter answers 0 for a word it lacks and, unlike Punkt's own defaultdict, does
    # not grow by asking.
    lower, capital = 1 << 5, 1 << 2
    parameters.ortho_context = Counter(
        dict.fromkeys(data["lower"].split(), lower)
        | dict.fromkeys(data["lower_and_capital"].split(), lower | capital)
    )
    return PunktSentenceTokenizer(parameters)
