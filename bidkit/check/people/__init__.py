"""Kinds of check on the people of the team: numbers, seats, social insurance."""
