"""Denial and fairness (CC4xx)."""
