"""Silence as an attribution: "X did not respond to a request for comment", "had no comment"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.view import View

_NO_COMMENT = Cue("respond", "speech")
_REACH = 12  # tokens from the verb to what was asked for


def no_comment(v: View) -> Iterator[Found]:
    """Yield "did not respond to a request for comment": the contact with X is the source."""
    replying, asked_for = cue_words("replying"), cue_words("asked-for")
    for verb in v.groups:
        head = verb.head
        word = v.word(head)
        if v.quoted(head) >= 0:
            continue
        asked: list[int] = []
        if verb.negated and word in replying:
            asked = v.tokens.among(asked_for, head + 1, min(head + _REACH, v.last))
        if asked:
            content = (head + 1, asked[-1] + 1)
        elif verb.negated and word in cue_words("silent"):
            content = (head, head + 1)  # "did not respond", "would not comment"
        elif (
            word in cue_words("giving")
            and v.word(head + 1) == "no"
            and v.word(head + 2) == "comment"
        ):
            content = (head + 1, head + 3)
        else:
            continue
        yield Found(
            cue=_NO_COMMENT,
            words=(verb.first, head + 1),
            source=subject(v, verb),
            content=(content,),
            rule="phrase.no-comment",
        )
