"""The plan as an iCalendar file (RFC 5545) with an alarm the day before; no clock, the same plan the same bytes.

An event is known by tender and action, so that a second import moves it instead of doubling it.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

from bidkit.law.action import Point
from bidkit.model.sheet import Extra
from bidkit.sheets.plan.people import owners
from bidkit.sheets.plan.words import latest_words, owner_words

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.plan.schedule import Plan, Task

NAME = "投标倒排计划.ics"
PLACE = "Asia/Shanghai"
ZONE = ZoneInfo(PLACE)
LASTS = timedelta(minutes=30)
DAY_BEFORE = timedelta(days=-1)
NINE_THE_DAY_BEFORE = timedelta(hours=-15)


def calendar(material: Material, plan: Plan) -> Extra:
    """Return the calendar of everything that still lies ahead; what has passed comes on its new day."""
    project = material.dossier.tender.project
    made = Calendar()
    made.add("prodid", "-//bidkit//bid plan//ZH")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"投标计划 {project.number} {project.name}")
    made.add("x-wr-timezone", PLACE)
    made.add_component(Timezone.from_tzid(PLACE, first_date=date(2000, 1, 1), last_date=date(2038, 1, 1)))
    for event in _deadlines(material, plan):
        made.add_component(event)
    for task in plan.tasks:
        day = task.due if not task.past else task.catch_up
        if day is not None and not task.finished:
            made.add_component(_event(material, plan, task, day))
    return Extra(NAME, made.to_ical())


def _deadlines(material: Material, plan: Plan) -> list[Event]:
    """Return the deadline and the opening themselves; one event where they are the same moment."""
    deadline, opening = plan.moments.get(Point.DEADLINE), plan.moments.get(Point.OPENING)
    found = []
    if deadline is not None and deadline.at is not None:
        name = "投标截止、开标" if opening is not None and opening.at == deadline.at else "投标截止"
        found.append(_moment(material, plan, "deadline", name, deadline.at))
    if opening is not None and opening.at is not None and (deadline is None or opening.at != deadline.at):
        found.append(_moment(material, plan, "opening", "开标", opening.at))
    return found


def _moment(material: Material, plan: Plan, key: str, name: str, at: datetime) -> Event:
    event = _begin(material, plan, key, name)
    _at(event, at)
    if key == "opening" and material.dossier.tender.opening_place:
        event.add("location", material.dossier.tender.opening_place)
    _alarm(event, name, DAY_BEFORE)
    return event


def _event(material: Material, plan: Plan, task: Task, day: date) -> Event:
    what = f"{task.action.what}{'（推算，以公告为准）' if task.estimated else ''}"
    event = _begin(material, plan, task.action.id, what)
    event.add("description", _describe(material, task))
    event.add("categories", [task.phase.value])
    event.add("status", "TENTATIVE" if task.estimated else "CONFIRMED")
    if task.at is not None:
        _at(event, task.at)
        _alarm(event, what, DAY_BEFORE)
    else:
        start = day if task.past or task.start is None else task.start
        event.add("dtstart", start)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        _alarm(event, what, NINE_THE_DAY_BEFORE - (start - day))
    return event


def _describe(material: Material, task: Task) -> str:
    lines = [f"责任人：{owner_words(task, owners(material))}"]
    latest = latest_words(task, material).replace("\n", " ")
    if task.action.latest is not None:
        lines.append(f"最迟：{latest}")
    if task.action.done:
        lines.append(f"完成标志：{task.action.done}")
    if task.past:
        lines.append(f"原定 {task.due}，已过；{task.action.late}")
    if not task.exact:
        lines.append("放假安排还没有公布，日期是估计")
    return "\n".join(lines)


def _begin(material: Material, plan: Plan, key: str, name: str) -> Event:
    project = material.dossier.tender.project
    name_of_tender = f"{project.number}\n{project.lot}\n{project.name}\n{key}"
    event = Event()
    event.add("uid", f"{hashlib.sha256(name_of_tender.encode()).hexdigest()[:24]}@bidkit")
    event.add("dtstamp", _stamp(material, plan))
    event.add("summary", f"[{project.number}] {name}")
    return event


def _stamp(material: Material, plan: Plan) -> datetime:
    """Return the day the plan is made for: the format wants a time of making, and there is no clock here."""
    issued = plan.moments.get(Point.ISSUED)
    given = material.today or (issued.day if issued is not None else material.dossier.bid.date)
    day = given or min((one.day for one in plan.moments.values()), default=date(1970, 1, 1))
    return datetime.combine(day, time(), ZoneInfo("UTC"))


def _at(event: Event, at: datetime) -> None:
    event.add("dtstart", at.replace(tzinfo=ZONE))
    event.add("dtend", at.replace(tzinfo=ZONE) + LASTS)


def _alarm(event: Event, text: str, before: timedelta) -> None:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", before)
    event.add_component(alarm)
