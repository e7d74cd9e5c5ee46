"""The frames of cue verbs: what a verb can take as its content, one function a frame."""
