"""The report on a terminal: one page a document, to be read from top to bottom.

It is set like a page, not like a log: nothing runs wider than a line that the eye can
follow, figures stand in columns, and from ``WIDE`` columns on there are two columns of
text.  Article text only ever enters as ``rich.text.Text``, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from rich.console import Console, RenderableType
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
from claimcheck.reports.attention import Attention, advice, attention, lines
from claimcheck.reports.excerpt import window
from claimcheck.reports.findings import (
    SEVERITIES,
    deciding,
    kinds,
    sentence,
    standing,
    statement_of,
)
from claimcheck.reports.findings import marked as place_in
from claimcheck.reports.look import LETTERS, PARTS, TAGS
from claimcheck.reports.paper import MEASURE, Paper
from claimcheck.reports.shares import apportion, percentages, share_out
from claimcheck.values import Span
from claimcheck.wording import counted, role_beside

SHOWN = 12
"""So many findings, and statements that need attention, are shown; ``full`` shows all of these."""
SOURCES = 12
"""So many sources are listed one by one."""

_WORDS = re.compile(r"^“.*?”")


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


class _Page(Paper):
    """The page of a report: what stands on it."""

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

    def counts(self, summary: Summary) -> Text:
        """Return the line with the document's figures."""
        figures = (
            counted(summary.words, "word"),
            counted(summary.statements, "statement"),
            f"{summary.check_worthy:,} check-worthy",
            counted(summary.sources, "source"),
        )
        return Text(f" {self.look.dot} ".join(figures))

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
        if role := role_beside(entry.name, entry.role):
            name.append(", ").append_text(self.text(role))
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
