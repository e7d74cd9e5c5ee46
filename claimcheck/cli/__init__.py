"""The command line: one module a command, listed in ``COMMANDS``.

What is slow to import (nltk, rich, msgspec and with it all stages) is imported by the
command that needs it, so that ``--version``, ``--help`` and completion answer at once; and
a command's own module, with its options, is imported when the command is asked for.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from claimcheck.cli.options import Version
from claimcheck.cli.output import give_up_printing, stop_printing
from claimcheck.cli.run import BROKEN, PASSED, SIGNALLED, Interrupted, heed_signals, say
from claimcheck.cli.usage import Command, parameters, what_is_wrong

__all__ = ["app", "main"]

COMMANDS = {
    "audit": "audit",
    "rules": "rules",
    "explain": "rules",
    "init": "init",
    "compare": "compare",
    "schema": "schema",
}
"""The module of each command, in the order of the help.

It has a function of the command's name, and its help in ``HELP`` and ``EXAMPLES``, which
begin with the command's name where the module has several (``EXPLAIN_HELP``).
"""

# Help is given as strings, because typer keeps the line breaks of docstrings.
_HELP = (
    "Who says so? Audit the attribution of every sentence in a news draft.\n\n"
    "Each statement is [bold]sourced[/] (somebody a reader could identify says so), "
    "[bold]denied[/], [bold]speculative[/] (uncertain, or said by nobody identifiable) or "
    "[bold]asserted[/] (the writer's own word).\n\n"
    "Start with [bold]claimcheck audit draft.txt[/]; [bold]claimcheck audit --help[/] has "
    "examples."
)


class _Commands(TyperGroup):
    """Makes a command when it is asked for, as Click's documentation does in "Lazy Loading".

    Contexts and commands are Click's, which typer has under a private name.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        """Make the group with the names of its commands, which are what errors suggest."""
        super().__init__(*args, **options)
        names: dict[str, Any] = dict.fromkeys(COMMANDS)
        self.commands = names

    def main(self, *arguments: Any, **options: Any) -> NoReturn:
        """Run the command line and exit with the status; an error of usage is one line."""
        try:
            status = super().main(*arguments, **{**options, "standalone_mode": False})
        except TyperException as error:
            say(what_is_wrong(error))
            status = BROKEN
        # The help; what commands print goes through ``print_bytes``.
        except OSError as error:
            give_up_printing(error)
            status = BROKEN
        except SystemExit as end:
            if not isinstance(end.__context__, BrokenPipeError):
                raise
            stop_printing()
            status = PASSED
        sys.exit(status or PASSED)

    def get_params(self, ctx: Any) -> Any:
        """Return the options that stand before a command."""
        return parameters(super().get_params(ctx))

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """Return a command, or None if there is none of that name."""
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: Any) -> Any:
        """Return the command that the arguments ask for; of a draft alone, say which it takes."""
        try:
            return super().resolve_command(ctx, args)
        except TyperException as error:
            if os.path.lexists(args[0]):
                error.message = f"No such command {args[0]!r}. Did you mean 'audit {args[0]}'?"
            raise


@cache
def _command(name: str) -> Any:
    module = import_module(f"claimcheck.cli.{COMMANDS[name]}")
    only = typer.Typer(
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings=_CONTEXT,
    )
    help_ = getattr(module, f"{name.upper()}_HELP", None) or module.HELP
    examples = getattr(module, "EXAMPLES", None)
    only.command(name, cls=Command, help=help_, epilog=examples)(getattr(module, name))
    return typer.main.get_command(only)


_CONTEXT = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="claimcheck",
    cls=_Commands,
    invoke_without_command=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings=_CONTEXT,
)


@app.callback(help=_HELP)
def _root(context: typer.Context, _version: Version = False) -> None:
    """Hold the options that stand before the command; without one, show the help."""
    if context.invoked_subcommand is None:
        with suppress(SystemExit):  # so it ends where nobody reads it
            typer.echo(context.get_help(), nl=False)
        raise typer.Exit(BROKEN)


def main() -> None:
    """Run the command line."""
    # Nothing that is made before the first draft is audited is garbage, and to look for some
    # among modules and word lists is an eighth of a short run; see ``started``.
    gc.disable()
    try:
        heed_signals()
        app(prog_name="claimcheck")
    except Interrupted as interrupt:
        say("interrupted")
        sys.exit(SIGNALLED + interrupt.number)
