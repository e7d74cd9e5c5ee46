"""Reviewed copies of Word drafts: ``--output draft.reviewed.docx``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.documents.formats import InputFormat, ending

if TYPE_CHECKING:
    from claimcheck.audit import DocumentAudit, Finding
    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.limits import Limits


def is_copy(path: Path) -> bool:
    """Tell whether an output is to be a reviewed copy, by its ending."""
    return path.suffix.lower() in InputFormat.docx.endings


def draft_of(copies: Sequence[Path], found: Sequence[Path | ReadingError]) -> Path | None:
    """Return the draft that copies are wanted of, if any are and it can be read.

    Raises:
        typer.BadParameter: If there is not one draft, or it is standard input.
    """
    from claimcheck.documents.discover import STDIN

    if not copies:
        return None
    if len(found) != 1:
        raise _refused(copies[0], f"of one draft, and there are {len(found)}; name one")
    if found[0] == STDIN:
        raise _refused(copies[0], "of a file, not of standard input; name the file")
    return found[0] if isinstance(found[0], Path) else None


def reviewed(
    copies: Sequence[Path], path: Path, document: DocumentAudit, limits: Limits
) -> list[tuple[Path, bytes]]:
    """Make the reviewed copies of a draft: a comment on each finding that stands.

    Args:
        copies: What to call them.
        path: The draft.
        document: Its audit.
        limits: As it was read with.

    Raises:
        ReadingError: If the draft has changed since, or cannot be read any more.
        typer.BadParameter: If it is no Word file, or of another kind than a copy is named.
    """
    from hashlib import sha256

    from claimcheck.documents.errors import ReadingError
    from claimcheck.documents.packed import unpacked
    from claimcheck.documents.raw import bytes_of_file
    from claimcheck.documents.word.package import Package
    from claimcheck.documents.word.review import Remark, with_comments
    from claimcheck.reports.findings import standing

    if document.format != InputFormat.docx:
        raise _refused(copies[0], f"of a Word file, and '{document.path}' is none; name a report")
    same = ending(path.name)
    for copy in copies:
        if same in InputFormat.docx.endings and copy.suffix.lower() != same:
            raise _refused(copy, f"in the format of the draft; name it {copy.stem}{same}")
    data = bytes_of_file(path, limits)
    if sha256(data).hexdigest() != document.sha256:
        raise ReadingError(document.path, "changed while it was audited; audit it again")
    package = Package(unpacked(data, document.path, limits), document.path, limits)
    made = with_comments(package, [Remark(f.start, f.end, _lines(f)) for f in standing(document)])
    return [(copy, made) for copy in copies]


def _lines(finding: Finding) -> tuple[str, ...]:
    """Return the paragraphs of a comment: what is wrong, what to ask, by which rule."""
    from claimcheck.reports.findings import sentence

    said = (sentence(finding.message), sentence(finding.help))
    return (*filter(None, said), f"{finding.code} {finding.name} ({finding.severity})")


def _refused(copy: Path, reason: str) -> typer.BadParameter:
    return typer.BadParameter(f"'{copy}': a reviewed copy is made {reason}", param_hint="--output")
