"""From the arguments of the command line to the files to read.

Folders are walked without following symbolic links to folders, so that a link to a
folder above cannot make a walk endless.  Hidden files and what git ignores are left
out; a file that is named itself is never left out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.documents.errors import ReadingError, of_os
from claimcheck.documents.formats import ENDINGS, has_ending
from claimcheck.documents.raw import shown

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = Path("-")
"""What stands for standard input."""

_MAGIC = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def discover(
    arguments: Iterable[str], exclude: Collection[Path] = ()
) -> Iterator[Path | ReadingError]:
    """Find the files that the arguments stand for.

    Args:
        arguments: Files, folders, glob patterns that the shell did not expand, and
            ``-`` for standard input.
        exclude: Resolved paths of files that are not read from folders and patterns.

    Yields:
        A path or STDIN, in the order of the arguments, folders sorted by name, no file
        twice; a ReadingError for every argument or folder that gives nothing.
    """
    seen: set[Path] = set()
    for argument in arguments:
        for found, named in _expand(argument):
            if isinstance(found, ReadingError):
                yield found
                continue
            real = found if found == STDIN else resolved(found)
            if real not in seen and (named or real not in exclude):
                seen.add(real)
                yield found


def resolved(path: Path) -> Path:
    """Return the real path of a file; of a link that leads to itself, some path."""
    # Unlike Path.resolve, this raises for no link.
    return Path(os.path.realpath(path))


def _expand(argument: str) -> Iterator[tuple[Path | ReadingError, bool]]:
    """Yield what an argument stands for, and whether it names a file itself."""
    path = Path(argument)
    if not argument:
        yield ReadingError("''", "no file has an empty name; check the path"), True
    elif path == STDIN:
        yield STDIN, True
    elif _ADDRESS.match(argument) and not os.path.lexists(path):
        reason = "a web address, and nothing is fetched; save the page and name the file"
        yield ReadingError(shown(argument), reason), True
    elif os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where nobody may look
        yield from ((found, False) for found in _folder(path))
    elif _MAGIC.search(argument) and not os.path.lexists(path):
        matches = _glob(path)
        if not matches:
            yield ReadingError(shown(path), "no file matches this pattern; check it"), False
        for match in matches:
            for found in _walk(match) if match.is_dir() else [match]:
                yield found, False
    else:
        yield path, True


def _glob(pattern: Path) -> list[Path]:
    """Return the paths that match a pattern, sorted; hidden ones only if it names them."""
    parts = pattern.parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    base = Path(*parts[:fixed])
    hidden = any(part.startswith(".") for part in parts[fixed:])
    try:
        matches = [match.relative_to(base).parts for match in base.glob(str(Path(*parts[fixed:])))]
    except (OSError, ValueError):
        return []
    return [
        base.joinpath(*match)
        for match in sorted(matches)
        if hidden or not any(part.startswith(".") for part in match)
    ]


def _folder(folder: Path) -> Iterator[Path | ReadingError]:
    """Walk a folder that an argument names; having no text in it is an error."""
    empty = True
    for found in _walk(folder):
        empty = False
        yield found
    if empty:
        endings = ", ".join(ENDINGS)
        yield ReadingError(shown(folder), f"no draft ({endings}) in this folder; name a file")


def _walk(folder: Path) -> Iterator[Path | ReadingError]:
    """Yield the drafts of a folder, depth first, names in order."""
    # Files have no ignore files; folders those in force where they lie.
    waiting: list[tuple[Path, _Ignored | None]] = [(folder, _ignored_above(folder.resolve()))]
    while waiting:
        path, ignored = waiting.pop()
        if ignored is None:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield of_os(shown(path), error)
            continue
        real = path.resolve()
        ignored = _with_patterns(ignored, real, ".gitignore")
        below: list[tuple[Path, _Ignored | None]] = []
        for entry in listed:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            is_text = has_ending(entry.name) and Path(entry).is_file()
            if (is_folder or is_text) and not _is_ignored(ignored, real / entry.name, is_folder):
                below.append((path / entry.name, ignored if is_folder else None))
        waiting.extend(reversed(below))


_Ignored = tuple[tuple[Path, "GitIgnoreSpec"], ...]
"""Folders with an ignore file and what it holds, outermost first."""


def _is_ignored(ignored: _Ignored, path: Path, is_folder: bool) -> bool:
    """Tell whether git ignores a path: the innermost file that says anything decides."""
    for folder, spec in reversed(ignored):
        relative = path.relative_to(folder).as_posix()
        include = spec.check_file(f"{relative}/" if is_folder else relative).include
        if include is not None:
            return include
    return False


def _with_patterns(ignored: _Ignored, folder: Path, name: str) -> _Ignored:
    try:
        lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ignored
    from pathspec import GitIgnoreSpec

    valid = [line for line in lines if _compiles(GitIgnoreSpec.from_lines, line)]
    return (*ignored, (folder, GitIgnoreSpec.from_lines(valid)))


def _compiles(from_lines: Callable[[list[str]], object], line: str) -> bool:
    try:
        from_lines([line])
    except ValueError:
        return False
    return True


def _ignored_above(folder: Path) -> _Ignored:
    """Return the ignore files above a folder, if it lies in a git repository.

    When they ignore the folder itself, it was asked for all the same, and they say
    nothing about what is in it.
    """
    above = [folder, *folder.parents]
    top = next((i for i, path in enumerate(above) if (path / ".git").exists()), None)
    if top is None:
        return ()
    ignored = _with_patterns((), above[top], ".git/info/exclude")
    for path in reversed(above[1 : top + 1]):
        ignored = _with_patterns(ignored, path, ".gitignore")
    if any(_is_ignored(ignored, path, True) for path in above[:top]):
        return ()
    return ignored
