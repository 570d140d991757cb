"""The bid bond beside its sum: forms, last moment, payee and account; and what the performance bond takes.

Looks only where the text speaks of the bid bond: other accounts stand near, and a wrong one costs the bid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.bids import BIDS
from bidkit.read.facts.candidates import Candidate
from bidkit.read.facts.clock import moment
from bidkit.read.facts.identity import organisation
from bidkit.read.labels import without_label
from bidkit.read.text import plain, sentences
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

BOND = rf"({BIDS})(文件)?(的)?(保证金|担保)"
SPEAKS = re.compile(BOND)
TITLE = re.compile(
    rf"^{BOND}.{{0,16}}$|^保证金.{{0,8}}$|{BOND}(的)?(账户|账号|帐号|缴纳|交纳|递交|提交|信息|形式|方式|要求)"
)
OTHER = re.compile(r"履约|质量|质保|预付|农民工|民工|诚信|退还|不予退|没收|服务费|代理费")
PAYEE = re.compile(
    r"(?:收款(?:单位|人|方|账户)?(?:名称|户名)?|开?户名(?:称)?|账户名称|账户名|开户单位|单位名称|帐户名称|^名称)[:：](.+?)(?=开户|账号|帐号|银行账|$)"
)
ACCOUNT = re.compile(
    r"(?:账|帐)(?:户|号)?(?:号码|号)?[:：][^0-9;；。]{0,24}?(\d[\d-]{8,34}\d)(?!\d)|(?:账|帐)号(?:为|是)(\d[\d-]{8,34}\d)"
)
OWNER = re.compile(r"([^,，。；;：:]{4,40}?)(?:的?(?:收款|银行)?(?:账|帐)(?:号|户))[:：]")
PAY_WORDS = re.compile(r"到账|入账|缴纳|交纳|递交|提交|汇入|汇至|转账|截止|前")
AT_DEADLINE = re.compile(
    r"(截止时间|到账时间|到帐时间|缴纳时间|交纳时间)[^。;,]{0,6}(为|同|与|即|是)[^。;,]{0,6}(投标|响应|递交|提交)[^。;,]{0,10}截止(时间)?"
    r"|(投标|响应|递交|提交)[^。;,]{0,8}截止(时间|日期|之日)?(之|以)?前[^。;]{0,50}(到账|到帐|入账|缴纳|交纳|递交|提交|汇)"
)
FORM_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("transfer", re.compile(r"转账|转帐|电汇|网银|网上银行|银行汇款|汇款|对公账户|(?<!非)现金")),
    ("cheque", re.compile(r"支票|汇票|本票")),
    ("guarantee", re.compile(r"(?<!电子)(?<!电子投标)(?<!电子银行)(保函|担保函)")),
    ("insurance", re.compile(r"保证保险|保险(保?单|凭证|保函)|保证\(保险\)")),
    ("electronic-guarantee", re.compile(r"电子(投标|银行|担保|化)?保函")),
)
SAYS_FORM = re.compile(r"形式|方式|采用[^。;]{0,40}(缴纳|交纳|提交|递交)|以[^。;]{0,60}(缴纳|交纳|提交|递交)")
NO_FORM = re.compile(r"不接受|不得|不予|除外|拒绝|不允许|退还|有效期|履约|的$|替代|返还|退回")
FORM_HEAD = re.compile(r"(形式|方式)(之一|如下|包括|有|为|可以?为)?:?$")
INSIDE = re.compile(r"(电子(?:投标)?保函)\([^)]*\)")
PERFORMANCE = re.compile(r"履约(保证金|担保|保函)(金额|比例|数额|额度|的金额|\(.{0,10}\))?")
PERFORMANCE_KEY = re.compile(
    r"^(是否)?(要求)?(提交|缴纳|交纳|收取|递交)?履约(保证金|担保)"
    r"(的?(金额|比例|数额|额度|缴纳|交纳|提交|递交|要求|收取))?$"
)
OF_PRICE = re.compile(
    r"(?:中标|成交|合同|签约)[^。;,%]{0,12}?(?:价|金额|额|价款|总价)[^。;,%\d]{0,8}?(\d{1,2}(?:\.\d+)?)%(?!\)?(以内|以下|之内|及以下))"
)
NO_BOND = re.compile(
    r"^(本项目)?(不收取?|不要求|不需要?|无需|无须|免收|免缴|免交|不缴纳|不交纳|不提交|不适用)(提交|缴纳|交纳|递交)?(履约(保证金|担保))?[。;]?$|^无[。;]?$"
)
AT_MOST = re.compile(r"不超过|不得超过|不高于|最高|不大于")
LIMIT = re.compile(r"不超过|不得超过|不高于|最高|以内|以下|至|-|~")
AWAY = (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS)


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield forms, moment, payee and account of the bid bond, and the share that the performance bond takes."""
    for passage in _passages(outline):
        yield from _account(passage)
        yield from _moment(passage)
    yield from _forms(outline)
    yield from _performance(outline, pairs)


def _passages(outline: Outline) -> list[list[Unit]]:
    """Return the runs of paragraphs about the bid bond: under a title, beside a name in a table, one sentence."""
    out = [*_beside(outline)]
    taken = {unit.index for passage in out for unit in passage}
    for unit in outline.units:
        if unit.index in taken or unit.table or unit.zone in AWAY or unit.contents:
            continue
        words = without_label(unit.plain).rstrip(":")
        if unit.titled and TITLE.search(words) and not OTHER.search(words):
            below = [item for item in outline.under(unit) if not item.contents] or _following(outline, unit)
            out.append([unit, *below])
        elif SPEAKS.search(unit.plain):
            out.append([unit])
        else:
            continue
        taken |= {item.index for item in out[-1]}
    return out


def _following(outline: Outline, unit: Unit) -> list[Unit]:
    """Return the lines without numbers after a title that has none itself."""
    out: list[Unit] = []
    for item in outline.units[unit.index + 1 : unit.index + 8]:
        if item.table or item.label is not None or item.contents:
            break
        out.append(item)
    return out


def _beside(outline: Outline) -> Iterator[list[Unit]]:
    """Yield the cells beside a name such as 投标保证金; a row without a name carries on the one above."""
    rows: dict[tuple[int, int], list[Unit]] = {}
    for unit in outline.units:
        if unit.table and unit.zone not in AWAY:
            rows.setdefault((unit.table, unit.row), []).append(unit)
    passage: list[Unit] = []
    open_table = 0
    for (table, _), units in rows.items():
        last = max(unit.column for unit in units)
        names = "".join(unit.plain for unit in units if unit.column < last)
        values = [unit for unit in units if unit.column == last]
        if passage and table == open_table and not names:
            passage += values
            continue
        if passage:
            yield passage
        named = len(names) <= 40 and SPEAKS.search(names) and not OTHER.search(names)
        open_table, passage = table, values if named else []
    if passage:
        yield passage


def _account(passage: list[Unit]) -> Iterator[Candidate]:
    """Yield the one payee and the one account of a passage; several to choose from are nobody's guess."""
    payees: dict[str, Unit] = {}
    accounts: dict[str, Unit] = {}
    for unit in passage:
        for sentence in sentences(unit.text):
            if OTHER.search(sentence) and not SPEAKS.search(sentence):
                continue
            words = without_label(sentence)
            found = PAYEE.search(words) or (OWNER.search(words) if ACCOUNT.search(plain(words)) else None)
            name = organisation(found[1]) if found else ""
            if name:
                payees.setdefault(name, unit)
            for number in ACCOUNT.finditer(plain(sentence)):
                accounts.setdefault((number[1] or number[2]).replace("-", ""), unit)
    if len(payees) == 1:
        yield from (Candidate("bond_payee", name, unit) for name, unit in payees.items())
    if len(accounts) == 1:
        yield from (Candidate("bond_account", number, unit) for number, unit in accounts.items())


def _moment(passage: list[Unit]) -> Iterator[Candidate]:
    for unit in passage:
        for sentence in sentences(unit.plain):
            said = SPEAKS.search(sentence) or "保证金" in sentence or len(passage) > 1
            if not said or re.search(r"退还|有效期|开标|返还", sentence):
                continue
            when = moment(sentence)
            if when and PAY_WORDS.search(sentence):
                yield Candidate("bond_due", when, unit)
            elif AT_DEADLINE.search(sentence) and "保证金" in sentence:
                yield Candidate("bond_due", "deadline", unit)


def _forms(outline: Outline) -> Iterator[Candidate]:
    """Yield the forms as the passage of a table or title lists them, else as one sentence does."""
    for passage in sorted(_passages(outline), key=lambda lines: (len(lines) == 1, lines[0].index)):
        said: dict[str, Unit] = {}
        listing = False
        for unit in passage:
            words = INSIDE.sub(r"\1", unit.plain)
            heads = bool(FORM_HEAD.search(words)) and not NO_FORM.search(words)
            listing = heads or (listing and _carries_on(unit))
            for sentence in re.split(r"[。;,]", words):
                if (listing or SAYS_FORM.search(sentence)) and not NO_FORM.search(sentence):
                    for name, pattern in FORM_WORDS:
                        if pattern.search(sentence):
                            said.setdefault(name, unit)
        if said:
            names = [name for name, _ in FORM_WORDS if name in said]
            yield Candidate("bond_forms", ",".join(names), next(iter(said.values())))
            return


def _carries_on(unit: Unit) -> bool:
    return unit.label is None or unit.label.kind in ("digit-close", "circled")


def _performance(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    for pair in pairs:
        if pair.unit.zone in AWAY or pair.how == "column" or not PERFORMANCE_KEY.match(pair.key):
            continue
        value = plain(pair.value)
        if "另有规定" in value:
            continue
        if NO_BOND.match(value):
            yield Candidate("performance_percent", "0", pair.unit, 1.2)
            continue
        yield from _share(value, pair.unit, 1.2)
    for unit in outline.units:
        if unit.zone in AWAY or unit.contents:
            continue
        for sentence in sentences(unit.plain):
            found = PERFORMANCE.search(sentence)
            if found and not re.search(r"退还|免收|如|另有规定|以上的", sentence):
                yield from _share(sentence[found.end() :], unit, 0.8)


def _share(words: str, unit: Unit, weight: float) -> Iterator[Candidate]:
    shares = {
        found[1]
        for found in OF_PRICE.finditer(words)
        if not LIMIT.search(found[0]) and not AT_MOST.search(words[: found.start()][-8:])
    }
    if len(shares) == 1:
        yield Candidate("performance_percent", shares.pop(), unit, weight)
