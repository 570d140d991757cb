"""LibreOffice in the same process: a PDF with named places for each Word file, laid out by a rule on its text."""

import pypdf

from bidkit.tools import shelf
from tests.link.pieces import bookmarks_of, text_of


class Office:
    """Stands in for ``to_pdf``; ``rule(text)`` gives the pages, the last bookmark stands on the last of them."""

    def __init__(self, monkeypatch, rule=lambda text: 1):
        self.rule = rule
        self.texts = []
        self.calls = 0
        monkeypatch.setattr(shelf, "to_pdf", self.to_pdf)

    def to_pdf(self, documents, out, *, soffice, home, patience):
        self.calls += 1
        out.mkdir(parents=True, exist_ok=True)
        self.texts += [text_of(data) for data in documents.values()]
        return {name: self.write(out / f"{name}.pdf", data) for name, data in documents.items()}

    def write(self, path, data):
        writer = pypdf.PdfWriter()
        pages = self.rule(text_of(data))
        for _ in range(pages):
            writer.add_blank_page(595, 842)
        names = bookmarks_of(data)
        for number, name in enumerate(names):
            writer.add_named_destination(name, pages - 1 if number and number == len(names) - 1 else 0)
        writer.write(path)
        return path
