"""PDFium in a process of its own.

A file that makes it crash, run for ever or ask for too much memory then costs that file, and
neither the run nor the machine.
"""

from __future__ import annotations

import json
import subprocess
import sys

from claimcheck.documents.pdf.glyphs import DAMAGED, PdfError, Piece

_SECONDS = 60
"""Time that a file may take, on top of that for its pages."""
_SECONDS_A_PAGE = 0.5
_MEMORY = 2_000_000_000
"""Bytes of memory that the process may have, where the system can set such a limit."""
_CODE = "import sys; sys.path[:] = {path!r}; from {module} import main; main({most})"

SLOW = "slow"


def pages(data: bytes, most: int) -> list[list[Piece]]:
    """Return the pieces of each page; see ``claimcheck.documents.pdf.glyphs``.

    Args:
        data: The bytes of the file.
        most: The number of pages that it may have.

    Raises:
        PdfError: If it is encrypted, damaged, has more pages, or takes too long.
    """
    code = _CODE.format(path=sys.path, module=__name__, most=most)
    try:
        run = subprocess.run(
            [sys.executable, "-P", "-c", code],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS + _SECONDS_A_PAGE * most,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PdfError(SLOW) from None
    if run.returncode:
        raise PdfError(DAMAGED)
    answer = json.loads(run.stdout)
    if isinstance(answer, dict):
        raise PdfError(answer["refused"], answer["count"])
    return [[Piece(*piece) for piece in page] for page in answer]


def main(most: int) -> None:
    """Read a file from standard input, and write what is on its pages to standard output."""
    from claimcheck.documents.pdf import glyphs

    _limit_memory()
    data = sys.stdin.buffer.read()
    try:
        answer: object = glyphs.pages(data, most)
    except PdfError as refused:
        answer = {"refused": refused.why, "count": refused.count}
    sys.stdout.write(json.dumps(answer))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
