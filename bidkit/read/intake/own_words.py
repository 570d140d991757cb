"""What a kind of paper says without a label: its title, the day and the body at its foot, sentences of a fixed form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bidkit.check.people.identity_numbers import id_problem, id_says
from bidkit.model.intake import Said
from bidkit.read.intake import readers
from bidkit.read.intake.kinds import Kind, Path
from bidkit.read.intake.rows import Row
from bidkit.words.dates import day, days
from bidkit.words.months import months_back
from bidkit.words.names import SYSTEMS
from bidkit.words.spaces import squeeze, tight

Known = Mapping[Path, Said]
Found = dict[Path, Said]
UNLABELLED = 0.9
"""How sure a value is that stands where it usually does, without a label."""
_STANDARD = re.compile(
    r"(?:GB/T|GB|ISO(?:/IEC)?|GB/T/ISO)\s*/?\s*\d{4,5}(?:\.\d)?(?:[-:—]\d{4})?(?:\s*/\s*(?:idt\s*)?ISO(?:/IEC)?\s*\d{4,5}(?:-\d)?(?::\d{4})?)?",
    re.I,
)
_TITLE = re.compile(r"^中华人民共和国|[（(][正副]本[)）]|[:：]$")
_ADDRESSED = re.compile(r"^([\u4e00-\u9fff（）()]{4,40}(?:公司|院|所|中心|厂|大学|学校))[:：]$")
_FIRM = re.compile(r"[\u4e00-\u9fff（）()]{2,30}会计师事务所(?:[（(][^（()）]{2,8}[)）])?")
_BID_FOR = re.compile(
    r"(?:参加的?|参与的?|递交的?|对|在|就|关于|组织的?|实施的?|提交的?)([^，。；:：]{5,60}?(?:项目|工程|采购|服务))(?:（[^）]{0,40}）|\([^)]{0,40}\))?"
    r"(?:的?(?:招标|采购|评标|评审|投标|公开招标|竞争性磋商|磋商|谈判)|中|，|经)"
)


def extra(kind: Kind, rows: Sequence[Row], title: Row | None, said: Known) -> Found:
    """Return what a paper says beside its labels."""
    found: Found = {}
    if kind.titled and title is not None:
        found[("name",)] = _title(title, rows, said)
    if kind.sheet == "资质证书":
        found |= _certificate(rows, said)
    if kind.sheet in ("资质证书", "人员证书"):
        found |= _foot(rows, said)
    maker = _MAKERS.get(kind.name)
    if maker is not None:
        found |= maker(rows, {**said, **found})
    return found


def _of(row: Row, value: str, sure: float = UNLABELLED) -> Said:
    return Said(value, sure * row.score, row.page, squeeze(row.text)[:60])


def _title(title: Row, rows: Sequence[Row], said: Known) -> Said:
    """Return the name of a certificate: its title; a bare 认证证书 is named after the system it is about."""
    name = _TITLE.sub("", squeeze(title.text))
    if re.fullmatch(r"(?:管理体系)?认证证书", name):
        whole = squeeze(" ".join(row.text for row in rows))
        about = [
            system for number, system in SYSTEMS.items() if number in whole or f"{system}管理体系" in whole
        ]
        if len(about) == 1:
            name = f"{about[0]}管理体系认证证书"
    return _of(title, name, 1.0)


def _certificate(rows: Sequence[Row], said: Known) -> Found:
    found: Found = {}
    held = said.get(("scope",))
    if held is not None and ("grade",) not in said and held.value.split("；")[0].endswith("级"):
        found[("grade",)] = replace(held, value=held.value.split("；")[0])
    if ("standard",) not in said:
        for row in rows:
            match = _STANDARD.search(row.text)
            if match:
                found[("standard",)] = _of(row, match[0].strip())
                break
    if ("holder",) not in said or said["holder",].score < UNLABELLED / 2:
        addressed = _addressed(rows)
        found |= {("holder",): addressed} if addressed else _named_large(rows)
    return found


def _addressed(rows: Sequence[Row]) -> Said | None:
    """Return the body that a paper is addressed to, in a line of its own."""
    found = ((row, _ADDRESSED.match(squeeze(row.text))) for row in rows)
    return next((_of(row, match[1], 1.0) for row, match in found if match), None)


def _named_large(rows: Sequence[Row]) -> Found:
    """Return the company whose name stands by itself in the upper half of a certificate, larger than its neighbours."""
    if not rows:
        return {}
    middle = (rows[0].top + rows[-1].bottom) / 2
    named = [(row, read[0]) for row in rows if row.top < middle and (read := readers.company(row.text))
             and read[1] == readers.SURE and len(squeeze(row.text)) - len(read[0]) <= 2
             and re.search("公司|厂|店|合作社", read[0])]  # fmt: skip
    return {("holder",): _of(*max(named, key=lambda one: one[0].height))} if named else {}


def _foot(rows: Sequence[Row], said: Known) -> Found:
    """Return the day and the body at the foot of a certificate, where no label says them."""
    found: Found = {}
    last = said[("valid_until",)].value if ("valid_until",) in said else ""
    alone = [(row, on) for row, on in _days_alone(rows) if on != last]
    if ("issued",) not in said and len({on for _, on in alone}) == 1:
        found[("issued",)] = _of(*alone[0])
    if ("issuer",) not in said and rows:
        holder = said[("holder",)].value if ("holder",) in said else ""
        low = [row for row in rows if row.top > rows[0].top + 0.5 * (rows[-1].bottom - rows[0].top)]
        for row in reversed(low):
            read = readers.company(row.text)
            if (
                read
                and read[1] == readers.SURE
                and read[0] != holder
                and len(squeeze(row.text)) - len(read[0]) <= 2
            ):
                found[("issuer",)] = _of(row, read[0])
                break
    return found


def _insured(rows: Sequence[Row], said: Known) -> Found:
    """Return the months that were paid: all that stand in the list, the day of print left out."""
    body = [row for row in rows if not re.search(r"打印|出具|查询|验证|制表|经办|日期", row.text)]
    held = sorted({month for row in body for month in readers.months(_no_days(row.text))})
    if not held:
        return {}
    count = (int(held[-1][:4]) - int(held[0][:4])) * 12 + int(held[-1][5:]) - int(held[0][5:]) + 1
    first = next(row for row in body if held[0] in readers.months(_no_days(row.text)))
    final = next(row for row in body if held[-1] in readers.months(_no_days(row.text)))
    found: Found = {
        ("social_security", "first"): _of(first, held[0]),
        ("social_security", "last"): _of(final, held[-1]),
    }
    if 2 < len(held) < count:
        every = [f"{month:%Y-%m}" for month in months_back(date.fromisoformat(f"{held[-1]}-01"), count)]
        missing = "\n".join(month for month in reversed(every) if month not in held)
        found[("social_security", "missing")] = _of(final, missing)
    return found


def insured(rows: Sequence[Row]) -> list[Said]:
    """Return the persons that stand in a list below 姓名."""
    found: list[Said] = []
    column: tuple[float, float] | None = None
    for row in rows:
        head = next((piece for piece in row.pieces if squeeze(piece.text) == "姓名"), None)
        if head is not None:
            column = (head.left - 2 * head.height, head.right + 2 * head.height)
        elif column is not None:
            under = [
                piece for piece in row.pieces if column[0] <= (piece.left + piece.right) / 2 <= column[1]
            ]
            read = readers.person(under[0].text) if len(under) == 1 else None
            if read and read[1] == readers.SURE and len(row.pieces) > 1:
                found.append(Said(read[0], under[0].score, row.page, squeeze(row.text)[:60]))
    return found


def _no_days(words: str) -> str:
    for _, start, end in reversed(list(days(words))):
        words = words[:start] + " " + words[end:]
    return re.sub(r"\d{15,}", " ", words)


def _audit(rows: Sequence[Row], said: Known) -> Found:
    found: Found = {}
    patterns = {
        ("year",): readers.year,
        ("auditor",): _firm,
        ("note", "报告文号"): _filed_as,
        ("note", "被审计单位"): _audited,
    }
    for row in rows:
        for path, reader in patterns.items():
            read = reader(row.text) if path not in found else None
            if read:
                found[path] = _of(row, read[0], 1.0)
    alone = _days_alone(rows)
    if alone:
        found[("note", "报告日期")] = _of(*alone[-1])
    whole = squeeze("".join(row.text for row in rows))
    for words, opinion in (
        ("否定意见", "否定意见"),
        ("无法表示意见", "无法表示意见"),
        ("保留意见", "保留意见"),
    ):
        if re.search(rf"(?<!无){words}", whole):
            row = next((one for one in rows if words in squeeze(one.text)), rows[0])
            found[("opinion",)] = _of(row, opinion, 0.7)
            return found
    if "公允反映" in whole and "所有重大方面" in whole:
        row = next((one for one in rows if "公允反映" in squeeze(one.text)), rows[0])
        found[("opinion",)] = _of(row, "标准无保留意见")
    return found


def _firm(words: str) -> readers.Read:
    match = _FIRM.search(squeeze(words))
    return (readers.wide_brackets(match[0]), readers.SURE) if match else None


def _filed_as(words: str) -> readers.Read:
    plain = tight(words)
    match = re.fullmatch(
        r"(?:报告)?(?:文号[:：])?([\u4e00-\u9fff]{2,12}[〔（(\[]20\d{2}[〕)）\]].{0,4}?[A-Z]?-?\d{2,8}号)",
        plain,
    )
    return readers.number(match[1]) if match else None


def _audited(words: str) -> readers.Read:
    match = re.fullmatch(
        r"([\u4e00-\u9fff（）()]{4,40}(?:公司|院|所|中心|厂))(?:全体股东|董事会|股东会)?[:：]", tight(words)
    )
    return (match[1], readers.SURE) if match else None


def _degree(rows: Sequence[Row], said: Known) -> Found:
    """Return what the sentence of a diploma says: 学生某某，…专业四年制本科."""
    whole, row = "|".join(squeeze(piece.text) for row in rows for piece in row.pieces), rows[0]
    patterns = {
        ("owner",): r"(?:学生|研究生)[:：|]?([\u4e00-\u9fff·]{2,8}?)(?:[,，|]|性别|系)",
        ("major",): r"(?:在本校|在我校|本校|我校|在)([\u4e00-\u9fff]{2,20}?)(?:\([^)]*\))?\|?专业",
        ("degree",): r"(博士研究生|硕士研究生|本科|专科|大专)",
        (
            "school",
        ): r"([\u4e00-\u9fff]{2,16}?(?:大学|学院|学校)(?:[\u4e00-\u9fff]{2,6}学院)?)(?![\u4e00-\u9fff])",
    }
    if "学位证书" in whole:
        patterns[("degree",)] = r"(学士|硕士|博士)"
    found: Found = {}
    for path, pattern in patterns.items():
        match = re.search(pattern, whole)
        if path not in said and match:
            found[path] = _of(row, match[1])
    alone = _days_alone(rows)
    if ("graduated",) not in said and alone:
        found[("graduated",)] = _of(*alone[-1])
    return found


def _days_alone(rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """Return the days that stand by themselves, as at the foot of a paper."""
    found = [(row, day(squeeze(piece.text))) for row in rows for piece in row.pieces]
    return [(row, on.isoformat()) for row, on in found if on is not None]


def _card(rows: Sequence[Row], said: Known) -> Found:
    """Return birth and sex as the number of an identity card says them; a card that says otherwise is doubtful."""
    number = said.get(("id_number",))
    if number is None or id_problem(number.value):
        return {}
    born, sex = id_says(number.value)
    told = {("born",): f"{born}", ("gender",): sex}
    found: Found = {}
    for path, value in told.items():
        sure = 1.0 if path not in said or said[path].value == value else 0.5
        found[path] = Said(value, sure, number.page, number.quote)
    return found


def _award(rows: Sequence[Row], said: Known) -> Found:
    """Return the winner that a notice is addressed to, and the project that its sentence names."""
    found: Found = {}
    addressed = _addressed(rows)
    if ("contractor",) not in said and addressed:
        found[("contractor",)] = addressed
    alone = _days_alone(rows)
    if alone:
        found[("note", "通知书日期")] = _of(*alone[-1])
    whole = squeeze("".join(row.text for row in rows))
    match = _BID_FOR.search(whole)
    if ("name",) not in said and match and rows:
        found[("name",)] = _of(rows[0], re.sub(r"^(?:我单位|我公司|本单位|组织的|的)", "", match[1]), 0.85)
    return found


def _title_of_person(rows: Sequence[Row], said: Known) -> Found:
    """Return the title itself where no label names it: 高级工程师 stands in the text."""
    if ("name",) in said:
        return {}
    for row in rows:
        match = re.search(r"(?:正高级|高级|助理)?(?:工程师|经济师|会计师)|研究员|技术员", squeeze(row.text))
        if match:
            return {("name",): _of(row, match[0], 0.85)}
    return {}


def _licence(rows: Sequence[Row], said: Known) -> Found:
    """Return the day on which a licence was given out, at its foot."""
    alone = _days_alone(rows[len(rows) // 2 :])
    return {("note", "发照日期"): _of(*alone[-1])} if alone else {}


def _contract(rows: Sequence[Row], said: Known) -> Found:
    """Return the name of a contract by its title where no label says it, the day on which the later party signed."""
    found: Found = {}
    dated = [
        row.text
        for row in rows
        if re.match(r"(?:签[订署约字])?日期|签[订署约]", squeeze(row.text)) or "签订" in row.text
    ]
    signed = [on for text in dated for on, _, _ in days(text)]
    if len(set(signed)) > 1 and ("signed",) in said:
        one = said[("signed",)]
        found[("signed",)] = Said(max(signed).isoformat(), 0.7, one.page, one.quote)
    alone = _days_alone(rows)
    if ("signed",) not in said and len({on for _, on in alone}) == 1:
        found[("signed",)] = _of(*alone[0])
    titles = [
        row
        for row in rows
        if re.search(r"合同(?:书|协议书)?$", squeeze(row.text)) and len(squeeze(row.text)) > 8
    ]
    if ("name",) not in said and titles:
        title = max(titles[:3], key=lambda row: row.height)
        found[("name",)] = _of(title, squeeze(title.text))
    return found


_MAKERS = {
    "社保证明": _insured,
    "审计报告": _audit,
    "毕业证、学位证": _degree,
    "身份证": _card,
    "中标通知书": _award,
    "职称证": _title_of_person,
    "合同": _contract,
    "营业执照": _licence,
}
