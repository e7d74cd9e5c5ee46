"""Word files (Office Open XML): the package, its styles, the walk over its paragraphs.

The reader (``claimcheck.documents.formats.docx``) and the writer of reviewed copies
(``claimcheck.documents.word.review``) share one walk, so that both see the same text.
"""
