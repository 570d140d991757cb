"""Kinds of check on volumes that must not tell whose they are."""
