"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck import __version__
from claimcheck.cli import completion
from claimcheck.cli.run import BROKEN, PASSED
from claimcheck.documents.formats import InputFormat

if TYPE_CHECKING:
    from claimcheck.config.load import Configuration
    from claimcheck.documents.limits import Reading


class Color(StrEnum):
    """When the report is coloured."""

    auto = "auto"
    always = "always"
    never = "never"


def _show_version(wanted: bool) -> None:
    if wanted:
        from claimcheck.cli.output import print_bytes

        raise typer.Exit(PASSED if print_bytes(f"claimcheck {__version__}\n".encode()) else BROKEN)


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

Input = Annotated[
    InputFormat | None,
    typer.Option(
        "--input-format",
        metavar="FORMAT",
        help=f"The format of the inputs: {', '.join(InputFormat)}. [dim]Default: told by their "
        "contents and their endings.[/]",
        show_default=False,
    ),
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


def _check_name(name: str) -> str:
    if not name.strip():
        raise typer.BadParameter("names nothing; leave it out, or give a name")
    return name


StdinName = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="What to call standard input; its ending tells the format.",
        callback=_check_name,
    ),
]

Colored = Annotated[
    Color,
    typer.Option(
        metavar="WHEN",
        help="When to colour the report: auto, always or never. Auto heeds NO_COLOR and "
        "FORCE_COLOR.",
    ),
]

_LIMITS = "Limits"


def _megabytes(value: str) -> float:
    with suppress(ValueError):
        if 0 < float(value) < inf:
            return float(value)
    raise typer.BadParameter(f"'{value}' is no size; give a number of MB, such as 200")


def _count(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value[:9]) > 0):
        raise typer.BadParameter(f"'{value}' is no number of pages; give a whole number, from 1")
    return int(value[:9])


MaxSize = Annotated[
    float | None,
    typer.Option(
        "--max-size",
        metavar="MB",
        parser=_megabytes,
        help="Refuse files larger than this. [dim]Default: 100.[/]",
        show_default=False,
        rich_help_panel=_LIMITS,
    ),
]

MaxPages = Annotated[
    int | None,
    typer.Option(
        "--max-pages",
        metavar="N",
        parser=_count,
        help="Refuse PDF files with more pages. [dim]Default: 2,000.[/]",
        show_default=False,
        rich_help_panel=_LIMITS,
    ),
]

_RULES = "Rules"

Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The configuration file to use. [dim]Default: the nearest claimcheck.toml, or "
        "pyproject.toml with a section tool.claimcheck, from each draft's folder upwards.[/]",
        show_default=False,
        rich_help_panel=_RULES,
    ),
]

Isolated = Annotated[
    bool, typer.Option("--isolated", help="Use no configuration file.", rich_help_panel=_RULES)
]

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES",
        help="Apply these rules only: codes, beginnings of codes, names, families or all, with "
        "commas between. Can be given several times.",
        autocompletion=completion.rules,
        show_default=False,
        rich_help_panel=_RULES,
    ),
]

ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES",
        help="Apply these rules as well.",
        autocompletion=completion.rules,
        show_default=False,
        rich_help_panel=_RULES,
    ),
]

Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES",
        help="Do not apply these rules.",
        autocompletion=completion.rules,
        show_default=False,
        rich_help_panel=_RULES,
    ),
]


def rule_options(
    select: Sequence[str] | None, extend_select: Sequence[str] | None, ignore: Sequence[str] | None
) -> dict[str, Any]:
    """Return what the options about rules say, as a layer of configuration.

    Raises:
        ConfigError: If one of them names no rule.
    """
    from claimcheck.config.layers import require_rule

    layer: dict[str, Any] = {}
    given = {"select": select, "extend-select": extend_select, "ignore": ignore}
    for name, values in given.items():
        if values:
            words = [word.strip() for value in values for word in value.split(",")]
            layer[name] = [word for word in words if word]
            if not layer[name]:
                raise typer.BadParameter("names no rule", param_hint=f"--{name}")
            for word in layer[name]:
                require_rule(word, f"--{name}")
    return layer


def reading(
    encoding: str | None,
    input_format: InputFormat | None,
    max_size: float | None,
    max_pages: int | None,
) -> Reading:
    """Return how the inputs are read, from the options about that."""
    from claimcheck.documents.limits import Limits, Reading

    limits = Limits()
    size = limits.size if max_size is None else int(min(max_size, 1e9) * 1_000_000)
    return Reading(
        encoding=encoding,
        format=input_format,
        limits=Limits(
            size=size,
            # What may come out of a larger file may be larger too, and have more words.
            expanded=max(limits.expanded, size * limits.expanded // limits.size),
            tokens=max(limits.tokens, size * limits.tokens // limits.size),
            pages=limits.pages if max_pages is None else max_pages,
        ),
    )


def configuration(
    config: Path | None, isolated: bool, layer: dict[str, Any] | None = None
) -> Configuration:
    """Return the configuration of a run.

    Args:
        config: What ``--config`` names.
        isolated: Whether ``--isolated`` was given.
        layer: What the other options say; see ``rule_options``.

    Raises:
        ConfigError: If the file cannot be used.
        typer.BadParameter: If both options were given.
    """
    from claimcheck.config.load import Configuration

    if config is not None and isolated:
        raise typer.BadParameter("not together with --config", param_hint="--isolated")
    return Configuration(layer or {}, file=config, isolated=isolated)
