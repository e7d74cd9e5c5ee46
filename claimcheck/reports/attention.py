"""Which statements an editor should look at, and what to do about them.

Nothing is judged here: tags, check-worthiness and score are read from the audit, and
only sorted and put into words.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec import Struct

from claimcheck.audit import DocumentAudit, Finding, Statement
from claimcheck.scoring.basis import rests_on_nobody
from claimcheck.wording import counted


class Attention(Struct, frozen=True):
    """The statements of a document that need attention, each in one group, in order."""

    nobody: tuple[Statement, ...]
    unsourced: tuple[Statement, ...]
    hedged: tuple[Statement, ...]
    denied: tuple[Statement, ...]

    def groups(self) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
        """Return the groups that hold something under their headings, worst first."""
        headed = (
            ("Rests on nobody a reader could identify", self.nobody),
            ("Check-worthy, without a source", self.unsourced),
            ("The writer's own speculation", self.hedged),
            ("Denied, to be weighed against the claim", self.denied),
        )
        return tuple((heading, found) for heading, found in headed if found)

    def without(self, told: Set[int]) -> Attention:
        """Leave out the statements, by their ids, of which something else tells already."""
        groups = (self.nobody, self.unsourced, self.hedged, self.denied)
        return Attention(*(tuple(s for s in group if s.id not in told) for group in groups))


def attention(document: DocumentAudit) -> Attention:
    """Sort out the statements of a document that need an editor's attention."""
    nobody: list[Statement] = []
    unsourced: list[Statement] = []
    hedged: list[Statement] = []
    denied: list[Statement] = []
    for statement in document.statements:
        if statement.tag == "speculative":
            vague = rests_on_nobody(statement.tag, (reason.rule for reason in statement.reasons))
            (nobody if vague else hedged).append(statement)
        elif statement.tag == "denied":
            denied.append(statement)
        elif statement.tag == "asserted" and statement.check_worthy:
            unsourced.append(statement)
    return Attention(
        nobody=tuple(nobody),
        unsourced=tuple(unsourced),
        hedged=tuple(hedged),
        denied=tuple(denied),
    )


def advice(document: DocumentAudit, found: Attention) -> list[str]:
    """Say what to do next, what matters most first; always at least one sentence."""
    summary = document.summary
    if not summary.statements:
        return ["No statements were found, so there is nothing to audit."]
    said: list[str] = []
    if found.nobody:
        one = len(found.nobody) == 1
        said.append(
            f"{_statements(found.nobody)} {'rests' if one else 'rest'} on nobody a reader could "
            f"identify: name the {'source' if one else 'sources'} in {lines(found.nobody)}, "
            f"or say how they know."
        )
    if found.unsourced:
        one = len(found.unsourced) == 1
        said.append(
            f"{_statements(found.unsourced, 'check-worthy ')} {'has' if one else 'have'} no "
            f"source: say who says so, or what shows it, in {lines(found.unsourced)}."
        )
    if nameless := [s for s in found.denied if not _names_denier(s, document)]:
        one = len(nameless) == 1
        said.append(
            f"{_statements(nameless)} {'reports a denial' if one else 'report denials'} by nobody "
            f"a reader could identify: say who denies, in {lines(nameless)}."
        )
    points = {part.name: part.points for part in summary.parts if part.value is not None}
    if points.get("accusations-answered") == 0:
        said.append(
            "An accusation stands unanswered: ask the accused, and report the reply or that "
            "none came."
        )
    if found.hedged:
        one = len(found.hedged) == 1
        said.append(
            f"{_statements(found.hedged)} {'is' if one else 'are'} the writer's own speculation: "
            f"say what {'it rests' if one else 'they rest'} on in {lines(found.hedged)}."
        )
    if points.get("source-spread") == 0:
        said.append(
            "The piece leans on a single source or none: look for another that confirms it."
        )
    if not said and summary.check_worthy:
        said.append(
            "Every check-worthy statement has a source that a reader could identify: nothing to do."
        )
    return [*filter(None, (summary.note,)), *said]


def _names_denier(statement: Statement, document: DocumentAudit) -> bool:
    sources = (document.attributions[index].source for index in statement.attributions)
    return any(source is not None and source.kind != "vague" for source in sources)


def lines(statements: Sequence[Statement | Finding], most: int = 6) -> str:
    """Name the lines in which statements or findings begin: "line 4", "lines 4, 9 and 12"."""
    numbers = [str(number) for number in dict.fromkeys(s.line for s in statements)]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    shown = numbers if len(numbers) <= most else numbers[: most - 1]
    last = shown[-1] if len(shown) == len(numbers) else f"{len(numbers) - len(shown)} more"
    before = shown[:-1] if len(shown) == len(numbers) else shown
    return f"lines {', '.join(before)} and {last}"


def _statements(found: Sequence[Statement], which: str = "") -> str:
    return counted(len(found), f"{which}statement")
