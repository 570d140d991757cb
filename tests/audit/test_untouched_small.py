"""Small bids are built, with pages counted from 1 or 5 and from buyers' own forms; the audit says what the build said.

The forms are invented in three house styles: plain lines, ruled tables under numbered titles, a cover called otherwise.
"""

import shutil

import pytest
from typer.testing import CliRunner

from bidkit.audit.files import Readers
from bidkit.audit.run import AuditJob, audit
from bidkit.bind import bind
from bidkit.cli.main import app
from bidkit.finished.memory import ReadMemory
from bidkit.flow.build import build
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace, load
from bidkit.model.packs import packs_of
from bidkit.pack.names import stems
from bidkit.render.plan import plan
from tests.read_forms.buyers import LINES, document
from tests.rules import rules_of
from tests.word.docs import body, p

FRONT = """      sections:
        - {id: cover, template: cover, in_contents: false, page_number: false}
        - {id: toc, template: contents, in_contents: false}
        - {id: index, title: 资格审查索引表, template: index-qualification}
"""


def table(*rows):
    cells = ("".join(f"<w:tc>{p(text)}</w:tc>" for text in row) for row in rows)
    grid = "<w:gridCol/>" * len(rows[0])
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


TABLED = (
    "".join(p(line) for line in LINES[:10])
    + p("第六章 投标文件格式")
    + p("一、投标一览表")
    + table(["项目名称", "项目编号", "投标报价（元）", "服务期"], ["", "", "", ""])
    + p("投标人（盖章）：________  日期：    年  月  日")
    + p("二、技术（服务）要求偏离表")
    + table(["序号", "招标要求", "投标响应", "偏离"], ["1", "响应时间不超过2小时", "", ""])
    + p("三、拟派人员情况表")
    + table(["姓名", "", "职称", ""], ["电子邮箱", "", "联系电话", ""])
)
RENAMED = [*LINES[:20], "资格证明文件的封面", *LINES[20:], "格式4", "联系方式一览", "电话：____ 邮箱：____"]
STYLES = {
    "plain": document(),
    "tables": body(TABLED),
    "renamed": body("".join(p(line) for line in RENAMED)),
}


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
    rules = rules_of(packs_of(loaded.tender))
    memory = ReadMemory(None)
    readers = Readers(memory.word, memory.pdf, lambda path: None)
    titles = {section.id: section.title for section in plan(bound, loaded.titles).sections}
    job = AuditJob(tuple(paths), bound, rules, readers, stems(bound, draft=False), titles=titles)
    return audit(job).findings, {rule.code for rule in rules.rules if rule.stage == "document"}


def said(finding):
    return finding.code, finding.subject, finding.severity, finding.message, finding.span


def built_files(place):
    return sorted(p for p in (place.tender / "out/draft").iterdir() if p.suffix in (".docx", ".pdf"))


def held_to_the_build(place, report):
    """Return the findings of both, as they are compared; the audit's notes on page numbers must be silent."""
    found, codes = look(place, built_files(place))
    assert not {one.code for one in found} & {"V002", "V020", "V021", "V022"}
    audited = {said(one) for one in found if not one.code.startswith("V")}
    return audited, {said(one) for one in report.findings if one.code in codes}


def test_the_audit_says_what_the_build_says_and_no_page_number_is_called_wrong(built, tmp_path):
    place, report = built
    audited, expected = held_to_the_build(place, report)
    assert expected and audited == expected
    assert not {one[0] for one in audited} & {"D030", "D031"}

    for path in built_files(place):
        shutil.copy(path, tmp_path / f"改名{path.suffix}")
    renamed, _ = look(place, (tmp_path / "改名.docx", tmp_path / "改名.pdf"))
    assert {said(one)[:3] for one in renamed} >= {one[:3] for one in expected}


@pytest.mark.parametrize("style", STYLES)
def test_the_audit_says_what_the_build_says_of_a_buyers_own_forms(workspace, style):
    source = workspace / "招标文件.docx"
    source.write_bytes(STYLES[style])
    made = CliRunner().invoke(app, ["new", "新项目", "--from", str(source), "-C", str(workspace)])
    assert made.exit_code == 0, made.output
    place = find_workspace(workspace / "tenders/新项目")
    audited, expected = held_to_the_build(place, build(Job(place, draft=True)))
    assert expected and audited == expected
