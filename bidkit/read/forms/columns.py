"""What the head of a column wants of each row: words of the head → the expression that fills the cell.

Only what is certain stands here. A head that could mean two things is nobody's and stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["price", "deviation", "cases", "team", "papers"]
COUNT = "{{ loop.index }}"
SAME = ""
BUYER = r"(?:招标|采购|磋商|谈判|询价|比选|竞价|用户)"
OURS = r"(?:投标|响应|应答|供应商|投标人|响应人|我方)"
FILE = r"(?:文件)?(?:的|中的?|规定的?|所列的?)?"
DAY = r"(?:时间|日期|年月|年月日)"
TEXT = r"(?:的)?(?:全文|原文|(?:具体|详细)?(?:内容|描述)|内容与数值|及?指标)?"


@dataclass(frozen=True, slots=True)
class Column:
    """A meaning: a pattern of the whole head, and the expression of its cell; ``money`` takes the head's unit."""

    name: str
    head: re.Pattern[str]
    tag: str
    money: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A sort of table: its columns, those it cannot do without, and heads that tell of something else."""

    sort: Sort
    columns: tuple[Column, ...]
    needed: tuple[frozenset[str], ...]
    other: re.Pattern[str]


def _of(name: str, head: str, tag: str, *, money: bool = False) -> Column:
    return Column(name, re.compile(head), tag, money)


def _either(*names: str) -> frozenset[str]:
    return frozenset(names)


def _each(attribute: str, of: str = "certificates") -> str:
    return f"{{{{ m.person.{of}|map(attribute='{attribute}')|map('default', '/', true)|join('、') }}}}"


def _day(attribute: str) -> str:
    return f"{{{{ r.{attribute}|date_dot if r.{attribute} else '' }}}}"


NUMBER = _of("number", r"序号|项次|行号|编?号|No\.?|NO\.?", COUNT)
REMARK = _of("remark", r"备注|其他|其它", SAME)
PRICE = Listing(
    "price",
    (
        _of("group", r"(?:所属)?(?:模块|分组|大类|费用类别|类别)", "{{ r.group }}"),
        _of(
            "item",
            r"(?:分项|货物|服务|产品|设备|软件|标的|采购标的|支出项|报价项|费用项?|报价|工作|子项|清单|项目|服务项目)?"
            r"(?:名称|项目名称|项目)|(?:分项|费用|报价|服务|项目)(?:内容|项目)|分项",
            "{{ r.item }}",
        ),
        _of(
            "spec",
            r"(?:规格|型号|规格型号|型号规格|规格及?型号|规格参数|型号及?规格|规格型号及参数|(?:主要)?技术参数|配置)"
            r"|(?:具体|服务|工作|规格或服务)?(?:内容|要求|范围)|规格描述|描述",
            "{{ r.spec }}",
        ),
        _of("unit", r"(?:计量|计价)?单位", "{{ r.unit }}"),
        _of("quantity", r"(?:采购|报价)?数量|工程量", "{{ r.quantity|plain }}"),
        _of("unit_price", r"(?:含税|投标|响应|综合|报价|全费用)*单价(?:报价)?", "r.unit_price", money=True),
        _of("rate", r"(?:增值税)?税率", "{{ r.tax_rate|percent }}"),
        _of(
            "amount",
            r"(?:含税|投标|分项|响应|报价)*(?:总价|合价|合计|小计|金额|总金额|合计金额|总额)|(?:分项)?报价(?:金额)?",
            "r.amount",
            money=True,
        ),
        _of("note", r"备注|说明", "{{ r.note }}"),
    ),
    (_either("item"), _either("amount"), _either("unit_price", "quantity")),
    re.compile(r"费率|折扣|下浮|优惠|成本|人月单价|出版社"),
)
DEVIATION = Listing(
    "deviation",
    (
        _of("lot", r"包号|标段号?|包组号?|采购包", "{{ project.lot }}"),
        _of(
            "clause",
            rf"(?:对应)?{BUYER}?{FILE}(?:条款?目?|章节)(?:序?号|编号|章节|号)|(?:对应)?{BUYER}?{FILE}(?:条目|章节)",
            "{{ r.clause }}",
        ),
        _of(
            "deviation",
            r"(?:响应/|是否|有无|有/无)?(?:偏离|偏差)(?:情况|程度|与否|结果|类型)?(?:\(.*\))?",
            "{{ r.deviation }}",
        ),
        _of("note", r"(?:偏离|偏差|差异|响应)?(?:情况)?(?:说明|原因)(?:及?理由)?", "{{ r.note }}"),
        _of(
            "pages",
            r".{0,8}(?:页码|所在页|所在位置|所在页数)(?:范围)?|(?:证明|佐证)(?:文件|材料).{0,6}(?:页|位置).{0,2}",
            "{{ r.pages }}",
        ),
        _of(
            "asked",
            rf"{BUYER}{FILE}.{{0,8}}(?:要求|需求|条款|条件|规格|参数|指标|规定|规范){TEXT}"
            rf"|(?:技术|商务|服务|采购|项目)?(?:和|、)?(?:技术|商务|服务)?(?:要求|需求|条款){TEXT}",
            "{% if r.title and not r.text.startswith(r.title) %}{{ r.title }}：{% endif %}{{ r.text }}",
        ),
        _of(
            "reply",
            rf"{OURS}{FILE}.{{0,8}}(?:响应|应答|承诺|条款|条件|规格|参数|指标|应答内容){TEXT}|{OURS}(?:内容|情况|描述|文件内容)"
            rf"|{OURS}(?:响应|应答)?{TEXT}",
            "{{ r.reply }}",
        ),
    ),
    (_either("asked"), _either("reply")),
    re.compile(r"单价|合价"),
)
CASES = Listing(
    "cases",
    (
        _of("name", r"(?:工程|合同|业绩|类似|类似项目)?(?:项目|合同)?名称|项目", "{{ r.name }}"),
        _of(
            "client",
            r"(?:用户|客户|业主|采购人|采购|委托|委托方|建设|发包人|发包方|发包|招标人|甲方|合同甲方|项目|买方|使用|服务|服务对象)"
            r"(?:单位|方)?(?:名称)?",
            "{{ r.client }}",
        ),
        _of(
            "amount",
            r"(?:合同|项目|成交|中标|签约)*(?:总)?(?:金额|价款|价格|总价|额|价)",
            "r.amount",
            money=True,
        ),
        _of(
            "signed",
            rf"(?:合同|项目)?(?:签订|签约|签署)(?:合同)?{DAY}|合同{DAY}",
            _day("signed"),
        ),
        _of(
            "accepted",
            rf"(?:项目|合同|工程)?(?:完成|完工|竣工|验收|竣工验收|交付|完成验收)(?:报告)?{DAY}",
            _day("accepted"),
        ),
        _of("year", r"(?:签订|合同)?(?:年份|年度)", "{{ r.signed.year if r.signed else '' }}"),
        _of("passed", r"是否(?:已)?(?:通过)?验收(?:合格)?", "{{ '是' if r.accepted else '' }}"),
        _of("contact", r".{0,6}联系人(?:姓名)?|证明人", "{{ r.contact }}"),
        _of("phone", r"(?:.{0,6}联系)?(?:电话|方式)|联系人?电话|电话号码", "{{ r.phone }}"),
        _of(
            "content",
            r"(?:项目|合同|服务|工程|主要|建设|工作)*(?:内容|概况|简介|简要描述|简述|描述)",
            "{{ r.content }}",
        ),
        _of("manager", r"项目(?:经理|负责人)(?:姓名)?", "{{ r.manager }}"),
        _of("region", r"(?:项目|工程|服务)?(?:所在)?(?:地点|地|地区|区域)", "{{ r.region }}"),
        _of("pages", r".{0,8}页码", "{{ pages_of(r.id) }}"),
    ),
    (
        _either("client"),
        _either("name"),
        _either("amount", "signed", "accepted", "contact", "content", "year"),
    ),
    re.compile(r"担任|本人|姓名|分包|拟|岗位|诉讼|仲裁|处罚"),
)
TEAM = Listing(
    "team",
    (
        _of("name", r"(?:人员)?姓名", "{{ m.person.name }}"),
        _of(
            "role",
            r"(?:本项目)?(?:拟任|拟担任|担任|拟派|中)?(?:的)?(?:职务|岗位|角色|职位)(?:名称)?"
            r"|岗位名称|拟.{0,8}(?:任职|职务|岗位)",
            "{{ m.role }}",
        ),
        _of(
            "duty", r"(?:本项目|岗位|项目|主要)?(?:职责|分工|任务|工作职责|职责分工|工作内容)", "{{ m.duty }}"
        ),
        _of("gender", r"性别", "{{ m.person.gender }}"),
        _of("born", r"出生(?:年月|日期|年月日)", "{{ m.person.born|month }}"),
        _of(
            "age",
            r"年龄",
            "{% if m.person.born and bid.date %}{{ bid.date.year - m.person.born.year"
            " - (1 if (bid.date.month, bid.date.day) < (m.person.born.month, m.person.born.day) else 0) }}{% endif %}",
        ),
        _of("degree", r"(?:最高)?(?:学历|学位|学历学位|文化程度)", _each("degree", "education")),
        _of("school", r"毕业(?:院校|学校|学院)", _each("school", "education")),
        _of("major", r"(?:所学)?专业", _each("major", "education")),
        _of("title", r"(?:技术|专业)?(?:技术)?职称(?:名称)?", "{{ m.person.title }}"),
        _of(
            "certificates",
            r"(?:相关|资格|职业资格|执业资格|职业|执业|专业|持有|上岗|技能)*(?:证书|证件|资格证)(?:名称)?"
            r"|职业资格|执业资格|资质证书|持证情况",
            _each("name"),
        ),
        _of("cert_number", r"(?:资格)?证书?(?:编号|号码|号)", _each("number")),
        _of("cert_grade", r"(?:证书)?(?:级别|等级)", _each("grade")),
        _of("cert_major", r"证书专业", _each("major")),
        _of("id_number", r"身份证(?:号码?|件号码?)", "{{ m.person.id_number }}"),
        _of("phone", r"(?:联系)?电话|联系方式|手机号?码?", "{{ m.person.phone }}"),
        _of(
            "experience",
            r"(?:主要|相关|项目|工作|类似|从业|主要工作|相关工作|类似项目|主要项目|相关项目)*(?:经验|经历|业绩|履历)",
            "{{ m.person.experience|map(attribute='project')|join('；') }}",
        ),
        _of("employer", r"(?:所在|工作|任职)?单位(?:名称)?", "{{ m.person.employer }}"),
        _of("pages", r".{0,8}页码", "{{ m.pages }}"),
    ),
    (_either("name"), _either("role", "title", "certificates", "degree", "duty", "experience")),
    re.compile(r"出资|持股|股份|股权|关联|回避|在建"),
)
PAPERS = Listing(
    "papers",
    (
        _of(
            "name",
            r"(?:资质|资格|证书|证件|认证|荣誉|奖项|知识产权|著作权|软件)*名称|证书|资质证书",
            "{{ r.name }}",
        ),
        _of("number", r"(?:资质|资格|证书|证件|登记|认证)*(?:编号|号码|证号|号)", "{{ r.number }}"),
        _of("grade", r"(?:资质|证书|资格|认证)?(?:等级|级别)", "{{ r.grade }}"),
        _of("issuer", r"(?:发证|颁发|颁证|认证|授予|登记|出具)(?:机关|机构|单位|部门)", "{{ r.issuer }}"),
        _of("issued", rf"(?:发证|颁发|颁证|取得|获得|获证|登记|获奖){DAY}", _day("issued")),
        _of("valid", r"(?:证书)?有效(?:期|日期|期限|期至|期截止日|截止日期)(?:至)?", _day("valid_until")),
        _of("scope", r"(?:认证|资质|许可|业务|证书)?(?:范围|覆盖范围)", "{{ r.scope }}"),
        _of("holder", r"持(?:证|有)(?:人|单位)|单位名称|证书所有人", "{{ r.holder }}"),
        _of("pages", r".{0,8}页码", "{{ pages_of(r.id) }}"),
    ),
    (_either("name"), _either("number", "issuer", "valid", "issued", "grade")),
    re.compile(r"姓名|人员|单价|产品|品牌|型号"),
)
LISTINGS = (PRICE, DEVIATION, CASES, TEAM, PAPERS)
UNIT = re.compile(r"\((?P<unit>[^()]*)\)$")
PARTS = re.compile(r"及|和|与|、|/")


def cell_tag(head: str, listing: Listing) -> tuple[str, str] | None:
    """Return the name and the expression of a column by its head, None for a head that nobody knows.

    ``A及B`` is known where both are.
    """
    if NUMBER.head.fullmatch(head):
        return NUMBER.name, NUMBER.tag
    for bare, unit in _readings(head):
        found = next((column for column in listing.columns if column.head.fullmatch(bare)), None)
        if found is not None:
            return found.name, _expression(found, unit, listing)
        if REMARK.head.fullmatch(bare):
            return REMARK.name, REMARK.tag
        parts = PARTS.split(bare)
        known = [one for one in (_part(part, unit, listing) for part in parts) if one is not None]
        if len(known) == len(parts) > 1:
            return "+".join(name for name, _ in known), "　".join(tag for _, tag in known if tag)
    return None


def _part(head: str, unit: str, listing: Listing) -> tuple[str, str] | None:
    found = next((column for column in listing.columns if column.head.fullmatch(head)), None)
    return None if found is None else (found.name, _expression(found, unit, listing))


def _readings(head: str) -> list[tuple[str, str]]:
    """Return the head as it is, and without the brackets at its end, with the unit said there."""
    found = UNIT.search(head)
    return [(head, "")] if found is None else [(head, ""), (head[: found.start()], found["unit"])]


def _expression(column: Column, unit: str, listing: Listing) -> str:
    """Return the expression of a cell; money is printed in the unit the head names, in 元 where it names none."""
    if not column.money:
        return column.tag
    if "%" in unit:
        return ""
    shown = f"{column.tag}|{'wan' if '万' in unit else 'money'}"
    if listing.sort == "price":
        return f"{{{{ {shown} }}}}"
    said = "" if unit else " ~ '元'"
    return f"{{{{ ({shown}{said}) if {column.tag} is not none else '' }}}}"
