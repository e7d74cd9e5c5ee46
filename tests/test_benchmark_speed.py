"""The benchmark of speed: its texts, how it runs things, and its report by hand-made figures."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from speed import corpus, inside, measure, report, turns
from speed.turns import Taken

ROOT = Path(__file__).parent.parent


def ignore(_: str) -> None:
    """Say nothing."""


def test_everything_runs_in_turn_and_the_first_round_warms_up(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1]); sys.exit(int(sys.argv[2]))"
    words = {name: [sys.executable, "-c", code, name, str(i)] for i, name in enumerate("ab")}
    runs = {name: turns.command(command) for name, command in words.items()}
    taken = turns.in_turn(runs, 2, ignore)
    assert log.read_text() == "ab" * 3
    assert [len(each) for each in taken.values()] == [2, 2]
    assert all(min(turns.middle(each)) > 0 for each in taken.values())


def test_medians() -> None:
    rounds = [Taken(3, 1, 9), Taken(1, 2, 9), Taken(2, 8, 7)]
    assert turns.middle(rounds) == Taken(2, 2, 9)


@pytest.mark.parametrize(
    ("command", "most"),
    [
        ([sys.executable, "-c", "raise SystemExit(2)"], 1),
        ([sys.executable, "-c", "import os; os.abort()"], 255),
        (["./no-such-command"], 1),
    ],
)
def test_a_command_that_breaks_is_no_measurement(command: list[str], most: int) -> None:
    with pytest.raises(ValueError, match=r"ended with|no-such-command: No such file"):
        turns.command(command, most=most)()


def test_the_texts_are_made_of_the_samples_or_those_of_a_folder(tmp_path: Path) -> None:
    made = corpus.make(None, tmp_path)
    assert len({path.read_bytes() for path in made.articles[:56]}) == 56
    assert 5_500 < made.article.stat().st_size < 6_500
    assert [len(made.files[times]) for times in corpus.TIMES] == [8, 32, 128, 512]
    once, most = (made.sizes[at].read_text(encoding="utf-8") for at in (0, -1))
    assert most.startswith(once)
    assert len(most) == 64 * (len(once) + 1) - 1
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.txt").write_text("It rains.", encoding="utf-8")
    (own / "b.jsonl").write_text('{"text": "“It is dry.”"}\n{"text": "It snows."}\n', "utf-8")
    (tmp_path / "into").mkdir()
    made = corpus.make(own, tmp_path / "into")
    texts = [path.read_text(encoding="utf-8") for path in made.articles]
    assert texts == ["It rains.", "“It is dry.”", "It snows."]


@pytest.mark.parametrize("name", ["claimcheck", "tokens"])
def test_what_a_tool_takes_inside_a_process(name: str, tmp_path: Path) -> None:
    made = corpus.make(None, tmp_path)
    assert min(turns.inside(name, made.articles[:2])()) > 0


def test_the_stages_are_those_of_the_audit(tmp_path: Path) -> None:
    first, then = turns.inside("stages", corpus.make(None, tmp_path).articles[:2])()
    names = [inside.LOADING, *inside.STAGES, inside.REST]
    assert list(first) == list(then) == names
    assert then.pop(inside.LOADING) == 0
    assert min(first.values()) > 0
    assert min(then.values()) > 0


TAKEN = Taken(0.1, 0.08, 30)


def measured() -> measure.Measured:
    article = dict.fromkeys(
        (measure.PYTHON, measure.LIBRARIES, measure.ALL_LIBRARIES, measure.PROSELINT), TAKEN
    )
    ours = (measure.VERSION, measure.JSON, measure.TEXT, measure.CACHED)
    article |= dict.fromkeys(ours, Taken(0.15, 0.1, 40))
    return measure.Measured(
        article=article,
        articles={measure.JSON: Taken(2, 1, 50), measure.PROSELINT: Taken(4, 3, 30)},
        jobs={measure.JSON: Taken(4, 4, 50), measure.JOBS: Taken(2, 5, 50)},
        inside=dict.fromkeys(("claimcheck", "punkt"), TAKEN) | {"textacy": Taken(1, 0.8, 99)},
        sizes=[(1.0, 0.5), (4.0, 2.0), (16.0, 8.0), (72.0, 40.0)],
        files={"claimcheck": {times: Taken(times, times, 40) for times in corpus.TIMES}},
        first=dict.fromkeys([inside.LOADING, *inside.STAGES, inside.REST], 0.002),
        stages={inside.LOADING: 0.0} | dict.fromkeys([*inside.STAGES, inside.REST], 0.25),
    )


def test_targets_are_told_beside_what_was_measured(tmp_path: Path) -> None:
    made = corpus.make(None, tmp_path)
    found = {what: (wall, by) for what, wall, by, *_ in report.targets(measured(), made)}
    assert found["one article / proselint"] == pytest.approx((1.5, 1.25))
    assert found["throughput of many articles / proselint's"] == (2, 3)
    assert found["throughput in one process / textacy's"] == pytest.approx((40, 40), rel=0.05)
    assert found["`--jobs 1` / `--jobs 2`"] == (2, 0.8)
    at_most = next(values for what, values in found.items() if what.startswith("time a MB"))
    assert at_most == pytest.approx((72 / 64, 80 / 64), rel=0.01)
    assert not any("write-good" in what for what in found)


def test_the_report_and_the_picture_hold_what_was_measured(tmp_path: Path) -> None:
    made = corpus.make(None, tmp_path)
    written = report.render(
        measured(),
        made,
        ["claimcheck 0.1.0"],
        ["write-good (`--write-good COMMAND`)"],
        (0.5, 2.25),
        5,
        date(2026, 1, 2),
        "--rounds 5",
        "performance.svg",
    )
    assert "| date | 2026-01-02 |\n| command | `python benchmarks/speed --rounds 5` |" in written
    assert "| 0.5 before, 2.2 after |" in written
    assert "Not installed, and so in no table: write-good (`--write-good COMMAND`)." in written
    assert "| proselint | 100 | 80 | 30 |" in written
    assert "| attribution | 2.0 | 2 % |" in written
    assert "$" not in written
    picture = ElementTree.fromstring(report.draw(measured(), made))
    words = "".join(picture.itertext())
    assert "claimcheck, one text" in words
    assert "claimcheck, many files" in words
    assert len(picture.findall(".//{*}circle")) == 8


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("missing", "no *.txt or *.jsonl in missing"),
        ("--rounds 0", "--rounds: at least one"),
        ("--output missing/performance.md", "missing/performance.md: there is no such folder"),
        ("--proselint ./missing", "./missing: does not run proselint"),
    ],
)
def test_bad_input_is_one_line(arguments: str, said: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "speed"), *arguments.split()]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert result.returncode == 2
    assert f"error: {said}" in result.stderr.splitlines()[-1]
