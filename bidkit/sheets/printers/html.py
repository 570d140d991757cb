"""A sheet as one HTML page that loads nothing and prints on A4; the PDF is drawn from the same page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from bidkit.model.sheet import Cell, cell_words, is_long
from bidkit.pdf.made.page import page_template

if TYPE_CHECKING:
    from bidkit.model.sheet import Sheet

PAGES = Path(__file__).parents[1] / "pages"


def to_html(sheet: Sheet, facts: str) -> str:
    """Return the page as text; ``facts`` is the line below the title."""
    filters: dict[str, Callable[..., object]] = {
        "kind": lambda block: type(block).__name__,
        "words": _words,
        "svg": Markup,
        "share": _share,
        "is_long": is_long,
    }
    return page_template(PAGES / "sheet.html.j2", filters).render(sheet=sheet, facts=facts)


def to_pdf(html: str) -> bytes:
    """Return the PDF of a sheet's page."""
    from bidkit.pdf.made.html import html_to_pdf  # WeasyPrint takes half a second to start

    return html_to_pdf(html, PAGES)


def _words(cell: Cell) -> Markup:
    lines = escape(cell_words(cell)).split("\n")
    return Markup("<br>").join(lines)


def _share(widths: tuple[int, ...]) -> list[str]:
    return [f"{100 * width / sum(widths):.1f}%" for width in widths]
