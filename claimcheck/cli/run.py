"""How a run ends, and what it says about itself on standard error."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress

import typer

PASSED = 0
"""Audited, and within the gate."""
FAILED = 1
"""Audited, and the gate failed."""
BROKEN = 2
"""A usage or configuration error, or an input that could not be read."""
INTERRUPTED = 130

_SELDOM = 100_000
"""New objects after which garbage is looked for.  The stages leave next to none: frozen values
refer to no others in circles.  To look for it as often as Python does takes a tenth of a run."""


def say(message: str) -> None:
    """Print a line about the run itself, on standard error."""
    from claimcheck.reports.excerpt import visible

    with suppress(OSError, ValueError):
        print(f"claimcheck: {visible(message)}", file=sys.stderr)


def started() -> None:
    """Look for garbage from now on, but seldom, and not in what there is already."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_SELDOM)
        gc.enable()


def brief(error: Exception) -> str:
    """Return an exception of ours, which should not have happened, on one line."""
    words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"internal error ({words}); please report it"


def finish(work: Callable[[], int]) -> typer.Exit:
    """Do the work of a command and return the exit with its status.

    Whatever goes wrong is one line on standard error, never a traceback.

    Args:
        work: The work; returns the exit status.

    Raises:
        typer.BadParameter: As the work raises it.
    """
    try:
        return typer.Exit(work())
    except KeyboardInterrupt:
        say("interrupted")
        return typer.Exit(INTERRUPTED)
    except typer.BadParameter:
        raise
    except Exception as error:
        from claimcheck.config.errors import ConfigError

        say(str(error) if isinstance(error, ConfigError) else brief(error))
        return typer.Exit(BROKEN)
