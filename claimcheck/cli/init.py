"""``claimcheck init``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.output import print_bytes, say_unwritten
from claimcheck.cli.run import BROKEN, PASSED, finish, say

HELP = (
    "Write files to start from: a configuration, a hook for pre-commit, a workflow for GitHub.\n\n"
    "They are written into the current folder and have comments on what can be changed. A file "
    "that is there already is left as it is; of pre-commit's, the entry to add is printed."
)


class Part(StrEnum):
    """What can be written."""

    config = "config"
    pre_commit = "pre-commit"
    github = "github"


FILES = {
    Part.config: ("claimcheck.toml", "claimcheck.toml"),
    Part.pre_commit: (".pre-commit-config.yaml", "pre-commit.yaml"),
    Part.github: (".github/workflows/claimcheck.yml", "github.yml"),
}
"""The file that each part is, and its template in ``claimcheck/templates``."""


def init(
    parts: Annotated[
        list[Part] | None,
        typer.Argument(
            metavar="PARTS",
            help="What to write: config, pre-commit or github. [dim]Default: all three.[/]",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files that are there already.")
    ] = False,
) -> None:
    """Write files to start from."""
    raise finish(lambda: _init(list(dict.fromkeys(parts or Part)), force))


def _init(parts: list[Part], force: bool) -> int:
    from importlib.resources import files

    written = 0
    well = True
    for part in parts:
        name, template = FILES[part]
        text = files("claimcheck").joinpath("templates", template).read_bytes()
        try:
            made = _write(Path(name), text, force=force)
        except OSError as error:
            say_unwritten(name, error)
            well = False
            continue
        if made:
            written += 1
            say(f"wrote {name}")
            continue
        say(f"{name} is there already and was left as it is; --force overwrites it")
        if part is not Part.config:
            well = print_bytes(b"# for " + name.encode() + b"\n" + text) and well
    return PASSED if written and well else BROKEN


def _write(target: Path, text: bytes, *, force: bool) -> bool:
    """Write a file, and make the folders above it; tell whether, as it may be there already.

    Raises:
        OSError: If it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        # A link that leads nowhere is there as well.
        with target.open("wb" if force else "xb") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
