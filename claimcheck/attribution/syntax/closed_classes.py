"""Closed word classes, and groups of the Penn Treebank's part-of-speech tags."""

from __future__ import annotations

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'m", "'re", "isn't",
                "aren't", "wasn't", "weren't",
                "get", "gets", "got", "gotten", "getting"})  # fmt: skip
HAVE = frozenset({"have", "has", "had", "having", "'ve", "haven't", "hasn't", "hadn't", "'d"})
DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't", "done"})
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must",
                    "won't", "wouldn't", "can't", "cannot", "couldn't", "mightn't", "shouldn't",
                    "mustn't", "'ll", "ought"})  # fmt: skip
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "never", "no", "nor", "neither", "cannot", "without"})

CLAUSE_WORDS = frozenset({"that", "whether", "how", "why", "what", "where", "when", "who", "which",
                          "if"})  # fmt: skip
RELATIVES = frozenset({"who", "which", "that", "whom"})
SUBORDINATORS = frozenset({"while", "although", "though", "after", "before", "when", "since",
                           "because", "until", "whereas", "if", "where", "than"})  # fmt: skip
FRONTED = frozenset({"while", "although", "though", "after", "before", "as", "when", "if",
                     "since", "because", "despite", "amid", "following", "until", "whereas",
                     "given"})  # fmt: skip
"""Words that open an adverbial clause or phrase at the beginning of a sentence."""
CONTRASTS = frozenset({"but", "while", "although", "though", "whereas", "however"})
CONDITIONALS = frozenset({"if", "unless", "whether", "lest", "suppose", "supposing", "imagine"})
SUBJECT_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you"})
QUANTIFIERS = frozenset({"some", "many", "others", "most", "several", "few", "all"})
PRO_FORMS = QUANTIFIERS | {"that", "this", "these", "those", "both", "each", "another"}
"""Determiners that can stand alone, without a noun."""
ANYONE = frozenset({"anyone", "anybody", "everyone", "everybody", "those"})
RECIPROCALS = frozenset({("each", "other"), ("one", "another")})
NOUN_LINKS = frozenset({"of", "in", "for", "at", "from", "on", "with", "to", "about", "against",
                        "under", "near", "behind", "over", "between", "by", "inside", "within",
                        "outside", "across", "among", "including", "into"})  # fmt: skip
"""Prepositions that join one noun phrase to another."""

QUOTE_MARKS = frozenset("\"“”„«»‘’'") | {"''", "``"}
DASHES = frozenset({"—", "–", "―", "--"})

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"})
NOMINAL_TAGS = NOUN_TAGS | {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "POS", "WP$", "FW", "$", "#"}
"""The classes of what can stand in a noun phrase."""
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
