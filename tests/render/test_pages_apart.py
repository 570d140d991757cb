"""A record's scans may be laid apart: each page number leads to the papers that are meant, not to all in between."""

from bidkit.render.pages import Pages
from bidkit.render.plan import plan
from bidkit.word.tokens import page_token
from tests.check.support import world

APART = """
library:
  company:
    files:
      "+": {path: files/social.pdf, kind: social-security, title: 社保缴费证明}
tender:
  requirements:
    "+": {id: Q3, kind: qualification, text: 依法缴纳社会保障资金, needs: {company: {proof: [social-security]}}}
  package:
    volumes:
      main:
        sections:
          "+": {id: more, title: 社保, scans: [Q3]}
"""


def _pages(overlay, counts):
    dossier = world(overlay).dossier
    planned = plan(dossier, {})
    return planned, Pages(dossier, planned, counts, "main")


def _range(name):
    return f"{page_token(f'rec:main:{name}')}-{page_token(f'rec:main:{name}:end')}"


def test_papers_of_one_record_laid_apart_are_each_found_at_their_own_pages():
    """The licence stands before the certificates, the receipt after them: neither is 「25-55」."""
    planned, pages = _pages(APART, {("main", "company"): 2, ("main", "company~1"): 1})
    receipt = page_token("rec:main:company~1")
    assert [[one.name for one in section.records] for section in planned.sections if section.records] == [
        ["company", "iso9001"],
        ["company~1"],
    ]
    assert pages.of("Q1") == _range("company")
    assert pages.of("Q3") == receipt == pages.first_of("Q3")
    assert pages.of("company") == f"{_range('company')}、{receipt}"


def test_papers_of_one_record_laid_one_behind_the_other_are_one_stretch():
    """As it was: who asks for the person gets the pages of all of that person's papers."""
    side_by_side = APART.replace('"+": {id: more, title: 社保, scans: [Q3]}', "quality: {scans: [Q1, Q3]}")
    _, pages = _pages(side_by_side, {("main", "company"): 1, ("main", "company~1"): 1})
    whole = f"{page_token('rec:main:company')}-{page_token('rec:main:company~1:end')}"
    assert pages.of("company") == pages.of("Q3") == whole
