"""One file a screen: what it shows, as plain values, and what is done there."""
