"""PDF documents: the only part that imports pypdf, pypdfium2, img2pdf or weasyprint."""
