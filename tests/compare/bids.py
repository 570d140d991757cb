"""Made bids to compare: sentences that no two share by chance, Word files with properties, prices and pictures."""

import io

import docx
from docx.shared import Mm
from PIL import Image, ImageDraw

PARTS = ("采集", "清洗", "建模", "归档", "巡检", "监测", "回放", "编目", "脱敏", "对账", "调度", "审核")
PLACES = ("机房", "网关", "专线", "仓库", "门户", "大屏", "终端", "台账", "接口", "队列", "索引", "报表")
WAYS = ("逐日", "按周", "分批", "双人", "交叉", "自动", "抽样", "全量", "离线", "实时", "先后", "就地")
ENDS = ("并留存记录", "由专人签认", "异常即告警", "结果按月汇总", "失败可以回退", "责任落实到岗")


def sentence(seed):
    """Return a sentence of its own for each number."""
    a, b, c = PARTS[seed % 12], PLACES[seed // 12 % 12], WAYS[seed // 144 % 12]
    d, e = ENDS[seed // 7 % 6], PLACES[(seed * 5 + 3) % 12]
    first = f"第{seed}号工序在{b}完成{a}{seed * 37 % 9973}次"
    return f"{first}，{c}复核{e}的{PARTS[(seed + 5) % 12]}清单{seed * 61 % 8887}页，{d}。"


def paragraphs(start, count, of=3):
    """Return paragraphs of a few sentences each."""
    return ["".join(sentence(start + n * of + k) for k in range(of)) for n in range(count)]


def seal_like_picture(size=(320, 240), shift=0):
    """Return a picture with shapes that tell it from any other."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    wide, high = size
    for n in range(9):
        x, y = (n * 37 + shift) * wide // 320 % wide, (n * 53 + 2 * shift) * high // 240 % high
        draw.ellipse((x, y, x + wide // 5, y + high // 5), fill=(20 + 25 * n, 230 - 20 * n, 40 * (n % 6)))
    return image


def encoded(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def bid(path, texts, *, company="", author="", prices=(), picture=b"", rows=()):
    """Write a Word file of paragraphs, a price table of (item, unit price) and a picture, and return its path."""
    document = docx.Document()
    document.core_properties.author = author
    if company:
        document.add_paragraph(f"投标人：{company}")
    for text in texts:
        document.add_paragraph(text)
    if prices:
        _table(document, [("名称", "含税单价（元）"), *((item, f"{price:,.2f}") for item, price in prices)])
    if rows:
        _table(document, rows)
    if picture:
        document.add_picture(io.BytesIO(picture), width=Mm(60))
    document.save(path)
    return path


def _table(document, rows):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
