#!/usr/bin/env python3
"""Train the Punkt parameters that the package ships (``claimcheck/data/punkt.json``).

    train_punkt.py FOLDER [--output FILE]

reads the field ``text`` of every line of FOLDER/train/*.jsonl, trains NLTK's Punkt on
it (Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection") and
writes what the tokeniser needs as JSON.  The same texts always give the same bytes.

What is kept of the parameters, and why:

* Abbreviations: Punkt also takes short rare words that happen to end a sentence
  ("hug.") for abbreviations.  A type stays when it has an inner stop ("u.s"), was seen
  often enough, or was followed at least once by what cannot begin a sentence.
* Sentence starters: names that often begin sentences are left out.  After an
  abbreviation they would cut "Mr. Smith" in two.
* Orthographic context: only the words that Punkt's decision depends on.  A type that
  never occurs in lower case decides like one never seen, so names go.  One capital in
  running text is no evidence against a word that is nearly always in lower case, so
  rare ones are not counted.  Of what is left Punkt only asks "in lower case
  somewhere?" and "a capital inside a sentence?", hence two lists of words.

Title-case headings are not trained on: in them every word is a capital mid-sentence.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from nltk.tokenize.punkt import PunktParameters, PunktTrainer

DEFAULT_OUTPUT = Path(__file__).parent.parent / "claimcheck" / "data" / "punkt.json"

BEGIN_UPPER, MIDDLE_UPPER, UNKNOWN_UPPER = 1 << 1, 1 << 2, 1 << 3
BEGIN_LOWER, MIDDLE_LOWER, UNKNOWN_LOWER = 1 << 4, 1 << 5, 1 << 6

MIN_ABBREVIATION = 3
"""Seen this often, a type is an abbreviation whatever follows it."""
MIN_WORD = 3
"""A word seen less often tells too little to be worth its bytes."""
MIN_CAPITAL_SHARE = 0.1
"""The share of capitals among a word's uses inside sentences that makes it count as a name."""

_TYPE = re.compile(r"[a-z]+(?:[.-][a-z]+)*")
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")


class CountingParameters(PunktParameters):  # type: ignore[misc, unused-ignore]
    """Punkt parameters that also count how often each orthographic flag was set."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: defaultdict[str, Counter[int]] = defaultdict(Counter)

    def add_ortho_context(self, typ: str, flag: int) -> None:
        """Set a flag for a word type, and count it."""
        super().add_ortho_context(typ, flag)
        self.counts[typ][flag] += 1


def read_paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of the training texts, less headings in title case."""
    paragraphs: list[str] = []
    for path in sorted((folder / "train").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                paragraphs += json.loads(line)["text"].splitlines()
    return [p for p in paragraphs if p.strip() and not is_title_case(p)]


def is_title_case(paragraph: str) -> bool:
    """Tell whether most longer words of a paragraph begin with a capital."""
    words: list[str] = re.findall(r"[^\W\d_]+", paragraph)
    longer = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in longer) > 0.6 * len(longer)


def train(paragraphs: list[str]) -> dict[str, list[str] | str]:
    """Train Punkt and return the pruned parameters, ready for JSON."""
    parameters = CountingParameters()
    trainer = PunktTrainer()
    trainer._params = parameters
    trainer.train("\n\n".join(paragraphs))
    counts = parameters.counts
    lower = {
        word
        for word, flags in counts.items()
        if _WORD.fullmatch(word)
        and flags.total() >= MIN_WORD
        and flags[BEGIN_LOWER] + flags[MIDDLE_LOWER] + flags[UNKNOWN_LOWER] >= 2
    }
    capital = {
        word
        for word in lower
        if counts[word][MIDDLE_UPPER]
        >= MIN_CAPITAL_SHARE * (counts[word][MIDDLE_UPPER] + counts[word][MIDDLE_LOWER])
    }
    return {
        "abbreviations": sorted(pruned_abbreviations(parameters.abbrev_types, paragraphs)),
        "collocations": sorted(" ".join(pair) for pair in parameters.collocations),
        "starters": sorted(parameters.sent_starters & lower - capital),
        "lower": " ".join(sorted(lower - capital)),
        "lower_and_capital": " ".join(sorted(lower & capital)),
    }


def pruned_abbreviations(types: set[str], paragraphs: list[str]) -> set[str]:
    """Leave out the types that are more likely short words at the end of a sentence."""
    seen: Counter[str] = Counter()
    goes_on: Counter[str] = Counter()
    for paragraph in paragraphs:
        words = paragraph.split()
        for word, after in zip(words, [*words[1:], ""], strict=True):
            match = re.fullmatch(r"[\"“‘'(\[]*(.+)\.([,;:)]?)", word)
            if match is None:
                continue
            typ = match[1].lower()
            seen[typ] += 1
            goes_on[typ] += bool(match[2]) or after[:1].islower() or after[:1].isdigit()
    return {
        typ
        for typ in types
        if _TYPE.fullmatch(typ) and ("." in typ or seen[typ] >= MIN_ABBREVIATION or goes_on[typ])
    }


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder that holds train/*.jsonl")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    args = parser.parse_args()
    trained = train(read_paragraphs(args.folder))
    args.output.write_text(
        json.dumps(trained, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
