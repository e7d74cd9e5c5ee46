"""Comments to claimcheck in a draft (CC0xx)."""
