"""General kinds of check: rules that a bid manager writes as data, over any field of tender, bid and library."""
