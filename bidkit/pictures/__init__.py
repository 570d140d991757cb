"""Pictures as bytes: what they say beside what they show, and the same picture without it. Decodes no pixel."""
