"""Kinds of check on what the finished volumes say."""
