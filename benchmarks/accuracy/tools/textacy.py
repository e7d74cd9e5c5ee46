"""textacy's direct quotations (after Krestel, Bergler and Witte 2008) with a small spaCy model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.metadata import version
from typing import Any

from accuracy import spacy_model
from accuracy.values import Attribution, Span, Tool

INSTALL = f"pip install textacy {spacy_model.INSTALL}"
_PARAGRAPH = re.compile(r"\S[^\n]*")


def load() -> Tool:
    from textacy.extract import direct_quotations

    nlp = spacy_model.load()

    def direct(text: str, offset: int) -> list[Attribution]:
        return [
            Attribution(
                _tokens(quotation.speaker, offset),
                _tokens(quotation.cue, offset),
                ((offset + quotation.content.start_char, offset + quotation.content.end_char),),
            )
            for quotation in direct_quotations(nlp(text))
        ]

    def attributions(text: str) -> list[Attribution]:
        return list(_merged(_anyhow(direct, text)))

    return Tool(
        name="textacy",
        about="`textacy.extract.direct_quotations`; it looks for direct quotations only, "
        "indirect ones are not its aim. It refuses a text with an odd number of "
        "quotation marks; such a text was given to it paragraph by paragraph. Quotations that "
        "share a verb were joined to one attribution, as in the gold data",
        versions=(f"textacy {version('textacy')}", spacy_model.version(nlp)),
        attributions=attributions,
    )


def _anyhow(direct: Callable[[str, int], list[Attribution]], text: str) -> list[Attribution]:
    try:
        return direct(text, 0)
    except ValueError:
        found: list[Attribution] = []
        for match in _PARAGRAPH.finditer(text):
            try:
                found += direct(match.group(), match.start())
            except ValueError:
                continue  # only the paragraph with the odd mark is lost
        return found


def _tokens(tokens: Iterable[Any], offset: int) -> tuple[Span, ...]:
    return tuple((offset + token.idx, offset + token.idx + len(token)) for token in tokens)


def _merged(found: Iterable[Attribution]) -> Iterable[Attribution]:
    by_cue: dict[tuple[Span, ...], Attribution] = {}
    for one in found:
        known = by_cue.get(one.cue)
        by_cue[one.cue] = known._replace(content=known.content + one.content) if known else one
    return by_cue.values()
