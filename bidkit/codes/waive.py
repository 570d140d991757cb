"""Codes of the waivers (``check/waive.py``)."""

from __future__ import annotations

from bidkit.codes.code import Code
from bidkit.finding import Effect, FindingClass, Severity


def _code(code: str, severity: Severity, title: str, why: str, cure: str) -> Code:
    return Code(
        code=code,
        maker="check",
        title=title,
        severity=severity,
        kind=FindingClass.ROUGH,
        effect=Effect.CLARIFY,
        why=why,
        cure=cure,
    )


UNUSED = _code(
    "W001",
    Severity.WARNING,
    "豁免没有对应的问题",
    "问题已经解决，或者豁免里的名字写错了：写错的豁免什么也没有放行，留着让人误以为有人负责。",
    "问题已解决的请删掉这条豁免；名字写错的请照检查结果里的「代码:对象」改正",
)
UNSIGNED = _code(
    "W002",
    Severity.ERROR,
    "豁免没有写明责任人或理由",
    "豁免是某个人负责放行一个问题；没有人、没有理由，事后没有人能说清，所以不起作用。",
    "请补上 by（责任人）和 reason（理由）",
)
LAPSED = _code(
    "W003",
    Severity.ERROR,
    "豁免已失效：所针对的内容变了",
    "豁免绑着当时的内容（covers）；内容后来改过，当时的同意不能算到新内容上。",
    "请责任人重新看过；仍然同意的照提示改 covers 并更新 on，不同意的删掉这条豁免",
)
UNBOUND = _code(
    "W004",
    Severity.WARNING,
    "豁免没有绑定内容，不起作用",
    "没有写 covers，说不清当时同意的是什么内容；以后内容怎么改它都像有效，所以不算。",
    "核对问题后照提示补上 covers；内容一改，豁免自动失效",
)
WAIVE = (UNUSED, UNSIGNED, LAPSED, UNBOUND)
