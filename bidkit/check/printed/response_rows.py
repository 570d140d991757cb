"""Rows of response and deviation tables say something: not the requirement again, not a bare 满足, no empty cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from bidkit.check.columns import Grid, grids
from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.refusal import refusal
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.words.spaces import squeeze

COLUMNS = {
    "deviation": r"偏离|偏差",
    "reply": r"响应|应答|答复|投标(?:文件)?(?:内容|规格|参数|情况|的?条款)|我方|承诺",
    "asked": r"要求|招标文件|采购文件|磋商文件|条款内容|需求|规格|参数",
    "mark": r"序号|编号",
}
_FILLER = re.compile(r"[,.;:、。()\[\]\"'“”‘’!?—\-/·…]|[★▲☆#*]")
_WORDS = re.compile(
    r"我方|本公司|我公司|投标人|供应商|中标人|成交人|乙方|承诺|响应|满足|完全|无条件|保证|将|须|应当?|必须|需要?|能够?|提供(?=.)"
)
_STAR = re.compile(r"[★☆▲]")
_NONE = re.compile(
    r"^(?:无|无偏离|没有偏离|无任何偏离|/|符合|响应|一致|满足|正偏离|完全响应|无偏离,完全响应)$"
)


class Parameters(Record):
    """``look`` for copies, thin answers, missing deviations or contradictions; ``thin`` are words that say nothing.

    ``letters`` is the least length of a requirement that can be copied; ``starred`` and ``others`` say how grave it is.
    """

    look: Literal["copied", "thin", "unstated", "contradiction", "empty"]
    thin: Words = ()
    letters: int = 20
    alike: float = 0.97
    starred: Severity = Severity.ERROR
    others: Severity | None = None


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield rows of the tables of a volume, those of starred requirements at their own severity."""
    needed = {"deviation"} if parameters.look == "unstated" else {"asked", "reply"}
    needed |= {"deviation"} if parameters.look == "contradiction" else set()
    for volume in world.volumes:
        for grid in grids(volume, COLUMNS, frozenset(needed)):
            yield from gather(_rows(world, parameters, volume, grid))


def _rows(world: World, parameters: Parameters, volume: FinishedVolume, grid: Grid) -> Iterator[Hit]:
    for number, row in grid.rows():
        asked, reply = row.get("asked") or "", row.get("reply")
        name = (row.get("mark") or "").strip() or f"第{number}行"
        told = _told(parameters, row, squeeze(asked), squeeze(reply or ""))
        if told and sum(1 for cell in grid.table.rows[number - 1] if cell) >= 2:
            starred = bool(_STAR.search(asked + name)) or _is_starred(world, asked)
            message = f"《{volume.title}》偏离（响应）表「{name}」{told}"
            subject = f"{volume.id}/{grid.table.paragraph}/{name}"
            severity = parameters.starred if starred else parameters.others
            effect = None if starred else Effect.SCORE_LOSS
            yield fail(subject, message, grid.span, severity=severity, effect=effect)


def _told(parameters: Parameters, row: dict[str, str | None], asked: str, reply: str) -> str:
    """Return what is wrong with a row in words; "" when nothing is."""
    if parameters.look == "copied":
        return f"的应答照抄了要求：{reply[:30]}…" if _is_copy(asked, reply, parameters) else ""
    if parameters.look == "thin":
        core = _FILLER.sub("", reply)
        return (
            f"的应答只有「{reply}」，没有内容"
            if asked and core in {squeeze(word) for word in parameters.thin}
            else ""
        )
    if parameters.look == "empty":
        return "没有应答" if len(asked) > 4 and row.get("reply") == "" else ""
    deviation = row.get("deviation")
    if parameters.look == "unstated":
        return "的偏离一栏是空的" if deviation == "" else ""
    said = squeeze(deviation or "")
    refused = refusal(reply, asked) if _NONE.match(said) else ""
    return f"写着「{said}」，应答里却有「{refused}」" if refused else ""


def _is_copy(asked: str, reply: str, parameters: Parameters) -> bool:
    """Return whether a reply is the requirement again, at most with 我方 and 满足 put in."""
    a, b = (_WORDS.sub("", _FILLER.sub("", text)) for text in (asked, reply))
    if len(a) < parameters.letters or not b:
        return False
    if a == b:
        return True
    if re.findall(r"\d+(?:\.\d+)?", a) != re.findall(r"\d+(?:\.\d+)?", b) or not 0.8 < len(b) / len(a) < 1.25:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= parameters.alike


def _is_starred(world: World, asked: str) -> bool:
    plain = squeeze(asked)
    return any(
        one.kind == "substantive"
        and len(plain) >= 8
        and (plain in squeeze(one.text) or squeeze(one.text) in plain)
        for one in world.tender.requirements
    )


KIND = Kind("响应表、偏离表的每一行有没有内容", Parameters, check)
