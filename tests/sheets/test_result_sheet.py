"""The sheet after a notice: facts that two texts show, lost points, weak points as the winner, and what is fed."""

import io
from datetime import date

import docx
import pytest

from bidkit.flow.feed import feed
from bidkit.load.library import load_library
from bidkit.read.notice import read_notice
from bidkit.read.notice.lines import of_text
from bidkit.sheets.aftermath.case import Case
from bidkit.sheets.aftermath.faults import faults
from bidkit.sheets.aftermath.sheet import make
from tests.sheets.scoring import material

HEAD = "某某平台中标结果公告\n{number}供应商名称\t投标报价（元）\t价格分\t技术分\t总得分\t排名\n"
TAIL = "中标人：{winner}\n公告期限1个工作日，评审专家名单：张某，地址：某地\n2026年10月12日\n"
US = "江城衡信数据科技有限公司"
THEM = "甲城数据有限公司"


def case(ours="100\t30\t50\t80\t2", theirs="120\t25\t60\t85\t1", winner=THEM, overlay="", number=""):
    seen = material(overlay)
    us = seen.dossier.library.company.name
    rows = f"{THEM}\t{theirs}\n{us}\t{ours}\n"
    text = HEAD.format(number=number) + rows + TAIL.format(winner=winner or us)
    return Case(seen, read_notice("公告.txt", of_text(text)), ())


def titles(one):
    return [fault.title for fault in faults(one)]


def words(sheet):
    return "\n".join(cell.text for cell in sheet.cells())


def test_a_clean_notice_gives_no_fact_and_no_letter():
    sheet = make(case(overlay="tender: {sme: deduction}"))
    assert sheet.extras == ()
    assert "不是质疑的理由" in words(sheet)


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({"theirs": "120\t25\t60\t88\t1"}, "总分与分项之和不一致"),
        ({"ours": "100\t30\t60\t90\t2"}, "名次和总分不一致"),
        ({"theirs": "99,999,999\t25\t60\t85\t1"}, "报价超过最高限价"),
    ],
)
def test_a_planted_contradiction_is_a_fact_with_its_row_as_proof(change, title):
    one = case(**change, overlay="tender: {sme: deduction, money: {ceiling: 5000000}}")
    assert titles(one) == [title]
    assert THEM in faults(one)[0].proof
    letter = make(one).extras[0]
    table = docx.Document(io.BytesIO(letter.data)).tables[0]
    assert table.rows[1].cells[1].text == title


def test_a_notice_of_another_project_is_told_and_no_fact_is_drawn_from_it():
    one = case(
        theirs="120\t25\t60\t88\t1",
        number="项目编号：OTHER-9\n",
        overlay="tender: {project: {number: MINE-1}}",
    )
    assert faults(one) == ()
    assert "OTHER-9" in make(one).gaps[0].what


def test_the_winner_gets_weak_points_and_papers_instead_of_a_letter():
    sheet = make(case(winner="", theirs="120\t25\t40\t65\t2", ours="100\t30\t50\t80\t1"))
    assert sheet.extras == ()
    assert [one.text for one in sheet.blocks if hasattr(one, "level")][-2:] != []
    assert "说了的都要拿得出证据" in [table.name for table in sheet.tables()]


def test_published_prices_go_into_the_library_once_with_their_source(tmp_path):
    (tmp_path / "tenders").mkdir()
    (tmp_path / "library" / "competitors").mkdir(parents=True)
    (tmp_path / "library" / "company.yaml").write_text(
        f"id: company\nname: {US}\ncredit_code: 91440300MA5EXAMPL0\nlegal_person: 王某\naddress: 某路\n",
        encoding="utf-8",
    )
    (tmp_path / "library" / "competitors" / "a.yaml").write_text(
        f"id: comp-a\nname: {THEM}\n", encoding="utf-8"
    )
    text = (
        HEAD.format(number="")
        + f"{THEM}\t1,000\t1\t2\t3\t1\n乙公司\t900\t1\t1\t2\t2\n{US}\t800\t1\t1\t2\t3\n"
    )
    notice = read_notice("公告.txt", of_text(text + TAIL.format(winner=THEM)))
    assert len(feed(tmp_path, notice)) == 2
    assert feed(tmp_path, notice) == ()
    library = load_library(tmp_path / "library", tmp_path)
    past = {one.name: (float(one.past_bids[0].price), one.past_bids[0].on) for one in library.competitors}
    assert past == {THEM: (1000.0, date(2026, 10, 12)), "乙公司": (900.0, date(2026, 10, 12))}
    assert "公告.txt" in library.competitors[0].past_bids[0].source
