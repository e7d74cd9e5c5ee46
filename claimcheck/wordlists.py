"""The data files of the package."""

from __future__ import annotations

from pkgutil import get_data


def contents(name: str) -> bytes:
    """Return what a file in ``claimcheck/data`` holds."""
    # importlib.resources would do as well, and imports ten times as much.
    return get_data("claimcheck", f"data/{name}") or b""


def entries(name: str) -> list[str]:
    """Return the lines of a file in ``claimcheck/data``, without comments and blank lines."""
    lines = contents(name).decode().splitlines()
    return [line for line in lines if line and not line.startswith("#")]
