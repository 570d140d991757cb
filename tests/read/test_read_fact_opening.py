"""Where bids are opened, by sentence and by the place where they are handed in; who buys where nothing names it."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

HEAD = ("第一章 招标公告", "一、项目概况")
TAIL = ("第二章 评标办法", "按规定评标。")
ROOM = "云岭县政务中心三楼第二开标室"
DAY = "2027年3月9日9时30分"


def fact(key, *lines, cover=()):
    return extract(document(*cover, *HEAD, *lines, *TAIL)).fact(key)


@pytest.mark.parametrize(
    "lines",
    [
        (f"六、截止与开标：{DAY}；{ROOM}。",),
        (f"投标文件应于{DAY}之前送到{ROOM}，并于同一时间、地点公开开标。",),
        (f"申请文件密封后于{DAY}前交到{ROOM}，届时在该会议室当场开启。",),
        (f"请于{DAY}前将响应文件送达{ROOM}，磋商在同一地点随后进行。",),
        (f"4 截止与开标：{DAY}，{ROOM}。",),
        (f"投标文件应于{DAY}（北京时间）前递交至{ROOM}，同时同地开标。",),
        (f"六、投标文件递交：{DAY}前送达{ROOM}，随后当众拆封。",),
        (f"四、响应文件提交：{DAY}以前，送至{ROOM}。", "五、协商时间、地点：同提交截止时间和地点。"),
        (f"五、响应文件递交：2027年3月9日上午8:30至9:30，{ROOM}，9:30截止并开始磋商。",),
        ("六、开标时间和地点", f"开标时间同投标截止时间，地点为{ROOM}。"),
        (
            f"投标文件递交的截止时间为{DAY}，地点为{ROOM}。",
            table(
                ("条款号", "名称", "内容"),
                ("5.1", "开标时间和地点", "地点：同递交投标文件地点"),
                ("6", "x", "y"),
            ),
        ),
    ],
)
def test_the_place_of_the_opening(lines):
    assert fact("opening_place", *lines) == ROOM


@pytest.mark.parametrize(
    "lines",
    [
        (f"投标文件应于{DAY}前递交至{ROOM}，逾期不予受理。",),
        (f"样品应于{DAY}前送至{ROOM}。", "开标时间另行通知。"),
        ("五、投标截止时间和开标时间：", f"{DAY}（北京时间）。逾期上传的，某某平台"),
    ],
)
def test_a_place_to_hand_in_is_no_place_of_the_opening(lines):
    assert fact("opening_place", *lines) == ""


@pytest.mark.parametrize(
    ("key", "lines", "said"),
    [
        ("validity_days", (table(("有效期项", "值"), ("投标有效期", "提交截止之日起【90】天")),), "90"),
        ("validity_days", ("2.报价自竞价结束之日起30日内有效。",), "30"),
        ("validity_days", ("1.响应文件自提交截止时间起九十日内有效。",), "90"),
        ("validity_days", ("质保期自验收之日起三十日内有效。",), ""),
        ("budget", ("采购预算：【118】万元",), "1180000"),
        ("ceiling", ("二、采购预算：人民币伍拾肆万元整，亦为最高限价。",), "540000"),
        (
            "ceiling",
            ("预算总金额（元）：1863500.00", "最高限价：与预算金额一致，超出的按无效处理。"),
            "1863500",
        ),
        ("ceiling", ("最高限价：与预算金额一致。",), ""),
        ("ceiling", ("采购预算210万元，供应商报价（含最后报价）不得超过该金额，否则响应无效",), "2100000"),
        ("ceiling", ("数量500个，预算1250000元，最高限价同预算，报价超出的不予评审",), "1250000"),
        ("ceiling", ("预算金额及最高限价均为每年16.8万元，超出的为无效报价。",), "168000"),
        ("ceiling", ("采购预算210万元，分包金额不得超过合同价的30%。",), ""),
        ("budget", ("各包预算即为各包最高限价，三个包合计536万元。",), "5360000"),
        ("bond", ("磋商保证金贰万元整，须于3月16日17时前到账。",), "20000"),
        ("bond", ("磋商保证金不退还的情形共3项，每项扣5000元。",), ""),
        ("consortium", (table(("事项", "说明"), ("联合投标", "不允许")),), "not-allowed"),
        ("deadline", (f"投标文件应于{DAY}之前送到{ROOM}。",), "2027-03-09 09:30"),
        (
            "deadline",
            ("报名截止：2026年9月30日17:00", "竞价时间：2026年10月12日10:00至10:30"),
            "2026-10-12 10:30",
        ),
        ("agency", ("招标代理：鸿图工程管理股份有限公司",), "鸿图工程管理股份有限公司"),
        ("regime", ("受某县信用社委托招标，本项目执行《中华人民共和国招标投标法》。",), "tendering"),
        ("regime", ("本项目依据《政府采购法》和招标投标法规定办理。",), ""),
    ],
)
def test_what_a_tender_says_in_other_words(key, lines, said):
    assert fact(key, *lines) == said


@pytest.mark.parametrize("key", ["是否接受联合体投标", "联合体投标"])
@pytest.mark.parametrize("both", ["接受 不接受", "接受/不接受", "不接受、接受", "□接受 不接受"])
def test_both_answers_without_a_tick_are_none(key, both):
    assert fact("consortium", f"{key}：{both}") == ""
    assert fact("consortium", f"{key}：不接受") == "not-allowed"


def test_a_bond_that_is_wanted_and_not_wanted_is_neither():
    assert fact("bond", "投标保证金：需要 不需要") == ""
    assert fact("bond", "投标保证金：不需要") == "none"


def test_a_buyer_that_nothing_names_is_who_decides_to_buy():
    line = "黑石矿业集团股份有限公司决定在集团平台对锚杆用钢组织竞价，现将要求公布如下。"
    assert fact("purchaser", line) == "黑石矿业集团股份有限公司"
    assert fact("purchaser", line, "采购人：青山矿业有限公司") == "青山矿业有限公司"


def test_a_buyer_that_nothing_names_opens_the_projects_name():
    cover = ("云溪市第二人民医院", "院内磋商文件", "项目名称：云溪市第二人民医院布草洗涤服务")
    assert fact("purchaser", cover=cover) == "云溪市第二人民医院"
    assert fact("purchaser", cover=("云溪市第二人民医院", "院内磋商文件", "项目名称：布草洗涤服务")) == ""


def test_a_title_on_the_cover_gives_way_to_the_project_that_is_named():
    cover = ("河湾新区政府采购", "公开招标文件", "项目名称：河湾新区食材配送项目")
    assert fact("project_name", cover=cover) == "河湾新区食材配送项目"
    assert (
        fact("project_name", cover=("青浦岭水库除险加固工程监理", "招标文件")) == "青浦岭水库除险加固工程监理"
    )
