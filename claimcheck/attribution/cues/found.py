"""What the cues of one sentence give: contents and whole attributions, in token indices."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.view import Range


class Content(NamedTuple):
    """The content of a cue and the name of the frame in which it was found."""

    ranges: tuple[Range, ...]
    frame: str


class Found(Struct, frozen=True):
    """An attribution before quotations are followed over sentences.

    ``words`` is the range of the cue's words.  ``rule``, ``hypothetical`` and ``side``
    are those of ``claimcheck.values.Attributed``; ``vague`` tells that the cue implies
    a source and names none ("reportedly", "is believed to").
    """

    cue: Cue
    words: Range
    source: Range | None
    content: tuple[Range, ...]
    rule: str
    hypothetical: bool = False
    side: bool = False
    vague: bool = False
