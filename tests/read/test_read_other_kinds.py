"""Wordings of further kinds of tenders: boxes of standard documents, local works, small buys, closed buyers."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table


def read(*parts, chapter="第二章 投标人须知"):
    lines = ("第一章 招标公告", "欢迎参加。", chapter, *parts, "第五章 合同条款", "另行签订。")
    return extract(document(*lines))


def particulars(name, value):
    return read(table(("条款号", "条款名称", "编列内容"), ("3.4.1", name, value), ("9", "其他", "按规定")))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("是否需要：\n☑需要，形式：转账\n金额：2.5万元\n□不要求", "25000"),
        ("是否需要：\n□需要，形式：转账\n金额：2.5万元\n☑不要求", "none"),
    ],
)
def test_only_the_ticked_box_says_whether_a_bond_is_wanted(value, said):
    assert particulars("投标保证金", value).fact("bond") == said


def test_a_default_gives_way_to_the_table_of_particulars():
    rule = "3.3.1除前附表另有规定外，投标有效期为60天。"
    row = table(("条款号", "条款名称", "编列内容"), ("3.3.1", "投标有效期", "100日历天"), ("9", "其他", "无"))
    assert read(row, "3.3投标有效期", rule).fact("validity_days") == "100"
    assert read("3.3投标有效期", rule).fact("validity_days") == "60"


def test_two_columns_of_numbers_before_the_name():
    rows = (
        ("项目", "条款号", "内容", "说明与要求"),
        ("7", "15.1", "投标有效期", "75日历天"),
        ("8", "16", "投标保证金", "6万元"),
    )
    found = read(table(*rows))
    assert (found.fact("validity_days"), found.fact("bond")) == ("75", "60000")


def test_a_letter_in_the_clause_number_hides_no_row():
    rows = (("条款号", "条款名称", "编列内容"), ("3.3.1（A）", "投标有效期", "80天"), ("9", "其他", "无"))
    assert read(table(*rows)).fact("validity_days") == "80"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("本项目部分专门面向中小企业采购，见清单。", ""),
        ("本采购包整体专门面向中小企业采购。", "yes"),
        ("本项目属于非专门面向中小企业采购的项目。", "no"),
        ("对于非专门面向中小企业的项目，小微企业报价享受优惠。", ""),
    ],
)
def test_a_part_or_a_kind_of_tender_is_not_set_aside(line, said):
    assert (read(line).fact("set_aside") or "") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("☑是，全部专门面向\n□是，部分面向\n□否", "yes"),
        ("□是，全部\n☑是，部分面向\n□否", ""),
        ("□是\n☑否，不面向", "no"),
    ],
)
def test_a_box_for_all_for_a_part_and_for_none(value, said):
    assert (particulars("是否面向中小企业采购", value).fact("set_aside") or "") == said


def test_price_off_in_other_words_and_an_industry_behind_two_signs():
    found = read("评审时小型和微型企业享受8%的价格折扣。", "本项目标的所属行业为：物业管理。")
    assert (found.fact("sme_percent"), found.fact("sme_industry")) == ("8", "物业管理")


def test_sums_that_differ_by_zero_cents_agree():
    found = read("采购预算：90万元", "预算金额：￥900,000.00")
    assert (found.fact("budget"), [one for one in found.findings if "预算" in one.message]) == ("900000", [])


def test_the_end_of_bids_and_the_opening_in_one_name():
    found = read("截止时间（开标时间）：2026年8月5日9:00")
    assert (found.fact("deadline"), found.fact("opening")) == ("2026-08-05 09:00",) * 2
    assert read("截标日期：2026年8月6日10:00").fact("deadline") == "2026-08-06 10:00"


def test_design_by_the_law_of_tenders():
    lines = (
        "本工程已由发改局批准建设，项目业主为某某建设公司，建设资金来自自筹。",
        "招标人：某某建设公司",
        "招标人按规定组织设计招标。",
    )
    assert read(*lines).fact("regime") == "tendering"


def test_the_conditions_of_a_fit_bidder():
    lines = (
        "四、投标人合格条件：",
        "1、投标人持有安全生产许可证。",
        "2、项目负责人持有B类证书。",
        "3、本工程不接受联合体投标。",
    )
    assert [item.quote[:2] for item in read(*lines).qualifications] == ["1、", "2、", "3、"]


def test_a_star_may_only_cost_points():
    rows = (("序号", "指标", "要求"), ("1", "★参数备份", "每日备份"), ("2", "▲接口", "开放接口"))
    found = read("标有“▲”的为实质性条款，不响应的投标无效。", "标有“★”的为主要指标。", table(*rows))
    assert ([item.quote for item in found.important], [item.quote for item in found.substantive]) == (
        ["★参数备份"],
        ["▲接口 开放接口"],
    )


def test_a_star_called_important_still_puts_out_where_it_says_so():
    found = read("标有“★”的为重要条款，不响应的投标无效。", "★1.质保五年。")
    assert [item.quote for item in found.substantive] == ["★1.质保五年。"]


def invalid(*parts):
    return [item.quote for item in read(*parts).invalidity]


@pytest.mark.parametrize(
    "line",
    [
        "6.1符合性审查没有通过的，不得进入后续评审。",
        "6.2负责人迟到的，该投标文件不能参加评标。",
        "6.3采购人不接受逾期送达的响应文件。",
        "6.4投标人拒绝修正的，取消其投标资格，保证金不予退还。",
    ],
)
def test_a_bid_that_goes_no_further_is_out(line):
    assert invalid(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "6.1评标委员会成员与投标人有亲属关系的，不得参加评标。",
        "6.2不得以招标文件没有写明的内容认定供应商投标无效。",
        "6.3承包人拖欠工资的，将被拒绝参加本单位今后的投标。",
        "6.4资格审查不合格的，不参与评标基准价计算。",
    ],
)
def test_what_happens_to_others_or_later_puts_no_bid_out(line):
    assert invalid(line) == []


def test_a_table_of_refusals_holds_grounds_in_every_row():
    rows = (
        ("序号", "否决条款", "投标人甲"),
        ("1", "投标总价高于最高投标限价", ""),
        ("2", "工期长于招标文件规定的工期", ""),
    )
    assert invalid("附表三 投标文件否决条款审查表", table(*rows)) == [
        "投标总价高于最高投标限价",
        "工期长于招标文件规定的工期",
    ]


def test_a_title_of_procedure_opens_no_list_of_grounds():
    lines = (
        "28.投标文件的评审、比较和否决",
        "28.1详见评标办法，有效投标人少于3家的，招标人将重新招标。",
        "28.2评审过程保密。",
    )
    found = read(*lines)
    assert (
        [item.quote[:4] for item in found.invalidity],
        [item.quote[:4] for item in found.tender_failure],
    ) == ([], ["28.1"])


def test_a_list_of_failures_without_a_subject_is_the_tenders():
    lines = (
        "38.1有下列情形之一的，按照废标处理：",
        "（1）通过审查的供应商不足3家的；",
        "（2）采购任务取消的。",
    )
    found = read(*lines)
    assert (len(found.invalidity), len(found.tender_failure)) == (0, 2)


def test_too_few_bidders_stop_the_next_step():
    lines = ("5.1供应商不足3家的，一般不得组织开标。", "5.2合格的供应商少于三家时，不得进入后续的评审环节。")
    assert [item.quote[:3] for item in read(*lines).tender_failure] == ["5.1", "5.2"]


def test_a_lost_title_does_not_lend_its_list_to_the_one_before():
    lines = (
        "41.6出现下列情形之一的，其投标将被否决：",
        "41.6.1没有签字的；",
        "43.3.1合格的投标人不足3名时，重新招标。",
    )
    assert invalid(*lines) == ["41.6.1没有签字的；"]


def test_a_list_that_also_takes_the_bond_is_one_clause():
    lead = "8.4有下列情况的，招标人有权取消其投标资格，投标保证金不予退还："
    assert invalid(lead, "（1）开标后撤销投标文件的；", "（2）中标后不签合同的。") == [lead]


def test_the_price_that_only_its_formula_shows():
    rows = (
        ("序号", "评分项", "评审细则", "分值"),
        ("1", "同类业绩", "每个得5分", "30"),
        ("2", "服务方案", "优得40分", "40"),
    )
    words = ("取最低报价为评标基准价，其得满分。", "报价得分=（评标基准价/投标报价）×30%×100")
    found = read(table(*rows), *words, chapter="第三章 评标办法")
    assert [(item.item, item.points) for item in found.scoring][-1] == ("投标报价", "30")


def test_copies_counted_together():
    assert [item.quote for item in read("报价文件一式三份，密封递交。").copies] == ["报价文件一式三份"]


def test_the_forms_of_a_short_inquiry_stand_at_its_end():
    lines = (
        "询价函",
        "一、请按下列要求报价。",
        "二、报价人应有营业执照。",
        "附件1：报价函",
        "报价人：（盖章）",
        "附件2：分项报价表",
        "附件3：偏离表",
    )
    found = extract(document(*lines))
    assert [form.title for form in found.forms] == ["报价函", "分项报价表", "偏离表"]


def test_a_group_written_again_on_each_line_names_no_item():
    rows = (
        ("评审因素", "评分项", "评分标准", "分值"),
        ("商务（60分）", "业绩", "每个得10分", "40"),
        ("商务（60分）", "认证", "每个得10分", "20"),
        ("技术（40分）", "方案", "优40分", "40"),
    )
    found = read(table(*rows), chapter="第三章 评标办法")
    assert [item.points for item in found.scoring] == ["40", "20", "40"]
    assert [item.item for item in found.scoring][:2] == ["业绩", "认证"]


def test_the_last_moment_of_the_bond_is_not_that_of_the_bid():
    lines = (
        "5.1投标文件递交的截止时间为2026年4月9日9时00分。",
        "5.2投标保证金：3万元，缴纳截止时间2026年4月8日17时00分。",
    )
    assert read(*lines).fact("deadline") == "2026-04-09 09:00"


def test_the_opening_is_at_the_end_of_bids():
    found = read("投标截止时间：2026年4月9日9:00", "开标时间：同投标截止时间")
    assert found.fact("opening") == "2026-04-09 09:00"


def test_a_sign_in_a_list_of_refusals_must_be_met():
    lines = (
        "15.1有下列情形之一的，应当否决其投标：",
        "（1）不满足加注星号（“*”）的重要条款的；",
        "*1.人员须持证。",
        "2.人员须佩证。",
    )
    assert [item.quote for item in read(*lines).substantive] == ["*1.人员须持证。"]


def test_how_many_points_there_are_is_no_part_of_the_methods_name():
    assert particulars("评标方法", "综合评估法（满分100分）").fact("evaluation") == "综合评估法"
