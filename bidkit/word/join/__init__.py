"""Sections and scans joined into one Word file a volume."""
