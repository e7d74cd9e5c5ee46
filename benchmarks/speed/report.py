"""The report: tables put into the text of ``template.md``, and the picture of the growth."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

from markdown_table import table

from speed import measure
from speed.corpus import TIMES, Corpus, size
from speed.inside import LOADING, REST, STAGES
from speed.measure import Measured
from speed.picture import growth
from speed.turns import Taken

_TEMPLATE = Path(__file__).with_name("template.md")
_NAMES = {
    measure.PYTHON: "Python, which does nothing",
    measure.LIBRARIES: f"`{measure.LIBRARIES}`",
    measure.ALL_LIBRARIES: f"`{measure.ALL_LIBRARIES}`",
    measure.VERSION: "`claimcheck --version`",
    measure.JSON: "`claimcheck audit --format json`",
    measure.TEXT: "`claimcheck audit`",
    measure.CACHED: "the same, from the cache",
    measure.JOBS: "the same with `--jobs 2`",
    measure.PROSELINT: "proselint",
    measure.WRITE_GOOD: "write-good",
}
_INSIDE = {
    "claimcheck": "claimcheck, `Auditor.audit_text`",
    "textacy": "textacy, direct quotations alone",
    "punkt": "NLTK's Punkt, sentence ends alone",
    "aho-corasick": "Aho-Corasick, claimcheck's word lists in one pass",
    "tokens": r"a regular expression that finds words and marks (`\w+\|[^\w\s]`)",
}


def render(
    measured: Measured,
    corpus: Corpus,
    versions: list[str],
    missing: list[str],
    loads: tuple[float, float],
    rounds: int,
    today: date,
    options: str,
    picture: str,
) -> str:
    """Return the report.

    Args:
        measured: The figures.
        corpus: What was read.
        versions: What was measured.
        missing: What was not, and how to install it.
        loads: How many processes wanted a processor before and after.
        rounds: How often each was run.
        today: The date that it bears.
        options: The options of the command.
        picture: The name of the picture's file.
    """
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        date=today.isoformat(),
        command=f"python benchmarks/speed {options}".strip(),
        rounds=rounds,
        machine=machine(),
        load=f"{loads[0]:.1f} before, {loads[1]:.1f} after",
        versions=", ".join(versions),
        missing="".join(f"\nNot installed, and so in no table: {each}.\n" for each in missing),
        about=corpus.about,
        count=len(corpus.articles),
        article_size=f"{size([corpus.article]) * 1e3:.1f}",
        articles_size=f"{size(corpus.articles):.2f}",
        small_size=f"{size(corpus.files[1]) * 1e3:.0f}",
        small_count=len(corpus.files[1]),
        targets=_targets(measured, corpus),
        article=_article(measured),
        articles=_commands(measured.articles, size(corpus.articles)),
        jobs=_commands(measured.jobs, size(corpus.files[TIMES[-1]])),
        jobs_count=len(corpus.files[TIMES[-1]]),
        inside=_inside(measured, corpus),
        sizes=_sizes(measured, corpus),
        files=_files(measured, corpus),
        stages=_stages(measured, corpus),
        picture=picture,
    )


def draw(measured: Measured, corpus: Corpus) -> str:
    """Return the picture of the growth."""
    lines = {
        "claimcheck, one text": [
            (size([file]), processor)
            for file, (_, processor) in zip(corpus.sizes, measured.sizes, strict=True)
        ]
    }
    for name, taken in measured.files.items():
        lines[f"{name}, many files"] = [
            (size(corpus.files[times]), taken[times].processor) for times in TIMES
        ]
    said = "; ".join(
        f"{name}: " + ", ".join(f"{x:.2f} MB {y:.2f} s" for x, y in points)
        for name, points in lines.items()
    )
    return growth(
        "Seconds of processor by the size of the text", "MB of text", "seconds", lines, said
    )


def machine() -> str:
    """Return what this runs on."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line for line in lines if line.startswith("model name")).partition(": ")[2]
    except (OSError, StopIteration):
        pass
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} processors ({model}), {platform.system()}, {python}"


# Targets


def targets(measured: Measured, corpus: Corpus) -> list[tuple[str, float, float, str, float]]:
    """Return what is aimed at: what, measured by the clock, by the processor, "≤" or "≥", how much.

    What needs a tool that is not installed is left out.
    """
    one, many, within = measured.article, measured.articles, measured.inside
    rows: list[tuple[str, float, float, str, float]] = []

    def times(what: str, first: Taken, second: Taken | None, sign: str, limit: float) -> None:
        if second is not None:
            wall, processor = first.wall / second.wall, first.processor / second.processor
            rows.append((what, wall, processor, sign, limit))

    proselint, write_good = measure.PROSELINT, measure.WRITE_GOOD
    times(
        "`--version` / the import of typer and rich",
        one[measure.VERSION], one[measure.LIBRARIES], "≤", 1.25,
    )  # fmt: skip
    times(
        "one article / the import of nltk, typer and rich",
        one[measure.JSON], one[measure.ALL_LIBRARIES], "≤", 1.3,
    )  # fmt: skip
    times("one article / proselint", one[measure.JSON], one.get(proselint), "≤", 2.0)
    times("the same from the cache / proselint", one[measure.CACHED], one.get(proselint), "≤", 1.0)
    # Of throughput, which is the other way round.
    for name, limit in ((write_good, 1.0), (proselint, 1.5)):
        if name in many:
            what = f"throughput of many articles / {name}'s"
            times(what, many[name], many[measure.JSON], "≥", limit)
    times(
        "`--jobs 1` / `--jobs 2`",
        measured.jobs[measure.JSON],
        measured.jobs[measure.JOBS],
        "≥",
        1.7,
    )
    if "textacy" in within:
        what = "throughput in one process / textacy's"
        texts = {name: size(measure.texts_of(name, corpus)) for name in ("claimcheck", "textacy")}
        a_mb = {name: Taken(*(x / mb for x in within[name])) for name, mb in texts.items()}
        times(what, a_mb["textacy"], a_mb["claimcheck"], "≥", 20)
    (first, last), (low, high) = (measured.sizes[0], measured.sizes[-1]), (0, -1)
    grown = size([corpus.sizes[high]]) / size([corpus.sizes[low]])
    what = f"time a MB, {TIMES[-1]} times the text / once"
    rows.append((what, last[0] / first[0] / grown, last[1] / first[1] / grown, "≤", 1.1))
    files = measured.files["claimcheck"]
    memory = files[TIMES[-1]].memory / files[TIMES[0]].memory
    what = f"memory, {TIMES[-1]} times the files / once"
    rows.append((what, memory, memory, "≤", 1.1))
    peak = one[measure.JSON].memory
    rows.append(("MB of memory for one article", peak, peak, "≤", 80))
    return rows


def _targets(measured: Measured, corpus: Corpus) -> str:
    rows = [
        [what, f"{wall:.2f}", f"{processor:.2f}", f"{sign} {limit:g}"]
        for what, wall, processor, sign, limit in targets(measured, corpus)
    ]
    return table(["", "clock", "processor", "target"], rows)


# Tables


def _article(measured: Measured) -> str:
    rows = [
        [_NAMES[name], f"{t.wall * 1e3:.0f}", f"{t.processor * 1e3:.0f}", f"{t.memory:.0f}"]
        for name, t in measured.article.items()
    ]
    return table(["", "ms", "ms of processor", "MB of memory"], rows)


def _commands(commands: Mapping[str, Taken], text: float) -> str:
    rows = [
        [_NAMES[name], *_speeds(taken, text), f"{taken.memory:.0f}"]
        for name, taken in commands.items()
    ]
    return table(["", *_SPEEDS, "MB of memory"], rows)


def _inside(measured: Measured, corpus: Corpus) -> str:
    speeds = {}
    for name, taken in measured.inside.items():
        text = size(measure.texts_of(name, corpus))
        speeds[name] = (text, text / taken.wall, text / taken.processor)
    rows = [
        [
            _INSIDE[name],
            *(f"{figure:.2f}" for figure in speeds[name]),
            f"{speeds[name][2] / speeds['claimcheck'][2]:,.2f}",
        ]
        for name in speeds
    ]
    heading = ["", "MB of text", "MB/s", "MB a s of processor", "claimcheck's speed times"]
    return table(heading, rows)


_SPEEDS = ("s", "s of processor", "MB/s", "MB a s of processor")


def _speeds(taken: Taken, text: float) -> list[str]:
    seconds = (taken.wall, taken.processor)
    return [*(f"{each:.2f}" for each in seconds), *(f"{text / each:.2f}" for each in seconds)]


def _sizes(measured: Measured, corpus: Corpus) -> str:
    rows = []
    for times, file, (wall, processor) in zip(TIMES, corpus.sizes, measured.sizes, strict=True):
        text = size([file])
        figures = (wall, processor, wall / text, processor / text)
        rows.append([f"{times}", f"{text:.3f}", *(f"{figure:.2f}" for figure in figures)])
    heading = ["times", "MB of text", "s", "s of processor", "s a MB", "s of processor a MB"]
    return table(heading, rows)


def _files(measured: Measured, corpus: Corpus) -> str:
    rows = []
    for times in TIMES:
        files = corpus.files[times]
        cells = [f"{len(files):,}", f"{size(files):.3f}"]
        for taken in measured.files.values():
            each = taken[times]
            cells += [f"{each.wall:.2f}", f"{each.processor:.2f}", f"{each.memory:.0f}"]
        rows.append(cells)
    heading = ["files", "MB of text"]
    for name in measured.files:
        heading += [f"{name}: s", "s of processor", "MB of memory"]
    return table(heading, rows)


def _stages(measured: Measured, corpus: Corpus) -> str:
    start = measured.article[measure.PYTHON].processor
    line = measured.article[measure.VERSION].processor - start
    whole = measured.article[measure.JSON].processor
    text = size([corpus.article, *corpus.articles])
    total = sum(measured.stages.values())

    def row(name: str, first: float, then: Mapping[str, float]) -> list[str]:
        cells = [name, f"{first * 1e3:.1f}", f"{first / whole:.0%}".replace("%", " %")]
        if name in then:
            share = f"{then[name] / total:.0%}".replace("%", " %")
            return [*cells, f"{then[name] / text:.3f}", share]
        return [*cells, "", ""]

    rows = [row("Python", start, {}), row("typer and the command line", line, {})]
    rows.append(row(LOADING, measured.first[LOADING], {}))
    rows += [row(name, measured.first[name], measured.stages) for name in (*STAGES, REST)]
    rest = whole - start - line - sum(measured.first.values())
    rows.append(row("all else", rest, {}))
    rows.append(["**all**", f"{whole * 1e3:.1f}", "", f"{total / text:.3f}", ""])
    heading = ["", "one article, ms", "share", "after that, s a MB", "share"]
    return table(heading, rows)
