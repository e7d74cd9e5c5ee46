"""``claimcheck schema``."""

from __future__ import annotations

import typer

from claimcheck.cli.output import print_bytes
from claimcheck.cli.run import BROKEN, PASSED

HELP = (
    "Print the JSON Schema of the audit.\n\n"
    "It describes what [bold]claimcheck audit --format json[/] prints; a line of "
    "[bold]--format jsonl[/] is a [bold]#/$defs/DocumentAudit[/] of it."
)


def schema() -> None:
    """Print the JSON Schema of the audit."""
    import json

    from claimcheck.schema import schema as json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    raise typer.Exit(PASSED if print_bytes(text.encode()) else BROKEN)
