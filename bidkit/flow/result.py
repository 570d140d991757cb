"""A notice of results → what it says and its last days; with a tender, also the sheet of what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.standards import load_standards, shipped_standards
from bidkit.load.tender import load_tender
from bidkit.read.notice import NO_STATUTE, read_notice
from bidkit.read.notice.lines import of_blocks, of_text
from bidkit.read.opening import open_document
from bidkit.sheets.aftermath.clocks import rights
from bidkit.sheets.aftermath.sheet import TITLE, NoticeMaker

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.load.place import Workspace
    from bidkit.model.notice import Notice
    from bidkit.read.notice.lines import Sheetful
    from bidkit.sheets.aftermath.clocks import Right

PLAIN = (".txt", ".md", ".text")
MOST = 2 << 20


@dataclass(frozen=True, slots=True)
class ReadNotice:
    """What a notice says, and the last days that follow from it; ``regime`` is the tender's where one was given."""

    notice: Notice
    rights: tuple[Right, ...]
    regime: str


def read_result(file: Path, place: Workspace | None = None) -> ReadNotice:
    """Return what a notice says: a .docx, a .pdf, or plain text.

    Raises:
        UnreadableError: the file cannot be read, or says nothing.
    """
    notice = read_notice(file.name, _opened(file))
    tender = load_tender(place.tender, place.root) if place is not None else None
    named = tender.regime if tender is not None and tender.is_read("regime") else ""
    standards = load_standards(place.root) if place is not None else shipped_standards()
    regime = named or notice.regime
    if named:
        notice = replace(notice, doubts=tuple(one for one in notice.doubts if one != NO_STATUTE))
    return ReadNotice(notice, rights(notice, regime, standards), regime)


def _opened(file: Path) -> Sheetful:
    if file.suffix.lower() not in PLAIN:
        return of_blocks(open_document(file, short=True).blocks)
    if not file.is_file():
        raise UnreadableError(f"找不到文件 {file}", cure="请检查文件名和所在文件夹")
    if file.stat().st_size > MOST:
        raise UnreadableError(f"{file.name} 太大，不像一份公告", cure="请只留公告正文")
    read = of_text(_decoded(file.read_bytes(), file.name))
    if not read.lines and not read.tables:
        raise UnreadableError(f"{file.name} 里没有文字", cure="请把公告正文粘进去再读")
    return read


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError(f"{name} 不是文字文件", cure="请另存为 UTF-8 的文本，或者给 .docx、.pdf")


def follow_up(read: ReadNotice) -> NoticeMaker:
    """Return the maker of the sheet that follows a notice, for ``flow.brief``."""
    return NoticeMaker("result", TITLE, command=False, notice=read.notice, rights=read.rights)
