"""What one command costs from a cold start: the version, and the audit of one article.

Compared with what it cannot do without, the import of its libraries, and with proselint
(``pip install proselint`` in an environment of its own), which reads single words.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from speed.turns import Taken, commands_in_turn

SAMPLES = Path(__file__).parent.parent.parent / "samples"
ARTICLE = ("geopolitics.txt", "wire.txt")
"""The samples that make an article of some 6 KB."""

LIBRARIES = "import typer, rich.console"
ALL_LIBRARIES = "import nltk, typer, rich.console"
VERSION = "claimcheck --version"
JSON = "claimcheck audit --no-cache --format json"
TEXT = "claimcheck audit --no-cache"
KEPT = "claimcheck audit, the same again"
PROSELINT = "proselint check"

LIMITS = (
    (VERSION, LIBRARIES, 1.25),
    (JSON, ALL_LIBRARIES, 1.3),
    (TEXT, ALL_LIBRARIES, 1.3),
    (JSON, PROSELINT, 2.0),
    (TEXT, PROSELINT, 2.0),
)
"""How many times as long as the second the first may take."""
MEMORY = 80
"""How many MB an audit may need."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article", type=Path, nargs="?", help="a text; two samples together if left out"
    )
    parser.add_argument(
        "--proselint", default=shutil.which("proselint"), help="the command, if not on the path"
    )


def measure(arguments: argparse.Namespace) -> str:
    if arguments.article and not arguments.article.is_file():
        raise ValueError(f"{arguments.article}: no such file")
    with tempfile.TemporaryDirectory() as folder:
        article = arguments.article or Path(folder, "article.txt")
        if arguments.article is None:
            article.write_bytes(b"\n".join((SAMPLES / name).read_bytes() for name in ARTICLE))
        claimcheck = str(Path(sys.executable).with_name("claimcheck"))
        commands = {
            "python": [sys.executable, "-c", ""],
            LIBRARIES: [sys.executable, "-c", LIBRARIES],
            ALL_LIBRARIES: [sys.executable, "-c", ALL_LIBRARIES],
            VERSION: [claimcheck, "--version"],
            JSON: [claimcheck, "audit", "--no-cache", "--format", "json", str(article)],
            TEXT: [claimcheck, "audit", "--no-cache", str(article)],
            KEPT: [claimcheck, "audit", str(article)],
        }
        if arguments.proselint:
            commands[PROSELINT] = [arguments.proselint, "check", str(article)]
        environment = {"CLAIMCHECK_CACHE_DIR": str(Path(folder, "cache"))}
        taken = commands_in_turn(commands, arguments.rounds, environment)
        return report(taken, article.stat().st_size, arguments.rounds)


def report(taken: Mapping[str, Taken], size: int, rounds: int) -> str:
    lines = [
        f"An article of {size / 1e3:.1f} KB; medians of {rounds} rounds",
        "",
        f"{'':46}{'ms':>8}{'ms of processor':>18}{'MB':>8}",
    ]
    for name, each in taken.items():
        figures = f"{each.wall * 1e3:8.0f}{each.processor * 1e3:18.0f}{each.memory:8.1f}"
        lines.append(f"{name:46}{figures}")
    lines += ["", f"{'times as long':84}{'of processor':>13}{'at most':>9}"]
    for first, second, limit in LIMITS:
        if second in taken:
            wall = taken[first].wall / taken[second].wall
            processor = taken[first].processor / taken[second].processor
            lines.append(f"{f'{first} / {second}':78}{wall:6.2f}{processor:13.2f}{limit:9.2f}")
    lines.append(f"{'MB of an audit':78}{taken[JSON].memory:6.1f}{MEMORY:22}")
    if PROSELINT not in taken:
        lines.append("proselint is not installed: --proselint COMMAND")
    return "\n".join(lines)
