"""Masks: no number of a person survives, in any grouping and width; no amount, date, page or code is hidden."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.masks import half_hidden, masked, masked_values

WORDS_BEFORE = {"ID", "NO", "TEL", "PHONE", "MOBILE", "MOB", "FAX", "WECHAT"}  # a telephone may hang on these
WIDE = {ord("0") + n: 0xFF10 + n for n in range(10)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证42990119840316013X。", "身份证4299**********013X。"),
        ("身份证号码：４２９９０１１９８４０３１６０１３Ｘ", "身份证号码：4299**********013X"),
        ("429901 19840316 013x 到场", "4299**********013X 到场"),
        ("证书编号：429901198403160139", "证书编号：4299**********0139"),
        ("持证 429901840316013，有效", "持证 4299*******6013，有效"),
        ("电话139 0000 0103", "电话139****0103"),
        ("电话139-0000-0103转2", "电话139****0103转2"),
        ("+86 139 0000 0103、0086-13900000103", "+86 139****0103、0086-139****0103"),
        ("（+86）13900000103", "（+86）139****0103"),
        ("8613900000103", "86139****0103"),
        ("１３９０００００１０３／1390 000 0103／13900 000103", "139****0103／139****0103／139****0103"),
        ("1 3 9 0 0 0 0 0 1 0 3", "139****0103"),
        ("TEL13900000103", "TEL139****0103"),
        ("甲13900000103,乙13900000104 13900000105", "甲139****0103,乙139****0104 139****0105"),
        ("座机027-5550 0123，金额16211800.00", "座机027-****0123，金额16211800.00"),
        ("（027）55500123转801", "027-****0123-***"),
        ("0712－5550123-8", "0712-****123-***"),
        ("+86-027-55500123", "+86-027-****0123"),
        ("联系电话：02755500123、传真 55500123", "联系电话：027-****0123、传真 ****0123"),
        ("账号6200055500123000018", "账号6200***********0018"),
        ("6200 0555 0012 3000 018", "6200***********0018"),
        (
            "开户行及账号：某某银行江北支行 1702 0155 0910 0123",
            "开户行及账号：某某银行江北支行 1702********0123",
        ),
        ("帐户（人民币）：4200-1234-5678", "帐户（人民币）：4200****5678"),
    ],
)
def test_a_personal_number_is_half_hidden_however_it_is_written(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "信用代码91429901055500125G",
        "统一社会信用代码：914299010555001253",
        "纳税人识别号 420101198403160",
        "项目 BACG2024000060 共 12345678901 元",
        "项目编号：13900000103",
        "项目编号：0733-24170123",
        "招标编号 0701-20241234",
        "税号：420101840316013，项目编号：440101840501001",
        "ZB13900000103",
        "ZFCG-2024-13900000103",
        "11010124210200012345-XM001",
        "440101202405010012",
        "440101-2024-00123",
        "金额 13900000103 元、13900000103.00、13,900,000,103.00、139000.01万元",
        "2026-12-03 09:30 至 2026.12.04 10:00",
        "第 13 至 139 页，共 1390 页",
        "京1112019202012345",
        "证书编号：01124Q30045R0M",
        "GB/T 19001-2016/ISO 9001:2015",
        "发票号 62000555",
        "sha256 429901198403160139ab",
        "账户余额 12345678.00 元",
        "合同号 6200055500123000018",
        "2023 2024 2025 2026",
        "1.2.3.4.5.6.7.8.9.10.11",
        "",
    ],
)
def test_amounts_dates_pages_and_codes_stay_readable(text: str) -> None:
    assert masked(text) == text


gaps = st.sampled_from(["", " ", "-", "－", "\u3000", "\u00a0"])
around = st.sampled_from(
    [("", ""), ("，", "。"), ("电话：", ""), ("「", "」"), ("张三 ", " 李四"), ("(", ")"), ("<", ">")]
)
born = st.dates(date(1930, 1, 1), date(2015, 12, 31))
tail = st.integers(0, 999)


def shown_digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@given(
    st.integers(13, 19),
    st.integers(0, 10**9 - 1),
    gaps,
    around,
    st.booleans(),
    st.sampled_from(["", "+86", "+86 ", "0086-"]),
)
def test_no_mobile_number_survives(head, rest, gap, place, wide, country):
    whole = f"{head}{rest:09}"
    number = f"{whole[:3]}{gap}{whole[3:7]}{gap}{whole[7:]}"
    text = masked(f"{place[0]}{country}{number.translate(WIDE) if wide else number}{place[1]}")
    assert len(shown_digits(text)) <= 7 + len(shown_digits(country)) and "****" in text
    assert masked(text) == text


@given(
    st.sampled_from(["110101", "429901", "650102", "910101"]),
    born,
    tail,
    st.sampled_from("0123456789Xx"),
    gaps,
    around,
    st.booleans(),
)
def test_no_identity_number_survives(region, day, order, check, gap, place, wide):
    number = f"{region}{gap}{day:%Y%m%d}{gap}{order:03}{check}"
    old = f"{region}{day:%y%m%d}{order:03}"
    for one in (number, old):
        text = masked(f"{place[0]}{one.translate(WIDE) if wide else one}{place[1]}")
        assert len(shown_digits(text)) <= 8 and "*******" in text


@given(
    st.sampled_from(["010", "021", "0571", "0712"]),
    st.integers(2, 8),
    st.integers(0, 10**7 - 1),
    st.sampled_from(["-", " ", "－", ")"]),
    st.sampled_from(["", "-801", "转801", " 分机 12"]),
    st.sampled_from(["电话：", "联系人张三，传真 "]),
)
def test_no_landline_survives(area, first, rest, gap, extension, before):
    local = f"{first}{rest:07}"
    text = masked(f"{before}{'(' if gap == ')' else ''}{area}{gap}{local}{extension}")
    assert text.endswith(f"{area}-****{local[4:]}{'-***' if extension else ''}")


@given(st.integers(10**8, 10**19 - 1), gaps, st.sampled_from(["账号：", "银行账号 ", "收款帐号为", "卡号:"]))
def test_no_account_survives(number, gap, label):
    whole = str(number)
    text = masked(label + gap.join(re.findall(r"\d{1,4}", whole)))
    assert whole not in shown_digits(text) and "*" in text


@given(st.decimals(0, 10**12, places=2), st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(1, 9999))
def test_no_amount_date_or_page_is_hidden(yuan, day, page):
    text = f"合计 {yuan:,.2f} 元（{yuan} 元，¥{yuan:,}），{day}、{day:%Y年%m月%d日}、{day:%Y.%m.%d} 09:30，第 {page} 页"
    assert masked(text) == text


@given(
    st.text("ABCDEFGHIJKLMNOPQRTUWXY", min_size=1, max_size=6).filter(lambda word: word not in WORDS_BEFORE),
    st.integers(0, 10**15),
)
def test_no_code_that_begins_with_letters_is_hidden(letters, number):
    for code in (f"{letters}{number}", f"{letters}-{number}"):
        assert masked(f"项目 {code}，") == f"项目 {code}，"


@given(st.text(max_size=60))
def test_a_text_without_digits_stays_as_it_is_and_hiding_twice_changes_nothing(text):
    bare = re.sub(r"\d", "", text)
    assert masked(bare) == bare
    assert masked(masked(text)) == masked(text)


def test_the_label_may_stand_in_another_cell():
    assert masked("170201550910", label="收款账号") == "1702****0910"
    assert masked("55500123", label="电话") == "****0123"


def test_plain_values_are_masked_all_through_but_for_hashes_and_files():
    value = {"a": ["电话13900000103", {"file": "13900000103.pdf", "n": 13900000103}], "covers": "13900000103"}
    assert masked_values(value, {"file", "covers"}) == {
        "a": ["电话139****0103", {"file": "13900000103.pdf", "n": 13900000103}],
        "covers": "13900000103",
    }


@given(st.text("0123456789X", min_size=8, max_size=18))
def test_a_half_hidden_number_keeps_its_length_and_its_end(number):
    hidden = half_hidden(number)
    assert len(hidden) == len(number) and "*" in hidden and hidden[-4:] == number[-4:]
