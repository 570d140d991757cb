"""Kinds of check on the library's records and the papers that prove them."""
