"""The work of ``claimcheck audit``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from claimcheck.cli.options import Color
from claimcheck.cli.output import (
    console,
    is_terminal,
    output_file,
    print_bytes,
    save,
    say_unwritten,
    writable,
)
from claimcheck.cli.progress import with_progress
from claimcheck.cli.run import BROKEN, FAILED, PASSED, brief, say, started
from claimcheck.reports import Format
from claimcheck.wording import counted

if TYPE_CHECKING:
    from claimcheck.audit import Audit, DocumentAudit
    from claimcheck.config.load import Configuration
    from claimcheck.config.settings import Gate
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.history import History
    from claimcheck.documents.limits import Reading
    from claimcheck.values import Document


class Asked(NamedTuple):
    """What the command line asks for."""

    arguments: Sequence[str]
    configuration: Configuration
    form: Format | None
    outputs: Sequence[Path]
    full: bool
    stdin_name: str
    reading: Reading
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


def audit(asked: Asked) -> int:
    """Audit drafts, print and write the reports, and return the exit status.

    Raises:
        ConfigError: If a configuration, baseline or revision cannot be used.
        typer.BadParameter: If a file cannot be written where it is wanted.
    """
    from claimcheck.auditor import assemble
    from claimcheck.config.gate import failing, gate_message
    from claimcheck.rules.baseline import apply_baseline, baseline, known, read_baseline

    # All that can be wrong with what is asked for is met before any work is done.
    named = [output_file(path, asked.form) for path in asked.outputs]
    if asked.write_baseline is not None:
        writable(asked.write_baseline, "--write-baseline")
        if asked.since is not None:
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
    if asked.write_baseline is not None and errors:
        reason = f"it would lack {counted(len(errors), 'input')} that could not be read"
        say(f"{asked.write_baseline}: not written: {reason}")
    elif asked.write_baseline is not None:
        data = baseline(documents)
        files.append((asked.write_baseline, data))
        old = known(data)
    if old is not None:
        documents = [apply_baseline(document, old) for document in documents]

    made = _Made(
        assemble(documents, errors),
        texts={each.document.path: each.text for each in done},
        unchanged={each.document.path: each.unchanged for each in done},
    )
    reported = _report(asked, made, files, named)
    failed = [
        (document.path, why)
        for document, each in zip(documents, done, strict=True)
        if (why := failing(document, each.gate))
    ]
    gated = bool(failed) and not asked.exit_zero
    if gated:
        say(gate_message(failed))
    return BROKEN if errors or not reported else FAILED if gated else PASSED


class _Made(NamedTuple):
    """What a run made: the audit, and by document what of ``_Audited`` is not in it."""

    result: Audit
    texts: dict[str, str]
    unchanged: dict[str, frozenset[int]]

    def written(self, form: Format) -> bytes:
        """Return the audit in a format that programs read."""
        from claimcheck.reports import write

        return write(self.result, form, self.unchanged)

    def page(self, asked: Asked) -> bytes:
        """Return the report to read, as the terminal of standard output shows it."""
        from claimcheck.reports.terminal import render

        screen = console(asked.color)
        with screen.capture() as capture:
            render(self.result, self.texts, screen, full=asked.full, unchanged=self.unchanged)
        return capture.get().encode(screen.encoding, "replace")


def _report(
    asked: Asked,
    made: _Made,
    files: Sequence[tuple[Path, bytes]],
    named: Sequence[tuple[Path, Format]],
) -> bool:
    """Write and print the reports; tell whether all went well."""
    rich = asked.shape is Format.rich
    if not (asked.printed and rich):  # that report has the errors in it
        for unread in made.result.errors:
            say(f"{unread.path}: {unread.error}")
    well = save([*files, *((path, made.written(form)) for path, form in named)])
    if asked.shape is Format.github:
        well = _summarise(made.result) and well
    if asked.printed:
        well = print_bytes(made.page(asked) if rich else made.written(asked.shape)) and well
    return well


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
        say_unwritten(path, error)
        return False
    return True


class _Audited(NamedTuple):
    """An audited draft, its gate, its text where the report needs that, and what did not change.

    That is the statements, by their ids, that ``--since`` leaves alone.
    """

    document: DocumentAudit
    gate: Gate
    text: str
    unchanged: frozenset[int]


def _found(asked: Asked) -> list[Path | ReadingError]:
    """Return the inputs that the arguments stand for; no report may be written over one."""
    from claimcheck.documents.discover import STDIN, discover, resolved

    files = [(path, "--output") for path in asked.outputs]
    if asked.write_baseline is not None:
        files.append((asked.write_baseline, "--write-baseline"))
    targets = [resolved(path) for path, _ in files]
    if asked.write_baseline is not None and targets[-1] in targets[:-1]:
        raise typer.BadParameter(
            f"'{asked.write_baseline}' is a report of --output; name another file",
            param_hint="--write-baseline",
        )
    found = list(discover(asked.arguments, exclude=targets))
    drafts = {resolved(path) for path in found if isinstance(path, Path) and path != STDIN}
    for path, option in files:
        if resolved(path) in drafts:
            raise typer.BadParameter(
                f"'{path}' is one of the drafts; name another file", param_hint=option
            )
    return found


def _audits(
    asked: Asked, found: Sequence[Path | ReadingError]
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
            if os.path.exists(path):  # noqa: PTH110  Path.exists raises where nobody may look
                history.repository(path)

    for item in with_progress(found, color=asked.color, quiet=asked.quiet):
        if isinstance(item, ReadingError):
            yield item
            continue
        name = shown(asked.stdin_name if item == STDIN else item)
        try:
            if item == STDIN:
                document = _stdin(name, asked.reading)
            else:
                document = from_file(item, asked.reading)
            audited, old = Auditor(settings[item]).audit(document), frozenset[int]()
            started()
            if history is not None:
                audited, old = _since(history, item, audited, document, asked.reading)
            whole = asked.full and asked.shape is Format.rich and document.origin is None
            text = prose(document).text if whole else ""
            yield _Audited(audited, settings[item].gate, text, old)
        except ReadingError as error:
            yield error
        except Exception as error:  # one bad draft must not cost the others
            yield ReadingError(name, brief(error))


def _since(
    history: History, path: Path, audited: DocumentAudit, document: Document, reading: Reading
) -> tuple[DocumentAudit, frozenset[int]]:
    """Leave out the findings on what has not changed, and say which statements these are."""
    from msgspec.structs import replace

    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_bytes
    from claimcheck.rules.since import on_changes

    before = history.before(path)
    if not before.changed:
        return replace(audited, findings=()), frozenset(s.id for s in audited.statements)
    try:
        old = None if before.data is None else from_bytes(before.data, document.path, reading)
    except ReadingError:  # it was no text before
        old = None
    return on_changes(audited, document, old)


def _stdin(name: str, reading: Reading) -> Document:
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.read import from_stream

    if sys.stdin is None:
        raise ReadingError(name, "standard input is closed; name a file")
    return from_stream(sys.stdin.buffer, name, reading)
