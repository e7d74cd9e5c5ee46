"""Cues of one sentence, shape by shape: who is the source and what the content of each."""
