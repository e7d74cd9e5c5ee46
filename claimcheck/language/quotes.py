"""Pairs of quotation marks: of every kind, nested, unbalanced, over paragraphs.

An apostrophe is no quotation mark, a quotation left open at the end of a paragraph
goes on when the next paragraph reopens it (the newspaper convention), and marks
without a partner are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.values import Block, Quotation, Span, Tokens

# A family of marks: what opens a quotation can only be closed by its own family.
_FAMILY = {
    '"': "ascii", "''": "typewriter", "``": "typewriter", "“": "double", "”": "double",
    "„": "double", "«": "angle", "»": "angle", "‘": "single", "’": "single", "‚": "single",
    "'": "single",
}  # fmt: skip
_SINGLE = "single"
# Words that begin with an apostrophe.
_ELIDED = frozenset({"tis", "twas", "em", "til", "till", "cause", "n", "bout", "round", "cos"})
_OPENING_CONTEXT = frozenset("([{—–-/“‘\"'«")


class _Open:
    """A quotation that has been opened and not yet closed."""

    __slots__ = ("depth", "family", "mark", "parts", "start")

    def __init__(self, family: str, mark: str, start: int, depth: int, parts: list[Span]) -> None:
        self.family = family
        self.mark = mark
        self.start = start
        self.depth = depth
        self.parts = parts


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
    marks = [i for i, word in enumerate(tokens.words) if word in _FAMILY]
    found: list[Quotation] = []
    carried: _Open | None = None
    at = 0
    for block in blocks:
        inside: list[int] = []
        while at < len(marks) and tokens.starts[marks[at]] < block.end:
            if tokens.starts[marks[at]] >= block.start:
                inside.append(marks[at])
            at += 1
        carried = _pair_block(text, tokens, block, inside, carried, found)
    if carried is not None:
        found.append(Quotation(tuple(carried.parts), carried.depth, closed=False))
    found.sort(key=lambda q: (q.start, -q.end))
    return tuple(found)


def _pair_block(
    text: str,
    tokens: Tokens,
    block: Block,
    marks: list[int],
    carried: _Open | None,
    found: list[Quotation],
) -> _Open | None:
    """Pair the marks of one block; return the quotation that may go on in the next one."""
    stack: list[_Open] = []
    if carried is not None:
        first = marks[0] if marks else None
        if (
            first is not None
            and tokens.starts[first] == block.start
            and _FAMILY[tokens.words[first]] == carried.family
            and tokens.words[first] not in "”’»"
        ):
            stack.append(
                _Open(carried.family, carried.mark, block.start, carried.depth, carried.parts)
            )
            marks = marks[1:]
        elif first is not None and _only_closes(text, tokens, first, block, carried.family):
            # A paragraph that goes on without reopening and closes.
            stack.append(
                _Open(carried.family, carried.mark, block.start, carried.depth, carried.parts)
            )
        else:
            found.append(Quotation(tuple(carried.parts), carried.depth, closed=False))
    last_single = max((i for i in marks if _closes_single(text, tokens, i)), default=-1)
    for i in marks:
        mark, family = tokens.words[i], _FAMILY[tokens.words[i]]
        start, end = tokens.starts[i], tokens.ends[i]
        if _closes(text, tokens, i, block, stack, last_single):
            while stack:
                top = stack.pop()
                if _matches(top, family, stack):
                    top.parts.append(Span(top.start, end))
                    found.append(Quotation(tuple(top.parts), top.depth, closed=True))
                    break
                # An inner quotation that its outer one closes was no quotation at all
                # (a stray apostrophe) or lacks its mark; it ends where the outer one does.
                if top.family != _SINGLE:
                    top.parts.append(Span(top.start, start))
                    found.append(Quotation(tuple(top.parts), top.depth, closed=False))
        elif _opens(text, tokens, i, block, last_single):
            same = next((k for k, o in enumerate(stack) if o.family == family), None)
            if same is not None:
                # Opened again while open: the earlier one lost its closing mark.
                for top in reversed(stack[same:]):
                    if top.family != _SINGLE:
                        top.parts.append(_trimmed(text, top.start, start))
                        found.append(Quotation(tuple(top.parts), top.depth, closed=False))
                del stack[same:]
            stack.append(_Open(family, mark, start, len(stack), []))
    outer = stack[0] if stack else None
    for top in stack:
        if top.family == _SINGLE and top is not outer:
            continue
        top.parts.append(Span(top.start, block.end))
        if top is not outer:
            found.append(Quotation(tuple(top.parts), top.depth, closed=False))
    return outer


def _only_closes(text: str, tokens: Tokens, i: int, block: Block, family: str) -> bool:
    """Tell whether a mark can close a quotation of a family and open none."""
    mark = tokens.words[i]
    before, after = _around(text, tokens, i, block)
    if _FAMILY[mark] != family or family == _SINGLE or mark in ("“", "„", "«", "``"):
        return False
    return not before.isspace() and not before.isalnum() and (after.isspace() or not after.isalnum())


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _around(text: str, tokens: Tokens, i: int, block: Block) -> tuple[str, str]:
    """Return the characters before and after a mark, a blank at the block's borders."""
    start, end = tokens.starts[i], tokens.ends[i]
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    return before, after


def _opens(text: str, tokens: Tokens, i: int, block: Block, last_single: int) -> bool:
    mark = tokens.words[i]
    before, after = _around(text, tokens, i, block)
    if mark in ("“", "„", "«", "``"):
        return True
    if mark == "‘" or mark == "‚":
        return not after.isspace() and not after.isdigit() and not before.isalnum()
    if mark == "'":
        return (
            (before.isspace() or before in _OPENING_CONTEXT)
            and not after.isspace()
            and not after.isdigit()
            and last_single > i
            and (i + 1 == len(tokens) or tokens.lower[i + 1] not in _ELIDED)
        )
    if mark in ("’", "»", "”"):
        # Typed the wrong way round, or the Nordic fashion.
        return mark != "’" and before.isspace() and not after.isspace()
    if before.isspace() and after.isspace():
        return True
    return (before.isspace() or not before.isalnum()) and not after.isspace()


def _closes(
    text: str, tokens: Tokens, i: int, block: Block, stack: list[_Open], last_single: int
) -> bool:
    mark, family = tokens.words[i], _FAMILY[tokens.words[i]]
    opened = next((o for k, o in enumerate(stack) if _matches(o, family, stack[:k])), None)
    if opened is None:
        return False
    before, after = _around(text, tokens, i, block)
    if family == _SINGLE:
        if not _closes_single(text, tokens, i):
            return False
        # "the Smiths’ house": a plural possessive while a later mark can still close.
        return not (
            before in "sz" and after == " " and i < last_single and _lower_next(tokens, i)
        )
    if mark in ("„", "«", "``"):
        return False
    if mark == "“":
        return opened.mark == "„" and not before.isspace()
    if mark in ("”", "»"):
        return not (before.isspace() and not after.isspace() and after.isalnum())
    return not (before.isspace() and not after.isspace())


def _matches(opened: _Open, family: str, others: list[_Open]) -> bool:
    """Tell whether a mark of a family closes a quotation.

    Writers mix curly, straight and typewriter double marks; a mark of another double
    family closes when nothing of its own is open.
    """
    if opened.family == family:
        return True
    if _SINGLE in (opened.family, family):
        return False
    return all(other.family != family for other in others)


def _closes_single(text: str, tokens: Tokens, i: int) -> bool:
    """Tell whether a mark stands where a closing single quotation mark would."""
    if tokens.words[i] not in ("’", "'"):
        return False
    start, end = tokens.starts[i], tokens.ends[i]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _lower_next(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.words[i + 1][:1].islower()
