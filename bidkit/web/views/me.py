"""我: the name under which somebody confirms; and the page of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.web.fault import refused

if TYPE_CHECKING:
    from bidkit.web.bench import Bench, Form, Where

KEYS = (
    ("Y", "是，原文如此，并到下一条"),
    ("E", "改：到「改成」"),
    ("D", "删：不是要求"),
    ("J / K", "下一条 / 上一条"),
    ("N / P", "下一个 / 上一个问题"),
    ("W", "到豁免的理由"),
    ("?", "这一页"),
)
STEPS = (
    ("首页", "每个项目一行，最近截止的在最前。新项目：把招标文件拖进来。"),
    ("核对", "左边是原文，右边是读出的内容。对的按「是」，不对的写上正确的再按「改」，不是要求的按「删」。"),
    ("答复", "每条要求写怎样答复、有没有偏离、用什么证明。没有人写的，不会被当成满足或无偏离。"),
    ("格式、组成、无效条款", "格式放不放；分册里放哪些章节；每条无效条款由哪条规则或哪一章看着。"),
    (
        "问题",
        "程序查出的问题，按严重程度排。每个问题写了在哪里、怎么办；确有理由可以不改的，写理由和姓名豁免。",
    ),
    ("生成", "没有废标风险才生成成品；有的先处理，或出草稿看版面。"),
    ("成品", "下载各分册、清单和配套表。"),
)


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the name of whoever is looking."""
    return {"title": "我", "name": where.me, "workspace": bench.root.name}


def save(bench: Bench, where: Where, form: Form) -> str:
    """Remember a name; the cookie is set by whoever answers."""
    if not form.get("by"):
        raise refused(422, "没有写姓名", "请写上姓名；确认和豁免都记在这个名下")
    return "/me"


def help_view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return what each step is, and the keys."""
    return {
        "title": "帮助",
        "steps": [{"name": name, "text": text} for name, text in STEPS],
        "keys": [{"key": key, "text": text} for key, text in KEYS],
    }
