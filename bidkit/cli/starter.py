"""Make new folders from the starter files that ship with bidkit: a workspace, a tender.

Owns copying and nothing else; the texts themselves lie in ``starter/``.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from bidkit.errors import NotWritableError, UsageError, reason
from bidkit.load.prices.columns import COLUMNS, REQUIRED, SHEET
from bidkit.load.workspace import shipped
from bidkit.model.templates import TemplateSet

STARTER = Path(__file__).parent / "starter"
DEMO = "economy-system"
LEFT_OUT = shutil.ignore_patterns("out", ".bidkit", "__pycache__", ".*", "*.docx.txt")
WIDTHS = {"分组": 20, "名称": 32, "规格": 28, "备注": 24}


def new_workspace(folder: Path, *, demo: bool) -> None:
    """Fill an empty or new folder with a workspace; the demonstration brings its own library and tender."""
    _empty(folder)
    try:
        _copy(STARTER / "workspace", folder)
        (folder / "gitignore").rename(folder / ".gitignore")
        if demo:
            shutil.rmtree(folder / "library")
            _copy(shipped("library"), folder / "library")
            _copy(shipped("examples") / DEMO, folder / "tenders" / DEMO)
    except OSError as error:
        raise _unwritable(folder, error) from None


def new_tender(folder: Path, template_set: TemplateSet) -> None:
    """Fill a new folder with the skeleton of a tender for one template set."""
    _empty(folder)
    try:
        _copy(STARTER / "tender", folder)
        path = folder / "tender.yaml"
        text = path.read_text(encoding="utf-8").replace("@set@", template_set.id)
        lines = [f"#   {entry.id}  {entry.title or entry.for_}".rstrip() for entry in template_set.templates]
        path.write_text(text.replace("@templates@", "\n".join(lines)), encoding="utf-8")
        _price(folder / "price.xlsx")
    except OSError as error:
        raise _unwritable(folder, error) from None


def add_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a tender's folder, by their path inside it."""
    try:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"「{folder}」已经有内容，不会覆盖", cure="请换一个新文件夹")


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=LEFT_OUT, dirs_exist_ok=True)


def _price(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append(list(COLUMNS))
    for number, title in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, number)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFF2CC" if title in REQUIRED else "F2F2F2")
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(title, 12)
    sheet.freeze_panes = "A2"
    notes = book.create_sheet("填写说明")
    notes.column_dimensions["A"].width = 90
    for line in (
        f"一行是一个报价项；{'、'.join(REQUIRED)}必填，其余可空。",
        "含税单价以元为单位；税率写 0.06 表示 6%。",
        "不用写合价和总价：程序按「数量×含税单价」逐行计算。",
        "不要改第一行的列名和工作表名。",
    ):
        notes.append([line])
    book.save(path)


def _unwritable(folder: Path, error: OSError) -> NotWritableError:
    return NotWritableError(f"「{folder}」写不进去：{reason(error)}", cure="请检查磁盘空间和文件夹权限")
