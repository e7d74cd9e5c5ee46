"""How a page for a terminal is set: its widths, headings, columns, bars and marked words.

Article text only ever enters as ``rich.text.Text``, never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.audit import Statement
from claimcheck.reports.excerpt import visible
from claimcheck.reports.look import Look, look
from claimcheck.values import Span

MEASURE = 100
"""The widest that a column of text becomes."""
WIDE = 164
"""From this width on the page has two columns."""
GUTTER = 4
"""The space between two columns."""
NARROW = 60
"""Below this width tables become running text."""


class Paper:
    """What a page is set on: the console, its look and the widths that follow from it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.look: Look = look(console)
        self.wide = console.width >= WIDE
        self.narrow = console.width < NARROW
        column = (console.width - GUTTER) // 2 if self.wide else console.width
        self.column = max(20, min(column, MEASURE))
        """The width of a column of text."""
        self.width = 2 * self.column + GUTTER if self.wide else self.column
        """The width of the page."""

    def print(self, *blocks: RenderableType) -> None:
        """Print blocks, one below the other."""
        for block in blocks:
            # ``soft_wrap`` off: every block is made to fit the page.
            self.console.print(block, markup=False, highlight=False, emoji=False, width=self.width)

    def text(self, words: str, style: str = "") -> Text:
        """Return article text, a path or own words, made harmless, in a style."""
        return Text(visible(words, self.console.encoding), style=self.look.style(style))

    def columns(self, left: Sequence[RenderableType], right: Sequence[RenderableType]) -> None:
        """Print two stacks side by side where there is room, else one below the other."""
        if not (self.wide and left and right):
            self.print(*left, *right)
            return
        grid = Table.grid(padding=(0, GUTTER, 0, 0))
        grid.add_column(width=self.column)
        grid.add_column(width=self.column)
        grid.add_row(Group(*left), Group(*right))
        self.print(grid)

    def heading(self, title: str, note: Text | None = None) -> list[RenderableType]:
        """Return a section's heading: its title, a rule, and a note at the far end."""
        line = Text.assemble((title, self.look.style("bold")), " ")
        rest = self.column - line.cell_len - (note.cell_len + 1 if note else 0)
        line.append(self.look.thin * max(0, rest))
        if note:
            line.append(" ").append_text(note)
        return [Text(""), line]

    def flow(self, items: Sequence[Text], width: int) -> RenderableType:
        """Set items on one line if they fit, else in columns on two lines, else in a list."""
        gap = (width - sum(item.cell_len for item in items)) // max(1, len(items) - 1)
        if gap >= 2:
            return Text(" " * min(gap, 4)).join(items)
        across = 2 if width // 2 > max(item.cell_len for item in items) else 1
        grid = Table.grid(padding=0)
        for _ in range(across):
            grid.add_column(width=width // across)
        for start in range(0, len(items), across):
            grid.add_row(*items[start : start + across])
        return grid

    def gauge(self, share: float, width: int, style: str | None = None) -> Text:
        """Return a small bar: a heavy line as far as it goes, a thin one to the end."""
        done = min(width, max(int(share > 0), round(share * width)))
        if style is None:
            style = "green" if share >= 0.7 else "red" if share < 0.4 else "default"
        bar = Text(self.look.heavy * done, style=self.look.style(style))
        return bar.append(self.look.thin * (width - done), style=self.look.style("default"))

    def hang(self, lead: Text, body: Text, width: int | None = None) -> Text:
        """Set a body beside its lead, the following lines indented as far."""
        room = max(10, (width or self.column) - lead.cell_len)
        indent = "\n" + " " * lead.cell_len
        block = Text(no_wrap=True, overflow="ignore").append_text(lead)
        for number, line in enumerate(body.wrap(self.console, room)):
            line.rstrip()
            block.append(indent if number else "").append_text(line)
        return block

    def run(self, row: Sequence[Text]) -> Text:
        """Set a row of a table as running text, for want of room."""
        cells = [cell for cell in row if cell.plain.strip()]
        return self.hang(Text("  "), Text(f" {self.look.dot} ").join(cells))

    def marked(self, statement: Statement, spans: Sequence[Span], shown: Span) -> Text:
        """Return part of a statement with spans of it highlighted."""
        words = statement.text
        opening, closing = self.look.marks
        marked = Text()
        if shown.start > 0:
            marked.append(self.look.ellipsis + " ")
        at = shown.start
        style = self.look.strong(statement.tag, underlined=True)
        for span in spans:
            start, end = max(span.start, shown.start), min(span.end, shown.end)
            if start < end:
                marked.append_text(self.text(words[at:start]))
                marked.append(opening).append_text(self.text(words[start:end], style))
                marked.append(closing)
                at = end
        marked.append_text(self.text(words[at : shown.end]))
        if shown.end < len(words):
            marked.append(" " + self.look.ellipsis)
        return marked
