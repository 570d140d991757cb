"""The words of a scoring leaf that say how points are earned, and whether judges weigh them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.text import plain
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from decimal import Decimal

NOTES = re.compile(
    r"(?:^|[。;\n(])(?:[(]?[一二三][)])?(?:评审依据|评分依据|证明材料|注\d?|说明|备注|提供以下证明材料)[:：]"
)
REMARK = re.compile(
    r"\((?:[^()]*(?:复印件|扫描件|证明材料|格式自拟|承诺函|截图|为准|原件|不计入)[^()]*|满分[^()]*|本项[^()]*|如有)\)"
)
HIGH_IN = re.compile(r"([-~至到]\d+(?:\.\d+)?[^\d(),;。]{0,4})\(含\)")
"""The end of a stretch may belong to it, 30分钟至60分钟（含）; elsewhere 含 only says what 以上 and 以内 say."""
PROOF = re.compile(
    r"(?:须|需|应|要求)(?:同时)?(?:提供|提交|附)|提供(?:有关|相关|上述|有效)?[^,]{0,20}(?:复印件|扫描件|截图|证明)|材料(?:缺一不可|不全)"
    r"|^(?:以|按)[^,;]{0,24}为准$|重复(?:计|加)分|只计(?:取)?一(?:次|个|项)|就高不就低|不累计|取最高|须为|应为[^,;]{0,12}(?:员工|职工|本身)|不予(?:认可|承认)|视为|不得重复"
)
JUDGED = re.compile(
    r"优秀|良好|较好|好的|评(?:审)?为|(?<![类项其])[优良中差](?:\([^)]*\))?的?[,:]?(?:得|计|\d)|优于|合理|完善|全面|清晰|可行|针对性|酌|横向"
    r"|详细|详尽|详实|明确|先进|响应程度|缺陷|缺失|重、?难点|重点(?!出版|企业|行业|项目|实验|单位|高校|客户|工程)|难点|得力|完整|科学(?![历位院技])|细致|简单|健全|笼统|空泛|贴合|紧密|泛泛|流畅"
    r"|演示|样品|试用|描述|理解|分析(?!师|仪|软件|系统)|基本(?!参数|户|账户|医疗|养老)|一般(?!性?(?:参数|条款|指标|技术|需求|商务|负偏离))"
    r"|较(?!早)|丰富|畅通|强(?!制|电)|综合(?:评|考|打分|进行)|逐一评议|答辩|适当(?!减)|方面[^;]{0,12}(?:打分|评分|给分)|由评委(?!会?进行评分)"
    r"|评委比较|合法性|贡献|周密|名次|最优|排名"
)
MEETS = re.compile(r"(?<!在)满足(?!其中|以上|下列|上述)")
MOST_NOTES = 6
RANGE = re.compile(r"\d(?:\.\d+)?分?[-~至]\d+(?:\.\d+)?分")
RECORD = re.compile(
    r"信用(?:中国|评价得分|记录)|诚信相关|失信|行政处罚|违法|犯罪|被(?:列入|终止|通报)|事故|违约|不良(?:信用|行为)|无行贿"
)
"""What others keep on record of the bidder: looked up by the buyer, not shown by the bidder."""


def told(criteria: str, full: Decimal) -> str:
    """Return what is said of the points, without the papers that prove it and without remarks in brackets."""
    words = (
        HIGH_IN.sub(r"\1<in>", plain(criteria.replace("\n", ";"))).replace("(含)", "").replace("<in>", "(含)")
    )
    for _ in range(2):
        words = REMARK.sub("", words)
    words = _without_notes(words)
    return re.sub(rf"^(?:\d{{1,2}}[.、])?[^\d]{{0,60}}?[(]{plain_decimal(full)}分[)](?:[:;]+|$)", "", words)


def _without_notes(words: str) -> str:
    """Cut what only proves; a note between two rules ends with its sentence, the last one takes all that follows."""
    for _ in range(MOST_NOTES):
        cut = NOTES.search(words)
        if cut is None or not re.search(r"\d分|满分", words[: cut.start()]):
            return words
        rest = words[cut.end() :]
        end = re.search(r"。(?=[^。]*(?:得|加|计)\d+(?:\.\d+)?分)", rest)
        words = words[: cut.start()] + (f"。{rest[end.end() :]}" if end else "")
    return words


def judged(text: str, *, quoted: bool = True) -> bool:
    """Return whether judges weigh what a text speaks of; without ``quoted``, what others said of the bidder is none."""
    text = text if quoted else re.sub(r"“[^”]*”|\([^()]*\)", "", text)
    return bool(JUDGED.search(text) or RANGE.search(text))
