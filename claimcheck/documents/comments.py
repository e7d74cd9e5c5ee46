"""Comments in a draft that are addressed to claimcheck, and the draft without them.

    <!-- claimcheck: ignore[CC201] the two managers are named in the caption -->

They are written as comments of HTML, which Markdown has too, and which do not disturb in plain
text.  ``ignore`` is about the next statement, ``ignore-file`` about the whole draft, ``off`` and
``on`` about what stands between them.  Which rules are meant stands in square brackets (all
without them), and behind that the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from claimcheck.values import Comment, Document

# Patterns are compiled where a draft has a comment; most have none.
_START = "<!--"
_OPENING = r"(?i)<!--\s*claimcheck\s*:"
_CLOSING = "-->"
_BODY = r"(?s)([\w-]*)\s*(?:\[([^\]]*)\])?(.*)"
_REST_OF_LINE = r"[^\S\n]*(?:\n|\Z)"


def find_comments(text: str) -> tuple[Comment, ...]:
    """Find the comments that are addressed to claimcheck.

    One that is never closed is none.

    Args:
        text: The decoded text of a document.

    Returns:
        The comments in order, with offsets in code points.
    """
    if _START not in text:
        return ()
    found: list[Comment] = []
    at = 0
    while opening := re.compile(_OPENING).search(text, at):
        closing = text.find(_CLOSING, opening.end())
        if closing < 0:
            break
        at = closing + len(_CLOSING)
        found.append(_comment(text[opening.end() : closing], opening.start(), at))
    return tuple(found)


def _comment(body: str, start: int, end: int) -> Comment:
    match = re.fullmatch(_BODY, body.strip())
    verb, listed, reason = match.groups() if match else ("", None, "")
    rules = None if listed is None else tuple(w.strip() for w in listed.split(",") if w.strip())
    said = " ".join(reason.split())
    return Comment(start=start, end=end, verb=verb.lower(), rules=rules, reason=said or None)


def blanked(text: str, comments: Iterable[Comment]) -> str:
    """Return a text with spaces for its comments, so that all else keeps its offset.

    A comment that has lines for itself takes the line break before it along: what it stands
    between is as close as if it were not there.
    """
    parts: list[str] = []
    at = 0
    for comment in comments:
        start = comment.start
        line = text.rfind("\n", at, start) + 1
        ends = re.compile(_REST_OF_LINE).match(text, comment.end)
        alone = line and ends and not text[line:start].strip()
        if alone:
            start = line - 2 if text[max(at, line - 2) : line] == "\r\n" else line - 1
        parts += (text[at:start], " " * (comment.end - start))
        at = comment.end
    return "".join(parts) + text[at:] if parts else text


def prose(document: Document) -> Document:
    """Return a document with its comments blanked, as the stages behind reading take it."""
    if not document.comments:
        return document
    return replace(document, text=blanked(document.text, document.comments))
