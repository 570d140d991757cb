"""Kinds of check on the finished files as files: pages, properties, traces."""
