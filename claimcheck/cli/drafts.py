"""One draft of a run: what is to be done with it, and what comes of it.

This is what worker processes run; nothing here prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.run import brief, started
from claimcheck.documents.errors import ReadingError

if TYPE_CHECKING:
    from claimcheck.audit import DocumentAudit
    from claimcheck.cache import Cache
    from claimcheck.config.settings import Settings
    from claimcheck.documents.history import Before
    from claimcheck.documents.limits import Reading
    from claimcheck.values import Document


class Draft(NamedTuple):
    """A draft that is to be audited.

    ``data`` are the bytes of standard input, ``before`` is what ``--since`` compares it with, and
    ``text`` says whether the report needs its text.
    """

    path: Path
    name: str
    size: int
    data: bytes | None
    settings: Settings
    reading: Reading
    before: Before | None
    text: bool
    cache: Cache | None


class Audited(NamedTuple):
    """An audited draft, its text where the report needs that, and what of it did not change.

    That is the statements, by their ids, that ``--since`` leaves alone.
    """

    document: DocumentAudit
    text: str
    unchanged: frozenset[int]


def audited(draft: Draft) -> Audited | ReadingError:
    """Audit a draft; whatever goes wrong is an error of this draft alone."""
    try:
        return _audited(draft)
    except ReadingError as error:
        return error
    except RecursionError:
        return ReadingError(draft.name, "too deeply nested to be read; simplify it")
    except MemoryError:
        return ReadingError(draft.name, "too large for the memory there is; split it")
    except Exception as error:  # one bad draft must not cost the others
        return ReadingError(draft.name, brief(error))


def _audited(draft: Draft) -> Audited:
    from claimcheck.documents.raw import bytes_of_file

    data = draft.data
    if data is None:
        data = bytes_of_file(draft.path, draft.reading.limits)
    cache = draft.cache if draft.before is None and not draft.text else None
    if cache is None:
        return _anew(draft, data)
    name = cache.name(data, draft.name, draft.settings, draft.reading)
    kept = cache.get(name, draft.name)
    if kept is not None:
        return Audited(kept, "", frozenset())
    made = _anew(draft, data)
    cache.put(name, made.document)
    return made


def _anew(draft: Draft, data: bytes) -> Audited:
    from claimcheck.auditor import Auditor
    from claimcheck.documents.comments import prose
    from claimcheck.documents.read import from_bytes

    document = from_bytes(data, draft.name, draft.reading)
    made, unchanged = Auditor(draft.settings).audit(document), frozenset[int]()
    started()
    if draft.before is not None:
        made, unchanged = _since(draft.before, made, document, draft.reading)
    text = prose(document).text if draft.text and document.origin is None else ""
    return Audited(made, text, unchanged)


def _since(
    before: Before, made: DocumentAudit, document: Document, reading: Reading
) -> tuple[DocumentAudit, frozenset[int]]:
    """Leave out the findings on what has not changed, and say which statements these are."""
    from msgspec.structs import replace

    from claimcheck.documents.read import from_bytes
    from claimcheck.rules.since import on_changes

    if not before.changed:
        return replace(made, findings=()), frozenset(s.id for s in made.statements)
    try:
        old = None if before.data is None else from_bytes(before.data, document.path, reading)
    except ReadingError:  # it was no text before
        old = None
    return on_changes(made, document, old)
