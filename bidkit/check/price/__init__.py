"""Kinds of check on the offered price: sums, lines, limits, words and figures."""
