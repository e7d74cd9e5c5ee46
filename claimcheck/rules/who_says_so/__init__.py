"""Who says so, in narration and in quotations (CC1xx)."""
