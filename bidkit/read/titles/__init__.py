"""The titles of the forms in the chapter that prescribes them: read from evidence, not from one layout."""
