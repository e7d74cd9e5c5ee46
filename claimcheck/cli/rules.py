"""``claimcheck rules`` and ``claimcheck explain``."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli import completion
from claimcheck.cli.options import Color, Colored
from claimcheck.cli.output import drawn, is_terminal, print_bytes
from claimcheck.cli.run import BROKEN, PASSED, finish

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console, RenderableType

    from claimcheck.rules.documentation import Documentation
    from claimcheck.rules.rule import Rule

_WIDE = 90
"""From so many columns on, what a rule finds has a column of its own."""
RULES_HELP = (
    "List the rules of sourcing.\n\n"
    "Rules in preview have more false alarms: they are off unless they are selected by code or "
    "name, or the configuration says [bold]preview = true[/]."
)
EXPLAIN_HELP = (
    "Explain a rule: what it finds, why it matters, whose standard it is, an example, a better "
    "wording, and what the rule cannot tell."
)


class Listing(StrEnum):
    """The formats in which the rules can be listed."""

    table = "table"
    json = "json"


def rules(
    form: Annotated[
        Listing,
        typer.Option("--format", "-f", metavar="FORMAT", help="table, or json for programs."),
    ] = Listing.table,
    color: Colored = Color.auto,
) -> None:
    """List the rules."""

    def work() -> int:
        if form is Listing.json:
            page = _json()
        else:
            page = _shown(color, _table) if is_terminal(sys.stdout) else _lines()
        return PASSED if print_bytes(page) else BROKEN

    raise finish(work)


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help="The rule's code (CC201) or name (vague-source).",
            autocompletion=completion.rule,
        ),
    ],
    color: Colored = Color.auto,
) -> None:
    """Explain a rule."""

    def work() -> int:
        from claimcheck.rules.documentation import documentation
        from claimcheck.rules.registry import modules

        found = _one(rule)
        said = documentation(modules()[found.code])
        page = _page(found, said, color) if is_terminal(sys.stdout) else _markdown(found, said)
        return PASSED if print_bytes(page) else BROKEN

    raise finish(work)


def _one(word: str) -> Rule:
    """Return the rule that a word names.

    Raises:
        ConfigError: If it names none, or several.
    """
    from claimcheck.config.errors import ConfigError, did_you_mean
    from claimcheck.rules import registry

    if rule := registry.named(word):
        return rule
    several = sorted(registry.matching(word))
    if several:
        raise ConfigError("explain", f"'{word}' means {', '.join(several)}; name one of them")
    advice = did_you_mean(word, registry.own_names(), "claimcheck rules lists them")
    raise ConfigError("explain", f"'{word}' is no rule; {advice}")


def _state(rule: Rule) -> str:
    return "preview" if rule.preview else "on"


def _rows() -> list[tuple[str, str, str, str, str]]:
    """Return code, name, severity, state and first line of every rule."""
    from claimcheck.rules import registry
    from claimcheck.rules.documentation import documentation

    return [
        (
            rule.code,
            rule.name,
            rule.severity,
            _state(rule),
            " ".join(documentation(registry.modules()[rule.code]).summary.split()),
        )
        for rule in registry.rules()
    ]


def _lines() -> bytes:
    """Return a line a rule, of any length."""
    rows = _rows()
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    padded = (
        (*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4])
        for row in rows
    )
    return "".join("  ".join(row) + "\n" for row in padded).encode()


def _table(width: int) -> RenderableType:
    """Return the rules as a table; on a narrow terminal what they find stands below their names."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="italic")
    wide = width >= _WIDE
    for heading in ("code", "name", "severity", "state") if wide else ("code",):
        table.add_column(heading, no_wrap=True)
    table.add_column("what it finds")
    for code, name, severity, state, summary in _rows():
        style = "bold red" if severity == "error" else "bold" if severity == "warning" else ""
        if wide:
            cells = [Text(name), Text(severity, style), Text(state), Text(summary)]
        else:
            head = (name, ", ", (severity, style), f", {state}\n")
            cells = [Text.assemble(*head, summary)]
        table.add_row(Text(code, "bold"), *cells)
    return table


def _json() -> bytes:
    """Return the rules as JSON."""
    import json
    import re

    from claimcheck.rules import registry
    from claimcheck.rules.documentation import documentation

    listed: list[dict[str, Any]] = []
    for code, module in registry.modules().items():
        rule: Rule = module.RULE
        said = documentation(module)
        listed.append(
            {
                "code": code,
                "name": rule.name,
                "aliases": list(rule.aliases),
                "family": registry.family(code),
                "severity": rule.severity,
                "preview": rule.preview,
                "looks": rule.looks,
                "summary": " ".join(said.summary.split()),
                "standards": re.findall(r"https?://\S+", said.sections["Standard"]),
            }
        )
    return (json.dumps(listed, indent=2, ensure_ascii=False) + "\n").encode()


def _facts(rule: Rule) -> str:
    """Say in a line what a rule is like."""
    looks = {
        "narration": "looks at the writer's own words",
        "quotation": "looks at quoted words",
        "both": "looks at the writer's own and at quoted words",
    }
    state = "off unless selected (preview)" if rule.preview else "on by default"
    facts = [rule.severity, state, looks[rule.looks]]
    if rule.aliases:
        facts.append(f"also called {', '.join(rule.aliases)}")
    return "; ".join(facts)


def _markdown(rule: Rule, said: Documentation) -> bytes:
    """Return a rule's documentation as Markdown."""
    parts = [f"# {rule.code} {rule.name}", said.summary, f"*{_facts(rule)}*"]
    for heading, body in said.sections.items():
        wording = heading in ("Example", "Better")
        parts += [f"## {heading}", f"```text\n{body}\n```" if wording else body]
    return ("\n\n".join(parts) + "\n").encode()


def _page(rule: Rule, said: Documentation, color: Color) -> bytes:
    """Return a rule's documentation for a terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    blocks: list[RenderableType] = [
        Text.assemble((rule.code, "bold"), " ", (rule.name, "bold")),
        Text(_facts(rule), style="italic"),
        Text(""),
        Text(" ".join(said.summary.split())),
    ]
    for heading, body in said.sections.items():
        blocks += [Text(""), Text(heading, style="bold")]
        blocks += [Padding(Text(line), (0, 0, 0, 2)) for line in _unwrapped(body)]
    return _shown(color, lambda _: Group(*blocks))


def _unwrapped(body: str) -> list[str]:
    """Return the lines of a section with its paragraphs on one line each, links apart."""
    lines: list[str] = []
    goes_on = False
    for line in body.splitlines():
        prose = bool(line.strip()) and not line.startswith(("http", " ", "<!--", "- "))
        if prose and goes_on:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        goes_on = prose
    return lines


def _shown(color: Color, page: Callable[[int], RenderableType]) -> bytes:
    """Return what a console makes of a page, given its width: no more than 100 columns."""

    def draw(screen: Console) -> None:
        width = min(screen.width, 100)
        screen.print(page(width), width=width, markup=False, highlight=False, emoji=False)

    return drawn(draw, color)
