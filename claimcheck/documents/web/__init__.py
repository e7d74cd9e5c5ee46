"""HTML: its pieces in the file, their tree, and which of them are the article."""
