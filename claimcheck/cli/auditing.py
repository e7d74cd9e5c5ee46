"""The work of ``claimcheck audit``."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from claimcheck.cli.drafts import Audited, Draft
from claimcheck.cli.options import Color
from claimcheck.cli.output import (
    Files,
    drawn,
    is_terminal,
    output_file,
    print_bytes,
    say_unwritten,
    writable,
)
from claimcheck.cli.progress import with_progress
from claimcheck.cli.review import draft_of, is_copy, reviewed
from claimcheck.cli.run import BROKEN, FAILED, PASSED, say
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.raw import shown
from claimcheck.reports import STREAMED, Format, Stream
from claimcheck.wording import counted

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.audit import Audit, DocumentAudit
    from claimcheck.config.load import Configuration
    from claimcheck.config.settings import Gate
    from claimcheck.documents.history import Before
    from claimcheck.documents.limits import Reading

_WORTH_WHILE = 2_000_000
"""Bytes of drafts from which on several processes are started without being asked for."""

Write = Callable[[bytes], None]


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
    verbose: bool
    exit_zero: bool
    baseline: Path | None
    write_baseline: Path | None
    since: str | None
    jobs: int | None
    cache: bool

    @property
    def shape(self) -> Format:
        """The format of standard output."""
        return self.form or (Format.rich if is_terminal(sys.stdout) else Format.text)

    @property
    def printed(self) -> bool:
        """Whether anything goes to standard output."""
        return not self.quiet or self.form is not None

    def tell(self, what: str) -> None:
        """Say what only ``--verbose`` asks for."""
        if self.verbose:
            say(what)


def audit(asked: Asked) -> int:
    """Audit drafts, print and write the reports, and return the exit status.

    Raises:
        ConfigError: If a configuration, baseline or revision cannot be used.
        typer.BadParameter: If a file cannot be written where it is wanted.
    """
    from claimcheck.config.gate import gate_message
    from claimcheck.rules.baseline import baseline, known, read_baseline

    # All that can be wrong with what is asked for is met before any work is done.
    copies = [path for path in asked.outputs if is_copy(path)]
    named = [output_file(path, asked.form) for path in asked.outputs if path not in copies]
    for path in copies:
        writable(path, "--output")
    if asked.write_baseline is not None:
        writable(asked.write_baseline, "--write-baseline")
        if asked.since is not None:
            raise typer.BadParameter("not together with --since", param_hint="--write-baseline")
    old = None if asked.baseline is None else read_baseline(asked.baseline)
    found = _found(asked)
    draft = draft_of(copies, found)
    gates, results = _results(asked, found)

    with Files() as files:
        if asked.write_baseline is not None:
            results = [*results]
            unread = sum(isinstance(made, ReadingError) for made in results)
            if unread:
                reason = f"it would lack {counted(unread, 'input')} that could not be read"
                say(f"{asked.write_baseline}: not written: {reason}")
            else:
                data = baseline([made.document for made in results if isinstance(made, Audited)])
                files.open(asked.write_baseline)(data)
                old = known(data)

        def copy(document: DocumentAudit) -> None:
            if draft is not None:
                for path, data in reviewed(copies, draft, document, asked.reading.limits):
                    files.open(path)(data)

        run = _Run(asked, [(form, files.open(path)) for path, form in named], old, copy)
        for made, gate in zip(results, gates, strict=True):
            run.take(made, gate)
        well = run.finish()
        well = files.keep() and well
    gated = bool(run.failed) and not asked.exit_zero
    if gated:
        say(gate_message(run.failed))
    return BROKEN if run.errors or not well else FAILED if gated else PASSED


class _Run:
    """A run under way: what its reports have got so far, and what is kept for those at its end.

    Reports in a format that is ``STREAMED`` get each document when it is there.  Only for the
    others are the documents kept.
    """

    def __init__(
        self,
        asked: Asked,
        files: Sequence[tuple[Format, Write]],
        old: Counter[str] | None,
        copy: Callable[[DocumentAudit], None],
    ) -> None:
        from claimcheck.totals import Running

        self.errors: list[ReadingError] = []
        self.failed: list[tuple[str, list[str]]] = []
        self._asked = asked
        self._baseline = old
        self._copy = copy
        self._totals = Running()
        self._documents: list[DocumentAudit] = []
        self._texts: dict[str, str] = {}
        self._unchanged: dict[str, frozenset[int]] = {}
        self._printing = True
        wanted = [*files, *([(asked.shape, self._print)] if asked.printed else [])]
        self._streams = [(Stream(form), write) for form, write in wanted if form in STREAMED]
        self._whole = [(form, write) for form, write in wanted if form not in STREAMED]

    def take(self, made: Audited | ReadingError, gate: Gate) -> None:
        """Take what came of the next input."""
        from claimcheck.config.gate import failing
        from claimcheck.rules.baseline import apply_baseline

        if isinstance(made, ReadingError):
            self._take_error(made)
            return
        document = made.document
        self._asked.tell(f"{document.path}: read as {document.format}, {document.encoding}")
        if self._baseline is not None:
            document = apply_baseline(document, self._baseline)
        try:
            self._copy(document)
        except ReadingError as error:
            self._take_error(error)
            return
        self._totals.add(document)
        if why := failing(document, gate):
            self.failed.append((document.path, why))
        for stream, write in self._streams:
            write(stream.entry(document, made.unchanged))
        if self._whole:
            self._documents.append(document)
            self._texts[document.path] = made.text
            self._unchanged[document.path] = made.unchanged

    def _take_error(self, error: ReadingError) -> None:
        self.errors.append(error)
        if not (self._asked.printed and self._asked.shape is Format.rich):
            say(str(error))  # that report has the errors in it

    def finish(self) -> bool:
        """Finish the reports; tell whether all could be printed."""
        from claimcheck.reports import write as written

        result = self._totals.audit(self.errors, self._documents)
        for stream, write in self._streams:
            write(stream.closing(result, self._totals.severities))
        for form, write in self._whole:
            write(self._page(result) if form is Format.rich else written(result, form))
        summarised = self._asked.shape is not Format.github or _summarise(result)
        return self._printing and summarised

    def _print(self, data: bytes) -> None:
        # What has failed once is not tried again with the next draft.
        self._printing = self._printing and (not data or print_bytes(data))

    def _page(self, result: Audit) -> bytes:
        """Return the report to read, as the terminal of standard output shows it."""
        from claimcheck.reports.terminal import render

        def draw(screen: Console) -> None:
            render(result, self._texts, screen, full=self._asked.full, unchanged=self._unchanged)

        return drawn(draw, self._asked.color)


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


def _results(
    asked: Asked, found: Sequence[Path | ReadingError]
) -> tuple[list[Gate], Iterable[Audited | ReadingError]]:
    """Return the gate of each input, and what comes of it, which is made as it is asked for.

    What cannot be read passes any gate: it has an exit status of its own.

    Raises:
        ConfigError: If a configuration or a revision cannot be used.
    """
    from claimcheck.cli.drafts import audited
    from claimcheck.config.settings import DEFAULT

    items = _drafts(asked, found)
    drafts = [item for item in items if isinstance(item, Draft)]
    jobs = _jobs(asked, drafts)
    asked.tell(f"processes: {max(jobs, 1)}")
    if jobs > 1:
        from claimcheck.cli.jobs import at_once

        made = at_once(drafts, jobs)
    else:
        made = map(audited, drafts)
    shown = with_progress(made, drafts, color=asked.color, quiet=asked.quiet)
    gates = [item.settings.gate if isinstance(item, Draft) else DEFAULT.gate for item in items]
    return gates, (item if isinstance(item, ReadingError) else next(shown) for item in items)


def _drafts(asked: Asked, found: Sequence[Path | ReadingError]) -> list[Draft | ReadingError]:
    """Return what is to be done with each input."""
    from claimcheck.cache import default_cache
    from claimcheck.documents.discover import STDIN

    before = _before(asked, [item for item in found if isinstance(item, Path)])
    cache = default_cache() if asked.cache else None
    asked.tell(f"cache: {'none' if cache is None else cache.folder}")

    def draft(item: Path | ReadingError) -> Draft | ReadingError:
        if isinstance(item, ReadingError):
            return item
        name = Path(asked.stdin_name) if item == STDIN else item
        try:
            data = _stdin(shown(name), asked.reading) if item == STDIN else None
        except ReadingError as error:
            return error
        if asked.verbose:
            say(f"{shown(name)}: configuration: {asked.configuration.file_of(name) or 'none'}")
        return Draft(
            path=item,
            name=shown(name),
            size=_size(item) if data is None else len(data),
            data=data,
            settings=asked.configuration.of(name),
            reading=asked.reading,
            before=before.get(item),
            text=asked.full and asked.shape is Format.rich,
            cache=cache,
        )

    return [draft(item) for item in found]


def _before(asked: Asked, paths: Sequence[Path]) -> dict[Path, Before]:
    """Return what ``--since`` compares the drafts with."""
    if asked.since is None:
        return {}
    from claimcheck.config.errors import ConfigError
    from claimcheck.documents.discover import STDIN
    from claimcheck.documents.history import History

    if STDIN in paths:
        raise ConfigError("--since", "standard input has no history; name a file")
    history = History(asked.since)
    # Path.exists raises where nobody may look.
    return {path: history.before(path) for path in paths if os.path.exists(path)}  # noqa: PTH110


def _stdin(name: str, reading: Reading) -> bytes:
    from claimcheck.documents.raw import bytes_of_stream

    if sys.stdin is None:
        raise ReadingError(name, "standard input is closed; name a file")
    return bytes_of_stream(sys.stdin.buffer, name, reading.limits)


def _size(path: Path) -> int:
    """Return how many bytes a draft has, as far as that can be told."""
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


def _jobs(asked: Asked, drafts: Sequence[Draft]) -> int:
    """Return how many processes are worth while."""
    if asked.jobs is not None:
        return min(asked.jobs, len(drafts))
    if sum(draft.size for draft in drafts) < _WORTH_WHILE:
        return 1
    from claimcheck.cli.jobs import processors

    return min(processors(), len(drafts))
