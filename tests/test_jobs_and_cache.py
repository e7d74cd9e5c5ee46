"""Many drafts: several processes, the cache, and reports that are written as drafts are done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimcheck.cache import _LIBRARIES, VARIABLE
from claimcheck.cli import app

DRAFT = """Sources say the mill will close.

“It will not,” Mayor Ada Holt said. She was born here.
"""
MARKED_UP = "# The mill\n\n“It *will* not close,” [Ada Holt](https://example.org) said.\n"


def run(*arguments: str, status: int = 0) -> bytes:
    result = CliRunner().invoke(app, ["audit", *arguments])
    assert result.exit_code == status, result.output
    return result.stdout_bytes


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with drafts."""
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    for number in range(12):
        Path(f"drafts/{number:02}.txt").write_text(DRAFT * (number + 1), encoding="utf-8")
    Path("drafts/99.md").write_text(MARKED_UP, encoding="utf-8")
    Path("drafts/05.txt").write_bytes(b"\x00\x01\x02binary")


def entries() -> list[Path]:
    return sorted(Path(os.environ[VARIABLE]).glob("??/*"))


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "html", "csv", "junit"])
def test_the_same_bytes_for_any_number_of_jobs_and_from_the_cache(form: str) -> None:
    alone = run("drafts", "-f", form, "--jobs", "1", "--no-cache", status=2)
    assert run("drafts", "-f", form, "--jobs", "3", "--no-cache", status=2) == alone
    assert run("drafts", "-f", form, "--jobs", "2", status=2) == alone
    assert len(entries()) == 12
    assert run("drafts", "-f", form, status=2) == alone


def test_standard_input_keeps_its_place_among_drafts_in_several_processes() -> None:
    command = ["audit", "drafts/01.txt", "-", "missing.txt", "drafts/00.txt", "-f", "json"]
    alone, together = (
        CliRunner().invoke(app, [*command, "--no-cache", "--jobs", jobs], input=DRAFT)
        for jobs in ("1", "3")
    )
    assert (together.exit_code, together.output) == (2, alone.output)
    paths = [document["path"] for document in json.loads(together.stdout)["documents"]]
    assert paths == ["drafts/01.txt", "<stdin>", "drafts/00.txt"]


def test_the_whole_text_is_shown_with_the_cache_as_without() -> None:
    run("drafts/01.txt")
    cached = run("drafts/01.txt", "-f", "rich", "--full")
    assert cached == run("drafts/01.txt", "-f", "rich", "--full", "--no-cache")


class TestCache:
    def test_what_was_audited_before_is_not_audited_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = run("drafts/01.txt", "-f", "json")

        def audit(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr("claimcheck.auditor.Auditor.audit", audit)
        assert run("drafts/01.txt", "-f", "json") == before
        run("drafts/01.txt", "--no-cache", status=2)

    def test_a_copy_has_its_own_name(self) -> None:
        run("drafts/01.txt")
        Path("copy.txt").write_bytes(Path("drafts/01.txt").read_bytes())
        (document,) = json.loads(run("copy.txt", "-f", "json"))["documents"]
        assert document["path"] == "copy.txt"
        assert len(entries()) == 1

    @pytest.mark.parametrize(
        "options",
        [["--ignore", "CC201"], ["--encoding", "latin-1"], ["--input-format", "markdown"]],
    )
    def test_what_is_asked_for_counts(self, options: list[str]) -> None:
        run("drafts/01.txt")
        asked = run("drafts/01.txt", "-f", "json", *options)
        assert len(entries()) == 2
        assert asked == run("drafts/01.txt", "-f", "json", "--no-cache", *options)

    def test_the_ending_counts(self) -> None:
        Path("a.md").write_text("# A *mill*\n\nIt is closed.\n", encoding="utf-8")
        Path("a.txt").write_bytes(Path("a.md").read_bytes())
        documents = json.loads(run("a.md", "a.txt", "-f", "json"))["documents"]
        assert [document["format"] for document in documents] == ["markdown", "text"]

    def test_all_libraries_count_that_may_change_an_audit(self) -> None:
        project = Path(__file__).parent.parent / "pyproject.toml"
        listed = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
        names = {requirement.partition(">=")[0] for requirement in listed}
        modules = {name.removesuffix("-py").replace("-", "_") for name in names}
        assert modules - set(_LIBRARIES) == {"jinja2", "msgspec", "pathspec", "rich", "typer"}

    @pytest.mark.parametrize("damage", [b"", b"x", None])
    def test_a_damaged_entry_is_made_again(self, damage: bytes | None) -> None:
        before = run("drafts/01.txt", "-f", "json")
        (entry,) = entries()
        held = entry.read_bytes()
        entry.write_bytes(held[:-9] + b"?" + held[-8:] if damage is None else damage)
        assert run("drafts/01.txt", "-f", "json") == before
        assert entry.read_bytes() == held

    def test_without_a_place_for_it_nothing_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("file").write_text("")
        monkeypatch.setenv(VARIABLE, "file/cache")
        run("drafts/01.txt")
        assert Path("file").read_text() == ""

    def test_the_gate_does_not_count(self) -> None:
        run("drafts/01.txt")
        run("drafts/01.txt", "--fail-on", "warning", status=1)
        assert len(entries()) == 1

    def test_what_nobody_asks_for_goes(self) -> None:
        def let_time_pass() -> None:
            for path in Path(os.environ[VARIABLE]).rglob("*"):
                os.utime(path, (0, 0))

        run("drafts/01.txt")
        (asked_for,) = entries()
        run("drafts/02.txt")
        (unasked,) = {*entries()} - {asked_for}
        let_time_pass()
        run("drafts/01.txt")
        run("drafts/03.txt")
        assert asked_for in entries()
        assert unasked not in entries()

    @pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
    def test_nobody_else_may_read_it(self) -> None:
        run("drafts/01.txt")
        (entry,) = entries()
        assert entry.stat().st_mode & 0o077 == 0
        assert Path(os.environ[VARIABLE]).stat().st_mode & 0o077 == 0

    def test_no_is_no(self) -> None:
        run("drafts/01.txt", "--no-cache")
        assert entries() == []


DYING = """
import os, signal, sys
from claimcheck.auditor import Auditor
from claimcheck.cli import main
real = Auditor.audit
def audit(self, document):
    if document.path == "drafts/03.txt":
        {dies}
    return real(self, document)
Auditor.audit = audit
main()
"""
ALWAYS = "os._exit(9)"
ONCE = "os.path.exists('killed') or (open('killed', 'w'), os.kill(os.getpid(), signal.SIGKILL))"
LATER = "open('begun', 'w'); signal.pause()"
HALFWAY = (
    "from multiprocessing.connection import Connection; send = Connection._send; "
    "Connection._send = lambda to, data: (send(to, data[:6]), open('begun', 'w'), signal.pause())"
)


def dying(dies: str) -> list[str]:
    """Return an audit by two processes, one of which dies, or would."""
    options = ["-f", "json", "--jobs", "2", "--no-cache"]
    return [sys.executable, "-c", DYING.format(dies=dies), "audit", "drafts", *options]


def test_a_worker_that_dies_costs_one_draft() -> None:
    done = subprocess.run(dying(ALWAYS), capture_output=True, check=False)
    assert done.returncode == 2
    result: dict[str, Any] = json.loads(done.stdout)
    errors = {error["path"]: error["error"] for error in result["errors"]}
    assert set(errors) == {"drafts/03.txt", "drafts/05.txt"}
    assert "died" in errors["drafts/03.txt"]
    assert len(result["documents"]) == 11


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_worker_that_is_killed_costs_nothing() -> None:
    done = subprocess.run(dying(ONCE), capture_output=True, check=False)
    assert Path("killed").exists()
    assert done.stdout == run("drafts", "-f", "json", "--no-cache", status=2)


def begun(*options: str, dies: str = LATER) -> subprocess.Popen[bytes]:
    """Return an audit by two processes, one of which is at work and never done."""
    process = subprocess.Popen(
        [*dying(dies), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not Path("begun").exists():
        assert process.poll() is None
        time.sleep(0.05)
    return process


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_no_worker_outlives_who_started_it() -> None:
    process = begun()
    process.kill()
    process.communicate(timeout=60)  # which ends when nobody is left who could write


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("dies", [LATER, HALFWAY])
def test_an_interrupt_ends_all_workers_and_leaves_no_file(dies: str) -> None:
    process = begun("-o", "audit.csv", dies=dies)
    assert [*Path().glob(".audit.csv.*")]
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"claimcheck: interrupted\n")
    assert sorted(path.name for path in Path().iterdir()) == ["begun", "drafts"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_an_interrupt_means_nothing_to_a_worker_that_has_not_begun() -> None:
    code = """
import os, signal
from claimcheck.cli import jobs, main
real = jobs._begin
def begin():
    os.kill(os.getpid(), signal.SIGINT)
    real()
jobs._begin = begin
main()
"""
    command = [sys.executable, "-c", code, "audit", "drafts/00.txt", "drafts/01.txt"]
    done = subprocess.run([*command, "-j2", "--no-cache"], capture_output=True, check=True)
    assert done.stdout == run("drafts/00.txt", "drafts/01.txt", "--no-cache")
    assert done.stderr == b""


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5", "999", "9" * 5_000])
def test_a_wrong_number_of_jobs_is_a_usage_error(jobs: str) -> None:
    assert CliRunner().invoke(app, ["audit", "drafts", f"--jobs={jobs}"]).exit_code == 2
