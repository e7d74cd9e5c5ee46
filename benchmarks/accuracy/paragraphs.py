"""Sentence splitters are given one paragraph (line) at a time, which is in their favour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from accuracy.values import Span

_PARAGRAPH = re.compile(r"\S[^\n]*")


def by_paragraph(split: Callable[[str], Iterable[Span]]) -> Callable[[str], list[Span]]:
    """Return a splitter of whole texts made from a splitter of paragraphs."""

    def sentences(text: str) -> list[Span]:
        return [
            (match.start() + start, match.start() + end)
            for match in _PARAGRAPH.finditer(text)
            for start, end in split(match.group())
        ]

    return sentences


def placed(paragraph: str, sentences: Iterable[str]) -> Iterable[Span]:
    """Yield the places of sentences that a splitter returns as strings, in their order."""
    begin = 0
    for sentence in sentences:
        words = sentence.strip()
        start = paragraph.find(words, begin)
        if words and start >= 0:
            begin = start + len(words)
            yield start, begin
