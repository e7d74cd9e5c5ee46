"""What git knows of the drafts as they were before."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from msgspec import Struct

from claimcheck.documents.errors import HistoryError
from claimcheck.documents.raw import shown

_DEEPEN = "fetch more of it, as with git fetch --unshallow"
_UNKNOWN = "git does not know it; check its name, or fetch it first"

# A hook of git sets these for its own repository, which need not be the drafts'.
_OF_GIT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


class Before(Struct, frozen=True):
    """A draft as it was: ``data`` is None if there was none, and unless it ``changed``."""

    changed: bool
    data: bytes | None


class Repository(Struct, frozen=True):
    """A repository with its tracked files and, of those that changed, the objects before."""

    top: Path
    tracked: frozenset[str]
    changed: dict[str, str | None]


class History:
    """The drafts of a run as they were at a revision.

    What counts as changed is what a ``git diff`` of the files as they lie there shows against the
    last commit that they share with the revision: commits, staged and unstaged changes,
    with renamed files followed.  A file that git does not track is new.
    """

    def __init__(self, revision: str) -> None:
        """Prepare for a run; nothing is asked of git yet."""
        self._revision = revision
        self._tops: dict[Path, Path] = {}
        self._repositories: dict[Path, Repository] = {}

    def before(self, draft: Path) -> Before:
        """Return what a draft was before.

        Args:
            draft: The draft's path.

        Raises:
            HistoryError: If it is in no repository, or the revision is not to be had.
        """
        repository = self.repository(draft)
        path = Path(os.path.realpath(draft)).relative_to(repository.top).as_posix()
        if path in repository.changed:
            old = repository.changed[path]
            found = None if old is None else _git(repository.top, "cat-file", "blob", old)
            # A partial clone may not have what was before; then all of it counts as new.
            return Before(changed=True, data=None if isinstance(found, _Failure) else found)
        return Before(changed=path not in repository.tracked, data=None)

    def repository(self, draft: Path) -> Repository:
        """Return the repository of a draft, compared with the revision.

        Raises:
            HistoryError: As ``before`` does.
        """
        folder = Path(os.path.realpath(draft)).parent
        if folder not in self._tops:
            top = _git(folder, "rev-parse", "--show-toplevel")
            if isinstance(top, _Failure):
                raise HistoryError(f"{shown(draft)}: {top.reason}{_remedy(top)}")
            self._tops[folder] = Path(os.path.realpath(os.fsdecode(top.rstrip(b"\r\n"))))
        top_folder = self._tops[folder]
        if top_folder not in self._repositories:
            self._repositories[top_folder] = _repository(top_folder, self._revision)
        return self._repositories[top_folder]


def _remedy(failure: _Failure) -> str:
    """Say what to do where there is no repository; of the rest git says it itself."""
    none = failure.reason.startswith("not a git repository")
    return "; --baseline does without git" if none else ""


def _repository(top: Path, revision: str) -> Repository:
    base = _base(top, revision)
    options = ("--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff")
    raw, tracked = _git(top, "diff", *options, base, "--"), _git(top, "ls-files", "-z")
    if isinstance(raw, _Failure) or isinstance(tracked, _Failure):
        raise HistoryError(f"git cannot compare {shown(top)} with '{revision}'")
    return Repository(
        top=top,
        tracked=frozenset(os.fsdecode(name) for name in tracked.split(b"\0")),
        changed=_changed(raw),
    )


def _base(top: Path, revision: str) -> str:
    """Return the last commit that the files share with a revision."""
    # What begins with a hyphen would be an option of git.
    name = f"{revision}^{{commit}}" if not revision.startswith("-") else "^"
    commit = _git(top, "rev-parse", "--verify", name)
    shallow = _git(top, "rev-parse", "--is-shallow-repository") == b"true\n"
    if isinstance(commit, _Failure):
        why = f"the clone is shallow and lacks it; {_DEEPEN}" if shallow else _UNKNOWN
        raise HistoryError(f"no revision '{revision}': {why}")
    wanted = commit.decode().strip()
    shared = _git(top, "merge-base", wanted, "HEAD")
    if not isinstance(shared, _Failure):
        return shared.decode().strip()
    if shallow:
        raise HistoryError(f"the clone is shallow and ends before it meets '{revision}'; {_DEEPEN}")
    return wanted


def _changed(raw: bytes) -> dict[str, str | None]:
    """Return the object of the version before by the path now, from ``git diff --raw -z``.

    It gives ``:mode mode object object status`` and one path, two for what was renamed or copied.
    """
    fields = iter(raw.split(b"\0"))
    changed: dict[str, str | None] = {}
    for field in fields:
        if not field.startswith(b":"):
            continue
        _, _, old, _, status = field.decode("ascii").split(" ")
        path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        if status[0] != "D":
            changed[os.fsdecode(path)] = None if status[0] == "A" else old
    return changed


class _Failure(Struct, frozen=True):
    """What git says when it cannot do what it is asked."""

    reason: str


def _git(folder: Path, *arguments: str) -> bytes | _Failure:
    """Return what git prints.

    Raises:
        HistoryError: If there is no git.
    """
    env = {name: value for name, value in os.environ.items() if name not in _OF_GIT}
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments],
            capture_output=True,
            check=False,
            env={**env, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        raise HistoryError("git cannot be run; install it") from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    return _Failure(said.removeprefix("fatal: ") or "git fails")
