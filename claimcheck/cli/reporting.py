"""The reports of a run, from the first draft to the last."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.asked import Asked
from claimcheck.cli.drafts import Audited
from claimcheck.cli.output import drawn, print_bytes, say_unwritten
from claimcheck.cli.run import say
from claimcheck.documents.errors import ReadingError
from claimcheck.reports import STREAMED, Format, Stream

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.audit import Audit, DocumentAudit
    from claimcheck.config.settings import Gate

Write = Callable[[bytes], None]


class Run:
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
            for piece in stream.entry(document, made.unchanged):
                write(piece)
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
