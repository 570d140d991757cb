"""A bid of old → proposals for the library: its tables of contracts and of staff row by row, its chapters by heading.

What stands in a bid was true on the day it was handed in; a person looks at the place before any of it is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.intake import Filed, Proposal, Said
from bidkit.read.intake import readers
from bidkit.words.names import folded
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.intake import Paper, Path
    from bidkit.model.reading import Block, Document
    from bidkit.read.intake.readers import Reader

KIND = "old-bid"
"""The kind under which an old bid is filed: it proves nothing and becomes no scan."""
SURE = 0.9
LONG = 300
"""Letters that a chapter has at least: less is a form or a divider."""
_HEADING = re.compile(r"第[一二三四五六七八九十百\d]+[章部编册]|[一二三四五六七八九十]+、")
_TEXT = re.compile(
    r"方案|措施|承诺|计划|设计|理解|分析|管理|服务|保障|培训|组织|进度|质量|安全|应急|售后|简介"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table: its sheet, a pattern of the head of each column with the field it fills and what reads it."""

    sheet: str
    name: str
    columns: tuple[tuple[str, Path, Reader], ...]
    must: tuple[Path, ...]


CASES = Table(
    "业绩",
    "旧标书的业绩表",
    (
        (r"(?:项目|合同|工程|业绩|系统)(?:的)?名称|^项目$", ("name",), readers.text),
        (r"委托|采购(?:人|单位)|甲方|业主|建设单位|发包|客户|用户|招标人|买方", ("client",), readers.company),
        (r"合同(?:总)?(?:金)?额|合同(?:总)?价|金额|项目规模|中标价|造价", ("amount",), readers.money),
        (r"签[订约署]|合同(?:日期|时间)|时间|日期", ("signed",), readers.day),
        (r"验收|竣工|完成(?:时间|日期)", ("accepted",), readers.day),
        (r"负责人|项目经理", ("manager",), readers.person),
        (r"内容|概况", ("content",), readers.text),
    ),
    (("name",), ("client",)),
)
STAFF = Table(
    "人员",
    "旧标书的人员表",
    (
        (r"^姓名", ("name",), readers.person),
        (r"^性别", ("gender",), readers.gender),
        (r"出生|生日", ("born",), readers.day),
        (r"身份证", ("id_number",), readers.identity),
        (r"职称", ("title",), readers.text),
        (r"电话|手机|联系方式", ("phone",), readers.text),
        (r"^职务", ("position",), readers.text),
    ),
    (("name",),),
)
_STAFF_TOO = re.compile(r"职称|学历|拟任|担任|岗位|职务|证书|专业")


def old_bid(paper: Paper, document: Document) -> list[Proposal]:
    """Return what the tables and the chapters of an old bid make likely, each with its place."""
    filed = (Filed(paper, KIND),)
    found: list[Proposal] = []
    heading = ""
    for block in document.blocks:
        if block.kind == "table":
            found += _rows(block, heading, filed)
        elif _is_heading(block):
            heading = squeeze(block.label + block.text)
    return [*_each_once(found), *_chapters(document, filed)]


def _rows(block: Block, heading: str, filed: tuple[Filed, ...]) -> Iterator[Proposal]:
    rows: dict[int, dict[int, str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, {})[cell.column] = squeeze(cell.text.replace("\n", ""))
    for number in sorted(rows)[:3]:
        heads = rows[number]
        for table in (STAFF, CASES):
            fields = _fields(table, heads)
            if set(table.must) <= {path for path, _, _ in fields.values()} and _fits(table, heads):
                for row in (rows[one] for one in sorted(rows) if one > number):
                    one = _proposal(table, fields, row, (block.page or 0, heading, filed))
                    if one is not None:
                        yield one
                return


def _fits(table: Table, heads: dict[int, str]) -> bool:
    """Return whether a head is that of such a table: names alone are a list of anybody."""
    return table is CASES or any(_STAFF_TOO.search(words) for words in heads.values())


def _fields(table: Table, heads: dict[int, str]) -> dict[int, tuple[Path, Reader, str]]:
    """Return the field of each column by its head, with the unit that the head names; each field once."""
    found: dict[int, tuple[Path, Reader, str]] = {}
    for column, words in heads.items():
        for pattern, path, reader in table.columns:
            if re.search(pattern, words) and path not in {one for one, _, _ in found.values()}:
                found[column] = (path, reader, "万元" if "万元" in words else "")
                break
    return found


def _proposal(
    table: Table,
    fields: dict[int, tuple[Path, Reader, str]],
    row: dict[int, str],
    place: tuple[int, str, tuple[Filed, ...]],
) -> Proposal | None:
    page, heading, filed = place
    said: dict[Path, Said] = {}
    doubtful: dict[Path, Said] = {}
    quote = (
        f"《{heading}》{'｜'.join(filter(None, row.values()))}"[:80]
        if heading
        else "｜".join(row.values())[:80]
    )
    for column, (path, reader, unit) in fields.items():
        words = row.get(column, "")
        bare = bool(unit) and re.fullmatch(r"[\d,.，]+", words) is not None
        read = reader(f"{words}{unit}" if bare else words) if words else None
        if read is not None:
            (said if read[1] >= SURE else doubtful)[path] = Said(read[0], read[1], page, quote)
    if table.must[0] not in said:
        return None
    lacking = tuple(path for path in table.must if path not in said and path not in doubtful)
    remark = "旧标书里的，写的是当时的情况；证明材料要另收"
    return Proposal(table.sheet, table.name, filed, said, doubtful, lacking, None, 1.0, (remark,))


def _each_once(found: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield each contract and each person once, as the table that says most of it does."""
    best: dict[tuple[str, str], Proposal] = {}
    for one in found:
        key = (one.sheet, folded(one.value("name")))
        if key not in best or len(one.said) > len(best[key].said):
            best[key] = one
    yield from best.values()


def _is_heading(block: Block) -> bool:
    words = squeeze(block.label + block.text)
    styled = "heading" in block.style.lower() or block.style.startswith("标题")
    return 2 <= len(words) <= 40 and (styled or bool(_HEADING.match(words)))


def _is_top(block: Block) -> bool:
    return _is_heading(block) and (
        block.style.lower().endswith(("heading 1", "标题 1", "heading1"))
        or bool(re.match(r"第[一二三四五六七八九十百\d]+[章部编册]", squeeze(block.label + block.text)))
    )


def _chapters(document: Document, filed: tuple[Filed, ...]) -> Iterator[Proposal]:
    """Yield each chapter of running text; which Word file it becomes is for a person to say."""
    held: list[tuple[str, int, int]] = []
    tops = sum(map(_is_top, document.blocks)) > 1
    for block in document.blocks:
        if _is_top(block) if tops else _is_heading(block):
            held.append((squeeze(block.label + block.text), block.page or 0, 0))
        elif held:
            title, page, letters = held[-1]
            held[-1] = (title, page, letters + (len(squeeze(block.text)) if block.kind != "table" else 0))
    for title, page, letters in held:
        if letters >= LONG and _TEXT.search(title):
            name = _HEADING.sub("", title, count=1).strip("、.． ")
            said: dict[Path, Said] = {("title",): Said(name or title, 1.0, page, f"{title}（{letters} 字）")}
            remark = "请把这一章另存为 Word（.docx）放进 library/texts/，再写文件名；项目名称要换成变量"
            yield Proposal("文字材料", "旧标书的章节", filed, said, {}, (("file",),), None, 1.0, (remark,))
