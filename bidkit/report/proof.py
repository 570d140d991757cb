"""What ``verify`` found, in words and as plain values, and how to prove later what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.report.human import Line
from bidkit.report.verdict import STATUS_NAMES
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.proof import Verified

DIFFERENCES = {
    "changed": "改过（内容与清单不同）",
    "missing": "缺少（清单上有，文件夹里没有）",
    "added": "多出（文件夹里有，清单上没有）",
    "unread": "读不出来（不知道改没改，不算一致）",
}
ADVICE = (
    "日后怎样证明交的就是这一份：",
    "  1. 递交当天把上面这串摘要抄进交接单或递交登记表，经手人签字；或用公司邮箱发给自己和一位同事，邮件留着。",
    "  2. 把整个文件夹（连 manifest.json）原样留一份底，不要在留底里改文件。",
    "  3. 日后核对：bidkit verify 留底文件夹 --digest 摘要。摘要和文件都一致，就是当初那一份，一个字节也没有变。",
    "清单只能证明文件没有变，不能证明是什么时候、交给了谁：那要靠交接单、回执和邮件。",
)


def proof_lines(found: Verified) -> tuple[Line, ...]:
    """Return what a terminal prints."""
    number = f"（{found.about['number']}）" if found.about["number"] else ""
    status = STATUS_NAMES.get(found.about["status"], found.about["status"])
    return (
        Line(f"{masked(found.about['project'])}{number}", "title"),
        Line(f"投标人：{masked(found.about['bidder'])}    这个文件夹：{status or '清单没有写是什么'}"),
        Line(f"清单列 {len(found.files)} 个文件，一致 {len(found.held.same)} 个"),
        *_differences(found),
        *_conclusion(found),
        Line(""),
        Line("清单的摘要（manifest.json 的 SHA-256）："),
        Line(f"  {found.digest}", "title"),
        *(Line(text) for text in ADVICE),
    )


def _differences(found: Verified) -> Iterator[Line]:
    for state, name in DIFFERENCES.items():
        paths = getattr(found.held, state)
        if paths:
            yield Line(f"{name}：{len(paths)} 个", "fatal")
        yield from (Line(f"  · {masked(path)}", "fatal") for path in paths)
    if found.held.litter:
        yield Line(f"系统自己留下的文件，没有计入：{'、'.join(found.held.litter)}", "dim")


def _conclusion(found: Verified) -> Iterator[Line]:
    if found.other_manifest:
        yield Line("结论：清单不是当初那一份，它的摘要与 --digest 给的不同", "fatal")
    elif not found.held.whole:
        yield Line("结论：与清单不一致", "fatal")
    else:
        known = (
            "，清单与记下的摘要也一致"
            if found.noted
            else "；清单本身改没改过，要用 --digest 对照记下的摘要才知道"
        )
        yield Line(f"结论：与清单完全一致{known}", "good")


def proof_dict(found: Verified) -> dict[str, Any]:
    """Return the same as plain values."""
    states = ("same", *DIFFERENCES, "litter")
    return {
        "schema": 1,
        "ok": found.ok,
        **{key: masked(text) for key, text in found.about.items()},
        "manifest_sha256": found.digest,
        "noted_sha256": found.noted,
        "same_manifest": not found.other_manifest if found.noted else None,
        **{state: [masked(path) for path in getattr(found.held, state)] for state in states},
    }
