"""Comments in a draft that are addressed to claimcheck, and the draft without them.

    <!-- claimcheck: ignore[CC201] the two managers are named in the caption -->

They are written as comments of HTML, which Markdown has too, and which do not disturb in plain
text.  ``ignore`` is about the next statement, ``ignore-file`` about the whole draft, ``off`` and
``on`` about what stands between them.  Which rules are meant stands in square brackets (all
without them), and behind that the reason.

Word processors replace two hyphens with a dash while one types, and ``-->`` with an arrow; such a
comment is one all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from claimcheck.regex import later
from claimcheck.values import Comment, Document

_OPENING = later(r"<!(?:--|[–—])\s*claimcheck\s*:", re.IGNORECASE)
_CLOSING = later(r"(?:--|[–—])>")
_ARROW = later(r"[^\n→]{0,500}→")
_BODY = later(r"([\w-]*)\s*(?:\[([^\]]*)\])?(.*)", re.DOTALL)
_REST_OF_LINE = later(r"[^\S\n]*(?:\n|\Z)")
_BESIDE = later(r"[^\S\r\n]*")


def find_comments(text: str) -> tuple[Comment, ...]:
    """Find the comments that are addressed to claimcheck.

    One that is never closed is none.

    Args:
        text: The decoded text of a document.

    Returns:
        The comments in order, with offsets in code points.
    """
    if "<!" not in text:
        return ()
    found: list[Comment] = []
    at = 0
    closing = _CLOSING.search(text)
    while opening := _OPENING.search(text, at):
        at = opening.end()
        if closing and closing.start() < at:
            closing = _CLOSING.search(text, at)
        end, behind = closing.span() if closing else (-1, -1)
        if (not closing or text.find("<!", at, end) >= 0) and (arrow := _ARROW.match(text, at)):
            end, behind = arrow.end() - 1, arrow.end()
        if end < 0:
            continue
        found.append(_comment(text[at:end], opening.start(), behind))
        at = behind
    return tuple(found)


def _comment(body: str, start: int, end: int) -> Comment:
    match = _BODY.fullmatch(body.strip())
    verb, listed, reason = match.groups() if match else ("", None, "")
    rules = None if listed is None else tuple(w.strip() for w in listed.split(",") if w.strip())
    said = " ".join(reason.split())
    return Comment(start=start, end=end, verb=verb.lower(), rules=rules, reason=said or None)


def blanked(text: str, comments: Iterable[Comment]) -> str:
    """Return a text with spaces for its comments, so that all else keeps its offset.

    A comment that has lines for itself takes the line break before it along: what it stands
    between is as close as if it were not there.  Comments side by side count as one.
    """
    parts: list[str] = []
    at = 0
    for start, end in _runs(text, comments):
        line = text.rfind("\n", at, start) + 1
        alone = line and not text[line:start].strip() and _REST_OF_LINE.match(text, end)
        begin = start
        if alone:
            begin = line - 2 if text[max(at, line - 2) : line] == "\r\n" else line - 1
        parts += (text[at:begin], " " * (end - begin))
        at = end
    return "".join(parts) + text[at:] if parts else text


def _runs(text: str, comments: Iterable[Comment]) -> list[tuple[int, int]]:
    """Return where comments stand, those between which nothing but space is on the line as one."""
    runs: list[tuple[int, int]] = []
    for comment in comments:
        if runs and _BESIDE.fullmatch(text, runs[-1][1], comment.start):
            runs[-1] = (runs[-1][0], comment.end)
        else:
            runs.append((comment.start, comment.end))
    return runs


def prose(document: Document) -> Document:
    """Return a document with its comments blanked, as the stages behind reading take it."""
    if not document.comments:
        return document
    return replace(document, text=blanked(document.text, document.comments))
