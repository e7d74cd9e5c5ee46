"""Reading: from paths and streams to documents with text, blocks and line starts."""
