"""pysbd (Sadvilkar and Neumann 2020), a set of rules."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from accuracy.paragraphs import by_paragraph, placed
from accuracy.values import Span, Tool

INSTALL = "pip install pysbd"


def load() -> Tool:
    import warnings

    with warnings.catch_warnings():
        # Its regular expressions have escapes that newer Pythons warn about.
        warnings.simplefilter("ignore")
        from pysbd import Segmenter

    segmenter = Segmenter(language="en", clean=False)

    def split(paragraph: str) -> Iterable[Span]:
        return placed(paragraph, segmenter.segment(paragraph))

    return Tool(
        name="pysbd",
        about="`pysbd.Segmenter`, rules, without cleaning",
        versions=(f"pysbd {version('pysbd')}",),
        sentences=by_paragraph(split),
    )
