"""Shallow syntax of one sentence: verb groups, noun phrases, subjects, clauses.

No parser: word classes, closed-class words and punctuation find the clause that a cue
governs, in the manner of finite-state partial parsing (Abney 1996).  All positions are
token indices of the document; ranges are half open.
"""
