"""The sentences that spaCy's dependency parser sets."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from accuracy import spacy_model
from accuracy.paragraphs import by_paragraph
from accuracy.values import Span, Tool

INSTALL = f"pip install spacy {spacy_model.INSTALL}"


def load() -> Tool:
    nlp = spacy_model.load()

    def split(paragraph: str) -> Iterator[Span]:
        return ((s.start_char, s.end_char) for s in nlp(paragraph).sents)

    return Tool(
        name="spaCy",
        about="the sentences of spaCy's dependency parser",
        versions=(f"spacy {version('spacy')}", spacy_model.version(nlp)),
        sentences=by_paragraph(split),
    )
