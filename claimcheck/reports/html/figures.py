"""The figures of the report: the bar of tags, the parts of the score, the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from claimcheck.audit import (
    DocumentAudit,
    LedgerEntry,
    ScorePart,
    Statement,
    Summary,
    TagCounts,
)
from claimcheck.reports.html.wording import TAGS
from claimcheck.reports.look import LETTERS, PARTS
from claimcheck.reports.look import TAGS as ORDER
from claimcheck.reports.shares import percentages
from claimcheck.wording import role_beside


class TagShare(Struct, frozen=True):
    """How many statements bear a tag, and where its part of the bar lies, in percent."""

    tag: str
    letter: str
    meaning: str
    count: int
    percent: int
    start: float
    width: float


class Arc(Struct, frozen=True):
    """A part of the score on the ring, in percent of its circumference."""

    start: float
    length: float
    filled: float


class PartView(Struct, frozen=True):
    """A part of the score; ``share`` is what was reached, in percent, if it was measured."""

    name: str
    part: ScorePart
    share: float | None
    level: str
    arc: Arc | None


class EntryView(Struct, frozen=True):
    """A source of the ledger with the statements that it carries."""

    entry: LedgerEntry
    role: str | None
    percent: float
    units: tuple[Statement, ...]


def tag_shares(tags: TagCounts) -> tuple[TagShare, ...]:
    """Return the parts of the bar of tags."""
    counts = [getattr(tags, tag) for tag in ORDER]
    total = sum(counts) or 1
    return tuple(
        TagShare(
            tag=tag,
            letter=LETTERS[tag],
            meaning=TAGS[tag],
            count=count,
            percent=percent,
            start=round(100 * sum(counts[:at]) / total, 3),
            width=round(100 * count / total, 3),
        )
        for at, (tag, count, percent) in enumerate(
            zip(ORDER, counts, percentages(counts), strict=True)
        )
    )


def score_parts(summary: Summary) -> tuple[PartView, ...]:
    """Return the parts of the score with their arcs on the ring."""
    whole = sum(part.weight for part in summary.parts if part.value is not None)
    made: list[PartView] = []
    at = 0.0
    for part in summary.parts:
        share = part.points / part.weight if part.value is not None and part.weight else None
        arc = None
        if share is not None:
            length = 100 * part.weight / whole
            # Space between the parts, so that the ring can be read without its colours.
            arc = Arc(round(at, 3), round(length - 1.2, 3), round((length - 1.2) * share, 3))
            at += length
        made.append(
            PartView(
                name=PARTS.get(part.name, part.name.replace("-", " ").capitalize()),
                part=part,
                share=None if share is None else round(100 * share, 1),
                level=level(share or 0.0),
                arc=arc,
            )
        )
    return tuple(made)


def level(share: float) -> str:
    """Say how well a part, or the whole, of the score does."""
    return "good" if share >= 0.7 else "poor" if share < 0.4 else "fair"


def ledger(document: DocumentAudit) -> tuple[EntryView, ...]:
    """Return the sources with the statements that they carry."""
    carried: dict[int, list[Statement]] = defaultdict(list)
    for statement in document.statements:
        for index in statement.attributions:
            carried[index].append(statement)
    return tuple(
        EntryView(
            entry=entry,
            role=role_beside(entry.name, entry.role),
            percent=round(100 * entry.share, 1),
            units=_one_a_line(s for index in entry.attributions for s in carried[index]),
        )
        for entry in document.sources
    )


def _one_a_line(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the first of the statements in each line, in order."""
    lines: dict[int, Statement] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        lines.setdefault(statement.line, statement)
    return tuple(lines.values())
