"""Baselines: what was found before is neither told nor gates, until its sentence is edited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli import app

A = "The mill in Port Ansel will close by spring, sources say."
B = "A source said the mayor had signed the order."
C = "The harbour will be sold, insiders say."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments])


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a baseline of a draft with two findings."""
    monkeypatch.chdir(tmp_path)
    write("draft.txt", f"{A}\n\nThe tide was out.\n\n{B}\n")
    assert run("draft.txt", "--write-baseline", "known.json").exit_code == 0


def suppressed(*names: str) -> list[str | None]:
    audit = json.loads(run(*names, "--baseline", "known.json", "-f", "json").stdout)
    return [f["suppressed"] for document in audit["documents"] for f in document["findings"]]


def test_what_it_knows_is_marked_in_the_json_and_nowhere_else() -> None:
    assert suppressed("draft.txt") == ["baseline", "baseline"]
    for form in ("text", "rich"):
        result = run("draft.txt", "--baseline", "known.json", "-f", form, "--fail-on", "note")
        assert "CC201" not in result.stdout
        assert result.exit_code == 0
    assert run("draft.txt", "--fail-on", "note").exit_code == 1


def test_the_run_that_writes_it_uses_it() -> None:
    result = run("draft.txt", "--write-baseline", "again.json", "--fail-on", "note")
    assert (result.exit_code, "CC201" in result.stdout) == (0, False)
    assert Path("again.json").read_bytes() == Path("known.json").read_bytes()


def test_it_is_sorted_and_holds_neither_paths_nor_words() -> None:
    text = Path("known.json").read_text(encoding="utf-8")
    held = json.loads(text)
    assert held["claimcheck_baseline"] == 1
    assert [(f["code"], f["count"]) for f in held["findings"]] == [("CC201", 1), ("CC201", 1)]
    prints = [f["fingerprint"] for f in held["findings"]]
    assert prints == sorted(prints)
    assert "draft" not in text
    assert "mill" not in text


def test_moving_a_paragraph_changes_nothing() -> None:
    write("draft.txt", f"A new lead about the weather.\n\n{B}\n\nMore.\n\n{A}\n")
    assert suppressed("draft.txt") == ["baseline", "baseline"]


def test_spaces_and_case_change_nothing() -> None:
    write("draft.txt", f"{A.replace(' will', '  will').replace('spring', 'Spring')}\n\n{B}\n")
    assert suppressed("draft.txt") == ["baseline", "baseline"]


def test_renaming_the_draft_changes_nothing() -> None:
    Path("draft.txt").rename("final.txt")
    assert suppressed("final.txt") == ["baseline", "baseline"]


def test_editing_the_sentence_opens_it_again() -> None:
    write("draft.txt", f"{A.replace('spring', 'summer')}\n\n{B}\n")
    assert suppressed("draft.txt") == [None, "baseline"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$5 million", "£5 million"),
        ("₹5 million", "5 million"),
        ("5 % of the shares", "5 of the shares"),
        ("5‰ of it", "5% of it"),
        ("-5 degrees", "5 degrees"),
        ("5° of it", "5 of it"),
    ],
)
def test_another_currency_or_share_opens_it_again(before: str, after: str) -> None:
    write("draft.txt", f"It is {before}, sources say.\n")
    run("draft.txt", "--write-baseline", "known.json")
    assert suppressed("draft.txt") == ["baseline"]
    write("draft.txt", f"It is {after}, sources say.\n")
    assert suppressed("draft.txt") == [None]


def test_other_punctuation_changes_nothing() -> None:
    write("draft.txt", "It is a well-known “mill” (of 5–7 rooms) — sources say.\n")
    run("draft.txt", "--write-baseline", "known.json")
    write("draft.txt", "It is a well known 'mill', of 5-7 rooms, sources say!\n")
    assert suppressed("draft.txt") == ["baseline"]


def test_a_new_finding_is_open() -> None:
    write("draft.txt", f"{A}\n\n{B}\n\n{C}\n")
    result = run("draft.txt", "--baseline", "known.json", "--fail-on", "note")
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if "CC201" in line] != []
    assert suppressed("draft.txt") == ["baseline", "baseline", None]


def test_as_many_as_it_knows() -> None:
    write("copy.txt", f"{A}\n")
    assert suppressed("draft.txt", "copy.txt") == ["baseline", "baseline", None]
    write("draft.txt", f"{A}\n\n{A}\n")
    assert suppressed("draft.txt") == ["baseline", None]
    run("draft.txt", "copy.txt", "--write-baseline", "known.json")
    assert suppressed("copy.txt", "draft.txt") == ["baseline"] * 3


def test_a_comment_goes_before_the_baseline() -> None:
    write("draft.txt", f"<!-- claimcheck: ignore[CC201] known -->\n{A}\n\n{B}\n")
    assert suppressed("draft.txt") == ["known", "baseline"]
    run("draft.txt", "--write-baseline", "less.json")
    assert len(json.loads(Path("less.json").read_bytes())["findings"]) == 1


def test_the_reason_of_a_comment_is_not_taken_for_the_baseline() -> None:
    write("draft.txt", f"<!-- claimcheck: ignore[CC201] baseline -->\n{A}\n\n{B}\n")
    assert suppressed("draft.txt") == ["baseline, says a comment", "baseline"]
    run("draft.txt", "--write-baseline", "less.json")
    assert len(json.loads(Path("less.json").read_bytes())["findings"]) == 1


def test_it_is_not_written_where_an_input_could_not_be_read() -> None:
    before = Path("known.json").read_bytes()
    result = run("draft.txt", "gone.txt", "--write-baseline", "known.json", "-q")
    assert result.exit_code == 2
    assert "known.json: not written: it would lack 1 input that could not be read" in result.stderr
    assert Path("known.json").read_bytes() == before


BAD: dict[str, Any] = {
    "empty": "",
    "no JSON": "{",
    "a list": "[]",
    "another version": '{"claimcheck_baseline": 2, "findings": []}',
    "no version": '{"findings": []}',
    "a wrong finding": '{"claimcheck_baseline": 1, "findings": [{"code": "CC201"}]}',
    "a count of none": '{"claimcheck_baseline": 1, "findings": '
    '[{"code": "CC201", "fingerprint": "00", "count": 0}]}',
    "another file": '{"schema_version": "1"}',
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_baseline_is_one_clear_line(kind: str) -> None:
    write("bad.json", BAD[kind])
    result = run("draft.txt", "--baseline", "bad.json", "-o", "out.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "claimcheck: bad.json: no baseline of this version of claimcheck; "
        "make one with --write-baseline\n"
    )
    assert not Path("out.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--baseline", "gone.json"], "claimcheck: gone.json: no such file; check the path\n"),
        (["--baseline", "."], "claimcheck: .: cannot be read: is a directory\n"),
        (["--write-baseline", "draft.txt"], "is one of the drafts"),
        (["--write-baseline", "x.json", "-o", "./x.json"], "is a report of --output"),
        (["--write-baseline", "no/where.json"], "there is no folder"),
        (["--write-baseline", "x.json", "--since", "HEAD"], "--since"),
    ],
)
def test_a_wrong_option_is_refused_before_any_work(arguments: list[str], said: str) -> None:
    result = run("draft.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
