"""When the whole tender fails: told by a ground, by a list, by what follows; what comes afterwards is no ground."""

from bidkit.model.reading import Block, Document
from bidkit.read.extract import extract


def failures(*lines):
    parts = ("第一章 招标公告", "欢迎参加。", "第二章 投标人须知", *lines, "第三章 评标办法", "按规定评标。")
    blocks = tuple(Block("paragraph", line) for line in parts)
    return [item.quote for item in extract(Document("x", "docx", blocks)).tender_failure]


def test_a_case_whose_remedies_end_the_tender_is_a_ground():
    lead = "2.发生上述故障而当天不能排除的，报监督部门批准后，按以下办法处理："
    assert failures("六、系统故障", "1.出现故障时双方免责。", lead, "（1）项目延期。", "（2）项目终止。") == [
        lead
    ]


def test_what_happens_after_the_failure_is_no_ground():
    ground = "5.2投标人不足三家的，本项目作废标处理。"
    after = "5.3废标后，代理机构应将废标理由通知所有投标人。"
    assert failures("5.废标", ground, after) == [ground]


def test_the_handling_of_a_failed_tender_is_no_list_of_grounds():
    lines = ("8.招标失败的处理", "8.1由代理机构重新组织公开招标；", "8.2经批准的，可采用其他方式采购。")
    assert failures(*lines) == []


def test_an_upheld_complaint_may_end_the_tender():
    line = "9.2质疑成立且影响采购结果的，修改采购文件后重新开展采购活动。"
    assert failures("9.质疑", "9.1质疑应书面提出。", line) == [line]


def test_a_title_about_a_right_is_no_ground():
    right = "10.1采购人保留在授予合同前任何时候拒绝所有投标的权利，不作解释。"
    assert failures("10.拒绝任何或所有投标的权利", right) == [right]
