"""Two drafts compared: what became of each statement, and what that did to its attribution."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import cmarkgfm
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from claimcheck import audit_text
from claimcheck.cli import app
from claimcheck.compare.align import align
from claimcheck.compare.comparison import Comparison, compare
from claimcheck.schema import comparison_schema

OLD = """Mill to Close in Spring

The mill in Port Ansel will close by spring, Mayor Ada Holt said on Monday.

Holt denied that a buyer had been found.

The mill may be sold for scrap. It was built in 1911. The harbour board fears a long winter.

“We will fight for every job,” said union leader Tom Reed. “Nobody asked us.”
"""


def compared(old: str, new: str) -> Comparison:
    return compare(audit_text(old, path="old.txt"), audit_text(new, path="new.txt"))


def only(old: str, new: str) -> Any:
    """Return the only change between two drafts."""
    (change,) = compared(old, new).changes
    return change


@pytest.mark.parametrize(
    ("old", "new", "effects", "loss"),
    [
        pytest.param(
            "The mill will close by spring, Mayor Ada Holt said on Monday.",
            "The mill will close by spring on Monday.",
            ("lost-source",),
            True,
            id="lost its source",
        ),
        pytest.param(
            "The mill was built in 1911 by monks.",
            "The mill was built in 1911 by monks, according to the town archive.",
            ("gained-source",),
            False,
            id="gained a source",
        ),
        pytest.param(
            "The mill may be sold for scrap.",
            "The mill will be sold for scrap.",
            ("lost-hedge",),
            True,
            id="stated flatly",
        ),
        pytest.param(
            "The mill will be sold for scrap.",
            "The mill may be sold for scrap.",
            ("gained-hedge",),
            False,
            id="became hedged",
        ),
        pytest.param(
            "Mayor Ada Holt said that a buyer had been found.",
            "Mayor Ada Holt denied that a buyer had been found.",
            ("gained-denial",),
            False,
            id="gained a denial",
        ),
        pytest.param(
            "The mill will close by spring, Mayor Ada Holt said on Monday.",
            "The mill will close by spring, a town official said on Monday.",
            ("weaker-source",),
            True,
            id="no longer named",
        ),
        pytest.param(
            "The mill will close by spring, Mayor Ada Holt said on Monday.",
            "The mill will close by spring, union leader Tom Reed said on Monday.",
            ("other-source",),
            False,
            id="another source",
        ),
        pytest.param(
            "The ministry said the mill in Port Ansel will close.",
            "The police said the mill in Port Ansel will close.",
            ("other-source",),
            False,
            id="another source without a name",
        ),
        pytest.param(
            "The Ministry of Mills said the mill in Port Ansel will close.",
            "The ministry said the mill in Port Ansel will close.",
            (),
            False,
            id="the same source, less its name",
        ),
    ],
)
def test_what_an_edit_does_to_the_attribution(
    old: str, new: str, effects: tuple[str, ...], loss: bool
) -> None:
    change = only(old, new)
    assert (change.kind, change.effects, change.loss) == ("edited", effects, loss)


def test_a_denial_that_was_cut_is_a_loss() -> None:
    new = OLD.replace("Holt denied that a buyer had been found.\n\n", "")
    change = only(OLD, new)
    assert (change.kind, change.effects, change.loss) == ("removed", ("lost-denial",), True)
    assert change.new is None
    assert change.old.line == 5


def test_the_same_words_change_their_speaker_with_the_sentence_that_named_them() -> None:
    cut = "“We will fight for every job,” said union leader Tom Reed. “Nobody asked us.”"
    orphan, removed = compared(OLD, OLD.replace(cut, "“Nobody asked us.”")).changes
    assert (orphan.kind, orphan.effects) == ("unchanged", ("other-source",))
    assert orphan.old is not None
    assert orphan.old.sources == ("Tom Reed",)
    assert removed.kind == "removed"


def test_the_same_words_lose_their_source_with_the_sentence_that_named_it() -> None:
    quotation = "“Nobody asked us about the mill.”"
    old = f"Union leader Tom Reed was angry. “We will fight,” he said. {quotation}"
    change = compared(old, quotation).changes[0]
    assert (change.kind, change.effects, change.loss) == ("unchanged", ("lost-source",), True)


def test_moving_a_paragraph_is_no_edit() -> None:
    blocks = OLD.strip().split("\n\n")
    moved = "\n\n".join([blocks[0], blocks[3], blocks[1], blocks[2], *blocks[4:]]) + "\n"
    found = compared(OLD, moved)
    assert found.summary.moved
    assert not found.summary.edited + found.summary.added + found.summary.removed
    assert {c.kind for c in found.changes} == {"moved"}


def test_a_draft_compared_with_itself_has_no_changes() -> None:
    found = compared(OLD, OLD)
    assert found.changes == ()
    assert found.old.score == found.new.score
    assert found.summary.unchanged == len(audit_text(OLD).statements)


def test_white_space_case_and_marks_are_no_edit() -> None:
    assert compared(OLD, OLD.replace("“", '"').replace("”", '"').replace(" ", "  ")).changes == ()


@given(
    st.lists(st.sampled_from(["a b c", "d e f g", "h i", "a b x", "d e f"]), max_size=9),
    st.lists(st.sampled_from(["a b c", "d e f g", "h i", "a b x", "d e f"]), max_size=9),
)
def test_every_statement_is_in_exactly_one_pair(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert sorted(p.old for p in pairs if p.old is not None) == list(range(len(old)))
    assert [p.new for p in pairs if p.new is not None] == list(range(len(new)))
    for pair in pairs:
        if pair.old is not None and pair.new is not None and not pair.edited:
            assert old[pair.old] == new[pair.new]


def test_what_was_edited_and_changed_places_was_moved() -> None:
    old = ["the mill by the river closes in spring", "the harbour board fears a long winter", "x"]
    new = [
        "y",
        "the harbour board fears a very long winter",
        "the mill by the lake closes in spring",
    ]
    assert [(p.old, p.edited, p.moved) for p in align(old, new)] == [
        (None, False, False),
        (1, True, True),
        (0, True, False),
        (2, False, False),
    ]


def test_what_was_edited_where_it_stands_was_not_moved() -> None:
    # The last has no word that is rare until the others are paired.
    old = [*(f"the old mill closes in week {n}" for n in range(30)), "the old mill closes"]
    pairs = align(old, [text.replace("closes", "shuts") for text in old])
    assert all(pair.edited and not pair.moved for pair in pairs)


def test_a_statement_of_many_words_can_be_compared() -> None:
    words = "the mill " * 200_000
    (pair,) = align([f"{words} closes"], [f"soon {words} shuts"])
    assert pair.edited


@settings(max_examples=25)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_compared_and_fit_the_schema(old: str, new: str) -> None:
    from claimcheck.compare.reports import to_json, to_markdown, to_text

    found = compared(old, new)
    jsonschema.validate(json.loads(to_json(found)), comparison_schema())
    assert to_text(found)
    assert to_markdown(found)


def test_the_markdown_fits_a_comment_losses_first() -> None:
    from claimcheck.compare.reports import to_markdown
    from claimcheck.reports.markdown import LIMIT

    old = [f"The mill number {n} closes in week {n}, Mayor Ada Holt said." for n in range(400)]
    new = [text.replace(", Mayor Ada Holt said", "") for text in old]
    added = [f"A café “of {n} chairs” opens in street {n * 7}." for n in range(400)]
    page = to_markdown(compared("\n\n".join(old), "\n\n".join([*added, *new]))).decode()
    assert len(page.encode()) <= LIMIT
    assert page.count("\n- ") > 250
    assert "#### Lost" in page
    losses = page.count("**edited: lost its source**")
    left = re.fullmatch(r"Left out for length: (\d+) changes\..*", page.splitlines()[-1])
    assert left is not None
    assert page.count("\n- ") + int(left[1]) == 800
    assert losses == 400 or "#### Added" not in page


# The command line


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text(OLD, encoding="utf-8")
    new = OLD.replace(", Mayor Ada Holt said on Monday", "")
    Path("new.txt").write_text(new, encoding="utf-8")


def run(*arguments: str, stdin: str = "") -> Any:
    return CliRunner().invoke(app, ["compare", *arguments], input=stdin)


@pytest.mark.usefixtures("drafts")
def test_it_reports_and_exits_with_nought() -> None:
    done = run("old.txt", "new.txt")
    assert done.exit_code == 0
    assert (
        "new.txt:3:1: loss edited: lost its source (before: Ada Holt; now: nobody)" in done.stdout
    )
    assert "1 lost in attribution" in done.stdout.splitlines()[-1]


@pytest.mark.usefixtures("drafts")
def test_a_loss_fails_the_gate_that_was_asked_for() -> None:
    assert run("old.txt", "new.txt", "--fail-on-loss").exit_code == 1
    assert run("new.txt", "old.txt", "--fail-on-loss").exit_code == 0
    done = run("old.txt", "new.txt", "--fail-on-loss", "-o", "report.json")
    assert done.exit_code == 1
    assert json.loads(Path("report.json").read_bytes())["summary"]["losses"] == 1


@pytest.mark.usefixtures("drafts")
def test_one_of_the_drafts_may_be_standard_input() -> None:
    new = Path("new.txt").read_text()
    assert run("old.txt", "-", stdin=new).stdout.startswith("<stdin>:3:1: loss edited")
    done = run("-", "old.txt", "--stdin-name", "new.md", "-f", "json", stdin=f"# {new}")
    (change,) = json.loads(done.stdout)["changes"]
    assert change["effects"] == ["gained-source"]
    assert json.loads(done.stdout)["old"]["path"] == "new.md"


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("form", ["rich", "text", "json", "markdown"])
def test_every_format_names_what_was_lost(form: str) -> None:
    done = run("old.txt", "new.txt", "-f", form)
    assert done.exit_code == 0
    assert ("lost-source" if form == "json" else "lost its source") in done.stdout


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("old.txt", "gone.txt"), "gone.txt: "),
        (("old.txt", "new.txt", "-o", "x.pdf"), "the ending must say the format"),
        (("old.txt", "new.txt", "-o", "old.txt"), "is one of the drafts"),
        (("old.txt",), "NEW"),
        (("-", "-"), "claimcheck: NEW: standard input is one draft; name a file\n"),
        (("-", "gone.txt"), "gone.txt: "),
        (("old.txt", "-", "--stdin-name", "draft.pdf"), "draft.pdf: "),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_with_two(
    arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output + done.stderr
    assert "Traceback" not in done.output + done.stderr


@pytest.mark.usefixtures("drafts")
def test_a_link_that_leads_to_itself_is_no_draft() -> None:
    Path("loop.txt").symlink_to("loop.txt")
    done = run("old.txt", "loop.txt", "-o", "x.json")
    assert done.exit_code == 2
    assert done.stderr.startswith("claimcheck: loop.txt: cannot be read: ")


@pytest.mark.usefixtures("drafts")
def test_hostile_words_are_harmless_in_markdown() -> None:
    words = (
        "was <img src=x onerror=alert(1)> built by @all | `rm` [a](https://evil.example), #12, "
        "GH-12, www.evil.example, ://evil.example, :tada:, $x$ and !3"
    )
    Path("new.txt").write_text(OLD.replace("was built in 1911", words), encoding="utf-8")
    page = run("old.txt", "new.txt", "-f", "markdown").stdout
    html = cmarkgfm.github_flavored_markdown_to_html(page)
    text = unescape(re.sub("<[^>]+>", "", html))
    assert words in text.replace("\u200b", "")
    assert not re.search("<(img|a|code)\\b", html)
    assert not re.search(r"@\w|[#!]\d|GH-\d|://|www\.|:tada:", text)
