"""A run of capitalised words that may be a name, and what it shows of what it names."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.names.entities import EntityKind


class Run:
    """A run of capitalised words, taken apart."""

    __slots__ = (
        "article",
        "certain",
        "first",
        "gender",
        "initial",
        "kind",
        "last",
        "parts",
        "role",
        "start",
    )

    def __init__(
        self,
        start: int,
        first: int,
        last: int,
        kind: EntityKind | None,
        initial: bool,
        lower: Sequence[str],
        gender: str = "-",
    ) -> None:
        self.start = start
        self.first = first
        self.last = last
        self.kind = kind
        self.parts: tuple[str, ...] = ()
        """The words of the name as they are compared; set when the kind is known."""
        self.role: tuple[str, str] | None = None
        self.gender = gender
        self.certain = kind is not None
        self.initial = initial
        self.article = first > 0 and lower[first - 1] == "the"
