"""Papers of one person: identity card, degree, professional certificate, social security."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from scans.paper import A4, GREY, Colour, Grid, Pen, Sheet
from scans.seals import border, rosette, sign, stamp
from scans.words import capital, day, dots, next_months, number_of, sealer

if TYPE_CHECKING:
    from scans.facts import Facts

_CARD: Colour = (228, 236, 240)
_BLUE: Colour = (40, 88, 132)


def id_card(facts: Facts) -> list[Sheet]:
    """Return both sides of the card copied onto one sheet."""
    sheet = Sheet(A4, (246, 245, 242), _BLUE)
    _front(sheet, (160, 170), facts)
    _back(sheet, (160, 580), facts)
    sheet.text((160, 960), "此复印件与原件一致，仅供投标使用，复印无效。", Pen(17, "kai"))
    stamp(sheet, (600, 985), facts["employer"])
    return [sheet]


def _plate(sheet: Sheet, at: tuple[int, int]) -> None:
    x, y = at
    sheet.draw.rounded_rectangle((x, y, x + 506, y + 319), 18, fill=_CARD, outline=GREY, width=2)
    for ring in range(5):
        box = (x + 60 + ring * 16, y + 40 + ring * 12, x + 300 - ring * 16, y + 270 - ring * 12)
        sheet.draw.ellipse(box, outline=(206, 220, 226))


def _front(sheet: Sheet, at: tuple[int, int], facts: Facts) -> None:
    x, y = at
    _plate(sheet, at)
    label, value = Pen(15, "sans", _BLUE), Pen(19, "sans")
    born = facts["born"].split("-")
    rows = (("姓名", facts["name"], 40), ("性别", f"{facts['gender']}　　民族　汉", 80))
    for name, text, top in rows:
        sheet.text((x + 34, y + top + 3), name, label)
        sheet.text((x + 86, y + top), text, value)
    sheet.text((x + 34, y + 123), "出生", label)
    sheet.text((x + 86, y + 120), f"{born[0]} 年 {int(born[1])} 月 {int(born[2])} 日", value)
    sheet.text((x + 34, y + 163), "住址", label)
    sheet.para((x + 86, y + 160, 230), facts["address"], Pen(18, "sans", leading=1.5), indent=0)
    sheet.text((x + 34, y + 272), "公民身份号码", label)
    sheet.text((x + 160, y + 266), facts["id_number"], Pen(24, "sans-bold"))
    _portrait(sheet, (x + 340, y + 44), facts["gender"])


def _portrait(sheet: Sheet, at: tuple[int, int], gender: str) -> None:
    """Draw a faceless bust: nobody's photograph stands in a fictional library."""
    tile = Image.new("RGB", (132, 168), (214, 222, 230))
    brush = ImageDraw.Draw(tile)
    brush.ellipse((-6, 118, 138, 240), fill=(70, 78, 96))
    brush.rectangle((54, 92, 78, 128), fill=(206, 180, 162))
    if gender == "女":
        brush.rounded_rectangle((28, 26, 104, 122), 34, fill=(52, 46, 46))
    brush.ellipse((38, 34, 94, 106), fill=(222, 196, 178))
    brush.pieslice((34, 24, 98, 96), 180, 360, fill=(52, 46, 46))
    sheet.image.paste(tile, at)
    sheet.text((at[0] + 66, at[1] + 150), "样本", Pen(18, "sans-bold", (240, 240, 240)), "mm")


def _back(sheet: Sheet, at: tuple[int, int], facts: Facts) -> None:
    x, y = at
    _plate(sheet, at)
    rosette(sheet, (x + 92, y + 88), 54, (190, 60, 60))
    sheet.text((x + 320, y + 66), "居民身份证样本", Pen(32, "serif-bold"), "mm")
    sheet.text((x + 320, y + 118), "（虚构人员，非真实证件）", Pen(20, "serif"), "mm")
    issued = f"{max(2016, int(facts['born'][:4]) + 27)}{facts['born'][4:]}"
    until = f"{int(issued[:4]) + 20}{issued[4:]}"
    sheet.text((x + 90, y + 214), "签发机关", Pen(17, "sans", _BLUE))
    sheet.text((x + 190, y + 212), "江城市公安局临江分局（样本）", Pen(19, "sans"))
    sheet.text((x + 90, y + 262), "有效期限", Pen(17, "sans", _BLUE))
    sheet.text((x + 190, y + 260), f"{dots(issued)}-{dots(until)}", Pen(19, "sans"))


def degree(facts: Facts) -> list[Sheet]:
    """Return the graduation certificate and the degree certificate."""
    return [_diploma(facts, "毕业证书"), _diploma(facts, "学位证书")]


def _diploma(facts: Facts, title: str) -> Sheet:
    sheet = Sheet(A4, (253, 250, 241), (150, 44, 44) if title == "毕业证书" else (44, 62, 120))
    border(sheet)
    rosette(sheet, (sheet.width / 2, 170), 60, sheet.accent)
    level = facts["degree"]
    kind = {"本科": "普通高等学校本科", "硕士": "硕士研究生", "博士": "博士研究生"}[level]
    sheet.centre(252, kind if title == "毕业证书" else facts["school"], Pen(26, "serif-bold", sheet.accent))
    sheet.spaced(306, title, Pen(50, "serif-bold", sheet.accent), 20)
    sheet.draw.rectangle((110, 410, 236, 566), outline=GREY, fill=(226, 230, 232))
    sheet.text((173, 488), "照片（样本）", Pen(16, "sans", GREY), "mm")
    sheet.para((270, 414, 440), _diploma_text(facts, title), Pen(21, "kai", leading=1.9))
    number = f"{facts['graduated'][:4]}{number_of(facts['name'] + title, 999999):06d}"
    sheet.text((110, 880), f"证书编号：9990{1 if title == '毕业证书' else 3}1{number}", Pen(18))
    sheet.text((470, 880), facts["school"], Pen(22, "serif-bold"))
    sheet.text((470, 930), "校长：", Pen(19, "kai"))
    sign(sheet, (560, 940), "（样本）")
    stamp(sheet, (600, 910), facts["school"])
    sheet.text((470, 990), day(facts["graduated"]), Pen(19))
    return sheet


def _diploma_text(facts: Facts, title: str) -> str:
    born = day(facts["born"])
    who = f"{facts['name']}，性别{facts['gender']}，{born}生，"
    if title == "毕业证书":
        years = {"本科": 4, "硕士": 3, "博士": 3}[facts["degree"]]
        start = int(facts["graduated"][:4]) - years
        return (
            f"{who}于{start}年9月至{facts['graduated'][:4]}年6月在本校{facts['major']}专业学习，"
            f"学制{years}年，修完教学计划规定的全部课程，成绩合格，准予毕业。"
        )
    level = {"本科": "学士", "硕士": "硕士", "博士": "博士"}[facts["degree"]]
    done = f"在本校{facts['major']}专业完成规定学业，成绩合格，经学位评定委员会审核，授予{level}学位。"
    return who + done


def professional(facts: Facts) -> list[Sheet]:
    """Return a professional certificate or title."""
    accent: Colour = (32, 82, 120) if facts["kind"] == "title" else (120, 46, 46)
    sheet = Sheet(A4, (250, 250, 246), accent)
    border(sheet)
    rosette(sheet, (sheet.width / 2, 160), 54, accent)
    head = "专业技术职务任职资格证书" if facts["kind"] == "title" else "专业技术人员资格证书"
    sheet.centre(240, head, Pen(38, "serif-bold", accent))
    sheet.centre(312, facts["certificate"], Pen(28, "serif-bold"))
    sheet.draw.rectangle((110, 400, 246, 570), outline=GREY, fill=(226, 230, 232))
    sheet.text((178, 485), "照片（样本）", Pen(16, "sans", GREY), "mm")
    y = 400.0
    rows = [
        ("姓　　名", facts["name"]), ("性　　别", facts["gender"]), ("身份证号", facts["id_number"]),
        ("证书名称", facts["certificate"]), ("级　　别", facts["grade"]), ("专　　业", facts["major"]),
        ("证书编号", facts["number"]), ("批准日期", day(facts["issued"])), ("有 效 期", day(facts["valid_until"])),
        ("工作单位", facts["employer"]),
    ]  # fmt: skip
    for label, value in rows:
        if value:
            y = sheet.field((286, y, 440), label, value, Pen(18, leading=1.5), 100) + 12
    words = "本证书表明持证人具备相应专业技术水平和能力，经考核（考试）合格，予以认定。"
    sheet.para((110, 870, 600), words, Pen(18, "kai"))
    sheet.text((430, 980), facts["issuer"], Pen(15))
    stamp(sheet, (620, 970), sealer(facts["issuer"]))
    sheet.text((430, 1012), day(facts["issued"]), Pen(16))
    return [sheet]


def social_security(facts: Facts) -> list[Sheet]:
    """Return the month by month statement of one person's contributions."""
    sheet = Sheet(A4)
    sheet.centre(80, "江城市社会保险个人参保缴费证明", Pen(29, "serif-bold"))
    sheet.text((70, 146), f"单位名称：{facts['payer']}", Pen(15))
    sheet.text((70, 174), f"统一社会信用代码：{facts['credit_code']}", Pen(15))
    sheet.text((70, 202), f"姓名：{facts['name']}　　身份证号：{facts['id_number']}", Pen(15))
    sheet.text((757, 146), "单位：元", Pen(15), "ra")
    sheet.text((757, 202), f"参保时间：{facts['joined'][:7]}", Pen(15), "ra")
    base = 7200 + number_of(facts["id_number"], 60) * 100
    rows = [["缴费月份", "缴费基数", "养老（单位）", "养老（个人）", "失业", "工伤", "医疗", "状态"]]
    months = [m for m in next_months(facts["first"], facts["last"]) if m not in facts["missing"]]
    for month in months:
        shares = (0.16, 0.08, 0.01, 0.002, 0.10)
        rows.append([month, f"{base:,.2f}", *(f"{base * share:,.2f}" for share in shares), "已缴"])
    widths = (92, 96, 100, 100, 76, 72, 84, 67)
    y = sheet.table((70, 236), Grid(widths, 36, "mrrrrrrm"), rows)
    y = sheet.para(
        (70, y + 16, 690), f"以上为{months[0]}至{months[-1]}共{len(months)}个月缴费情况，无欠缴。", Pen(16)
    )
    y = sheet.para(
        (70, y, 690),
        f"缴费基数大写：{capital(base)}。本证明由参保单位经办人自助打印，验真码"
        f" JCSB{number_of(facts['name'], 99999):05d}{number_of(facts['id_number'], 9999):04d}（样本）。",
        Pen(15),
    )
    sheet.text((757, y + 40), "江城市社会保险管理中心（样本）", Pen(17), "ra")
    sheet.text((757, y + 70), f"打印日期：{day(facts['printed'])}", Pen(16), "ra")
    stamp(sheet, (650, int(y) + 60), "江城市社会保险管理中心", "业务专用章")
    return [sheet]
