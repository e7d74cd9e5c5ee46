"""The command line: one module a command, registered here.

What is slow to import (nltk, rich, msgspec and with it all stages) is imported by the
command that needs it, so that ``--version``, ``--help`` and completion answer at once.
"""

from __future__ import annotations

import sys

import typer

from claimcheck.cli import audit, compare, init, rules, schema
from claimcheck.cli.options import Version
from claimcheck.cli.run import INTERRUPTED, say

__all__ = ["app", "main"]

# Help is given as strings, because typer keeps the line breaks of docstrings.
_HELP = (
    "Who says so? Audit the attribution of every sentence in a news draft.\n\n"
    "Each statement is [bold]sourced[/] (somebody a reader could identify says so), "
    "[bold]denied[/], [bold]speculative[/] (uncertain, or said by nobody identifiable) or "
    "[bold]asserted[/] (the writer's own word).\n\n"
    "Start with [bold]claimcheck audit draft.txt[/]; [bold]claimcheck audit --help[/] has "
    "examples."
)

app = typer.Typer(
    name="claimcheck",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(help=_HELP)
def _root(version: Version = False) -> None:
    """Hold the options that stand before the command."""


app.command("audit", help=audit.HELP, epilog=audit.EXAMPLES)(audit.audit)
app.command("rules", help=rules.RULES_HELP)(rules.rules)
app.command("explain", help=rules.EXPLAIN_HELP)(rules.explain)
app.command("init", help=init.HELP)(init.init)
app.command("compare", help=compare.HELP, epilog=compare.EXAMPLES)(compare.compare)
app.command("schema", help=schema.HELP)(schema.schema)


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="claimcheck")
    except KeyboardInterrupt:
        say("interrupted")
        sys.exit(INTERRUPTED)
