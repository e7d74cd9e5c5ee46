"""Article text made fit to show: harmless, on one line, and cut around what matters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from claimcheck.values import Span

_SPACE = re.compile(r"\s+")
_BREAKS = str.maketrans("\t\n\r", "   ")
_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners, which Persian and many emoji need."""
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and zero-width spaces, which show nothing and are left out."""


def visible(text: str, encoding: str = "utf-8") -> str:
    r"""Make text harmless to a terminal, on one line.

    White space becomes single spaces.  Control characters and the invisible characters
    that turn the direction of text around are written as escapes (``\x1b``,
    ``\u202e``), so that no article can move the cursor or hide its words; characters
    that the encoding does not have become question marks.
    """
    text = _SPACE.sub(" ", text)
    if not text.isprintable():
        text = "".join(map(_visible, text))
    if not encoding.lower().startswith("utf"):
        text = text.encode(encoding, "replace").decode(encoding)
    return text


def _visible(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    if char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs"):
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def window(text: str, spans: Sequence[Span], limit: int) -> Span:
    """Choose what to show of a sentence that is too long.

    Args:
        text: The sentence; line breaks count as spaces.
        spans: What must be seen, in order, as offsets into the sentence.
        limit: How many code points to show at most.

    Returns:
        The whole sentence if it fits; its beginning, if that shows all spans; and else
        as much as fits around the first span, cut between words.
    """
    if len(text) <= limit:
        return Span(0, len(text))
    text = text.translate(_BREAKS)
    last = spans[-1].end if spans else 0
    if last <= limit:
        return Span(0, _cut_before(text, limit, last))
    first = spans[0]
    seen = max((s.end for s in spans if s.end - first.start <= limit), default=first.end)
    spare = max(0, limit - (seen - first.start))
    start = max(0, min(first.start - spare // 2, len(text) - limit))
    end = min(len(text), max(start + limit, first.end))
    if start:
        space = text.find(" ", start, first.start)
        start = space + 1 if space >= 0 else first.start
    return Span(start, end if end == len(text) else _cut_before(text, end, min(seen, end)))


def _cut_before(text: str, end: int, keep: int) -> int:
    """Return the last word boundary before ``end`` that keeps the first ``keep`` characters."""
    space = text.rfind(" ", keep, end + 1)
    return space if space > 0 else end
