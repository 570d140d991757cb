"""One report as a self-contained HTML page that prints on A4; PDF is drawn from the same page.

The page carries its own style and loads nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.finding import CLASS_NAMES, EFFECT_NAMES, SEVERITY_NAMES, Answer, Severity
from bidkit.pdf.made.page import page_template
from bidkit.report.gather import bases, items, needs_waiver, places_words
from bidkit.report.human import duty_words, price_lines, progress_words, size, waiver_words
from bidkit.report.kept import kept_words
from bidkit.report.verdict import (
    STATUS_NAMES,
    WORDS_NOTE,
    WORDS_SHORT,
    duties,
    first_steps,
    groups,
    judge,
    unknown,
    waived,
)
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.model.report import Report

PAGES = Path(__file__).parent / "pages"
FILTERS: dict[str, Callable[..., object]] = {
    "masked": masked,
    "items": items,
    "places_words": places_words,
    "needs_waiver": needs_waiver,
    "size": size,
    "duty_words": duty_words,
    "waiver_words": waiver_words,
    "severity_name": SEVERITY_NAMES.__getitem__,
    "class_name": CLASS_NAMES.__getitem__,
    "effect_name": EFFECT_NAMES.__getitem__,
    "is_unknown": lambda finding: finding.answer is Answer.UNKNOWN,
}


def to_html(report: Report) -> str:
    """Return the page as text."""
    page = page_template(PAGES / "report.html.j2", FILTERS)
    return page.render(
        report=report,
        verdict=judge(report),
        first_steps=first_steps(report),
        groups=groups(report),
        waived=waived(report),
        unknown=unknown(report),
        counts=[(s.value, SEVERITY_NAMES[s], report.count(s)) for s in Severity],
        status=STATUS_NAMES[report.status],
        note=WORDS_NOTE,
        short_note=WORDS_SHORT,
        duties=duties(report),
        kept=kept_words(report.kept),
        price_lines=list(price_lines(report)),
        progress=progress_words(report),
        bases=bases(report),
    )


def to_pdf(report: Report) -> bytes:
    """Return the page as PDF."""
    from bidkit.pdf.made.html import html_to_pdf  # WeasyPrint takes half a second to start

    return html_to_pdf(to_html(report), PAGES)
