"""Punkt is run without the rest of NLTK, and nobody can tell."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Stops that only Punkt decides.
DRAFT = (
    "The firm moved to Elm Ave. Residents of St. Brannock objected, Gov. Ada Holt said. "
    "It was founded by Smith et al. Council members met Brown Bros. Haulage at the Dept. "
    "Officials denied it. He works for Acme Inc. Shares fell 3 per cent, “perhaps more,” she said."
)


def python(code: str) -> str:
    """Return what a fresh interpreter prints; its warnings are errors."""
    command = [sys.executable, "-W", "error", "-c", f"TEXT = {DRAFT!r}\n{code}"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


AUDIT = """
import claimcheck, msgspec, sys
print(msgspec.json.encode(claimcheck.audit_text(TEXT)))
print("nltk" in sys.modules)
"""


def test_the_audit_is_the_same_and_nltk_is_not_imported() -> None:
    alone, beside = python(AUDIT), python(f"import nltk\n{AUDIT}")
    assert beside.endswith("\nTrue\n")
    assert alone == beside.replace("\nTrue\n", "\nFalse\n")


def test_nltk_works_in_full_afterwards() -> None:
    code = """
import claimcheck
claimcheck.audit_text(TEXT)
import nltk
from nltk.tokenize import punkt
assert nltk.tokenize.punkt is punkt is __import__("sys").modules["nltk.tokenize.punkt"]
assert nltk.FreqDist("aab").most_common() == [("a", 2), ("b", 1)]
assert nltk.wordpunct_tokenize("It rains.") == ["It", "rains", "."]
assert len(nltk.PunktSentenceTokenizer().tokenize("One. Two.")) == 2
print(nltk.Tree.fromstring("(S (NP it))").label())
"""
    assert python(code) == "S\n"


def test_what_is_run_alone_is_the_same_punkt() -> None:
    code = """
from claimcheck.language import punkt
alone = punkt.load()
import nltk.tokenize.punkt as whole
assert alone is not whole and alone.__file__ == whole.__file__
learned = []
for module in alone, whole:
    trainer = module.PunktTrainer(TEXT, verbose=False)
    parameters = vars(trainer.get_params())
    tokenizer = module.PunktSentenceTokenizer(trainer.get_params())
    learned.append((parameters, list(tokenizer.span_tokenize(TEXT)), tokenizer.tokenize(TEXT)))
print(learned[0] == learned[1] and len(learned[0][1]) > 1)
"""
    assert python(code) == "True\n"


@pytest.mark.parametrize(
    "broken",
    [
        "punkt._find = lambda name: None",  # as where NLTK is in an archive
        "punkt._StandIn.__getattr__ = lambda self, name: 1 / 0",  # Punkt cannot be run
    ],
)
def test_where_that_fails_nltk_is_imported(broken: str) -> None:
    code = f"from claimcheck.language import punkt\n{broken}\n{AUDIT}"
    assert python(code) == python(f"import nltk\n{AUDIT}")
