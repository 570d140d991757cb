"""Pages printed for one place: rows that differ in nothing but their page are found in the order they were filled."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from bidkit.check.file.proof_pages import pages_said_otherwise
from bidkit.model.document import FinishedVolume, Passage
from bidkit.model.facts import Table, WordFacts
from bidkit.model.printed import PrintedSection, PrintedText
from bidkit.word.tokens import page_token

CELL = Passage("张维", "表格", 1, "", "s")
VOLUME = FinishedVolume("v", "册", "v.docx", "v.pdf", False, False, (), (CELL,), ())


def found(*pages):
    """Return what is said of a list of two people and their résumés, whose rows differ only in the page."""
    tokens = [page_token(f"rec:v:{name}") for name in "ab"]
    filled = [("张维", tokens[0]), ("陈一帆", tokens[1]), *(("证明材料页码", token) for token in tokens)]
    printed = [(row[0], page) for row, page in zip(filled, pages, strict=True)]
    text = PrintedText((CELL,), (Table(tuple(filled)),))
    section = PrintedSection("s", "v", "简历", True, "", text=text)
    table = Table(tuple(printed), section="s")
    volume = replace(VOLUME, word=WordFacts(tables=(table,)))
    world = SimpleNamespace(printed=(section,), volumes=())
    return [hit.message for hit in pages_said_otherwise(world, volume)]


def test_rows_that_differ_only_in_the_page_are_not_mistaken_for_each_other():
    assert found("107", "130", "107", "130") == []


@pytest.mark.parametrize("pages", [("107", "130", "107", "131"), ("107", "130", "108", "130")])
def test_a_page_that_differs_is_told(pages):
    assert len(found(*pages)) == 2  # which of the two is right nobody can tell
