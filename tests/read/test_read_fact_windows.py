"""From when to when the tender's documents are given out, and until when questions may be put."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

HEAD = ("第一章 招标公告", "一、项目概况")
TAIL = ("第二章 评标办法", "按规定评标。")


def facts(*lines):
    """Return first day, last day and end of questions of a notice."""
    read = extract(document(*HEAD, *lines, *TAIL))
    return tuple(read.fact(key) for key in ("issued", "documents_until", "questions_until"))


@pytest.mark.parametrize(
    "lines",
    [
        ("三、获取招标文件", "时间：2027年3月1日至2027年3月8日，每天9:00至11:30，14:00至17:00（北京时间）"),
        ("三、获取招标文件", "1．2027 年 3 月 1 日至 2027 年 3 月 8 日，每天 09:00 至 16:00。"),
        ("招标文件获取时间：2027-03-01 至 2027-03-08",),
        ("3．招标文件的获取：2027年3月1日9时00分至3月8日17时00分，登录平台下载，每套500元。",),
        ("磋商文件自2027年3月1日至2027年3月8日每天上午9:00-12:00、下午13:00-17:00在本公司网站获取。",),
        (
            table(
                ("条款号", "名称", "内容"), ("3", "招标文件发售时间", "2027年3月1日～3月8日"), ("4", "x", "y")
            ),
        ),
    ],
)
def test_the_window_of_the_documents(lines):
    assert facts(*lines) == ("2027-03-01", "2027-03-08", "")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("招标文件获取时间：2027年3月1日9:00至投标截止时间。", ("2027-03-01", "", "")),
        ("获取招标文件的期限：即日起至2027年3月8日17时止。", ("", "2027-03-08", "")),
        ("获取招标文件时间：/至2027年3月8日，每天上午00:00至12:00", ("", "2027-03-08", "")),
        ("公告期限：2027年3月1日至2027年3月8日。", ("", "", "")),
        ("服务期限：2027年3月1日至2028年2月28日。", ("", "", "")),
        ("投标保证金缴纳时间：2027年3月1日至2027年3月20日。", ("", "", "")),
        ("投标人须提供2026年1月1日至2027年3月1日从发售方获取的采购文件复印件要求的证明。", ("", "", "")),
    ],
)
def test_half_a_window_and_windows_of_something_else(line, days):
    assert facts(line) == days


def test_the_end_of_questions_in_a_cell_is_no_deadline_of_bids():
    row = (
        "2.4.1",
        "投标人提出澄清问题的截止时间和方式",
        "截止时间：2027年3月10日12时00分（北京时间）\n方式：书面",
    )
    other = ("2.4.2", "招标人发出澄清或者修改的截止时间", "截止时间：2027年3月12日16时00分")
    grid = table(("条款号", "条款名称", "编列内容"), row, other)
    read = extract(document("第二章 投标人须知", "投标人须知前附表", grid, *TAIL))
    assert (read.fact("questions_until"), read.fact("deadline")) == ("2027-03-10 12:00", "")


def test_a_sum_after_a_limit_that_is_a_rate_is_no_ceiling():
    line = "1.8 本项目设置最高投标限价：统一折扣不高于95.00%，超过的将被否决。预估规模3,260万元（不含税）。"
    read = extract(document(*HEAD, line, "报价方式：报统一折扣。", *TAIL))
    assert (read.fact("ceiling"), read.fact("quote_at_most")) == ("", "95.00%")
