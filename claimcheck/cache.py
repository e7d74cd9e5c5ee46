"""Audits kept on disk, found by what they were made of.

An entry's name is a digest of the draft's bytes, of everything that is known of it and asked for,
and of the program: its version, its code, its word lists and its libraries.  So an entry is never
out of date; it is only no longer asked for.  Entries are written whole and read with a checksum,
so that runs side by side and damaged disks do no harm: what cannot be read is made again.  They
hold the words of drafts, and nobody but their owner may read them.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path, PurePath

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from claimcheck import __version__
from claimcheck.audit import DocumentAudit
from claimcheck.config.settings import DEFAULT, Settings
from claimcheck.documents.limits import Reading
from claimcheck.packing import pack, unpack

VARIABLE = "CLAIMCHECK_CACHE_DIR"
"""The environment variable that names the folder of the cache."""

_LIBRARIES = (
    "charset_normalizer", "justhtml", "lxml", "markdown_it", "mdit_py_plugins", "nltk", "pypdfium2",
)  # fmt: skip
"""Libraries whose versions may change an audit."""
_DIGEST = 20
_DAY = 86_400
"""Seconds; so often what was not asked for is looked for."""
_UNUSED = 30 * _DAY
"""Seconds after which an entry that nobody asked for goes."""


class Cache(Struct, frozen=True):
    """A folder with audits."""

    folder: Path

    def name(self, data: bytes, path: str, settings: Settings, reading: Reading) -> str:
        """Return the name of an entry.

        Args:
            data: The bytes of the draft.
            path: Its name, of which the endings count: they tell the format.
            settings: What is in force for it; its gate judges the audit and is not in it.
            reading: How it is read.
        """
        judged = replace(settings, gate=DEFAULT.gate)
        known = (judged, reading, PurePath(path.lower()).suffixes[-2:], len(data))
        made_of = msgspec.json.encode(known, order="deterministic")
        return _digest(_program(), made_of, data)

    def get(self, name: str, path: str) -> DocumentAudit | None:
        """Return the audit of an entry with a draft's name, or None if there is none."""
        entry = self._entry(name)
        try:
            held = entry.read_bytes()
            checksum, packed = held[:_DIGEST], held[_DIGEST:]
            if blake2b(packed, digest_size=_DIGEST).digest() != checksum:
                return None
            audit = replace(unpack(packed), path=path)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None
        with suppress(OSError):
            os.utime(entry)  # so that it is seen to be asked for
        return audit

    def put(self, name: str, audit: DocumentAudit) -> None:
        """Keep an audit, if the folder can be written."""
        packed = pack(audit)
        entry = self._entry(name)
        temporary = entry.with_name(f".{entry.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._make(entry.parent)
            try:
                with open(temporary, "wb", opener=_private) as file:
                    file.write(blake2b(packed, digest_size=_DIGEST).digest() + packed)
                temporary.replace(entry)
            finally:
                temporary.unlink(missing_ok=True)

    def _entry(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:]

    def _make(self, folder: Path) -> None:
        """Make a folder of entries if it is not there, and once a day tidy all of them."""
        if not folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.mkdir(exist_ok=True)
        mark = self.folder / "CACHEDIR.TAG"
        now = time.time()
        if not mark.exists():  # so that backups leave the folder out: bford.info/cachedir
            mark.write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="ascii")
        elif now - mark.stat().st_mtime > _DAY:
            os.utime(mark)
            self._tidy(now - _UNUSED)

    def _tidy(self, oldest: float) -> None:
        """Delete the entries that nobody has asked for since a time."""
        for entry in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            with suppress(OSError):
                if entry.stat().st_mtime < oldest:
                    entry.unlink()


def _private(path: str, flags: int) -> int:
    """Open a file that is its owner's alone: there are words of drafts in it."""
    return os.open(path, flags, 0o600)


def default_cache() -> Cache | None:
    """Return the cache of the user who runs this, or None if there is no place for one."""
    named = os.environ.get(VARIABLE)
    if named:
        return Cache(Path(named))
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or home / ".cache"
    return Cache(Path(base) / "claimcheck")


@cache
def _program() -> bytes:
    """Return what tells this program from one that audits otherwise."""
    files = sorted(_files(os.path.dirname(__file__)))  # noqa: PTH120  a string, to be scanned
    libraries = []
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            status = os.stat(spec.origin)  # noqa: PTH116
            libraries.append((name, spec.origin, status.st_mtime_ns, status.st_size))
    return repr((__version__, sys.version, files, libraries)).encode()


def _files(folder: str) -> list[tuple[str, int, int]]:
    """Return the name, the time of change and the size of every file of the package."""
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    found += _files(entry.path)
            else:
                status = entry.stat()
                found.append((entry.path, status.st_mtime_ns, status.st_size))
    return found


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
