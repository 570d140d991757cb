"""Hold finished bids side by side and say what they share. It reports leads for a person; it never disguises."""
