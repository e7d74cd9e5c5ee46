"""sentencex, Wikimedia's rules for many languages."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from accuracy.paragraphs import by_paragraph, placed
from accuracy.values import Span, Tool

INSTALL = "pip install sentencex"


def load() -> Tool:
    from sentencex import segment

    def split(paragraph: str) -> Iterable[Span]:
        return placed(paragraph, segment("en", paragraph))

    return Tool(
        name="sentencex",
        about='`sentencex.segment("en", …)`, rules',
        versions=(f"sentencex {version('sentencex')}",),
        sentences=by_paragraph(split),
    )
