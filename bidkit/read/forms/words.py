"""What the labels beside a blank mean: label → the expression that fills it.

Only what is certain stands here. A label that could mean two things is left open for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SIGNED = re.compile(r"签字|签名|签章|盖章|公章|印章|私章|签署|盖单位章|手印")
BANK = "{{{{ bidder.banks|sort(attribute='basic', reverse=true)|map(attribute='{0}')|first|default('')|blank }}}}"
NAME = "{{ bidder.name }}"
LEGAL = "{{ bidder.legal_person }}"
LEGAL_TITLE = "{{ bidder.legal_person_title|blank }}"
SIGNER = "{{ (signer.name if signer else '')|blank }}"
SIGNER_TITLE = "{{ (signer.position if signer else '')|blank }}"
DATE = "{{ bid.date|date_cn }}"
PROJECT = "{{ project.name }}"
PROJECT_WORD = "{{ '' if project.name.endswith('项目') else '项目' }}"
WORDS = "{{ (price.total_words if price else '')|blank }}"
TOTAL = "{{ (price.total|money if price else '')|blank }}"
RATE = "{{ (quote.rate if quote else '')|blank }}"
RATE_FIGURE = "{{ (quote.figure if quote else '')|blank }}"
RATE_WORDS = "{{ (quote.rate_words if quote else '')|blank }}"
DAYS = "(bid.delivery.period_days ~ '天' if bid.delivery.period_days else '')"
PERIOD = f"{{{{ (values.get('period', '') or {DAYS})|blank }}}}"
VALIDITY = "{{ (bid.delivery.validity_days or '')|blank }}"
PURCHASER = "{{ tender.purchaser }}"
AGENCY = "{{ tender.agency|blank }}"


@dataclass(frozen=True, slots=True)
class Meaning:
    """An expression and the labels it fills; ``sort`` tells apart what a form's title may forbid."""

    tag: str
    labels: tuple[str, ...]
    sort: str = "company"


def _of(tag: str, labels: str, sort: str = "company") -> Meaning:
    return Meaning(tag, tuple(labels.split()), sort)


MEANINGS = (
    _of(
        NAME,
        "投标人名称 投标人 供应商名称 供应商 响应供应商名称 响应供应商 投标单位(投标人)名称 投标人(投标单位)名称"
        " 投标人(投标单位) 投标单位(投标人) 投标单位名称 投标单位 投标供应商名称 投标供应商 响应人名称 响应人 响应单位"
        " 申请人名称 磋商供应商名称 磋商供应商 谈判供应商名称 报价人名称 报价单位 报价供应商名称 报价人 单位名称(盖章)"
        " 供应商全称 投标人全称 供应商(公章) 投标人(公章) 供应商全称(公章) 知悉人",
        "bidder",
    ),
    _of(PROJECT, "项目名称 采购项目名称 招标项目名称 工程名称 磋商项目名称", "project"),
    _of(
        "{{ project.number }}",
        "项目编号 采购项目编号 招标编号 采购编号 招标项目编号 磋商文件编号 招标文件编号 磋商编号 谈判编号 询价编号",
        "project",
    ),
    _of("{{ project.lot|blank }}", "包号 标段号 标段 包组号 采购包", "project"),
    _of(PURCHASER, "采购人名称 采购人 招标人名称 招标人 采购单位名称 采购单位", "project"),
    _of(AGENCY, "采购代理机构名称 采购代理机构 招标代理机构名称 招标代理机构", "project"),
    _of(
        "{{ bidder.address }}",
        "地址 单位地址 通讯地址 通信地址 注册地址 联系地址 详细地址 公司地址 投标人地址 住所",
    ),
    _of("{{ bidder.phone|blank }}", "电话 联系电话 单位电话 公司电话 电话号码"),
    _of("{{ bidder.fax|blank }}", "传真 传真号码"),
    _of("{{ bidder.postcode|blank }}", "邮编 邮政编码"),
    _of("{{ bidder.email|blank }}", "邮箱 电子邮箱 电子邮件 电子信箱 E-mail Email"),
    _of("{{ bidder.website|blank }}", "网址 公司网址 单位网址"),
    _of("{{ bidder.credit_code }}", "统一社会信用代码 营业执照号 营业执照号码 营业执照注册号 注册号码"),
    _of("{{ bidder.scope|blank }}", "经营范围"),
    _of("{{ bidder.kind|blank }}", "企业性质 企业类型 单位性质 公司性质"),
    _of("{{ bidder.founded|date_cn|blank }}", "成立时间 成立日期 注册时间 注册日期"),
    _of(
        "{{ (bidder.registered_capital|wan ~ '万元' if bidder.registered_capital else '')|blank }}",
        "注册资金 注册资本 注册资本金",
    ),
    _of(
        "{{ (bidder.staff.total if bidder.staff else '')|blank }}", "员工总人数 职工总人数 员工人数 职工人数"
    ),
    _of(BANK.format("bank"), "开户银行 开户行 基本账户开户银行 基本户开户行 开户银行名称"),
    _of(
        BANK.format("account"),
        "账号 帐号 银行账号 银行帐号 账户 开户账号 基本账户账号 基本账户银行账号 基本帐户账号",
    ),
    _of(
        LEGAL,
        "法定代表人 法定代表人姓名 法定代表人(单位负责人) 法定代表人/单位负责人 法人代表 单位负责人 法定代表人(负责人)",
        "person",
    ),
    _of(
        SIGNER,
        "授权代表 授权代表姓名 委托代理人 授权委托人 被授权人 被授权人姓名 代表姓名 代理人 代理人姓名 投标人代表"
        " 供应商代表 法定代表人授权代表 授权代理人 受托人",
        "person",
    ),
    _of(
        DATE,
        "日期 投标日期 响应日期 时间 授权委托日期 签署日期 签字日期 签订日期 编制日期 填表日期 出具日期",
        "date",
    ),
    _of(
        RATE,
        "下浮率 投标下浮率 报价下浮率 下浮比例 优惠率 投标优惠率 让利率 费率 投标费率 报价费率 服务费率 服务费费率"
        " 折扣率 投标折扣率 报价折扣率",
        "rate",
    ),
    _of(PERIOD, "工期 服务期 服务期限 交货期 交付期 交付时间 交货时间 交货期限 完成期限 计划工期", "period"),
    _of(VALIDITY, "投标有效期 响应有效期 投标文件有效期 响应文件有效期 报价有效期", "validity"),
)
LEGAL_WORDS = (
    _of(LEGAL, "姓名", "person"),
    _of("{{ bidder.legal_person_gender|blank }}", "性别", "person"),
    _of(LEGAL_TITLE, "职务", "person"),
    _of("{{ bidder.legal_person_id|blank }}", "身份证号 身份证号码 居民身份证号码 身份证", "person"),
)
OWN_CARD = (
    _of("{{ bidder.legal_person_id|blank }}", "法定代表人身份证号 法定代表人身份证号码", "person"),
    _of(
        "{{ (signer.id_number if signer else '')|blank }}",
        "授权代表身份证号 授权代表身份证号码 被授权人身份证号 被授权人身份证号码 委托代理人身份证号码 代理人身份证号码",
        "person",
    ),
)
BARE = {
    **dict.fromkeys(("项目名称", "采购项目名称", "招标项目名称", "工程名称"), PROJECT),
    **dict.fromkeys(("项目编号", "招标编号", "采购编号", "采购项目编号"), "{{ project.number }}"),
    **dict.fromkeys(
        ("投标人名称", "供应商名称", "响应供应商名称", "投标单位名称", "响应人名称", "投标供应商名称", "报价人名称",
         "投标人全称", "供应商全称", "投标人单位名称"),
        NAME,
    ),
    **dict.fromkeys(("采购人名称", "招标人名称", "采购单位名称", "采购人全称"), PURCHASER),
    **dict.fromkeys(
        ("采购代理机构名称", "招标代理机构名称", "代理机构名称", "采购代理机构", "招标代理机构"), AGENCY
    ),
    **dict.fromkeys(
        ("法定代表人姓名", "法定代表人/单位负责人姓名", "单位负责人姓名", "法定代表人名称"), LEGAL
    ),
    **dict.fromkeys(
        ("法定代表人/单位负责人姓名、职务", "法定代表人姓名、职务", "法定代表人/单位负责人姓名和职务"),
        f"{LEGAL}、{LEGAL_TITLE}",
    ),
    **dict.fromkeys(("被授权人姓名", "授权代表姓名", "代理人姓名", "委托代理人姓名", "被授权人的姓名"), SIGNER),
    **dict.fromkeys(
        ("被授权人姓名、职务", "授权代表姓名、职务", "授权代表全名,职务", "被授权人的姓名、职务"),
        f"{SIGNER}、{SIGNER_TITLE}",
    ),
}  # fmt: skip
BESIDE_BLANK = {"投标人": NAME, "供应商": NAME, "采购人": PURCHASER, "招标人": PURCHASER, "大写": WORDS}
SHIFT = str.maketrans("（）：＿‗，［］〔〕／　", "():__,[]()/ ")


def like(text: str) -> str:
    """Return the text with signs alike, letter for letter: half-width brackets and colons, ``X`` for 某某."""
    text = text.translate(SHIFT).translate(str.maketrans("\t\u00a0\u2002\u2003", "    "))
    return re.sub(r"(?<![A-Za-z0-9])[XxＸ×✕]{2,}(?![A-Za-z0-9])", lambda found: "X" * len(found[0]), text)


def spaced(label: str) -> str:
    """Return a pattern for a label whose letters may stand apart."""
    return r"[ ]*".join(re.escape(sign) for sign in label)
