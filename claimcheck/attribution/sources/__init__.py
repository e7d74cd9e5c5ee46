"""Who the sources of attributions are: their kind, their full name and their role."""
