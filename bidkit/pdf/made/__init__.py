"""PDF files that bidkit makes: volumes, stamps, drawn pages, one form of converted ones."""
