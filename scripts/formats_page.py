"""docs/formats.md from the records themselves, so that the page cannot lag behind the program."""

from __future__ import annotations

import types
import typing
from datetime import date, datetime
from decimal import Decimal

from pydantic import BeforeValidator

from bidkit.load.field_notes import field_notes
from bidkit.load.prices.columns import COLUMNS, REQUIRED, SHEET
from bidkit.model import (
    bid,
    blind,
    changes,
    competitors,
    doubt,
    library,
    needs,
    pack_off,
    price_rule,
    quote,
    score_rule,
    self_score,
    settled,
    tender,
    terms,
    values,
)
from bidkit.model.record import Record

GROUPS: tuple[tuple[str, str, tuple[type[Record], ...]], ...] = (
    (
        "资料库 library/",
        "一条资料一个文件：`company.yaml`，`qualifications/`、`people/`、`cases/`、`financials/`、`products/`、"
        "`texts/`、`answers/`、`competitors/` 里各一份 YAML；扫描件在 `files/`。"
        "`past-tenders.yaml` 是 `past_tenders:` 下的列表。",
        (
            library.Fact, library.Attachment, library.Company, library.BankAccount, library.Staff,
            library.Qualification, library.Person, library.Education, library.Certificate,
            library.SocialSecurity, library.Experience, library.Case, library.Financial, library.Product,
            library.Text, library.QuestionCard, competitors.Competitor, competitors.Claim, competitors.Swot,
            competitors.Differences, competitors.PastBid, library.PastTender,
        ),
    ),
    (
        "招标要求 tender.yaml",
        "照招标文件填写，每条要求和评分项写明出处。",
        (
            tender.Tender, tender.Project, tender.MoneyTerms, quote.Quote, terms.PriceLimit,
            terms.PriceItem, tender.Bond,
            tender.Dates, terms.Addendum, terms.Presentation, tender.Copies,
            tender.Evaluation, price_rule.PriceRule, price_rule.Benchmark, price_rule.CountStep, price_rule.Trim,
            price_rule.Draw, price_rule.Deviation, price_rule.AbnormalRatios,
            tender.PackagePlan, blind.BlindProfile, blind.BlindMargins, tender.PageNumbers, tender.VolumePlan,
            tender.SectionPlan, tender.Requirement, tender.Source, tender.Criterion, score_rule.ScoreRule,
            score_rule.Ladder, score_rule.Deduction, score_rule.Part,
            tender.Invalidity, tender.Form, pack_off.PackOff, tender.RuleChange, tender.Confirmation,
            changes.Change, doubt.Doubt, settled.Settled,
        ),
    ),
    (
        "怎样算满足 needs",
        "写在要求和评分项里的一个小查询：同一个查询回答是否满足、得几分、哪几页能证明。"
        "必须且只能写一种，几种合用写在 `all` 或 `any` 里。",
        (
            needs.Need, needs.QualificationNeed, needs.PersonNeed, needs.CertificateNeed,
            needs.SocialSecurityNeed, needs.CaseNeed, needs.FinancialNeed, needs.CompanyNeed, needs.ProductNeed,
            needs.AskNeed,
        ),
    ),
    (
        "我方答复 bid.yaml",
        "没有写的要求不会被当成满足；没有写无偏离的不会印成无偏离。",
        (
            bid.Bid, quote.Offered, quote.OfferedRate,
            bid.Signer, bid.Delivery, bid.TeamMember, bid.Reply, bid.Waiver, bid.Looked, bid.Consortium,
            competitors.ExpectedRival, self_score.Estimate, self_score.Told, self_score.PolicyFacts, bid.BidCost,
            terms.BondPaid, terms.Submission,
        ),
    ),
)  # fmt: skip
TITLES = {
    "Fact": "每条资料都有的字段", "Attachment": "扫描件 files[]", "Company": "公司 company.yaml",
    "BankAccount": "账户 banks[]", "Staff": "人数 staff", "Qualification": "资质 qualifications/",
    "Person": "人员 people/", "Education": "学历 education[]", "Certificate": "个人证书 certificates[]",
    "SocialSecurity": "社保 social_security", "Experience": "经历 experience[]", "Case": "业绩 cases/",
    "Financial": "财务 financials/", "Product": "产品 products/", "Text": "通用文字 texts/",
    "QuestionCard": "问答 answers/", "PastTender": "以往项目 past-tenders.yaml", "Tender": "总表",
    "Project": "项目 project", "MoneyTerms": "金额 money", "Quote": "报价方式 money.quote",
    "Offered": "报价率 quote", "OfferedRate": "分项报价率 quote.rates[]",
    "Bond": "保证金 money.bond", "Dates": "时间 dates",
    "Copies": "份数 copies", "Evaluation": "评审 evaluation", "PriceRule": "价格分 evaluation.price",
    "PackagePlan": "组成 package", "PageNumbers": "页码 package.page", "VolumePlan": "分册 package.volumes[]",
    "SectionPlan": "章节 sections[]（来源只写一种）", "Requirement": "要求 requirements[]", "Source": "出处 source",
    "Criterion": "评分项 criteria[]", "ScoreRule": "得分 rule（只写一种）", "Ladder": "分档 ladder[]",
    "Invalidity": "无效条款 invalidity[]", "Form": "规定格式 forms[]", "PackOff": "关掉的规则包 packs_off[]",
    "RuleChange": "规则调整 rules",
    "Confirmation": "核对 confirmed", "Need": "查询 needs", "QualificationNeed": "needs.qualification",
    "PersonNeed": "needs.person", "CertificateNeed": "needs.person.certificates[]",
    "SocialSecurityNeed": "needs.person.social_security", "CaseNeed": "needs.case",
    "FinancialNeed": "needs.financial", "CompanyNeed": "needs.company", "ProductNeed": "needs.product",
    "Bid": "总表", "Signer": "签字人 signer", "Delivery": "承诺 delivery", "TeamMember": "团队 team[]",
    "Reply": "答复 answers", "Waiver": "豁免 waivers[]", "Looked": "人看过的 seen[]","Consortium": "联合体 consortium",
    "PriceLimit": "分项限价 money.limits[]", "PriceItem": "规定的报价项 money.items[]",
    "BlindProfile": "暗标要求 package.blind", "BlindMargins": "暗标页边距 package.blind.margins",
    "Change": "澄清带来的改动 changes[]", "Doubt": "读时的疑问 doubts[]",
    "Settled": "疑问的处理 doubts[].settled", "Addendum": "澄清修改 dates.addenda[]",
    "Competitor": "竞争对手 competitors/", "Claim": "公开事实", "Swot": "优劣势 swot",
    "Differences": "差异 differences", "PastBid": "公开过的报价 past_bids[]",
    "ExpectedRival": "预计的对手 expected[]", "BidCost": "投标花费 cost",
    "Deduction": "扣分 deduct[]", "Part": "分项 parts[]（只写一种）", "AskNeed": "needs.ask", "Told": "人答的数 told",
    "Estimate": "主观分估计 estimates", "PolicyFacts": "价格扣除的依据 policy",
    "Benchmark": "基准价 evaluation.price.benchmark", "CountStep": "按家数的系数 percent_by_count[]",
    "Trim": "去高去低 benchmark.trim", "Draw": "抽取系数 benchmark.draw",
    "Deviation": "偏离基准价的扣分 evaluation.price.deviation",
    "AbnormalRatios": "异常低价比例 evaluation.price.abnormal",
    "BondPaid": "已交保证金 bond", "Submission": "递交 submission", "Presentation": "述标 presentation",
}  # fmt: skip
KINDS = {
    str: "文字",
    int: "整数",
    float: "数字",
    Decimal: "数字",
    date: "日期",
    datetime: "日期时刻",
    bool: "true/false",
}
SPECIAL = {values.parse_money: "金额", values.parse_moment: "日期时刻", values.parse_month: "月份"}
SPECIAL |= {price_rule.parse_percent: "百分数", quote.parse_rate: "百分数，要带 %"}
INTRO = """# 文件格式

<!-- 由 make golden 从程序生成，请勿手改。 -->

所有 YAML 文件都是 UTF-8。通用的写法：

- `字段: 值`，冒号后有一个空格，缩进用空格不用 Tab；
- 日期 `2026-12-21`，时刻 `2026-12-21 09:30`，月份 `2026-09`，长期有效 `permanent`；
- 金额 `1980000`、`1,980,000.00` 或 `198万`，单位都是元；
- 编号和证书号原样保留，`0123` 不会变成 83，`no` 也不会变成「否」；
- 不认识的字段和写了两次的字段会被拒绝，空着的字段等于没写；
- 路径是相对的，不能跑出工作区。

「必填」一列打 ● 的不能空。
"""

PRICE_ROWS = """每一行不是算进去，就是说出来，没有悄悄丢掉的行。`check`、`build` 的报告和 `--json`（`price_sheet`）
写着读了哪几行、哪几行没有计入、为什么：

- 合计行（合计、小计、总计、总价、税额合计……写在哪一列都行）不算报价项，只拿来核对：
  小计对它上面的一段，最后的合计对全部报价行。对不上就停下（退出码 3），写明两个数和单元格。
  因逐行四舍五入差的几分不算错，差多少写在报告里。公式没有结果的合计，写明「没有核对」。
- 不读的列里叫合价、金额的，也逐行核对；列名带「万元」的按万元，带「不含税」「税额」的按不含税、税额。
- 只填了一部分的行、隐藏的行（筛选、收起的分组也是）、隐藏的列和表、两列同名、另一张也有报价行的表：
  都停下，写明位置和怎么办。
- 竖着合并的单元格，每一行各算一次；整行都合并成一行高的，只算一次。
- 数字可以是文本，可以带 ￥、元、万元、千分位（逗号或空格，三位一组）、全角数字；
  看不出是多少的（例如 `80,00`、`(500)`、`面议`）不猜，要改。税率写 0.13、13% 都行，写 13 要改。
  日期格式、公式错误（#REF! 等）、没有结果的公式，各有各的提示。
- 空行、「注：」开头的说明、重复的列名行、只有不读的列有内容的行，不计入，在报告里写明。
- 最多 20,000 行，多了停下，不截断。「Strict Open XML」、旧版 .xls、加了密码的文件，请另存为普通的 .xlsx。
"""


def formats_page() -> str:
    """Return the text of docs/formats.md."""
    parts = [INTRO]
    notes = field_notes()
    for title, about, records in GROUPS:
        parts.append(f"## {title}\n\n{about}\n")
        parts += [_record(record, notes) for record in records]
    parts.append(_price(notes))
    return "\n".join(parts)


def missing_notes() -> list[str]:
    """Return the fields that have no note, and the notes that have no field."""
    notes = field_notes()
    records = [record for _, _, group in GROUPS for record in group] + [bid.PriceLine]
    wanted = {f"{r.__name__}.{name}" for r in records for name in _fields(r)}
    given = {f"{record}.{name}" for record, fields in notes.items() for name in fields}
    return sorted(wanted ^ given)


def _fields(record: type[Record]) -> dict[str, typing.Any]:
    """Return the fields by the name people write; what every fact has is told once."""
    common = (
        library.Fact.model_fields if issubclass(record, library.Fact) and record is not library.Fact else {}
    )
    return {f.alias or name: f for name, f in record.model_fields.items() if name not in common}


def _record(record: type[Record], notes: dict[str, typing.Any]) -> str:
    rows = [_field(name, field, notes[record.__name__][name]) for name, field in _fields(record).items()]
    head = "| 字段 | 写什么 | 必填 | 不写时 | 说明 |\n|---|---|---|---|---|"
    return f"### {TITLES[record.__name__]}\n\n{head}\n" + "\n".join(rows) + "\n"


def _field(name: str, field: typing.Any, note: str) -> str:
    kind = _special(field.metadata) or kind_of(field.annotation)
    return f"| `{name}` | {kind} | {'●' if field.is_required() else ''} | {_default(field)} | {note} |"


def _price(notes: dict[str, typing.Any]) -> str:
    rows = [
        f"| {title} | {'●' if title in REQUIRED else ''} | {notes['PriceLine'][name]} |"
        for title, name in COLUMNS.items()
    ]
    about = (
        f"工作表名是「{SHEET}」，第一行是列名，一行一个报价项。总价由程序按「数量×含税单价」逐行计算，"
        "每行四舍五入到分；表里的合价、合计只供核对，不用来算。"
    )
    table = "| 列 | 必填 | 说明 |\n|---|---|---|\n" + "\n".join(rows)
    return f"## 报价 price.xlsx\n\n{about}\n\n{table}\n\n{PRICE_ROWS}"


def kind_of(annotation: typing.Any) -> str:
    """Return in Chinese what a person writes for a field of this type."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _special(args[1:]) or kind_of(args[0])
    if origin is typing.Literal:
        return "、".join(f"`{value}`" for value in args if value)
    if origin in (typing.Union, types.UnionType):
        return " 或 ".join(dict.fromkeys(kind_of(arg) for arg in args if arg is not type(None)))
    if origin is tuple:
        return f"列表：{kind_of(args[0])}"
    if origin is dict:
        return f"名字 → {kind_of(args[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return f"见「{TITLES[annotation.__name__]}」"
    if isinstance(annotation, type) and hasattr(annotation, "__members__"):
        return "、".join(f"`{member.value}`" for member in annotation)
    return KINDS[annotation]


def _special(metadata: typing.Iterable[typing.Any]) -> str:
    """Return the name of money, moments and months, which have their own way of being written."""
    readers = [one.func for one in metadata if isinstance(one, BeforeValidator)]
    return next((SPECIAL[reader] for reader in readers if reader in SPECIAL), "")


def _default(field: typing.Any) -> str:
    value = field.get_default(call_default_factory=True)
    if field.is_required() or value is None or value in ("", (), {}) or isinstance(value, Record):
        return ""
    if isinstance(value, tuple):
        return "、".join(f"`{one}`" for one in value)
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
