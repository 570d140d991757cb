"""The audit report of one year: cover, contents, opinion, statements and notes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scans import books
from scans.paper import GREY, Grid, Pen, Sheet
from scans.seals import sign, stamp
from scans.words import day, yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scans.books import Line, Year
    from scans.facts import Facts

_STATEMENT = Grid((357, 170, 170), 33, "lrr", pen=Pen(15))
_NOTE = Pen(17, leading=1.75)
_CONTENTS = (
    "一、审计报告", "二、资产负债表（资产）", "三、资产负债表（负债和所有者权益）", "四、利润表", "五、现金流量表",
    "六、所有者权益变动表", "七、财务报表附注", "八、会计师事务所执业证明",
)  # fmt: skip


def audit(facts: Facts) -> list[Sheet]:
    """Return the whole report, its pages numbered."""
    now, before = _year(facts), _before(facts)
    report = f"信达明审字〔{now.year + 1}〕第{now.year % 100}0155号"
    sheets = [_cover(facts, report), _list(), *_opinion(facts, report)]
    sheets += [_assets(facts, now, before), _sources(facts, now, before), _income(facts, now, before)]
    sheets += [
        _cash(facts, now, before),
        _owners(facts, now, before),
        *_notes(facts, now, before),
        _office(facts),
    ]
    for number, sheet in enumerate(sheets[1:], 1):
        sheet.text(
            (sheet.width / 2, 1120), f"第 {number} 页 共 {len(sheets) - 1} 页", Pen(14, "sans", GREY), "mm"
        )
    return sheets


def _year(facts: Facts) -> Year:
    keys = ("revenue", "net_profit", "assets", "liabilities", "surplus")
    return books.Year(int(facts["year"]), *(Decimal(facts[key]) for key in keys))


def _before(facts: Facts) -> Year:
    return _year(facts["before"]) if facts["before"] else books.earlier(_year(facts))


def _cover(facts: Facts, report: str) -> Sheet:
    sheet = Sheet()
    sheet.centre(190, facts["holder"], Pen(34, "serif-bold"))
    sheet.spaced(300, "审计报告", Pen(64, "serif-bold"), 26)
    sheet.centre(430, f"{facts['year']}年度", Pen(30, "serif"))
    sheet.centre(520, report, Pen(22, "serif"))
    sheet.draw.rectangle((250, 640, 577, 760), outline=GREY)
    sheet.centre(664, "报告验证码（样本）", Pen(17, "sans", GREY))
    sheet.centre(702, f"XDM{facts['year']}0155", Pen(26, "sans-bold"))
    sheet.centre(960, facts["auditor"], Pen(25, "serif-bold"))
    stamp(sheet, (413, 970), facts["auditor"].split("（")[0])
    return sheet


def _list() -> Sheet:
    sheet = Sheet()
    sheet.spaced(130, "目录", Pen(36, "serif-bold"), 60)
    for number, (line, page) in enumerate(zip(_CONTENTS, (2, 4, 5, 6, 7, 8, 9, 13), strict=True)):
        y = 250 + number * 62
        sheet.text((100, y), line, Pen(21))
        sheet.text((727, y), str(page), Pen(21), "ra")
        sheet.draw.line([(470, y + 20), (690, y + 20)], fill=GREY)
    return sheet


def _opinion(facts: Facts, report: str) -> list[Sheet]:
    year, holder = facts["year"], facts["holder"]
    parts = (
        ("一、审计意见", f"我们审计了{holder}（以下简称“贵公司”）财务报表，"
         f"包括{year}年12月31日的资产负债表，{year}年度的利润表、"
         "现金流量表、所有者权益变动表以及相关财务报表附注。我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，"
         f"公允反映了贵公司{year}年12月31日的财务状况以及{year}年度的经营成果和现金流量。审计意见类型为{facts['opinion']}。"),
        ("二、形成审计意见的基础", "我们按照中国注册会计师审计准则的规定执行了审计工作。按照职业道德守则，"
         "我们独立于贵公司，"
         "并履行了职业道德方面的其他责任。我们相信，我们获取的审计证据是充分、适当的，为发表审计意见提供了基础。"),
        ("三、管理层和治理层对财务报表的责任", "管理层负责按照企业会计准则的规定编制财务报表，"
         "使其实现公允反映，并设计、执行和维护"
         "必要的内部控制，以使财务报表不存在由于舞弊或错误导致的重大错报。治理层负责监督贵公司的财务报告过程。"),
    )  # fmt: skip
    first = Sheet()
    first.spaced(90, "审计报告", Pen(40, "serif-bold"), 16)
    first.text((737, 166), report, Pen(17), "ra")
    y = first.para((90, 210, 647), f"{holder}全体股东：", Pen(19, "serif-bold"), indent=0) + 10
    for title, body in parts:
        y = _section(first, y, title, body)
    return [first, _opinion_end(facts)]


def _section(sheet: Sheet, y: float, title: str, body: str) -> float:
    sheet.text((90, y), title, Pen(19, "serif-bold"))
    return sheet.para((90, y + 36, 647), body, Pen(18, leading=1.8)) + 14


def _opinion_end(facts: Facts) -> Sheet:
    sheet = Sheet()
    duty = (
        "我们的目标是对财务报表整体是否不存在由于舞弊或错误导致的重大错报获取合理保证，并出具包含审计意见的审计报告。"
        "在执行审计工作的过程中，我们运用职业判断，保持职业怀疑；识别和评估重大错报风险，设计和实施审计程序；了解与审计相关的内部控制；"
        "评价会计政策的恰当性和会计估计的合理性；对管理层使用持续经营假设的恰当性得出结论；评价财务报表的总体列报。"
    )
    _section(sheet, 110, "四、注册会计师对财务报表审计的责任", duty)
    sheet.text((90, 620), facts["auditor"], Pen(19, "serif-bold"))
    sheet.text((90, 656), "（盖章）", Pen(17))
    stamp(sheet, (250, 660), facts["auditor"].split("（")[0])
    for y, name in ((600, "顾（样）"), (690, "邵（样）")):
        sheet.text((460, y), "中国注册会计师：", Pen(18))
        sign(sheet, (610, y + 10), name)
    sheet.text((90, 860), f"中国·江城　　{day(_signed(facts))}", Pen(19))
    return sheet


def _signed(facts: Facts) -> str:
    return f"{int(facts['year']) + 1}-03-28"


def _statement(facts: Facts, title: str, unit: str, rows: Sequence[Sequence[str]]) -> Sheet:
    sheet = Sheet()
    sheet.spaced(84, title, Pen(34, "serif-bold"), 10)
    sheet.text((65, 150), f"编制单位：{facts['holder']}", Pen(15))
    sheet.text((65, 174), unit, Pen(15))
    sheet.text((762, 174), "单位：人民币元", Pen(15), "ra")
    y = sheet.table((65, 202), _STATEMENT, rows)
    for x, duty, name in (
        (65, "法定代表人：", facts["legal_person"]),
        (320, "主管会计：", "（样）"),
        (540, "会计机构负责人：", "（样）"),
    ):
        sheet.text((x, y + 30), duty, Pen(15))
        sign(sheet, (x + len(duty) * 15, int(y) + 38), name)
    stamp(sheet, (690, int(y) + 120), facts["holder"])
    return sheet


def _pairs(now: list[Line], before: list[Line]) -> list[list[str]]:
    return [[name, yuan(amount), yuan(old)] for (name, amount), (_, old) in zip(now, before, strict=True)]


def _sum(lines: list[Line]) -> Decimal:
    return sum((amount for _, amount in lines), Decimal(0))


def _total(name: str, now: list[Line], before: list[Line]) -> list[str]:
    return [name, yuan(_sum(now)), yuan(_sum(before))]


def _assets(facts: Facts, now: Year, before: Year) -> Sheet:
    (current, fixed), (old_current, old_fixed) = books.assets(now), books.assets(before)
    rows = [["资　　产", "期末余额", "期初余额"], ["流动资产：", "", ""], *_pairs(current, old_current)]
    rows += [
        _total("流动资产合计", current, old_current),
        ["非流动资产：", "", ""],
        *_pairs(fixed, old_fixed),
    ]
    rows += [
        _total("非流动资产合计", fixed, old_fixed),
        _total("资产总计", current + fixed, old_current + old_fixed),
    ]
    return _statement(facts, "资产负债表", f"{now.year}年12月31日", rows)


def _sources(facts: Facts, now: Year, before: Year) -> Sheet:
    (short, long), (old_short, old_long) = books.liabilities(now), books.liabilities(before)
    own, old_own = books.equity(now), books.equity(before)
    rows = [["负债和所有者权益", "期末余额", "期初余额"], ["流动负债：", "", ""], *_pairs(short, old_short)]
    rows += [_total("流动负债合计", short, old_short), ["非流动负债：", "", ""], *_pairs(long, old_long)]
    rows += [
        _total("负债合计", short + long, old_short + old_long),
        ["所有者权益：", "", ""],
        *_pairs(own, old_own),
    ]
    rows += [_total("所有者权益合计", own, old_own)]
    rows += [_total("负债和所有者权益总计", short + long + own, old_short + old_long + old_own)]
    return _statement(facts, "资产负债表（续）", f"{now.year}年12月31日", rows)


def _income(facts: Facts, now: Year, before: Year) -> Sheet:
    rows = [["项　　目", "本期金额", "上期金额"], *_pairs(books.income(now), books.income(before))]
    return _statement(facts, "利润表", f"{now.year}年度", rows)


def _cash(facts: Facts, now: Year, before: Year) -> Sheet:
    flows = books.cash(now, before)
    rows = [["项　　目", "本期金额", "占营业收入"]]
    rows += [[name, yuan(amount), f"{amount / now.revenue * 100:.2f}%"] for name, amount in flows]
    return _statement(facts, "现金流量表", f"{now.year}年度", rows)


def _owners(facts: Facts, now: Year, before: Year) -> Sheet:
    rows = [["项　　目", "期末余额", "期初余额"], *_pairs(books.equity(now), books.equity(before))]
    rows += [
        ["所有者权益合计", yuan(now.equity), yuan(before.equity)],
        ["其中：本年净利润", yuan(now.profit), yuan(before.profit)],
    ]
    rows += [
        ["　　　提取盈余公积", yuan(now.surplus - before.surplus), "—"],
        ["　　　对所有者的分配", "0.00", "0.00"],
    ]
    return _statement(facts, "所有者权益变动表", f"{now.year}年度", rows)


def _notes(facts: Facts, now: Year, before: Year) -> list[Sheet]:
    drawn: list[Callable[[Sheet, Facts, Year, Year], None]] = [
        _note_company,
        _note_policy,
        _note_assets,
        _note_income,
    ]
    sheets = []
    for number, draw in enumerate(drawn):
        sheet = Sheet()
        head = "财务报表附注" if number == 0 else "财务报表附注（续）"
        sheet.centre(74, head, Pen(28, "serif-bold"))
        draw(sheet, facts, now, before)
        sheets.append(sheet)
    return sheets


def _note_company(sheet: Sheet, facts: Facts, now: Year, before: Year) -> None:
    y = _text(sheet, 140, "一、公司基本情况",
              f"{facts['holder']}成立于{day(facts['founded'])}，统一社会信用代码{facts['credit_code']}，注册资本人民币"
              f"{yuan(books.CAPITAL)}元，法定代表人{facts['legal_person']}，住所{facts['address']}。截至{now.year}年12月31日，"
              f"公司从业人员{facts['employees']}人。")  # fmt: skip
    y = _text(sheet, y, "二、经营范围", facts["scope"])
    y = _text(
        sheet,
        y,
        "三、财务报表的编制基础",
        "本公司财务报表以持续经营为基础，根据实际发生的交易和事项，按照企业会计准则的规定"
        "进行确认和计量，在此基础上编制财务报表。",
    )
    _text(sheet, y, "四、遵循企业会计准则的声明", "本公司编制的财务报表符合企业会计准则的要求，真实、"
    "完整地反映了本公司的财务状况、"
          "经营成果和现金流量等有关信息。会计年度自公历1月1日起至12月31日止，以人民币为记账本位币。")  # fmt: skip


def _note_policy(sheet: Sheet, facts: Facts, now: Year, before: Year) -> None:
    y = _text(
        sheet,
        140,
        "五、重要会计政策和会计估计（一）收入确认",
        "本公司在履行了合同中的履约义务，即在客户取得相关商品或服务控制权时"
        "确认收入。软件开发与平台建设项目按照验收时点或履约进度确认；运行维护和数据服务在服务期内分期确认。",
    )
    y = _text(
        sheet,
        y,
        "（二）应收款项",
        "对应收账款按照预期信用损失计提减值准备，账龄组合的计提比例为：一年以内3%，一至二年10%，"
        "二至三年30%，三年以上60%。",
    )
    y = _text(
        sheet,
        y,
        "（三）固定资产与无形资产",
        "固定资产按直线法计提折旧，电子设备三至五年，运输工具五年，办公家具五年。"
        "软件著作权和专利权按预计受益期五至十年平均摊销。研究阶段支出于发生时计入当期损益。",
    )
    y = _text(sheet, y, "六、税项", "主要税种及税率如下：")
    rows = [["税种", "计税依据", "税率"], ["增值税", "应税服务收入、软件产品销售收入", "6%、13%"],
    ["城市维护建设税", "应纳流转税额", "7%"],
            ["教育费附加", "应纳流转税额", "3%"], ["企业所得税", "应纳税所得额", "15%"]]  # fmt: skip
    sheet.table((90, y), Grid((180, 287, 180), 36, "llm", pen=Pen(15)), rows)


def _note_assets(sheet: Sheet, facts: Facts, now: Year, before: Year) -> None:
    (current, fixed), (old_current, old_fixed) = books.assets(now), books.assets(before)
    y = 136.0
    cash = (
        (current[0], old_current[0]),
        (("库存现金", "0.0016"), ("银行存款", "0.9421")),
        "其他货币资金",
        "七、报表项目注释　1．货币资金",
    )
    debts = (
        (current[2], old_current[2]),
        (("一年以内", "0.743"), ("一至二年", "0.182"), ("二至三年", "0.057")),
        "三年以上",
        "2．应收账款（按账龄）",
    )
    fixed_ = (
        (fixed[0], old_fixed[0]),
        (("电子设备", "0.583"), ("运输工具", "0.174")),
        "办公家具及其他",
        "3．固定资产账面价值",
    )
    for lines, shares, rest, title in (cash, debts, fixed_):
        sheet.text((90, y), title, Pen(18, "serif-bold"))
        (_, amount), (_, old) = lines
        rows = [
            ["项　　目", "期末余额", "期初余额"],
            *_pairs(books.split(amount, shares, rest), books.split(old, shares, rest)),
        ]
        rows.append(["合　　计", yuan(amount), yuan(old)])
        y = sheet.table((90, y + 34), Grid((287, 180, 180), 34, "lrr", pen=Pen(15)), rows) + 26


def _note_income(sheet: Sheet, facts: Facts, now: Year, before: Year) -> None:
    shares = (("数据平台与软件开发", "0.512"), ("数据治理与数据服务", "0.268"), ("系统集成", "0.093"))
    sheet.text((90, 136), "4．营业收入", Pen(18, "serif-bold"))
    rows = [["类　　别", "本期发生额", "上期发生额"]]
    rows += _pairs(
        books.split(now.revenue, shares, "运行维护服务"), books.split(before.revenue, shares, "运行维护服务")
    )
    rows.append(["合　　计", yuan(now.revenue), yuan(before.revenue)])
    y = sheet.table((90, 170), Grid((287, 180, 180), 34, "lrr", pen=Pen(15)), rows) + 26
    y = _text(
        sheet,
        y,
        "八、关联方及关联交易",
        "本公司的关联方包括全体股东、持股平台江城衡远企业管理合伙企业（有限合伙）和全资子公司"
        "云泽衡信数据服务有限公司。本年度未发生应披露的重大关联交易。",
    )
    y = _text(
        sheet,
        y,
        "九、或有事项和承诺事项",
        "截至资产负债表日，本公司不存在应披露的未决诉讼、对外担保等或有事项。",
    )
    y = _text(
        sheet, y, "十、资产负债表日后事项", "截至财务报表批准报出日，本公司无应披露的重大资产负债表日后事项。"
    )
    _text(sheet, y, "十一、财务报表的批准", f"本财务报表业经本公司董事会于{day(_signed(facts))}批准报出。")


def _text(sheet: Sheet, y: float, title: str, body: str) -> float:
    sheet.text((90, y), title, Pen(18, "serif-bold"))
    return sheet.para((90, y + 34, 647), body, _NOTE) + 14


def _office(facts: Facts) -> Sheet:
    sheet = Sheet((827, 1169), (252, 249, 240), (120, 70, 30))
    sheet.draw.rectangle((60, 70, 767, 1060), outline=sheet.accent, width=4)
    sheet.centre(140, "会计师事务所执业证书", Pen(40, "serif-bold"))
    rows = (("名　　称", facts["auditor"]), ("首席合伙人", "（样本）"),
    ("经营场所", "江城市临江区会展路66号"), ("组织形式", "普通合伙"),
            ("执业证书编号", "42990155（样本）"), ("批准执业日期", "2009年6月15日"))  # fmt: skip
    y = 280.0
    for label, value in rows:
        y = sheet.field((130, y, 570), label, value, Pen(21, leading=1.6), 170) + 26
    sheet.text((450, 880), "江城市财政局（样本）", Pen(19))
    stamp(sheet, (560, 890), "江城市财政局")
    return sheet
