"""Lay sections in order, learn every page number and write those numbers back."""
