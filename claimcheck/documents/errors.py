"""What can go wrong with an input, and with what it was before."""

from __future__ import annotations


class ReadingError(Exception):
    """An input that could not be read as text.

    Attributes:
        path: The input as it was named.
        reason: What is wrong and what to do about it, in one line.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class HistoryError(Exception):
    """A revision that drafts cannot be compared with; the words are the reason, in one line."""


def of_os(path: str, error: OSError | ValueError) -> ReadingError:
    """Turn what the operating system says about a path into a reading error."""
    if isinstance(error, FileNotFoundError):
        reason = "no such file; check the path"
    elif isinstance(error, PermissionError):
        reason = "permission denied; ask for the right to read it"
    elif isinstance(error, OSError) and error.strerror:
        reason = f"cannot be read: {error.strerror.lower()}"
    else:
        reason = "not a usable path; check it"
    return ReadingError(path, reason)
