"""Word documents: the only part that imports docx, docxtpl, docxcompose or lxml."""
