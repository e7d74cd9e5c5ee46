"""The command line.

What is slow to import (nltk, rich, msgspec and with it all stages) is imported by the
command that needs it, so that ``--version``, ``--help`` and completion answer at once.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck import __version__

if TYPE_CHECKING:
    from claimcheck.audit import Audit
    from claimcheck.documents.errors import ReadingError
    from claimcheck.values import Document

AUDITED = 0
NOT_READ = 2
INTERRUPTED = 130

_MANY = 10
"""From so many files on progress is shown."""

app = typer.Typer(
    name="claimcheck",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """The formats of standard output."""

    rich = "rich"
    text = "text"
    json = "json"
    jsonl = "jsonl"


class Color(StrEnum):
    """When the report is coloured."""

    auto = "auto"
    always = "always"
    never = "never"


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="claimcheck")
    except KeyboardInterrupt:
        _say("interrupted")
        sys.exit(INTERRUPTED)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def _check_encoding(encoding: str | None) -> str | None:
    if encoding is not None:
        from claimcheck.documents.decode import codec

        try:
            codec(encoding)
        except (LookupError, ValueError):
            raise typer.BadParameter(
                f"'{encoding}' is no text encoding; try utf-8, cp1252 or mac-roman"
            ) from None
    return encoding


_Version = Annotated[
    bool,
    typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
]


# Help is given as strings, because typer keeps the line breaks of docstrings.
_HELP = (
    "Who says so? Audit the attribution of every sentence in a news draft.\n\n"
    "Each statement is [bold]sourced[/] (somebody a reader could identify says so), "
    "[bold]denied[/], [bold]speculative[/] (uncertain, or said by nobody identifiable) or "
    "[bold]asserted[/] (the writer's own word).\n\n"
    "Start with [bold]claimcheck audit draft.txt[/]; [bold]claimcheck audit --help[/] has "
    "examples."
)
_AUDIT_HELP = (
    "Audit drafts: tag every statement, and find who is said to have said what.\n\n"
    "The report shows how the statements are sourced, a score from 0 to 100 with its parts, "
    "the statements that need attention, and a ledger of the sources. Nothing is changed in "
    "the drafts, and nothing leaves this machine."
)
_SCHEMA_HELP = (
    "Print the JSON Schema of the audit.\n\n"
    "It describes what [bold]claimcheck audit --format json[/] prints; a line of "
    "[bold]--format jsonl[/] is a [bold]#/$defs/DocumentAudit[/] of it."
)


@app.callback(help=_HELP)
def _root(version: _Version = False) -> None:
    """Hold the options that stand before the command."""


_AUDIT_EXAMPLES = """[bold]Examples[/]

  claimcheck audit draft.txt                 the report on one draft
  claimcheck audit draft.txt --full          the whole article, tag by tag
  claimcheck audit drafts/ 'wire/*.txt'      folders and patterns
  pbpaste | claimcheck audit -               what is on the clipboard
  claimcheck audit drafts/ -o audit.json     the report here, JSON in a file
  claimcheck audit drafts/ -f json | jq .    JSON for other programs

[bold]Exit status[/]

  0   audited
  2   a usage error, or an input that could not be read;
      the other inputs are audited all the same
"""


@app.command(help=_AUDIT_HELP, epilog=_AUDIT_EXAMPLES)
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
            help="What to print: a report to read (rich), one line a statement that needs "
            "attention (text), everything (json), or everything with one document a line "
            "(jsonl). [dim]Default: rich on a terminal, otherwise text.[/]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write a report to a file as well, in the format of its ending: .json, "
            ".jsonl or .txt. Can be given several times.",
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
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The encoding of the inputs. [dim]Default: UTF-8, otherwise detected.[/]",
            callback=_check_encoding,
            show_default=False,
        ),
    ] = None,
    color: Annotated[
        Color,
        typer.Option(help="When to colour the report. NO_COLOR and FORCE_COLOR are honoured."),
    ] = Color.auto,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Print nothing but errors, and what --format asks for."),
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, hidden=True),
    ] = False,
) -> None:
    """Audit drafts and exit with the status."""
    try:
        status = _audit(
            paths or _piped(),
            form=form,
            outputs=output or [],
            full=full,
            stdin_name=stdin_name,
            encoding=encoding,
            color=color,
            quiet=quiet,
        )
    except KeyboardInterrupt:
        _say("interrupted")
        status = INTERRUPTED
    except typer.BadParameter:
        raise
    except Exception as error:
        _say(f"internal error ({_brief(error)}); please report it")
        status = NOT_READ
    raise typer.Exit(status)


@app.command(help=_SCHEMA_HELP)
def schema() -> None:
    """Print the JSON Schema of the audit."""
    import json

    from claimcheck.schema import schema as json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    raise typer.Exit(AUDITED if _print_bytes(text.encode()) else NOT_READ)


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
    form: Format | None,
    outputs: Sequence[Path],
    full: bool,
    stdin_name: str,
    encoding: str | None,
    color: Color,
    quiet: bool,
) -> int:
    from claimcheck.auditor import Auditor, assemble
    from claimcheck.documents.discover import STDIN, discover, resolved
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_file, shown
    from claimcheck.reports import write

    named = [_output(path, form) for path in outputs]
    shape = form or (Format.rich if _is_terminal(sys.stdout) else Format.text)
    written = [resolved(path) for path in outputs]
    found = list(discover(arguments, exclude=written))
    drafts = {resolved(path) for path in found if isinstance(path, Path) and path != STDIN}
    for path, target in zip(outputs, written, strict=True):
        if target in drafts:
            raise typer.BadParameter(
                f"'{path}' is one of the drafts; name another file", param_hint="--output"
            )

    auditor = Auditor()
    documents = []
    errors: list[ReadingError] = []
    texts: dict[str, str] = {}
    for item in _with_progress(found, color=color, quiet=quiet):
        if isinstance(item, ReadingError):
            errors.append(item)
            continue
        name = shown(stdin_name if item == STDIN else item)
        try:
            document = _stdin(name, encoding) if item == STDIN else from_file(item, encoding)
            if shape is Format.rich and full:
                texts[document.path] = document.text
            documents.append(auditor.audit(document))
        except ReadingError as error:
            errors.append(error)
        except Exception as error:  # one bad draft must not cost the others
            errors.append(ReadingError(name, f"internal error ({_brief(error)}); please report it"))
    result = assemble(documents, errors)

    printed = not quiet or form is not None
    if not (printed and shape is Format.rich):
        for unread in errors:
            _say(str(unread))
    saved = _save([(path, write(result, kind)) for path, kind in named])
    if printed:
        page = _page(result, texts, color, full) if shape is Format.rich else write(result, shape)
        saved = _print_bytes(page) and saved
    return AUDITED if saved and not errors else NOT_READ


def _brief(error: Exception) -> str:
    """Return an exception on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _stdin(name: str, encoding: str | None) -> Document:
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_stream

    if sys.stdin is None:
        raise ReadingError(name, "standard input is closed; name a file")
    return from_stream(sys.stdin.buffer, name, encoding)


def _with_progress(
    found: Sequence[Path | ReadingError], *, color: Color, quiet: bool
) -> Iterator[Path | ReadingError]:
    """Yield the inputs, with a bar on standard error when there are many."""
    if quiet or len(found) < _MANY or not _is_terminal(sys.stderr):
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, no_color=True if color is Color.never else None)
    yield from track(found, description="Auditing", console=console, transient=True)


def _page(result: Audit, texts: dict[str, str], color: Color, full: bool) -> bytes:
    """Return the report to read, as the terminal of standard output shows it."""
    from rich.console import Console

    from claimcheck.reports.terminal import render

    console = Console(
        force_terminal=True if color is Color.always else None,
        no_color=True if color is Color.never else None,
    )
    # Captured and not printed: then a closed pipe is met in one place only.
    with console.capture() as capture:
        render(result, texts, console, full=full)
    return capture.get().encode(console.encoding, "replace")


def _output(path: Path, form: Format | None) -> tuple[Path, str]:
    """Return an output file and its format, or refuse it before any work is done."""
    from claimcheck.reports import ENDINGS

    kind = ENDINGS.get(path.suffix.lower())
    if kind is None and form not in (None, Format.rich):
        kind = str(form)
    if kind is None:
        endings = ", ".join(ENDINGS)
        raise typer.BadParameter(
            f"'{path}': the ending must say the format ({endings})", param_hint="--output"
        )
    if path.is_dir():
        raise typer.BadParameter(f"'{path}' is a folder; name a file", param_hint="--output")
    if not path.parent.is_dir():
        raise typer.BadParameter(
            f"'{path}': there is no folder '{path.parent}'; make it first", param_hint="--output"
        )
    return path, kind


def _save(reports: Sequence[tuple[Path, bytes]]) -> bool:
    """Write reports to files, each whole or not at all; tell whether all went well."""
    from claimcheck.documents.discover import resolved

    staged: list[tuple[Path, Path]] = []
    saved = True
    try:
        for path, data in reports:
            try:
                target = resolved(path)
                if target.exists() and not target.is_file():
                    target.write_bytes(data)  # a pipe or a device
                    continue
                temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
                staged.append((temporary, target))
                temporary.write_bytes(data)
                if target.exists():
                    temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            except OSError as error:
                saved = False
                _say(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")
        for temporary, target in staged:
            if saved:
                temporary.replace(target)
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return saved


def _print_bytes(data: bytes) -> bool:
    """Write bytes to standard output; tell whether that went well.

    A reader that has seen enough and closes the pipe is no failure.
    """
    if sys.stdout is None:
        _say("standard output is closed; use --output")
        return False
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is left in the buffer must not fail again when Python exits.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _say(f"standard output: cannot be written: {(error.strerror or str(error)).lower()}")
        return False
    return True


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def _say(message: str) -> None:
    """Print a line about the run itself, on standard error."""
    from claimcheck.reports.excerpt import visible

    with suppress(OSError, ValueError):
        print(f"claimcheck: {visible(message)}", file=sys.stderr)
