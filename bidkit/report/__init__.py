"""Printers of the same findings: terminal, JSON, HTML."""
