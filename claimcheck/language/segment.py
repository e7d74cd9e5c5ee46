"""The language stage: tokens, quotations and sentences of a document."""

from __future__ import annotations

from claimcheck.language.quotes import pair
from claimcheck.language.sentences import split
from claimcheck.language.tokens import tokenize
from claimcheck.values import Document, Text


def segment(document: Document) -> Text:
    """Segment a document.

    Args:
        document: The document, with its blocks.

    Returns:
        The document with its tokens, quotations and sentences.
    """
    tokens = tokenize(document.text)
    quotations = pair(document.text, tokens, document.blocks)
    return Text(document, tokens, quotations, split(document, tokens, quotations))
