"""The second bid: ``bidkit new --from`` on an invented tender, filled as a bid team fills it, its files built once.

It stands beside the example so that a check which only knows the example's words is found out. Made anew where the
tender, this file or bidkit's own code changed; test workers wait for each other.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.store.code import code_stamp
from tests.conftest import write_price
from tests.defects.clean_bid import ROOT, CleanBid, _alone, bid_at
from tests.read.layouts.markup import HERE as LAYOUTS
from tests.read.layouts.markup import load
from tests.read.layouts.word import docx_of

TENDER = LAYOUTS / "platform_service.txt"
HOME = ROOT / ".bidkit/blind"
PRICE = [("驻场运维", "月", 24, 52000, 0.06), ("平台维护", "月", 24, 17750, 0.06)]
TOWARD = (
    ("# imports:", "imports: not-allowed  #"),
    ("# sme_industry:", "sme_industry: 软件和信息技术服务业  #"),
    ("copies: {original", "category: services\ncopies: {original"),
    ("  validity_days: 90", "  validity_days: 90\n  issued: 2026-11-25"),
    ("# 核对完毕后写：confirmed: {by: 姓名, on: 2026-01-31}", "confirmed: {by: 林晓岚, on: 2026-11-30}"),
    (
        "        - {id: proposal, title: 方案, text: proposal}",
        """        - {id: proposal, title: 运维和应急方案, text: proposal}
        - {id: licence, title: 营业执照, scans: [Q1]}
        - {id: id-cards, title: 法定代表人和授权代表身份证, scans: ["zhou-qiming:id-card", "lin-xiaolan:id-card"]}""",
    ),
)
DECLARED = (
    "1.{{ project.name }}，属于软件和信息技术服务业；承建（承接）企业为{{ bidder.name }}，从业人员96人，"
    "营业收入为8637.29万元，资产总额为9150.88万元，属于小型企业；"
)
BLANKS = {
    "投标函": ["{{ signer.name }}", "{{ bidder.name }}", "{{ bid.delivery.validity_days }}"],
    "法定代表人身份证明": ["55"],
    "授权委托书": ["{{ signer.name }}", "{{ signer.id_number }}"],
    "服务承诺书": ["{{ values.period }}", "8", "30", "4", "12个月，自服务期满之日起计算"],
}
CHAPTERS = {
    "运维": "我方派驻运维人员8人，工作日全天在岗，每日巡检平台运行情况并登记，发现异常即时处置，按月提交运行分析报告。",
    "应急": "接到故障通知后30分钟内响应，4小时内恢复；每半年组织一次演练，演练记录报采购人存查。",
}
BID = """price: price.xlsx
date: 2026-12-18
signer: {person: lin-xiaolan, as: authorised}
delivery: {warranty_months: 12, validity_days: 90}
values: {period: 自合同签订之日起24个月, warranty: 12个月}
team:
  - {person: zhang-wei, role: 项目经理, duty: 总体管理}
  - {person: chen-yifan, role: 架构工程师, duty: 平台架构}
  - {person: gao-yue, role: 需求工程师, duty: 需求管理}
  - {person: li-wenbo, role: 开发工程师, duty: 缺陷修复}
  - {person: liu-siyuan, role: 数据工程师, duty: 数据维护}
  - {person: wang-haitao, role: 数据库工程师, duty: 备份恢复}
  - {person: zhao-min, role: 测试工程师, duty: 回归测试}
  - {person: tang-mengjie, role: 服务专员, duty: 受理和回访}
sections: {proposal: texts/方案.docx}
answers:
  Q2: {reply: 我方未被列入上述名单。, where: qualified, deviation: none}
  Q3: {reply: 我方独立投标。, where: qualified, deviation: none}
  T1: {reply: 服务期限为自合同签订之日起24个月。, where: promise, deviation: none}
  T2: {reply: 驻场运维人员8人，工作日全天在岗。, where: promise, deviation: none}
  T3: {reply: 故障30分钟内响应，4小时内恢复。, where: promise, deviation: none}
  T4: {reply: 质保期12个月，自服务期满之日起计算。, where: promise, deviation: none}
  I1: {reply: 每月5日前提交上月运行分析报告。, where: proposal, deviation: none}
"""


@cache
def second_bid() -> CleanBid:
    """Return the second bid, its files built or recalled."""
    HOME.mkdir(parents=True, exist_ok=True)
    with _alone(HOME / "lock"):
        return bid_at(_project())


def _project() -> Path:
    site = HOME / _stamp()
    folder = site / "tenders/second"
    if (site / "made").is_file():
        return folder
    for old in HOME.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    (site / "tenders").mkdir(parents=True)
    (site / "library").symlink_to(ROOT / "library")
    document = docx_of(load(TENDER), site / "招标文件.docx")
    made = CliRunner().invoke(app, ["new", "second", "--from", str(document), "--workspace", str(site)])
    assert made.exit_code == 0, made.output
    _fill(folder)
    (site / "made").touch()
    return folder


def _stamp() -> str:
    sources = b"".join(path.read_bytes() for path in (TENDER, Path(__file__)))
    return hashlib.sha256(sources + code_stamp().encode()).hexdigest()[:16]


def _fill(folder: Path) -> None:
    tender = folder / "tender.yaml"
    text = tender.read_text(encoding="utf-8")
    titles = {title: (section, form) for section, title, form in SECTION.findall(text)}
    for old, new in TOWARD:
        assert old in text, old
        text = text.replace(old, new)
    text = re.sub(r", (blanks|notes): \[.*?\](?=[,}])", "", text)
    tender.write_text(text, encoding="utf-8")
    where = {"qualified": titles["资格声明函"][0], "promise": titles["服务承诺书"][0]}
    bid = re.sub(r"where: (qualified|promise)", lambda found: f"where: {where[found[1]]}", BID)
    (folder / "bid.yaml").write_text(bid, encoding="utf-8")
    write_price(folder / "price.xlsx", PRICE)
    for path in sorted((folder / "forms").glob("*.docx")):
        _fill_form(path)
    _write_chapters(folder / "texts/方案.docx")


SECTION = re.compile(r'- \{id: (\w+), title: "?([^",]+)"?, form: (\w+)\}')


def _fill_form(path: Path) -> None:
    form = docx.Document(str(path))
    values = iter(BLANKS.get(path.stem.split("-", 1)[1], ()))
    for paragraph in form.paragraphs:
        if "从业人员" in paragraph.text:
            _say(paragraph, DECLARED)
        elif "（签字）" not in paragraph.text:
            for run, value in zip(_blank(paragraph), values, strict=False):
                run.text = value
        if paragraph.text.startswith("企业名称（盖章）"):
            _say(paragraph, "企业名称（盖章）：{{ bidder.name }}")
    assert next(values, None) is None, path.name
    form.save(str(path))


def _blank(paragraph: Paragraph) -> Iterator[docx.text.run.Run]:
    return (run for run in paragraph.runs if len(run.text) > 1 and not run.text.strip(" "))


def _say(paragraph: Paragraph, text: str) -> None:
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = text


def _write_chapters(path: Path) -> None:
    text: Document = docx.Document(str(path))
    chapter = "运维"
    for paragraph in text.paragraphs:
        chapter = next((one for one in CHAPTERS if one in paragraph.text), chapter)
        if "（待补充）" in paragraph.text:
            _say(paragraph, CHAPTERS[chapter])
    text.save(str(path))
