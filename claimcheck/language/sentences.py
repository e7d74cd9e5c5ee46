"""Sentence boundaries in news: Punkt, and what quotations, brackets and notes ask on top.

Every run of end marks (``. ! ? …`` and the closing marks behind it) is a candidate.
``claimcheck.language.stops`` decides about full stops, with Punkt; the rest is here.
A quotation of several sentences is split like any other text; each mark stays with the
sentence it opens or closes, and "Smith asked" with the question it follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language import stops
from claimcheck.regex import later
from claimcheck.values import Document, Quotation, Sentence, Tokens

# None of these patterns can give back more than a few characters of what it took, and
# each run begins behind the one before: the scan is linear in the length of any text.
# A run is of end marks, or, where a full stop may have been forgotten, a bracket before a
# capital or the blank before a pronoun that mostly is a subject, with its verb.
# The one set that all begin with lets the scan skip other characters fast.
_RUN = later(
    r"[.!?…)\]\s](?:"
    r"(?<=[.!?…])(?:(?<=\.)(?:[ \xa0]\.){2,}+)?[.!?…)\]}\"'’”»“*_†‡¹²³⁰⁴-⁹]*+(?:\ [!?]++)?"
    r"|(?<=[)\]])(?=\s+[A-Z])"
    r"|(?<=\s)(?=(?:We|You|They|He|She|It|This|That|There|These|Those)"
    r"(?:['’](?:ve|re|s|ll|d)|\s(?:have|has|had|is|are|was|were|will|would|can|could|do|does|did"
    r"|don['’]t|doesn['’]t|didn['’]t|also|just|now|never|always|currently|really))\b))"
)
_STOP = later(r"[.!?…]")
_AHEAD = later(r"\s*+((?:[^\w\s]{1,3}+\s{0,2}+){0,3})(\w[\w'’-]{0,40}+)?([.…]?)")
_WORD = later(r"[\w.&'’°-]*\Z")
_BRACKETS = later(r"[()\[\]]")
_ELLIPSIS = later(r"…|\.\.\.|\.[ \xa0]\.")
_YEAR = later(r"\(\d{4}\)")
_QUOTES = frozenset("\"'’”»“")
_CLOSERS = _QUOTES | {"‘", "`"}
_CLOSING_BRACKETS = frozenset(")]}")
_OPENERS = ("“", "‘", "«", "„", '"')
_DASHES = ("—", "–", "―", "-")

# What follows an end mark and belongs to the sentence before: reference numbers and
# editors' notes, the page behind them, and smileys.
_NOTES = later(
    r"""(?:[ \xa0]?\[(?: \d{1,3}(?:[,–-]\ ?\d{1,3}){0,9} | [a-z] | [ivx]{1,5} | \.{3} | …
        | (?:[A-Z]|[Nn]ote|[Nn][Bb]|fn)\ \d{1,3} | [a-z\ ]{1,20}\ needed | wh[a-z]{1,5}\? )\]
        (?:\ ?:\ ?\d{1,4}(?:[–-]\d{1,4})?(?!\w))?
      | [ \xa0][:;]-?[()DP](?=\s|\Z))++""",
    re.VERBOSE,
)
_FOOTNOTE = later(
    r"(?:(?<=[a-z]{3}\.)\d{1,3}|(?<=[.\"”)]\ )\d{1,2})(?:[,–-]\d{1,3}){0,4}(?=\s+([A-Z]\w*))"
)
_NOTE = "[:;"
"""What a note begins with, but for the blank before it."""
# A dash set right behind an end mark, as letters of old have it: "It rained.— We read."
_GLUED = "-—–―"
_GLUED_DASH = later(r"(?:--|[—–―])(?=\s++[\"“(]?[A-Z])")

# What opens a sentence and ends in a full stop all the same.
_ENUMERATOR = later(
    r"(?:P\.?\ ?){1,3}S\.|N\.?\ ?B\.|Cf\."
    r"|[(\"“‘]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}"
)
_NUMBERED = (
    r"(?:Figure|Fig\.?|Table|Box|Chapter|Section|Article|Part|Exhibit|Question)\ "
    r"[\dIVX]{1,4}(?:\.\d{1,3}){0,3}"
)
_LABEL = later(rf"{_NUMBERED}\.")

# What stands alone in headings and captions although no end mark says so: a numbered
# label, a date stamp and a picture credit.
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?),?\ "
    rf"(?:{_MONTH}\ \d{{1,2}},|\d{{1,2}}\ {_MONTH},?)\ \d{{4}}"
)
_HEAD = later(rf"(?:{_NUMBERED}|{_DATE})(?=\s+[A-Z(])")
# The capital or figure behind a blank is asked for first: most blanks have none.
_UNMARKED = later(
    rf"(?=\s+[A-Z\d])(?:(?<![\s,])(?<!\bon)(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bfrom)\s++(?={_DATE}\Z)"
    r"|(?<=\w)\s++(?=(?:Image|Photo|Photograph|Picture|Video|Illustration)s?"
    r"(?:\ [Cc]redits?|\ [Bb]y|\ courtesy\ of)?:\s|Credits?:\s))"
)

_MARKED = later(r"[.!?…][)\]\"'’”]{0,3}(?=\s)")

_CAPTION = 300
"""Blocks longer than this are neither headings nor captions."""
_FAR = 48
"""How many characters before an end mark its word is looked for."""
_LONG_BRACKET = 300
"""A bracket that closes later than this many characters on is taken as never closed."""
_SIGNATURE = 80
"""A dash and no more than this to the end of a block name the speaker of the words before."""


class _Run(NamedTuple):
    """A run of end marks, or what stands for one, in a block ``low:high``.

    The sentence begins at ``start``; ``marks`` begin at ``mark``; ``end`` is behind all
    that belongs to the sentence.
    """

    text: str
    low: int
    high: int
    start: int
    mark: int
    marks: str
    end: int


@cache
def _attribution() -> re.Pattern[str]:
    """Return what recognises "Ada Smith, the mayor, asked" behind a quotation.

    A clause that goes on ("Smith said the plan …") or leads to words of its own ("Smith
    said: “No.”") is a new sentence.
    """
    titles = "|".join(sorted(stops.leading("name")))
    pronouns = "|".join(word.capitalize() for word in sorted(stops.SUBJECTS - {"i"}))
    name = rf"(?!(?:{pronouns})\b)(?:[A-Z]\.|(?:{titles})\.|[^\W\d_a-z][\w'’-]{{0,40}}+)"
    verbs = "|".join(sorted(stops.lines("quote_verbs.txt")))
    return re.compile(
        rf"\s*+{name}(?:\s(?:(?:of|the|and|de|van|von|al)\s)?{name}){{0,6}}"
        rf"(?:,\s[^.!?…:;\"“”\n]{{2,100}},)?\s(?:\w{{1,20}}ly\s|later\s|then\s|also\s)?"
        rf"(?:{verbs})\b"
        r"(?!\s(?:that|he|she|it|they|we|his|her|its|their|the|there|a|an|[A-Z]\w*)\b)"
        r"(?![^.!?…\"“\n]{0,60}[,:]\s[\"“'‘][A-Z])"
    )


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
    opening = frozenset(part.start for q in quotations for part in q.parts)
    closing = {
        q.end - (2 if text[q.end - 2 : q.end] in ("''", "``") else 1): q.end
        for q in quotations
        if q.closed and text[q.end - 1] in _CLOSERS
    }
    sentences: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        start = block.start
        for end in (*_ends(text, start, block.end, opening, closing), block.end):
            start = _past_space(text, start, end)
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


def _past_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(
    text: str, low: int, high: int, opening: frozenset[int], closing: dict[int, int]
) -> Iterator[int]:
    """Yield where the sentences of one block end, but for the last."""
    start = low
    brackets = _pairs(text, low, high)
    for cut in _unmarked(text, low, high):
        yield cut
        start = _past_space(text, cut, high)
    for match in _RUN.finditer(text, start, high):
        mark, end = match.span()
        if mark < start:
            continue
        if end - mark > 1:
            end = _before_opening(text, mark, end, high, opening)
        marks = text[mark:end]
        if end < high:
            end = _with_notes(text, mark, end, high, closing)
        if end < high and text[end] in _GLUED:
            end = _over_dash(text, start, mark, end, high)
        if end >= high:
            return
        while brackets and brackets[-1][1] < mark:
            brackets.pop()
        if brackets and start < brackets[-1][0] < mark and end <= brackets[-1][1]:
            continue  # in a bracket that began inside the sentence
        if mark - start < _FAR and not any(map(str.isalnum, text[start:mark])):
            continue  # no sentence without a word
        if _ends_here(_Run(text, low, high, start, mark, marks, end), brackets):
            yield end
            start = _past_space(text, end, high)


def _unmarked(text: str, low: int, high: int) -> Iterator[int]:
    """Yield the ends that no end mark shows: at a block's head, and in a short one's first."""
    head = _HEAD.match(text, low, high)
    if head:
        yield head.end()
    if high - low <= _CAPTION:
        caption = text[low:high]
        # A credit has a colon, a date its year at the end; most short blocks have neither.
        if not (":" in caption or caption[-1:].isdecimal()):
            return
        marked = _MARKED.search(caption)
        for match in _UNMARKED.finditer(caption):
            if marked is None or match.start() < marked.start():
                yield low + match.start()


def _pairs(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the outermost pairs of brackets, as offsets of both, the last pair first."""
    pairs: list[tuple[int, int]] = []
    if text.find("(", low, high) < 0 and text.find("[", low, high) < 0:
        return pairs
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


def _before_opening(text: str, mark: int, end: int, high: int, opening: frozenset[int]) -> int:
    """End a run before a mark that opens a quotation; before a blank, any mark closes."""
    for at in range(mark + 1, end):
        if at in opening:
            behind = at + (2 if text[at : at + 2] in ("''", "``") else 1)
            if behind < high and not text[behind].isspace():
                return at
    return end


def _with_notes(text: str, mark: int, end: int, high: int, closing: dict[int, int]) -> int:
    """Move an end over the closing marks and notes that belong to the sentence."""
    while True:
        at = end
        while at < high and text[at] in " \xa0":
            at += 1
        if at == high:
            return end
        if at in closing:
            end = closing[at]
        elif text[at] in _NOTE and (notes := _NOTES.match(text, end, high)):
            end = notes.end()
        else:
            break
    if text[mark] == "." and text[at].isdecimal():
        footnote = _FOOTNOTE.match(text, at, high)
        if footnote and (at == end or stops.opens_sentences(footnote[1])):
            return footnote.end()
    return end


def _over_dash(text: str, start: int, mark: int, end: int, high: int) -> int:
    """Move an end over a dash glued to it, but not "LARNE, N.H.— The" or a signature."""
    dash = _GLUED_DASH.match(text, end, high)
    if dash is None:
        return end
    word = _word(text[max(start, mark - _FAR) : mark])
    if stops.is_abbreviated(word) or word.isdigit() or len(word) == 1:
        return end
    # Behind a quotation its speaker may have a full stop too: "“No.”— Ada Orel."
    last = high - 1 if text[end - 1] in _QUOTES else high
    if high - end <= _SIGNATURE and not _STOP.search(text, dash.end(), last):
        return end
    return dash.end()


def _word(before: str) -> str:
    """Return the word that a text ends with, without what opens a quotation or bracket."""
    found = _WORD.search(before)
    return found.group() if found else ""


def _ends_at_bracket(run: _Run, brackets: list[tuple[int, int]]) -> bool:
    """Decide whether a bracket with no end mark about it ends a sentence.

    "She plays a cook [7] In May she left" lacks its full stop, as captions, notes and
    letters do.  "(CNN) The" and "LARNE (Reuters) The" are datelines; "I" is no evidence.
    """
    text, mark = run.text, run.mark
    ahead = _AHEAD.match(text, run.end, run.high)
    if ahead is None or ahead[1] or not ahead[2] or not brackets or brackets[-1][1] != mark:
        return False
    if not text[run.end].isspace() or not _opens(ahead[2]):
        return False
    begin = brackets[-1][0]
    inside = text[begin + 1 : mark]
    if text[mark] == "]":
        return inside.isdigit()
    before = text[max(run.start, begin - _FAR) : begin].split()
    return len(inside.split()) > 3 or any(word[0].islower() for word in before)


def _opens(word: str) -> bool:
    """Tell whether a word opens a sentence by its capital, which "I" always has."""
    return word[0].isupper() and word[:2] not in ("I", "I'", "I’") and stops.opens_sentences(word)


def _ends_here(run: _Run, brackets: list[tuple[int, int]]) -> bool:
    """Decide whether a run of end marks ends a sentence."""
    text, marks, end, high = run.text, run.marks, run.end, run.high
    if marks[0] in _CLOSING_BRACKETS:
        return _ends_at_bracket(run, brackets)
    if marks[0].isspace():
        # The full stop was forgotten; words of a title, "that" and "says" lead on to a capital.
        word = _word(text[max(run.start, run.mark - _FAR) : run.mark])
        return word.islower() and len(word) > 1 and not stops.leads_on(word)
    ahead = _AHEAD.match(text, end, high)
    lead, following, stop = ahead.groups() if ahead else ("", None, "")
    if ahead is None or following is None or lead.startswith((",", ";", ":", ")", "]", "}", "%")):
        return False
    quoted = not _QUOTES.isdisjoint(marks)
    closed = quoted or not _CLOSING_BRACKETS.isdisjoint(marks)
    if not text[end].isspace():
        return _ends_without_blank(marks, quoted, lead, following)
    dashed = lead.startswith(_DASHES)
    if dashed and high - end <= _SIGNATURE and not _STOP.search(text, ahead.end(2), high - 1):
        return False
    if lead.startswith("(") and _goes_on_behind(text, ahead.start(1), high, brackets):
        return False
    lower = following[0].islower() and not _opens_in_lower_case(following)
    before = text[max(run.start, run.mark - _FAR) : run.mark].split()
    word = ""
    if before and not text[run.mark - 1].isspace():
        word = _word(before[-1])
    if "!" in marks or "?" in marks:
        if lower:
            # "What a day! we won", but "Yahoo! said" and "“Why?” he asked".
            asked = "?" in marks and not stops.is_subject(following, speaker=True)
            return not (dashed or closed or asked) and word[:1].islower()
        return not (dashed or (quoted and _attribution().match(text, end, high)))
    if _ELLIPSIS.search(marks):
        # Three dots trail off; a fourth is a full stop.
        full = marks.count(".") > 3 or "…." in marks
        if quoted and not full:
            return not lower and not _attribution().match(text, end, high)
        trails = bool(before) and before[-1][0].islower() and not lead and _opens(following)
        return not lower and (full or trails)
    if end - run.start < _FAR:
        label = _ENUMERATOR.match(text, run.start, high) or (
            _LABEL.match(text, run.start, high) if run.start == run.low else None
        )
        if label and label.end() == end:
            return False
    if lower and closed:
        return False
    if marks.startswith(".."):
        return not lower
    previous = before[-2] if len(before) > 1 else ""
    opening = following if lower else following[0].upper() + following[1:]
    return stops.ends(word, previous, lead, opening, stop)


def _ends_without_blank(marks: str, quoted: bool, lead: str, following: str) -> bool:
    """Decide where the blank between two sentences is missing."""
    if lead:
        return quoted and lead.startswith(_OPENERS)
    if _ELLIPSIS.search(marks) or not (following[0].isupper() and following[1:2].islower()):
        return False
    return quoted or stops.opens_sentences(following)


def _opens_in_lower_case(word: str) -> bool:
    """Tell whether a word in lower case may open a sentence: "eBay", an address."""
    return word in ("http", "https", "www", "pic") or any(c.isupper() for c in word)


def _goes_on_behind(text: str, at: int, high: int, brackets: list[tuple[int, int]]) -> bool:
    """Tell whether the bracket ahead stands inside a sentence: "Home! (2012), her third"."""
    if _YEAR.match(text, at, high):
        return True
    pair = next((pair for pair in reversed(brackets) if pair[0] >= at), None)
    if pair is None or pair[0] != at:
        return False
    behind = text[pair[1] + 1 : min(high, pair[1] + 3)].lstrip()
    return behind[:1].islower() or behind[:1] in (",", ";", ":")
