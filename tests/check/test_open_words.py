"""Words that open a price, and words that refuse: in which sentences they say so and in which they do not."""

import pytest

from bidkit.check.price.open_price import open_price
from bidkit.check.refusal import refusal


@pytest.mark.parametrize(
    ("text", "priced"),
    [
        ("采购人若将三年服务一次签订，合同总价可再下浮5%。", False),
        ("首付款一个月内付清的，报价给予百分之二的优惠", False),
        ("若贵方同时采购我方的数据平台，本项目按九五折结算。", False),
        ("如签订三年合同，总价让3个点", False),
        ("提前付款的，服务费减免2万元", False),
        ("如中标，我方愿在投标总价基础上再降百分之三", False),
        ("我方报价随市场行情浮动，最终以结算为准", False),
        ("汇率变动超过 3% 时单价相应调整", True),
        ("暂估价，按实际会议场次据实结算", True),
        ("包干价，合同期内人工成本上涨的可相应调整", True),
        ("如政务云资源不能按期提供，双方另行商定价格", True),
        ("报价二：13,900,000.00 元", True),
    ],
)
def test_a_sentence_opens_the_price(text, priced):
    assert open_price(text, priced=priced)


@pytest.mark.parametrize(
    ("text", "priced"),
    [
        ("以往项目通过流程优化，帮助客户把年度运维支出压低约5%。", False),
        ("消费价格随市场波动，监测大宗商品价格同比下降2.3%", False),
        ("本项目的运维成本降低20%", False),
        ("合同总价的5%作为质保金，一年后返还", False),
        ("享受小微企业价格扣除优惠政策。", False),
        ("如因我方原因逾期，每逾期一日按合同总价的0.5%扣减", False),
        ("合同期内不因人工、政策或工作量估算偏差调整", True),
        ("只提交一个报价，没有备选方案。", True),
        ("所报单价不随汇率变动调整", True),
        ("没有缺漏项，没有附加条件，没有第二个报价", True),
    ],
)
def test_a_sentence_leaves_the_price_firm(text, priced):
    assert open_price(text, priced=priced) == ""


@pytest.mark.parametrize(
    "text",
    [
        "该功能现有版本暂不支持，后续版本开发。",
        "部分满足：只保障区一级的汇报演示。",
        "我方目前尚不具备归档能力",
        "暂无法提供在线预览，仅能下载查看",
        "该项认证仍在办理",
        "负偏离：需联网升级",
        "无法按期提供",
    ],
)
def test_a_reply_refuses(text):
    assert refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "不满足时接受每 200 活跃度 10 万元扣减。",
        "如不能在2秒内返回则分页加载，没有负偏离",
        "对无法提供数据的部门发送催办",
        "支持对不满足规则的数据自动标记",
        "若接口暂不支持，则用文件交换",
        "解决现有系统不支持导出的问题",
        "避免出现无法响应的情况",
    ],
)
def test_a_reply_does_not_refuse(text):
    assert refusal(text) == ""


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        ("响应：本项目不接受联合体投标，我方独立投标。", "本项目不接受联合体投标。"),
        ("本次采购不接受进口产品，所投全部为国产。", "3.本次采购不接受进口产品投标"),
        ("我方知悉采购人不接受分包，全部自行完成", "采购人不接受分包；"),
        ("不接受联合体投标，我方独立投标", "★1.不接受联合体投标。"),
    ],
)
def test_a_reply_that_takes_up_what_the_purchase_does_not_accept_refuses_nothing(reply, asked):
    assert refusal(reply, asked) == ""


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        ("我方不接受合同条款", "有下列情形之一的，投标无效：不接受合同条款；不满足★条款"),
        ("我方不接受分四期付款", "付款分四期。"),
        ("本项目不接受分期付款", "本项目不接受联合体投标。付款分四期"),
        ("本项目不接受联合体投标，我方不接受分期付款", "本项目不接受联合体投标。"),
        ("我方不提供月度报告", "每月提交运行分析报告，不提供月度报告的扣减服务费。"),
    ],
)
def test_a_reply_that_only_sounds_like_the_demand_still_refuses(reply, asked):
    assert refusal(reply, asked)
