"""The report on a terminal: one page a document, to be read from top to bottom.

It is set like a page, not like a log: nothing runs wider than a line that the eye can
follow, figures stand in columns, and from ``WIDE`` columns on there are two columns of
text.  Article text only ever enters as ``rich.text.Text``, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.audit import (
    Audit,
    DocumentAudit,
    Finding,
    LedgerEntry,
    ReadError,
    ScorePart,
    Statement,
    Summary,
    TagCounts,
    Totals,
)
from claimcheck.reports.attention import Attention, advice, attention, lines, share_out
from claimcheck.reports.excerpt import merge, visible, window
from claimcheck.reports.findings import SEVERITIES, kinds, sentence, standing, statement_of
from claimcheck.reports.findings import marked as place_in
from claimcheck.reports.look import LETTERS, TAGS, Look, look
from claimcheck.values import Span
from claimcheck.wording import counted

MEASURE = 100
"""The widest that a column of text becomes."""
WIDE = 164
"""From this width on the page has two columns."""
GUTTER = 4
"""The space between two columns."""
NARROW = 60
"""Below this width tables become running text."""
SHOWN = 12
"""So many findings, and statements that need attention, are shown; ``full`` shows all of these."""
SOURCES = 12
"""So many sources are listed one by one."""

_WORDS = re.compile(r"^“.*?”")

PARTS = {
    "identifiable-source": "Identifiable sources",
    "vague-reliance": "Named, not vague",
    "source-spread": "Spread of sources",
    "unattributed-run": "No long gaps",
    "sourced-lead": "Sourced lead",
    "accusations-answered": "Accusations answered",
}


def render(
    audit: Audit,
    texts: Mapping[str, str],
    console: Console,
    *,
    full: bool = False,
    unchanged: Mapping[str, Set[int]] | None = None,
) -> None:
    """Print an audit as a report to read.

    Args:
        audit: The audit of any number of documents.
        texts: The decoded text of each document by its path; only ``full`` needs it,
            for what stands between the statements, and does without where it is missing.
        console: Where to print.  Its width, colours and encoding decide the looks;
            without colour no escape codes are printed at all.
        full: Print every statement with its tag, instead of those that need attention.
        unchanged: The ids of the statements, by document, that do not need it in this run,
            because it is about what changed.
    """
    page = _Page(console)
    if len(audit.documents) > 1:
        page.print(*page.overview(audit))
    for document in audit.documents:
        page.print(*page.head(document, f"{audit.tool.name} {audit.tool.version}"))
        settled = (unchanged or {}).get(document.path, frozenset())
        page.document(document, texts.get(document.path, ""), settled, full=full)
    if audit.errors:
        page.print(*page.errors(audit.errors))
    page.print(Text(""))


class _Page:
    """A page of a report: the console, its look and the widths that follow from it."""

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

    # ---- one document ---------------------------------------------------------------

    def head(self, document: DocumentAudit, tool: str) -> list[RenderableType]:
        """Return the top of a page: a rule with the program's name, and the document's."""
        summary = document.summary
        rule = self.look.heavy * max(0, self.width - len(tool) - 4) + f" {tool} "
        path = self.text(document.path, "bold")
        top: list[RenderableType] = [Text(""), Text((rule + self.look.heavy * 2)[: self.width])]
        if not summary.statements:
            return [*top, path]
        score = Text("no score")
        if summary.score is not None:
            score = Text(f"score {summary.score}, grade ")
            score.append(str(summary.grade), style=self.look.grade(summary.grade))
        if self.narrow:
            return [*top, path, score]
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(path, score)
        return [*top, grid]

    def document(
        self, document: DocumentAudit, text: str, unchanged: Set[int], *, full: bool
    ) -> None:
        """Print the page of one document below its head."""
        summary = document.summary
        every = attention(document)
        found = every.without(unchanged)
        findings = standing(document)
        rest = found.without({finding.statement for finding in document.findings})
        self.print(self.counts(summary))
        if summary.statements:
            self.print(Text(""), *self.distribution(summary.tags, self.width))
            score = self.score(summary)
            sources = self.sources(document.sources)
            told = self.findings(document)
            if not full and (rest.groups() or not told):
                told += self.attention(rest, max(4, SHOWN - len(findings)), unchanged)
            if self.wide:
                self.columns([*score, *sources], told)
            else:
                self.print(*score, *told, *sources)
        else:
            self.print(*self.findings(document))
        if full and document.statements:
            flagged = {s.id for s in (*found.nobody, *found.unsourced, *found.hedged)}
            flagged |= {finding.statement for finding in findings}
            self.article(document, text, flagged)
        self.print(*self.next(document, every))

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

    def counts(self, summary: Summary) -> Text:
        """Return the line with the document's figures."""
        figures = (
            counted(summary.words, "word"),
            counted(summary.statements, "statement"),
            f"{summary.check_worthy:,} check-worthy",
            counted(summary.sources, "source"),
        )
        return Text(f" {self.look.dot} ".join(figures))

    def heading(self, title: str, note: Text | None = None) -> list[RenderableType]:
        """Return a section's heading: its title, a rule, and a note at the far end."""
        line = Text.assemble((title, self.look.style("bold")), " ")
        rest = self.column - line.cell_len - (note.cell_len + 1 if note else 0)
        line.append(self.look.thin * max(0, rest))
        if note:
            line.append(" ").append_text(note)
        return [Text(""), line]

    def distribution(self, tags: TagCounts, width: int) -> list[RenderableType]:
        """Return the bar of tags and its legend."""
        counts = [getattr(tags, tag) for tag in TAGS]
        bar = Text()
        for tag, cells in zip(TAGS, apportion(counts, width), strict=True):
            fill = self.look.fills[tag]
            label = f" {LETTERS[tag]} "
            if cells >= len(label) + 2:
                left = (cells - len(label)) // 2
                bar.append(fill * left, style=self.look.tag(tag))
                bar.append(label, style=self.look.strong(tag))
                bar.append(fill * (cells - left - len(label)), style=self.look.tag(tag))
            else:
                bar.append(fill * cells, style=self.look.tag(tag))
        legend = []
        for tag, count, share in zip(TAGS, counts, percentages(counts), strict=True):
            item = Text().append(f"{self.look.fills[tag]} ", style=self.look.tag(tag))
            item.append(LETTERS[tag], style=self.look.strong(tag))
            legend.append(item.append(f" {tag} {count:,}, {share}%"))
        return [bar, self.flow(legend, width)]

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

    # ---- the score and the sources --------------------------------------------------

    def score(self, summary: Summary) -> list[RenderableType]:
        """Return the score with its parts, if there is one."""
        if summary.score is None:
            return []
        heading = self.heading("Attribution score", Text(f"{summary.score} of 100"))
        if self.narrow:
            return [*heading, *(self.run(self.part(part)) for part in summary.parts)]
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=max(map(len, PARTS.values())), no_wrap=True)
        grid.add_column(width=8, no_wrap=True)
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(ratio=1)
        for part in summary.parts:
            grid.add_row(*self.part(part))
        return [*heading, Padding(grid, (0, 0, 0, 2))]

    def part(self, part: ScorePart) -> list[Text]:
        """Return the row of one part of the score."""
        name = Text(PARTS.get(part.name, part.name.replace("-", " ").capitalize()))
        if part.value is None:
            return [name, Text(""), Text(self.look.dash), self.text(part.explanation)]
        points = Text(f"{part.points:.1f}/{part.weight}")
        bar = self.gauge(part.points / part.weight if part.weight else 0.0, 8)
        return [name, bar, points, self.text(part.explanation)]

    def gauge(self, share: float, width: int, style: str | None = None) -> Text:
        """Return a small bar: a heavy line as far as it goes, a thin one to the end."""
        done = min(width, max(int(share > 0), round(share * width)))
        if style is None:
            style = "green" if share >= 0.7 else "red" if share < 0.4 else "default"
        bar = Text(self.look.heavy * done, style=self.look.style(style))
        return bar.append(self.look.thin * (width - done), style=self.look.style("default"))

    def sources(self, ledger: Sequence[LedgerEntry]) -> list[RenderableType]:
        """Return the ledger of sources."""
        blocks = self.heading("Sources", Text(counted(len(ledger), "source")))
        if not ledger:
            return [*blocks, Text("  Nobody is said to have said anything.")]
        # Rather one more than a line that says that there is one more.
        shown = len(ledger) if len(ledger) == SOURCES + 1 else SOURCES
        rows = [self.source(entry) for entry in ledger[:shown]]
        if self.narrow:
            blocks += map(self.run, rows)
        else:
            grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
            grid.add_column(ratio=1)
            grid.add_column(no_wrap=True)
            grid.add_column(justify="right", no_wrap=True)
            grid.add_column(justify="right", no_wrap=True)
            header = ("name, role", "kind", "statements", "share")
            grid.add_row(*(Text(cell, style=self.look.style("italic")) for cell in header))
            for row in rows:
                grid.add_row(*row)
            blocks.append(Padding(grid, (0, 0, 0, 2)))
        rest = ledger[shown:]
        if rest:
            most = counted(rest[0].statements, "statement")
            more = f"and {len(rest)} more with at most {most} each; --format json lists all"
            blocks.append(self.hang(Text("  "), Text(f"{self.look.ellipsis} {more}")))
        return blocks

    def source(self, entry: LedgerEntry) -> list[Text]:
        """Return the row of one source."""
        color = "red" if entry.kind == "vague" else "default"
        name = Text().append_text(self.text(entry.name, "bold"))
        if entry.role and entry.role.casefold() not in entry.name.casefold():
            name.append(", ").append_text(self.text(entry.role))
        return [
            name,
            self.text(entry.kind, color),
            Text(str(entry.statements)),
            self.gauge(entry.share, 8, style=color).append(f" {entry.share * 100:>3.0f}%"),
        ]

    # ---- the findings ---------------------------------------------------------------

    def findings(self, document: DocumentAudit) -> list[RenderableType]:
        """Return the findings by severity and rule, with what to ask about them."""
        findings = standing(document)
        if not findings:
            return []
        groups = by_rule(findings)
        blocks = self.heading("Findings", Text(kinds(findings)))
        shares = share_out([len(group) for group in groups], max(SHOWN, len(groups)))
        for number, (group, places) in enumerate(zip(groups, shares, strict=True)):
            first = group[0]
            title = Text("  ").append(first.severity, style=self.look.severity(first.severity))
            title.append(f" {first.code} ").append(first.name, style=self.look.style("italic"))
            blocks += [Text(""), title] if number else [title]
            share = len(group) if len(group) == places + 1 else places
            said: set[str] = set()
            for finding in group[:share]:
                body = self.finding(document, finding, said)
                said |= {_less_its_words(finding.message), finding.help}
                blocks.append(self.hang(Text(f"{finding.line:>5}    "), body))
            if rest := group[share:]:
                more = f"{self.look.ellipsis} and {len(rest)} more in {lines(rest)}"
                blocks.append(self.hang(Text(" " * 9), Text(more)))
        return blocks

    def finding(self, document: DocumentAudit, finding: Finding, said: Set[str]) -> Text:
        """Return what a finding says; if that has been said already, where it says it again."""
        statement = statement_of(document, finding)
        span = place_in(statement, finding) if statement else Span(0, 0)
        if statement and _less_its_words(finding.message) in said and span.start < span.end:
            return self.marked(statement, [span], window(statement.text, [span], self.column - 14))
        body = self.text(sentence(finding.message))
        if finding.help not in said:
            body.append(" ").append_text(self.text(sentence(finding.help), "italic"))
        return body

    # ---- the statements -------------------------------------------------------------

    def attention(self, found: Attention, places: int, unchanged: Set[int]) -> list[RenderableType]:
        """Return so many of the statements that need attention, under their headings."""
        groups = found.groups()
        total = sum(len(statements) for _, statements in groups)
        note = Text(counted(total, "statement"))
        blocks = self.heading("Needs attention", note)
        if not total:
            return [*blocks, Text(f"  No statement {'that changed ' if unchanged else ''}does.")]
        shares = share_out([len(statements) for _, statements in groups], places)
        for (heading, statements), most in zip(groups, shares, strict=True):
            share = len(statements) if len(statements) == most + 1 else most
            title = Text("  ").append(heading, style=self.look.style("italic"))
            blocks += [Text(""), title] if len(blocks) > 2 else [title]
            for statement in statements[:share]:
                lead = self.lead(str(statement.line), statement)
                blocks.append(self.hang(lead, self.excerpt(statement, self.column - 9)))
            rest = statements[share:]
            if rest:
                more = f"{self.look.ellipsis} and {len(rest)} more in {lines(rest)}; see --full"
                blocks.append(self.hang(Text(" " * 9), Text(more)))
        return blocks

    def lead(self, line: str, statement: Statement | None, flag: str = " ") -> Text:
        """Return what stands before a statement: its line, its tag's letter, a flag."""
        tag = statement.tag if statement else None
        lead = Text(f"{line:>5} ")
        lead.append(LETTERS[tag] if tag else " ", style=self.look.strong(tag))
        return lead.append(f"{flag} ", style=self.look.style("bold"))

    def excerpt(self, statement: Statement, width: int) -> Text:
        """Return a statement in at most two lines, with the deciding words highlighted."""
        spans = deciding(statement)
        return self.marked(statement, spans, window(statement.text, spans, 2 * width - 8))

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

    def article(self, document: DocumentAudit, text: str, flagged: Set[int]) -> None:
        """Print the whole article, each statement in its tag's colour."""
        self.print(*self.heading("The article", Text("! needs attention")))
        at, shown_line = 0, 0
        for number, (_, paragraph) in enumerate(
            groupby(document.statements, key=lambda statement: statement.paragraph)
        ):
            rows = [Text("")] if number else []
            for statement in paragraph:
                # What no statement covers: a dateline, a list's mark.
                between = text[at : statement.start].strip()
                if between:
                    rows.append(self.hang(self.lead("", None), self.text(between)))
                line = str(statement.line) if statement.line != shown_line else ""
                lead = self.lead(line, statement, "!" if statement.id in flagged else " ")
                rows.append(self.hang(lead, self.colored(statement)))
                at, shown_line = statement.end, statement.line
            self.print(Text("\n").join(rows))
        rest = text[at:].strip()
        if rest:
            self.print(self.hang(self.lead("", None), self.text(rest)))

    def colored(self, statement: Statement) -> Text:
        """Return a whole statement in its tag's colour, the deciding words highlighted."""
        body = self.marked(statement, deciding(statement), Span(0, len(statement.text)))
        # Beneath the spans of the highlighted words, which keep their own style.
        body.style = self.look.tag(statement.tag)
        return body

    # ---- the run --------------------------------------------------------------------

    def next(self, document: DocumentAudit, found: Attention) -> list[RenderableType]:
        """Return what to do next: at most three sentences."""
        blocks: list[RenderableType] = [Text("")]
        for number, advised in enumerate(advice(document, found)[:3]):
            lead = Text("Next " if number == 0 else "     ", style=self.look.style("bold"))
            lead.append(f"{self.look.arrow} ")
            blocks.append(self.hang(lead, Text(advised), min(self.width, MEASURE)))
        return blocks

    def overview(self, audit: Audit) -> list[RenderableType]:
        """Return the table of all documents."""
        heading = self.heading(counted(len(audit.documents), "document"))
        counts = [len(standing(document)) for document in audit.documents]
        told = sum(counts) > 0
        rows = [
            self.row(self.text(document.path), document.summary, count if told else None)
            for document, count in zip(audit.documents, counts, strict=True)
        ]
        rows.append(self.row(Text("all"), audit.summary, sum(counts) if told else None))
        legend = Text("  ".join(f"{LETTERS[tag]} {tag}" for tag in TAGS))
        if self.narrow:
            return [*heading, *map(self.run, rows), legend]
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.width = self.column
        grid.add_column(ratio=1)
        findings = ("findings",) if told else ()
        header = ("document", "statements", *(LETTERS[tag] for tag in TAGS), *findings, "score", "")
        for _ in header[1:]:
            grid.add_column(justify="right", no_wrap=True)
        grid.add_row(*(Text(cell, style=self.look.style("italic")) for cell in header))
        for row in rows:
            grid.add_row(*row)
        return [*heading, grid, legend]

    def row(self, name: Text, summary: Summary | Totals, findings: int | None) -> list[Text]:
        """Return the row of one document, or of all, in the table of all documents."""
        counts = [getattr(summary.tags, tag) for tag in TAGS]
        shares = (f"{share}%" if summary.statements else "" for share in percentages(counts))
        return [
            name,
            Text(str(summary.statements)),
            *map(Text, shares),
            *([] if findings is None else [Text(f"{findings:,}")]),
            Text(self.look.dash if summary.score is None else str(summary.score)),
            Text(summary.grade or " ", style=self.look.grade(summary.grade)),
        ]

    def errors(self, errors: Sequence[ReadError]) -> Iterator[RenderableType]:
        """Return the inputs that could not be read."""
        yield from self.heading("Not read", Text(counted(len(errors), "input")))
        for error in errors:
            body = Text().append_text(self.text(error.path, "bold")).append(": ")
            body.append_text(self.text(error.error))
            yield self.hang(Text("  "), body)


def _less_its_words(message: str) -> str:
    """Return a message without the words of the draft that it begins with."""
    return _WORDS.sub("", message)


def by_rule(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """Return findings in groups of one rule and severity, the worst first, then by code."""

    def key(finding: Finding) -> tuple[int, str]:
        return SEVERITIES.index(finding.severity), finding.code

    return [tuple(group) for _, group in groupby(sorted(findings, key=key), key=key)]


def deciding(statement: Statement) -> list[Span]:
    """Return the words that decided a statement's tag, as offsets into its text.

    None where that would be the whole statement, as inside a long quotation: to mark
    everything is to mark nothing.
    """
    size = len(statement.text)
    spans = (statement.within(reason.start, reason.end) for reason in statement.reasons)
    return merge(span for span in spans if 0 < span.end - span.start < 0.9 * size)


def apportion(counts: Sequence[int], cells: int) -> list[int]:
    """Divide cells in proportion to counts, by largest remainders, none of them lost.

    What counts at all gets a cell, if there are enough.
    """
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    exact = [count * cells / total for count in counts]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(counts)), key=lambda i: shares[i] - exact[i])
    for index in by_remainder[: cells - sum(shares)]:
        shares[index] += 1
    for index, count in enumerate(counts):
        if count and not shares[index] and max(shares) > 1:
            shares[shares.index(max(shares))] -= 1
            shares[index] = 1
    return shares


def percentages(counts: Sequence[int]) -> list[int]:
    """Return each count in whole percent of all, halves rounded up; equal counts look equal.

    So they need not add up to 100.
    """
    total = sum(counts)
    return [(200 * count + total) // (2 * total) if total else 0 for count in counts]
