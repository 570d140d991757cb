"""Frozen records that the stages pass to one another; no files, no behaviour beyond small properties."""
