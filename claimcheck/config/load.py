"""From configuration files and options to the settings for each draft."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.config.errors import ConfigError
from claimcheck.config.layers import Layer, check, settings
from claimcheck.config.settings import Settings
from claimcheck.documents.errors import of_os

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = "claimcheck.toml"
_PROJECT = "pyproject.toml"


class Configuration:
    """Gives each draft of a run its settings.

    Configuration files are looked for in the folder of the draft and upwards.  The nearest
    counts, alone: a ``claimcheck.toml``, or a ``pyproject.toml`` with ``[tool.claimcheck]``.
    Each file is read once.
    """

    def __init__(self, options: Layer, *, file: Path | None = None, isolated: bool = False) -> None:
        """Prepare for a run.

        Args:
            options: The layer of the command line; it is checked already.
            file: The file to use for all drafts, instead of looking for one.
            isolated: Use no file.

        Raises:
            ConfigError: If the file cannot be used.
        """
        self._options = options
        self._isolated = isolated
        self._tables: dict[Path, _Found] = {}
        self._settings: dict[tuple[Path | None, tuple[str, ...]], Settings] = {}
        self._fixed = None if file is None else (file, _read(file, required=True) or {})

    def of(self, draft: Path) -> Settings:
        """Return the settings for a draft.

        Args:
            draft: The draft's path; of standard input, a path in the current folder.

        Raises:
            ConfigError: If the configuration file is not as it must be.
        """
        draft = Path(os.path.realpath(draft))
        found = self._found(draft)
        if found is None:
            return self._made(None, {}, ())
        file, table = found
        per_path = table.get("per-path", {})
        patterns = tuple(p for p in per_path if _matches(p, draft, file))
        return self._made(file, table, patterns)

    def file_of(self, draft: Path) -> Path | None:
        """Return the file that the settings for a draft come from, if there is one; see ``of``."""
        found = self._found(Path(os.path.realpath(draft)))
        return None if found is None else found[0]

    def _found(self, draft: Path) -> _Found:
        return None if self._isolated else self._fixed or self._nearest(draft.parent)

    def _made(self, file: Path | None, table: Layer, patterns: tuple[str, ...]) -> Settings:
        if (file, patterns) not in self._settings:
            below = (table["per-path"][pattern] for pattern in patterns)
            self._settings[file, patterns] = settings([table, *below, self._options])
        return self._settings[file, patterns]

    def _nearest(self, folder: Path) -> _Found:
        """Return the nearest configuration file from a folder upwards, and what is in it."""
        if folder not in self._tables:
            for name in (NAME, _PROJECT):
                if (table := _read(folder / name)) is not None:
                    self._tables[folder] = (folder / name, table)
                    break
            else:
                above = folder.parent
                self._tables[folder] = None if above == folder else self._nearest(above)
        return self._tables[folder]


_Found = tuple[Path, Mapping[str, Any]] | None


def _read(file: Path, *, required: bool = False) -> Mapping[str, Any] | None:
    """Return what a file configures, checked; None if it is not there or not about claimcheck.

    Args:
        file: The file; one that is called pyproject.toml has it under ``tool.claimcheck``.
        required: Whether the user named the file.

    Raises:
        ConfigError: If it cannot be read, or is not as it must be.
    """
    from claimcheck.documents.raw import shown

    where = shown(os.path.relpath(file)) if not required else shown(file)
    if not required and not _is_file(file):
        return None
    try:
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        raise ConfigError(where, of_os(where, error).reason) from None
    # A project's other tools may write what is no TOML to us; that is theirs to tell.
    if file.name == _PROJECT and not required and b"claimcheck" not in data:
        return None
    import tomllib  # most runs have no file to parse

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError(where, "not in UTF-8, as TOML has to be; save it so") from None
    except (ValueError, RecursionError) as error:
        said = " ".join(str(error).split())
        raise ConfigError(where, f"no valid TOML: {said[:1].lower()}{said[1:]}") from None
    if file.name == _PROJECT:
        tools = table.get("tool", {})
        if not isinstance(tools, dict) or "claimcheck" not in tools:
            if required:
                raise ConfigError(where, "has no [tool.claimcheck]; add it, or name another file")
            return None
        table = tools["claimcheck"]
        if not isinstance(table, dict):
            raise ConfigError(where, "tool.claimcheck: expected a table")
    check(table, where)
    for pattern in table.get("per-path", {}):
        if _spec(pattern) is None:
            raise ConfigError(where, f"per-path.{pattern}: no pattern that a path can match")
    return table


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; in a folder that may not be searched none is."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _matches(pattern: str, draft: Path, file: Path) -> bool:
    """Tell whether a draft matches a pattern as in .gitignore.

    It is matched against the draft's path below the configuration file's folder, or below the
    current folder, where the file lies elsewhere.
    """
    for folder in (Path(os.path.realpath(file)).parent, Path.cwd()):
        if draft.is_relative_to(folder):
            path = draft.relative_to(folder).as_posix()
            break
    else:
        path = draft.as_posix().lstrip("/")
    spec = _spec(pattern)
    return spec is not None and bool(spec.match_file(path))


@cache
def _spec(pattern: str) -> GitIgnoreSpec | None:
    """Return a pattern as git understands it, or None if it includes nothing."""
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return None
    return spec if any(each.include for each in spec.patterns) else None
