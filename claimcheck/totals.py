"""The audit of a run: its documents, what could not be read, and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck import __version__
from claimcheck import audit as values
from claimcheck.documents.errors import ReadingError
from claimcheck.scoring.grades import grade


class Running:
    """The totals of a run, added up document by document."""

    def __init__(self) -> None:
        self._documents = self._words = self._statements = self._points = self._scored = 0
        self._tags = dict.fromkeys(values.TagCounts.__struct_fields__, 0)
        self.severities: Counter[values.Severity] = Counter()
        """How many findings of each severity count."""

    def add(self, document: values.DocumentAudit) -> None:
        """Add a document."""
        summary = document.summary
        self._documents += 1
        self._words += summary.words
        self._statements += summary.statements
        if summary.score is not None:
            self._points += summary.score * summary.statements
            self._scored += summary.statements
        for tag in self._tags:
            self._tags[tag] += getattr(summary.tags, tag)
        self.severities.update(f.severity for f in document.findings if f.suppressed is None)

    def audit(
        self, errors: Sequence[ReadingError], documents: Sequence[values.DocumentAudit] = ()
    ) -> values.Audit:
        """Return the audit of the run.

        Args:
            errors: What could not be read.
            documents: The documents; none where they were written one by one.

        Returns:
            The audit; its score is the mean of the documents' scores, weighted by the
            statements of those that have one.
        """
        count = self._scored
        # Halves are rounded up, whatever the platform's floating point does.
        mean = (2 * self._points + count) // (2 * count) if count else None
        return values.Audit(
            schema_version=values.SCHEMA_VERSION,
            tool=values.Tool(name="claimcheck", version=__version__),
            documents=tuple(documents),
            errors=tuple(values.ReadError(path=error.path, error=error.reason) for error in errors),
            summary=values.Totals(
                documents=self._documents,
                errors=len(errors),
                words=self._words,
                statements=self._statements,
                tags=values.TagCounts(**self._tags),
                score=mean,
                grade=None if mean is None else grade(mean),
            ),
        )


def assemble(
    documents: Sequence[values.DocumentAudit], errors: Sequence[ReadingError]
) -> values.Audit:
    """Put the audits of a run together, with its totals.

    Args:
        documents: The audits, in the order of the arguments.
        errors: What could not be read.
    """
    running = Running()
    for document in documents:
        running.add(document)
    return running.audit(errors, documents)
