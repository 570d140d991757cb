"""One sheet as HTML, PDF, Word, Excel and JSON; what a sheet says is decided elsewhere."""
