"""结果应对表: after a loss, where it was lost and what can still be done; after a win, what others may say of us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.sheet import Bullets, Cell, Gap, Heading, Prose, Sheet, Table, cells, without_empty
from bidkit.sheets.aftermath.case import Case
from bidkit.sheets.aftermath.faults import faults
from bidkit.sheets.aftermath.lessons import lessons, rival_table
from bidkit.sheets.aftermath.letter import draft
from bidkit.sheets.aftermath.lost import lost_parts, lost_table
from bidkit.sheets.aftermath.shield import papers, stated_table, weak_table
from bidkit.sheets.catalogue import Maker
from bidkit.sheets.numbers import marks, yuan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.notice import Notice
    from bidkit.model.sheet import Block
    from bidkit.sheets.aftermath.clocks import Right
    from bidkit.sheets.aftermath.faults import Fault
    from bidkit.sheets.material import Material

TITLE = "结果应对表"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeMaker(Maker):
    """The sheet that follows one notice."""

    notice: Notice
    rights: tuple[Right, ...] = ()

    def make(self, material: Material) -> tuple[Sheet, ...]:
        """Return the sheet."""
        return (make(Case(material, self.notice, self.rights)),)


def make(case: Case) -> Sheet:
    """Return what to do after a notice, with the drafted letter beside it where facts call for one."""
    found = () if case.won else faults(case)
    blocks = [*_days(case), *_offers(case), *(_winner(case) if case.won else _loser(case, found))]
    return Sheet(
        "result",
        TITLE,
        tuple(blocks),
        _gaps(case),
        _lead(case),
        landscape=True,
        workbook=True,
        extras=draft(case, found),
    )


def _lead(case: Case) -> str:
    notice, ours, winner = case.notice, case.ours, case.winner
    if notice.kind == "failed":
        return f"{notice.title}：这次采购没有结果。"
    if case.won:
        return "我方在公告的中标（成交）人、第一候选人里。先备好下面的证据；有人质疑、异议，采购人来核实时当天拿得出。"
    told = f"{'、'.join(notice.winners) or '没有读出谁'}中标（成交）"
    if winner is not None and winner.price is not None:
        told += f"，报价 {yuan(winner.price)}"
    if winner is not None and winner.points is not None:
        told += f"，总分 {marks(winner.points)}"
    if ours is not None and ours.points is not None and winner is not None and winner.points is not None:
        more = "低" if winner.points >= ours.points else "高"
        told += f"；我方 {marks(ours.points)}，{more} {marks(abs(winner.points - ours.points))} 分"
    return f"{told}。"


def _days(case: Case) -> Iterator[Block]:
    if not case.rights:
        return
    rows = tuple(
        cells(
            one.what,
            f"{one.last}{'' if one.exact else ' ≈'}",
            str(one.longer or ""),
            one.to,
            one.law,
            one.note,
        )
        for one in case.rights
    )
    yield Heading("最后一天" if not case.won else "别人可以提到哪一天")
    yield Table(
        "时限",
        ("做什么", "最后一天", "最晚可主张", "向谁", "依据", "怎么数的"),
        rows,
        (10, 12, 12, 16, 30, 34),
    )


def _offers(case: Case) -> Iterator[Block]:
    if not case.notice.offers:
        return
    rows = tuple(
        cells(
            f"{one.name}{'（我方）' if case.is_us(one.name) else ''}",
            one.lot,
            str(one.rank or ""),
            yuan(one.price, ""),
            marks(one.points, ""),
            "、".join(f"{head} {marks(points)}" for head, points in one.parts),
            one.out,
        )
        for one in case.notice.offers
    )
    heads = ("单位", "包", "名次", "报价", "总分", "分项", "没有通过的原因")
    yield Heading("公告写的")
    table = Table("公告写的", heads, rows, (30, 6, 6, 18, 9, 30, 26), f"出自 {case.notice.file}")
    yield without_empty(table)


def _loser(case: Case, found: Sequence[Fault]) -> Iterator[Block]:
    parts = lost_parts(case)
    yield Heading("丢分在哪里")
    if parts:
        yield lost_table(parts)
    else:
        yield Prose(
            Cell("公告没有写分项得分。向采购人、代理机构书面问我方的得分与排序，再和自评得分表对。", "warn")
        )
    yield Heading("可以提的事实")
    if found:
        yield _fault_table(found)
        yield Prose(Cell("提不提由人定。只提公告和招标文件摆得出来的事实，不猜评委，不说别人的事。", "quiet"))
    else:
        yield Prose(
            Cell(
                "拿公告和招标文件对，没有找到自相矛盾、超限价、公示期不足之类的事实。只是得分比预想的低，不是质疑的理由。"
            )
        )
    yield from _after(case, parts)


def _fault_table(found: Sequence[Fault]) -> Table:
    rows = tuple(
        cells(one.title, one.says, one.proof, Cell(one.law or "待人查", "" if one.law else "warn"))
        for one in found
    )
    return Table("可以提的事实", ("事项", "事实", "证据（公告原文）", "条文"), rows, (16, 40, 44, 22))


def _after(case: Case, parts: Sequence[object]) -> Iterator[Block]:
    yield Heading("复盘")
    changes = lessons(case)
    if changes:
        rows = tuple(cells(one.what, one.why, one.where) for one in changes)
        yield Table("资料库和题库要改的", ("改什么", "为什么", "改在哪里"), rows, (44, 44, 26))
    yield Bullets(tuple(map(Cell, case.material.standards.retrospective)), "box")
    yield from _rivals(case)


def _rivals(case: Case) -> Iterator[Block]:
    table = rival_table(case)
    if table is not None:
        yield Heading("补进竞争对手资料")
        yield table


def _winner(case: Case) -> Iterator[Block]:
    yield Heading("别人可能说的，薄弱的在前")
    weak = weak_table(case)
    yield weak if weak.rows else Prose(Cell("没有查出薄弱点。"))
    stated = stated_table(case)
    if stated.rows:
        yield Heading("我方说过的话和证据")
        yield stated
    listed = papers(case)
    if listed is not None:
        yield Heading("要备在手边的原件")
        yield listed
    yield from _rivals(case)


def _gaps(case: Case) -> tuple[Gap, ...]:
    found = [Gap(doubt, "对照公告原文") for doubt in case.notice.doubts]
    if case.other_project:
        found.insert(
            0,
            Gap(
                f"公告的项目编号是 {case.other_project}，和这个项目的不同",
                "核对是不是拿错了公告；没有核对以前不列可以提的事实",
            ),
        )
    if case.ours is None and case.notice.kind != "failed":
        found.append(Gap("公告没有写我方的报价和得分", "向采购人、代理机构书面询问我方的得分与排序"))
    if case.material.dossier.tender.sme == "deduction" and any(one.parts for one in case.notice.offers):
        why = "有小微企业价格扣除，公告没有写各家扣除后的价"
        found.append(Gap(f"价格分没有按公式复算：{why}", "问清各家的评审价格，照招标文件的公式算一遍"))
    return tuple(found)
