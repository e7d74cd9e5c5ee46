"""The comparison on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.compare.comparison import Change, Comparison, Place
from claimcheck.compare.reports import excerpt, figures, grouped, message, shown, sources, summary
from claimcheck.reports.excerpt import visible
from claimcheck.reports.look import LETTERS, Look, look
from claimcheck.reports.paper import MEASURE


def render(comparison: Comparison, console: Console) -> None:
    """Print a comparison as a page to read.

    Args:
        comparison: The comparison.
        console: Where to print; its width, colours and encoding decide the looks.
    """
    drawn = look(console)
    width = min(console.width, MEASURE)

    def put(block: Text | Table | Padding) -> None:
        console.print(block, markup=False, highlight=False, emoji=False, width=width)

    put(Text(""))
    put(Text(drawn.heavy * width))
    put(_text(f"{comparison.old.path} {drawn.arrow} {comparison.new.path}", console, drawn, "bold"))
    put(_text(summary(comparison), console, drawn))
    put(Text(""))
    put(_figures(comparison, drawn))
    for heading, changes in grouped(comparison):
        put(Text(""))
        lost = heading == "Lost"
        put(Text(f"{heading} ({len(changes)})", style=drawn.style("bold red" if lost else "bold")))
        put(Text(drawn.thin * width))
        for change in changes:
            put(_said(change, console, drawn))
            for place, note in _places(change):
                put(Padding(_place(place, note, console, drawn), (0, 0, 0, 4)))
    if not comparison.changes:
        put(Text(""))
        put(Text("Nothing changed."))
    put(Text(""))


def _figures(comparison: Comparison, drawn: Look) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_row("", *(Text(word, style=drawn.style("bold")) for word in ("before", "after")))
    for name, before, after in figures(comparison.old, comparison.new):
        table.add_row(name, before, after)
    return table


def _said(change: Change, console: Console, drawn: Look) -> Text:
    where = f"line {shown(change).line}" + ("" if change.new else " of the old draft")
    whose = sources(change)
    said = f"{where}, {message(change)}" + (f" ({whose})" if whose else "")
    return _text(said, console, drawn, "red" if change.loss else "")


def _places(change: Change) -> list[tuple[Place, str]]:
    if change.kind == "edited" and change.old is not None and change.new is not None:
        return [(change.old, "was"), (change.new, "now")]
    return [(shown(change), "")]


def _place(place: Place, note: str, console: Console, drawn: Look) -> Text:
    text = Text(f"{note} " if note else "")
    if place.tag is not None:
        text.append(LETTERS[place.tag], style=drawn.strong(place.tag))
        text.append(" ")
    text.append_text(_text(excerpt(place), console, drawn))
    return text


def _text(words: str, console: Console, drawn: Look, style: str = "") -> Text:
    return Text(visible(words, console.encoding), style=drawn.style(style))
