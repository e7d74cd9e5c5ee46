"""The data files that hold one entry or row a line."""

from __future__ import annotations

from importlib.resources import files


def entries(name: str) -> list[str]:
    """Return the lines of a file in ``claimcheck/data``, without comments and blank lines."""
    text = files("claimcheck").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
