"""Sentence boundaries: Punkt, and on top of it what news needs.

Every run of end marks (``. ! ? …`` and the closing marks behind it) is a candidate.
Punkt (Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection",
https://aclanthology.org/J06-4003/) decides about the stops it was made for, those of
abbreviations and initials; its parameters are trained by ``scripts/train_punkt.py``
and ship as data.  Quotation marks, brackets, reference numbers, list numbers and
clauses such as "Smith asked" are decided here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcheck.language.tokens import abbreviations
from claimcheck.values import Document, Quotation, Sentence, Tokens

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# None of these patterns can give back more than a few characters of what it took, and
# each run begins behind the one before: the scan is linear in the length of any text.
_RUN = re.compile(r"(?:\.(?:[ \xa0]\.){2,}+|[.!?…])[.!?…)\]}\"'’”»“*_]*+(?:\ [!?]++)?")
_AHEAD = re.compile(r"\s*+((?:[^\w\s]{1,3}+\s{0,2}+){0,3})(\w[\w'’-]{0,40}+)?([.…]?)(?:\s([A-Z]))?")
_BRACKETS = re.compile(r"[()\[\]]")
_REFERENCES = re.compile(
    r"""(?:[ \xa0]?\[(?: \d{1,3}(?:[,–-]\ ?\d{1,3}){0,9} | [a-z] | [ivx]{1,5} | \.{3} | …
        | (?:[A-Z]|[Nn]ote|[Nn][Bb]|fn)\ \d{1,3} | [a-z\ ]{1,20}\ needed | wh[a-z]{1,5}\? )\]
        (?:\ ?:\ ?\d{1,4}(?:[–-]\d{1,4})?(?!\w))?
      | [ \xa0][:;]-?[()DP](?=\s|\Z))++""",
    re.VERBOSE,
)
_ELLIPSIS = re.compile(r"…|\.\.\.|\.[ \xa0]\.")
_FOOTNOTE = re.compile(r"(?:(?<=[a-z]{3}\.)|(?<=[.\"”)]\ ))\d{1,2}(?=\s+([A-Z]\w*))")
_ENUMERATOR = re.compile(r"[(\"“‘]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}")
_NUMBERED = (
    r"(?:Figure|Fig\.?|Table|Box|Chapter|Section|Article|Part|Exhibit|Question)\ "
    r"[\dIVX]{1,4}(?:\.\d{1,3}){0,3}"
)
_LABEL = re.compile(rf"{_NUMBERED}\.")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

# What else stands alone although no end mark does: a numbered label, a date stamp and a
# picture credit, all of them in headings and captions.
_DATE = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\ (?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\ \d{1,2},\ \d{4}"
)
_HEAD = re.compile(rf"(?:{_NUMBERED}|{_DATE})(?=\s+[A-Z(])")
_UNMARKED = re.compile(
    rf"(?<!,)(?<!\bon)(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bfrom)\s+(?={_DATE}\Z)"
    r"|(?<=\w)\s+(?=(?:Image|Photo|Photograph|Picture|Video|Illustration|Credit)s?:\s)"
)
_CAPTION = 300
"""Blocks longer than this are neither headings nor captions."""

_FAR = 48
"""How many characters before an end mark the word it belongs to is looked for."""
_LONG_BRACKET = 1000
"""A bracket that closes later than this many characters on is taken as never closed."""
_SIGNATURE = 80
"""A dash and no more than this to the end of the block name the speaker of the words before."""

_CLOCK = frozenset({"a.m", "p.m", "A.M", "P.M"})
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|(?:Jan|Feb|Mar|Apr|Ma|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|Eastern|Central|Mountain|Pacific"
    r"|[A-Z]{2,4}\b"
)
# Acronyms that stand before nouns as adjectives do: "the U.S. Open".
_ADJECTIVAL = frozenset({"U.S", "U.N", "U.K", "E.U", "D.C", "U.S.A"})
_QUOTES = "\"'’”»“"


@cache
def _lines(name: str) -> frozenset[str]:
    data = files("claimcheck").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return frozenset(line for line in data.splitlines() if line and not line.startswith("#"))


@cache
def _leading(kind: str) -> frozenset[str]:
    rows = (line.split("\t") for line in _lines("leading_abbreviations.txt"))
    return frozenset(word for word, leads_to in rows if leads_to == kind)


@cache
def _attribution() -> re.Pattern[str]:
    """Return what recognises "Ada Smith, the mayor, asked" behind a quotation."""
    titles = "|".join(sorted(_leading("name")))
    name = rf"(?:[A-Z]\.|(?:{titles})\.|[^\W\d_a-z][\w'’-]*+)"
    verbs = "|".join(sorted(_lines("quote_verbs.txt")))
    return re.compile(
        rf"\s*+{name}(?:\s(?:(?:of|the|and|de|van|von|al)\s)?{name}){{0,6}}"
        rf"(?:,\s[^.!?…:;\"“”\n]{{2,100}},)?\s(?:\w+ly\s|later\s|then\s|also\s)?(?:{verbs})\b"
        r"(?!\s(?:that|he|she|it|they|we|his|her|its|their|the|there|a|an|[A-Z]\w*)\b)"
        r"(?![^.!?…\"“\n]{0,60}[,:]\s[\"“'‘][A-Z])"
    )


class _Dotted(frozenset[str]):
    """Punkt's abbreviations, to which belongs whatever is letters with stops between."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (
            isinstance(word, str) and _LETTERS.fullmatch(word) is not None
        )


@cache
def _trained() -> dict[str, Any]:
    data = files("claimcheck").joinpath("data/punkt.json").read_text(encoding="utf-8")
    return dict(json.loads(data))


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    data = _trained()
    parameters = PunktParameters()
    parameters.abbrev_types = _Dotted(
        [*data["abbreviations"], *(word.lower() for word in abbreviations())]
    )
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
    """Return the abbreviations in every case they are written in."""
    words = {*_trained()["abbreviations"], *abbreviations()}
    return frozenset(words | {w.capitalize() for w in words} | {w.upper() for w in words}) - {
        # Words whose other case is an abbreviation: "she said no."
        word.lower()
        for word in abbreviations()
        if word.lower() not in abbreviations() and word.lower() not in _trained()["abbreviations"]
    }


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
        for end in (*_ends(text, start, block.end, opening, closing), block.end):
            while start < end and text[start].isspace():
                start += 1
            last = end
            while last > start and text[last - 1].isspace():
                last -= 1
            if last > start:
                first, behind = tokens.at(start), tokens.at(last)
                if behind > first and tokens.ends[behind - 1] > last:
                    behind -= 1
                sentences.append(Sentence(start, last, first, behind, index))
            start = end
    return tuple(sentences)


def _ends(
    text: str, low: int, high: int, opening: set[int], closing: dict[int, int]
) -> Iterator[int]:
    """Yield where the sentences of one block end, but for the last."""
    start = low
    brackets = _pairs(text, low, high)
    marked = False
    for match in _RUN.finditer(text, low, high):
        mark, end = match.span()
        if mark < start:
            continue
        if not marked:
            marked = True
            for cut in _unmarked(text, low, high, mark):
                yield cut
                start = cut
        end = _before_opening(text, mark, end, high, opening)
        marks = text[mark:end]
        end = _attached(text, mark, end, high, closing)
        if end >= high:
            return
        while brackets and brackets[-1][1] < mark:
            brackets.pop()
        if brackets and brackets[-1][0] < mark and end <= brackets[-1][1]:
            if text[start : brackets[-1][0]].strip():
                continue  # in a bracket that began inside the sentence
        if not any(c.isalnum() for c in text[start : min(mark, start + _FAR)]):
            continue  # no sentence without a word
        if _ends_here(text, low, start, mark, marks, end, high, brackets):
            yield end
            start = end
    if not marked:
        yield from _unmarked(text, low, high, high)


def _unmarked(text: str, low: int, high: int, mark: int) -> Iterator[int]:
    """Yield the ends that no end mark shows, before the first end mark of a short block."""
    head = _HEAD.match(text, low, high)
    if head and head.end() < mark:
        yield head.end()
    if high - low <= _CAPTION:
        for match in _UNMARKED.finditer(text[low:high]):
            if low + match.start() <= mark:
                yield low + match.start()


def _pairs(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the outermost pairs of brackets, as offsets of both, the last pair first."""
    pairs: list[tuple[int, int]] = []
    unclosed: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text, low, high):
        at, bracket = match.start(), match.group()
        if bracket in "([":
            unclosed.append((bracket, at))
        elif unclosed and unclosed[-1][0] == ("(" if bracket == ")" else "["):
            begin = unclosed.pop()[1]
            if at - begin <= _LONG_BRACKET:
                while pairs and pairs[-1][0] > begin:
                    pairs.pop()
                pairs.append((begin, at))
    pairs.reverse()
    return pairs


def _before_opening(text: str, mark: int, end: int, high: int, opening: set[int]) -> int:
    """End a run before a mark that opens a quotation; one before a blank closes, whatever it is."""
    for at in range(mark + 1, end):
        if at in opening:
            behind = at + (2 if text[at] in "'`" and text[at : at + 2] == text[at] * 2 else 1)
            if behind < high and not text[behind].isspace():
                return at
    return end


def _attached(text: str, mark: int, end: int, high: int, closing: dict[int, int]) -> int:
    """Move an end over what belongs to it: closing marks after a blank, reference numbers."""
    while True:
        at = end
        while at < high and text[at] in " \xa0":
            at += 1
        if at in closing and at < high:
            end = closing[at]
            continue
        references = _REFERENCES.match(text, end, high)
        if references is None:
            break
        end = references.end()
    footnote = _FOOTNOTE.match(text, at, high)
    if footnote and text[mark] == "." and (at == end or footnote[1].lower() in _lines("sentence_openers.txt")):
        return footnote.end()
    return end


def _ends_here(
    text: str, low: int, start: int, mark: int, marks: str, end: int, high: int,
    brackets: list[tuple[int, int]],
) -> bool:
    """Decide whether a run of end marks ends a sentence."""
    ahead = _AHEAD.match(text, end, high)
    assert ahead is not None
    lead, following, stop, second = ahead.groups()
    if following is None or lead[:1] in tuple(",;:)]}%"):
        return False
    quoted = any(c in _QUOTES for c in marks)
    if not text[end].isspace():
        # No blank between the sentences: only where nothing else can be meant.
        return (lead != "" and quoted) or (
            not _ELLIPSIS.search(marks)
            and following[1:2].islower()
            and following[0].isupper()
            and (quoted or following.lower() in _lines("sentence_openers.txt"))
        )
    lower = following[0].islower() and not _address(following, stop)
    dashed = lead[:1] in ("—", "–", "-")
    if dashed and (high - end <= _SIGNATURE and _RUN.search(text, ahead.end(2), high - 1) is None):
        return False
    if lead[:1] == "(" and _mid_sentence(text, ahead.start(1), high, brackets):
        return False
    before = text[max(start, mark - _FAR) : mark].split()
    word = before[-1].lstrip("\"'“‘”’«([{*_—–-") if before and not text[mark - 1].isspace() else ""
    if "!" in marks or "?" in marks:
        if lower:
            # "Yahoo! said", but "what a day! we won".
            return "?" not in marks and not quoted and word[:1].islower()
        return not (dashed or (quoted and _attribution().match(text, end, high)))
    if _ELLIPSIS.search(marks):
        # Three dots trail off; a fourth is a full stop.
        return not lower and (
            marks.count(".") > 3
            or "…." in marks
            or (quoted and not _attribution().match(text, end, high))
        )
    if ".." in marks:
        return not lower
    if end - start < _FAR:
        label = _ENUMERATOR.match(text, start, high) or (
            _LABEL.match(text, start, high) if start == low else None
        )
        if label and label.end() == end:
            return False
    return _stop_ends(word, before, lead, following, stop, second, lower)


def _address(following: str, stop: str) -> bool:
    """Tell whether a word in lower case may open a sentence: "eBay", "pic.example.org"."""
    return (
        following.startswith(("http", "www"))
        or (following[1:2].isupper() or any(c.isupper() for c in following[2:]))
        or (stop == "." and following == "pic")
    )


def _mid_sentence(text: str, bracket: int, high: int, brackets: list[tuple[int, int]]) -> bool:
    """Tell whether a bracket ahead is part of a sentence that goes on behind it."""
    inside = text[bracket + 1 : bracket + 6]
    if inside[:4].isdigit() and inside[4:] == ")":
        return True
    pair = next((p for p in reversed(brackets) if p[0] >= bracket), None)
    if pair is None or pair[0] != bracket:
        return False
    behind = text[pair[1] + 1 : min(high, pair[1] + 3)].lstrip()
    return behind[:1].islower() or behind[:1] in (",", ";", ":")


def _stop_ends(
    word: str, before: list[str], lead: str, following: str, stop: str, second: str | None, lower: bool
) -> bool:
    """Decide whether a full stop between two words ends a sentence."""
    word = word.rpartition("-")[2]
    initial = len(word) == 1 and word.isupper()
    known = initial or word in _abbreviated() or _DOTTED.fullmatch(word) is not None
    if lower:
        # "for my Eng. class": a short word with a capital inside the sentence.
        return not (known or word.isdigit() or (len(before) > 1 and len(word) < 5 and word.istitle()))
    opener = re.split("['’]", following.lower())[0] in _lines("sentence_openers.txt")
    if not known:
        return True
    titled = word.capitalize() if word.isupper() else word
    if titled in _leading("name"):
        return False
    if following[0].isdigit():
        return word in _CLOCK
    if word in _leading("number"):
        return True
    if lead[:1] in ("—", "–", "-"):
        return False  # "CONCORD, N.H. — The"
    if stop and len(following) == 1:
        return False  # "J. K. Smith", "9 p.m. E.T."
    if opener:
        return True
    if word in _CLOCK:
        return not _AFTER_CLOCK.match(following)
    if word in _ADJECTIVAL or (initial and len(before) > 1 and before[-2][0].isupper()):
        return False
    return bool(_punkt().text_contains_sentbreak(f"{word}. {following}"))
