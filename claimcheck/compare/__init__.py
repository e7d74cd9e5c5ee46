"""Two drafts side by side: what a new one gained and lost in attribution.

``align`` finds for each statement what became of it, ``effects`` what that did to its
attribution, ``comparison`` has the values and puts them together; ``reports`` are the
writers, one a format.
"""
