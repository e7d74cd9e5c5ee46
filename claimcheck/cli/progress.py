"""A bar on standard error, where somebody waits for many drafts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from claimcheck.cli.options import Color
from claimcheck.cli.output import is_terminal

_MANY = 10
"""From so many inputs on progress is shown."""

Item = TypeVar("Item")


def with_progress(found: Sequence[Item], *, color: Color, quiet: bool) -> Iterator[Item]:
    """Yield the inputs, with a bar on standard error when there are many."""
    if quiet or len(found) < _MANY or not is_terminal(sys.stderr):
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, no_color=True if color is Color.never else None)
    yield from track(found, description="Auditing", console=console, transient=True)
