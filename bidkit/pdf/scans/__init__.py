"""Evidence files: what they are, which pages are meant, their pictures."""
