"""Words by which an answer says that it does not meet what was asked, and where they say no such thing."""

from __future__ import annotations

import re

from bidkit.words.late import late
from bidkit.words.spaces import squeeze

_VERB = (
    "(?:支持|具备|满足|提供|实现|响应|达到|接受|接入|开放|开通|承诺|保证|承接|完成|取得|覆盖|兼容|同意|符合)"
)
_NOT = "(?:无法|不能|不可|不予|未能|未|没有|难以|不)(?:能够?|完全|全部)?"
_NOW = "(?:暂时?|尚|目前|现阶段|当前|现版本|本版本|现有(?:版本|产品|功能)|我[方司]|本公司|本产品|本系统|我们)"
_OURS = late(
    rf"{_NOW}[^,.;。:]{{0,8}}?{_NOT}{_VERB}|暂(?:无|缺)(?!变)|[暂尚]不{_VERB}|(?:做|达)不到"
    r"|(?:只能?|仅能?|可)?部分(?:满足|响应|支持|提供|符合|具备)(?![^,.;。:]{0,8}的)"
    r"|基本(?:满足|符合|响应)(?=要求|招标|采购文件|本条|[,.;。:]|$)"
    r"|(?:尚|仍|还)在(?:开发|研发|规划|申请|办理|认证)|不予响应|低于(?:招标|采购|磋商)(?:文件)?(?:的)?要求"
)
_PLAIN = late(
    rf"(?:无法|不能|未能|难以|尚不|不予)[^,.;。]{{0,4}}?{_VERB}|不(?:满足|支持|响应|具备|符合|接受|同意)|负偏离|达不到"
)
_SUPPOSED = late(
    r"(?:^|[,:])(?:如果?|若|倘若?|当|一旦|凡|遇|遇到|即使|除|除非|对于?|针对|因)[^,]*$|"
    r"(?:无|没有|不存在|不得|未|不会|不允许|避免|防止|杜绝|解决|消除|不出现|识别|检出|排查|而?不是)(?:任何|出现|发生|有)?[^,]{0,4}$"
)
_STRICT = late(
    r"(?:^|[,:])(?:如果?|若|倘若?|当|一旦|凡|遇|遇到|即使|除|除非)[^,]*$|(?:无|没有|不存在|不会)(?:任何|出现|有)?$"
)
_ATTRIBUTE = late(r"^[^,.;。]{0,14}?(?:的(?!功能|能力)|时|则|情[形况]|者)")
_CLAUSE = late(r"[,;.。!?\n]")
_OF_THE_PURCHASE = late(
    r"(?:本(?:次)?(?:招标|采购|磋商|谈判|询价)?(?:项目|标段|标包|采购包|包)?|采购人|招标人|采购单位|(?:招标|采购|磋商|谈判)文件|项目)"
    r"(?:招标|采购|投标)?(?:均|概|一律|明确|也)?$"
)
_BY_US = late(r"(?:我[方司们]|我公司|我单位|本公司|本单位|投标人|供应商)[^,;.。]{0,4}$")
_AGAINST = late(r"无效|否决|废标|拒绝|出局|扣|之一|下列|以下情[形况]")
_TAKEN_UP = 3
_CORE = late(rf"{_NOT}{_VERB}$")


def refusal(text: str, asked: str = "") -> str:
    """Return the words of a refusal in a reply, "" where it refuses nothing.

    暂不支持, 部分满足 and 我方目前尚不具备 refuse; 不满足时接受扣款, 没有负偏离 and 对无法提供数据的部门催办 do not.
    Nor does a reply that takes up what the demand ``asked`` itself does not accept: 本项目不接受联合体投标.
    """
    plain, demand = squeeze(text), squeeze(asked)
    for pattern, supposed in ((_OURS, _STRICT), (_PLAIN, _SUPPOSED)):
        for found in pattern.finditer(plain):
            starts = [end.end() for end in _CLAUSE.finditer(plain, 0, found.start())]
            before = plain[starts[-1] if starts else 0 : found.start()]
            after = plain[found.end() :]
            aside = (
                _ATTRIBUTE.search(after)
                if pattern is _PLAIN
                else re.match(r"[^,.;。]{0,6}?(?:时|则|的话)", after)
            )
            if supposed.search(before) or aside:
                continue
            core = _CORE.search(found[0])
            at = core.start() if core else 0
            said = found[0][at:] + _CLAUSE.split(after)[0][:_TAKEN_UP]
            if not _is_taken_up(before + found[0][:at], said, demand):
                return found[0]
    return ""


def _is_taken_up(before: str, said: str, demand: str) -> bool:
    """Return whether the purchase itself says these words of what it does not accept, and we only say them after it.

    A demand that threatens (不接受合同条款的，投标无效) names what a bidder may not say: saying it is a refusal.
    """
    at = demand.find(said)
    if at < 0 or len(said) <= 3:  # 不接受 alone says nothing of what
        return False
    clause = _CLAUSE.split(demand[:at])[-1]
    if _OF_THE_PURCHASE.search(clause):
        return True
    return not clause.strip("0123456789()、★▲") and not _AGAINST.search(demand) and not _BY_US.search(before)
