"""The tools that are measured: one module each.

A module has ``load()``, which imports what it needs and returns a ``Tool`` with a function
for each task that the tool can do.  One that needs more than claimcheck does has
``INSTALL``, the command that installs it.  Nothing else has to be changed to add a tool.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from pkgutil import iter_modules

from accuracy.values import Tool

FIRST = ("claimcheck", "regex")


def names() -> list[str]:
    """Return the tools' module names, claimcheck and the baseline first."""
    found = sorted(module.name for module in iter_modules(__path__))
    return [*FIRST, *(name for name in found if name not in FIRST)]


def load(without: Collection[str]) -> tuple[list[Tool], dict[str, str]]:
    """Load the tools that can run here.

    Returns:
        The tools, and for each of the others by name why it was not run.
    """
    tools = []
    missing = {}
    for name in names():
        if name in without:
            missing[name] = "left out with --without"
            continue
        module = import_module(f"{__name__}.{name}")
        try:
            tools.append(module.load())
        except ImportError as error:
            missing[name] = f"not installed ({error}); `{module.INSTALL}` does it"
    return tools, missing
