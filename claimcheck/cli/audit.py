"""``claimcheck audit``."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import auditing
from claimcheck.cli.asked import Asked
from claimcheck.cli.options import (
    Color,
    Colored,
    Config,
    Encoding,
    ExtendSelect,
    HiddenVersion,
    Ignore,
    Input,
    Isolated,
    MaxPages,
    MaxSize,
    Select,
    StdinName,
    configuration,
    reading,
    rule_options,
)
from claimcheck.cli.run import finish
from claimcheck.reports import ENDINGS, Format

HELP = (
    "Audit drafts: tag every statement, and find who is said to have said what.\n\n"
    "The report shows how the statements are sourced, a score from 0 to 100 with its parts, "
    "the statements that need attention, and a ledger of the sources. Nothing is changed in "
    "the drafts, and nothing leaves this machine."
)

EXAMPLES = """[bold]Examples[/]

  claimcheck audit draft.txt                   the report on one draft
  claimcheck audit draft.txt --full            the whole article, tag by tag
  claimcheck audit drafts/ 'wire/*.txt'        folders and patterns
  pbpaste | claimcheck audit -                 what is on the clipboard
  claimcheck audit drafts/ -o audit.json       the report here, JSON in a file
  claimcheck audit drafts/ -f json | jq .      JSON for other programs
  claimcheck audit drafts/ --fail-on warning   a check for CI

[bold]Exit status[/]

  0   audited, and within the gate
  1   audited, and the gate failed: --fail-on, --fail-under, or configured
  2   a usage or configuration error, or an input that could not be read;
      the other inputs are audited all the same
"""


_GATE = "Gate"
_SPEED = "Speed"
_MOST_JOBS = 256


class FailOn(StrEnum):
    """The severities at which a run can fail."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def _score(value: str) -> int:
    if value not in map(str, range(101)):
        raise typer.BadParameter(f"'{value}' is no score; give a whole number from 0 to 100")
    return int(value)


def _check_jobs(jobs: str) -> str:
    if jobs == "auto" or jobs in map(str, range(1, _MOST_JOBS + 1)):
        return jobs
    raise typer.BadParameter(f"'{jobs}' is neither auto nor a number from 1 to {_MOST_JOBS}")


def audit(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files, folders, patterns, or - for standard input. Of folders, the files of a "
            "known format are read, but none that are hidden or ignored by git.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"What to print: {', '.join(Format)}. Rich is a report to read, text one line for "
            "each thing that needs attention, json everything. "
            "[dim]Default: rich on a terminal, otherwise text.[/]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Write a report to a file as well, in the format of its ending: {ENDINGS}. "
            "Can be given several times.",
            show_default=False,
        ),
    ] = None,
    full: Annotated[
        bool,
        typer.Option(
            "--full", help="In the rich report, print the whole text, each statement with its tag."
        ),
    ] = False,
    stdin_name: StdinName = "<stdin>",
    input_format: Input = None,
    encoding: Encoding = None,
    color: Colored = Color.auto,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Print nothing but errors, and what --format asks for."),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Say on standard error which configuration holds for each draft, as what it is "
            "read, how many processes audit, and where the cache is.",
        ),
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            metavar="SEVERITY",
            help="Fail at a finding of this severity or worse: error, warning or note; or never. "
            "[dim]Default: never.[/]",
            show_default=False,
            rich_help_panel=_GATE,
        ),
    ] = None,
    fail_under: Annotated[
        int | None,
        typer.Option(
            metavar="SCORE",
            parser=_score,
            help="Fail if a draft scores under this, out of 100.",
            show_default=False,
            rich_help_panel=_GATE,
        ),
    ] = None,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero", help="Exit with 0 even if the gate fails.", rich_help_panel=_GATE
        ),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Leave out the findings that this file knows: they are neither shown nor gate.",
            show_default=False,
            rich_help_panel=_GATE,
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a baseline of all findings there are, and leave them out from now on.",
            show_default=False,
            rich_help_panel=_GATE,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Leave out the findings on statements that have not changed since a revision "
            "of git.",
            show_default=False,
            rich_help_panel=_GATE,
        ),
    ] = None,
    jobs: Annotated[
        str,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            help="How many processes audit at once, or auto: as many as there are processors, "
            "when there is enough to do.",
            callback=_check_jobs,
            rich_help_panel=_SPEED,
        ),
    ] = "auto",
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache",
            help="Audit anew what was audited before, and keep nothing for the next time.",
            rich_help_panel=_SPEED,
        ),
    ] = False,
    max_size: MaxSize = None,
    max_pages: MaxPages = None,
    _version: HiddenVersion = False,
) -> None:
    """Audit drafts and exit with the status."""

    def work() -> int:
        layer = rule_options(select, extend_select, ignore)
        limits = {"fail-on": fail_on and str(fail_on), "fail-under": fail_under}
        layer["gate"] = {name: value for name, value in limits.items() if value is not None}
        return auditing.audit(
            Asked(
                arguments=paths or _piped(),
                configuration=configuration(config, isolated, layer),
                form=form,
                outputs=output or [],
                full=full,
                stdin_name=stdin_name,
                reading=reading(encoding, input_format, max_size, max_pages),
                color=color,
                quiet=quiet,
                verbose=verbose,
                exit_zero=exit_zero,
                baseline=baseline,
                write_baseline=write_baseline,
                since=since,
                jobs=None if jobs == "auto" else int(jobs),
                cache=not no_cache,
            )
        )

    raise finish(work)


def _piped() -> list[str]:
    """Return standard input as the only argument, if something is piped into it."""
    piped = False
    with suppress(AttributeError, OSError, ValueError):
        mode = os.fstat(sys.stdin.fileno()).st_mode
        piped = stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)
    if not piped:
        raise typer.BadParameter(
            "nothing to audit; name files or folders, or pipe a draft to claimcheck audit -",
            param_hint="PATHS",
        )
    return ["-"]
