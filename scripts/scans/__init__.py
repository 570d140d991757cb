"""The demonstration library's scans, drawn from its records; nothing of the product lives here."""
