"""What a chapter is for, by the words of its title; the order of the questions matters."""

from __future__ import annotations

import re

from bidkit.read.bids import BIDS
from bidkit.read.unit import Zone

BID = rf"(?:{BIDS}){{1,2}}"
ANNEX = re.compile(r"^附件?\s*[:：]?")
WORDS: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    (
        Zone.FORMS,
        re.compile(
            rf"{BID}(人|方|供应商)?(的)?(文件|文书|资料|书)?(的?组成|的?编制|内容|参考)?(要求)?[及和与、]*(有关|相关|参考)?(格式|样式|范本|附件)"
        ),
    ),
    (
        Zone.FORMS,
        re.compile(
            r"^(文件|表格|附件|参考|有关|相关)*(格式|样式|附件|附表|样表|表样|样本)(文件|部分|汇编)?$|格式(文件)?及附件"
        ),
    ),
    (Zone.FORMS, re.compile(rf"^{BID}文件(的)?(组成|构成)(及其?(格式|附件|要求))?$")),
    (
        Zone.REQUIREMENTS,
        re.compile(
            r"需求|(技术|服务|商务)[^合]{0,12}(要求|规格|标准|规范|条款|部分)|工程量清单|图纸|任务书|发包人要求|委托人要求"
        ),
    ),
    (Zone.INSTRUCTIONS, re.compile(r"授予合同|合同的?(授予|授与)")),
    (Zone.CONTRACT, re.compile(r"合同|协议书?条款")),
    (
        Zone.EVALUATION,
        re.compile(
            r"评标|评审|评分|评定|评比|定标|(磋商|谈判)(方法|办法|程序)|(成交|中标)(原则|办法)|(磋商|谈判|比选|协商)(与|和|及)(成交|推荐)|打分"
        ),
    ),
    (Zone.NOTICE, re.compile(r"公告|邀请|邀标")),
    (Zone.QUALIFICATION, re.compile(r"资格|资质")),
    (Zone.REQUIREMENTS, re.compile(r"项目(要求|内容|概况|说明|介绍)|清单|货物|(招标|采购)(内容|范围|要求)")),
    (
        Zone.INSTRUCTIONS,
        re.compile(
            r"须知|注意事项|通用条款|总则|前附表|资料表|说明|规则|程序|补充内容|关键信息|编制|提交|递交|开标"
        ),
    ),
)


def without_annex(title: str) -> str:
    """Return a title without the word 附件： that may stand before it."""
    return ANNEX.sub("", title)


def zone_of(title: str) -> Zone:
    """Return what a chapter of this title is for; OTHER when its words do not say."""
    if "格式" in title and "合同" not in title:
        return Zone.FORMS
    for zone, words in WORDS:
        if words.search(title):
            return zone
    return Zone.OTHER
