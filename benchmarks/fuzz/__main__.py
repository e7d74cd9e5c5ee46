"""Fuzz every reader and the whole audit, one after the other.

python -m benchmarks.fuzz [TARGET]... [--seconds 60] [--crashes FOLDER]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Fuzz, and return 1 if anything was found, 2 if atheris is not installed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", help="all if none is named")
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--crashes", type=Path, default=Path("crashes"), help="where they go")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        version = ".".join(map(str, sys.version_info[:2]))
        print(f"atheris is not installed (pip install atheris; it may not be there for {version})")
        return 2
    if asked.one:
        _fuzz(*asked.one)
        return 0
    return _all(asked.targets, asked.seconds, asked.crashes)


def _all(named: list[str], seconds: float, crashes: Path) -> int:
    from .targets import TARGETS

    if unknown := sorted(set(named) - set(TARGETS)):
        print(f"no such target: {', '.join(unknown)} (there are {', '.join(TARGETS)})")
        return 2
    targets = named or [*TARGETS]
    crashes.mkdir(parents=True, exist_ok=True)
    failed = []
    for target in targets:
        print(f"== {target}", flush=True)
        with tempfile.TemporaryDirectory() as corpus:
            each = str(max(1, round(seconds / len(targets))))
            command = [sys.executable, "-m", "benchmarks.fuzz", "--one", target, each]
            if subprocess.run([*command, corpus, str(crashes)], check=False).returncode:
                failed.append(target)
    if failed:
        print(f"found something in: {', '.join(failed)}; the drafts are in {crashes}")
    return int(bool(failed))


def _fuzz(target: str, seconds: str, corpus: str, crashes: str) -> None:
    """Fuzz one target; libFuzzer ends this process."""
    import atheris

    with atheris.instrument_imports(include=["claimcheck", "markdown_it", "mdit_py_plugins"]):
        from .targets import TARGETS

    from .seeds import seeds

    for i, seed in enumerate(seeds(target)):
        (Path(corpus) / f"seed{i}").write_bytes(seed)
    from .archives import mutate

    options = {"custom_mutator": mutate} if target in ("docx", "odt") else {}
    atheris.Setup(
        [
            sys.argv[0],
            corpus,
            f"-max_total_time={seconds}",
            "-max_len=20000",
            "-timeout=20",
            "-rss_limit_mb=2000",
            "-print_final_stats=1",
            "-verbosity=0",
            f"-artifact_prefix={crashes}/{target}-",
        ],
        TARGETS[target],
        **options,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
