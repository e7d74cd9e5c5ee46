"""PDF files: glyphs with places on pages, and the paragraphs that they are.

``glyphs`` asks PDFium, in a process of its own (``apart``), for the words of each page and where
they stand.  ``columns`` puts them into the order in which they are read, ``margins`` takes away
what stands on every page, and ``paragraphs`` joins lines to paragraphs.
"""
