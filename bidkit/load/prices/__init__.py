"""The price workbook: its package, its cells, its columns, its rows, and the totals it states itself."""
