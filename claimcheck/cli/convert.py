"""From the words of a command line to values, without pydantic.

typer has pydantic convert them, which takes longer to import than typer itself.  Texts,
choices and paths need no more than a look; they are converted here.  Everything else,
numbers and whatever is wrong, is left to typer, so that it is typer that says what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin


def converted_here(parameters: Any) -> Any:
    """Return parameters that typer has made, converted here from now on where they can be."""
    for parameter in parameters:
        described = getattr(parameter, "type_descriptor", None)
        by_typer = getattr(parameter, "get_runtime_param", None)
        if described is not None and by_typer is not None and not isinstance(by_typer, partial):
            parameter.get_runtime_param = partial(_Converter, described.annotation, by_typer)
    return parameters


class _Converter:
    """Stands in for typer's own converter of a parameter."""

    def __init__(self, wanted: Any, by_typer: Callable[[], Any]) -> None:
        self.wanted = wanted
        self.by_typer = by_typer

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Convert what was given for a parameter, as typer would; None says that nothing was."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        converted = _converted(self.wanted, value)
        return self.by_typer().coerce(value, param, ctx) if converted is None else converted


def _converted(wanted: Any, value: Any) -> Any:
    """Return a value of the type that is wanted, or None if that takes more than a look."""
    if get_origin(wanted) is list:
        each = [_converted(get_args(wanted)[0], item) for item in value]
        return None if None in each else each
    if not isinstance(value, str):
        return None
    if wanted is str:
        return value
    if wanted is Path:
        # One that is there and cannot be read is an error.
        return Path(value) if os.access(value, os.R_OK) or not os.path.lexists(value) else None
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return next((choice for choice in wanted if choice == value), None)
    return None
