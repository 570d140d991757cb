"""Every place to sign and seal: who, which seal, 和 or 或, how many copies, on which page."""

from __future__ import annotations

import pytest

from bidkit.bind import bind
from bidkit.load.workspace import find_workspace, load
from bidkit.sheets.material import Material
from bidkit.sheets.seals import make
from tests.check.support import ROOT
from tests.sheets.sealing import PAPER, SEALED, cell, column, gaps, material, names, table

PLACES = "签字盖章位置"


def form(more: str) -> str:
    return f"tender: {{forms: {{bid-letter: {{title: 投标函, {more}}}}}}}"


def demand(text: str, more: str = "answer: person") -> str:
    return f"tender: {{requirements: {{'+': {{id: K9, kind: commercial, text: {text}, {more}}}}}}}"


def test_a_row_names_the_seal_the_signer_and_the_page_of_the_finished_volume() -> None:
    rows = table(make(material(SEALED, PAPER, packed=True)), PLACES)
    assert column(rows, "文件") == ["投标函"]
    assert column(rows, "盖什么章") == ["公章"]
    assert column(rows, "谁签字") == ["授权代表张维"]
    assert column(rows, "落款日期") == ["2026-12-18"]
    (ref,) = cell(rows, "投标函", "页").refs
    assert (ref.volume, ref.first, ref.last, ref.shown) == ("main", 1, 1, "《商务技术文件》第 1 页")


def test_without_a_package_no_page_is_printed_and_the_cure_is_to_build() -> None:
    sheet = make(material(SEALED, PAPER))
    assert column(table(sheet, PLACES), "页") == ["待补"]
    assert not [ref for one in sheet.cells() for ref in one.refs]
    assert "还没有成品，页码都是待补 → 先生成成品" in gaps(sheet)


def test_a_section_that_the_package_does_not_hold_is_named() -> None:
    added = (
        "tender: {package: {volumes: {main: {sections: {'+': {id: new, title: 承诺函, form: bid-letter}}}}}}"
    )
    sheet = make(material(SEALED, added, packed=True))
    assert column(table(sheet, PLACES), "页") == ["《商务技术文件》第 1 页", "待补"]
    assert "成品里找不到这些章节，页码待补：投标函" in gaps(sheet)


@pytest.mark.parametrize(
    ("asks", "words"),
    [
        ("seal: [company], sign: [either], join: or", "或：做一样即符合原文；各地理解不一，全部做最稳妥"),
        ("seal: [company], sign: [either], join: and", "和：全部都要，缺一样就可能无效"),
        ("seal: [company, legal-person]", "和：全部都要，缺一样就可能无效"),
        ("seal: [company]", "只要求盖章"),
        ("sign: [either]", "只要求签字"),
    ],
)
def test_and_and_or_are_said_in_words(asks: str, words: str) -> None:
    assert column(table(make(material(form(asks))), PLACES), "和 / 或") == [words]


@pytest.mark.parametrize(
    ("sign", "signer", "who"),
    [
        ("authorised", "{as: authorised}", "授权代表张维"),
        ("either", "{as: authorised}", "授权代表张维"),
        ("legal-person", "{as: authorised}", "法定代表人周启明"),
        ("authorised", "{as: legal-person}", "法定代表人张维"),
        ("either", "{person: nobody, as: authorised}", "授权代表待补"),
    ],
)
def test_the_signer_is_the_one_of_this_bid(sign: str, signer: str, who: str) -> None:
    sheet = make(material(form(f"sign: [{sign}]"), f"bid: {{signer: {signer}}}"))
    assert column(table(sheet, PLACES), "谁签字") == [who]
    assert ("签字人「nobody」不在资料库的人员里" in gaps(sheet)) == ("待补" in who)


def test_an_electronic_bid_wants_certificates_and_a_paper_bid_ink() -> None:
    asks = form("seal: [company, legal-person]")
    online = column(table(make(material(asks)), PLACES), "盖什么章")
    paper = column(table(make(material(asks, PAPER)), PLACES), "盖什么章")
    assert online == ["电子公章（企业 CA）\n法定代表人电子章（法定代表人 CA）"]
    assert paper == ["公章\n法定代表人章"]


def test_a_form_to_be_written_by_hand_is_inked_and_scanned_even_online() -> None:
    hand = demand("抄写确认语并签字，加盖公章后扫描提交", "needs: {form: bid-letter}, answer: person")
    rows = table(make(material(SEALED, hand)), PLACES)
    assert column(rows, "盖什么章") == ["公章"]
    assert column(rows, "份数") == ["纸质 1 份，扫描编入"]


def test_duplicates_are_sealed_one_by_one_unless_the_tender_lets_them_be_copied() -> None:
    each = make(material(SEALED, PAPER))
    copied = make(material(SEALED, PAPER, demand("副本可以用正本复印")))
    assert column(table(each, PLACES), "份数") == ["正本 1、副本 4，逐份"]
    assert column(table(each, "印章汇总"), "共几枚") == ["5"]
    assert column(table(each, "签字人汇总"), "共签几次") == ["5"]
    assert column(table(copied, PLACES), "份数") == ["正本 1；副本 4 用签盖好的正本复印"]
    assert column(table(copied, "印章汇总"), "共几枚") == ["1"]


def test_a_joint_form_counts_a_seal_for_every_member() -> None:
    joint = "bid: {consortium: {members: [江城衡信数据科技有限公司, 江城城建设计院有限公司]}}"
    asks = form("seal: [joint], sign: [legal-person]")
    sheet = make(material(asks, joint, PAPER))
    rows = table(sheet, PLACES)
    assert column(rows, "盖什么章") == ["联合体各方公章：江城衡信数据科技有限公司、江城城建设计院有限公司"]
    assert column(rows, "谁签字") == ["各方法定代表人（我方为周启明）"]
    assert column(table(sheet, "印章汇总"), "共几枚") == ["10"]


def test_a_joint_form_in_a_bid_alone_is_a_gap() -> None:
    sheet = make(material(form("seal: [joint]")))
    assert "有格式要联合体各方盖章，bid.yaml 没有写联合体成员" in gaps(sheet)
    assert "待补" in column(table(sheet, "印章汇总"), "共几枚")[0]


def test_rows_follow_the_volumes_and_their_pages() -> None:
    both = "tender: {forms: {price-summary: {seal: [company]}, bid-letter: {title: 投标函, seal: [company]}}}"
    rows = table(make(material(both, packed=True)), PLACES)
    assert column(rows, "页") == ["《商务技术文件》第 1 页", "《报价文件》第 1 页"]
    assert column(rows, "序") == ["1", "2"]


def test_words_about_every_page_and_the_seam_seal_each_volume() -> None:
    sheet = make(material(SEALED, PAPER, demand("正本逐页加盖公章，并加盖骑缝章"), packed=True))
    rows = table(sheet, PLACES)
    assert column(rows, "文件") == ["投标函", "整册逐页", "整册骑缝", "整册逐页", "整册骑缝"]
    totals = dict(
        zip(column(table(sheet, "印章汇总"), "印章"), column(table(sheet, "印章汇总"), "共几枚"), strict=True)
    )
    assert totals == {"公章": "5", "公章（逐页）": "25", "骑缝章（公章）": "10"}  # 4 + 1 pages, 5 copies


def test_sealed_copies_of_proofs_are_rows_where_they_lie() -> None:
    wants = "tender: {requirements: {Q2: {text: 提供质量管理体系认证证书复印件并加盖公章}}}"
    rows = table(make(material(wants, packed=True)), PLACES)
    assert column(rows, "文件") == ["质量管理体系认证（复印件）"]
    assert column(rows, "页") == ["《商务技术文件》第 2-3 页"]


def test_a_blind_volume_is_not_sealed_and_a_form_in_it_is_a_gap() -> None:
    blind = "tender: {package: {volumes: {main: {blind: 'true'}}}}"
    sheet = make(material(SEALED, PAPER, blind, demand("逐页加盖公章")))
    assert column(table(sheet, PLACES), "文件") == ["投标函", "整册逐页"]
    assert column(table(sheet, PLACES), "册") == ["《商务技术文件》", "《报价文件》"]
    assert "《商务技术文件》是暗标册，《投标函》却要签字盖章" in gaps(sheet)


def test_a_form_asked_for_and_planned_nowhere_is_a_gap() -> None:
    lost = "tender: {forms: {'+': {id: promise, title: 廉洁承诺书, template: promise, seal: [company]}}}"
    assert "《廉洁承诺书》要签字盖章，却没有编入任何一册" in gaps(make(material(SEALED, lost)))


def test_forms_without_a_word_about_seals_are_listed_to_be_checked() -> None:
    sheet = make(material(packed=True))
    assert PLACES not in names(sheet)
    assert column(table(sheet, "未写签章要求的格式"), "页") == [
        "《商务技术文件》第 1 页",
        "《报价文件》第 1 页",
    ]
    assert "forms 里没有一份写了签字盖章要求" in gaps(sheet)


def test_no_forms_and_no_volumes_are_gaps_and_no_crash() -> None:
    empty = make(material("tender: {forms: （删去）, package: {volumes: []}}"))
    assert "forms 是空的，不知道哪些格式要签字盖章" in gaps(empty)
    assert "没有分册，排不出签章位置" in gaps(empty)
    assert "开标携带清单" in names(empty)


def test_the_example_wants_one_form_signed_by_hand() -> None:
    loaded = load(find_workspace(ROOT / "examples" / "economy-system"))
    bound = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    rows = table(make(Material(bound)), PLACES)
    assert column(rows, "文件") == ["政府采购违法行为风险知悉确认书"]
    assert column(rows, "谁签字") == ["授权代表林晓岚"]
    assert column(rows, "份数") == ["纸质 1 份，扫描编入"]
    assert cell(rows, "确认书", "文件").source == "招标文件.docx 第58页 第四章（二）4"
