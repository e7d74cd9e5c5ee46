"""The comparison in words: one writer a format, each a function of the comparison alone."""

from __future__ import annotations

from msgspec import json

from claimcheck.compare.comparison import Change, Comparison, Place, Side
from claimcheck.compare.effects import WORDS
from claimcheck.reports.excerpt import visible
from claimcheck.reports.look import TAGS
from claimcheck.reports.markdown import LIMIT, escaped
from claimcheck.wording import counted

_LONGEST = 200
"""So many code points of a statement are shown where lines are read by people."""
_FOOT = 100
"""Bytes that the last line of the Markdown takes, if it says what was left out."""


def to_json(comparison: Comparison) -> bytes:
    """Return the whole comparison as one JSON object, indented by two."""
    return json.format(json.encode(comparison), indent=2) + b"\n"


def to_text(comparison: Comparison) -> bytes:
    """Return one line a change, ``path:line:column: kind message``, then a summary line."""
    lines = [_line(change, comparison) for change in comparison.changes]
    return "".join(f"{line}\n" for line in [*lines, visible(summary(comparison))]).encode()


def to_markdown(comparison: Comparison) -> bytes:
    """Return the comparison for a pull request: figures in a table, losses first.

    It stays below the length of a comment on GitHub: what does not fit is left out, what matters
    least first, and counted in the last line.
    """
    old, new = comparison.old, comparison.new
    parts = [
        f"### {escaped(new.path)}: what became of its attribution",
        "",
        "| | before | after |",
        "|---|--:|--:|",
        *(f"| {name} | {before} | {after} |" for name, before, after in figures(old, new)),
        "",
        _counts(comparison),
    ]
    room = LIMIT - _FOOT - sum(map(_size, parts))
    headed = ""
    items = [(heading, change) for heading, changes in grouped(comparison) for change in changes]
    for number, (heading, change) in enumerate(items):
        lines = [_item(change)]
        if heading != headed:
            lines = ["", f"#### {heading}", "", *lines]
        room -= sum(map(_size, lines))
        if room < 0:
            left = counted(len(items) - number, "change")
            parts += ["", f"Left out for length: {left}. The other formats have them all."]
            break
        parts += lines
        headed = heading
    return ("\n".join(parts) + "\n").encode()


def grouped(comparison: Comparison) -> list[tuple[str, list[Change]]]:
    """Return the changes under headings, losses first; headings without changes are left out."""
    losses = [c for c in comparison.changes if c.loss]
    rest = [c for c in comparison.changes if not c.loss]
    headed = [
        ("Lost", losses),
        ("Changed in attribution", [c for c in rest if c.effects]),
        ("Edited or moved", [c for c in rest if not c.effects and c.kind in ("edited", "moved")]),
        ("Added", [c for c in rest if c.kind == "added"]),
        ("Removed", [c for c in rest if c.kind == "removed"]),
    ]
    return [(heading, changes) for heading, changes in headed if changes]


def figures(old: Side, new: Side) -> list[tuple[str, str, str]]:
    """Return what both drafts have in figures: a name, the figure before, the one after."""
    return [
        ("score", _score(old), _score(new)),
        ("statements", f"{old.statements:,}", f"{new.statements:,}"),
        *((tag, f"{getattr(old.tags, tag):,}", f"{getattr(new.tags, tag):,}") for tag in TAGS),
    ]


def message(change: Change) -> str:
    """Say in words what became of a statement: "edited and moved: lost its source"."""
    kind: str = "edited and moved" if change.kind == "edited" and change.moved else change.kind
    said = ", ".join(WORDS[effect] for effect in change.effects)
    if change.kind == "removed" and change.effects:
        said = "a denial was cut"
    if change.kind == "unchanged":
        kind = "same words"
    if not said and change.old and change.new and change.old.tag != change.new.tag:
        said = f"{change.old.tag or 'no statement'} before, {change.new.tag or 'no statement'} now"
    if change.kind == "added" and change.new and change.new.tag:
        said = change.new.tag
    return f"{kind}: {said}" if said else kind


def sources(change: Change) -> str:
    """Say whose words a statement was and is, where that changed; else an empty string."""
    if change.old is None or change.new is None or change.old.sources == change.new.sources:
        return ""
    return f"before: {_names(change.old)}; now: {_names(change.new)}"


def summary(comparison: Comparison) -> str:
    """Say on one line how the drafts differ."""
    old, new = comparison.old, comparison.new
    return f"{_counts(comparison)}; attribution score {_score(old)} before, {_score(new)} after"


def shown(change: Change) -> Place:
    """Return the statement to show: the new one, or the old one that was removed."""
    place = change.new or change.old
    if place is None:
        raise ValueError("a change has a statement on one side at least")
    return place


def excerpt(place: Place) -> str:
    """Return a statement's words, harmless and not too long."""
    words = visible(place.text)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _counts(comparison: Comparison) -> str:
    counts = comparison.summary
    said = ", ".join(
        f"{getattr(counts, kind):,} {kind}" for kind in ("added", "removed", "edited", "moved")
    )
    losses = f"{counts.losses:,} lost in attribution" if counts.losses else "nothing lost"
    every = counts.added + counts.edited + counts.moved + counts.unchanged
    return f"{counted(every, 'sentence')}: {said}; {losses}"


def _line(change: Change, comparison: Comparison) -> str:
    side = comparison.new if change.new else comparison.old
    place = shown(change)
    whose = sources(change)
    said = visible(f"{message(change)} ({whose})" if whose else message(change))
    loss = "loss " if change.loss else ""
    return f"{visible(side.path)}:{place.line}:{place.column}: {loss}{said}: {excerpt(place)}"


def _item(change: Change) -> str:
    place = shown(change)
    whose = sources(change)
    where = f"line {place.line}" if change.new else f"line {place.line} of the old draft"
    said = f"- **{escaped(message(change))}** ({where}): {escaped(excerpt(place))}"
    if change.kind == "edited" and change.old is not None:
        said += f"  \n  was: {escaped(excerpt(change.old))}"
    return said + (f"  \n  {escaped(whose)}" if whose else "")


def _size(line: str) -> int:
    """Return the bytes of a line with its end."""
    return len(line.encode()) + 1


def _names(place: Place) -> str:
    return " and ".join(place.sources) if place.sources else "nobody"


def _score(side: Side) -> str:
    return "none" if side.score is None else f"{side.score} ({side.grade})"
