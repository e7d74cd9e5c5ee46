"""The story as a whole (CC5xx)."""
