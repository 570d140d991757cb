"""Turn the dossier into Word sections, one per form, text, table or set of scans."""
