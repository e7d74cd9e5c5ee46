"""Measure claimcheck's accuracy on gold data, beside other tools, and write the report.

    python benchmarks/accuracy FOLDER... [--output FILE] [--sets NAMES] [--without TOOL]...

FOLDER holds gold data (benchmarks/accuracy/gold.py has the formats), itself or in
subfolders train, dev and check.  The report is printed and written to docs/accuracy.md.
No text of the gold data is printed.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Started as a folder, Python looks for modules in it, where "tools" would hide others'.
sys.path[0] = str(HERE.parent)

from accuracy import gold, measure, report, tools  # noqa: E402

OUTPUT = HERE.parent.parent / "docs" / "accuracy.md"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python benchmarks/accuracy", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="the gold data")
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, help="the report (default: docs/accuracy.md)"
    )
    parser.add_argument(
        "--sets", default="dev,check", help="the subfolders to measure (default: %(default)s)"
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="TOOL",
        choices=tools.names(),
        help=f"leave a tool out; may be repeated: {', '.join(tools.names())}",
    )
    args = parser.parse_args()
    if not args.output.resolve().parent.is_dir():
        parser.error(f"{args.output}: there is no such folder to write to")
    wanted = [name.strip() for name in args.sets.split(",")]
    try:
        found = gold.find(args.folders, wanted)
        sets = [gold.read(name, path) for name, path in found.items()]
    except gold.GoldError as error:
        # One line; argparse's own errors print the usage as well.
        sys.stderr.write(f"accuracy: {error}\n")
        sys.exit(2)
    run, missing = tools.load(args.without)
    for name, why in missing.items():
        say(f"{name}: {why}")
    options = [f"--without {name}" for name in args.without]
    if args.sets != parser.get_default("sets"):
        options.insert(0, f"--sets {args.sets}")
    written = report.render(
        sets, run, missing, measure.measure(sets, run, say), date.today(), " ".join(options)
    )
    print(written, end="")
    args.output.write_text(written, encoding="utf-8", newline="\n")
    say(f"wrote {args.output}")


def say(line: str) -> None:
    """Show what is being done, apart from the report."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
