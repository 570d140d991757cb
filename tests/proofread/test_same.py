"""Two texts say the same when only the spelling of a value or the layout differs."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bidkit.proofread.fold import core, is_open, same

PAGE = "\ue000page:sec:x\ue001"
SAME = [
    ("服务期36个月", "服务期 3 年"),
    ("报价￥14,285,900.00元", "报价1428.59万元"),
    ("小写：￥100.00元", "小写: 100 元"),
    ("人民币壹佰万元整", "人民币壹佰萬圓正"),
    ("日期：2026年12月18日", "日期：二〇二六年十二月十八日"),
    ("自签订之日起90（九十）个日历日", "自签订之日起 90 天"),
    ("电话：027-55500123", "电话：02755500123"),
    ("（签字）：＿＿＿＿", "(签字)：张三"),
    ("日期：＿＿年＿＿月＿＿日", "日期：2026年12月18日"),
    ("日期：    年  月  日", "日期：2026年12月18日"),
    (f"见第{PAGE}-{PAGE}页", "见第12-13页"),
    ("52,000.00", "52000"),
    ("52,000.50", "52000.5"),
    (f"{PAGE}", "本册 40、第二册 12-13"),
]
OTHER = [
    ("服务期36个月", "服务期24个月"),
    ("响应时间2小时", "响应时间2天"),
    ("≥25人", "≤25人"),
    ("无偏离", "负偏离"),
    ("1.5米", "15米"),
    ("账号0012", "账号012"),
    ("壹仟肆佰贰拾捌万伍仟玖佰元整", "壹仟肆佰贰拾捌伍仟玖佰元整"),
    ("100万元", "100元"),
    ("52,000.00", "5200"),
    ("账号52000", "账号52,000.10"),
    ("2026年12月18日", "2026年12月19日"),
    ("☑是 □否", "□是 ☑否"),
    (f"见第{PAGE}页，共三项", "见第12页，共四项"),
    ("投标人（签字）：＿＿＿＿，愿承担责任", "投标人（签字）：张三，不愿承担责任"),
]

COUNTED = [
    ("接到通知后30分钟内响应，4小时内恢复", "接到通知后半小时内响应，240分钟内恢复"),
    ("30分钟", "三十（30）分钟"),
    ("从业人员96人，", "从业人员九十六人，"),
    ("无偏离", "无"),
]
MISCOUNTED = [
    ("30分钟内", "半天内"),
    ("4小时内", "4分钟内"),
    ("30分钟", "30（四十）分钟"),
    ("96人", "六十九人"),
    ("35人", "三五人"),
    ("无偏离", "负偏离"),
    ("无", "有"),
]


@pytest.mark.parametrize(("before", "found"), [*SAME, *COUNTED, ("12（十二）个月", "12个月")])
def test_the_same_in_another_spelling(before, found):
    assert same(before, found)


@pytest.mark.parametrize(
    ("before", "found"),
    [*OTHER, *MISCOUNTED, ("1（1）月", "1（甲1）月"), ("12（十二）个月", "12（十三）个月")],
)
def test_something_else(before, found):
    assert not same(before, found)


@given(st.text(alphabet="期限三3六6个月元，。（） 12.万", max_size=20), st.integers(0, 20))
def test_a_letter_more_is_never_the_same(text, at):
    plain = text.strip("：_ ")
    assume(not is_open(plain))  # what people write into a blank is theirs
    assert not same(plain, f"{text[:at]}甲{text[at:]}".strip("：_ ")) or core(text) == ""
