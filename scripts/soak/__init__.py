"""Builds that are killed, starved, crowded and lied to: what is left afterwards is counted. Run by ``make soak``."""
