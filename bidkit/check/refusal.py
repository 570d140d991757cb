"""Words by which an answer says that it does not meet what was asked, and where they say no such thing."""

from __future__ import annotations

import re

from bidkit.words.spaces import squeeze

_VERB = (
    "(?:支持|具备|满足|提供|实现|响应|达到|接受|接入|开放|开通|承诺|保证|承接|完成|取得|覆盖|兼容|同意|符合)"
)
_NOT = "(?:无法|不能|不可|不予|未能|未|没有|难以|不)(?:能够?|完全|全部)?"
_NOW = "(?:暂时?|尚|目前|现阶段|当前|现版本|本版本|现有(?:版本|产品|功能)|我[方司]|本公司|本产品|本系统|我们)"
_OURS = re.compile(
    rf"{_NOW}[^,.;。:]{{0,8}}?{_NOT}{_VERB}|暂(?:无|缺)(?!变)|[暂尚]不{_VERB}|(?:做|达)不到"
    r"|(?:只能?|仅能?|可)?部分(?:满足|响应|支持|提供|符合|具备)(?![^,.;。:]{0,8}的)"
    r"|基本(?:满足|符合|响应)(?=要求|招标|采购文件|本条|[,.;。:]|$)"
    r"|(?:尚|仍|还)在(?:开发|研发|规划|申请|办理|认证)|不予响应|低于(?:招标|采购|磋商)(?:文件)?(?:的)?要求"
)
_PLAIN = re.compile(
    rf"(?:无法|不能|未能|难以|尚不|不予)[^,.;。]{{0,4}}?{_VERB}|不(?:满足|支持|响应|具备|符合|接受|同意)|负偏离|达不到"
)
_SUPPOSED = re.compile(
    r"(?:^|[,:])(?:如果?|若|倘若?|当|一旦|凡|遇|遇到|即使|除|除非|对于?|针对|因)[^,]*$|"
    r"(?:无|没有|不存在|不得|未|不会|不允许|避免|防止|杜绝|解决|消除|不出现|识别|检出|排查|而?不是)(?:任何|出现|发生|有)?[^,]{0,4}$"
)
_STRICT = re.compile(
    r"(?:^|[,:])(?:如果?|若|倘若?|当|一旦|凡|遇|遇到|即使|除|除非)[^,]*$|(?:无|没有|不存在|不会)(?:任何|出现|有)?$"
)
_ATTRIBUTE = re.compile(r"^[^,.;。]{0,14}?(?:的(?!功能|能力)|时|则|情[形况]|者)")
_CLAUSE = re.compile(r"[,;.。!?\n]")


def refusal(text: str) -> str:
    """Return the words of a refusal in a reply, "" where it refuses nothing.

    暂不支持, 部分满足 and 我方目前尚不具备 refuse; 不满足时接受扣款, 没有负偏离 and 对无法提供数据的部门催办 do not.
    """
    plain = squeeze(text)
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
            if not supposed.search(before) and not aside:
                return found[0]
    return ""
