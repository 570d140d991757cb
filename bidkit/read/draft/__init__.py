"""The draft of a tender.yaml: its parts, where it is kept, and what became of its doubts."""
