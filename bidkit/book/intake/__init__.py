"""The workbook of papers that came in: what is proposed for the library, and what a person confirmed of it."""
