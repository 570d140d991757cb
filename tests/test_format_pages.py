"""The pages on the Word and PDF formats name the tests that hold each fact; a name that is gone is a fact unheld."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ["word-format.md", "pdf-format.md"]
NAMED = re.compile(r"`((?:\w+/)+test_\w+\.py)`|`(test_\w+)`")


def named_tests(page):
    """Yield (test file, test) as the page names them: a file holds until the next one of the same paragraph."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for section in re.split(r"(?m)^## ", text):
        file = ""
        for found in NAMED.finditer(section):
            file = found[1] or file
            if found[2]:
                yield file, found[2]


@pytest.mark.parametrize("page", PAGES)
def test_every_test_a_page_names_stands_in_its_file(page):
    pairs = list(named_tests(page))
    assert len(pairs) > 20
    gone = [
        pair
        for pair in pairs
        if f"def {pair[1]}(" not in (ROOT / "tests" / pair[0]).read_text(encoding="utf-8")
    ]
    assert gone == []


@pytest.mark.parametrize("page", PAGES)
def test_every_paragraph_of_facts_names_a_test(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").split("\n## ", 1)[1]
    bare = [part for part in text.split("\n\n") if "## " in part and len(part) < 40]
    paragraphs = [part for part in text.split("\n\n") if part not in bare and len(part) > 120]
    assert [part[:60] for part in paragraphs if "test_" not in part] == []
