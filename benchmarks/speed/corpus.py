"""The texts that are measured: made of the samples, or those of a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SAMPLES = Path(__file__).parent.parent.parent / "samples"
TIMES = (1, 4, 16, 64)
"""How often the texts are taken for the growth."""
_ARTICLES = 84
_ARTICLE = 6_000
"""Bytes, about, of the one article."""
_SMALL = 8
"""So many texts are taken once, four times and so on."""


class Corpus(NamedTuple):
    """Files to measure.

    ``article`` is one of some 6 KB, ``articles`` are many; ``files`` has, by how often the texts
    are taken, so many files, and ``sizes`` the same texts as one file.  ``about`` says in words
    what they are.
    """

    about: str
    article: Path
    articles: list[Path]
    files: dict[int, list[Path]]
    sizes: list[Path]


def make(folder: Path | None, into: Path) -> Corpus:
    """Make the files.

    Args:
        folder: Texts (``*.txt``), or gold data (``*.jsonl`` with a ``text`` a line); the samples
            if it is None.
        into: A folder that is empty.

    Raises:
        ValueError: If there are no texts.
    """
    texts = list(_texts(SAMPLES if folder is None else folder))
    if not texts:
        raise ValueError(f"no *.txt or *.jsonl in {folder}")
    few, articles = texts[:_SMALL], texts
    about = f"{len(texts)} articles of a folder"
    if folder is None:
        articles = [_pair(texts, number) for number in range(_ARTICLES)]
        about = f"{_ARTICLES} articles, each made of two of the samples"
    article = min(articles, key=lambda text: abs(len(text.encode()) - _ARTICLE))
    return Corpus(
        about=about,
        article=_write(into / "article", [article])[0],
        articles=_write(into / "articles", articles),
        files={times: _write(into / f"files-{times}", few * times) for times in TIMES},
        sizes=[_write(into / f"size-{times}", ["\n".join(few * times)])[0] for times in TIMES],
    )


def size(files: list[Path]) -> float:
    """Return how many MB files have."""
    return sum(file.stat().st_size for file in files) / 1e6


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _pair(texts: list[str], number: int) -> str:
    """Return two texts one below the other, another two for each of the first numbers."""
    first = number % len(texts)
    second = (first + 1 + number // len(texts)) % len(texts)
    return f"{texts[first]}\n{texts[second]}"


def _write(folder: Path, texts: list[str]) -> list[Path]:
    folder.mkdir()
    files = [folder / f"{number:05}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text.encode())
    return files
