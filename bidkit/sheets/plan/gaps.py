"""What a plan could not say, and how to cure it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.law.action import Point
from bidkit.model.sheet import Gap
from bidkit.sheets.plan.action import Phase
from bidkit.sheets.plan.conditions import bonded, procurement, public, tendering
from bidkit.sheets.plan.days import known
from bidkit.sheets.plan.people import OURS, PREFIX, owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.sheets.material import Material
    from bidkit.sheets.plan.schedule import Plan


def gaps(material: Material, planned: Plan) -> tuple[Gap, ...]:
    """Return the gaps of a plan, the gravest first."""
    return (*_dates(material, planned), *_calendar(planned), *_facts(material), *_owners(material, planned))


def _dates(material: Material, planned: Plan) -> Iterator[Gap]:
    found, today = planned.moments, material.today
    for point, field in ((Point.DEADLINE, "deadline"), (Point.OPENING, "opening")):
        if point not in found:
            what = f"没有读到{point.value}时间，或年份不合理，计划只能写出前后次序"
            yield Gap(what, f"从招标公告查到后写进 tender.yaml 的 dates.{field}")
    deadline = found.get(Point.DEADLINE)
    if deadline is not None and today is not None and today > deadline.day:
        yield Gap(
            f"投标截止 {deadline.day} 已过", "标前各项不能再补，只看标中、标后；截止延期的改 dates.deadline"
        )
    if Point.ISSUED not in found:
        what = "没有招标文件发出日期，算不出质疑最后日，也看不出编制时间够不够法定天数"
        cure = "从公告查到后写进 dates.issued" + ("" if today else "；运行时给出今天的日期，可按剩余时间压缩")
        yield Gap(what, cure)
    if today is None:
        yield Gap("没有给出今天的日期，不标已过和剩余天数", "运行时给出今天的日期")


def _calendar(planned: Plan) -> Iterator[Gap]:
    days = {day for task in planned.tasks for day in (task.start, task.due) if day is not None}
    inside = planned.window is not None and not (known(planned.window.first) and known(planned.window.end))
    years = sorted({day.year for day in days if not known(day)})
    if years:
        names = "、".join(map(str, years))
        what = f"{names} 年的放假调休安排没有收录，标 ≈ 的日期是估计：春节、清明、端午、中秋不在内"
        if inside:
            what += "；投标截止前的排期也受影响"
        yield Gap(what, "国务院放假通知公布后升级 chinesecalendar，重做本表；之前按通知人工核对")


def _facts(material: Material) -> Iterator[Gap]:
    tender = material.dossier.tender
    if tender.dates.questions_until is None:
        yield Gap("没有提问截止时间，澄清提问按越早越好排", "从招标文件查到后写进 dates.questions_until")
    if procurement(material) and tender.dates.documents_until is None:
        yield Gap("没有文件提供截止日期，无法核对提供期限", "写进 dates.documents_until")
    if tender.money.bond is None:
        yield Gap("招标文件要不要投标保证金没有写明", "查明后写 money.bond；不收的写 amount: 0")
    elif bonded(material) and tender.money.bond.due is None:
        yield Gap("没有写保证金到账截止，按投标截止算", "查明后写 money.bond.due")
    if tendering(material) and not tender.mandatory:
        yield Gap("是不是依法必须招标的项目没有写明，部分时限只约束这类项目", "查明后写 mandatory: yes 或 no")
    if not public(material):
        yield Gap(
            "不适用政府采购和招标投标的法定救济时限", "公示、异议、合同的时间按招标文件写，人工补进标后表"
        )


def _owners(material: Material, planned: Plan) -> Iterator[Gap]:
    names = owners(material)
    ours = {task.action.role for phase in Phase for task in planned.of(phase)} & set(OURS)
    without = [role for role in OURS if role in ours and role not in names]
    if without:
        first = without[0].replace(" ", "")
        what = f"没有责任人的角色：{'、'.join(without)}"
        yield Gap(
            what, f"在 bid.yaml 的 values 里写，如 {PREFIX}{first}: 姓名；解密人写 submission.decrypt_by"
        )
