"""What a tool answers, whichever it is; offsets are code points into the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Span = tuple[int, int]
"""Start and end, the end exclusive."""


class Statement(NamedTuple):
    """A sentence, its tag (None: no statement), who its source is, how sure the tool is."""

    start: int
    end: int
    tag: str | None
    kind: str | None = None
    confidence: float | None = None


class Attribution(NamedTuple):
    """Who said what; each part may be in several pieces or missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Tool(NamedTuple):
    """A tool, and one function for each of the tasks that it can do.

    ``name`` stands in the tables, ``about`` says what it is and how it was used,
    ``versions`` names the packages that answered.
    """

    name: str
    about: str
    versions: tuple[str, ...] = ()
    tags: Callable[[str], list[Statement]] | None = None
    attributions: Callable[[str], list[Attribution]] | None = None
    sentences: Callable[[str], list[Span]] | None = None
    hedges: Callable[[str], bool] | None = None
