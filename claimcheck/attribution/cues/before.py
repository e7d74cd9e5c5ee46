"""Content to the left of a cue verb: "…," X said, and "X, he said, would"."""

from __future__ import annotations

from claimcheck.attribution.cues.acts import is_relative
from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.speakers import is_document
from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.clauses import body_end, left_start, told_in
from claimcheck.attribution.syntax.closed_classes import BE, DASHES, FRONTED, QUOTE_MARKS
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

_BORDERS = DASHES | {",", "?", "!"}
_ADVERBIAL_TAGS = frozenset({"IN", "TO", "RB", "VBG", "VBN"})
_SHORTEST = 3  # tokens of content without a verb
_PARTICLES = 4  # tokens between a cue and the comma that ends "as she pointed out to us,"
_REACH = 10  # tokens from a cue to the comma behind which its content goes on


def content_around(
    v: View,
    verb: VerbGroup,
    cue: Cue,
    source: Range | None,
    behind: Content | None,
    *,
    inverted: bool,
) -> Content | None:
    """Find the content of a cue verb that has none behind it, or only a part.

    Args:
        v: The sentence.
        verb: The cue's verb group.
        cue: What it is a form of.
        source: Its source.
        behind: What goes on behind it and a comma, if anything.
        inverted: Whether the source stands behind the verb.

    Returns:
        What stands before the cue with what goes on behind it (frame "post"); what
        stands behind "as he said," alone (frame "as"); or None.
    """
    rest = behind.ranges if behind else ()
    if "q" in cue.frames and not is_relative(v, source):
        left = content_before(v, verb, source, inverted=inverted, goes_on=behind is not None)
        reliable = (
            not cue.weak or cue.type == "document" or cue.lemma == "add" or _closes(v, verb, left)
        )
        quoted = left is not None and v.inside[left[1] - 1] >= 0
        if left is not None and (reliable or quoted):
            # «"…," they chanted, three days after»: only a quotation goes on with a quotation
            goes_on = not quoted or (bool(rest) and v.inside[rest[0][0]] >= 0)
            return Content((left, *rest) if goes_on else (left,), "post")
        if rest and inverted and verb.first == 0:
            return Content(rest, "quotation")  # "Said Roe, “…”"
        if rest and v.inside[rest[0][0]] < 0:
            opening = _opening(v, min(source[0], verb.first) if source else verb.first)
            if opening is not None:
                return Content((opening, *rest), "post")
    begin = source[0] if source else verb.first
    if v.words[begin - 1] != "as" or verb.form not in ("finite", "participle"):
        return None
    if cue.type == "document" and cue.weak and not is_document(v, verb):
        return None
    commented = rest or as_comment(v, begin - 1, verb.head + 1)
    return Content(commented, "as") if commented else None


def as_comment(v: View, conjunction: int, behind: int) -> tuple[Range, ...]:
    """Return the clause that "as X says" comments on, the one before it or the one behind.

    Args:
        v: The sentence.
        conjunction: The token of "as".
        behind: The first token behind the cue or its agent.
    """
    comma = conjunction - 1
    if v.words[comma] in DASHES | {","} and v.finite_before(comma):
        return ((left_start(v, 0, comma), comma),)
    if conjunction > 1:
        return ()
    end = body_end(v)
    for i in range(behind, min(behind + _PARTICLES, end)):
        if v.words[i] == "," and i + 1 < end:
            return ((i + 1, end),)
    return ()


def content_before(
    v: View, verb: VerbGroup, source: Range | None, *, inverted: bool, goes_on: bool
) -> Range | None:
    """Return the clause or quotation to the left of "X said" or "said X".

    Args:
        v: The sentence.
        verb: The cue's verb group.
        source: Its source.
        inverted: Whether the source stands behind the verb.
        goes_on: Whether content goes on behind the cue.

    Returns:
        Its tokens, or None where the sentence only begins with an adverbial.
    """
    mark = (verb.first if inverted or source is None else min(source[0], verb.first)) - 1
    while mark >= 0 and (v.tags[mark] == "RB" or v.words[mark] in ("and", "as", "so", "or")):
        if v.words[mark] in QUOTE_MARKS:
            break
        mark -= 1
    if v.words[mark] == "how" and v.words[mark - 1] in BE:
        mark -= 2  # "“Loading the dice,” is how Roe puts it"
    if mark < 0:
        return None
    if v.quote_mark(mark):
        start = _quotation_start(v, mark)
        partial = v.inside[start] < 0
        return None if partial and _only_adverbial(v, mark) else (start, mark + 1)
    if v.words[mark] in QUOTE_MARKS and v.words[mark - 1] in _BORDERS:
        mark -= 1  # a closing mark without its partner
    if v.words[mark] not in _BORDERS:
        return None
    if goes_on and (_goes_on_with_verb(v, verb) or v.tags[0] not in _ADVERBIAL_TAGS):
        return left_start(v, 0, mark), mark
    # "Not true, says the mayor": where nothing else is said, the fragment is.
    if _only_adverbial(v, mark) and (goes_on or not inverted):
        return None
    return left_start(v, 0, mark), mark


def _closes(v: View, verb: VerbGroup, left: Range | None) -> bool:
    """Tell an attribution that ends its sentence behind a clause: "It rained, he added."."""
    ends = told_in(v, verb.head + 1) >= body_end(v)  # "…, the union charged in a statement"
    return ends and left is not None and v.finite_after(*left) is not None


def _opening(v: View, begin: int) -> Range | None:
    """Return the adverbial before an attribution between commas: "Now, she said, it rains"."""
    mark = begin - 1
    if v.words[mark] != "," or v.inside[mark] >= 0:
        return None
    start = left_start(v, 0, mark)
    return (start, mark) if start < mark else None


def _quotation_start(v: View, close: int) -> int:
    """Return where content begins that ends with a closing quotation mark."""
    home = v.inside[close]
    start = close
    while start > 0 and v.inside[start - 1] == home:
        start -= 1
    # A partial quotation inside a paraphrase takes the whole clause.
    if start > 0 and v.words[start - 1] not in (",", ":", ";") and v.inside[start - 1] < 0:
        return left_start(v, 0, start)
    return start


def _only_adverbial(v: View, end: int) -> bool:
    """Tell "In a statement," and "When asked," from a clause before the cue."""
    first = left_start(v, 0, end)
    tag, word = v.tags[first], v.words[first]
    if not v.finite_before(end):
        return end - first < _SHORTEST or tag in _ADVERBIAL_TAGS
    # "When the dam broke, X said": what is said comes behind, if no other comma is before.
    fronted = tag in ("WRB", "VBN") or (tag == "IN" and (word in FRONTED or word == "even"))
    return fronted and not any(v.words[i] == "," and v.inside[i] < 0 for i in range(end))


def _goes_on_with_verb(v: View, verb: VerbGroup) -> bool:
    """Tell whether "X, he said, would" goes on with the verb of what stands before the cue."""
    for i in range(verb.head + 1, min(verb.head + _REACH, v.size)):
        if v.words[i] == ",":
            return i + 1 in v.finite_from
    return False
