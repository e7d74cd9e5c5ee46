"""The reports: one writer a format, each a function of the audit alone."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from claimcheck.audit import Audit


class Format(StrEnum):
    """The formats by name, with the endings of the files that they are written to.

    To add one, add a line here and ``claimcheck/reports/<name>.py`` with a function
    ``to_<name>(audit: Audit) -> bytes``.
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


ENDINGS = ", ".join(ending for form in Format for ending in form.endings)
"""The endings that say a format, to be shown."""


def form_of(name: str) -> Format | None:
    """Return the format that a file's name asks for: the one with the longest ending it has."""
    fitting = [
        (len(ending), form)
        for form in Format
        for ending in form.endings
        if name.lower().endswith(ending)
    ]
    return max(fitting, default=(0, None))[1]


def write(audit: Audit, form: str, unchanged: Mapping[str, Set[int]] | None = None) -> bytes:
    """Return an audit in one of the formats that programs read.

    Args:
        audit: The audit.
        form: The name of any format but ``rich``, which a console prints.
        unchanged: The ids of the statements, by document, of which a run about what changed has
            nothing to say.  Only text tells of statements without a finding.
    """
    if form == Format.text:
        from claimcheck.reports.text import to_text

        return to_text(audit, unchanged)
    module = import_module(f"claimcheck.reports.{form}")
    written: bytes = getattr(module, f"to_{form}")(audit)
    return written
