"""What is measured runs in turn, and this is how a command is run and what it took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, BinaryIO, NamedTuple

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Variables that keep the libraries of numpy to one processor: an audit has one as well."""


class Taken(NamedTuple):
    """What a run took: seconds until it ended, seconds of processor, and MB at most.

    Memory is that of its largest process.
    """

    wall: float
    processor: float
    memory: float


def in_turn(
    runs: Mapping[str, Callable[[], Any]], rounds: int, say: Callable[[str], None]
) -> dict[str, list[Any]]:
    """Run everything once a round, and return what it gave by its name; the first warms up.

    Args:
        runs: Names and what is to be run.
        rounds: How often it is run and counted.
        say: Is told how far the rounds are.
    """
    given: dict[str, list[Any]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        say(f"round {number} of {rounds}" if number else "a round to warm up")
        for name, run in runs.items():
            given[name].append(run())
    return {name: each[1:] for name, each in given.items()}


def middle(taken: Sequence[Sequence[float]]) -> Taken:
    """Return the medians of what runs took."""
    return Taken(*map(median, zip(*taken, strict=True)))


def command(
    words: Sequence[str | Path], environment: Mapping[str, str] | None = None, most: int = 1
) -> Callable[[], Taken]:
    """Return what runs a command.

    Args:
        words: The command.
        environment: Variables that it is to find besides those there are.
        most: The highest status that does not say that it broke.
    """
    return lambda: _run(words, environment, most)


def inside(what: str, texts: Sequence[Path], python: str = sys.executable) -> Callable[[], Any]:
    """Return what has ``speed.inside`` measure something in a process of its own.

    Args:
        what: What to measure.
        texts: The files.
        python: The Python that has what is needed for it.
    """
    words = [python, "-m", "speed.inside", what, *texts]
    environment = ONE_THREAD | {"PYTHONPATH": str(Path(__file__).parent.parent)}

    def run() -> Any:
        with tempfile.TemporaryFile() as file:
            _run(words, environment, 0, file)
            file.seek(0)
            return json.load(file)

    return run


def _run(
    words: Sequence[str | Path],
    environment: Mapping[str, str] | None,
    most: int,
    printed: BinaryIO | None = None,
) -> Taken:
    # Python keeps the byte code that it compiles, as it does for users.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begin = perf_counter()
    try:
        process = subprocess.Popen(
            words,
            env=kept | dict(environment or {}),
            # Not read here: a command seems to need the memory of the process that starts it.
            stdout=printed or subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise ValueError(f"{words[0]}: {error.strerror}") from None
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if not 0 <= process.returncode <= most:
        shown = " ".join(map(str, words[:4])) + (" …" if len(words) > 4 else "")
        raise ValueError(f"{shown}: ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)
