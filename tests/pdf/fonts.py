"""The fonts of a PDF file, as the reading of finished files sees them."""

from bidkit.pdf.seen.read import fonts_of, open_whole


def fonts_embedded(path):
    """Return every font the pages use; raises UnreadableError for what is no PDF."""
    with open_whole(path) as document:
        return fonts_of(document)
