"""A small bid is built with every way of counting pages; the audit of its files says what the build said."""

import shutil

import pytest

from bidkit.audit.files import Readers
from bidkit.audit.run import AuditJob, audit
from bidkit.bind import bind
from bidkit.build import Job, build
from bidkit.finished.memory import ReadMemory
from bidkit.load.checklist import load_checklist
from bidkit.load.workspace import find_workspace, load
from bidkit.pack.names import stems
from bidkit.render.plan import plan

FRONT = """      sections:
        - {id: cover, template: cover, in_contents: false, page_number: false}
        - {id: toc, template: contents, in_contents: false}
        - {id: index, title: 资格审查索引表, template: index-qualification}
"""


@pytest.fixture(params=[1, 5])
def built(workspace, request):
    """Return the tender's place and the report of a draft whose pages count from 1 or from 5."""
    path = workspace / "tenders/demo/tender.yaml"
    text = path.read_text(encoding="utf-8").replace("      sections:\n", FRONT)
    counted = f"package:\n  page: {{format: '第{{n}}页 共{{total}}页', first: {request.param}}}\n"
    path.write_text(text.replace("package:\n", counted), encoding="utf-8")
    place = find_workspace(path.parent)
    return place, build(Job(place, draft=True))


def look(place, paths):
    loaded = load(place)
    bound = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    rules = load_checklist(place.folders("checklists"), loaded.tender.checklists, root=place.root)
    memory = ReadMemory(None)
    readers = Readers(memory.word, memory.pdf, lambda path: None)
    titles = {section.id: section.title for section in plan(bound, loaded.titles).sections}
    job = AuditJob(tuple(paths), bound, rules, readers, stems(bound, draft=False), titles=titles)
    return audit(job).findings, {rule.code for rule in rules.rules if rule.stage == "document"}


def said(finding):
    return finding.code, finding.subject, finding.severity, finding.message, finding.span


def test_the_audit_says_what_the_build_says_and_no_page_number_is_called_wrong(built, tmp_path):
    place, report = built
    files = sorted(p for p in (place.tender / "out/draft").iterdir() if p.suffix in (".docx", ".pdf"))
    found, codes = look(place, files)
    expected = {said(one) for one in report.findings if one.code in codes}
    assert expected and {said(one) for one in found if not one.code.startswith("U")} == expected
    assert not {one.code for one in found} & {"D030", "D031", "V020", "V021", "V022"}

    for path in files:
        shutil.copy(path, tmp_path / f"改名{path.suffix}")
    renamed, _ = look(place, (tmp_path / "改名.docx", tmp_path / "改名.pdf"))
    assert {one[:3] for one in map(said, renamed) if one[0] in codes} >= {one[:3] for one in expected}
