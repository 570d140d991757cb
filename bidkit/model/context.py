"""What a Word template may use; docs/context.md is generated from these fields and their help."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from bidkit.model.bid import Bid
from bidkit.model.library import Case, Company, Financial, Library, Person, Product, Qualification
from bidkit.model.tender import Criterion, Form, Project, Requirement, Tender


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line of the price table as a form prints it."""

    number: int = field(metadata={"help": "序号，从 1 起"})
    group: str = field(metadata={"help": "分组（模块）名称"})
    item: str = field(metadata={"help": "名称"})
    spec: str = field(metadata={"help": "规格或服务内容"})
    unit: str = field(metadata={"help": "单位"})
    quantity: Decimal = field(metadata={"help": "数量"})
    unit_price: Decimal = field(metadata={"help": "含税单价（元）"})
    tax_rate: Decimal = field(metadata={"help": "税率，0.06 即 6%"})
    amount: Decimal = field(metadata={"help": "含税合价（元）"})
    note: str = field(metadata={"help": "备注"})


@dataclass(frozen=True, slots=True)
class PriceView:
    """The price; every total comes from price.xlsx."""

    lines: tuple[PriceRow, ...] = field(metadata={"help": "分项报价各行"})
    total: Decimal = field(metadata={"help": "投标总价（元，含税）"})
    total_words: str = field(metadata={"help": "投标总价大写，如 壹佰万元整"})
    net: Decimal = field(metadata={"help": "不含税总价（元）"})
    tax: Decimal = field(metadata={"help": "税额（元）"})


@dataclass(frozen=True, slots=True)
class RateRow:
    """An offered rate as a form prints it."""

    number: int = field(metadata={"help": "序号，从 1 起"})
    item: str = field(metadata={"help": "报价项；只报一个率的为空"})
    rate: str = field(metadata={"help": "报价率，如 15.50%"})
    figure: str = field(metadata={"help": "不带百分号的数，如 15.50；表头已有（%）的用它"})
    rate_words: str = field(metadata={"help": "大写，如 百分之壹拾伍点伍"})


@dataclass(frozen=True, slots=True)
class QuoteView:
    """The offer where it is no total: rates, or unit prices; a form of such a tender names nothing of ``price``."""

    kind: str = field(metadata={"help": "rate 费率，reduction 下浮率，discount 折扣率，unit 单价"})
    name: str = field(metadata={"help": "招标文件的叫法，如 下浮率"})
    base: str = field(metadata={"help": "以什么为基数"})
    unit: str = field(metadata={"help": "单价的单位，如 元/人·月"})
    rate: str = field(metadata={"help": "报价率，如 15.50%；分项报的为空"})
    figure: str = field(metadata={"help": "不带百分号的数，如 15.50"})
    rate_words: str = field(metadata={"help": "报价率大写，如 百分之壹拾伍点伍"})
    fold: str = field(metadata={"help": "折扣的说法，如 八五折；不是折扣的为空"})
    rates: tuple[RateRow, ...] = field(metadata={"help": "各项报价率"})
    lines: tuple[PriceRow, ...] = field(metadata={"help": "各项单价（只报单价的项目）"})
    unit_price: Decimal | None = field(metadata={"help": "单价（元）；有几项单价的为空"})
    unit_price_words: str = field(metadata={"help": "单价大写；有几项单价的为空"})


@dataclass(frozen=True, slots=True)
class ProofView:
    """A record that proves something, with the token for its pages."""

    id: str = field(metadata={"help": "资料 id"})
    title: str = field(metadata={"help": "资料名称"})
    pages: str = field(metadata={"help": "所在页码，如 12-13；在另一册的写成 第二册 12-13"})


@dataclass(frozen=True, slots=True)
class RequirementView:
    """A requirement and our answer to it; an unanswered one has an empty reply and deviation."""

    id: str = field(metadata={"help": "要求编号"})
    kind: str = field(metadata={"help": "类别：资格、符合性、★实质性、▲重要、技术、商务"})
    title: str = field(metadata={"help": "要求简称"})
    text: str = field(metadata={"help": "招标要求"})
    clause: str = field(metadata={"help": "招标文件条款号"})
    reply: str = field(metadata={"help": "我方响应，未答复时为空"})
    deviation: str = field(metadata={"help": "偏离：无偏离、正偏离、负偏离；无人确认时为空"})
    note: str = field(metadata={"help": "偏离说明"})
    proofs: tuple[ProofView, ...] = field(metadata={"help": "证明材料"})
    pages: str = field(metadata={"help": "响应或证明所在页码"})


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A scoring item with what we offer for it."""

    id: str = field(metadata={"help": "评分项编号"})
    group: str = field(metadata={"help": "评分大类"})
    item: str = field(metadata={"help": "评分项"})
    points: Decimal = field(metadata={"help": "分值"})
    text: str = field(metadata={"help": "评分标准"})
    offer: str = field(metadata={"help": "我方响应情况（由资料得出的事实）"})
    proofs: tuple[ProofView, ...] = field(metadata={"help": "证明材料"})
    pages: str = field(metadata={"help": "证明材料或方案所在页码"})


@dataclass(frozen=True, slots=True)
class TeamView:
    """A person in a role of this project."""

    role: str = field(metadata={"help": "拟任岗位"})
    duty: str = field(metadata={"help": "职责"})
    person: Person = field(metadata={"help": "人员资料"})
    pages: str = field(metadata={"help": "人员证明材料所在页码"})


@dataclass(frozen=True, slots=True)
class ScanView:
    """One record whose scans are laid in this section."""

    number: int = field(metadata={"help": "序号"})
    title: str = field(metadata={"help": "材料名称"})
    count: int = field(metadata={"help": "页数"})
    pages: str = field(metadata={"help": "所在页码"})


@dataclass(frozen=True, slots=True)
class SectionView:
    """The section being rendered."""

    id: str = field(metadata={"help": "章节 id"})
    number: str = field(metadata={"help": "本册内的章节序号，如 三；不入目录的章节为空"})
    title: str = field(metadata={"help": "章节标题"})
    items: tuple[ScanView, ...] = field(metadata={"help": "本章节收录的扫描件（仅 scans 章节）"})


@dataclass(frozen=True, slots=True)
class VolumeView:
    """The volume the section belongs to."""

    id: str = field(metadata={"help": "分册 id"})
    number: str = field(metadata={"help": "第几册，如 一"})
    title: str = field(metadata={"help": "分册标题"})
    count: int = field(metadata={"help": "共几册"})


@dataclass(frozen=True, slots=True)
class Context:
    """The root: every name below can stand in a template."""

    project: Project = field(metadata={"help": "项目：name、number、lot"})
    tender: Tender = field(metadata={"help": "招标项目 tender.yaml 全部内容"})
    bidder: Company = field(metadata={"help": "投标人（资料库 company.yaml）"})
    bid: Bid = field(metadata={"help": "bid.yaml 全部内容"})
    signer: Person | None = field(metadata={"help": "授权代表的人员资料"})
    price: PriceView | None = field(metadata={"help": "报价；只报率、只报单价的项目没有"})
    quote: QuoteView | None = field(metadata={"help": "费率、下浮率、折扣率或单价；报总价的项目没有"})
    team: tuple[TeamView, ...] = field(metadata={"help": "项目团队"})
    requirements: tuple[RequirementView, ...] = field(metadata={"help": "全部要求及我方答复"})
    criteria: tuple[CriterionView, ...] = field(metadata={"help": "全部评分项"})
    forms: tuple[Form, ...] = field(metadata={"help": "规定格式"})
    section: SectionView = field(metadata={"help": "当前章节"})
    volume: VolumeView = field(metadata={"help": "当前分册"})
    library: Library = field(metadata={"help": "资料库全部内容"})
    values: dict[str, str] = field(metadata={"help": "bid.yaml 的 values：本项目自定的文字"})


CONTEXT_RECORDS = (
    PriceView, PriceRow, QuoteView, RateRow, ProofView, RequirementView, CriterionView, TeamView, ScanView,
    SectionView, VolumeView,
)  # fmt: skip
LIBRARY_RECORDS = (Company, Qualification, Person, Case, Financial, Product, Requirement, Criterion)

FUNCTIONS = {
    "page_of(id)": "章节、要求、评分项或资料第一页的页码",
    "pages_of(id)": "要求、评分项或资料的全部页码，如 12-13、40；跨册时如 本册 40、第二册 12-13",
    "records_for(id)": "某项要求或评分项选用的资料（列表），如 records_for('S9') 得到业绩",
    "requirements_of(kind)": "某一类要求：qualification、conformity、substantive、important、technical、commercial",
    "mark(name)": "在此段落放一个锚点，page_of(name) 可以指向它",
    "contents()": "独占一段，装订时变成本册目录",
}
FILTERS = {
    "money": "1234567.8 → 1,234,567.80",
    "plain": "去掉多余的零：3.00 → 3",
    "cn_money": "1234567.8 → 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角",
    "wan": "1234567.8 → 123.46（万元，两位小数）",
    "percent": "0.06 → 6%",
    "date_cn": "2026-12-21 → 2026年12月21日",
    "date_dot": "2026-12-21 → 2026.12.21；长期有效的写 长期",
    "month": "2026-09 → 2026年9月",
    "blank": "空值写成下划线 ________，用于留给人手填的地方",
    "mask": "证件号、电话中间几位换成 *",
}
