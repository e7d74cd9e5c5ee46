"""``claimcheck audit``."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import (
    Color,
    Colored,
    Config,
    Encoding,
    ExtendSelect,
    HiddenVersion,
    Ignore,
    Isolated,
    Select,
    configuration,
    rule_options,
)
from claimcheck.cli.output import console, is_terminal, output_file, print_bytes, save
from claimcheck.cli.progress import with_progress
from claimcheck.cli.run import BROKEN, FAILED, PASSED, brief, finish, say
from claimcheck.reports import ENDINGS, Format

if TYPE_CHECKING:
    from claimcheck.audit import Audit
    from claimcheck.config.load import Configuration
    from claimcheck.documents.errors import ReadingError
    from claimcheck.values import Document

HELP = (
    "Audit drafts: tag every statement, and find who is said to have said what.\n\n"
    "The report shows how the statements are sourced, a score from 0 to 100 with its parts, "
    "the statements that need attention, and a ledger of the sources. Nothing is changed in "
    "the drafts, and nothing leaves this machine."
)

EXAMPLES = """[bold]Examples[/]

  claimcheck audit draft.txt                 the report on one draft
  claimcheck audit draft.txt --full          the whole article, tag by tag
  claimcheck audit drafts/ 'wire/*.txt'      folders and patterns
  pbpaste | claimcheck audit -               what is on the clipboard
  claimcheck audit drafts/ -o audit.json     the report here, JSON in a file
  claimcheck audit drafts/ -f json | jq .    JSON for other programs
  claimcheck audit drafts/ --fail-on error   a check for CI

[bold]Exit status[/]

  0   audited, and within the gate
  1   audited, and the gate failed (--fail-on, --fail-under, or the configuration)
  2   a usage or configuration error, or an input that could not be read;
      the other inputs are audited all the same
"""


_GATE = "Gate"


class FailOn(StrEnum):
    """The severities at which a run can fail."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def audit(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files, folders, patterns, or - for standard input. Of folders, the .txt "
            "and .text files are read, but none that are hidden or ignored by git.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="What to print, such as a report to read (rich), one line for each thing that "
            "needs attention (text), or everything (json, or jsonl with one document a line). "
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
    stdin_name: Annotated[
        str, typer.Option(metavar="NAME", help="What to call standard input in the report.")
    ] = "<stdin>",
    encoding: Encoding = None,
    color: Colored = Color.auto,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Print nothing but errors, and what --format asks for."),
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Fail at a finding of this severity or worse. [dim]Default: never.[/]",
            show_default=False,
            rich_help_panel=_GATE,
        ),
    ] = None,
    fail_under: Annotated[
        int | None,
        typer.Option(
            metavar="SCORE",
            min=0,
            max=100,
            help="Fail if a draft scores under this.",
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
    _version: HiddenVersion = False,
) -> None:
    """Audit drafts and exit with the status."""

    def work() -> int:
        layer = rule_options(select, extend_select, ignore)
        limits = {"fail-on": fail_on and str(fail_on), "fail-under": fail_under}
        layer["gate"] = {name: value for name, value in limits.items() if value is not None}
        return _audit(
            paths or _piped(),
            configuration=configuration(config, isolated, layer),
            exit_zero=exit_zero,
            form=form,
            outputs=output or [],
            full=full,
            stdin_name=stdin_name,
            encoding=encoding,
            color=color,
            quiet=quiet,
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


def _audit(
    arguments: Sequence[str],
    *,
    configuration: Configuration,
    exit_zero: bool,
    form: Format | None,
    outputs: Sequence[Path],
    full: bool,
    stdin_name: str,
    encoding: str | None,
    color: Color,
    quiet: bool,
) -> int:
    from claimcheck.auditor import Auditor, assemble
    from claimcheck.config.gate import failing, gate_message
    from claimcheck.documents.comments import prose
    from claimcheck.documents.discover import STDIN, discover, resolved
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_file, shown
    from claimcheck.reports import write

    named = [output_file(path, form) for path in outputs]
    shape = form or (Format.rich if is_terminal(sys.stdout) else Format.text)
    written = [resolved(path) for path in outputs]
    found = list(discover(arguments, exclude=written))
    drafts = {resolved(path) for path in found if isinstance(path, Path) and path != STDIN}
    for path, target in zip(outputs, written, strict=True):
        if target in drafts:
            raise typer.BadParameter(
                f"'{path}' is one of the drafts; name another file", param_hint="--output"
            )

    # Before any work: a mistake in a configuration is not to be met after half of the drafts.
    settings = {
        item: configuration.of(Path(stdin_name) if item == STDIN else item)
        for item in found
        if isinstance(item, Path)
    }

    documents = []
    failed: list[tuple[str, list[str]]] = []
    errors: list[ReadingError] = []
    texts: dict[str, str] = {}
    for item in with_progress(found, color=color, quiet=quiet):
        if isinstance(item, ReadingError):
            errors.append(item)
            continue
        name = shown(stdin_name if item == STDIN else item)
        try:
            document = _stdin(name, encoding) if item == STDIN else from_file(item, encoding)
            if shape is Format.rich and full:
                texts[document.path] = prose(document).text
            audited = Auditor(settings[item]).audit(document)
            documents.append(audited)
            if why := failing(audited, settings[item].gate):
                failed.append((name, why))
        except ReadingError as error:
            errors.append(error)
        except Exception as error:  # one bad draft must not cost the others
            errors.append(ReadingError(name, brief(error)))
    result = assemble(documents, errors)

    printed = not quiet or form is not None
    if not (printed and shape is Format.rich):
        for unread in errors:
            say(str(unread))
    saved = save([(path, write(result, kind)) for path, kind in named])
    if printed:
        page = _page(result, texts, color, full) if shape is Format.rich else write(result, shape)
        saved = print_bytes(page) and saved
    if failed and not exit_zero:
        say(gate_message(failed))
    if errors or not saved:
        return BROKEN
    return FAILED if failed and not exit_zero else PASSED


def _stdin(name: str, encoding: str | None) -> Document:
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_stream

    if sys.stdin is None:
        raise ReadingError(name, "standard input is closed; name a file")
    return from_stream(sys.stdin.buffer, name, encoding)


def _page(result: Audit, texts: dict[str, str], color: Color, full: bool) -> bytes:
    """Return the report to read, as the terminal of standard output shows it."""
    from claimcheck.reports.terminal import render

    screen = console(color)
    with screen.capture() as capture:
        render(result, texts, screen, full=full)
    return capture.get().encode(screen.encoding, "replace")
