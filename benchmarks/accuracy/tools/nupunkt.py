"""nupunkt, a re-made Punkt with a shipped model (Bommarito and others 2025)."""

from __future__ import annotations

from importlib.metadata import version

from accuracy.paragraphs import by_paragraph
from accuracy.values import Tool

INSTALL = "pip install nupunkt"


def load() -> Tool:
    from nupunkt import sent_spans

    return Tool(
        name="nupunkt",
        about="`nupunkt.sent_spans`, Punkt re-made, with a model made for legal text",
        versions=(f"nupunkt {version('nupunkt')}",),
        sentences=by_paragraph(sent_spans),
    )
