"""The audit in Markdown, to be posted as a comment on a pull request or kept as a page.

What comes from an article is text and nothing else: no markup, no link, no mention of a
user, no reference to an issue, in GitHub's and in GitLab's dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from claimcheck.audit import Audit, DocumentAudit, Finding, ReadError, Summary, Totals
from claimcheck.reports.excerpt import visible, window
from claimcheck.reports.findings import (
    SEVERITIES,
    kinds,
    marked,
    sentence,
    standing,
    statement_of,
    tally,
)
from claimcheck.reports.look import TAGS
from claimcheck.wording import counted

LIMIT = 65_536
"""GitHub takes so many characters in a comment; bytes are counted, which are never fewer."""

_OPEN = 8
"""So many findings of a document and a severity are shown before the rest is folded away."""
_EXCERPT = 240
_MESSAGE = 600
_PATH = 200
_GROUP = 120
"""Bytes that a heading and a fold take besides their findings."""
_FOOT = 300

_MARKUP = re.compile(r"[\\`*_\[\]|~$]")
_REFERENCE = re.compile(
    r"@"  # a user, a mail address
    r"|[#!&%](?=\d)|\bGH(?=-\d)"  # an issue, a merge request, an epic, a milestone
    r"|:(?=//)|\bwww(?=\.)"  # an address without markup
    r"|:(?=[\w+-]+:)",  # the name of an emoji
    re.IGNORECASE,
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class _Item(Struct, frozen=True):
    """A finding to be shown, the document it is in, by number, and its text."""

    document: int
    finding: Finding
    text: str


def to_markdown(audit: Audit) -> bytes:
    """Return the run as a comment that GitHub takes whole."""
    return page(audit, LIMIT)


def page(audit: Audit, limit: int) -> bytes:
    """Return a run as a page of Markdown.

    Args:
        audit: The audit.
        limit: How many bytes it may have, at least 32,768. What does not fit is left out, the
            least severe findings first, and counted at the end.
    """
    blocks = [f"## claimcheck: {tally(audit)}", _table(audit, limit // 4)]
    unread = _unread(audit.errors, limit // 8)
    items = _items(audit)
    room = limit - sum(_size(block) for block in (*blocks, *unread)) - _FOOT
    shown = _fitting(audit, items, room)
    blocks += _findings(audit, items[:shown])
    blocks += unread
    if left := [item.finding for item in items[shown:]]:
        blocks.append(f"Left out for length: {kinds(left)}. The other reports have them all.")
    return ("\n\n".join(blocks) + "\n").encode()


def escaped(text: str) -> str:
    """Return text that reads as it is and does nothing, anywhere inside a line of Markdown."""
    text = _REFERENCE.sub("\\g<0>\u200b", visible(text))
    text = _MARKUP.sub(r"\\\g<0>", re.sub("[&<>]", lambda match: _ENTITIES[match[0]], text))
    return text.replace("\u200b", "&#8203;")


# ---- the documents --------------------------------------------------------------------


def _table(audit: Audit, room: int) -> str:
    """Return the documents in figures; those without findings are left out first."""
    head = [
        f"| document | score | {' | '.join(TAGS)} | findings |",
        "|:--|--:|--:|--:|--:|--:|:--|",
    ]
    found = [standing(document) for document in audit.documents]
    rows = [
        _row(_path(document.path), document.summary, kinds(findings))
        for document, findings in zip(audit.documents, found, strict=True)
    ]
    total = _row("all", audit.summary, kinds([f for findings in found for f in findings]))
    room -= sum(map(_size, (*head, total)))
    kept: set[int] = set()
    for index in sorted(range(len(rows)), key=lambda index: not found[index]):
        room -= _size(rows[index])
        if room < 0:
            break
        kept.add(index)
    lines = [*head, *(rows[index] for index in sorted(kept))]
    if len(rows) != 1:
        lines.append(total)
    if any(document.summary.score is None for document in audit.documents):
        lines.append("\n–: no score, as there is nothing to judge or the text is not in English.")
    if left := len(rows) - len(kept):
        lines.append(f"\n{counted(left, 'more document')}.")
    return "\n".join(lines)


def _row(name: str, summary: Summary | Totals, findings: str) -> str:
    score = "–" if summary.score is None else f"{summary.score} ({summary.grade})"
    counts = (str(getattr(summary.tags, tag)) for tag in TAGS)
    return f"| {' | '.join((name, score, *counts, findings))} |"


def _unread(errors: Sequence[ReadError], room: int) -> list[str]:
    """Return the inputs that could not be read under a heading."""
    if not errors:
        return []
    lines: list[str] = []
    for error in errors:
        line = f"- {_path(error.path)}: {escaped(_cut(error.error, _MESSAGE))}"
        room -= _size(line)
        if room < 0:
            lines.append(f"- and {len(errors) - len(lines):,} more")
            break
        lines.append(line)
    return ["### Not read", "\n".join(lines)]


# ---- the findings ---------------------------------------------------------------------


def _items(audit: Audit) -> list[_Item]:
    """Return all findings, the most severe of all documents first."""
    items = [
        _Item(number, finding, _item(document, finding))
        for number, document in enumerate(audit.documents)
        for finding in standing(document)
    ]
    return sorted(items, key=lambda item: SEVERITIES.index(item.finding.severity))


def _fitting(audit: Audit, items: Sequence[_Item], room: int) -> int:
    """Return how many findings fit, from the first on, with their headings."""
    headed: set[object] = set()
    for number, item in enumerate(items):
        group = (item.document, item.finding.severity)
        if item.document not in headed:
            room -= _size(_heading(audit.documents[item.document]))
        if group not in headed:
            room -= _GROUP
        room -= _size(item.text) - 1  # items stand line on line
        if room < 0:
            return number
        headed |= {item.document, group}
    return len(items)


def _findings(audit: Audit, items: Sequence[_Item]) -> Iterator[str]:
    """Yield findings by document and severity, the rest of a long list folded away."""
    ordered = sorted(items, key=lambda item: item.document)
    for number, of_document in groupby(ordered, key=lambda item: item.document):
        yield _heading(audit.documents[number])
        for severity, group in groupby(of_document, key=lambda item: item.finding.severity):
            texts = [item.text for item in group]
            yield f"**{counted(len(texts), severity)}**"
            open_ = len(texts) if len(texts) == _OPEN + 1 else _OPEN
            yield "\n".join(texts[:open_])
            if rest := texts[open_:]:
                yield f"<details><summary>{counted(len(rest), f'more {severity}')}</summary>"
                yield "\n".join(rest)
                yield "</details>"


def _heading(document: DocumentAudit) -> str:
    return f"### {_path(document.path)}"


def _item(document: DocumentAudit, finding: Finding) -> str:
    """Return a finding as an item of a list, on one line of Markdown."""
    where = _path(document.path, f":{finding.line}")
    lines = [f"- **{escaped(f'{finding.code} {finding.name}')}** in {where}"]
    if excerpt := _excerpt(document, finding):
        lines.append(excerpt)
    lines.append(escaped(_cut(sentence(finding.message), _MESSAGE)))
    lines.append(f"<em>{escaped(_cut(sentence(finding.help), _MESSAGE))}</em>")
    return "<br>".join(lines)


def _excerpt(document: DocumentAudit, finding: Finding) -> str:
    """Return the statement a finding is on, or the part that matters, the words in bold."""
    statement = statement_of(document, finding)
    if statement is None:
        return ""
    text, span = statement.text, marked(statement, finding)
    shown = window(text, [span], _EXCERPT)
    start, end = max(span.start, shown.start), min(span.end, shown.end)
    before, words, after = text[shown.start : start], text[start:end], text[end : shown.end]
    return "".join(
        (
            "… " if shown.start else "",
            escaped(before),
            f"<strong>{escaped(words)}</strong>" if words.strip() and before + after else "",
            escaped(words) if not (before + after) else "",
            escaped(after),
            " …" if shown.end < len(text) else "",
        )
    )


def _path(path: str, line: str = "") -> str:
    path = visible(path)
    if len(path) > _PATH:
        path = "…" + path[-_PATH:]
    return f"<code>{escaped(path)}{line}</code>"


def _cut(text: str, limit: int) -> str:
    text = visible(text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _size(block: str) -> int:
    """Return the bytes of a block and of the empty line after it."""
    return len(block.encode()) + 2
