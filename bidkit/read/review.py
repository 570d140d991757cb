"""What people said in the workbook → changes to tender.yaml; one fault for every cell that cannot be done.

Works on values only; reading the workbook and writing the file are for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.yaml_edit import Change, Path, Remove, SetValue
from bidkit.model.review import Confirmed, Decision, Row
from bidkit.read.draft.yamltext import flow, scalar
from bidkit.read.review_rows import BAR, CHANGE, CHOICES, DOUBT, FACTS, SEALS, SIGNS
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bidkit.model.bid import Bid
    from bidkit.model.tender import Tender

TEXT_OF = {"requirements": "text", "invalidity": "quote"}
LEAST = 3


@dataclass(slots=True)
class Taken:
    """The changes to tender.yaml, the decisions that count, and the faults of the workbook."""

    changes: list[Change] = field(default_factory=list)
    counted: list[Decision] = field(default_factory=list)
    faults: list[UnreadableError] = field(default_factory=list)


def take(decisions: Sequence[Decision], tender: Tender, bid: Bid, book: str) -> Taken:
    """Return what a workbook changes in a tender."""
    taking = _Taking(tender, bid, book)
    seen: dict[str, Decision] = {}
    for one in decisions:
        if one.key in seen:
            taking.fault(one, "编号", f"编号「{one.key}」写了两次（另一处在第 {seen[one.key].line} 行）")
        seen[one.key] = one
        if one.verdict:
            taking.one(one)
    if taking.filled:
        left = [key for key in tender.unread if key not in taking.filled]
        path: Path = ("unread",)
        taking.taken.changes.append(SetValue(path, flow(left)) if left else Remove(path))
    return taking.taken


def confirmations(
    counted: Iterable[Decision], rows: Iterable[Row], before: Mapping[str, Confirmed]
) -> dict[str, Confirmed]:
    """Return what is confirmed now: what was before and still says the same, and what people said."""
    by_key = {row.key: row for row in rows}
    kept = {key: one for key, one in before.items() if key in by_key and by_key[key].digest == one.digest}
    for one in counted:
        row = by_key.get(one.key)
        if row is not None and one.on is not None and one.verdict != "删":
            kept[one.key] = Confirmed(one.by, one.on, row.digest)
    return kept


def signature(confirmed: Mapping[str, Confirmed]) -> str:
    """Return ``confirmed`` of tender.yaml: everybody who confirmed, and the last day."""
    people = "、".join(dict.fromkeys(one.by for one in confirmed.values()))
    last = max(one.on for one in confirmed.values())
    return flow({"by": people, "on": last.isoformat()})


def settle(tender: Tender, key: str, *, by: str, reason: str, on: str | None) -> list[SetValue]:
    """Return the changes that settle the doubt of a row; the same doubt written twice is settled in both places."""
    said = {"by": by, "reason": " ".join(reason.split())} | ({"on": on} if on else {})
    return [
        SetValue(("doubts", f"#{place}", "settled"), flow(said))
        for place, one in enumerate(tender.doubts)
        if f"{DOUBT}{one.key}" == key
    ]


class _Taking:
    """Goes through the decisions of one workbook."""

    def __init__(self, tender: Tender, bid: Bid, book: str) -> None:
        self.tender, self.book = tender, book
        self.taken = Taken()
        self.filled: set[str] = set()
        self.lists = {item.id: "requirements" for item in tender.requirements}
        self.lists |= {item.id: "criteria" for item in tender.criteria}
        self.lists |= {item.id: "invalidity" for item in tender.invalidity}
        self.lists |= {item.id: "forms" for item in tender.forms}
        self.doubts = {f"{DOUBT}{doubt.key}" for doubt in tender.doubts}
        sections = [section for volume in tender.package.volumes for section in volume.sections]
        self.used = {*bid.answers, *bid.evidence, *(name for one in sections for name in one.scan_ids)}

    def fault(self, one: Decision, column: str, message: str, cure: str = "请改正后再收") -> None:
        """Keep a fault at a row of the workbook."""
        span = Span(self.book, part=one.sheet, key=f"第{one.line}行「{column}」")
        self.taken.faults.append(UnreadableError(message, cure=cure, span=span))

    def one(self, one: Decision) -> None:
        """Do what one row says."""
        if one.key in FACTS:
            self._fact(one)
        elif one.key in self.doubts:
            self._doubt(one)
        elif one.key.startswith(CHANGE):
            self._change(one)
        elif one.key in self.lists:
            self._item(one)
        else:
            cure = "请重新写出工作簿；tender.yaml 改过编号的，旧工作簿不能再用"
            self.fault(one, "编号", f"tender.yaml 里没有「{one.key}」", cure)
            return
        self.taken.counted.append(one)

    def _fact(self, one: Decision) -> None:
        if one.verdict == "删":
            self.fault(one, "确认", "项目信息不能删", "请选「改」并写上招标文件的内容")
        elif one.verdict == "是" and one.key in self.tender.not_read:
            self.fault(one, "确认", "这一项没有读到，不能选「是」", "请选「改」并写上招标文件的内容")
        elif one.verdict == "改":
            self._set_fact(one, one.change)

    def _set_fact(self, one: Decision, value: str) -> None:
        words = {chinese: code for code, chinese in CHOICES.get(one.key, {}).items()}
        self._write(one.key, words.get(value, value))

    def _write(self, key: str, value: str) -> None:
        *above, last = key.split(".")
        if key == "money.bond.amount" and self.tender.money.bond is None:
            above, last, value = ["money"], "bond", flow({"amount": value})
            self.taken.changes.append(SetValue((*above, last), value))
        else:
            self.taken.changes.append(SetValue((*above, last), scalar(value)))
        if key in self.tender.unread:
            self.filled.add(key)

    def _doubt(self, one: Decision) -> None:
        """Settle a doubt: who says so stands in the row, what was found in the document is its change."""
        if one.verdict != "改":
            cure = "请选「改」，在「修改为」写看过原件后怎么定的；读错的另在 tender.yaml 里改"
            self.fault(one, "确认", "疑问要写怎么定的，不能只选「是」或「删」", cure)
            return
        on = one.on.isoformat() if one.on else None
        self.taken.changes += settle(self.tender, one.key, by=one.by, reason=one.change, on=on)

    def _change(self, one: Decision) -> None:
        number = one.key.removeprefix(CHANGE)
        place = int(number) - 1 if number.isdigit() else -1
        if not 0 <= place < len(self.tender.changes):
            self.fault(one, "编号", f"tender.yaml 里没有「{one.key}」", "请重新写出工作簿")
            return
        change = self.tender.changes[place]
        new = one.change or change.new
        if one.verdict != "删" and new and change.item in FACTS:
            self._write(change.item, new)
        elif one.verdict != "删" and new and change.item in self.lists:
            self._set_item(one, change.item, new)
        path = ("changes", f"#{place}")
        on = one.on.isoformat() if one.on else ""
        self.taken.changes += [SetValue((*path, "by"), scalar(one.by)), SetValue((*path, "on"), on)]

    def _item(self, one: Decision) -> None:
        if one.verdict == "改":
            self._set_item(one, one.key, one.change)
        if one.verdict != "删":
            return
        if one.key in self.used:
            cure = "请先从 bid.yaml 的 answers、evidence 和各章节的 scans 里去掉它"
            self.fault(one, "确认", f"{one.key} 还在被使用，不能删", cure)
            return
        self.taken.changes.append(Remove((self.lists[one.key], one.key)))
        if self.lists[one.key] == "forms":
            for volume in self.tender.package.volumes:
                for section in volume.sections:
                    if section.form == one.key:
                        path = ("package", "volumes", volume.id, "sections", section.id)
                        self.taken.changes.append(Remove(path))

    def _set_item(self, one: Decision, item: str, text: str) -> None:
        kind = self.lists[item]
        parts = [part.strip() for part in re.split(rf"[{BAR}|]", text)]
        if kind in TEXT_OF:
            self.taken.changes.append(SetValue((kind, item, TEXT_OF[kind]), scalar(text)))
        elif kind == "criteria":
            self._set_criterion(one, item, parts)
        else:
            self._set_form(one, item, parts)

    def _set_criterion(self, one: Decision, item: str, parts: list[str]) -> None:
        if len(parts) == 1:
            parts = ["", "", parts[0]]
        if len(parts) != LEAST or (parts[1] and not re.fullmatch(r"\d+(\.\d+)?分?", parts[1])):
            self.fault(one, "修改为", "评分项要写成「名称｜分值｜标准」", "请照「内容」列的写法，或只写标准")
            return
        for name, value in zip(("item", "points", "text"), parts, strict=True):
            if value:
                written = value.rstrip("分") if name == "points" else value
                self.taken.changes.append(SetValue(("criteria", item, name), scalar(written)))

    def _set_form(self, one: Decision, item: str, parts: list[str]) -> None:
        self.taken.changes.append(SetValue(("forms", item, "title"), scalar(parts[0])))
        for name, words, part in (("seal", SEALS, parts[1:2]), ("sign", SIGNS, parts[2:3])):
            if not part:
                continue
            codes = {chinese: code for code, chinese in words.items()}
            wanted = [] if part[0] == "无" else re.split(r"[、,，]", part[0])
            strange = [word for word in wanted if word not in codes]
            if strange:
                cure = f"可写：{'、'.join(codes)}、无"
                self.fault(one, "修改为", f"不认识「{'、'.join(strange)}」", cure)
                return
            self.taken.changes.append(SetValue(("forms", item, name), flow([codes[w] for w in wanted])))
