"""What a reader sees in a PDF, and what it holds unseen."""
