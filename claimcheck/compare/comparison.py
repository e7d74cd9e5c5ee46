"""The comparison of two drafts: its values, and how they are put together."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from claimcheck.audit import SCHEMA_VERSION, DocumentAudit, Grade, TagCounts, Tool
from claimcheck.compare.align import Pair, align
from claimcheck.compare.effects import LOSSES, Effect, Standing, effects, lost_with, standings
from claimcheck.values import Tag

Kind = Literal["added", "removed", "edited", "moved", "unchanged"]


class Side(Struct, frozen=True, kw_only=True):
    """One of the two drafts in figures."""

    path: str
    statements: int
    tags: TagCounts
    score: int | None
    grade: Grade | None


class Place(Struct, frozen=True, kw_only=True):
    """A statement in one of the drafts: ``id`` as in that draft's audit."""

    id: int
    line: int
    column: int
    text: str
    tag: Tag | None
    sources: tuple[str, ...]


class Change(Struct, frozen=True, kw_only=True):
    """What became of one statement.

    ``old`` is null for what was added, ``new`` for what was removed.  ``kind`` is
    "unchanged" where only the attribution changed: the sentence that said who speaks was
    cut.  ``loss`` says that a reader can check it less well than before.
    """

    kind: Kind
    moved: bool
    old: Place | None
    new: Place | None
    effects: tuple[Effect, ...]
    loss: bool


class Counts(Struct, frozen=True, kw_only=True):
    """How many statements changed, by kind, and how many are a loss."""

    added: int
    removed: int
    edited: int
    moved: int
    unchanged: int
    losses: int


class Comparison(Struct, frozen=True, kw_only=True):
    """Two drafts compared; ``changes`` leaves out what stayed as it was in every way."""

    schema_version: Literal["1"]
    tool: Tool
    old: Side
    new: Side
    changes: tuple[Change, ...]
    summary: Counts


def compare(old: DocumentAudit, new: DocumentAudit) -> Comparison:
    """Compare the audits of two drafts.

    Args:
        old: The audit of the old draft.
        new: That of the new one.

    Returns:
        What was added, removed, edited and moved, in the order of the new draft with what
        was removed at the end, and what it did to the attribution.
    """
    from claimcheck import __version__

    pairs = align([s.text for s in old.statements], [s.text for s in new.statements])
    before, after = _Draft(old, standings(old)), _Draft(new, standings(new))
    every = [_change(pair, before, after) for pair in pairs]
    kinds = [change.kind for change in every]
    return Comparison(
        schema_version=SCHEMA_VERSION,
        tool=Tool(name="claimcheck", version=__version__),
        old=_side(old),
        new=_side(new),
        changes=tuple(c for c in every if c.kind != "unchanged" or c.effects),
        summary=Counts(
            added=kinds.count("added"),
            removed=kinds.count("removed"),
            edited=kinds.count("edited"),
            moved=kinds.count("moved"),
            unchanged=kinds.count("unchanged"),
            losses=sum(change.loss for change in every),
        ),
    )


class _Draft(Struct, frozen=True):
    """A draft with the standing of each of its statements."""

    audit: DocumentAudit
    standings: list[Standing]

    def place(self, index: int) -> Place:
        statement = self.audit.statements[index]
        return Place(
            id=statement.id,
            line=statement.line,
            column=statement.column,
            text=statement.text,
            tag=statement.tag,
            sources=self.standings[index].sources,
        )


def _change(pair: Pair, old: _Draft, new: _Draft) -> Change:
    found: tuple[Effect, ...] = ()
    if pair.old is not None and pair.new is not None:
        found = effects(old.standings[pair.old], new.standings[pair.new])
    elif pair.old is not None:
        found = lost_with(old.standings[pair.old])
    return Change(
        kind=_kind(pair),
        moved=pair.moved,
        old=None if pair.old is None else old.place(pair.old),
        new=None if pair.new is None else new.place(pair.new),
        effects=found,
        loss=not LOSSES.isdisjoint(found),
    )


def _kind(pair: Pair) -> Kind:
    if pair.old is None:
        return "added"
    if pair.new is None:
        return "removed"
    return "edited" if pair.edited else "moved" if pair.moved else "unchanged"


def _side(document: DocumentAudit) -> Side:
    summary = document.summary
    return Side(
        path=document.path,
        statements=summary.statements,
        tags=summary.tags,
        score=summary.score,
        grade=summary.grade,
    )
