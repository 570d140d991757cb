"""Price workbooks for tests: rows in, a file out, then edited cell by cell or in its XML."""

import zipfile

import openpyxl

from bidkit.errors import BidkitError
from bidkit.load.price import load_price

HEAD = ["分组", "名称", "规格", "单位", "数量", "含税单价", "税率", "备注"]
LINES = [
    ["软件", "平台", "标准版", "套", 1, 800_000, 0.06],
    ["软件", "模块", "标准版", "套", 1, 300_000, 0.06],
    ["服务", "实施", None, "人月", 10, 20_000, 0.06],
]
TOTAL = "1300000.00"


def book(folder, rows=(), *, lines=LINES, head=HEAD, edit=None, part=None):
    """Write head, lines and further rows; ``edit`` gets the sheet, ``part`` the sheet's XML as text."""
    path = folder / "price.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "报价明细"
    for row in (head, *lines, *rows):
        sheet.append(row)
    if edit is not None:
        edit(sheet)
    workbook.save(path)
    if part is not None:
        rewrite(path, "xl/worksheets/sheet1.xml", part)
    return path


def rewrite(path, name, change):
    """Change one text part of a package in place."""
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    old = parts[name].decode()
    new = change(old)
    assert new != old, "nothing was changed"
    parts[name] = new.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, data in parts.items():
            archive.writestr(one, data)


def read(path):
    return load_price(path, path.parent)


def refused(path):
    """Return what stops the reading, place and cure with it."""
    try:
        price = read(path)
    except BidkitError as error:
        assert error.exit_code == 3
        return str(error)
    raise AssertionError(f"read: {len(price.lines)} lines, {price.total}")


def skipped(price):
    return {one.rows: one.why for one in price.sheet.skipped}
