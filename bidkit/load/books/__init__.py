"""Workbooks that people fill in: written with what they held, read back, handed back with notes in the bad cells."""
