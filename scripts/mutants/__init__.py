"""Change one printed fact or one demand of a bid at a time, and count what is seen of it."""
