"""The company's licence, certifications, honours and rights; one drawing per family of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scans.paper import A4, A4_WIDE, GREY, Colour, Pen, Sheet
from scans.seals import border, rosette, stamp
from scans.words import day, dots, number_of, sealer

if TYPE_CHECKING:
    from scans.facts import Facts

GOLD: Colour = (150, 112, 40)
_TINTS: dict[str, tuple[Colour, Colour]] = {
    "blue": ((30, 74, 130), (249, 250, 252)),
    "green": ((34, 108, 74), (249, 252, 248)),
    "teal": ((20, 104, 116), (248, 252, 251)),
    "violet": ((88, 62, 128), (251, 249, 252)),
    "gold": (GOLD, (253, 250, 240)),
    "wine": ((140, 40, 52), (253, 249, 244)),
}


def licence(facts: Facts) -> list[Sheet]:
    """Return the business licence, lying flat as since 2019."""
    sheet = Sheet(A4_WIDE, (253, 251, 243), (70, 110, 86), GOLD)
    border(sheet)
    rosette(sheet, (sheet.width / 2, 118), 46, GOLD)
    sheet.spaced(172, "营业执照", Pen(50, "serif-bold"), 34)
    shown = facts | {"founded": day(facts["founded"])}
    sheet.centre(244, "（副 本）", Pen(20, "serif"))
    sheet.text((96, 110), "统一社会信用代码", Pen(16, "serif"))
    sheet.text((96, 136), facts["number"], Pen(21, "serif-bold"))
    _code(sheet, (940, 96))
    pen = Pen(17, "serif", leading=1.5)
    left = [
        ("名　　称", "holder"),
        ("类　　型", "type"),
        ("法定代表人", "legal_person"),
        ("经营范围", "scope"),
    ]
    right = [("注册资本", "capital"), ("成立日期", "founded"), ("营业期限", "term"), ("住　　所", "address")]
    for fields, x, width in ((left, 96, 560), (right, 690, 390)):
        y = 300.0
        for label, key in fields:
            y = sheet.field((x, y, width), label, shown[key], pen, 118) + 18
    sheet.text((690, 600), "登记机关", Pen(20, "serif-bold"))
    stamp(sheet, (900, 630), sealer(facts["issuer"]))
    sheet.text((840, 706), day(facts["issued"]), Pen(18, "serif"))
    note = "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。"
    sheet.text((96, 748), note, Pen(13, "sans", GREY))
    return [sheet]


def _code(sheet: Sheet, at: tuple[int, int]) -> None:
    """Draw a pattern that looks like a two-dimensional code and is none."""
    x, y = at
    for row in range(17):
        for column in range(17):
            if (row * 7 + column * 5 + row * column) % 3 == 0:
                box = (x + column * 6, y + row * 6, x + column * 6 + 5, y + row * 6 + 5)
                sheet.draw.rectangle(box, fill=(60, 60, 60))
    sheet.text((x + 51, y + 116), "扫码查询（样本）", Pen(12, "sans", GREY), "mm")


def _tinted(tint: str, size: tuple[int, int] = A4) -> Sheet:
    accent, paper = _TINTS[tint]
    return Sheet(size, paper, accent, GOLD)


def certificate(facts: Facts) -> list[Sheet]:
    """Return a certification: issuer, title, holder, scope, standard, number and validity."""
    first = _certificate(facts, "证书编号")
    return [first, _english(facts)] if facts.get("english") else [first]


def _certificate(facts: Facts, number: str) -> Sheet:
    sheet = _tinted(facts["tint"])
    border(sheet)
    rosette(sheet, (sheet.width / 2, 150), 58, sheet.accent)
    sheet.centre(222, facts["issuer"], Pen(21, "serif-bold", sheet.accent))
    sheet.centre(272, facts["name"], Pen(38, "serif-bold"))
    sheet.centre(340, f"{number}：{facts['number']}", Pen(17))
    sheet.centre(392, "兹证明", Pen(18, "kai"))
    sheet.centre(430, facts["holder"], Pen(29, "serif-bold"))
    pen = Pen(17, leading=1.65)
    sheet.centre(484, f"统一社会信用代码：{facts['credit_code']}", Pen(15))
    y = sheet.field((110, 530, 610), "注册地址", facts["address"], pen, 106) + 8
    for label, key in (("符合标准", "standard"), ("等　　级", "grade"), ("覆盖范围", "scope")):
        if facts[key]:
            y = sheet.field((110, y, 610), label, facts[key], pen, 106) + 8
    y = sheet.field((110, y, 610), "颁证日期", day(facts["issued"]), pen, 106) + 8
    y = sheet.field((110, y, 610), "有效期至", day(facts["valid_until"]), pen, 106) + 14
    note = "获证组织须在证书有效期内接受监督审核，证书的有效性以监督审核合格为准，状态可向发证机构查询。"
    sheet.para((110, y, 610), note, Pen(14, "kai", GREY))
    sheet.text((150, 1000), "签发人：", Pen(17))
    sheet.text((222, 1000), "（样本签字）", Pen(20, "kai", (32, 40, 96)))
    sheet.text((520, 1000), facts["issuer"], Pen(15), "la")
    stamp(sheet, (600, 985), sealer(facts["issuer"]), "认证专用章")
    sheet.text((520, 1034), day(facts["issued"]), Pen(15))
    return sheet


def _english(facts: Facts) -> Sheet:
    sheet = _tinted(facts["tint"])
    border(sheet)
    rosette(sheet, (sheet.width / 2, 150), 58, sheet.accent)
    sheet.centre(240, "CERTIFICATE OF REGISTRATION", Pen(34, "serif-bold", sheet.accent))
    sheet.centre(312, f"Certificate No. {facts['number']}", Pen(18))
    sheet.centre(372, "This is to certify that the management system of", Pen(18))
    sheet.centre(416, "Jiangcheng Hengxin Data Technology Co., Ltd.", Pen(27, "serif-bold"))
    sheet.centre(476, "conforms to", Pen(18))
    sheet.centre(512, facts["standard"], Pen(24, "serif-bold"))
    sheet.centre(572, "for the following scope", Pen(18))
    scope = "Design, development and maintenance of application software; system integration; data processing services"
    sheet.para((140, 616, 550), scope, Pen(19, "serif"), indent=0)
    sheet.centre(760, f"Issued {dots(facts['issued'])}     Valid until {dots(facts['valid_until'])}", Pen(18))
    stamp(sheet, (600, 960), sealer(facts["issuer"]), "认证专用章")
    return sheet


def plaque(facts: Facts) -> list[Sheet]:
    """Return an honour or grade on a wide sheet."""
    sheet = _tinted(facts["tint"], A4_WIDE)
    border(sheet, 30, sheet.accent)
    border(sheet, 66, GOLD)
    rosette(sheet, (sheet.width / 2, 160), 52, GOLD)
    sheet.centre(228, facts["name"], Pen(48, "serif-bold", sheet.accent))
    sheet.centre(330, facts["holder"], Pen(32, "serif-bold"))
    lines = [part for part in (facts["lead"], facts["grade"], facts["scope"]) if part]
    for number, line in enumerate(lines):
        sheet.centre(396 + number * 46, line, Pen(24 if number else 21, "kai"))
    pen = Pen(18)
    for number, line in enumerate(_plaque_lines(facts)):
        sheet.text((140, 580 + number * 38), line, pen)
    for number, issuer in enumerate(reversed(facts["issuer"].split())):
        sheet.text((920 - number * 180, 566), issuer, Pen(18), "ma")
        stamp(sheet, (920 - number * 180, 610), sealer(issuer))
    sheet.text((920, 700), day(facts["issued"]), Pen(18), "ma")
    return [sheet]


def _plaque_lines(facts: Facts) -> list[str]:
    lines = [f"证书编号：{facts['number']}"]
    if facts["standard"]:
        lines.append(f"依据标准：{facts['standard']}")
    if facts["valid_until"] != "permanent":
        lines.append(f"有效期：{day(facts['issued'])}至{day(facts['valid_until'])}")
    else:
        lines.append(f"颁发日期：{day(facts['issued'])}")
    return lines


def copyright_(facts: Facts) -> list[Sheet]:
    """Return the registration certificate of a software copyright."""
    sheet = _tinted("green")
    border(sheet)
    sheet.centre(108, "国 家 版 权 局（样 本）", Pen(20, "serif-bold", sheet.accent))
    rosette(sheet, (sheet.width / 2, 200), 52, sheet.accent)
    sheet.centre(276, "计算机软件著作权登记证书", Pen(40, "serif-bold", sheet.accent))
    sheet.text(
        (690, 356),
        f"证书号：软著登字第{5500000 + number_of(facts['number'], 99999)}号（样本）",
        Pen(16),
        "ra",
    )
    rows = (
        ("软件名称", facts["name"]), ("著作权人", facts["holder"]), *_noted(facts["note"]),
        ("首次发表日期", "未发表"), ("登 记 号", facts["number"]),
    )  # fmt: skip
    y = 420.0
    for label, value in rows:
        y = sheet.field((130, y, 580), f"{label}：", value, Pen(20, leading=1.6), 170) + 16
    law = (
        "根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经登记机构审核，对以上事项予以登记。"
    )
    sheet.para((130, y + 14, 570), law, Pen(18, "kai"))
    sheet.text((130, 1020), "No. " + f"{number_of(facts['name'], 9999999):08d}", Pen(18, "serif-bold"))
    stamp(sheet, (600, 960), sealer(facts["issuer"]))
    sheet.text((530, 1040), day(facts["issued"]), Pen(18))
    return [sheet]


def _noted(note: str) -> list[tuple[str, str]]:
    pairs = (part.split(" ", 1) for part in note.split("；") if " " in part)
    return [(label, day(value) if value[:2] == "20" else value) for label, value in pairs]


def patent(facts: Facts) -> list[Sheet]:
    """Return the certificate of an invention patent and its page of terms."""
    sheet = _tinted("wine")
    border(sheet)
    sheet.text((120, 110), f"证书号第{7550000 + number_of(facts['number'], 9999)}号（样本）", Pen(16))
    rosette(sheet, (sheet.width / 2, 190), 56, GOLD)
    sheet.centre(272, "发明专利证书", Pen(46, "serif-bold", sheet.accent))
    y = 390.0
    rows = (
        ("发明名称", facts["name"]), ("发 明 人", facts["inventors"]), ("专 利 号", facts["number"]),
        ("专利权人", facts["holder"]), ("地　　址", facts["address"]),
        ("授权公告日", day(facts["issued"])), ("专利权期限", f"至{day(facts['valid_until'])}（自申请日起二十年）"),
    )  # fmt: skip
    for label, value in rows:
        y = sheet.field((120, y, 590), f"{label}：", value, Pen(19, leading=1.55), 150) + 12
    law = "本发明经过审查，决定授予专利权，颁发发明专利证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。"
    sheet.para((120, y + 10, 590), law, Pen(17, "kai"))
    stamp(sheet, (590, 970), sealer(facts["issuer"]))
    sheet.text((520, 1052), day(facts["issued"]), Pen(18))
    sheet.text((120, 1052), "第 1 页（共 1 页）", Pen(15, fill=GREY))
    return [sheet]


def trademark(facts: Facts) -> list[Sheet]:
    """Return the registration certificate of a trade mark."""
    sheet = _tinted("blue")
    border(sheet)
    sheet.centre(120, "商标注册证", Pen(46, "serif-bold", sheet.accent))
    sheet.centre(204, facts["number"], Pen(22, "serif-bold"))
    sheet.draw.rectangle((264, 270, 562, 470), outline=sheet.accent, width=2)
    sheet.draw.polygon([(330, 420), (380, 320), (430, 420)], outline=sheet.accent, width=6)
    sheet.draw.line((345, 396, 500, 350), fill=sheet.accent, width=6)
    sheet.text((413, 446), facts["name"].split()[0], Pen(26, "serif-bold", sheet.accent), "mm")
    y = 520.0
    rows = (
        ("核定服务", facts["scope"]), ("注 册 人", facts["holder"]), ("注册地址", facts["address"]),
        ("注册日期", day(facts["issued"])), ("有效期至", day(facts["valid_until"])),
    )  # fmt: skip
    for label, value in rows:
        y = sheet.field((120, y, 590), f"{label}：", value, Pen(19, leading=1.6), 140) + 16
    sheet.text((520, 960), "发证机关", Pen(18))
    stamp(sheet, (600, 980), sealer(facts["issuer"]))
    return [sheet]
