"""A tender that was begun, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.errors import typed

if TYPE_CHECKING:
    from bidkit.flow.start import NewTender


def as_dict(made: NewTender) -> dict[str, Any]:
    """Return the folder, the template set and the fields that were not read."""
    unread = list(made.started.unread) if made.started else []
    return {"schema": 1, "tender": made.folder.as_posix(), "set": made.set_name, "unread": unread}


def as_lines(made: NewTender, where: str) -> list[str]:
    """Return what was made and the next step; ``where`` names the workspace for it."""
    name, started = f"{typed(made.folder.name)}{where}", made.started
    lines = [f"项目已建好：{made.folder}"]
    if started is None:
        step = f"下一步：填写 tender.yaml、bid.yaml、price.xlsx，再运行 bidkit check {name}"
        return [*lines, "手里有招标文件的，用 --from 招标文件 开一个，能读出草稿，用 Excel 填", step]
    cut = sum(piece.template is not None for piece in started.pieces)
    blanks = sum(len(piece.template.blanks) for piece in started.pieces if piece.template)
    lines.append(f"读出 {len(started.pieces)} 份格式，{cut} 份做成了模板，其中 {blanks} 处空要人填")
    if started.unread:
        lines.append(f"没有读到、要人填的：{'、'.join(started.unread)}")
    return [
        *lines,
        f"下一步：bidkit book {name} 写出工作簿，对着招标文件填；bidkit build {name} --draft 先看草稿",
    ]
