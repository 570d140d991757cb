"""Rows of response and deviation tables say something: not the requirement again, not a bare 满足, no empty cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from bidkit.check.columns import Grid, grids
from bidkit.check.kind import Check, Hit, Kind, Words, fail, family, gather, of_volumes
from bidkit.check.refusal import refusal
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
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


class Weights(Record):
    """``starred`` and ``others`` say how grave a row is, by whether its requirement is starred."""

    starred: Severity = Severity.ERROR
    others: Severity | None = None


class Copies(Weights):
    """``letters`` is the least length of a requirement that can be copied, ``alike`` how like it the reply must be."""

    letters: int = 20
    alike: float = 0.97


class Thin(Weights):
    """``thin`` are words that say nothing."""

    thin: Words = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a response table: what was asked and replied without spaces, and its cells; None for no such column."""

    asked: str
    reply: str
    cells: Mapping[str, str | None]


def _rows(told: Callable[[Row, Any], str], *needed: str) -> Check:
    """Return the check of the rows of tables with these columns; ``told`` says in words what is wrong with one."""

    def found(world: World, volume: FinishedVolume, parameters: Weights) -> Iterator[Hit]:
        for grid in grids(volume, COLUMNS, frozenset(needed)):
            yield from gather(_in_table(world, volume, grid, told, parameters))

    return of_volumes(found)


def _in_table(
    world: World, volume: FinishedVolume, grid: Grid, told: Callable[[Row, Any], str], parameters: Weights
) -> Iterator[Hit]:
    for number, row in grid.rows():
        asked, reply = row.get("asked") or "", row.get("reply") or ""
        name = (row.get("mark") or "").strip() or f"第{number}行"
        problem = told(Row(squeeze(asked), squeeze(reply), row), parameters)
        if problem and sum(1 for cell in grid.table.rows[number - 1] if cell) >= 2:
            starred = bool(_STAR.search(asked + name)) or _is_starred(world, asked)
            message = f"《{volume.title}》偏离（响应）表「{name}」{problem}"
            subject = f"{volume.id}/{grid.table.paragraph}/{name}"
            severity = parameters.starred if starred else parameters.others
            effect = None if starred else Effect.SCORE_LOSS
            yield fail(subject, message, grid.span, severity=severity, effect=effect)


def _copied(row: Row, parameters: Copies) -> str:
    return f"的应答照抄了要求：{row.reply[:30]}…" if _is_copy(row.asked, row.reply, parameters) else ""


def _thin(row: Row, parameters: Thin) -> str:
    nothing = _FILLER.sub("", row.reply) in {squeeze(word) for word in parameters.thin}
    return f"的应答只有「{row.reply}」，没有内容" if row.asked and nothing else ""


def _empty(row: Row, _: Weights) -> str:
    return "没有应答" if len(row.asked) > 4 and row.cells.get("reply") == "" else ""


def _unstated(row: Row, _: Weights) -> str:
    return "的偏离一栏是空的" if row.cells.get("deviation") == "" else ""


def _contradiction(row: Row, _: Weights) -> str:
    said = squeeze(row.cells.get("deviation") or "")
    refused = refusal(row.reply, row.asked) if _NONE.match(said) else ""
    return f"写着「{said}」，应答里却有「{refused}」" if refused else ""


def _is_copy(asked: str, reply: str, parameters: Copies) -> bool:
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


ABOUT = "响应表、偏离表的每一行有没有内容"
KINDS = {
    "copied": Kind(ABOUT, Copies, _rows(_copied, "asked", "reply")),
    "thin": Kind(ABOUT, Thin, _rows(_thin, "asked", "reply")),
    **family(
        ABOUT,
        Weights,
        {
            "unstated": _rows(_unstated, "deviation"),
            "contradiction": _rows(_contradiction, "asked", "reply", "deviation"),
            "empty": _rows(_empty, "asked", "reply"),
        },
    ),
}
