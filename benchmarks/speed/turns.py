"""Commands that are run in turn, and what they took."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Taken(NamedTuple):
    """What a command took: seconds until it ended, seconds of processor, and MB at most."""

    wall: float
    processor: float
    memory: float


def commands_in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, environment: Mapping[str, str] | None = None
) -> dict[str, Taken]:
    """Run commands in turn and return the medians by their names; the first round warms up.

    Args:
        commands: Names and commands.
        rounds: How often each is run and counted.
        environment: Variables of the environment that the commands are to find.

    Raises:
        ValueError: If there is no such command, or one ends with a status that says it broke.
    """
    # Python keeps the byte code that it compiles, as it does for users.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            taken[name].append(_run(command, kept | dict(environment or {})))
    return {name: Taken(*map(median, zip(*each[1:], strict=True))) for name, each in taken.items()}


def _run(command: Sequence[str], environment: dict[str, str]) -> Taken:
    begin = perf_counter()
    try:
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise ValueError(f"{command[0]}: {error.strerror}") from None
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linters end with 1 when they find something.
    if process.returncode not in (0, 1):
        raise ValueError(f"{' '.join(command)}: ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)
