"""Papers of the company other than its licence: bank, registry, tax, social security, credit look-up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scans.paper import A4_WIDE, GREY, Colour, Grid, Pen, Sheet
from scans.seals import stamp
from scans.words import day, next_months, number_of, yuan

if TYPE_CHECKING:
    from scans.facts import Facts

_BLUE: Colour = (32, 84, 150)
_LISTS = (
    "失信被执行人", "重大税收违法失信主体", "政府采购严重违法失信行为记录名单",
    "经营异常名录", "严重违法失信名单", "行政处罚",
)  # fmt: skip


def bank(facts: Facts) -> list[Sheet]:
    """Return the bank's statement about the basic account."""
    sheet = Sheet()
    sheet.centre(120, "基本存款账户信息", Pen(38, "serif-bold"))
    rows = [
        ["账户名称", facts["name"]], ["账户号码", facts["account"]], ["开户银行", facts["bank"]],
        ["账户性质", "基本存款账户"], ["法定代表人", facts["legal_person"]], ["统一社会信用代码", facts["credit_code"]],
        ["基本存款账户编号", f"J4299{number_of(facts['account'], 999999999):09d}"], ["开户日期", day(facts["founded"])],
    ]  # fmt: skip
    y = sheet.table((100, 220), Grid((190, 437), 52, "ml", head=False, pen=Pen(18)), rows)
    words = "以上信息由存款人申请打印，仅用于证明账户的开立情况，不作为资信或担保证明。"
    sheet.para((100, y + 26, 627), words, Pen(17, "kai"))
    sheet.text((700, 860), facts["bank"], Pen(18), "ra")
    sheet.text((700, 894), day(facts["printed"]), Pen(18), "ra")
    stamp(sheet, (630, 860), facts["bank"], "业务公章")
    return [sheet]


def name_change(facts: Facts) -> list[Sheet]:
    """Return the registry's notice that the name was changed."""
    sheet = Sheet()
    sheet.centre(130, "准予变更登记通知书", Pen(40, "serif-bold"))
    sheet.text((727, 210), "（江临）登记企变字〔2018〕第0551号", Pen(17), "ra")
    y = sheet.para((100, 270, 627), f"{facts['name']}：", Pen(20, "serif-bold"), indent=0) + 12
    words = "你单位提交的变更登记申请材料齐全，符合法定形式，我局决定准予变更登记。变更事项如下："
    y = sheet.para((100, y, 627), words, Pen(19, leading=1.8)) + 10
    rows = [["变更事项", "变更前", "变更后"], ["名称", facts["former"], facts["name"]]]
    y = sheet.table((100, y), Grid((127, 250, 250), 60, "mmm", pen=Pen(17)), rows) + 24
    sheet.para((100, y, 627), f"统一社会信用代码：{facts['credit_code']}，变更前后不变。", Pen(19))
    sheet.text((700, 830), "江城市市场监督管理局", Pen(19), "ra")
    sheet.text((700, 866), day("2018-05-16"), Pen(19), "ra")
    stamp(sheet, (600, 840), "江城市市场监督管理局")
    return [sheet]


def tax(facts: Facts) -> list[Sheet]:
    """Return twelve months of taxes paid."""
    sheet = Sheet()
    sheet.centre(90, "税收完税证明", Pen(38, "serif-bold"))
    sheet.text((70, 160), f"纳税人名称：{facts['name']}", Pen(16))
    sheet.text((70, 190), f"纳税人识别号：{facts['credit_code']}", Pen(16))
    rows = [["税款所属期", "增值税", "城建税及附加", "企业所得税", "入库日期"]]
    months = next_months(facts["first"], facts["last"])
    total = Decimal(0)
    for month in months:
        vat = Decimal(168000 + number_of(month + facts["name"], 900) * 100)
        profit = (
            Decimal(215000 + number_of(month, 700) * 100)
            if month[5:] in ("03", "06", "09", "12")
            else Decimal(0)
        )
        extra = vat * Decimal("0.12")
        total += vat + extra + profit
        rows.append([month, yuan(vat), yuan(extra), yuan(profit) if profit else "—", f"{_after(month)}-15"])
    y = sheet.table((70, 226), Grid((137, 140, 140, 140, 130), 38, "mrrrm", pen=Pen(15)), rows)
    y = sheet.para((70, y + 18, 687), f"金额合计：¥{yuan(total)}。以上税款均已入库，无欠税记录。", Pen(17))
    sheet.text((720, y + 60), "江城市税务局临江分局（样本）", Pen(17), "ra")
    sheet.text((720, y + 94), f"填发日期：{day(facts['printed'])}", Pen(17), "ra")
    stamp(sheet, (620, int(y) + 70), "江城市税务局临江分局", "征税专用章")
    return [sheet]


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def insured(facts: Facts) -> list[Sheet]:
    """Return the company's own social security statement: people insured, month by month."""
    sheet = Sheet()
    sheet.centre(90, "单位社会保险参保缴费证明", Pen(34, "serif-bold"))
    sheet.text((70, 160), f"单位名称：{facts['name']}", Pen(16))
    sheet.text((70, 190), f"统一社会信用代码：{facts['credit_code']}", Pen(16))
    months = next_months(facts["first"], facts["last"])
    rows = [["缴费月份", "参保人数", "应缴金额（元）", "实缴金额（元）", "状态"]]
    for place, month in enumerate(months):
        people = int(facts["people"]) - max(0, 2 - place // 3)
        paid = yuan(Decimal(people) * Decimal("3862.40"))
        rows.append([month, str(people), paid, paid, "已缴"])
    y = sheet.table((70, 226), Grid((137, 120, 160, 160, 110), 38, "mmrrm", pen=Pen(15)), rows)
    words = f"兹证明该单位在{months[0]}至{months[-1]}期间按时足额缴纳养老、失业、工伤、医疗保险费，无欠费。"
    y = sheet.para((70, y + 18, 687), words, Pen(17))
    sheet.text((720, y + 60), "江城市社会保险管理中心（样本）", Pen(17), "ra")
    sheet.text((720, y + 94), f"打印日期：{day(facts['printed'])}", Pen(17), "ra")
    stamp(sheet, (620, int(y) + 70), "江城市社会保险管理中心", "业务专用章")
    return [sheet]


def credit_check(facts: Facts) -> list[Sheet]:
    """Return the screen of a credit look-up without any bad record."""
    sheet = Sheet(A4_WIDE, (250, 251, 252), _BLUE)
    sheet.draw.rectangle((0, 0, sheet.width, 64), fill=_BLUE)
    sheet.text((40, 32), "信用信息查询（样本页面）", Pen(26, "sans-bold", (250, 251, 252)), "lm")
    sheet.text((1130, 32), f"查询日期：{facts['printed']}", Pen(17, "sans", (250, 251, 252)), "rm")
    sheet.text((60, 110), facts["name"], Pen(30, "sans-bold"))
    sheet.text(
        (60, 162),
        f"统一社会信用代码：{facts['credit_code']}　　法定代表人：{facts['legal_person']}",
        Pen(18, "sans"),
    )
    rows = [["查询事项", "查询结果", "记录条数"]]
    rows += [[item, "未查询到相关记录", "0"] for item in _LISTS]
    y = sheet.table((60, 220), Grid((500, 360, 180), 58, "llm", pen=Pen(19, "sans")), rows)
    sheet.text(
        (60, y + 36),
        "查询结果仅反映查询当日的信息。本页面为虚构样本，不来自任何真实网站。",
        Pen(16, "sans", GREY),
    )
    return [sheet]
