"""``--since``: findings on what changed, in real git repositories."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli import app

A = "The mill in Port Ansel will close by spring, sources say."
B = "A source said the mayor had signed the order."
C = "The harbour will be sold, insiders say."


def git(*arguments: str, folder: str = ".") -> None:
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")},
    }  # fmt: skip
    subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments])


def found(*arguments: str) -> list[tuple[str, int]]:
    """Return the path and line of each finding of CC201."""
    result = run(*arguments, "-f", "json", "--select", "CC201")
    assert result.exit_code == 0, result.output
    return [
        (document["path"], finding["line"])
        for document in json.loads(result.stdout)["documents"]
        for finding in document["findings"]
    ]


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a repository with a commit, tagged "first"."""
    monkeypatch.chdir(tmp_path)
    git("init", "-b", "main")
    write("draft.txt", f"{A}\n\n{B}\n")
    write("quiet.txt", f"{C}\n")
    git("add", ".")
    git("commit", "-m", "first")
    git("tag", "first")


def test_without_a_change_nothing_is_found() -> None:
    assert found("draft.txt") == [("draft.txt", 1), ("draft.txt", 3)]
    assert found("draft.txt", "quiet.txt", "--since", "first") == []


def test_only_the_statements_that_changed_are_told_of() -> None:
    write("draft.txt", f"{A}\n\n{B.replace('signed', 'torn up')}\n")
    for state in ("unstaged", "staged", "committed"):
        assert found("draft.txt", "quiet.txt", "--since", "first") == [("draft.txt", 3)], state
        if state == "unstaged":
            git("add", ".")
        else:
            git("commit", "--allow-empty", "-m", "second")
    assert found("draft.txt", "--since", "HEAD") == []


def test_nothing_is_told_of_the_tags_of_what_did_not_change() -> None:
    old = "Some 40 people died in the flood. The mill may close."
    write("draft.txt", f"{old}\n")
    git("commit", "-am", "no findings, yet tags to tell of")
    (*told, _) = run("draft.txt", "--ignore", "all").stdout.splitlines()
    assert len(told) == 2
    for name in ("out.txt", "all.txt"):
        run("draft.txt", "--ignore", "all", "--since", "HEAD", "-o", name)
    assert run("draft.txt", "--ignore", "all", "--since", "HEAD").stdout.count("\n") == 1
    assert Path("out.txt").read_text(encoding="utf-8").count("\n") == 1
    rich = run("draft.txt", "--ignore", "all", "--since", "HEAD", "-f", "rich").stdout
    assert "No statement that changed does." in rich
    write("draft.txt", f"{old} The harbour may be sold.\n")
    (told_now, _) = run("draft.txt", "--ignore", "all", "--since", "HEAD").stdout.splitlines()
    assert told_now.startswith(f"draft.txt:1:{len(old) + 2}: speculative info ")
    git("commit", "-am", "a third")
    rich = run("draft.txt", "--ignore", "all", "--since", "HEAD~", "-f", "rich").stdout
    assert "Needs attention" in rich
    assert "1 statement\n" in rich


def test_the_gate_counts_only_those() -> None:
    assert run("draft.txt", "--fail-on", "note", "--since", "HEAD").exit_code == 0
    write("draft.txt", f"{A}\n\n{B}\n\n{C}\n")
    assert run("draft.txt", "--fail-on", "note", "--since", "HEAD").exit_code == 1


def test_in_a_line_that_is_a_paragraph_only_the_statement_that_changed() -> None:
    write("draft.txt", f"{A} {B} {C}\n")
    git("commit", "-am", "one line")
    write("draft.txt", f"{A} {B.replace('mayor', 'council')} {C}\n")
    result = run("draft.txt", "--since", "HEAD", "-f", "json")
    (finding,) = json.loads(result.stdout)["documents"][0]["findings"]
    assert finding["column"] == len(A) + 2


def test_to_space_or_move_a_paragraph_is_no_change() -> None:
    write("draft.txt", f"{B}\r\n\r\n{A.replace(' will', '  will')}\r\n")
    assert found("draft.txt", "--since", "first") == []
    write("draft.txt", f"{A}\n\n{B}\n\n{A}\n")
    assert found("draft.txt", "--since", "first") == [("draft.txt", 5)], "a copy is new"


def test_a_statement_that_lost_its_speaker_has_changed() -> None:
    write("draft.txt", f"Mayor Ada Holt said: {A}\n")
    git("commit", "-am", "with a speaker")
    write("draft.txt", f"{A}\n")
    assert found("draft.txt", "--since", "HEAD") == [("draft.txt", 1)]


def test_new_files_are_new_tracked_or_not() -> None:
    write("desk/new.txt", A)
    assert found("desk", "draft.txt", "--since", "first") == [("desk/new.txt", 1)]
    git("add", ".")
    assert found("desk", "--since", "first") == [("desk/new.txt", 1)]
    git("commit", "-m", "new")
    assert found("desk", "--since", "first") == [("desk/new.txt", 1)]
    assert found("desk", "--since", "HEAD") == []


def test_renamed_files_are_followed() -> None:
    Path("désk").mkdir()
    git("mv", "draft.txt", "désk/final “draft”.txt")
    assert found("désk", "--since", "first") == []
    write("désk/final “draft”.txt", f"{A}\n\n{B}\n\n{C}\n")
    assert found("désk", "--since", "first") == [("désk/final “draft”.txt", 5)]


def test_from_any_folder_and_through_links(monkeypatch: pytest.MonkeyPatch) -> None:
    write("desk/draft.txt", f"{A}\n")
    git("add", ".")
    git("commit", "-m", "desk")
    write("desk/draft.txt", f"{A}\n\n{B}\n")
    Path("link").symlink_to("desk")
    assert found("link/draft.txt", "--since", "HEAD") == [("link/draft.txt", 3)]
    monkeypatch.chdir("desk")
    assert found("../draft.txt", "draft.txt", "--since", "HEAD") == [("draft.txt", 3)]
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert found("draft.txt", "--since", "HEAD") == [("draft.txt", 3)]


def test_what_another_branch_did_meanwhile_is_not_told_of() -> None:
    git("checkout", "-b", "side")
    write("quiet.txt", f"{C}\n\n{A}\n")
    git("commit", "-am", "ours")
    git("checkout", "main")
    write("draft.txt", f"{B}\n")
    git("commit", "-am", "theirs")
    git("checkout", "side")
    assert found(".", "--since", "main") == [("quiet.txt", 3)]


def test_a_file_that_was_no_text_before_is_new() -> None:
    Path("draft.txt").write_bytes(b"\x00\x01\x02\x03")
    git("commit", "-am", "binary")
    write("draft.txt", A)
    assert found("draft.txt", "--since", "HEAD") == [("draft.txt", 1)]


def test_a_comment_that_is_new_is_told_of() -> None:
    write("draft.txt", f"{A}\n\n<!-- claimcheck: ignore[CC2O1] -->\n{B}\n")
    result = run("draft.txt", "--since", "first", "-f", "json")
    findings = json.loads(result.stdout)["documents"][0]["findings"]
    assert [finding["code"] for finding in findings] == ["CC002"]


def test_drafts_of_several_repositories() -> None:
    git("init", "-b", "main", "other")
    write("other/draft.txt", f"{A}\n")
    git("add", ".", folder="other")
    git("commit", "-m", "x", folder="other")
    write("other/draft.txt", f"{A}\n\n{B}\n")
    assert found("draft.txt", "other/draft.txt", "--since", "HEAD") == [("other/draft.txt", 3)]


# ---- errors -------------------------------------------------------------------------


def fails(*arguments: str) -> str:
    """Return the one line that a run says when it fails before any work."""
    result = run(*arguments, "-o", "out.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("claimcheck: --since: ")
    assert result.stderr.count("\n") == 1
    assert not Path("out.json").exists()
    return result.stderr.removeprefix("claimcheck: --since: ").rstrip("\n")


@pytest.mark.parametrize(
    "revision", ["nope", "0000000", "", "--help", "-1", "main..HEAD", "first:"]
)
def test_an_unknown_revision(revision: str) -> None:
    assert fails("draft.txt", f"--since={revision}") == (
        f"no revision '{revision}': git does not know it; check its name, or fetch it first"
    )


def test_a_shallow_clone_that_lacks_the_revision() -> None:
    write("draft.txt", f"{A}\n")
    git("commit", "-am", "second")
    git("clone", "--depth", "1", f"file://{Path.cwd()}", "shallow")
    said = fails("shallow/draft.txt", "--since", "HEAD~1")
    assert said.startswith("no revision 'HEAD~1': the clone is shallow and lacks it; fetch more")
    assert found("shallow", "--since", "HEAD") == []


def test_a_shallow_clone_in_which_the_branches_do_not_meet() -> None:
    git("checkout", "-b", "side")
    write("quiet.txt", f"{C}\n\n{A}\n")
    git("commit", "-am", "ours")
    git("checkout", "main")
    write("draft.txt", f"{B}\n")
    git("commit", "-am", "theirs")
    git("clone", "--depth", "1", "--no-single-branch", f"file://{Path.cwd()}", "shallow")
    said = fails("shallow/draft.txt", "--since", "origin/side")
    assert said.startswith("the clone is shallow and ends before it meets 'origin/side'")


def test_outside_a_repository(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("outside") / "draft.txt"
    write(str(path), A)
    assert fails(str(path), "--since", "HEAD").startswith(f"{path}: not a git repository")


def test_standard_input_and_a_missing_git(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fails("-", "--since", "HEAD") == "standard input has no history; name a file"
    monkeypatch.setenv("PATH", "")
    assert fails("draft.txt", "--since", "HEAD") == "git cannot be run; install it"


def test_a_file_that_is_missing_is_an_error_of_its_own() -> None:
    missing = ["gone.txt", "nowhere/gone.txt", f"{'long' * 100}.txt"]
    result = run(*missing, "draft.txt", "--since", "HEAD", "-f", "json")
    assert result.exit_code == 2
    audit = json.loads(result.stdout)
    assert [error["path"] for error in audit["errors"]] == missing
    assert [document["path"] for document in audit["documents"]] == ["draft.txt"]
