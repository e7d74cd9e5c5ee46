"""``claimcheck compare``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import (
    Color,
    Colored,
    Config,
    Encoding,
    Input,
    Isolated,
    MaxPages,
    MaxSize,
    StdinName,
    configuration,
    reading,
)
from claimcheck.cli.output import drawn, is_terminal, print_bytes, save, writable
from claimcheck.cli.run import BROKEN, FAILED, PASSED, finish, say
from claimcheck.wording import counted

if TYPE_CHECKING:
    from claimcheck.compare.comparison import Comparison
    from claimcheck.config.load import Configuration
    from claimcheck.documents.limits import Reading
    from claimcheck.values import Document

HELP = (
    "Compare two drafts: what the new one gained and lost in attribution.\n\n"
    "Statements are matched by their words, wherever they stand: which were added, removed, "
    "edited or moved, and whether one lost its source, became hedged or gained a denial. "
    "One of the two may be - for standard input."
)

EXAMPLES = """[bold]Examples[/]

  claimcheck compare monday.txt tuesday.txt           a page to read
  claimcheck compare old.txt new.txt -f json          for other programs
  claimcheck compare old.txt new.txt --fail-on-loss   a check for CI
  git show HEAD:a.md | claimcheck compare - a.md      what git has, and what is there

[bold]Exit status[/]

  0   compared
  1   --fail-on-loss, and a statement lost its source, a denial or a hedge
  2   a usage error, or a draft that could not be read
"""


class Format(StrEnum):
    """The formats of a comparison."""

    rich = "rich"
    text = "text"
    json = "json"
    markdown = "markdown"


_ENDINGS = {".json": Format.json, ".md": Format.markdown, ".txt": Format.text}


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The old draft.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The new draft.")],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="What to print: rich, text, json or markdown. "
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
            help="Write the comparison to a file as well: .json, .md or .txt. "
            "Can be given several times.",
            show_default=False,
        ),
    ] = None,
    fail_on_loss: Annotated[
        bool,
        typer.Option(
            "--fail-on-loss",
            help="Exit with 1 if a statement lost its source, a denial or a hedge.",
        ),
    ] = False,
    stdin_name: StdinName = "<stdin>",
    input_format: Input = None,
    encoding: Encoding = None,
    color: Colored = Color.auto,
    config: Config = None,
    isolated: Isolated = False,
    max_size: MaxSize = None,
    max_pages: MaxPages = None,
) -> None:
    """Compare two drafts and exit with the status."""
    raise finish(
        lambda: _compare(
            old,
            new,
            configuration=configuration(config, isolated),
            shape=form or (Format.rich if is_terminal(sys.stdout) else Format.text),
            outputs=[_output(path, (old, new)) for path in output or []],
            fail_on_loss=fail_on_loss,
            stdin_name=stdin_name,
            reading=reading(encoding, input_format, max_size, max_pages),
            color=color,
        )
    )


def _compare(
    old: Path,
    new: Path,
    *,
    configuration: Configuration,
    shape: Format,
    outputs: Sequence[tuple[Path, Format]],
    fail_on_loss: bool,
    stdin_name: str,
    reading: Reading,
    color: Color,
) -> int:
    from claimcheck.auditor import Auditor
    from claimcheck.compare.comparison import compare
    from claimcheck.documents.discover import STDIN
    from claimcheck.documents.errors import ReadingError

    if old == new == STDIN:
        raise typer.BadParameter("standard input is one draft; name a file", param_hint="NEW")
    audits = []
    for path in (old, new):
        try:
            name = Path(stdin_name) if path == STDIN else path
            auditor = Auditor(configuration.of(name))
            audits.append(auditor.audit(_draft(path, name, reading)))
        except ReadingError as error:
            say(str(error))
    if len(audits) < 2:
        return BROKEN
    comparison = compare(*audits)
    saved = save([(path, _written(comparison, kind)) for path, kind in outputs])
    page = _page(comparison, color) if shape is Format.rich else _written(comparison, shape)
    if not (print_bytes(page) and saved):
        return BROKEN
    losses = comparison.summary.losses
    if fail_on_loss and losses:
        say(f"{counted(losses, 'statement')} lost in attribution")
        return FAILED
    return PASSED


def _draft(path: Path, name: Path, reading: Reading) -> Document:
    from claimcheck.cli.inputs import stdin
    from claimcheck.documents.discover import STDIN
    from claimcheck.documents.raw import shown
    from claimcheck.documents.read import from_bytes, from_file

    if path == STDIN:
        return from_bytes(stdin(shown(name), reading), shown(name), reading)
    return from_file(path, reading)


def _written(comparison: Comparison, form: Format) -> bytes:
    from claimcheck.compare import reports

    writers = {
        Format.text: reports.to_text,
        Format.json: reports.to_json,
        Format.markdown: reports.to_markdown,
    }
    return writers[form](comparison)


def _page(comparison: Comparison, color: Color) -> bytes:
    from claimcheck.compare.terminal import render

    return drawn(partial(render, comparison), color)


def _output(path: Path, drafts: Sequence[Path]) -> tuple[Path, Format]:
    from claimcheck.documents.discover import resolved

    writable(path, "--output")
    kind = _ENDINGS.get(path.suffix.lower())
    if kind is None:
        raise typer.BadParameter(
            f"'{path}': the ending must say the format ({', '.join(_ENDINGS)})",
            param_hint="--output",
        )
    if resolved(path) in map(resolved, drafts):
        raise typer.BadParameter(
            f"'{path}' is one of the drafts; name another file", param_hint="--output"
        )
    return path, kind
