"""Envelopes and labels, upload and decryption, and the bag for the opening day."""

from __future__ import annotations

import pytest

from bidkit.model.sheet import Sheet
from bidkit.sheets.seals import make
from tests.sheets.sealing import PAPER, SEALED, cell, column, gaps, material, names, table, words

BAG = "开标携带清单"
PLANS = [("电子", ""), ("纸质", PAPER), ("暗标", "tender: {package: {volumes: {main: {blind: 'true'}}}}")]


def demand(text: str) -> str:
    return f"tender: {{requirements: {{'+': {{id: K9, kind: commercial, text: {text}, answer: person}}}}}}"


def labels(sheet: Sheet) -> list[str]:
    return [name for name in names(sheet) if name.startswith("标签")]


def bag(*overlays: str) -> list[str]:
    return column(table(make(material(*overlays)), BAG), "带什么")


# --- envelopes ---


def test_paper_copies_are_packed_and_labelled() -> None:
    sheet = make(material(SEALED, PAPER))
    assert column(table(sheet, "封包"), "封包") == ["投标文件正本", "投标文件副本"]
    assert column(table(sheet, "封包"), "份数") == ["1 份", "4 份"]
    assert labels(sheet) == ["标签1 投标文件正本", "标签2 投标文件副本"]
    label = table(sheet, "标签2 投标文件副本")
    says = {row[0].text: row[1].text for row in label.rows}
    assert says["项目编号"] == "JCZC-2026-0188"
    assert says["投标人"] == "江城衡信数据科技有限公司"
    assert says["内装"] == "《商务技术文件》、《报价文件》　4 份"
    assert says["开封"] == "于 2026-12-21 09:30 开标前不得开启"


def test_an_electronic_bid_has_no_envelope_and_no_label() -> None:
    sheet = make(material(SEALED))
    assert labels(sheet) == []
    assert "封包" not in names(sheet)


def test_words_about_sealing_are_quoted_even_where_nothing_is_printed() -> None:
    assert "K9「样本密封递交」" in words(make(material(demand("样本密封递交"))))


def test_a_price_to_be_packed_apart_gets_its_own_envelope() -> None:
    sheet = make(material(PAPER, demand("报价文件须单独密封")))
    assert column(table(sheet, "封包"), "封包") == [
        "商务技术正本",
        "商务技术副本",
        "报价文件正本",
        "报价文件副本",
    ]
    assert column(table(sheet, "封包"), "装什么")[2] == "《报价文件》"


def test_the_label_of_a_blind_volume_bears_no_name() -> None:
    sheet = make(material(PAPER, "tender: {package: {volumes: {main: {blind: 'true'}}}}"))
    blind = table(sheet, "标签3 暗标《商务技术文件》")
    assert "江城衡信" not in "".join(one.text for row in blind.rows for one in row)


def test_an_electronic_copy_beside_the_paper_is_a_parcel_of_its_own() -> None:
    disc = "tender: {copies: {original: 1, duplicate: 2, electronic: 1}}"
    assert column(table(make(material(disc)), "封包"), "封包")[-1] == "电子文件"


# --- online ---


@pytest.mark.parametrize(
    ("until", "tone", "text"),
    [
        ("2027-03-31", "good", "CA 有效期至 2027-03-31，到开标日 2026-12-21 有效"),
        ("2026-12-21", "good", "CA 有效期至 2026-12-21，到开标日 2026-12-21 有效"),
        ("2026-12-20", "bad", "CA 有效期至 2026-12-20，早于开标日 2026-12-21，解不了密：先延期，再重新加密"),
        ("permanent", "good", "CA 长期有效"),
    ],
)
def test_the_certificate_must_live_to_the_opening(until: str, tone: str, text: str) -> None:
    sheet = make(material(f"bid: {{submission: {{ca_valid_until: {until}}}}}"))
    done = cell(table(sheet, "电子递交"), "核对 CA", "做什么")
    assert (done.tone, done.text) == (tone, text)
    assert "不知道 CA" not in gaps(sheet)


def test_what_is_not_known_about_uploading_is_a_gap() -> None:
    sheet = make(material())
    assert "不知道 CA 到开标日是否有效" in gaps(sheet)
    assert "没有定解密负责人" in gaps(sheet)
    assert cell(table(sheet, "电子递交"), "解密", "谁").text == "待补"


def test_the_one_who_decrypts_and_the_tenders_window_are_named() -> None:
    sheet = make(material("bid: {submission: {decrypt_by: zhang-wei}}", demand("开标后 20 分钟内解密")))
    row = table(sheet, "电子递交")
    assert cell(row, "在线", "谁").text == "张维"
    assert "K9「开标后 20 分钟内解密」" in cell(row, "在线", "做什么").text


def test_an_upload_without_receipt_is_a_gap() -> None:
    sheet = make(material("bid: {submission: {uploaded_at: 2026-12-18 15:00}}"))
    assert "已上传，没有递交回执编号" in gaps(sheet)
    assert "已于 2026-12-18 15:00 上传" in cell(table(sheet, "电子递交"), "上传", "做什么").text


def test_upload_is_advised_for_the_working_day_before() -> None:
    latest = cell(table(make(material()), "电子递交"), "上传", "最迟").text
    assert latest == "建议 2026-12-18 下班前，截止 2026-12-21 09:30"  # the 21st is a Monday


def test_the_files_to_upload_carry_the_names_of_the_package() -> None:
    assert "main.pdf（共 4 页）" in words(make(material(packed=True)))
    assert "上传的文件：待补" in words(make(material()))


def test_a_paper_bid_says_nothing_about_certificates() -> None:
    sheet = make(material(PAPER))
    assert "电子递交" not in names(sheet)
    assert "CA" not in gaps(sheet)


# --- the bag ---


def test_an_electronic_opening_needs_certificates_and_no_seal() -> None:
    things = bag()
    assert "企业 CA、法定代表人 CA" in things
    assert "备用电脑、备用网络" in things
    assert not [one for one in things if "公章" in one or "封条" in one or "身份证" in one]


def test_a_paper_opening_needs_the_bid_the_letter_and_the_card() -> None:
    things = bag(PAPER)
    assert things[:3] == ["已封好的投标文件", "授权委托书原件", "身份证原件"]
    assert not [one for one in things if "CA" in one]
    assert "法定代表人身份证明原件" in bag(PAPER, "bid: {signer: {as: legal-person}}")


@pytest.mark.parametrize(
    ("overlay", "thing"),
    [
        ("tender: {money: {bond: {amount: 20000}}}", "投标保证金凭证"),
        ("tender: {criteria: {S2: {text: 现场演示系统，分三档打分}}}", "演示用笔记本和备用机"),
        (demand("投标人须提供样品，随投标文件递交"), "样品和样品清单"),
        ("tender: {method: consultation}", "最后报价授权和测算底稿"),
        ("tender: {money: {ceiling: 400万, budget: 400万}}", "成本说明和凭证"),
    ],
)
def test_a_thing_is_taken_only_where_its_reason_holds(overlay: str, thing: str) -> None:
    assert thing not in bag()
    assert thing in bag(overlay)


def test_the_seal_leaves_the_office_only_with_leave() -> None:
    note = cell(table(make(material(PAPER)), BAG), "公章（需要带才带）", "说明").text
    assert "先办外带用印审批，两人同行" in note


def test_a_missing_place_and_missing_copies_are_gaps() -> None:
    assert "没有写开标地点" in gaps(make(material("tender: {copies: {original: 1}}")))
    assert "tender.yaml 没有写份数" in gaps(make(material()))


# --- as a whole ---


@pytest.mark.parametrize("overlay", [overlay for _, overlay in PLANS], ids=[name for name, _ in PLANS])
def test_every_table_is_square_and_its_tab_has_a_name_of_its_own(overlay: str) -> None:
    tables = make(material(SEALED, overlay, packed=True)).tables()
    for one in tables:
        assert {len(row) for row in one.rows} == {len(one.heads)}
        assert one.widths == () or len(one.widths) == len(one.heads)
        assert len(one.name) <= 31
    assert len({one.name for one in tables}) == len(tables)
