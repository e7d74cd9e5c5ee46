"""What is measured without the start of a process; ``speed.turns.inside`` runs it.

    python -m speed.inside WHAT FILE...

Prints JSON: for a name in ``TOOLS`` seconds, seconds of processor and MB for all files; for
"sizes" the first two for each file, and for "stages" the seconds of processor of each stage,
for the first file from a cold start and then for all of them.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections import deque
from collections.abc import Callable
from functools import partial, wraps
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

_LEAST = 150_000
"""Bytes; what is smaller is measured so often that it has so many."""

STAGES = {
    "reading": ["documents.read:from_bytes", "auditor:prose"],
    "sentences, tokens, quotations": ["language.segment:segment"],
    "attribution": ["attribution.attribute:attribute", "attribution.house:with_lexicon"],
    "tags": ["tagging.tag:tag", "tagging.denials:mark"],
    "ledger and score": ["scoring.ledger:ledger", "scoring.score:score"],
    "rules": ["rules.draft:make_draft", "rules.judge:judge"],
    "JSON": [],  # made piece by piece; ``stages`` counts it where the pieces are asked for
}
"""The functions that make a stage, by the stage's name."""
LOADING = "loading the code"
REST = "the audit's values"


def _claimcheck() -> Callable[[str], object]:
    from claimcheck import Auditor

    return Auditor().audit_text


def _tokens() -> Callable[[str], object]:
    return re.compile(r"\w+|[^\w\s]").findall


def _punkt() -> Callable[[str], object]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    punkt = PunktSentenceTokenizer()
    return lambda text: list(punkt.span_tokenize(text))


def _aho_corasick() -> Callable[[str], object]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(list_of_words(), matchkind=MatchKind.LeftmostLongest)
    return lambda text: automaton.find_matches_as_indexes(text.lower())


def _textacy() -> Callable[[str], object]:
    from accuracy.tools import textacy

    found = textacy.load().attributions
    assert found is not None
    return found


TOOLS: dict[str, Callable[[], Callable[[str], object]]] = {
    "claimcheck": _claimcheck,
    "textacy": _textacy,
    "punkt": _punkt,
    "aho-corasick": _aho_corasick,
    "tokens": _tokens,
}
"""What makes the function that reads a text."""


def list_of_words() -> list[str]:
    """Return what claimcheck's word lists look for: the first column of each."""
    from claimcheck.wordlists import entries

    data = Path(import_module("claimcheck").__file__ or "").parent / "data"
    names = sorted(path.name for path in data.iterdir() if path.suffix in (".txt", ".tsv"))
    words = {line.split("\t")[0].strip().lower() for name in names for line in entries(name)}
    return sorted(words - {""})


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, processor = perf_counter(), process_time()
    work()
    return perf_counter() - wall, process_time() - processor


def _all(read: Callable[[str], object], texts: list[str]) -> tuple[float, float]:
    return _timed(lambda: deque(map(read, texts), maxlen=0))


def tool(name: str, texts: list[str]) -> list[float]:
    """Return what a tool takes for all texts, once it is loaded and has read one."""
    read = TOOLS[name]()
    read(texts[0])
    wall, processor = _all(read, texts)
    unit = 1 if sys.platform == "darwin" else 1024
    return [wall, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6]


def sizes(texts: list[str]) -> list[tuple[float, float]]:
    """Return what the audit of each text takes, once the first has been audited."""
    read = _claimcheck()
    read(texts[0])
    taken = []
    for text in texts:
        times = -(-_LEAST // len(text.encode()))
        wall, processor = _all(read, [text] * times)
        taken.append((wall / times, processor / times))
    return taken


def stages(files: list[Path]) -> list[dict[str, float]]:
    """Return what each stage takes for the first file, and then for all of them."""
    import gc

    import_module("claimcheck.cli.audit")  # what it loads is told apart
    gc.disable()  # as the command line does; see ``claimcheck.cli.run.started``
    spent = dict.fromkeys([LOADING, *STAGES, REST], 0.0)
    inner = 0.0

    def counted(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal inner
            begin = process_time()
            try:
                return function(*arguments, **options)
            finally:
                taken = process_time() - begin
                spent[stage] += taken
                inner += taken

        return run

    consume = counted("JSON", partial(deque, maxlen=0))

    def load() -> None:
        import_module("claimcheck.reports.json")
        for stage, functions in STAGES.items():
            for name in functions:
                module_name, _, function = name.partition(":")
                module = import_module(f"claimcheck.{module_name}")
                setattr(module, function, counted(stage, getattr(module, function)))

    def audit(path: Path) -> None:
        from claimcheck.auditor import Auditor
        from claimcheck.documents import read
        from claimcheck.documents.limits import Reading
        from claimcheck.reports import Stream

        document = read.from_bytes(path.read_bytes(), path.name, Reading())
        consume(Stream("json").entry(Auditor().audit(document)))

    def audited(paths: list[Path]) -> dict[str, float]:
        nonlocal inner
        inner = 0.0
        _, whole = _timed(lambda: deque(map(audit, paths), maxlen=0))
        spent[REST] = whole - inner
        done = dict(spent)
        spent.update(dict.fromkeys(spent, 0.0))
        return done

    spent[LOADING] = _timed(load)[1]
    first = audited(files[:1])
    gc.freeze()
    gc.enable()
    audited(files)
    return [first, audited(files)]


def main(what: str, *names: str) -> None:
    files = [Path(name) for name in names]
    texts = [file.read_text(encoding="utf-8") for file in files]
    work = {"sizes": partial(sizes, texts), "stages": partial(stages, files)}
    print(json.dumps(work.get(what, partial(tool, what, texts))()))


if __name__ == "__main__":
    main(*sys.argv[1:])
