"""The language stage: tokens, quotations, sentences and word classes of a document."""

from __future__ import annotations

from claimcheck.language.quotes import pair
from claimcheck.language.sentences import split
from claimcheck.language.tokens import tokenize
from claimcheck.language.wordclass import tag_sentences
from claimcheck.values import Document, Text


def segment(document: Document) -> Text:
    """Segment a document.

    Args:
        document: The document, with its blocks.

    Returns:
        The document with its tokens, quotations, sentences and word classes.
    """
    tokens = tokenize(document.text)
    quotations = pair(document.text, tokens, document.blocks)
    sentences = split(document, tokens, quotations)
    return Text(document, tokens, quotations, sentences, tag_sentences(tokens, sentences))
