"""How a report looks: characters, colours, and what to do without either.

Only colours of the terminal's own base palette are used, and of those only green,
magenta and red, which are legible on light and on dark grounds alike (yellow is not on
white, blue not on black); nothing is dimmed and no background is set.  Meaning never
hangs on colour: every tag has its letter and its fill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from claimcheck.audit import Grade, Severity
from claimcheck.values import Tag

if TYPE_CHECKING:
    from rich.console import Console

TAGS: tuple[Tag, ...] = ("sourced", "denied", "speculative", "asserted")
"""The tags in the order in which every report shows them."""

LETTERS: dict[Tag, str] = {"sourced": "S", "denied": "D", "speculative": "P", "asserted": "A"}

PARTS = {
    "identifiable-source": "Identifiable sources",
    "vague-reliance": "Named, not vague",
    "source-spread": "Spread of sources",
    "unattributed-run": "No long gaps",
    "sourced-lead": "Sourced lead",
    "accusations-answered": "Accusations answered",
}
"""What the parts of the score are called."""

_COLORS: dict[Tag, str] = {
    "sourced": "green",
    "denied": "magenta",
    "speculative": "red",
    "asserted": "default",
}


class Look(Struct, frozen=True):
    """The characters that a report is drawn with, and whether it may use styles."""

    styled: bool
    fills: dict[Tag, str]
    heavy: str
    thin: str
    dot: str
    dash: str
    ellipsis: str
    arrow: str
    marks: tuple[str, str]

    def style(self, style: str) -> str:
        """Return a style, or none at all where styles cannot be used."""
        return style if self.styled else ""

    def tag(self, tag: Tag | None) -> str:
        """Return the style of a tag; "default" is the terminal's own text colour."""
        return self.style(_COLORS[tag]) if tag else ""

    def strong(self, tag: Tag | None, *, underlined: bool = False) -> str:
        """Return the style of a tag for its letter, or underlined for deciding words."""
        line = " underline" if underlined else ""
        return self.style(f"bold{line} {_COLORS[tag] if tag else ''}".rstrip())

    def severity(self, severity: Severity) -> str:
        """Return the style of a severity."""
        return self.style("bold red" if severity == "error" else "bold")

    def grade(self, grade: Grade | None) -> str:
        """Return the style of a grade."""
        colors = {"A": "bold green", "B": "bold green", "D": "bold red", "F": "bold red"}
        return self.style(colors.get(grade or "", "bold"))


def look(console: Console) -> Look:
    """Choose a look for a console.

    Without colour (NO_COLOR, a dumb terminal, a file) no escape codes are used at all
    and the deciding words stand between marks; where the encoding is not Unicode's,
    only ASCII characters are drawn.
    """
    styled = console.color_system is not None and not console.no_color
    if console.options.ascii_only:
        return Look(
            styled=styled,
            fills=dict(zip(TAGS, "#x/.", strict=True)),
            heavy="=",
            thin="-",
            dot="-",
            dash="-",
            ellipsis="...",
            arrow=">",
            marks=("", "") if styled else (">>", "<<"),
        )
    return Look(
        styled=styled,
        fills=dict(zip(TAGS, "█▓▒░", strict=True)),
        heavy="━",
        thin="─",
        dot="·",
        dash="–",
        ellipsis="…",
        arrow="→",
        marks=("", "") if styled else ("«", "»"),
    )
