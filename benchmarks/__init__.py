"""Measurements against what a user would do instead; ratios in one run, never a timed test."""
