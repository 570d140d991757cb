"""Make new folders from the starter files that ship with bidkit: a workspace, a tender; whole or not at all.

Owns copying and nothing else; the texts themselves lie in ``starter/``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from bidkit.errors import NotWritableError, UsageError, reason
from bidkit.load.place import shipped
from bidkit.load.prices.columns import COLUMNS, REQUIRED, SHEET
from bidkit.model.templates import TemplateSet
from bidkit.store.write import HEAD, TAIL

STARTER = Path(__file__).parent / "starter"
DEMO = "economy-system"
OPENER = "打开工作台.command"
LEFT_OUT = shutil.ignore_patterns("out", ".bidkit", "__pycache__", ".*", "*.docx.txt")
WIDTHS = {"分组": 20, "名称": 32, "规格": 28, "备注": 24}


def new_workspace(folder: Path, *, demo: bool) -> None:
    """Fill an empty or new folder with a workspace; the demonstration brings its own library and tender."""
    with _filled(folder) as part:
        _copy(STARTER / "workspace", part)
        (part / "gitignore").rename(part / ".gitignore")
        (part / OPENER).chmod(0o755)  # an installed wheel keeps no such bit
        if demo:
            shutil.rmtree(part / "library")
            _copy(shipped("library"), part / "library")
            _copy(shipped("examples") / DEMO, part / "tenders" / DEMO)


def new_tender(folder: Path, template_set: TemplateSet, files: Mapping[str, bytes]) -> None:
    """Fill a new folder with the skeleton of a tender for one template set, and ``files`` by their path inside it."""
    with _filled(folder) as part:
        _copy(STARTER / "tender", part)
        path = part / "tender.yaml"
        text = path.read_text(encoding="utf-8").replace("@set@", template_set.id)
        lines = [f"#   {entry.id}  {entry.title or entry.for_}".rstrip() for entry in template_set.templates]
        path.write_text(text.replace("@templates@", "\n".join(lines)), encoding="utf-8")
        _price(part / "price.xlsx")
        for name, data in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(data)


def refuse_filled(folder: Path) -> None:
    """Raise UsageError for a folder that is there and not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"「{folder}」已经有内容，不会覆盖", cure="请换一个新文件夹")


@contextmanager
def _filled(folder: Path) -> Iterator[Path]:
    """Give a folder to be filled: what is new gets its name when the block ends well, else nothing of it is left."""
    try:
        refuse_filled(folder)
        # A folder that is there may be the one somebody stands in: it is filled, not replaced.
        part = folder if folder.is_dir() else folder.with_name(f"{HEAD}{os.getpid()}-new{TAIL}")
        if part != folder:
            shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            if part != folder:
                part.rename(folder)
        except BaseException:
            _cleared(part, whole=part != folder)
            raise
    except OSError as error:
        raise _unwritable(folder, error) from None


def _cleared(part: Path, *, whole: bool) -> None:
    if whole:
        shutil.rmtree(part, ignore_errors=True)
        return
    for path in part.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


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
