"""What the command line says of itself: its help, and what is wrong with how it was called."""

from __future__ import annotations

import os
from typing import Any

from typer.core import TyperCommand
from typer.exceptions import TyperException

from claimcheck.cli.convert import converted_here


class Command(TyperCommand):
    """A command, as all of ours are; see ``parameters``."""

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters, ``--help`` among them."""
        return parameters(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: Any) -> Any:
        """Parse the arguments; an error knows its command, whose help it refers to."""
        words = [*args]  # the parser takes them away
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            file = next((word for word in words if word[:1] == "-" and os.path.lexists(word)), None)
            if file and hasattr(error, "possibilities"):
                error.possibilities = [f"./{file}"]
            raise


def parameters(made: Any) -> Any:
    """Return parameters that typer has made, as ours are from then on.

    They are converted here where they can be, and the help leaves out the type where that tells
    nothing: of arguments, and of flags ("<bool>").
    """
    for each in converted_here(made):
        if each.param_type_name == "argument" or each.is_flag:
            each.display_type_rich = _nothing
    return made


def _nothing(**_: object) -> None:
    return None


def what_is_wrong(error: TyperException) -> str:
    """Put an error of usage into one line: where, what, and what to do.

    Args:
        error: As typer raises it, or a ``typer.BadParameter`` of ours.
    """
    parameter = getattr(error, "param", None)
    where = getattr(error, "param_hint", None) or (parameter and _name(parameter))
    if where and error.message:
        # So pydantic, by which typer converts values, begins what typer says of a choice.
        return f"{where}: {error.message.removeprefix('Value error, ').removesuffix('.')}"
    if near := getattr(error, "possibilities", None):
        return f"{_begun_small(error.message)}; did you mean {' or '.join(near)}?"
    said = _begun_small(error.format_message()).replace(". Did you", "; did you")
    if said.endswith("?"):
        return said
    context = getattr(error, "ctx", None)
    return (
        f"{said.removesuffix('.')}; see {context.command_path if context else 'claimcheck'} --help"
    )


def _name(parameter: Any) -> str:
    """Return an option's longest name, or an argument as the help calls it."""
    is_option = parameter.param_type_name == "option"
    return str(max(parameter.opts, key=len) if is_option else parameter.display_name_raw)


def _begun_small(said: str) -> str:
    return said[:1].lower() + said[1:]
