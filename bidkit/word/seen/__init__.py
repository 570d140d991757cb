"""What a reader sees in a Word file, and what it holds unseen."""
