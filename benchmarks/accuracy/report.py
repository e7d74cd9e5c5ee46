"""The report: tables in Markdown, put into the text of ``template.md``."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from string import Template
from typing import Any

from markdown_table import table

from accuracy import metrics
from accuracy.gold import Set
from accuracy.measure import Measured
from accuracy.metrics import KINDS, TAGS, Bin, Counts
from accuracy.values import Tool

_Row = tuple[list[str], str, Callable[[Any], list[str]]]
"""The labels of a row, its tool, and what makes its cells from the tool's figures."""

_TEMPLATE = Path(__file__).with_name("template.md")
_OURS = "claimcheck"
_NONE = "no statement"
_PARTS = {
    "tags.jsonl": "tags",
    "polnear.jsonl": "attributions",
    "gum.jsonl": "sentences",
    "hedges.jsonl": "hedges",
}
_USED = {
    "train": "served learning (word classes, sentence ends, cue words)",
    "dev": "its articles were read while the rules were written: its figures flatter",
    "check": "scored only, its texts never read while the rules were written",
}


def render(
    sets: Sequence[Set],
    tools: Sequence[Tool],
    missing: dict[str, str],
    measured: Measured,
    today: date,
    options: str,
) -> str:
    """Return the whole report.

    Args:
        sets: The gold data.
        tools: The tools that were run.
        missing: Why each of the others was not.
        measured: The figures.
        today: The date that it bears.
        options: The options of the command, without folders.
    """
    names = [gold.name for gold in sets]
    run = [tool.name for tool in tools]
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        date=today.isoformat(),
        command=" ".join(f"python benchmarks/accuracy FOLDER {options}".split()),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        use=_use(sets),
        data=_data(sets),
        tools=_tools(tools),
        missing=_missing(missing),
        tags=_tags(names, run, measured),
        tag_sums=_tag_sums(names, run, measured),
        confusion=_confusion(names, run, measured),
        kinds=_kinds(names, run, measured),
        attributions=_attributions(names, run, measured),
        quoting=_quoting(names, run, measured),
        sentences=_sentences(names, run, measured),
        genres=_genres(names, run, measured),
        hedges=_hedges(names, run, measured),
        reliability=_reliability(names, measured),
    )


# What was measured


def _use(sets: Iterable[Set]) -> str:
    return "\n".join(f"- **{gold.name}**: {_how(gold)}" for gold in sets)


def _how(gold: Set) -> str:
    if gold.figures_only:
        return _USED["check"]
    return _USED.get(gold.name.split("/")[-1], "a set of your own")


def _data(sets: Iterable[Set]) -> str:
    rows = []
    for gold in sets:
        holds = {
            "tags": f"{sum(len(d.statements) for d in gold.tags):,} statements",
            "attributions": f"{sum(len(d.attributions) for d in gold.attributions):,} attributions",
            "sentences": f"{sum(len(d.sentences) for d in gold.sentences):,} sentences",
            "hedges": f"{sum(d.uncertain for d in gold.hedges):,} uncertain",
        }
        for file, part in _PARTS.items():
            texts = getattr(gold, part)
            if texts:
                characters = sum(len(text.text) for text in texts)
                row = [gold.name, f"`{file}`", f"`{gold.digests[file][:12]}`", f"{len(texts):,}"]
                rows.append([*row, holds[part], f"{characters:,}"])
    return table(["set", "file", "SHA-256 begins", "texts", "holding", "characters"], rows, 3)


def _tools(tools: Iterable[Tool]) -> str:
    return "\n".join(
        f"- **{tool.name}**: {tool.about}{_in_brackets(tool.versions)}." for tool in tools
    )


def _in_brackets(versions: Sequence[str]) -> str:
    return f" ({', '.join(versions)})" if versions else ""


def _missing(missing: dict[str, str]) -> str:
    if not missing:
        return "Every tool of `benchmarks/accuracy/tools/` was run."
    lines = [f"- **{name}**: {why}" for name, why in missing.items()]
    return "\n".join(["Not run, and so in no table:", "", *lines])


# Tables


def _tags(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    def cells(figures: metrics.TagFigures, tag: str) -> list[str]:
        return [*_prf(figures.of(tag)), f"{figures.number(tag):,}"]

    return _by_set(
        ["tag", "tool"],
        ["P", "R", "F1", "n"],
        [([tag, tool], tool, partial(cells, tag=tag)) for tag in TAGS for tool in tools],
        sets,
        measured.tags,
    )


def _tag_sums(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    def cells(figures: metrics.TagFigures) -> list[str]:
        shares = [figures.macro_f1, figures.accuracy]
        return [*map(_share, shares), *_prf(figures.non_statement)]

    return _by_set(
        ["tool"],
        ["macro-F1", "accuracy", "no statement P", "R", "F1"],
        [([tool], tool, cells) for tool in tools],
        sets,
        measured.tags,
    )


def _confusion(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    blocks = []
    order = [*TAGS, None]
    for name in sets:
        for tool in tools:
            figures = measured.tags.get((name, tool))
            if figures:
                rows = [
                    [want or _NONE, *(f"{figures.confusion[want, got]:,}" for got in order)]
                    for want in order
                ]
                heading = [f"{name}, {tool}", *(got or _NONE for got in order)]
                blocks.append(table(heading, rows))
    return "\n\n".join(blocks) or _nothing()


def _kinds(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    def cells(figures: metrics.TagFigures, kind: str) -> list[str]:
        right, wrong = figures.kinds[kind, True], figures.kinds[kind, False]
        return [_share(metrics.share(right, right + wrong)), f"{right + wrong:,}"]

    rows: list[_Row] = [
        ([kind, tool], tool, partial(cells, kind=kind)) for kind in KINDS for tool in tools
    ]
    rows += [
        (["all", tool], tool, lambda f: [_share(f.kind_accuracy), f"{f.kinds.total():,}"])
        for tool in tools
    ]
    return _by_set(["source", "tool"], ["right", "n"], rows, sets, measured.tags)


def _attributions(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    def counted(figures: metrics.AttributionFigures, part: str) -> list[str]:
        return [*_prf(getattr(figures, part)), ""]

    def shared(figures: metrics.AttributionFigures, part: str) -> list[str]:
        return ["", "", "", _share(getattr(figures, part))]

    rows: list[_Row] = []
    for heading, cells, part in (
        ("sentence attributed", counted, "sentences"),
        ("sentence accuracy", shared, "sentence_accuracy"),
        ("content characters", counted, "characters"),
        ("relations", counted, "relations"),
        ("source of matched", shared, "source_of_matched"),
    ):
        rows += [([heading, tool], tool, partial(cells, part=part)) for tool in tools]
    return _by_set(["figure", "tool"], ["P", "R", "F1", "share"], rows, sets, measured.attributions)


def _quoting(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    def cells(figures: metrics.AttributionFigures, part: str) -> list[str]:
        of: metrics.Quoting = getattr(figures, part)
        source = _share(metrics.share(of.heard, of.voiced)) if of.voiced else ""
        precision = _share(of.precision) if of.given else ""
        return [precision, _share(of.recall), source, f"{of.gold:,}", f"{of.given:,}"]

    rows = [
        ([part, tool], tool, partial(cells, part=part))
        for part in ("direct", "indirect")
        for tool in tools
    ]
    columns = ["P", "R", "source", "gold", "found"]
    return _by_set(["attributions", "tool"], columns, rows, sets, measured.attributions)


def _sentences(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    def cells(genres: dict[str, Counts]) -> list[str]:
        counts = metrics.total(genres.values())
        return [*_prf(counts), f"{counts.right + counts.missed:,}"]

    rows = [([tool], tool, cells) for tool in tools]
    return _by_set(["tool"], ["P", "R", "F1", "n"], rows, sets, measured.sentences)


def _genres(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    blocks = []
    for name in sets:
        run = [tool for tool in tools if (name, tool) in measured.sentences]
        if not run:
            continue
        rows = []
        for genre, counts in measured.sentences[name, run[0]].items():
            row = [genre, f"{counts.right + counts.missed:,}"]
            row += [" / ".join(_prf(measured.sentences[name, tool][genre])) for tool in run]
            rows.append(row)
        blocks.append(table([f"{name}: P / R / F1", "n", *run], rows))
    return "\n\n".join(blocks) or _nothing()


def _hedges(sets: Sequence[str], tools: Sequence[str], measured: Measured) -> str:
    rows = [([tool], tool, _prf) for tool in tools]
    return _by_set(["tool"], ["P", "R", "F1"], rows, sets, measured.hedges)


def _reliability(sets: Sequence[str], measured: Measured) -> str:
    blocks = []
    for name in sets:
        figures = measured.tags.get((name, _OURS))
        if not figures or not figures.stated:
            continue
        bins, error = metrics.reliability(figures.stated)
        rows = [_bin(number, bin_) for number, bin_ in enumerate(bins)]
        high = bins[-1]
        words = (
            f"{name}: expected calibration error {_share(error)}"
            f" over {len(figures.stated):,} statements."
        )
        if high.number:
            words += (
                f" Where the confidence is 0.9 or more, {_share(high.stated)} is stated on average"
                f" and {_share(high.right)} of {high.number:,} tags are right."
            )
        heading = [f"{name}: confidence", "n", "mean stated", "share right"]
        blocks += [table(heading, rows), words]
    return "\n\n".join(blocks) or _nothing()


def _bin(number: int, bin_: Bin) -> list[str]:
    closing = "]" if number == metrics.BINS - 1 else ")"
    span = f"[{number / metrics.BINS:.1f}, {(number + 1) / metrics.BINS:.1f}{closing}"
    if not bin_.number:
        return [span, "0", "", ""]
    return [span, f"{bin_.number:,}", _share(bin_.stated), _share(bin_.right)]


# Markdown


def _by_set(
    labels: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[_Row],
    sets: Iterable[str],
    measured: Mapping[tuple[str, str], Any],
) -> str:
    """Return a table with the same columns for each set.

    Args:
        labels: Headings of the first columns.
        columns: Headings of what is measured; the first of a set names the set too.
        rows: The rows.  A tool without any figures gets none.
        sets: The sets' names.
        measured: Figures by set and tool.
    """
    held = [name for name in sets if any(key[0] == name for key in measured)]
    heading = [*labels]
    for name in held:
        heading += [f"{name} {columns[0]}", *columns[1:]]
    made = []
    for names, tool, cells in rows:
        if any((name, tool) in measured for name in held):
            row = [*names]
            for name in held:
                figures = measured.get((name, tool))
                row += [""] * len(columns) if figures is None else cells(figures)
            made.append(row)
    return table(heading, made, len(labels)) if made else _nothing()


def _prf(counts: Counts) -> list[str]:
    return [_share(counts.precision), _share(counts.recall), _share(counts.f1)]


def _share(value: float) -> str:
    return f"{value:.3f}"


def _nothing() -> str:
    return "No gold data for this in the folder."
