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
from claimcheck.documents.read import shown

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

ENDINGS = (".txt", ".text")
"""The endings of the files that are read from folders."""

STDIN = "-"
"""The argument that stands for standard input."""

_MAGIC = re.compile(r"[*?\[]")


def discover(
    arguments: Iterable[str], exclude: Collection[str] = ()
) -> Iterator[str | ReadingError]:
    """Find the files that the arguments stand for.

    Args:
        arguments: Files, folders, glob patterns that the shell did not expand, and
            ``-`` for standard input.
        exclude: Real paths of files that are not read from folders and patterns.

    Yields:
        A path or ``-``, in the order of the arguments, folders sorted by name, no file
        twice; a ReadingError for every argument or folder that gives nothing.
    """
    seen: set[str] = set()
    for argument in arguments:
        for found, named in _expand(argument):
            if isinstance(found, ReadingError):
                yield found
                continue
            real = found if found == STDIN else os.path.realpath(found)
            if real not in seen and (named or real not in exclude):
                seen.add(real)
                yield found


def _expand(argument: str) -> Iterator[tuple[str | ReadingError, bool]]:
    """Yield what an argument stands for, and whether it names a file itself."""
    if argument == STDIN:
        yield STDIN, True
    elif os.path.isdir(argument):  # noqa: PTH112 - paths are kept as they were written
        yield from ((found, False) for found in _folder(argument))
    elif _MAGIC.search(argument) and not os.path.lexists(argument):
        matches = _glob(argument)
        if not matches:
            yield ReadingError(shown(argument), "no file matches this pattern; check it"), False
        for match in matches:
            if os.path.isdir(match):  # noqa: PTH112
                yield from ((found, False) for found in _walk(match))
            else:
                yield match, False
    else:
        yield argument, True


def _glob(pattern: str) -> list[str]:
    """Return the paths that match a pattern, sorted; hidden ones only if it names them."""
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    base = Path(*parts[:fixed])
    hidden = any(part.startswith(".") for part in parts[fixed:])
    # A trailing ** stands for the folders below in some versions of Python and for the
    # files too in others; either way they are walked.
    rest = str(Path(*parts[fixed:]))
    try:
        matches = [path.relative_to(base).parts for path in base.glob(rest)]
    except (OSError, ValueError):
        return []
    return [
        str(base.joinpath(*parts))
        for parts in sorted(matches)
        if hidden or not any(part.startswith(".") for part in parts)
    ]


def _folder(folder: str) -> Iterator[str | ReadingError]:
    """Walk a folder that an argument names; having no text in it is an error."""
    empty = True
    for found in _walk(folder):
        empty = False
        yield found
    if empty:
        endings = ", ".join(ENDINGS)
        yield ReadingError(shown(folder), f"no text files ({endings}) in this folder; name a file")


def _walk(folder: str) -> Iterator[str | ReadingError]:
    """Yield the text files of a folder, depth first, names in order."""
    root = os.path.realpath(folder)
    # Each entry: the path as shown, its real path, and the ignore files in force there.
    waiting: list[tuple[str, str, _Ignored]] = [(folder, root, _ignored_above(root))]
    while waiting:
        path, real, ignored = waiting.pop()
        if not os.path.isdir(real):  # noqa: PTH112
            yield path
            continue
        try:
            with os.scandir(real) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield of_os(shown(path), error)
            continue
        ignored = _with_gitignore(ignored, real)
        below: list[tuple[str, str, _Ignored]] = []
        for entry in listed:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            text = entry.name.lower().endswith(ENDINGS) and _is_file(entry)
            if (is_folder or text) and not _is_ignored(ignored, entry.path, is_folder):
                below.append((os.path.join(path, entry.name), entry.path, ignored))  # noqa: PTH118
        waiting.extend(reversed(below))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


_Ignored = tuple[tuple[str, "GitIgnoreSpec"], ...]
"""Folders with an ignore file and what it holds, outermost first."""


def _is_ignored(ignored: _Ignored, path: str, is_folder: bool) -> bool:
    """Tell whether git ignores a path: the innermost file that says anything decides."""
    for folder, spec in reversed(ignored):
        relative = os.path.relpath(path, folder).replace(os.sep, "/")
        include = spec.check_file(f"{relative}/" if is_folder else relative).include
        if include is not None:
            return include
    return False


def _with_gitignore(ignored: _Ignored, folder: str, name: str = ".gitignore") -> _Ignored:
    file = Path(folder, name)
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
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


def _ignored_above(folder: str) -> _Ignored:
    """Return the ignore files of the git repository that a folder lies in.

    They are those of the folders above it.  A folder that they ignore themselves was
    asked for all the same, and they say nothing about what is in it.
    """
    above = [folder, *map(str, Path(folder).parents)]
    top = next((i for i, path in enumerate(above) if Path(path, ".git").exists()), None)
    if top is None:
        return ()
    ignored = _with_gitignore((), above[top], os.path.join(".git", "info", "exclude"))  # noqa: PTH118
    for path in reversed(above[1 : top + 1]):
        ignored = _with_gitignore(ignored, path)
    if any(_is_ignored(ignored, path, True) for path in above[:top]):
        return ()
    return ignored
