"""Mutants of the data: a demand made harder, an answer made weaker, a record mistyped, something left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from scripts.mutants.mutant import Mutant

if TYPE_CHECKING:
    from tests.defects.clean_bid import CleanBid

GONE = "（删去）"
UNIT = r"\s*(人|次|天|日|个月|个|小时|%|秒|年|分|月|名)"
NUMBER = re.compile(rf"(?<![\d.A-Za-z〔—])(\d+(?:\.\d+)?){UNIT}")
LEAST = re.compile(r"(?:不少于|不低于|不小于|至少|高于|大于|≥|共)\s*$")
MOST = re.compile(r"(?:不超过|不大于|不高于|≤|以内|小于)\s*$")


def data_mutants(bid: CleanBid, name: str) -> Iterator[Mutant]:
    """Yield every mutant of the data of a bid."""
    for fact, how, where, old, new, decides, honest, change in _all(bid):
        yield Mutant(name, "资料", fact, how, where, old, new, decides, honest, data=change)


Row = tuple[str, str, str, str, str, bool, bool, dict[str, Any]]


def _all(bid: CleanBid) -> Iterator[Row]:
    yield from _demands(bid)
    yield from _answers(bid)
    yield from _records(bid)
    yield from _promises(bid)
    yield from _left_out(bid)
    yield from _renewed(bid)


def _demands(bid: CleanBid) -> Iterator[Row]:
    """Yield each limit of a demand made harder than what we answer, and each answer made worse than the limit."""
    for one in bid.dossier.tender.requirements:
        reply = bid.dossier.bid.answers.get(one.id)
        if not one.answer or reply is None:
            continue
        for asked, said in _pairs(one.text, reply.reply):
            before = one.text[: asked.start()]
            least = LEAST.search(before) is not None
            if not least and not MOST.search(before) and not one.text.startswith("内", asked.end(2)):
                continue
            harder = _scaled(said[1], up=least, percent=asked[2] == "%")
            text = before + harder + one.text[asked.end(1) :]
            change: dict[str, Any] = {"tender": {"requirements": {one.id: {"text": text}}}}
            yield "要求的数", "要求提高", one.id, asked[1], harder, _decides(one.kind), False, change
            worse = _scaled(asked[1], up=not least, percent=asked[2] == "%")
            text = reply.reply[: said.start()] + worse + reply.reply[said.end(1) :]
            change = {"bid": {"answers": {one.id: {"reply": text}}}}
            yield "答复的数", "比要求差", one.id, said[1], worse, _decides(one.kind), False, change


def _pairs(asked: str, said: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield the numbers of a demand with those of its answer, where both have as many of one unit."""
    for unit in dict.fromkeys(match[2] for match in NUMBER.finditer(asked)):
        ours = [match for match in NUMBER.finditer(said) if match[2] == unit]
        theirs = [match for match in NUMBER.finditer(asked) if match[2] == unit]
        if len(ours) == len(theirs):
            yield from zip(theirs, ours, strict=True)


def _scaled(number: str, *, up: bool, percent: bool) -> str:
    value = float(number)
    changed = (value + 100) / 2 if percent and up else value * 2 if up else value * 0.6
    return f"{changed:.1f}".removesuffix(".0")


def _answers(bid: CleanBid) -> Iterator[Row]:
    for one in bid.dossier.tender.requirements:
        reply = bid.dossier.bid.answers.get(one.id)
        if not one.answer or reply is None:
            continue
        star = _decides(one.kind)

        def change(text: str, key: str = one.id) -> dict[str, Any]:
            return {"bid": {"answers": {key: {"reply": text}}}}

        yield "答复", "没有答复", one.id, reply.reply, "", star, False, {"bid": {"answers": {one.id: GONE}}}
        for how, text in (("改成不满足", "暂不满足，后续补充。"), ("改成部分满足", "部分满足，其余不响应。")):
            yield "答复", how, one.id, reply.reply, text, star, False, change(text)
        negative = {"bid": {"answers": {one.id: {"deviation": "negative"}}}}
        yield (
            "偏离",
            "改成负偏离",
            one.id,
            "none",
            "negative",
            star and not one.deviation_allowed,
            False,
            negative,
        )
        full = reply.reply.rstrip("。") + "，完全响应。"
        yield "答复", "多说一句", one.id, reply.reply, full, star, True, change(full)


def _decides(kind: str) -> bool:
    return kind in ("qualification", "conformity", "substantive")


def _records(bid: CleanBid) -> Iterator[Row]:
    """Yield records mistyped: check digits, holders, days that have passed; only of what the bid uses."""
    used = {fact_id for ids in bid.dossier.bid.evidence.values() for fact_id in ids}
    used |= {member.person for member in bid.dossier.bid.team}
    company = bid.dossier.library.company
    code = _digit(company.credit_code, 9)
    yield (
        "信用代码",
        "改一个数字",
        "company",
        company.credit_code,
        code,
        True,
        False,
        _company("credit_code", code),
    )
    other = company.legal_person[:-1] + "民"
    yield (
        "人名",
        "名称错一个字",
        "company",
        company.legal_person,
        other,
        True,
        False,
        _company("legal_person", other),
    )
    for person in bid.dossier.library.people:
        deciding = person.id == bid.dossier.bid.signer.person or person.id in used
        if not deciding:
            continue
        changes = {
            ("身份证号", "改一个数字"): ("id_number", _digit(person.id_number, 16)),
            ("单位", "换成别家"): ("employer", "云泽启数信息技术有限公司"),
        }
        for (fact, how), (field, new) in changes.items():
            change = {"library": {"people": {person.id: {field: new}}}}
            signs = person.id == bid.dossier.bid.signer.person
            yield fact, how, person.id, str(getattr(person, field)), new, signs, False, change
        if person.social_security:
            late = {"library": {"people": {person.id: {"social_security": {"last": "2026-03"}}}}}
            yield "社保", "断缴", person.id, "", "2026-03", False, False, late
    for one in bid.dossier.library.qualifications:
        lapsed = {"library": {"qualifications": {one.id: {"valid_until": "2026-06-30"}}}}
        holder = {"library": {"qualifications": {one.id: {"holder": "江城另一科技有限公司"}}}}
        if _is_used(bid, one.id):
            yield "证书有效期", "已经过期", one.id, str(one.valid_until), "2026-06-30", False, False, lapsed
            yield "持证人", "换成别家", one.id, one.holder, "江城另一科技有限公司", False, False, holder


def _company(field: str, value: str) -> dict[str, Any]:
    return {"library": {"company": {field: value}}}


def _is_used(bid: CleanBid, record_id: str) -> bool:
    bound = (*bid.dossier.bindings, *bid.dossier.scores)
    return any(proof.record_id == record_id for one in bound for proof in one.verdict.proofs)


def _digit(text: str, at: int) -> str:
    return (
        text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]
        if text[at : at + 1].isdigit()
        else text + "1"
    )


def _promises(bid: CleanBid) -> Iterator[Row]:
    tender, ours = bid.dossier.tender, bid.dossier.bid
    if tender.dates.validity_days:
        for days in (30, tender.dates.validity_days - 1):
            yield _promised("validity_days", str(days), "投标有效期", "比要求短")
    if tender.delivery_days:
        for days in (tender.delivery_days + 1, tender.delivery_days * 3):
            yield _promised("period_days", str(days), "工期", "比要求长")
    if ours.date is not None:
        late = {"bid": {"date": str(ours.date.replace(year=ours.date.year + 1))}}
        yield "日期", "落款晚于截止", "date", str(ours.date), "", True, False, late
    yield (
        "资格预审",
        "没有通过",
        "prequalification",
        "",
        "failed",
        True,
        False,
        {"bid": {"prequalification": "failed"}},
    )
    if bid.dossier.price is None:
        return
    for number, line in enumerate(bid.dossier.price.lines, 1):
        dear = {"price": {str(number): {"unit_price": str(line.unit_price * 1000)}}}
        yield (
            "单价",
            "多写三个零",
            line.item,
            str(line.unit_price),
            "",
            tender.money.budget is not None,
            False,
            dear,
        )
        zero = {"price": {str(number): {"unit_price": "0"}}}
        yield "单价", "写成零", line.item, str(line.unit_price), "0", False, False, zero
        rate = {"price": {str(number): {"tax_rate": "0.6"}}}
        yield "税率", "小数点错位", line.item, str(line.tax_rate), "0.6", False, False, rate
        note = {"price": {str(number): {"note": "价格随市场浮动，据实结算"}}}
        yield "备注", "附条件报价", line.item, line.note, "价格随市场浮动", True, False, note


def _promised(field: str, value: str, fact: str, how: str) -> Row:
    return fact, how, field, "", value, True, False, {"bid": {"delivery": {field: value}}}


def _left_out(bid: CleanBid) -> Iterator[Row]:
    required = {form.id for form in bid.dossier.tender.forms if form.required}
    for volume in bid.dossier.tender.package.volumes:
        for section in volume.sections:
            if section.form in required or section.scans:
                change = {"tender": {"package": {"volumes": {volume.id: {"sections": {section.id: GONE}}}}}}
                decides = section.form in required
                kind = "格式" if section.form else "证明材料"
                yield kind, "没有编进去", section.id, section.title, "", decides, False, change
    wanted = str([one.rule for one in bid.dossier.tender.criteria])
    for number, member in enumerate(bid.dossier.bid.team, 1):
        if f"role='{member.role}'" not in wanted:
            continue
        change = {"bid": {"team": {str(number): GONE}}}
        yield "人员", "少一个人", member.role, member.person, "", False, False, change


def _renewed(bid: CleanBid) -> Iterator[Row]:
    for one in bid.dossier.library.qualifications:
        if one.issued is not None and one.valid_until is not None and str(one.valid_until)[:2] == "20":
            later = {"issued": "2026-10-08", "valid_until": "2029-10-07"}
            change: Mapping[str, Any] = {"library": {"qualifications": {one.id: later}}}
            yield (
                "证书有效期",
                "换了新证",
                one.id,
                str(one.valid_until),
                "2029-10-07",
                False,
                True,
                dict(change),
            )
