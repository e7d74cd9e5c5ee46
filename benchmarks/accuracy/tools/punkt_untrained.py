"""NLTK's Punkt as it is without any parameters."""

from __future__ import annotations

from importlib.metadata import version

from nltk.tokenize.punkt import PunktSentenceTokenizer

from accuracy.paragraphs import by_paragraph
from accuracy.values import Tool


def load() -> Tool:
    return Tool(
        name="Punkt, untrained",
        about="NLTK's `PunktSentenceTokenizer()` with default parameters, trained on nothing",
        versions=(f"nltk {version('nltk')}",),
        sentences=by_paragraph(PunktSentenceTokenizer().span_tokenize),
    )
