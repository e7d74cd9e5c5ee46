"""Who said what: sources, cues and contents, from the tokens and the quotation marks."""
