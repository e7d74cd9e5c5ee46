"""Pairs of quotation marks: of every kind, nested, unbalanced, over paragraphs.

An apostrophe is no quotation mark, a quotation left open at the end of a paragraph
goes on when the next paragraph reopens it (the newspaper convention), and marks
without a partner are passed over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, count, groupby

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.values import Block, Quotation, Span, Tokens

# A family of marks: what opens a quotation can only be closed by its own family.
_FAMILY = {
    '"': "ascii", "''": "typewriter", "``": "typewriter", "“": "double", "”": "double",
    "„": "double", "«": "angle", "»": "angle", "‘": "single", "’": "single", "‚": "single",
    "'": "single",
}  # fmt: skip
_SINGLE = "single"
_ONLY_OPENING = frozenset({"“", "„", "«", "``"})
_ONLY_CLOSING = frozenset({"”", "’", "»"})
# Words that begin with an apostrophe.
_ELIDED = frozenset({"tis", "twas", "em", "til", "till", "cause", "n", "bout", "round", "cos"})
_OPENING_CONTEXT = frozenset("([{—–-/“‘\"'«")


class _Open:
    """A quotation that has been opened and not yet closed.

    ``start`` is where it opened in the present paragraph, ``parts`` are its spans in
    the paragraphs before.
    """

    __slots__ = ("depth", "family", "mark", "parts", "start")

    def __init__(self, family: str, mark: str, start: int, depth: int, parts: list[Span]) -> None:
        self.family = family
        self.mark = mark
        self.start = start
        self.depth = depth
        self.parts = parts

    def ended(self, end: int, *, closed: bool) -> Quotation:
        """Return the quotation, its last part ending at an offset."""
        return Quotation((*self.parts, Span(self.start, end)), self.depth, closed)


class _Paragraph(Struct, frozen=True):
    """One block and what tells its marks apart.

    ``last_single`` is the last of its marks that can close a single quotation, or -1.
    """

    text: str
    tokens: Tokens
    block: Block
    last_single: int

    def around(self, i: int) -> tuple[str, str]:
        """Return the characters before and after a mark, a blank at the block's borders."""
        start, end = self.tokens.starts[i], self.tokens.ends[i]
        before = self.text[start - 1] if start > self.block.start else " "
        after = self.text[end] if end < self.block.end else " "
        return before, after


def pair(text: str, tokens: Tokens, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Find all quotations, outermost and nested.

    Args:
        text: The document's text.
        tokens: Its tokens.
        blocks: Its blocks in order.

    Returns:
        The quotations by their opening mark; marks belong to them.  A quotation
        whose closing mark is missing ends with its block and has ``closed`` false.
    """
    marks = list(compress(count(), map(_FAMILY.__contains__, tokens.words)))
    found: list[Quotation] = []
    carried: _Open | None = None
    starts = [tokens.starts[i] for i in marks]
    at = 0
    for block in blocks:
        first = bisect_left(starts, block.start, at)
        at = bisect_left(starts, block.end, first)
        inside = marks[first:at]
        if carried is None and not inside:
            continue
        last_single = max((i for i in inside if _may_close_single(text, tokens, i)), default=-1)
        paragraph = _Paragraph(text, tokens, block, last_single)
        carried = _pair_block(paragraph, inside, carried, found)
    if carried is not None:
        found.append(_broken_off(carried))
    found = _with_block_quotations(text, blocks, found)
    found.sort(key=lambda q: (q.start, -q.end))
    return tuple(found)


def _with_block_quotations(
    text: str, blocks: Sequence[Block], found: list[Quotation]
) -> list[Quotation]:
    """Add the block quotations that have no marks of their own; what they hold lies deeper."""
    runs = (
        [Span(block.start, block.end) for block in run]
        for kind, run in groupby(blocks, key=lambda block: block.kind)
        if kind == "quotation"
    )
    unmarked = [
        Quotation(tuple(run), 0, closed=True) for run in runs if text[run[0].start] not in _FAMILY
    ]
    if not unmarked:
        return found
    starts = [quotation.start for quotation in unmarked]

    def deeper(quotation: Quotation) -> Quotation:
        around = bisect_right(starts, quotation.start) - 1
        inside = around >= 0 and quotation.start < unmarked[around].end
        return replace(quotation, depth=quotation.depth + 1) if inside else quotation

    return [*unmarked, *map(deeper, found)]


def _broken_off(carried: _Open) -> Quotation:
    """Return a quotation that the paragraphs behind it do not take up."""
    return Quotation(tuple(carried.parts), carried.depth, closed=False)


def _pair_block(
    p: _Paragraph, marks: Sequence[int], carried: _Open | None, found: list[Quotation]
) -> _Open | None:
    """Pair the marks of one block.

    Args:
        p: The block.
        marks: Its quotation marks.
        carried: The quotation that the block before left open.
        found: Takes the quotations that end here.

    Returns:
        The quotation that may go on in the next block.
    """
    stack: list[_Open] = []
    if carried is not None:
        reopens = bool(marks) and _reopens(p, marks[0], carried.family)
        if reopens or (marks and _only_closes(p, marks[0], carried.family)):
            carried.start = p.block.start
            stack.append(carried)
        else:
            found.append(_broken_off(carried))
        if reopens:
            marks = marks[1:]
    for i in marks:
        if stack and _closes(p, i, stack):
            _close(p, i, stack, found)
        elif _opens(p, i):
            _open(p, i, stack, found)
    outer = stack[0] if stack else None
    found.extend(top.ended(p.block.end, closed=False) for top in stack[1:] if top.family != _SINGLE)
    if outer is not None:
        outer.parts.append(Span(outer.start, p.block.end))
    return outer


def _reopens(p: _Paragraph, i: int, family: str) -> bool:
    """Tell whether a paragraph's first mark takes the open quotation up again."""
    mark = p.tokens.words[i]
    begins = p.tokens.starts[i] == p.block.start
    return begins and _FAMILY[mark] == family and mark not in _ONLY_CLOSING


def _only_closes(p: _Paragraph, i: int, family: str) -> bool:
    """Tell whether a mark can close the open quotation, and open none.

    Then the paragraph goes on without reopening it.
    """
    mark = p.tokens.words[i]
    before, after = p.around(i)
    if _FAMILY[mark] != family or family == _SINGLE or mark in _ONLY_OPENING:
        return False
    return not before.isspace() and not before.isalnum() and not after.isalnum()


def _close(p: _Paragraph, i: int, stack: list[_Open], found: list[Quotation]) -> None:
    """End the quotation that a mark closes, and those inside it that lack their mark."""
    family = _FAMILY[p.tokens.words[i]]
    while stack:
        top = stack.pop()
        if _matches(top, family, stack):
            found.append(top.ended(p.tokens.ends[i], closed=True))
            return
        # An inner single quotation that its outer one closes was a stray apostrophe.
        if top.family != _SINGLE:
            found.append(top.ended(p.tokens.starts[i], closed=False))


def _open(p: _Paragraph, i: int, stack: list[_Open], found: list[Quotation]) -> None:
    """Begin a quotation at a mark."""
    mark, start = p.tokens.words[i], p.tokens.starts[i]
    family = _FAMILY[mark]
    same = next((k for k, o in enumerate(stack) if o.family == family), len(stack))
    # Opened again while open: the earlier one, and what is inside it, lost its closing mark.
    found.extend(
        top.ended(_trimmed(p.text, top.start, start), closed=False)
        for top in reversed(stack[same:])
        if top.family != _SINGLE
    )
    del stack[same:]
    stack.append(_Open(family, mark, start, len(stack), []))


def _trimmed(text: str, start: int, end: int) -> int:
    """Return an end without the white space before it."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _opens(p: _Paragraph, i: int) -> bool:
    mark = p.tokens.words[i]
    if mark in _ONLY_OPENING:
        return True
    before, after = p.around(i)
    if mark in ("‘", "‚"):
        return not after.isspace() and not after.isdigit() and not before.isalnum()
    if mark == "'":
        return (
            (before.isspace() or before in _OPENING_CONTEXT)
            and not after.isspace()
            and not after.isdigit()
            and p.last_single > i
            and (i + 1 == len(p.tokens) or p.tokens.lower[i + 1] not in _ELIDED)
        )
    if mark in _ONLY_CLOSING:
        # Typed the wrong way round, or the Nordic fashion.
        return mark != "’" and before.isspace() and not after.isspace()
    if before.isspace() and after.isspace():
        return True
    return not before.isalnum() and not after.isspace()


def _closes(p: _Paragraph, i: int, stack: Sequence[_Open]) -> bool:
    mark = p.tokens.words[i]
    family = _FAMILY[mark]
    opened = next((o for k, o in enumerate(stack) if _matches(o, family, stack[:k])), None)
    if opened is None or mark in ("„", "«", "``"):
        return False
    before, after = p.around(i)
    if family == _SINGLE:
        if not _may_close_single(p.text, p.tokens, i):
            return False
        # "the Smiths’ house": a plural possessive while a later mark can still close.
        possessive = before in "sz" and after == " " and _lower_next(p.tokens, i)
        return not possessive or i >= p.last_single
    if mark == "“":
        return opened.mark == "„" and not before.isspace()
    opens_word = before.isspace() and not after.isspace()
    if mark in _ONLY_CLOSING:
        return not (opens_word and after.isalnum())
    return not opens_word


def _matches(opened: _Open, family: str, others: Sequence[_Open]) -> bool:
    """Tell whether a mark of a family closes a quotation.

    Writers mix curly, straight and typewriter double marks; a mark of another double
    family closes when nothing of its own is open.
    """
    if opened.family == family:
        return True
    if _SINGLE in (opened.family, family):
        return False
    return all(other.family != family for other in others)


def _may_close_single(text: str, tokens: Tokens, i: int) -> bool:
    """Tell whether a mark stands where a closing single quotation mark would."""
    if tokens.words[i] not in ("’", "'"):
        return False
    start, end = tokens.starts[i], tokens.ends[i]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _lower_next(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.words[i + 1][:1].islower()
