"""The version of bidkit, once."""

__version__ = "0.1.0"
