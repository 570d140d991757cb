"""What the linker puts on a section's pages: fields, contents, bookmarks, page setup, page numbers."""
