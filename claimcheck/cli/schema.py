"""``claimcheck schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.output import print_bytes
from claimcheck.cli.run import BROKEN, PASSED

HELP = (
    "Print the JSON Schema of the audit.\n\n"
    "It describes what [bold]claimcheck audit --format json[/] prints; a line of "
    "[bold]--format jsonl[/] is a [bold]#/$defs/DocumentAudit[/] of it."
)


def schema(
    compare: Annotated[
        bool, typer.Option("--compare", help="The schema of what compare prints instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of the audit, or of a comparison."""
    import json

    from claimcheck import schema as schemas

    made = schemas.comparison_schema() if compare else schemas.schema()
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    raise typer.Exit(PASSED if print_bytes(text.encode()) else BROKEN)
