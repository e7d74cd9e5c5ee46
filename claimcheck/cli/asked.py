"""What is asked of ``claimcheck audit``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.options import Color
from claimcheck.cli.output import is_terminal
from claimcheck.cli.run import say
from claimcheck.reports import Format

if TYPE_CHECKING:
    from claimcheck.config.load import Configuration
    from claimcheck.documents.limits import Reading


class Asked(NamedTuple):
    """What the command line asks for."""

    arguments: Sequence[str]
    configuration: Configuration
    form: Format | None
    outputs: Sequence[Path]
    full: bool
    stdin_name: str
    reading: Reading
    color: Color
    quiet: bool
    verbose: bool
    exit_zero: bool
    baseline: Path | None
    write_baseline: Path | None
    since: str | None
    jobs: int | None
    cache: bool

    @property
    def shape(self) -> Format:
        """The format of standard output."""
        return self.form or (Format.rich if is_terminal(sys.stdout) else Format.text)

    @property
    def printed(self) -> bool:
        """Whether anything goes to standard output."""
        return not self.quiet or self.form is not None

    def tell(self, what: str) -> None:
        """Say what only ``--verbose`` asks for."""
        if self.verbose:
            say(what)
