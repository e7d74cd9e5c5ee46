"""What a command leaves: bytes on standard output, and reports in files."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

import typer

from claimcheck.cli.options import Color
from claimcheck.cli.run import say
from claimcheck.reports import ENDINGS, Format, form_of

if TYPE_CHECKING:
    from rich.console import Console

_BEGINNING = 50
"""So many characters of a file's name are in that of its temporary file, which must not be longer
than any file system takes: often 255 bytes."""


def is_terminal(stream: object) -> bool:
    """Tell whether a stream is a terminal; a closed one is none."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def drawn(draw: Callable[[Console], None], color: Color) -> bytes:
    """Return what is drawn for a person who reads standard output.

    It is given to ``print_bytes`` as all else is, so that a closed pipe is met in one place only.
    """
    screen = _console(color)
    encoding = screen.encoding
    with screen.capture() as capture:
        draw(screen)
        # The end writes an empty text, which even so fails where the disk is full and nothing is
        # buffered.
        screen.file = StringIO()
    return capture.get().encode(encoding, "replace")


def _console(color: Color) -> Console:
    from rich.console import Console

    # What the command line says goes over NO_COLOR, as no-color.org has it, and over a dumb TERM.
    if color is Color.always:
        return Console(force_terminal=True, color_system="standard", no_color=False)
    plain = color is Color.never or bool(os.environ.get("NO_COLOR"))
    return Console(color_system=None if plain else "auto")


def output_file(path: Path, form: Format | None) -> tuple[Path, Format]:
    """Return an output file and its format, or refuse it before any work is done.

    Args:
        path: The file that ``--output`` names.
        form: What ``--format`` asks for, which counts where the file's ending says nothing.

    Raises:
        typer.BadParameter: If the format is unknown or the file cannot be there.
    """
    writable(path, "--output")
    kind = form_of(path.name)
    if kind is None and form not in (None, Format.rich):
        kind = form
    if kind is None:
        raise typer.BadParameter(
            f"'{path}': the ending must say the format ({ENDINGS})", param_hint="--output"
        )
    return path, kind


def writable(path: Path, option: str) -> None:
    """Refuse a file that cannot be written because of where it would be.

    Raises:
        typer.BadParameter: If it is a folder, in none, or ``-``.
    """
    if str(path) == "-":
        raise typer.BadParameter(
            "'-' is no file; --format says what standard output gets", param_hint=option
        )
    # Path.is_dir raises where nobody may look, and for a name that is too long.
    if os.path.isdir(path):  # noqa: PTH112
        raise typer.BadParameter(f"'{path}' is a folder; name a file", param_hint=option)
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise typer.BadParameter(
            f"'{path}': there is no folder '{path.parent}'; make it first", param_hint=option
        )


class Files:
    """Report files that are written piece by piece, and each is there whole or not at all.

    What is written goes to files beside them, which take their places on ``keep`` and are gone
    otherwise, whatever happens.
    """

    def __init__(self) -> None:
        self._staged: list[tuple[Path, Path, BinaryIO]] = []
        self._temporary: list[Path] = []
        self._broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for _, _, file in self._staged:
            with suppress(OSError):
                file.close()
        for temporary in self._temporary:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def open(self, path: Path) -> Callable[[bytes], None]:
        """Begin a file and return what writes to it."""
        from claimcheck.documents.discover import resolved

        target = resolved(path)
        file: BinaryIO | None = None
        try:
            if path.exists() and not path.is_file():
                file = path.open("wb", buffering=0)  # a pipe or a device
            else:
                # Two names may be one file; then the later report is what stays in it.
                begun = f".{target.name[:_BEGINNING]}.{os.getpid()}.{len(self._staged)}.tmp"
                temporary = target.with_name(begun)
                self._temporary.append(temporary)  # before it is there, should a signal come
                file = temporary.open("wb")
                self._staged.append((temporary, target, file))
                if target.exists():
                    temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        except OSError as error:
            self._fail(path, error)

        def write(data: bytes) -> None:
            nonlocal file
            try:
                if file is not None:
                    file.write(data)
            except BrokenPipeError:  # as with standard output
                file = None
            except OSError as error:
                file = None
                self._fail(path, error)

        return write

    def keep(self) -> bool:
        """Put all files in their places, if none has failed; tell whether all went well."""
        for _, target, file in self._staged:
            try:
                file.close()
            except OSError as error:
                self._fail(target, error)
        for temporary, target, _ in self._staged:
            try:
                if not self._broken:
                    temporary.replace(target)
            except OSError as error:
                self._fail(target, error)
        return not self._broken

    def _fail(self, path: Path, error: OSError) -> None:
        self._broken = True
        say_unwritten(path, error)


def save(reports: Sequence[tuple[Path, bytes]]) -> bool:
    """Write reports to files, all of them or none; tell whether all went well."""
    with Files() as files:
        for path, data in reports:
            files.open(path)(data)
        return files.keep()


def print_bytes(data: bytes) -> bool:
    """Write bytes to standard output; tell whether that went well.

    A reader that has seen enough and closes the pipe is no failure.
    """
    if sys.stdout is None:
        say("standard output is closed, so that nothing can be printed")
        return False
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        stop_printing()
    except OSError as error:
        give_up_printing(error)
        return False
    return True


def stop_printing() -> None:
    """Let what is still printed go nowhere: what is left in the buffer must not fail at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def give_up_printing(error: OSError) -> None:
    """Say that standard output cannot be written, and let nothing fail there again."""
    stop_printing()
    say_unwritten("standard output", error)


def say_unwritten(where: Path | str, error: OSError) -> None:
    """Say that something cannot be written, and why."""
    say(f"{where}: cannot be written: {(error.strerror or str(error)).lower()}")
