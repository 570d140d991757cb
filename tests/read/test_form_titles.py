"""Which lines of the chapter of forms are titles: by number, words, standing, what is open and what follows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidkit.model.reading import Block, Cell, Document, Standing
from bidkit.read.extract import extract
from tests.read.blocks import table

ROW = Block("table", cells=(Cell(0, 0, (Block("paragraph", "序号"),)), Cell(0, 1, ())), columns=2)
FOOT = ("投标人（盖章）：", "日期：    年  月  日")
NEW = Standing(fresh=True)


def block(part):
    """Return a part as a block; ``↧`` puts it first on a new page."""
    if isinstance(part, Block):
        return part
    return Block("paragraph", part.lstrip("↧"), standing=NEW if part.startswith("↧") else Standing())


def titles(*parts, chapter="第三章 投标文件格式"):
    """Return the titles of the forms of a document whose chapter of forms holds these lines."""
    lines = ("第一章 招标公告", "欢迎参加。", "第二章 投标人须知", "认真填写。", chapter, *parts)
    blocks = tuple(block(part) for part in lines)
    return [form.title for form in extract(Document("x", "docx", blocks)).forms]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1-1 ", "1-2 "),
        ("10-1", "10-2"),
        ("表1 ", "表2 "),
        ("格式一 ", "格式二 "),
        ("样式六-1：", "样式六-2："),
        ("附件（一）", "附件（二）"),
        ("F-01 ", "F-02 "),
        ("（一）", "（二）"),
        ("1", "2"),
        ("3.1 ", "3.2 "),
        ("", ""),
    ],
)
def test_a_form_may_be_numbered_in_any_shape(one, two):
    found = titles(f"{one}履约承诺函", "致：云岭县水务站", *FOOT, f"{two}设备报价表", ROW, *FOOT)
    assert found == ["履约承诺函", "设备报价表"]


def test_heads_of_a_letter_are_no_forms_until_it_is_signed():
    letter = ("（一）联合体协议书", "甲方与乙方自愿组成联合体。", "一、双方的材料", "甲方提供材料。")
    assert titles(*letter, *FOOT, "（二）人员名单", ROW) == ["联合体协议书", "人员名单"]


def test_a_group_counts_only_by_its_children():
    group = ("一、资格证明文件", "1-1 营业执照复印件", "↧1-2 信用承诺书", "我方承诺守信。", *FOOT)
    assert titles(*group, "二、商务文件", "1 开标一览表", ROW, *FOOT) == [
        "营业执照复印件",
        "信用承诺书",
        "开标一览表",
    ]


def test_a_group_that_asks_for_papers_of_its_own_counts_too():
    group = ("第一部分 资格证明文件", "投标人按前附表的要求逐一提供证明。", "↧信用承诺书", "我方承诺守信。")
    assert titles(*group, *FOOT) == ["资格证明文件", "信用承诺书"]


def test_a_heading_and_the_title_printed_again_are_one_form():
    assert titles("1 投标书", "投标书", "致：云岭县水务站", *FOOT, "2 报价表", "报价表", ROW) == [
        "投标书",
        "报价表",
    ]


def test_a_heading_over_several_titles_is_none_of_them():
    heading = ("（一）其他资格文件", "中小企业声明函", "本公司郑重声明。", *FOOT)
    found = titles(*heading, "残疾人福利性单位声明函", "本单位郑重声明。", *FOOT)
    assert found == ["中小企业声明函", "残疾人福利性单位声明函"]


def test_a_printed_list_of_the_forms_is_no_form():
    names = ("一、投标函", "二、授权书", "三、报价表")
    forms = (names[0], "致：云岭县水务站", *FOOT, names[1], "兹授权某人。", *FOOT, names[2], ROW)
    assert titles("投标文件目录", *names, *forms) == ["投标函", "授权书", "报价表"]


def test_a_list_inside_a_letter_is_no_form():
    parts = ("①投标函", "②授权书", "③报价表")
    letter = ("一、投标函", "致：云岭县水务站", "我方递交下列文件：", *parts, "我方保证属实。", *FOOT)
    forms = ("二、授权书", "兹授权某人。", *FOOT, "三、报价表", ROW)
    assert titles(*letter, *forms) == ["投标函", "授权书", "报价表"]


def test_the_same_form_in_two_volumes_is_asked_for_twice():
    volume = ("1 声明函", "本公司郑重声明。", *FOOT)
    found = titles("一、资格文件", *volume, "2 证明书", *FOOT, "二、商务文件", *volume, "2 报价表", ROW)
    assert found == ["声明函", "证明书", "声明函", "报价表"]


def test_annexes_of_a_printed_rule_are_no_forms():
    rule = (
        "附件1：关于印发企业分类办法的通知",
        "各地：现予印发。",
        "附件2：《企业分类办法》〔2020〕9号",
        "一、总则。",
    )
    assert titles("1-1 声明函", "本公司郑重声明。", *FOOT, *rule, "1-2 报价表", ROW, *FOOT) == [
        "声明函",
        "报价表",
    ]


def test_pieces_to_choose_from_are_one_form():
    bond = ("一、投标保证金", "1.如采用转账方式，提供凭证。", "2.如采用保函方式，格式见（一）。")
    assert titles(*bond, "（一）银行保函", "本保函有效。", *FOOT, "二、报价表", ROW) == [
        "投标保证金",
        "报价表",
    ]


def test_what_is_printed_as_not_needed_is_left_out():
    forms = (
        "1 声明函（货物）（不适用）",
        "本公司郑重声明。",
        *FOOT,
        "2 声明函（服务）",
        "本公司郑重声明。",
        *FOOT,
    )
    assert titles(*forms) == ["声明函（服务）"]


def test_forms_stand_at_the_end_without_a_chapter():
    lines = (
        "询价通知书",
        "一、采购灯具。",
        "二、报价应含税。",
        "附件：报价文件格式",
        "报价承诺书",
        "我方承诺。",
    )
    blocks = [block(line) for line in (*lines, *FOOT, "↧报价单", ROW, *FOOT)]
    assert [form.title for form in extract(Document("x", "docx", tuple(blocks))).forms] == [
        "报价承诺书",
        "报价单",
    ]


def test_a_chapter_that_holds_forms_is_one_of_forms_whatever_its_title():
    forms = ("1.守法声明", "本公司郑重声明。", *FOOT, "2.授权书", "兹授权某人。", *FOOT)
    assert titles(*forms, chapter="第三章 资格文件汇编") == ["守法声明", "授权书"]


def test_chapters_inside_the_part_of_forms_hold_forms():
    parts = ("第一部分 投标邀请", "欢迎。", "第二部分 采购需求", "一台。", "第三部分 投标文件格式")
    inner = ("第一章 资格文件", "1.声明函", "我方声明。", *FOOT, "第二章 商务文件", "1.报价表", ROW, *FOOT)
    blocks = tuple(block(part) for part in (*parts, *inner, "第三章 其他", "无。"))
    assert [form.title for form in extract(Document("x", "docx", blocks)).forms] == ["声明函", "报价表"]


def test_chapters_of_a_contract_end_with_the_next_chapter_of_the_document():
    contract = ("第三章 合同格式", "第一章 总则", "甲方：", "第二章 价款", "若干元。", "第四章 投标文件格式")
    lines = ("第一章 招标公告", "欢迎。", "第二章 须知", "认真。", *contract, "1.报价表", ROW, *FOOT)
    blocks = tuple(block(part) for part in lines)
    assert [form.title for form in extract(Document("x", "docx", blocks)).forms] == ["报价表"]


@pytest.mark.parametrize(
    "name", ["投标函：", "《投标函》", "【投标函】", "——投标函——", "投标函（格式）", "投标函格式"]
)
def test_signs_around_a_title_are_no_part_of_it(name):
    assert titles(name, "致：云岭县水务站", *FOOT, "授权书", "兹授权某人。", *FOOT) == ["投标函", "授权书"]


def test_a_title_may_stand_in_a_frame_or_in_the_first_row_of_its_table():
    found = titles(table(["投标函"]), "致：云岭县水务站", *FOOT, table(["人员情况表"], ["姓名："]), *FOOT)
    assert found == ["投标函", "人员情况表"]


def test_a_title_over_two_lines_is_one():
    halves = ("1.近三年经营活动中没有重大违法记录的", "书面声明", "本单位郑重声明。", *FOOT)
    assert titles(*halves, "2.报价表", ROW) == ["近三年经营活动中没有重大违法记录的书面声明", "报价表"]


def test_a_number_between_two_forms_is_a_form():
    papers = ("1.声明函", "本公司郑重声明。", *FOOT, "2.信用查询", "3.授权书", "兹授权某人。", *FOOT)
    assert titles(*papers) == ["声明函", "信用查询", "授权书"]


def test_notes_and_papers_below_a_form_are_no_forms():
    notes = ("注：", "1.本表可以加行。", "2.附合同复印件", "附：近三个月社保证明", "附件：资质证书复印件")
    assert titles("一、业绩表", ROW, *FOOT, *notes, "二、人员表", ROW) == ["业绩表", "人员表"]


def test_long_documents_of_the_same_line_are_read_in_time():
    assert titles(*(f"{number % 90 + 1}.材料{number}" for number in range(1000))) == []


def test_a_chapter_of_conditions_with_a_form_in_it_stays_one():
    rules = [f"（{number}）供应商须具备第{number}项条件。" for number in range(1, 9)]
    forms = ("附声明函如下：", "我方声明属实。", *FOOT, "另附承诺书：", "我方承诺守信。", *FOOT)
    assert titles(*rules, *forms, chapter="第三章 资格审查") == []


def test_a_chapter_of_forms_that_points_elsewhere_gives_way_to_where_they_stand():
    annex = ("附件：响应文件格式", "1.声明函", "我方声明属实。", *FOOT, "2.报价表", ROW, *FOOT)
    assert titles("格式另附。", "第四章 其他", "无。", *annex) == ["声明函", "报价表"]


HAN = "一二三四五六七八九十"
SHAPES = {
    "格式{n}：": str,
    "附件{n} ": HAN.__getitem__,
    "表{n} ": str,
    "2-{n} ": str,
    "6.{n} ": str,
    "（{n}）": HAN.__getitem__,
    "{n}、": HAN.__getitem__,
    "{n}.": str,
    "({n})": str,
    "第{n}节 ": HAN.__getitem__,
}
NAMES = (
    "履约承诺函",
    "授权委托书",
    "设备报价表",
    "服务方案",
    "业绩一览表",
    "营业执照复印件",
    "人员情况",
    "信用声明",
)
BODIES = (
    ("致：云岭县水务站", "我方承诺如下：", "1.按期完成。", "2.按质完成。", *FOOT),
    (ROW, "注：1.本表可以加行。", "2.金额以元计。", *FOOT),
    (ROW,),
    ("（格式自拟）",),
    ("由投标人提供复印件并加盖公章。",),
)


@settings(max_examples=60, deadline=None)
@given(
    shape=st.sampled_from(sorted(SHAPES)),
    names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True),
    bodies=st.lists(st.sampled_from(BODIES), min_size=6, max_size=6),
    listed=st.booleans(),
)
def test_forms_numbered_through_are_found_whatever_the_shape_and_what_they_hold(shape, names, bodies, listed):
    value = SHAPES[shape]
    start = 0 if value is HAN.__getitem__ else 1
    heads = [shape.format(n=value(place + start)) + name for place, name in enumerate(names)]
    forms = [line for head, body in zip(heads, bodies, strict=False) for line in (head, *body)]
    assert titles(*(("目录", *heads) if listed else ()), *forms) == names


def test_annexes_of_a_printed_contract_are_no_forms():
    contract = (
        "格式2 合同书（样本）",
        "甲方：",
        "甲方（盖章）：",
        "附件1 廉洁协议",
        "甲方：",
        "甲方（盖章）：",
    )
    assert titles("格式1 报价函", "我方报价。", *FOOT, *contract, "格式3 报价表", ROW) == ["报价函", "报价表"]


def test_annexes_behind_the_contract_are_forms_where_a_bidder_fills_them_in():
    annexes = ("附件1：投标函", "我方投标。", *FOOT, "附件2：报价表", ROW, *FOOT, "附件3：偏离表", ROW)
    assert titles("另行签订。", *annexes, chapter="第三章 合同条款") == ["投标函", "报价表", "偏离表"]


@pytest.mark.parametrize(
    "chapters",
    [
        ("第1章 招标公告", "第2章 投标人须知", "第3章 投标文件格式"),
        ("一、招标公告", "二、投标人须知", "三、投标文件格式"),
        ("1. 招标公告", "2. 投标人须知", "3. 投标文件格式"),
        ("第一篇 招标公告", "第二篇 投标人须知", "第三篇 投标用表格"),
        ("第一章 招标公告", "第二章 投标人须知", "第三章 磋商响应文件的组成与格式"),
    ],
)
def test_the_chapter_of_forms_is_found_in_every_skeleton(chapters):
    notice, rules, chapter = (block(line) for line in chapters)
    forms = (block(line) for line in ("（1）投标函", "我方投标。", *FOOT, "（2）报价表", ROW, *FOOT))
    blocks = (notice, block("欢迎参加。"), rules, block("认真填写。"), chapter, *forms)
    found = extract(Document("x", "docx", tuple(blocks))).forms
    assert [form.title for form in found] == ["投标函", "报价表"]


def test_an_outline_printed_twice_is_twice_a_part_of_its_form():
    outline = ("应包括以下内容：", "1.总体方案", "2.进度计划", "3.人员安排", "4.应急预案")
    forms = ("格式1：服务方案", *outline, "格式2：授权书", "兹授权某人。", *FOOT, "格式3：售后方案", *outline)
    assert titles(*forms) == ["服务方案", "授权书", "售后方案"]


def test_the_opening_words_of_a_declaration_are_no_title():
    heads = ("1.以下材料真实", "2.无违法记录", "3.身份证明", "特此声明。")
    opening = ("6.1 人员情况", "本人郑重声明：", *heads, *FOOT)
    assert titles(*opening, "6.2 报价表", ROW) == ["人员情况", "报价表"]


def test_a_volume_without_a_number_is_a_group():
    parts = (
        "第一分册 资格性投标文件",
        "↧一、声明函",
        "本公司声明。",
        *FOOT,
        "↧二、授权书",
        "兹授权某人。",
        *FOOT,
    )
    assert titles(*parts) == ["声明函", "授权书"]


def test_numbers_alone_above_the_titles_tell_a_group_from_its_forms():
    parts = (
        "投标人资格证明材料",
        "↧1-1",
        "营业执照",
        "（附复印件）",
        "↧1-2",
        "声明函",
        "本公司声明。",
        *FOOT,
    )
    assert titles(*parts) == ["营业执照", "声明函"]


def test_the_word_annex_alone_is_no_form():
    parts = ("1 监理大纲", "（自行编写，附下列图表）", "↧附表", "仪器设备表", ROW, "↧2 其他资料", "（如有）")
    assert titles(*parts) == ["监理大纲", "仪器设备表", "其他资料"]


def test_the_forms_of_an_auction_follow_a_line_at_its_end():
    rules = ("某公司竞价采购", "一、竞价标的", "钢筋。", "二、报名条件", "1.守法。", "附：竞价文件格式")
    signed = ("单位名称（章）：……", "日期：……")
    forms = ("（一）竞价报名函", "我公司报名参加竞价。", *signed, "（二）报价单", ROW, *signed)
    blocks = tuple(block(part) for part in (*rules, *forms))
    assert [form.title for form in extract(Document("x", "docx", blocks)).forms] == ["竞价报名函", "报价单"]


def test_a_place_for_the_agent_to_sign_is_no_form():
    signed = (
        "法定代表人（签字）：____",
        "授权代表（签字）：",
        "投标人（盖章）：____",
        "日期：____年__月__日",
    )
    assert titles("五、授权书", "兹授权某人。", *signed, "六、声明函", "本公司声明。", *FOOT) == [
        "授权书",
        "声明函",
    ]


def test_a_group_that_names_the_papers_to_attach_is_a_form():
    parts = (
        "附录A 声明函",
        "本公司声明。",
        *FOOT,
        "附录B 资格证明文件",
        "（营业执照、安全生产许可证复印件）",
    )
    assert titles(*parts, "附录C 报价表", ROW) == ["声明函", "资格证明文件", "报价表"]


def test_a_notice_that_is_the_whole_document_has_its_forms_at_its_end():
    notice = (
        "某医院电梯维保院内比选公告",
        "一、内容",
        "十四台。",
        "二、参选条件：",
        "1.守法。",
        "附：比选申请文件格式",
    )
    forms = ("1.比选申请函", "我单位参加比选。", *FOOT, "2.授权书", "兹授权某人。", *FOOT)
    blocks = tuple(block(part) for part in (*notice, *forms))
    assert [form.title for form in extract(Document("x", "docx", blocks)).forms] == ["比选申请函", "授权书"]


def test_volumes_with_a_contents_page_each_and_a_form_that_nobody_signs():
    lines = (
        "资格文件部分", "目录", "（1）承诺函……（页码）", "（2）声明函……（页码）",
        "一、承诺函", "云岭县水务站：", "我方承诺如下。", *FOOT, "二、声明函", "我方声明如下。", *FOOT,
        "商务技术文件部分", "目录", "（1）分包意向协议……（页码）", "（2）符合性审查资料……（页码）",
        "一、分包意向协议（如有）", "我方与某公司拟就分包达成意向。", "二、符合性审查资料", ROW,
        "三、商务技术偏离表", ROW, "报价文件部分", "目录", "一、开标一览表", ROW, *FOOT,
    )  # fmt: skip
    assert titles(*lines) == [
        "承诺函", "声明函", "分包意向协议", "符合性审查资料", "商务技术偏离表", "开标一览表",
    ]  # fmt: skip
