"""The report on a terminal: what it says, and that it reads well wherever it is printed."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hand_built import Made, Said, made, run
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from claimcheck.audit import Audit, ReadError
from claimcheck.reports.excerpt import visible, window
from claimcheck.reports.terminal import apportion, percentages, render
from claimcheck.values import Span

ROOT = Path(__file__).resolve().parent.parent

ARTICLE = [
    [Said("Karvel Weighs Sale of Its Harbour", "X")],
    [
        Said(
            "Sources reveal that the harbour at Vessen will be sold.",
            "P",
            source="Sources",
            kind="vague",
            deciding=("Sources reveal",),
        ),
        Said(
            "Talks have reportedly been held.",
            "P",
            hedges=(("reportedly", "evidential"),),
            deciding=("reportedly",),
        ),
    ],
    [
        Said(
            "“We have signed nothing,” Ilsa Tarn said.",
            "S",
            source="Ilsa Tarn",
            name="Ilsa Tarn",
            kind="person",
            role="Prime Minister of Karvel",
            cue="said",
            deciding=("said",),
        ),
        Said(
            "Both governments denied that they had met.",
            "D",
            source="Both governments",
            name="Governments of Karvel and Oslund",
            kind="organization",
            cue="denied",
            deciding=("denied",),
        ),
    ],
    [
        Said("It would be the largest sale in the country's history."),
        Said("The cabinet may fall.", "P", hedges=(("may", "modal"),), deciding=("may",)),
        Said("The ferry leaves at noon.", worthy=False),
    ],
]
QUIET = [[Said("The river runs south.", worthy=False)]]


def report(
    audit: Audit,
    texts: dict[str, str],
    width: int = 80,
    *,
    full: bool = False,
    color: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return the report as it is printed on a terminal, without spaces at the ends of lines."""
    buffer = io.BytesIO()
    file = io.TextIOWrapper(buffer, encoding=encoding, newline="\n")
    console = Console(
        file=file,
        width=width,
        force_terminal=True,
        color_system="standard",
        no_color=not color,
        legacy_windows=False,
        _environ={},
    )
    render(audit, texts, console, full=full)
    file.flush()
    lines = buffer.getvalue().decode(encoding).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def of(*documents: Made, **options: bool | int | str) -> str:
    audit, texts = run(*documents)
    return report(audit, texts, **options)  # type: ignore[arg-type]


def test_report_of_one_document() -> None:
    assert of(made(ARTICLE)) == (
        """
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ claimcheck 0.1.0 ━━
draft.txt                                                      score 37, grade F
48 words · 7 statements · 6 check-worthy · 3 sources

███ S █████▓▓▓ D ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ P ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░ A ░░░░░░░░░░
"""
    )


@pytest.mark.parametrize("width", [16, 40, 59, 80, 100, 163, 164, 200, 300])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_longer_than_the_terminal(width: int, full: bool, color: bool) -> None:
    audit, texts = run(made(ARTICLE), made(QUIET, path="a/very/long/path/" * 9 + "quiet.txt"))
    printed = report(audit, texts, width, full=full, color=color)
    for line in re.sub(r"\x1b\[[\d;]*m", "", printed).split("\n"):
        assert cell_len(line) <= width


def test_prose_is_not_stretched_over_a_wide_terminal() -> None:
    long = Said("The minister " + "and the other minister " * 30 + "agreed.")
    for width in (120, 160, 200, 400):
        for line in of(made([[long] * 3]), width=width, full=True).split("\n"):
            if "minister" in line:
                assert len(line) <= 100
"""
"""
