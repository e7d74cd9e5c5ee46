"""Unnamed and vague sources (CC2xx)."""
