"""The inputs of a run: which drafts there are, and what comes of each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.asked import Asked
from claimcheck.cli.drafts import Audited, Draft
from claimcheck.cli.progress import with_progress
from claimcheck.cli.run import say
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.raw import shown
from claimcheck.reports import Format

if TYPE_CHECKING:
    from claimcheck.config.settings import Gate
    from claimcheck.documents.history import Before
    from claimcheck.documents.limits import Reading

_WORTH_WHILE = 2_000_000
"""Bytes of drafts from which on several processes are started without being asked for."""


def inputs(asked: Asked) -> list[Path | ReadingError]:
    """Return the inputs that the arguments stand for; no report may be written over one."""
    from claimcheck.documents.discover import STDIN, discover, resolved

    files = [(path, "--output") for path in asked.outputs]
    if asked.write_baseline is not None:
        files.append((asked.write_baseline, "--write-baseline"))
    targets = [resolved(path) for path, _ in files]
    if asked.write_baseline is not None and targets[-1] in targets[:-1]:
        raise typer.BadParameter(
            f"'{asked.write_baseline}' is a report of --output; name another file",
            param_hint="--write-baseline",
        )
    found = list(discover(asked.arguments, exclude=targets))
    drafts = {resolved(path) for path in found if isinstance(path, Path) and path != STDIN}
    for path, option in files:
        if resolved(path) in drafts:
            raise typer.BadParameter(
                f"'{path}' is one of the drafts; name another file", param_hint=option
            )
    return found


def audits(
    asked: Asked, found: Sequence[Path | ReadingError]
) -> tuple[list[Gate], Iterable[Audited | ReadingError]]:
    """Return the gate of each input, and what comes of it, which is made as it is asked for.

    What cannot be read passes any gate: it has an exit status of its own.

    Raises:
        ConfigError: If a configuration or a revision cannot be used.
    """
    from claimcheck.cli.drafts import audited
    from claimcheck.config.settings import DEFAULT

    items = _drafts(asked, found)
    drafts = [item for item in items if isinstance(item, Draft)]
    jobs = _jobs(asked, drafts)
    asked.tell(f"processes: {max(jobs, 1)}")
    if jobs > 1:
        from claimcheck.cli.jobs import at_once

        made = at_once(drafts, jobs)
    else:
        made = map(audited, drafts)
    shown = with_progress(made, drafts, color=asked.color, quiet=asked.quiet)
    gates = [item.settings.gate if isinstance(item, Draft) else DEFAULT.gate for item in items]
    return gates, (item if isinstance(item, ReadingError) else next(shown) for item in items)


def _drafts(asked: Asked, found: Sequence[Path | ReadingError]) -> list[Draft | ReadingError]:
    """Return what is to be done with each input."""
    from claimcheck.cache import default_cache
    from claimcheck.documents.discover import STDIN

    before = _before(asked, [item for item in found if isinstance(item, Path)])
    cache = default_cache() if asked.cache else None
    asked.tell(f"cache: {'none' if cache is None else cache.folder}")

    def draft(item: Path | ReadingError) -> Draft | ReadingError:
        if isinstance(item, ReadingError):
            return item
        name = Path(asked.stdin_name) if item == STDIN else item
        try:
            data = stdin(shown(name), asked.reading) if item == STDIN else None
        except ReadingError as error:
            return error
        if asked.verbose:
            say(f"{shown(name)}: configuration: {asked.configuration.file_of(name) or 'none'}")
        return Draft(
            path=item,
            name=shown(name),
            size=_size(item) if data is None else len(data),
            data=data,
            settings=asked.configuration.of(name),
            reading=asked.reading,
            before=before.get(item),
            text=asked.full and asked.shape is Format.rich,
            cache=cache,
        )

    return [draft(item) for item in found]


def _before(asked: Asked, paths: Sequence[Path]) -> dict[Path, Before]:
    """Return what ``--since`` compares the drafts with."""
    if asked.since is None:
        return {}
    from claimcheck.config.errors import ConfigError
    from claimcheck.documents.discover import STDIN
    from claimcheck.documents.errors import HistoryError
    from claimcheck.documents.history import History

    if STDIN in paths:
        raise ConfigError("--since", "standard input has no history; name a file")
    history = History(asked.since)
    try:
        # Path.exists raises where nobody may look.
        return {path: history.before(path) for path in paths if os.path.exists(path)}  # noqa: PTH110
    except HistoryError as error:
        raise ConfigError("--since", str(error)) from None


def stdin(name: str, reading: Reading) -> bytes:
    """Return what comes on standard input.

    Args:
        name: What to call it.
        reading: The limits.

    Raises:
        ReadingError: If it is closed, cannot be read or is too large.
    """
    from claimcheck.documents.raw import bytes_of_stream

    if sys.stdin is None:
        raise ReadingError(name, "standard input is closed; name a file")
    return bytes_of_stream(sys.stdin.buffer, name, reading.limits)


def _size(path: Path) -> int:
    """Return how many bytes a draft has, as far as that can be told."""
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


def _jobs(asked: Asked, drafts: Sequence[Draft]) -> int:
    """Return how many processes are worth while."""
    if asked.jobs is not None:
        return min(asked.jobs, len(drafts))
    if sum(draft.size for draft in drafts) < _WORTH_WHILE:
        return 1
    from claimcheck.cli.jobs import processors

    return min(processors(), len(drafts))
