"""What the tests of mark-up ask of an audit."""

from __future__ import annotations

from pathlib import Path

import claimcheck


def audited(folder: Path, name: str, text: str) -> claimcheck.DocumentAudit:
    """Audit a text as a file of a name."""
    path = folder / name
    path.write_bytes(text.encode())
    return claimcheck.audit_file(path)


def said(folder: Path, name: str, text: str) -> list[tuple[str, str | None, str]]:
    """Return what each statement is: its kind, its tag and its words."""
    return [(s.kind, s.tag, s.text) for s in audited(folder, name, text).statements]


def at(folder: Path, name: str, text: str) -> dict[str, str]:
    """Return what the file has where each statement stands."""
    file = text.removeprefix("\ufeff")
    return {s.text: file[s.start : s.end] for s in audited(folder, name, text).statements}


def spoken(folder: Path, name: str, text: str) -> dict[str, list[str | None]]:
    """Return the names of those to whom each statement is attributed."""
    audit = audited(folder, name, text)
    sources = {a.id: a.source.name if a.source else None for a in audit.attributions}
    return {s.text: [sources[i] for i in s.attributions] for s in audit.statements}
