"""Bind every requirement, scoring item and form to its evidence or answer; pure."""
