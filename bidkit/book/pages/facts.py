"""概况: what was read of the tender, doubts first, and what we promise in numbers; on top, who fills in the book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from bidkit.book.answers import (
    BY,
    CONFIRM,
    NONE,
    ON,
    YES,
    confirm,
    confirmation,
    keys_of,
    named,
    signature,
    yes,
)
from bidkit.book.pages import laid, more_facts
from bidkit.book.values import VALUE, day_text, fact_text, length_text
from bidkit.load.yaml_edit import Remove, SetValue
from bidkit.model.book import Column, Line, Page
from bidkit.model.choices import OUTCOME_NAMES
from bidkit.read.draft.yamltext import flow, scalar
from bidkit.read.review import settle
from bidkit.read.review_rows import CHOICES, DOUBT, FACTS, value_at

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited, Told, Tone
    from bidkit.model.review import Row

TITLE = "概况"
WHAT, QUOTE, PLACE = "项目", "原文摘录", "位置"
WHO_KEY = "填表人"
PRICE, DAY, SIGNER, ROLE = "bid.price", "bid.date", "bid.signer.person", "bid.signer.as"
INDUSTRY, OUTCOME = "bid.values.sme_industry", "bid.outcome"
OFFER = "建议："
ROLES = {"authorised": "授权代表", "legal-person": "法定代表人"}
NUMBERS: dict[str, tuple[str, Literal["days", "months"]]] = {
    "bid.delivery.period_days": ("我方：承诺的工期（天）", "days"),
    "bid.delivery.warranty_months": ("我方：承诺的质保（月）", "months"),
    "bid.delivery.validity_days": ("我方：承诺的投标有效期（天）", "days"),
}
MUST = ("regime", "method", "project.name", "project.number", "purchaser", "evaluation.method")
COLUMNS = (
    Column(WHAT, 26, given=True),
    Column(VALUE, 44),
    Column(QUOTE, 44, given=True),
    Column(PLACE, 24, given=True),
    Column(CONFIRM, 8, choices=(YES, NONE), note="对照招标文件看过：是。招标文件确实没有写：没有"),
    Column(BY, 10, note="空着就用「填表人」"),
    Column(ON, 12, note="空着就用今天"),
)


def page(project: Project) -> Page:
    """Return the sheet; what nobody has read or confirmed stands first."""
    facts = [line for row in project.rows if row.key in FACTS for line in [_fact(project, row.key)]]
    order: dict[Tone, int] = {"bad": 0, "todo": 1}
    facts.sort(key=lambda line: order.get(line.tone, 2))
    doubts = [_doubt(row) for row in project.rows if row.sheet == DOUBT]
    who = Line(WHO_KEY, {WHAT: "填表人：确认、豁免没有写名字的，都算这个人", VALUE: project.who},
               "good" if project.who else "todo")  # fmt: skip
    return Page(TITLE, COLUMNS, (who, *doubts, *facts, *more_facts.lines(project, WHAT), *_ours(project)))


def _doubt(row: Row) -> Line:
    """Return an open doubt; what a person writes beside it settles it."""
    return Line(
        row.key, {WHAT: f"{DOUBT}：{row.content}", QUOTE: f"处理：{row.quote}", PLACE: row.place}, "bad"
    )


def _fact(project: Project, key: str) -> Line:
    row = project.row(key)
    assert row is not None
    unread = key in project.tender.not_read
    written = "" if unread else value_at(project.tender, key)
    value = CHOICES.get(key, {}).get(written, written)
    cells = {WHAT: FACTS[key][0], VALUE: value, QUOTE: row.quote, PLACE: row.place}
    done = confirmation(project, key)
    if done and not value:
        done[CONFIRM] = NONE
    read = done or project.tender.confirmed is not None
    tone: Tone = "bad" if unread else "good" if read else "todo"
    choices = {VALUE: tuple(CHOICES[key].values())} if key in CHOICES else {}
    return Line(key, cells | done, tone, choices)


def _ours(project: Project) -> Iterator[Line]:
    bid, given = project.bid, project.bid.not_given
    signs = "signer" not in given
    people = {one.id: one.name for one in project.library.people}
    offered = proposals(project)

    def own(key: str, label: str, value: str, choices: tuple[str, ...] = ()) -> Line:
        return _own(key, label, (value, offered.get(key, "")), choices)

    yield own(DAY, "我方：落款日期", bid.date.isoformat() if bid.date else "")
    who = named(people.get(bid.signer.person, ""), bid.signer.person) if signs else ""
    yield own(SIGNER, "我方：谁签字", who, tuple(named(name, key) for key, name in people.items()))
    yield own(ROLE, "我方：签字人的身份", ROLES[bid.signer.as_] if signs else "", tuple(ROLES.values()))
    for key, (label, _) in NUMBERS.items():
        value = getattr(bid.delivery, key.rpartition(".")[2])
        yield own(key, label, "" if value is None else str(value))
    industry = bid.values.get("sme_industry", "")
    yield own(INDUSTRY, "我方：声明函写的所属行业（照招标文件逐字）", industry)
    books = tuple(sorted(path.name for path in project.folder.glob("*.xlsx") if "报价" in path.name or
                         path.stem == "price"))  # fmt: skip
    yield _outcome(bid.outcome)
    yield own(PRICE, "我方：报价表（文件名）", bid.price, books)


def _own(key: str, label: str, values: tuple[str, str], choices: tuple[str, ...]) -> Line:
    value, offered = values
    cells = {WHAT: label, VALUE: value}
    if offered and not value:
        cells[QUOTE] = f"{OFFER}{offered}。照这样写的，「{CONFIRM}」选「{YES}」"
    return Line(key, cells, "" if value else "todo", {VALUE: choices} if choices else {})


def _outcome(code: str) -> Line:
    cells = {WHAT: "我方：投标的结果（公告以后填）", VALUE: OUTCOME_NAMES.get(code, "")}
    return Line(OUTCOME, cells, "", {VALUE: tuple(OUTCOME_NAMES.values())})


def proposals(project: Project) -> dict[str, str]:
    """Return what we most likely promise, by the key of its row: as much as the tender asks for, and no more.

    It counts once a person says yes to it or writes something else.
    """
    tender = project.tender
    found = {
        "bid.delivery.validity_days": tender.dates.validity_days,
        "bid.delivery.period_days": tender.delivery_days,
        INDUSTRY: tender.sme_industry if tender.is_read("sme_industry") else "",
        PRICE: "price.xlsx" if (project.folder / "price.xlsx").is_file() else "",
    }
    return {key: str(value) for key, value in found.items() if value}


def whose(told: Told) -> tuple[str, str]:
    """Return who fills in a workbook: as it was written, and as it came back."""
    entries = told.entries.get(TITLE, ())
    now = next((one.cells.get(VALUE, "") for one in entries if one.key == WHO_KEY), "")
    return told.base.get((TITLE, WHO_KEY), {}).get(VALUE, ""), now.strip()


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet; who fills in the book has been read before all others."""
    key = edited.entry.key
    if key == WHO_KEY:
        return
    if key.startswith(DOUBT):
        _take_doubt(project, edited, wish)
    elif key in FACTS:
        _take_fact(project, edited, wish)
    elif key in more_facts.MORE:
        more_facts.changed(project, edited, wish)
    elif VALUE in edited.new:
        _take_own(project, edited, wish, edited.new[VALUE])
    elif yes(edited.new.get(CONFIRM, "")) and not edited.get(VALUE):
        _take_offered(project, edited, wish)


def _take_offered(project: Project, edited: Edited, wish: Wish) -> None:
    """Take what was proposed for a row, where somebody says yes to it."""
    offered = proposals(project).get(edited.entry.key, "")
    if offered:
        _take_own(project, edited, wish, offered)
    else:
        wish.fault(edited, VALUE, "写了「是」，但这一行没有内容，也没有建议", "请在「内容」里填")


def _take_doubt(project: Project, edited: Edited, wish: Wish) -> None:
    """Settle a doubt with a person's words and name; a yes without words settles nothing."""
    reason, marked = edited.get(VALUE), edited.new.get(CONFIRM, "")
    if not reason:
        if marked:
            wish.fault(edited, VALUE, "疑问没有写怎么定的", "请在「内容」写看过原件后怎么定的")
        return
    by, on = signature(edited, wish)
    if by and on is not None:
        wish.tender += settle(project.tender, edited.entry.key, by=by, reason=reason, on=on.isoformat())


def _take_fact(project: Project, edited: Edited, wish: Wish) -> None:
    key, value = edited.entry.key, edited.new.get(VALUE)
    change = ""
    if value == "" and key not in MUST:
        wish.tender.append(SetValue(tuple(key.split(".")), "", keep=True))
    elif value is not None:
        change, cure = fact_text(key, value)
        if not change:
            wish.fault(edited, VALUE, f"「{value}」不能写在「{FACTS[key][0]}」里", cure)
            return
    held = edited.get(VALUE)
    if edited.new.get(CONFIRM) == NONE and held:
        wish.fault(edited, CONFIRM, "选了「没有」，但这一行有内容", "请改选「是」，或清空内容")
    elif edited.new.get(CONFIRM) == NONE and key in project.tender.not_read:
        wish.fault(
            edited, CONFIRM, "这一项招标文件一定有，不能选「没有」", "请在「内容」里写上招标文件的内容"
        )
    else:
        nothing = edited.new.get(CONFIRM) == NONE
        confirm(edited, key, wish, change=change, valued=lambda: bool(held) or nothing)


def _take_own(project: Project, edited: Edited, wish: Wish, value: str) -> None:
    key = edited.entry.key
    if key in (SIGNER, ROLE):
        _take_signer(project, edited, wish)
        return
    path = ("price",) if key == PRICE else tuple(key.removeprefix("bid.").split("."))
    if key == PRICE:
        text, cure = value, "请写项目文件夹里的文件名，如 price.xlsx"
        text = value if not value or (project.folder / value).is_file() else ""
    elif key == DAY:
        text, cure = day_text(value)
    elif key == INDUSTRY:
        text, cure = value, ""
    elif key == OUTCOME:
        text = {words: code for code, words in OUTCOME_NAMES.items()}.get(value, "")
        cure = f"请选：{'、'.join(OUTCOME_NAMES.values())}"
    else:
        text, cure = length_text(value, NUMBERS[key][1])
    if value and not text:
        wish.fault(edited, VALUE, f"「{value}」看不懂，或没有这个文件", cure)
    elif value:
        wish.set_bid(path, text if key == DAY else scalar(text))
    elif key in (INDUSTRY, OUTCOME):
        wish.bid.append(Remove(path))
    else:
        wish.bid.append(SetValue(path, "", keep=True))


def _take_signer(project: Project, edited: Edited, wish: Wish) -> None:
    key, value = edited.entry.key, edited.new[VALUE]
    people = {one.id: one.name for one in project.library.people}
    codes = {words: code for code, words in ROLES.items()}
    found = keys_of(value, people)[0] if key == SIGNER else tuple(filter(None, [codes.get(value, "")]))
    if len(found) != 1:
        cure = "请从下拉的列表里选一个" if people or key == ROLE else "请先在资料库里加上人员"
        wish.fault(edited, VALUE, f"「{value}」不在可选的范围里", cure)
        return
    wish.set_bid(("signer", "person" if key == SIGNER else "as"), found[0])
    wish.signed[key] = edited


def _cards(project: Project, wish: Wish) -> None:
    """Lay the identity card of whoever signs by authority behind the letter of it."""
    found = {key: edited.get(VALUE) for key, edited in wish.signed.items()}
    people = {one.id: one.name for one in project.library.people}
    keys = keys_of(found[SIGNER], people)[0] if SIGNER in found else (project.bid.signer.person,)
    role = found.get(ROLE, ROLES[project.bid.signer.as_])
    if found and len(keys) == 1 and role == ROLES["authorised"]:
        laid.signer(project, wish, keys[0])


def finished(project: Project, wish: Wish) -> None:
    """Take the signer out of what is open once both who and as what have been said; one alone is a fault."""
    _cards(project, wish)
    if "signer" not in project.bid.unread or not wish.signed:
        return
    if len(wish.signed) == 1:
        edited = next(iter(wish.signed.values()))
        wish.fault(edited, VALUE, "谁签字和签字人的身份要一起写", "请把另一行也选上")
        return
    left = [one for one in project.bid.unread if one != "signer"]
    wish.bid.append(SetValue(("unread",), flow(left)) if left else Remove(("unread",)))
