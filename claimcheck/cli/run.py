"""How a run ends, and what it says about itself on standard error."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from math import inf
from time import monotonic

import typer

PASSED = 0
"""Audited, and within the gate."""
FAILED = 1
"""Audited, and the gate failed."""
BROKEN = 2
"""A usage or configuration error, or an input that could not be read."""
SIGNALLED = 128
"""Interrupted: so much and the number of the signal, as shells have it."""

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""The signals that ask a run to end."""
_ONCE = 1.0
"""Seconds in which several of them count as one: a terminal that is closed sends two, and what one
has begun to tidy up is tidied up."""

_SELDOM = 100_000
"""New objects after which garbage is looked for.  The stages leave next to none: frozen values
refer to no others in circles.  To look for it as often as Python does takes a tenth of a run."""


def say(message: str) -> None:
    """Print a line about the run itself, on standard error."""
    from claimcheck.reports.excerpt import visible

    with suppress(OSError, ValueError):
        print(f"claimcheck: {visible(message)}", file=sys.stderr)


class Interrupted(BaseException):
    """A signal that asks the run to end.

    It is no ``KeyboardInterrupt``, which typer takes for an end like any other.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def heed_signals() -> None:
    """Let the signals that ask a run to end raise ``Interrupted``, unless they are ignored."""
    last = -inf

    def interrupt(number: int, _frame: object) -> None:
        nonlocal last
        now = monotonic()
        if now - last > _ONCE:
            last = now
            raise Interrupted(number)

    for each in ENDING:
        if signal.getsignal(each) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(each, interrupt)


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
    except typer.BadParameter:
        raise
    except Exception as error:
        from claimcheck.config.errors import ConfigError

        say(str(error) if isinstance(error, ConfigError) else brief(error))
        return typer.Exit(BROKEN)
