"""``claimcheck audit``."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

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
from claimcheck.cli.output import (
    console,
    is_terminal,
    output_file,
    print_bytes,
    save,
    writable,
)
from claimcheck.cli.progress import with_progress
from claimcheck.cli.run import BROKEN, FAILED, PASSED, brief, finish, say
from claimcheck.reports import ENDINGS, Format
from claimcheck.wording import counted

if TYPE_CHECKING:
    from claimcheck.audit import Audit, DocumentAudit
    from claimcheck.config.load import Configuration
    from claimcheck.config.settings import Gate
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.history import History
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
    _version: HiddenVersion = False,
) -> None:
    """Audit drafts and exit with the status."""

    def work() -> int:
        layer = rule_options(select, extend_select, ignore)
        limits = {"fail-on": fail_on and str(fail_on), "fail-under": fail_under}
        layer["gate"] = {name: value for name, value in limits.items() if value is not None}
        return _audit(
            _Asked(
                arguments=paths or _piped(),
                configuration=configuration(config, isolated, layer),
                form=form,
                outputs=output or [],
                full=full,
                stdin_name=stdin_name,
                encoding=encoding,
                color=color,
                quiet=quiet,
                exit_zero=exit_zero,
                baseline=baseline,
                write_baseline=write_baseline,
                since=since,
            )
        )

    raise finish(work)


class _Asked(NamedTuple):
    """What the command line asks for."""

    arguments: Sequence[str]
    configuration: Configuration
    form: Format | None
    outputs: Sequence[Path]
    full: bool
    stdin_name: str
    encoding: str | None
    color: Color
    quiet: bool
    exit_zero: bool
    baseline: Path | None
    write_baseline: Path | None
    since: str | None

    @property
    def shape(self) -> Format:
        """The format of standard output."""
        return self.form or (Format.rich if is_terminal(sys.stdout) else Format.text)

    @property
    def printed(self) -> bool:
        """Whether anything goes to standard output."""
        return not self.quiet or self.form is not None


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


def _audit(asked: _Asked) -> int:
    from claimcheck.auditor import assemble
    from claimcheck.config.gate import failing, gate_message
    from claimcheck.reports import write
    from claimcheck.rules.baseline import apply_baseline, baseline, known, read_baseline

    # All that can be wrong with what is asked for is met before any work is done.
    named = [output_file(path, asked.form) for path in asked.outputs]
    if asked.write_baseline is not None:
        writable(asked.write_baseline, "--write-baseline")
    if asked.write_baseline is not None and asked.since is not None:
        raise typer.BadParameter("not together with --since", param_hint="--write-baseline")
    old = None if asked.baseline is None else read_baseline(asked.baseline)
    found = _found(asked)
    done: list[_Audited] = []
    errors: list[ReadingError] = []
    for each in _audits(asked, found):
        if isinstance(each, _Audited):
            done.append(each)
        else:
            errors.append(each)
    documents = [each.document for each in done]
    files: list[tuple[Path, bytes]] = []
    if asked.write_baseline is not None:
        if errors:
            reason = f"it would lack {counted(len(errors), 'input')} that could not be read"
            say(f"{asked.write_baseline}: not written: {reason}")
        else:
            data = baseline(documents)
            files.append((asked.write_baseline, data))
            old = known(data)
    if old is not None:
        documents = [apply_baseline(document, old) for document in documents]
    result = assemble(documents, errors)

    if not (asked.printed and asked.shape is Format.rich):
        for unread in errors:
            say(str(unread))
    files += [(path, write(result, kind)) for path, kind in named]
    saved = save(files)
    if asked.shape is Format.github:
        saved = _summarise(result) and saved
    if asked.printed:
        rich = asked.shape is Format.rich
        page = (
            _page(result, {each.document.path: each.text for each in done}, asked)
            if rich
            else write(result, asked.shape)
        )
        saved = print_bytes(page) and saved
    failed = [
        (document.path, why)
        for document, each in zip(documents, done, strict=True)
        if (why := failing(document, each.gate))
    ]
    gated = bool(failed) and not asked.exit_zero
    if gated:
        say(gate_message(failed))
    return BROKEN if errors or not saved else FAILED if gated else PASSED


def _summarise(result: Audit) -> bool:
    """Add to the summary of a job of GitHub Actions, if this is one; tell whether all went well."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return True
    from claimcheck.reports.github import job_summary

    try:
        with Path(path).open("ab") as file:
            file.write(job_summary(result))
    except OSError as error:
        say(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")
        return False
    return True


class _Audited(NamedTuple):
    """An audited draft, its gate, and its text where the report needs that."""

    document: DocumentAudit
    gate: Gate
    text: str


def _found(asked: _Asked) -> list[Path | ReadingError]:
    """Return the inputs that the arguments stand for; no report may be written over one."""
    from claimcheck.documents.discover import STDIN, discover, resolved

    files = [(path, "--output") for path in asked.outputs]
    if asked.write_baseline is not None:
        files.append((asked.write_baseline, "--write-baseline"))
    found = list(discover(asked.arguments, exclude=[resolved(path) for path, _ in files]))
    drafts = {resolved(path) for path in found if isinstance(path, Path) and path != STDIN}
    for path, option in files:
        if resolved(path) in drafts:
            raise typer.BadParameter(
                f"'{path}' is one of the drafts; name another file", param_hint=option
            )
    return found


def _audits(
    asked: _Asked, found: Sequence[Path | ReadingError]
) -> Iterator[_Audited | ReadingError]:
    """Audit the inputs one by one.

    Raises:
        ConfigError: Before any of them is audited.
    """
    from claimcheck.auditor import Auditor
    from claimcheck.config.errors import ConfigError
    from claimcheck.documents.comments import prose
    from claimcheck.documents.discover import STDIN
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.history import History
    from claimcheck.documents.read import from_file, shown

    paths = [item for item in found if isinstance(item, Path)]
    settings = {
        path: asked.configuration.of(Path(asked.stdin_name) if path == STDIN else path)
        for path in paths
    }
    history = None if asked.since is None else History(asked.since)
    if history is not None:
        if STDIN in paths:
            raise ConfigError("--since", "standard input has no history; name a file")
        for path in paths:
            if path.exists():
                history.repository(path)

    for item in with_progress(found, color=asked.color, quiet=asked.quiet):
        if isinstance(item, ReadingError):
            yield item
            continue
        name = shown(asked.stdin_name if item == STDIN else item)
        try:
            if item == STDIN:
                document = _stdin(name, asked.encoding)
            else:
                document = from_file(item, asked.encoding)
            audited = Auditor(settings[item]).audit(document)
            if history is not None:
                audited = _since(history, item, audited, document, asked.encoding)
            text = prose(document).text if asked.full and asked.shape is Format.rich else ""
            yield _Audited(audited, settings[item].gate, text)
        except ReadingError as error:
            yield error
        except Exception as error:  # one bad draft must not cost the others
            yield ReadingError(name, brief(error))


def _since(
    history: History, path: Path, audited: DocumentAudit, document: Document, encoding: str | None
) -> DocumentAudit:
    """Leave out the findings on what has not changed."""
    from msgspec.structs import replace

    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_bytes
    from claimcheck.rules.since import on_changes

    before = history.before(path)
    if not before.changed:
        return replace(audited, findings=())
    try:
        old = None if before.data is None else from_bytes(before.data, document.path, encoding)
    except ReadingError:  # it was no text before
        old = None
    return on_changes(audited, document, old)


def _stdin(name: str, encoding: str | None) -> Document:
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_stream

    if sys.stdin is None:
        raise ReadingError(name, "standard input is closed; name a file")
    return from_stream(sys.stdin.buffer, name, encoding)


def _page(result: Audit, texts: dict[str, str], asked: _Asked) -> bytes:
    """Return the report to read, as the terminal of standard output shows it."""
    from claimcheck.reports.terminal import render

    screen = console(asked.color)
    with screen.capture() as capture:
        render(result, texts, screen, full=asked.full)
    return capture.get().encode(screen.encoding, "replace")
