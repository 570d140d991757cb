"""Text to records: every value keeps its place, all faults of a file are reported at once."""
