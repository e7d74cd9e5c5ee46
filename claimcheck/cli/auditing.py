"""The work of ``claimcheck audit``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from claimcheck.cli.asked import Asked
from claimcheck.cli.drafts import Audited
from claimcheck.cli.inputs import audits, inputs
from claimcheck.cli.output import Files, output_file, writable
from claimcheck.cli.reporting import Run
from claimcheck.cli.review import draft_of, is_copy, reviewed
from claimcheck.cli.run import BROKEN, FAILED, PASSED, say
from claimcheck.documents.errors import ReadingError
from claimcheck.wording import counted

if TYPE_CHECKING:
    from claimcheck.audit import DocumentAudit


def audit(asked: Asked) -> int:
    """Audit drafts, print and write the reports, and return the exit status.

    Raises:
        ConfigError: If a configuration, baseline or revision cannot be used.
        typer.BadParameter: If a file cannot be written where it is wanted.
    """
    from claimcheck.config.gate import gate_message
    from claimcheck.rules.baseline import baseline, known, read_baseline

    # All that can be wrong with what is asked for is met before any work is done.
    copies = [path for path in asked.outputs if is_copy(path)]
    named = [output_file(path, asked.form) for path in asked.outputs if path not in copies]
    for path in copies:
        writable(path, "--output")
    if asked.write_baseline is not None:
        writable(asked.write_baseline, "--write-baseline")
        if asked.since is not None:
            raise typer.BadParameter("not together with --since", param_hint="--write-baseline")
    old = None if asked.baseline is None else read_baseline(asked.baseline)
    found = inputs(asked)
    draft = draft_of(copies, found)
    gates, made = audits(asked, found)

    with Files() as files:
        if asked.write_baseline is not None:
            made = [*made]
            unread = sum(isinstance(each, ReadingError) for each in made)
            if unread:
                reason = f"it would lack {counted(unread, 'input')} that could not be read"
                say(f"{asked.write_baseline}: not written: {reason}")
            else:
                data = baseline([each.document for each in made if isinstance(each, Audited)])
                files.open(asked.write_baseline)(data)
                old = known(data)

        def copy(document: DocumentAudit) -> None:
            if draft is not None:
                for path, data in reviewed(copies, draft, document, asked.reading.limits):
                    files.open(path)(data)

        run = Run(asked, [(form, files.open(path)) for path, form in named], old, copy)
        for each, gate in zip(made, gates, strict=True):
            run.take(each, gate)
        well = run.finish()
        well = files.keep() and well
    gated = bool(run.failed) and not asked.exit_zero
    if gated:
        say(gate_message(run.failed))
    return BROKEN if run.errors or not well else FAILED if gated else PASSED
