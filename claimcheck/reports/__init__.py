"""The reports: one writer a format, each a function of the audit alone."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from claimcheck.audit import Audit, DocumentAudit, Severity


class Format(StrEnum):
    """The formats by name, with the endings of the files that they are written to.

    To add one, add a line here and ``claimcheck/reports/<name>.py`` with a function
    ``to_<name>(audit: Audit) -> bytes``, or with those that ``Stream`` asks for.
    """

    endings: tuple[str, ...]

    def __new__(cls, name: str, *endings: str) -> Self:
        """Make a format of its name and its endings."""
        made = str.__new__(cls, name)
        made._value_ = name
        made.endings = endings
        return made

    rich = "rich"
    text = "text", ".txt"
    json = "json", ".json"
    jsonl = "jsonl", ".jsonl", ".ndjson"
    sarif = "sarif", ".sarif", ".sarif.json"
    github = "github"
    junit = "junit", ".xml"
    markdown = "markdown", ".md", ".markdown"
    csv = "csv", ".csv"
    html = "html", ".html", ".htm"


ENDINGS = ", ".join([*(ending for form in Format for ending in form.endings), ".docx"])
"""The endings that say a format, to be shown; ``claimcheck.cli.review`` writes the last."""


def form_of(name: str) -> Format | None:
    """Return the format that a file's name asks for: the one with the longest ending it has."""
    fitting = [
        (len(ending), form)
        for form in Format
        for ending in form.endings
        if name.lower().endswith(ending)
    ]
    return max(fitting, default=(0, None))[1]


STREAMED = frozenset({Format.text, Format.json, Format.jsonl})
"""The formats that are written document by document, however many there are."""

_PIECE = 1_000_000
"""Bytes from which on a piece of a document is written before the next is made."""


class Stream:
    """A report in one of the formats that are ``STREAMED``, piece by piece.

    Their modules have the functions ``opening``, ``entry`` and ``closing``, and in ``BETWEEN``
    what parts two documents.
    """

    def __init__(self, form: str) -> None:
        """Begin a report in a format."""
        self._module = import_module(f"claimcheck.reports.{form}")
        self._any = False

    def entry(self, document: DocumentAudit, unchanged: Set[int] = frozenset()) -> Iterator[bytes]:
        """Return a document in one piece or more, from what stands before all of them on.

        Args:
            document: Its audit.
            unchanged: The ids of the statements of which a run about what changed has nothing
                to say.  Only text tells of statements without a finding.
        """
        ready = bytearray(self._module.BETWEEN if self._any else self._module.opening())
        self._any = True
        for piece in self._module.entry(document, unchanged):
            ready += piece
            if len(ready) > _PIECE:
                yield bytes(ready)
                ready.clear()
        yield bytes(ready)

    def closing(self, rest: Audit, severities: Counter[Severity]) -> bytes:
        """Return what stands behind all documents, and before them if there were none.

        Args:
            rest: The audit of the run, its documents aside.
            severities: How many findings of each severity count.
        """
        before: bytes = b"" if self._any else self._module.opening()
        written: bytes = self._module.closing(rest, severities)
        return before + written


def write(audit: Audit, form: str) -> bytes:
    """Return an audit in one of the formats that programs read.

    Args:
        audit: The audit.
        form: The name of any format but ``rich``, which a console prints.
    """
    if form in STREAMED:
        return _streamed(audit, form)
    module = import_module(f"claimcheck.reports.{form}")
    written: bytes = getattr(module, f"to_{form}")(audit)
    return written


def _streamed(audit: Audit, form: str) -> bytes:
    from claimcheck.reports.findings import standing

    stream = Stream(form)
    severities = Counter(f.severity for d in audit.documents for f in standing(d))
    entries = chain.from_iterable(map(stream.entry, audit.documents))
    return b"".join([*entries, stream.closing(audit, severities)])
