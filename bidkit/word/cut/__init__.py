"""Pieces cut out of a buyer's Word file, each as a file of its own."""
