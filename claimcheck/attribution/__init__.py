"""Who said what: sources, cues and contents, from the tokens and the quotation marks.

``attribute`` is the stage.  ``lexicon`` reads the cue words, ``syntax`` makes out verb
groups, noun phrases and clauses, ``cues`` finds the attributions of one sentence by the
shape of their cue, ``quotations`` follows what is said over sentences and paragraphs, and
``sources`` gives the sources their names.
"""
