"""The benchmark of speed: how it runs commands, and its report by hand-made figures."""

import subprocess
import sys
from pathlib import Path

import pytest
from speed import start_up, turns

ROOT = Path(__file__).parent.parent


def test_commands_run_in_turn(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1]); sys.exit(int(sys.argv[2]))"
    commands = {name: [sys.executable, "-c", code, name, str(i)] for i, name in enumerate("ab")}
    taken = turns.commands_in_turn(commands, rounds=2)
    assert log.read_text() == "ab" * 3
    assert all(each.wall > 0 and each.processor > 0 and each.memory > 1 for each in taken.values())


@pytest.mark.parametrize(
    "command", [[sys.executable, "-c", "raise SystemExit(2)"], ["./no-such-command"]]
)
def test_a_command_that_breaks_is_no_measurement(command: list[str]) -> None:
    with pytest.raises(ValueError, match=r"ended with 2|no-such-command: No such file"):
        turns.commands_in_turn({"broken": command}, rounds=1)


def test_the_report_has_ratios_and_limits() -> None:
    names = (start_up.LIBRARIES, start_up.ALL_LIBRARIES, start_up.PROSELINT)
    taken = dict.fromkeys(names, turns.Taken(0.1, 0.08, 30))
    taken |= dict.fromkeys(
        (start_up.VERSION, start_up.JSON, start_up.TEXT, start_up.KEPT), turns.Taken(0.15, 0.1, 40)
    )
    lines = start_up.report(taken, 6200, 7).splitlines()
    assert lines[0] == "An article of 6.2 KB; medians of 7 rounds"
    assert "150               100    40.0" in lines[6]
    (ratios,) = [
        line for line in lines if line.startswith("claimcheck audit --no-cache / proselint check ")
    ]
    assert ratios.split()[-3:] == ["1.50", "1.25", "2.00"]
    assert lines[-1].split() == ["MB", "of", "an", "audit", "40.0", "80"]
    del taken[start_up.PROSELINT]
    assert start_up.report(taken, 6200, 7).endswith("not installed: --proselint COMMAND")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("start-up missing.txt", "missing.txt: no such file"),
        ("throughput missing", "no *.txt or *.jsonl in missing"),
        ("start-up --rounds 0", "--rounds: at least one"),
    ],
)
def test_bad_input_is_one_line(arguments: str, said: str) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "speed"), *arguments.split()]
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert result.returncode == 2
    assert result.stderr.endswith(f"error: {said}\n")
