"""Names: where they stand in the text, and which of them are one person or body."""
