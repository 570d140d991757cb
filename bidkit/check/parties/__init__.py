"""Kinds of check on who bids with whom: joint bids, subcontracts, company sizes, relations."""
