"""How far a run is, on standard error, where somebody waits for many drafts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from claimcheck.cli.options import Color
from claimcheck.cli.output import is_terminal
from claimcheck.cli.run import say

if TYPE_CHECKING:
    from claimcheck.cli.drafts import Draft

_MANY = 10
"""From so many drafts on progress is shown."""
_EVERY = 10.0
"""Seconds between two lines, where there is no terminal."""

Item = TypeVar("Item")


def with_progress(
    made: Iterable[Item], drafts: Sequence[Draft], *, color: Color, quiet: bool
) -> Iterator[Item]:
    """Yield what comes of the drafts, and tell how far they are if there are many.

    A terminal gets a bar, with the rate and the time that is left; anything else, such as the log
    of a pipeline, a line now and then.
    """
    if quiet or len(drafts) < _MANY:
        return iter(made)
    return _bar(made, drafts, color) if is_terminal(sys.stderr) else _lines(made, drafts)


def _bar(made: Iterable[Item], drafts: Sequence[Draft], color: Color) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    console = Console(stderr=True, no_color=True if color is Color.never else None)
    columns = (
        TextColumn("Auditing"),
        BarColumn(),
        TextColumn("{task.fields[count]} of " + f"{len(drafts):,}"),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    results = iter(made)
    first = next(results)  # workers are started before the bar's own thread is
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=sum(draft.size for draft in drafts), count="1")
        yield first
        for number, (each, draft) in enumerate(zip(results, drafts, strict=False), 1):
            progress.update(task, advance=draft.size, count=f"{number:,}")
            yield each


def _lines(made: Iterable[Item], drafts: Sequence[Draft]) -> Iterator[Item]:
    begin = last = monotonic()
    total = sum(draft.size for draft in drafts)
    size = 0
    for number, (each, draft) in enumerate(zip(made, drafts, strict=True), 1):
        size += draft.size
        now = monotonic()
        if now - last >= _EVERY and number < len(drafts):
            last = now
            rate = size / (now - begin)
            left = f", about {round((total - size) / rate)} s left" if rate else ""
            say(f"{number:,} of {len(drafts):,} drafts, {rate / 1e6:.2f} MB/s{left}")
        yield each
