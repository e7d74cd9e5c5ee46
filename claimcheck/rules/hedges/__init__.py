"""Hedges and allegations (CC3xx)."""
