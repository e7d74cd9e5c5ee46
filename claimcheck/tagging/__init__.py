"""One tag a statement, by the guideline's order of decision, with the words that decided."""
