"""Screen pictures of the company's products: a table or charts in a plain window."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scans.paper import A4_WIDE, GREY, Colour, Grid, Pen, Sheet
from scans.words import number_of

if TYPE_CHECKING:
    from scans.facts import Facts

_BLUE: Colour = (38, 92, 158)
_PALE: Colour = (228, 235, 243)


def screen(facts: Facts) -> list[Sheet]:
    """Return one window of a product, as a list of tasks or as charts by the window's name."""
    sheet = Sheet(A4_WIDE, (249, 250, 252), _BLUE)
    sheet.draw.rectangle((0, 0, sheet.width, 58), fill=_BLUE)
    sheet.text((28, 29), f"{facts['name']}　{facts['model']}", Pen(22, "sans-bold", (249, 250, 252)), "lm")
    sheet.text((1140, 29), f"{facts['brand']}　|　演示账号", Pen(16, "sans", (249, 250, 252)), "rm")
    sheet.draw.rectangle((0, 58, 190, sheet.height), fill=_PALE)
    for number, entry in enumerate(_entries(facts["content"])):
        sheet.text((24, 96 + number * 46), entry, Pen(15, "sans"))
    sheet.text((220, 84), facts["window"], Pen(24, "sans-bold"))
    if facts["window"] in _CHARTS:
        _charts(sheet, facts)
    else:
        _list(sheet, facts)
    return [sheet]


_CHARTS = ("指标总览", "图表看板", "预警分析")


def _entries(content: str) -> list[str]:
    parts = content.replace("；", "、").replace("，", "、").replace("和", "、").split("、")
    return [part[:9] for part in parts if part][:11]


def _list(sheet: Sheet, facts: Facts) -> None:
    rows = [["序号", "任务名称", "来源", "数据量（条）", "合格率", "状态"]]
    for number in range(1, 13):
        seed = number_of(f"{facts['name']}{facts['window']}{number}", 9973)
        source = ("统计", "税务", "用电", "工业", "投资", "商贸")[seed % 6]
        rate = f"{97 + seed % 300 / 100:.2f}%"
        state = "待复核" if seed % 7 == 0 else "已完成"
        rows.append([str(number), f"{source}月度指标入库任务", source, f"{seed * 137:,}", rate, state])
    sheet.table((220, 132), Grid((64, 330, 110, 150, 120, 130), 44, "mlmrrm", pen=Pen(16, "sans")), rows)


def _charts(sheet: Sheet, facts: Facts) -> None:
    for number, title in enumerate(("地区生产总值", "规上工业增加值", "固定资产投资", "社会消费品零售")):
        x = 220 + number * 232
        sheet.draw.rectangle((x, 132, x + 214, 222), outline=_BLUE)
        value = 3 + number_of(facts["window"] + title, 50) / 10
        sheet.text((x + 14, 144), title, Pen(16, "sans", GREY))
        sheet.text((x + 14, 174), f"同比 +{value:.1f}%", Pen(24, "sans-bold", _BLUE))
    _curve(sheet, (220, 250, 680, 700), facts["window"])
    _bars(sheet, (710, 250, 1130, 700), facts["window"])


def _curve(sheet: Sheet, box: tuple[int, int, int, int], seed: str) -> None:
    left, top, right, bottom = box
    sheet.draw.rectangle(box, outline=GREY)
    sheet.text((left + 14, top + 10), "月度走势（演示数据）", Pen(16, "sans"))
    for shift, colour in ((0, _BLUE), (3, GREY)):
        start = number_of(seed, 7) + shift
        points = []
        for month in range(12):
            height = 0.5 + 0.3 * math.sin(month / 2.0 + start)
            points.append(
                (left + 30 + month * (right - left - 60) / 11, bottom - 40 - height * (bottom - top - 110))
            )
        sheet.draw.line(points, fill=colour, width=3)
    for month in range(0, 12, 2):
        sheet.text(
            (left + 30 + month * (right - left - 60) / 11, bottom - 18),
            f"{month + 1}月",
            Pen(13, "sans"),
            "mm",
        )


def _bars(sheet: Sheet, box: tuple[int, int, int, int], seed: str) -> None:
    left, top, _, bottom = box
    sheet.draw.rectangle(box, outline=GREY)
    sheet.text((left + 14, top + 10), "分区对比（演示数据）", Pen(16, "sans"))
    for number, name in enumerate(("临江", "云泽", "清川", "临川", "东麓")):
        height = 90 + number_of(seed + name, 220)
        x = left + 34 + number * 78
        sheet.draw.rectangle((x, bottom - 44 - height, x + 44, bottom - 44), fill=_BLUE)
        sheet.text((x + 22, bottom - 22), name, Pen(14, "sans"), "mm")
