"""``claimcheck init``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.output import print_bytes
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
        typer.Argument(help="What to write. [dim]Default: all three.[/]", show_default=False),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files that are there already.")
    ] = False,
) -> None:
    """Write files to start from."""
    raise finish(lambda: _init(list(dict.fromkeys(parts or Part)), force))


def _init(parts: list[Part], force: bool) -> int:
    from importlib.resources import files

    from claimcheck.documents.errors import of_os

    status = PASSED
    written = 0
    for part in parts:
        name, template = FILES[part]
        text = files("claimcheck").joinpath("templates", template).read_bytes()
        target = Path(name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            # A link that leads nowhere is there as well.
            with target.open("wb" if force else "xb") as file:
                file.write(text)
        except FileExistsError as error:
            if not target.parent.is_dir():
                say(str(of_os(str(target.parent), error)))
                status = BROKEN
                continue
            say(f"{name} is there already and was left as it is; --force overwrites it")
            if part is not Part.config and not print_bytes(
                b"# for " + name.encode() + b"\n" + text
            ):
                status = BROKEN
            continue
        except OSError as error:
            say(str(of_os(name, error)))
            status = BROKEN
            continue
        written += 1
        say(f"wrote {name}")
    return status if written else BROKEN
