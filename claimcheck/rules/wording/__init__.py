"""The words of attribution (CC6xx)."""
