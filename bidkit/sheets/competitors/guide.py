"""What may be asked and where it is published: the rule of conduct, the public sources, how to fill the records in."""

from __future__ import annotations

from bidkit.model.sheet import Bullets, Cell

CONDUCT = (
    "只用公开事实。不与其他投标人联系，不商量报价、分工或是否参加；不打听评委、评审过程和没有公开的信息；"
    "不向任何一方送礼或许诺好处。"
)
BASIS = "《招标投标法》第三十二条、《政府采购法》第二十五条、《政府采购法实施条例》第七十四条"
PRESENTING = "述标和答辩时只讲自己，不点名、不评价其他投标人。"

SOURCES = (
    "中标、成交和合同公告：中国政府采购网、采购人所在地的公共资源交易平台。查近三年同类项目的投标人、中标价、最高限价",
    "规模、股东、参保人数：国家企业信用信息公示系统的登记信息和年度报告",
    "处罚和失信：信用中国、中国政府采购网的严重违法失信行为记录名单",
    "收入结构和销售费用：上市或挂牌公司的年度报告；没有公开的不猜",
    "资质和认证：认证认可业务信息统一查询平台、各行业主管部门的资质查询",
    "专利和软件著作权：国家知识产权局、中国版权保护中心的公告",
    "产品和案例：对方官网、公开发布会、行业协会榜单",
)
STEPS = (
    "按采购人、同类项目名称检索近三年的中标公告，数一数谁出现得多，取前两三家",
    "每家建一份 library/competitors/comp-某某.yaml，八个方面逐条写事实、出处和日期；查不到的留空",
    "与采购人的关系只写公告里有的合同；传闻不写、不存、不印",
    "公开过的报价写进 past_bids，连同当时的最高限价",
    "在 bid.yaml 的 expected 里写本次估计：报价、各评分项得分、依据和估计人",
    "再生成一次本表，先看「我方落后」，再定述标重点",
)


def conduct() -> Cell:
    """Return the rule of conduct with the articles it comes from."""
    return Cell(f"{CONDUCT}{PRESENTING}依据：{BASIS}。", "warn")


def sources() -> Bullets:
    """Return where public facts about other bidders are published."""
    return Bullets(tuple(Cell(line) for line in SOURCES))


def steps() -> Bullets:
    """Return how the records are filled in, in order."""
    return Bullets(tuple(Cell(line) for line in STEPS), "number")
