"""The words of titles: which read like the name of a form, which never are one, and the title as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.titles.series import words_after

if TYPE_CHECKING:
    from bidkit.read.labels import Label

TAIL = r"(等)?(\s*[（(【\[][^（）()【】\[\]]*[）)】\]])*[①-⑩*＊]?$"
SURE = re.compile(
    r"(函|书|(?<!代)表|声明|证明|承诺|协议|清单|一览|封面(格式)?|封皮|扫描件|复印件|凭证|凭据|简历|样式"
    r"|报告|方案|委托|授权)" + TAIL
)
MAYBE = re.compile(
    r"(证件|文件|材料|资料|说明|机构|附录|设计|情况|报价|单|业绩|介绍|简介|自述|保证金|保函|企业|大纲|纲要|名单|计划"
    r"|措施|证书|执照|图|组织|建议|其他|其它|内容|体系|服务|响应|偏离|目录|信息|资质|状况|条件|截屏|截图|性质|团队"
    r"|标签|格式|登记|预案|制度|能力|安排|配置|配备|保障|培训|理解|认识|优势|架构|许可证|章程|发票|单据|手册|彩页|数据|政策|流程|目标|机制|规划|理念|经验|记录|概况|思路|分析|预算|明细|优惠|页|照片|样本|要点)"
    + TAIL
)
ASIDE = re.compile(
    r"[（(【][^（）()【】]*(自拟|如有|若有|不涉及|选用|原件|加盖|复印件|提供|格式|如需|可选|参考)[^（）()【】]*[）)】]$"
)
VOLUME = re.compile(
    r"(部分|分册|册|卷|正文|附件)([（(].*[）)])?$|^(投标|响应|商务|技术|价格|报价|资格|资信).{0,6}(文件|部分)([（(].*[）)])?$"
    r"|^第?[一二三]个?信封|(有关|相关)?(表格)?格式$|组成$|[”\"]格式|^第[一二三四五六\d](分册|册|卷|分卷)"
)
"""A volume or group of forms, whose children are the forms."""
NOT_FORM = re.compile(
    r"质疑|投诉|询问函|放弃(参加|参与|投标)|合同(书|文本|条款|范本|样本|协议书?|格式)?([（(].*[）)])?$|中标通知|成交通知|验收|^总?索引$|(?<!封面及)目录$"
    r"|填写(说明|指引|要求|须知)|编制(说明|要求)|^(总|编|填|使用|格式|一般|编写).{0,3}(说明|须知|要求)$|须知$|^附件?$|封套|标签|^注|提示$|(函|书|表)(的?填写)?说明$|(规定|办法|标准|通知|规则|细则|条例|指引|问答|公告|解释)[》〉]?(的通知)?$"
    r"|^(一般|基本)?(说明|备注|要求|其他要求|注意事项)$"
)
CONTRACT = re.compile(r"合同(书|文本|范本|样本|协议书?|格式)?([（(].*[）)])?$")
REFERENCE = re.compile(
    r"《.*(规定|办法|标准|通知|规则|意见|目录)》.*号|"
    r"(规定|办法|标准|通知|规则|细则|条例|指引|问答|公告|解释|意见)[》〉]?([〔\[(（].*号[)）]?)?[;；]?$"
    r"|^(关于印发|质疑|投诉|询问)|质疑函|投诉书|询问函"
)
"""A printed rule or a letter that is no form of the bid: what stands below it is none either."""
SKIP = re.compile(
    r"^[（(]?(正本|副本)|^[xX×_]+.{0,8}项目|^封面[:：]$|^[(（]项目名称|^项目名称|^采购编号|^致|^.{0,6}[:：]$"
    r"|^(政府采购|公开招标)?(投标|响应|应答|报价|磋商|谈判)?文件$|^政府采购$|^(投标人|供应商|响应人)名称|年月日$|^(附|格式|示例|样式)[:：]?$"
    r"|^(特此|以下|兹|此致|以上|敬礼|本表|其中|粘贴|详见|请|若|如|凡|根据|依据|按照?)|(施工|公开|采购)?招标$|^(招标|采购|磋商|谈判|询价)文件$|^.{0,12}政府采购(投标|响应)文件$"
)
BRACKET = re.compile(r"^[（(\[【].*[）)\]】]$")
RUNNING = re.compile(
    r"[。；;！!，,]|____|应(不|由|按)|应当(?!具备|符合)|不得|必须(?!具备|的)|(?<!必)须(?!知)|(?<!申)请|郑重|特此|(本人|我方|我司|我公司|我单位|本公司|本单位|贵方|贵单位)(?!的)|[:：]"
)
FIELDS = re.compile(r"(?<=[函书表单明])\s*[（(]?(项目名称|项目编号|采购编号|招标编号|单位)\s*[:：].*$")
"""A field that is printed on the line of the title."""
PASTED = re.compile(r"身份证(明|件)?.{0,12}(复印件|扫描件|正面|反面|正反面)|粘贴")
"""A place to paste a card at, inside a form."""
CERTAIN = 2
SHORTEST, LONGEST = 2, 60


def title_of(text: str, label: Label | None = None) -> str:
    """Return a line's words as a title: without its number and without what says how free the form is."""
    words = re.sub(r"^(附件|格式)\s*[:：]\s*", "", words_after(text, label))
    words = FIELDS.sub("", re.sub(r"^[★▲]\s*", "", words))
    words = _closed(words)
    words = _unformed(words)
    for _ in range(2):
        words = ASIDE.sub("", words).strip()
    words = re.sub(r"(内容和|的)?(格式)?由?(供应商|投标人|响应人)?自拟[。.]?$", "", words)
    words = _unformed(words)
    found = re.fullmatch(r"[《【〔]([^《》【】〔〕]+)[》】〕]", words)
    return re.sub(r"[①-⑩*＊]$", "", found[1] if found else words).strip("：:。— ")


def first_clause(words: str) -> str:
    """Return the first clause of a long title, where that alone is the name of a form; else the whole."""
    first = re.split(r"[，,；;]", words, maxsplit=1)[0]
    return first if first != words and likeness(first) == CERTAIN else words


def _unformed(words: str) -> str:
    """Return a title without the word 格式 at its end, unless the rest is no name."""
    rest = re.sub(r"(的?(参考)?格式|样本)$", "", words)
    return rest if len(rest) > 4 or SURE.search(rest) else words


def is_cut(text: str) -> bool:
    """Return whether a line opens a bracket that the next line closes."""
    return _closed(text) != text


def _closed(words: str) -> str:
    """Return a line without a bracket that the next line closes."""
    opened: list[int] = []
    for place, sign in enumerate(words):
        if sign in "（(【":
            opened.append(place)
        elif sign in "）)】" and opened:
            opened.pop()
    return words[: opened[0]] if opened and opened[0] > 1 else words


def reads_like_title(words: str) -> bool:
    """Return whether words may be a title at all: short, no sentence, nothing to fill in."""
    if not SHORTEST <= len(words) <= LONGEST or BRACKET.match(words) or SKIP.match(words):
        return False
    bare = re.sub(r"[（(【\[][^（）()【】\[\]]*[）)】\]]", "", words)
    closes = re.search(r"^[^（(【\[]*[）)】\]]", words)
    return bool(bare) and not RUNNING.search(bare) and not closes and not re.search(r"^[\d\W]+$", bare)


def likeness(words: str) -> int:
    """Return how much words read like the name of a form: 2 函, 书, 表 …, 1 方案, 情况 …, 0 neither."""
    return 2 if SURE.search(words) else int(bool(MAYBE.search(words)))


def same(one: str, two: str) -> bool:
    """Return whether two titles name the same piece, brackets aside."""
    bare = [re.sub(r"[（(【《》】].*?[）)】]|[《》\s]", "", words) for words in (one, two)]
    short, long = sorted(bare, key=len)
    return bool(short) and (short == long or (len(short) >= 3 and long.endswith(short)))
