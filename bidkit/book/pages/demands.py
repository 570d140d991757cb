"""要求: each demand with its words and place, what we answer with what deviation, its proof, where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.book.answers import (
    CONFIRM,
    CONFIRM_COLUMNS,
    code_of,
    confirm,
    confirmation,
    keys_of,
    named,
    shown,
)
from bidkit.book.proofs import chapters, choices, records
from bidkit.finding import Answer
from bidkit.load.yaml_edit import Append, Remove, SetValue
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow, scalar

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.bid import Reply
    from bidkit.model.book import Edited, Tone
    from bidkit.model.dossier import Binding
    from bidkit.model.tender import Requirement

TITLE = "要求"
KIND, TEXT, QUOTE, PLACE, STATE = "类别", "要求", "原文摘录", "位置", "现在怎样"
REPLY, DEVIATION, PROOF, WHERE, NOTE = "我方答复", "偏离", "证明", "写在哪一章", "说明"
KINDS = {
    "qualification": "资格条件",
    "substantive": "实质性要求",
    "conformity": "符合性",
    "important": "重要条款",
    "technical": "技术要求",
    "commercial": "商务要求",
}
DEVIATIONS = {"none": "无偏离", "positive": "正偏离", "negative": "负偏离"}
STATES = {Answer.PASS: "满足", Answer.FAIL: "不满足", Answer.UNKNOWN: "不能判断"}
TONES: dict[Answer, Tone] = {Answer.PASS: "good", Answer.FAIL: "bad", Answer.UNKNOWN: "todo"}
FREE = 30


def page(project: Project) -> Page:
    """Return the sheet, with empty rows for demands that the reading missed."""
    sections = tuple(named(name, key) for key, name in chapters(project).items())
    columns = (
        Column(KIND, 11, choices=tuple(KINDS.values())),
        Column(TEXT, 48),
        Column(QUOTE, 36, given=True),
        Column(PLACE, 20, given=True),
        Column(STATE, 30, given=True),
        Column(REPLY, 40, note="没有人写的不会被当成满足"),
        Column(DEVIATION, 9, choices=tuple(DEVIATIONS.values()), note="没有人写的不会印成无偏离"),
        Column(
            PROOF,
            34,
            choices=choices(project),
            loose=True,
            note="几份证明各占一行（Alt+Enter），空着由程序挑",
        ),
        Column(WHERE, 22, choices=sections, loose=True),
        Column(NOTE, 20),
        *CONFIRM_COLUMNS,
    )
    return Page(TITLE, columns, tuple(_line(project, one) for one in project.dossier.bindings), FREE)


def _line(project: Project, binding: Binding) -> Line:
    item, reply, verdict = binding.requirement, binding.reply, binding.verdict
    own = reply.evidence if item.needs is None and reply else project.bid.evidence.get(item.id, ())
    cells = {
        KIND: KINDS[item.kind],
        TEXT: item.text,
        QUOTE: item.source.quote,
        PLACE: str(item.source),
        STATE: f"{STATES[verdict.answer]}：{_reason(item, verdict.reason, answered=reply is not None)}",
        PROOF: shown(own, records(project)),
    }
    if reply is not None:
        place = reply.where.partition("#")
        where = named(chapters(project).get(place[0], ""), reply.where) if reply.where else ""
        cells |= {REPLY: reply.reply, DEVIATION: DEVIATIONS[reply.deviation], WHERE: where, NOTE: reply.note}
    return Line(item.id, cells | confirmation(project, item.id), TONES[verdict.answer])


def _reason(item: Requirement, reason: str, *, answered: bool) -> str:
    """Return why; whoever fills in the book is sent to its columns, not to the file behind them."""
    if item.needs is None and not answered:
        return f"还没有答复，请写「{REPLY}」和「{DEVIATION}」"
    return reason


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    item = next(one.requirement for one in project.dossier.bindings if one.requirement.id == edited.entry.key)
    text = edited.new.get(TEXT)
    if text == "":
        wish.fault(edited, TEXT, "要求的内容不能清空", f"不是要求的，请在「{CONFIRM}」选「删」")
        return
    if KIND in edited.new and (kind := code_of(edited, KIND, KINDS, wish)):
        wish.set_tender(("requirements", item.id, "kind"), kind)
    _reply(project, edited, wish, item)
    confirm(edited, item.id, wish, change=text or "", valued=lambda: bool(edited.get(TEXT)))


def _reply(project: Project, edited: Edited, wish: Wish, item: Requirement) -> None:
    """Take what we answer: a reply with its deviation and place, the proof beside or in it."""
    proof = _named(edited, wish, PROOF, records(project)) if PROOF in edited.new else None
    before = project.bid.answers.get(item.id)
    if proof is not None and item.needs is not None:
        choose(project, wish, item.id, proof)
        proof = None
    if proof is None and not {REPLY, DEVIATION, WHERE, NOTE} & set(edited.new):
        return
    written = _written(project, edited, wish, before, proof)
    if written is None:
        return
    if before is None:
        wish.bid += [] if not written else [_added(item.id, written)]
    elif not written:
        wish.bid.append(Remove(("answers", item.id)))
    else:
        _differing(wish, item.id, before, written)


def _added(item: str, written: dict[str, Any]) -> SetValue:
    return SetValue(("answers", item), flow(written), keep=True)


def _written(
    project: Project, edited: Edited, wish: Wish, before: Reply | None, proof: tuple[str, ...] | None
) -> dict[str, Any] | None:
    """Return a reply as bid.yaml holds it, {} where nothing is said any more, None where a cell is at fault."""
    codes = {words: code for code, words in DEVIATIONS.items()} | {code: code for code in DEVIATIONS}
    said, deviation = edited.get(REPLY), codes.get(edited.get(DEVIATION), "")
    if not said and not edited.get(DEVIATION):
        if edited.get(WHERE) or edited.get(PROOF) or edited.get(NOTE):
            wish.fault(edited, REPLY, "写了证明或章节，但没有写我方答复", f"请写「{REPLY}」和「{DEVIATION}」")
            return None
        return {}
    if not said:
        wish.fault(edited, REPLY, f"选了「{edited.get(DEVIATION)}」，但没有写怎样答复", "请写上我方答复")
        return None
    if not deviation:
        cure = f"请选：{'、'.join(DEVIATIONS.values())}；程序不会替您写无偏离"
        wish.fault(edited, DEVIATION, "写了答复，但没有选偏离", cure)
        return None
    where = _place(project, edited, wish, before)
    evidence = proof if proof is not None else before.evidence if before else ()
    if where is None:
        return None
    found = {
        "reply": said,
        "where": where,
        "deviation": deviation,
        "evidence": evidence,
        "note": edited.get(NOTE),
    }
    return {name: value for name, value in found.items() if value}


def _place(project: Project, edited: Edited, wish: Wish, before: Reply | None) -> str | None:
    if WHERE not in edited.new:
        return before.where if before else ""
    found = _named(edited, wish, WHERE, chapters(project))
    if found is not None and len(found) > 1:
        wish.fault(edited, WHERE, "这里只能写一章", "请留下主要的一章")
        return None
    return None if found is None else (found or ("",))[0]


def _named(edited: Edited, wish: Wish, title: str, names: dict[str, str]) -> tuple[str, ...] | None:
    keys, strange = keys_of(edited.get(title), names)
    if strange:
        words = "」「".join(strange)
        wish.fault(edited, title, f"「{words}」不知道是哪一个", "请从下拉的列表里选；几个的，一行一个")
        return None
    return keys


def choose(project: Project, wish: Wish, item: str, proof: tuple[str, ...]) -> None:
    """Name the records that prove an item; none leaves the choice to bidkit."""
    before = project.bid.evidence.get(item)
    if before == proof:
        return
    if proof:
        wish.set_bid(("evidence", item), flow(proof))
    elif before is not None:
        wish.bid.append(Remove(("evidence", item)))


def _differing(wish: Wish, item: str, before: Reply, written: dict[str, Any]) -> None:
    """Write the fields of a reply that are new, and no other."""
    for name in ("reply", "where", "deviation", "evidence", "note"):
        old, new = getattr(before, name), written.get(name, () if name == "evidence" else "")
        if new == old:
            continue
        if not new:
            wish.bid.append(Remove(("answers", item, name)))
        else:
            wish.set_bid(("answers", item, name), flow(new) if name == "evidence" else scalar(new))


def added(project: Project, edited: Edited, wish: Wish) -> None:
    """Make a demand of a new row; a person answers it."""
    text = edited.get(TEXT)
    if not text:
        wish.fault(edited, TEXT, "新加的一行没有写要求的内容", "请写上招标文件的原话，或清空这一行")
        return
    kind = code_of(edited, KIND, KINDS, wish)
    if not kind:
        return
    key = edited.entry.key or wish.new_id(project, "N")
    item: dict[str, Any] = {"id": key, "kind": kind, "text": text, "answer": "person"}
    source = {
        name: edited.get(title) for name, title in (("clause", PLACE), ("quote", QUOTE)) if edited.get(title)
    }
    wish.tender.append(Append("requirements", flow(item | ({"source": source} if source else {}))))
    proof = _named(edited, wish, PROOF, records(project))
    written = _written(project, edited, wish, None, proof)
    if written:
        wish.bid.append(_added(key, written))
    wish.confirm_born(edited, key, confirm)
    wish.said.append(f"「{TITLE}」第 {edited.entry.row} 行加成新的要求 {key}")
