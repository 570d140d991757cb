"""Kinds of check on the tender: what the buyer asks and what was read of it."""
