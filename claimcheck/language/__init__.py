"""From a document to sentences and tokens with absolute offsets."""
