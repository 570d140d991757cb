"""Other batches of the same sections: handed over in another order, to another number of converters."""

from bidkit.tools.soffice import to_pdf


def turned(turn, workers):
    """Return a ``to_pdf`` that begins at another section, goes backwards in odd turns, and uses so many workers."""

    def convert(documents, *rest, **options):
        start = turn % len(documents)
        names = list(documents)[start:] + list(documents)[:start]
        chosen = {name: documents[name] for name in (reversed(names) if turn % 2 else names)}
        return to_pdf(chosen, *rest, workers=workers, **options)

    return convert
