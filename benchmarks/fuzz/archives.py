"""How drafts that are archives are changed: one file of them, and packed again.

Bytes of an archive that are changed mostly break its checksums, and no reader behind them is
reached.
"""

from __future__ import annotations

import io
import random
import zipfile

import atheris

_ARCHIVE = 0.1
"""The share of changes that are made to the archive itself."""
_PROSE = ("word/document.xml", "content.xml")
_IN_PROSE = 0.7
"""The share of the others that are made where the prose is."""


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Return an archive with one of its files changed by libFuzzer.

    Args:
        data: The archive; other bytes are changed as they are.
        most: The bytes that it may have.
        seed: What decides on the file.
    """
    chance = random.Random(seed)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # whatever is wrong with it, it was fed already
        files = {}
    if not files or chance.random() < _ARCHIVE:
        return bytes(atheris.Mutate(data, most))
    prose = [name for name in _PROSE if name in files]
    name = chance.choice(prose if prose and chance.random() < _IN_PROSE else sorted(files))
    files[name] = bytes(atheris.Mutate(files[name], max(len(files[name]), most)))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files.items():
            archive.writestr(zipfile.ZipInfo(name), file, zipfile.ZIP_DEFLATED)
    made = packed.getvalue()
    return made if len(made) <= most else data
