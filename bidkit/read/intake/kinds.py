"""The kinds of paper that are told apart: the words on their face, the sheet they belong on, the fields they carry.

A field of a kind lists the labels it may stand behind, the best first. What is a label for one kind ends a value for
every other.
"""

from __future__ import annotations

from dataclasses import dataclass

from bidkit.read.intake import readers
from bidkit.read.intake.label_words import (
    BUYER,
    GRADE,
    HOLDER,
    ISSUED,
    ISSUER,
    LAST,
    NUMBER,
    PRICE,
    PROJECT,
    SCOPE,
    SELLER,
    STANDARD,
    STOPS,
)
from bidkit.read.intake.readers import Reader

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its path, what reads it, the labels before it; ``must`` is asked for where it is not found.

    ``folds`` says that it may go on in the next rows.
    """

    path: Path
    reader: Reader
    labels: tuple[str, ...]
    must: bool = False
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: its name, the sheet of its record, the kind of the scan, patterns of its face with weights.

    ``fixed`` are fields that the kind itself decides; ``titled`` takes the record's name from the face; ``signs``
    are words that tell wherever they stand; ``whose`` are labels of the person whose paper it is.
    """

    name: str
    sheet: str
    paper: str
    face: tuple[tuple[str, float], ...]
    fields: tuple[Field, ...]
    fixed: tuple[tuple[Path, str], ...] = ()
    titled: bool = False
    signs: tuple[tuple[str, float], ...] = ()
    whose: tuple[str, ...] = ()


def _f(path: str, reader: Reader, labels: str, *, must: bool = False, folds: bool = False) -> Field:
    return Field(tuple(path.split(".")), reader, tuple(labels.split()), must, folds)


_PAPER = (
    _f("holder", readers.company, HOLDER, must=True, folds=True),
    _f("number", readers.number, NUMBER, must=True),
    _f("grade", readers.first, GRADE),
    _f("scope", readers.text, SCOPE, folds=True),
    _f("standard", readers.text, STANDARD),
    _f("issuer", readers.company, ISSUER),
    _f("issued", readers.day, ISSUED, must=True),
    _f("valid_until", readers.last, LAST),
)
_PERSONAL = (
    _f("number", readers.number, NUMBER, must=True),
    _f("grade", readers.first, "等级 级别 资格级别 资格等级 注册类别 技术等级 职称等级"),
    _f("major", readers.text, "专业名称 专业类别 注册专业 申报专业 资格专业 从事专业 工种 职业（工种） 系列专业 专业"),
    _f("issuer", readers.company, f"{ISSUER} 评审委员会 评审组织 评审机构 评委会名称 评审委员会名称"),
    _f("issued", readers.day, f"{ISSUED} 评审通过时间 评审时间 评审日期 资格取得时间 通过时间", must=True),
    _f("valid_until", readers.last, LAST),
)  # fmt: skip
NAME = ("姓名", "持证人", "持证人姓名", "学生姓名")
_CASE = (
    _f("name", readers.text, PROJECT, must=True, folds=True),
    _f("client", readers.company, BUYER, must=True, folds=True),
    _f("contractor", readers.company, SELLER, folds=True),
    _f("amount", readers.money, PRICE),
    _f("manager", readers.person, "项目负责人 项目经理 总监理工程师"),
)

KINDS = (
    Kind("营业执照", "公司", "licence", ((r"营业执照", 6),), (
        _f("name", readers.company, "企业名称 名称", must=True, folds=True),
        _f("credit_code", readers.credit, "统一社会信用代码 注册号", must=True),
        _f("kind", readers.text, "公司类型 主体类型 类型", folds=True),
        _f("legal_person", readers.person, "法定代表人 负责人 经营者 投资人 执行事务合伙人", must=True),
        _f("address", readers.text, "住所 营业场所 经营场所 主要经营场所", must=True, folds=True),
        _f("registered_capital", readers.capital, "注册资本 注册资金"),
        _f("founded", readers.day, "成立日期 注册日期"),
        _f("term", readers.last, "营业期限 经营期限"),
        _f("scope", readers.text, "经营范围", folds=True),
    ), signs=((r"注册资本.*经营范围|经营范围.*注册资本", 2),)),
    Kind("开户许可证", "银行账户", "licence",
         ((r"开户许可证", 6), (r"基本存款账户信息|基本存款账户编号", 4)), (
        _f("bank", readers.company, "开户银行 开户行", must=True),
        _f("account", readers.number, "银行账号 账号 账户号码", must=True),
    ), ((("basic",), "是"),)),
    Kind("安全生产许可证", "资质证书", "certificate", ((r"安全生产许可证", 6),), _PAPER,
         ((("kind",), "许可"), (("name",), "安全生产许可证"))),
    Kind("建筑业企业资质证书", "资质证书", "certificate",
         ((r"(?:建筑业企业|工程设计|工程勘察|工程监理|施工)资质证书", 6),), _PAPER,
         ((("kind",), "许可"),), titled=True),
    Kind("软件著作权登记证书", "资质证书", "certificate", ((r"(?:计算机)?软件著作权登记证书", 6), (r"软著登字", 3)), (
        _f("name", readers.text, "软件名称", must=True, folds=True),
        _f("holder", readers.company, "著作权人 权利人", must=True, folds=True),
        _f("number", readers.number, "登记号", must=True),
        _f("issuer", readers.company, ISSUER),
        _f("issued", readers.day, "发证日期 登记日期"),
    ), ((("kind",), "知识产权"),)),
    Kind("专利证书", "资质证书", "certificate", ((r"(?:发明|实用新型|外观设计)?专利证书", 6),), (
        _f("name", readers.text, "发明名称 实用新型名称 外观设计名称 专利名称", must=True, folds=True),
        _f("holder", readers.company, "专利权人", must=True, folds=True),
        _f("number", readers.number, "专利号", must=True),
        _f("issuer", readers.company, ISSUER),
        _f("issued", readers.day, "授权公告日 发证日期 授权日"),
    ), ((("kind",), "知识产权"),)),
    Kind("荣誉证书", "资质证书", "certificate", ((r"荣誉证书|荣誉称号|获奖证书|奖状|表彰", 4),), _PAPER,
         ((("kind",), "荣誉"),), titled=True),
    Kind("信用等级证书", "资质证书", "certificate", ((r"信用等级(?:证书|评价)|企业信用等级|资信等级证书", 5),), _PAPER,
         ((("kind",), "信用"),), titled=True),
    Kind("体系认证证书", "资质证书", "certificate",
         ((r"(?:管理体系|服务|产品).{0,6}认证证书", 6), (r"ISO[/ ]?(?:IEC)?[ ]?\d{4,5}", 2), (r"认证证书", 4)),
         _PAPER, ((("kind",), "认证"),), titled=True),
    Kind("许可证", "资质证书", "certificate", ((r"[\u4e00-\u9fff]{2,12}许可证(?!编号|号|持有)", 4),), _PAPER,
         ((("kind",), "许可"),), titled=True),
    Kind("资质、能力证书", "资质证书", "certificate",
         ((r"(?:高新技术|专精特新|中小企业).{0,8}证书", 5), (r"(?:资质|能力|等级|认定|评估|登记|备案)证书?", 3)),
         _PAPER,
         ((("kind",), "认证"),), titled=True),
    Kind("身份证", "人员", "id-card", ((r"居民身份证", 6),), (
        _f("name", readers.person, "姓名", must=True),
        _f("gender", readers.gender, "性别"),
        _f("born", readers.day, "出生日期 出生"),
        _f("id_number", readers.identity, "公民身份号码 身份证号码 身份号码", must=True),
        _f("note.身份证有效期至", readers.last, "有效期限"), _f("note.身份证签发日期", readers.day, "有效期限"),
    ), signs=((r"公民身份号码", 2), (r"姓名.*性别.*民族.*住址", 3), (r"签发机关.*有效期限", 3))),
    Kind("职称证", "人员证书", "title",
         ((r"职称证|专业技术资格证书|专业技术职务任职资格|专业技术职务资格证书|职称评审", 6),
          (r"(?:任职|技术)资格", 2)),
         (_f("name", readers.first,
             "资格名称 职称名称 专业技术资格 任职资格 专业技术职务 技术职务 职称 资格级别 评审结果", must=True),
          *_PERSONAL),
         whose=NAME),
    Kind("执业、职业资格证书", "人员证书", "certificate",
         ((r"(?:注册|执业|职业|从业|上岗|考核|岗位|专业技术人员).{0,14}(?:证书|合格证|注册证|执业证|资格证)", 5),
          (r"[\u4e00-\u9fff]{2,14}[师员](?:资格|执业|职业|水平)?证书", 5),
          (r"建造师|造价工程师|监理工程师|信息系统项目管理师|消防工程师|安全工程师|咨询工程师", 4)),
         _PERSONAL, titled=True, whose=NAME),
    Kind("毕业证、学位证", "人员学历", "degree", ((r"毕业证书|学位证书|学士学位|硕士学位|博士学位", 6),), (
        _f("school", readers.company, "学校名称 毕业院校 校名 院校", must=True),
        _f("degree", readers.first, "学历 学历层次 学位 层次", must=True),
        _f("major", readers.first, "专业 所学专业"),
        _f("graduated", readers.day, "毕业日期 毕业时间 发证日期"),
    ), whose=NAME),
    Kind("社保证明", "人员", "social-security",
         ((r"(?:社会保险|社保|养老保险|参保|缴费).{0,14}(?:证明|凭证|清单|明细|记录|权益单|缴费单)", 6),
          (r"参保人员", 2)), (
        _f("name", readers.person, "参保人姓名 姓名", must=True),
        _f("id_number", readers.identity, "社会保障号码 社会保障号 公民身份号码 身份证号码 身份证号 证件号码"),
        _f("social_security.payer", readers.company,
           "参保单位名称 参保单位 缴费单位名称 缴费单位 单位名称 用人单位 现参保单位 单位", must=True, folds=True),
        _f("note.单位编号", readers.number, "单位编号 单位参保号 社保登记号"),
    )),
    Kind("审计报告", "财务", "audit", ((r"审计报告", 6), (r"我们审计了.*财务报表", 4)), (
        _f("revenue", readers.money, "营业收入 营业总收入 主营业务收入"),
        _f("net_profit", readers.money, "净利润"),
        _f("assets", readers.money, "资产总计 资产总额"),
        _f("liabilities", readers.money, "负债合计 负债总额"),
    )),
    Kind("中标通知书", "业绩", "award", ((r"(?:中标|成交)(?:[（(]成交[)）])?(?:结果)?通知书", 6),), (
        *_CASE, _f("note.项目编号", readers.number, "项目编号 招标编号 采购编号 采购项目编号"),
    ), signs=((r"确定.{0,14}(?:中标|成交)", 3), (r"中标金额|成交金额|中标价|成交价", 1.5))),
    Kind("验收报告", "业绩", "acceptance", ((r"(?:竣工|项目|最终|终验|工程)?验收(?:报告|证书|单|意见|证明)", 6),), (
        *_CASE, _f("accepted", readers.day, "验收日期 验收时间 竣工验收日期 终验日期 竣工日期"),
    )),
    Kind("合同", "业绩", "contract", ((r"合同(?:书|协议书)?(?!编号|金额|总价|价|条款|签订|约定|名称|期|额|履行|段)", 3),
                                 (r"(?:采购|服务|施工|承包|买卖|委托|开发|销售|建设工程|技术).{0,8}合同", 4)), (
        *_CASE, _f("note.合同编号", readers.number, "合同编号 协议编号"),
        _f("signed", readers.day, "签订日期 签订时间 签署日期 签约日期 签字日期 订立日期 合同签订日期 日期"),
    ), signs=((r"甲方.*乙方|买方.*卖方|发包人.*承包人|委托人.*受托人|需方.*供方", 1.5),)),
    Kind("发票", "", "invoice", ((r"(?:增值税|电子)(?:专用|普通)?发票|电子发票", 6),), ()),
)  # fmt: skip


def all_labels() -> tuple[str, ...]:
    """Return every label that ends a value, of whatever kind."""
    own = {label for kind in KINDS for one in kind.fields for label in one.labels}
    return tuple(sorted({*own, *STOPS.split(), *NAME} - {"项目", "单位", "授予", "标准", "日期"}))
