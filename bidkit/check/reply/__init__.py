"""Kinds of check on the bid as planned: replies, promises, parts, bond, handing in."""
