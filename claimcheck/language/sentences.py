"""Sentence boundaries: Punkt, and on top of it what news needs.

Every run of end marks (``. ! ? …`` and the closing marks behind it) is a candidate.
Punkt (Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection",
https://aclanthology.org/J06-4003/) is asked about the stops it was made for, those of
abbreviations, initials and ellipses; its parameters are trained by
``scripts/train_punkt.py`` and ship as data.  Quotation marks, brackets, reference
numbers, list numbers and clauses such as "Smith asked" are decided here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.language.tokens import abbreviations
from claimcheck.values import Document, Quotation, Sentence, Tokens

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# No quantifier below can give back much of what it took, and each run begins behind the
# one before: the scan is linear in the length of any text.
_RUN = re.compile(r"(?:\.(?:[ \xa0]\.){2,}+|[.!?…])[.!?…)\]}\"'’”»*_]*+(?:\ [!?]++)?")
_REFERENCES = re.compile(
    r"(?:[ \xa0]?\[(?:\d{1,3}(?:[,–-]\ ?\d{1,3}){0,9}|[a-z]|\.{3}|…|(?:note|nb)\ \d{1,3}"
    r"|citation\ needed)\])++"
)
_AHEAD = re.compile(r"\s*+((?:[^\w\s]{1,3}+\s?){0,3})(\w[\w'’-]{0,40}+)?")
_BRACKETS = re.compile(r"[()\[\]]")
_ENUMERATOR = re.compile(r"[(\"“‘]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}")
_LABEL = re.compile(
    r"(?:Figure|Fig\.?|Table|Box|Chapter|Section|Article|Part|Exhibit|Question)\ "
    r"[\dIVX]{1,4}(?:\.\d{1,3}){0,3}\."
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")

_FAR = 48
"""How many characters before an end mark the word it belongs to is looked for."""
_LONG_BRACKET = 1000
"""A bracket that closes later than this many characters on is taken as never closed."""


@cache
def _listed(name: str) -> frozenset[str]:
    data = files("claimcheck").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return frozenset(line for line in data.splitlines() if line and not line.startswith("#"))


@cache
def _attribution() -> re.Pattern[str]:
    """Return what recognises "Ada Smith, the mayor, asked" behind a quotation."""
    name = r"(?:[^\W\d_a-z]\.|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof)\.|[A-Z][\w'’-]*+)"
    verbs = "|".join(sorted(_listed("quote_verbs.txt")))
    return re.compile(
        rf"\s*+{name}(?:\s(?:of\s|the\s|and\s|de\s|van\s)?{name}){{0,6}}"
        rf"(?:,\s[^.!?…:;\"“”\n]{{2,100}},)?\s(?:\w+ly\s|later\s|then\s|also\s)?(?:{verbs})"
        rf"(?=[.,;:—–]|\s(?!that\b|he\b|she\b|it\b|they\b|his\b|her\b|their\b|the\b|there\b|[A-Z]))"
    )


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    data = json.loads(files("claimcheck").joinpath("data/punkt.json").read_text(encoding="utf-8"))
    parameters = PunktParameters()
    parameters.abbrev_types = {*data["abbreviations"], *(a.lower() for a in abbreviations())}
    parameters.collocations = {tuple(pair.split()) for pair in data["collocations"]}
    parameters.sent_starters = set(data["starters"])
    # Punkt's flags for "in lower case" and "a capital inside a sentence".  A Counter
    # answers 0 for a word it lacks and does not grow by being asked.
    lower, capital = 1 << 5, 1 << 2
    parameters.ortho_context = Counter(
        dict.fromkeys(data["lower"].split(), lower)
        | dict.fromkeys(data["lower_and_capital"].split(), lower | capital)
    )
    return PunktSentenceTokenizer(parameters)


@cache
def _abbreviated() -> frozenset[str]:
    """Return the abbreviations as they may be written: listed, or learned by Punkt."""
    data = json.loads(files("claimcheck").joinpath("data/punkt.json").read_text(encoding="utf-8"))
    learned = data["abbreviations"]
    return abbreviations() | {*learned, *(a.capitalize() for a in learned), *(a.upper() for a in learned)}


def split(
    document: Document, tokens: Tokens, quotations: Sequence[Quotation]
) -> tuple[Sentence, ...]:
    """Split every block of a document into sentences.

    Args:
        document: The document, with its blocks.
        tokens: Its tokens.
        quotations: Its quotations, which tell closing from opening marks.

    Returns:
        The sentences in order.  None crosses a block's border, none begins or ends with
        white space, and every other character of a block is in exactly one.
    """
    text = document.text
    opening = {part.start for q in quotations for part in q.parts}
    closing = {
        q.end - (2 if text[q.end - 2 : q.end] in ("''", "``") else 1): q.end
        for q in quotations
        if q.closed
    }
    sentences: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        start = block.start
        for end in (*_ends(text, block.start, block.end, opening, closing), block.end):
            while start < end and text[start].isspace():
                start += 1
            last = end
            while last > start and text[last - 1].isspace():
                last -= 1
            if last > start:
                inside = tokens.at(last)
                first = tokens.at(start)
                if inside > first and tokens.ends[inside - 1] > last:
                    inside -= 1
                sentences.append(Sentence(start, last, first, inside, index))
            start = end
    return tuple(sentences)


def _ends(
    text: str, low: int, high: int, opening: set[int], closing: dict[int, int]
) -> Iterator[int]:
    """Yield where the sentences of one block end, but for the last."""
    start = low
    brackets = _pairs(text, low, high)
    inner = 0
    for match in _RUN.finditer(text, low, high):
        mark, end = match.span()
        if mark < start:
            continue
        for k in range(mark + 1, end):
            if k in opening:
                end = k
                break
        marks = text[mark:end]
        end = _attached(text, end, high, closing)
        if end >= high:
            return
        if not text[end].isspace() and end not in opening:
            continue
        while inner < len(brackets) and brackets[inner][1] < mark:
            inner += 1
        if inner < len(brackets) and brackets[inner][0] < mark:
            # In a bracket that began inside the sentence.
            if text[start : brackets[inner][0]].strip() and not brackets[inner][1] < end:
                continue
        if _ends_here(text, low, start, mark, marks, end, high):
            yield end
            start = end


def _pairs(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the outermost pairs of brackets, as offsets of both."""
    pairs: list[tuple[int, int]] = []
    depth: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text, low, high):
        at, bracket = match.start(), match.group()
        if bracket in "([":
            depth.append((bracket, at))
            continue
        want = "(" if bracket == ")" else "["
        if depth and depth[-1][0] == want:
            begin = depth.pop()[1]
            if at - begin <= _LONG_BRACKET:
                while pairs and pairs[-1][0] > begin:
                    pairs.pop()
                pairs.append((begin, at))
    return pairs


def _attached(text: str, end: int, high: int, closing: dict[int, int]) -> int:
    """Move an end over closing marks set off by a blank and reference numbers."""
    while True:
        at = end
        while at < high and text[at] in " \xa0":
            at += 1
        if at in closing and at < high:
            end = closing[at]
            continue
        references = _REFERENCES.match(text, end, high)
        if references is None:
            return end
        end = references.end()


def _ends_here(
    text: str, low: int, start: int, mark: int, marks: str, end: int, high: int
) -> bool:
    """Decide whether a run of end marks ends a sentence."""
    ahead = _AHEAD.match(text, end, high)
    assert ahead is not None
    lead, following = ahead.groups()
    if lead and lead[0] in ",;:)]}%":
        return False
    if following is None:
        return not (ahead.end() >= high)
    lower = following[0].islower()
    quoted = any(c in marks for c in "\"'’”»")
    if "!" in marks or "?" in marks:
        return not lower and not (quoted and _attribution().match(text, end, high))
    if "…" in marks or ".." in marks or ". ." in marks:
        if lower or (quoted and _attribution().match(text, end, high)):
            return False
        if quoted:
            return True
        return bool(_punkt().text_contains_sentbreak(f"... {following}"))
    if end - start < 40:
        label = _ENUMERATOR.match(text, start, high) or (
            _LABEL.match(text, start, high) if start == low else None
        )
        if label and label.end() == end:
            return False
    before = text[max(low, mark - _FAR) : mark].split()
    if not before or text[mark - 1].isspace():
        return not lower
    word = before[-1].lstrip("\"'“‘«([{*_—–-")
    return _stops(word, following, lead, lower, before)


def _stops(word: str, following: str, lead: str, lower: bool, before: list[str]) -> bool:
    """Decide about a single full stop between two words."""
    initial = len(word) == 1 and word.isupper()
    if word in _listed("leading_abbreviations.txt") and following[0].isdigit() | following[0].isupper():
        if word != "No" or following[0].isdigit():
            return False
    known = initial or "." in word or word in _abbreviated() or word.rpartition("-")[2] in _abbreviated()
    if lower:
        return not known and not word.isdigit()
    if not known:
        return True
    return bool(_punkt().text_contains_sentbreak(f"{word}. {following}"))
