"""Kinds of check on signatures and seals."""
