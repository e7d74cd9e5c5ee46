"""Options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck import __version__


class Color(StrEnum):
    """When the report is coloured."""

    auto = "auto"
    always = "always"
    never = "never"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def _check_encoding(encoding: str | None) -> str | None:
    if encoding is not None:
        from claimcheck.documents.decode import codec

        try:
            codec(encoding)
        except (LookupError, ValueError):
            raise typer.BadParameter(
                f"'{encoding}' is no text encoding; try utf-8, cp1252 or mac-roman"
            ) from None
    return encoding


Version = Annotated[
    bool,
    typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
]

HiddenVersion = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, hidden=True),
]

Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The encoding of the inputs. [dim]Default: UTF-8, otherwise detected.[/]",
        callback=_check_encoding,
        show_default=False,
    ),
]

Colored = Annotated[
    Color,
    typer.Option(help="When to colour the report. NO_COLOR and FORCE_COLOR are honoured."),
]
