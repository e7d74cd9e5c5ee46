"""Measure how long claimcheck takes and how much memory, beside what else is installed.

    python benchmarks/speed MEASUREMENT [its options]

Whatever is compared runs in turn, once a round, after a round that is not counted; the
figures are medians.  Run it with the Python of an environment in which claimcheck is
installed from a wheel, as users have it (``pip install .``), on a machine that does
nothing else.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

# Started as a folder, Python looks for modules in it, and not beside it.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

MEASUREMENTS = {"start-up": "start_up", "throughput": "throughput"}
"""The module of each measurement.

To add one, add a line here and a module with a docstring, ``add_arguments(parser)`` and
``measure(arguments) -> str``, which returns the report.
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python benchmarks/speed", description=(__doc__ or "").splitlines()[0]
    )
    commands = parser.add_subparsers(required=True, metavar="MEASUREMENT")
    # They import what is slow when they measure: a command that is started from here would
    # seem to need the memory that this process has.
    for name, module_name in MEASUREMENTS.items():
        module = import_module(f"speed.{module_name}")
        about = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument("--rounds", type=int, default=7, help="default: %(default)s")
        module.add_arguments(command)
        command.set_defaults(measure=module.measure)
    arguments = parser.parse_args()
    if arguments.rounds < 1:
        parser.error("--rounds: at least one")
    try:
        print(arguments.measure(arguments))
    except ValueError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
