"""The place behind a cue at which the frames look for content, and what they give."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from claimcheck.attribution.cues.found import Content
from claimcheck.attribution.cues.speakers import is_document
from claimcheck.attribution.cues.things import is_court
from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.clauses import clause_end
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

NOTHING = Content((), "")
"""What a frame gives where it is certain that the cue has no content behind it."""


class Place(Struct, frozen=True):
    """The place behind a cue at which a frame looks.

    ``at`` is the token it looks at, ``near`` the one directly behind the cue or the
    person it is said to, ``end`` the end of the sentence without its full stop,
    ``hearer`` where the words for that person begin.
    """

    v: View
    verb: VerbGroup
    cue: Cue
    source: Range | None
    near: int
    at: int
    end: int
    hearer: int | None

    def clause(self, start: int, frame: str) -> Content:
        """Return the content that begins at a token and runs to the end of its clause."""
        end = clause_end(self.v, start, self.end)
        if self.verb.form == "gerund" and self.verb.first == 0:
            # "Speaking of the flood, Roe said": the main clause is no part of it
            v = self.v
            end = next((i for i in range(start, end) if v.words[i] == "," and v.inside[i] < 0), end)
        return Content(((start, end),) if end > start else (), frame)

    def by_document_or_court(self) -> bool:
        """Tell a finding whose source is a document, or a ruling whose source is a court."""
        if self.cue.ruling:
            return self.source is not None and is_court(self.v, self.source)
        return self.cue.type == "document" and is_document(self.v, self.verb)


Frame = Callable[[Place], Content | None]
"""Gives the content found at a place, ``NOTHING``, or None to let the next frame try."""
