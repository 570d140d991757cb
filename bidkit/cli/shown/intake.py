"""What came in, printed: what was proposed, what nobody could read, and what a confirmed workbook brought."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bidkit.flow.intake import IntakeBook
from bidkit.read.intake.papers import UNREAD

if TYPE_CHECKING:
    from bidkit.flow.intake import TakenIntake

MOST = 12


def as_dict(result: IntakeBook | TakenIntake) -> dict[str, Any]:
    """Return where the workbook lies with what became of each file, or what was taken."""
    if isinstance(result, IntakeBook):
        papers = [{"file": paper.path, "result": became} for paper, became in result.intake.papers]
        sheets = Counter(one.sheet for one in result.intake.proposals)
        kept = [path.as_posix() for path in result.kept]
        return {
            "schema": 1,
            "book": result.book.as_posix(),
            "kept": kept,
            "proposals": dict(sheets),
            "files": papers,
        }
    return {
        "schema": 1,
        "new": list(result.born),
        "changed": list(result.changed),
        "files": list(result.files),
        "left": result.left,
        "said": list(result.said),
    }


def as_lines(result: IntakeBook | TakenIntake, folder: str, where: str) -> list[str]:
    """Return the same in words, and the next step."""
    if isinstance(result, IntakeBook):
        return _written(result, folder, where)
    if not (result.born or result.changed or result.files):
        return [
            "没有确认过的行，什么都没有收",
            f"下一步：在收件.xlsx 的「确认」列写「是」，再运行 bidkit intake {folder} --take{where}",
        ]
    lines = [
        f"新的资料 {len(result.born)} 条，补充 {len(result.changed)} 条，放进资料库的文件 {len(result.files)} 个"
    ]
    if result.born:
        lines.append(f"编号：{'、'.join(result.born[:MOST])}{' …' if len(result.born) > MOST else ''}")
    lines += result.said
    if result.left:
        lines.append(
            f"还有 {result.left} 行没有确认，没有收；再运行 bidkit intake {folder}{where} 会只列剩下的"
        )
    return [
        *lines,
        f"下一步：bidkit library{where} 看哪些快到期、哪些缺扫描件；要改的写 bidkit book 资料{where}",
    ]


def _written(result: IntakeBook, folder: str, where: str) -> list[str]:
    sheets = Counter(one.sheet for one in result.intake.proposals)
    count = len(result.intake.papers)
    lines = [f"收件的工作簿已写好：{result.book}（{count} 个文件）"]
    if sheets:
        lines.append("提出的资料：" + "，".join(f"{sheet} {number} 条" for sheet, number in sheets.items()))
    asked = sum(len(one.doubtful) + len(one.lacking) for one in result.intake.proposals)
    lines += [f"没有读清、要照原件填的有 {asked} 格"] if asked else []
    open_ones = [(paper, became) for paper, became in result.intake.papers if "→" not in became]
    lines += [f"  {paper.path}：{became or paper.fault}" for paper, became in open_ones[:MOST]]
    lines += [f"  …还有 {len(open_ones) - MOST} 个，见「收件」表"] if len(open_ones) > MOST else []
    if (
        any(page.how == "none" for paper, _ in result.intake.papers for page in paper.pages)
        and not result.recognised
    ):
        lines.append(f"图片{UNREAD}")
    lines += [f"填过的旧工作簿没有覆盖，改名留在旁边：{path}" for path in result.kept]
    return [
        *lines,
        f"下一步：对着原件看每一行，对的写「是」，存盘后运行 bidkit intake {folder} --take{where}",
    ]
