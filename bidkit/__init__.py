"""Assemble, check and pack Chinese bid documents."""

__version__ = "0.1.0"
