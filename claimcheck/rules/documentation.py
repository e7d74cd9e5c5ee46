"""A rule's documentation and examples, as they stand in its files."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

from msgspec import Struct, convert

from claimcheck.rules.rule import HEADINGS

_HEADING = re.compile(rf"^({'|'.join(HEADINGS)})\n-+\n", re.MULTILINE)


class Documentation(Struct, frozen=True):
    """What a rule's docstring says: its first line, and the text under each heading."""

    summary: str
    sections: dict[str, str]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text on which a rule fires or not; ``words`` are those that the finding marks."""

    text: str
    words: str | None = None


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """The examples of a rule."""

    fires: list[Example]
    passes: list[Example]


def documentation(module: ModuleType) -> Documentation:
    """Return the documentation of a rule's module.

    Raises:
        ValueError: If a heading is missing, or they are out of order.
    """
    text = inspect.cleandoc(module.__doc__ or "")
    summary, *parts = _HEADING.split(text)
    if tuple(parts[::2]) != HEADINGS:
        raise ValueError(f"{module.__name__}: the docstring needs the headings {HEADINGS}")
    sections = {h: body.strip() for h, body in zip(parts[::2], parts[1::2], strict=True)}
    return Documentation(summary.strip(), sections)


def examples(module: ModuleType) -> Examples:
    """Return the examples that stand beside a rule.

    Raises:
        msgspec.ValidationError: If the file is not as ``claimcheck.rules.rule`` says.
    """
    import tomllib
    from importlib.resources import files

    package, _, name = module.__name__.rpartition(".")
    text = files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Examples)
