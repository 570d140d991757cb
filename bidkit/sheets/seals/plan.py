"""The table of all places to sign and seal, the silent forms, and how much each keeper and signer has to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Gap, PageRef, Table, cells, without_empty
from bidkit.sheets.seals.people import OPEN
from bidkit.sheets.seals.words import BLANK, BOX, copies_of, joined, rounds, seal_name, seals_of, signs_of

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.seals.handing import Handing
    from bidkit.sheets.seals.people import People
    from bidkit.sheets.seals.spots import Asked, Spot

HEADS = (
    "序",
    "册",
    "文件",
    "页",
    "盖什么章",
    "谁签字",
    "和 / 或",
    "份数",
    "落款日期",
    "完成",
    "完成人 / 时间",
)
WIDTHS = (3, 9, 13, 12, 12, 10, 12, 9, 8, 4, 9)
BUILD_FIRST = "先生成成品（bidkit build），再出本清单"


def page_cell(material: Material, refs: tuple[PageRef, ...]) -> Cell:
    """Return the pages of something, or that they are still to come."""
    return Cell("", refs=refs) if refs else Cell(OPEN, "warn")


def plan_table(material: Material, asked: Asked, handed: Handing, people: People) -> Table:
    """Return one row a place, in the order in which the volumes are leafed through."""
    rows = []
    for number, spot in enumerate(asked.spots, start=1):
        refs = material.section_pages(spot.section) if spot.section else ()
        whole = Cell("全册", source=spot.volume.id)
        who = signs_of(spot, people)
        day = _day(material) if spot.where == "form" else BLANK
        rows.append(
            cells(
                str(number),
                f"《{spot.volume.title}》",
                Cell(spot.document, "bad" if spot.volume.blind else "", source=spot.source),
                page_cell(material, refs) if spot.section else whole,
                seals_of(spot, people),
                Cell(who, "warn" if OPEN in who else ""),
                Cell(joined(spot), "warn" if spot.join == "or" else ""),
                copies_of(spot, handed),
                Cell(day, "warn" if day == OPEN else "", source="bid.yaml" if day else ""),
                BOX,
                BLANK,
            )
        )
    note = "按册、按页排序，一页一页翻着盖。「谁签字」是本人手签；招标文件写明可以盖签名章的才用章代替。"
    return Table("签字盖章位置", HEADS, tuple(rows), WIDTHS, note)


def _day(material: Material) -> str:
    bid = material.dossier.bid
    return OPEN if bid.date is None else bid.date.isoformat()


def silent_table(material: Material, asked: Asked) -> Table:
    """Return the planned forms for which nobody noted a seal or a signature."""
    rows = tuple(
        cells(
            f"《{volume.title}》" if material.places is None else "",
            Cell(form.title, source=str(form.source) or form.id),
            page_cell(material, material.section_pages(section.id)),
            str(form.source) or "招标文件没有规定这份格式",
            BOX,
        )
        for volume, section, form in asked.silent
    )
    heads = ("册", "文件", "页", "招标文件的出处", "已核对不用签盖")
    note = "招标文件确实要求签字盖章的，把 seal、sign、join 写进 tender.yaml 的 forms，再出一次本清单。"
    return without_empty(Table("未写签章要求的格式", heads, rows, (12, 18, 16, 18, 6), note))


def keepers_table(material: Material, asked: Asked, handed: Handing, people: People) -> Table:
    """Return how many impressions each seal has to give."""
    total: Counter[str] = Counter()
    places: Counter[str] = Counter()
    unknown: set[str] = set()
    for spot in asked.spots:
        for seal in spot.seals:
            name = seal_name(spot, seal, people)
            count = _impressions(material, spot, seal, people)
            places[name] += 1
            total[name] += (count or 0) * rounds(spot, handed)
            if count is None:
                unknown.add(name)
    rows = tuple(
        cells(
            name,
            str(places[name]),
            Cell(f"{total[name]} 以上，{OPEN}", "warn") if name in unknown else str(total[name]),
            *(BLANK, BLANK, BLANK),
            BOX,
        )
        for name in total
    )
    heads = ("印章", "几处", "共几枚", "保管人", "用印审批单号", "约定时间", "用完归还")
    note = "枚数＝处数×份数；逐页盖章按成品页数算，骑缝章每份至少一枚。先办用印审批，再去盖章。"
    return Table("印章汇总", heads, rows, (16, 6, 9, 12, 14, 12, 8), note)


def _impressions(material: Material, spot: Spot, seal: str, people: People) -> int | None:
    if spot.where == "every-page":
        made = material.places.volumes if material.places else ()
        return next((volume.pages for volume in made if volume.id == spot.volume.id), None)
    if seal == "joint":
        return len(people.members) or None
    return 1


def signers_table(asked: Asked, handed: Handing, people: People) -> Table:
    """Return how many signatures each person has to give."""
    total: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for spot in asked.spots:
        for name in dict.fromkeys(people.who(sign, spot.joint) for sign in spot.signs):
            places[name] += 1
            total[name] += rounds(spot, handed)
    rows = tuple(
        cells(
            Cell(name, "warn" if OPEN in name else ""), str(places[name]), str(total[name]), BLANK, BLANK, BOX
        )
        for name in total
    )
    heads = ("签字人", "几处", "共签几次", "约定时间、地点", "不在时怎么办", "完成")
    return Table("签字人汇总", heads, rows, (18, 6, 8, 16, 18, 6), "法定代表人出差的，提前约好时间。")


def plan_gaps(material: Material, asked: Asked, people: People) -> tuple[Gap, ...]:
    """Return what keeps the plan from being complete."""
    return (
        *_form_gaps(material, asked),
        *_people_gaps(material, asked, people),
        *_page_gaps(material, asked),
    )


def _form_gaps(material: Material, asked: Asked) -> tuple[Gap, ...]:
    tender = material.dossier.tender
    gaps = []
    if not tender.forms:
        cure = "摘录招标文件规定的格式及签章要求（bidkit read），写进 forms"
        gaps.append(Gap("tender.yaml 的 forms 是空的，不知道哪些格式要签字盖章", cure))
    elif not asked.spots:
        cure = "对照招标文件核对；确实不要求的打勾确认，要求的写上 seal、sign、join"
        gaps.append(Gap("forms 里没有一份写了签字盖章要求", cure))
    if not tender.package.volumes:
        gaps.append(Gap("没有分册，排不出签章位置", "在 tender.yaml 的 package.volumes 写明分册和章节"))
    cure = "编进分册；不适用的把 required 改为 false，写上 by 和 reason"
    gaps += [Gap(f"《{form.title}》要签字盖章，却没有编入任何一册", cure) for form in asked.unplanned]
    cure = "对照招标文件核对；说不清的在提问期限内书面提问"
    for spot in asked.spots:
        if spot.volume.blind:
            what = f"《{spot.volume.title}》是暗标册，《{spot.document}》却要签字盖章，签了就露出身份"
            gaps.append(Gap(what, cure))
    return tuple(gaps)


def _people_gaps(material: Material, asked: Asked, people: People) -> tuple[Gap, ...]:
    gaps = []
    if material.dossier.bid.date is None:
        gaps.append(Gap("落款日期还没有定", "定下来后写进 bid.yaml 的 date"))
    if not people.settled:
        gaps.append(Gap("还没有定谁签字", "定下来后写进 bid.yaml 的 signer，再从 unread 里删掉"))
    elif people.signer is None:
        what = f"签字人「{material.dossier.bid.signer.person}」不在资料库的人员里"
        gaps.append(Gap(what, "在 library/people 建这个人的资料，或改 bid.yaml 的 signer"))
    if any(spot.joint for spot in asked.spots) and not people.members:
        cure = "联合体投标的写 consortium.members；单独投标的改这份格式的签章要求"
        gaps.append(Gap("有格式要联合体各方盖章，bid.yaml 没有写联合体成员", cure))
    return tuple(gaps)


def _page_gaps(material: Material, asked: Asked) -> tuple[Gap, ...]:
    if material.places is None:
        return (Gap("还没有成品，页码都是待补", BUILD_FIRST),) if asked.spots or asked.silent else ()
    named = [(spot.document, spot.section) for spot in asked.spots if spot.section]
    named += [(form.title, section.id) for _, section, form in asked.silent]
    lost = [title for title, section in named if not material.section_pages(section)]
    if not lost:
        return ()
    return (Gap(f"成品里找不到这些章节，页码待补：{'、'.join(lost)}", BUILD_FIRST),)
