"""The data files that hold one entry or row a line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def _folder() -> Traversable:
    return files("claimcheck").joinpath("data")


def entries(name: str) -> list[str]:
    """Return the lines of a file in ``claimcheck/data``, without comments and blank lines."""
    text = _folder().joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
