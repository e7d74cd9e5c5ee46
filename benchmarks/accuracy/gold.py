"""The gold data: which files a folder holds, and what stands in them.

A set is a folder with any of these files, one JSON object a line:

    tags.jsonl      {doc, text, statements: [{start, end, code}]}
    polnear.jsonl   {doc, text, sentences: [[start, end]],
                     attributions: [{source, cue, content: [[start, end]]}]}
    gum.jsonl       {doc, text, sentences: [[start, end]]}
    hedges.jsonl    {text, uncertain}

A code is S sourced, D denied, P speculative, A asserted or X no statement; a second
letter after S, D and P says who the source is.  Other keys are left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from accuracy.values import Span

FIGURES_ONLY = "figures-only"
"""A file of this name in a set says that its texts are scored and never read."""


class GoldStatement(msgspec.Struct):
    start: int
    end: int
    code: str


class Tagged(msgspec.Struct):
    doc: str
    text: str
    statements: list[GoldStatement]


class GoldAttribution(msgspec.Struct):
    source: list[Span]
    cue: list[Span]
    content: list[Span]


class Attributed(msgspec.Struct):
    doc: str
    text: str
    sentences: list[Span]
    attributions: list[GoldAttribution]


class Segmented(msgspec.Struct):
    doc: str
    text: str
    sentences: list[Span]


class Hedged(msgspec.Struct):
    text: str
    uncertain: bool


FILES: dict[str, type[msgspec.Struct]] = {
    "tags.jsonl": Tagged,
    "polnear.jsonl": Attributed,
    "gum.jsonl": Segmented,
    "hedges.jsonl": Hedged,
}


class Set(NamedTuple):
    """One set; a file that it lacks is an empty list."""

    name: str
    figures_only: bool
    tags: list[Tagged]
    attributions: list[Attributed]
    sentences: list[Segmented]
    hedges: list[Hedged]
    digests: dict[str, str]


class GoldError(Exception):
    """A folder or a file that is no gold data; the message is one line."""


def find(folders: Sequence[Path], wanted: Sequence[str]) -> dict[str, Path]:
    """Return the sets in the folders by name.

    Args:
        folders: Each is a set, or holds sets in subfolders.
        wanted: The subfolders to take, if they are there.

    Raises:
        GoldError: If a folder holds neither.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        sets = [folder] if _is_set(folder) else [folder / n for n in wanted if _is_set(folder / n)]
        if not sets:
            raise GoldError(
                f"{folder}: no gold data: none of {', '.join(FILES)}, "
                f"neither in it nor in {' or '.join(wanted)}"
            )
        for path in sets:
            name = path.resolve().name
            if name in found:
                name = f"{path.resolve().parent.name}/{name}"
            found[name] = path
    return found


def read(name: str, path: Path) -> Set:
    """Read a set.

    Raises:
        GoldError: If a line is not what its file should hold.
    """
    rows: dict[str, list[Any]] = {}
    digests = {}
    for file, kind in FILES.items():
        rows[file] = []
        if (path / file).is_file():
            content = (path / file).read_bytes()
            digests[file] = hashlib.sha256(content).hexdigest()
            for number, line in enumerate(content.splitlines(), 1):
                try:
                    row = msgspec.json.decode(line, type=kind)
                    if isinstance(row, Tagged):
                        _check_codes(row)
                except msgspec.DecodeError as error:
                    raise GoldError(f"{path / file}:{number}: {error}") from error
                rows[file].append(row)
    return Set(
        name,
        (path / FIGURES_ONLY).exists(),
        rows["tags.jsonl"],
        rows["polnear.jsonl"],
        rows["gum.jsonl"],
        rows["hedges.jsonl"],
        digests,
    )


def _is_set(folder: Path) -> bool:
    return any((folder / file).is_file() for file in FILES)


def _check_codes(article: Tagged) -> None:
    # Left alone, a code that is none would end the run much later, without its line.
    for statement in article.statements:
        if statement.code[:1] not in set("SDPAX"):
            raise msgspec.ValidationError(f"unknown code {statement.code!r}")
