"""``bidkit review``: write the workbook for confirming a tender, and take it back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, JsonOption, TenderArgument, WorkspaceOption, find_tender
from bidkit.errors import UnreadableError, typed
from bidkit.load.faults import Faults
from bidkit.load.review_book import book_bytes, read_book
from bidkit.load.structure import build
from bidkit.load.tender import load_bid, load_tender
from bidkit.load.workspace import Workspace
from bidkit.load.yaml_edit import Remove, SetValue, edit_yaml
from bidkit.load.yamlsrc import parse_mapping, read_text
from bidkit.model.review import Confirmed
from bidkit.model.tender import Tender
from bidkit.pack.desk import tray_memory
from bidkit.pack.tray import Tray
from bidkit.read.review import confirmations, signature, take
from bidkit.read.review_rows import rows_of
from bidkit.read.start.folder import READING
from bidkit.report.asjson import dump
from bidkit.store.write import write_whole

BOOK = "核对.xlsx"
MEMORY = "review.json"


def review(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    file: Annotated[Path | None, typer.Option("--take", metavar="工作簿", help="收回核对过的工作簿")] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件", help="工作簿写到哪里，默认是项目文件夹里的核对.xlsx"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write the workbook, or take it back; says what is still to be confirmed."""
    place = find_tender(workspace, tender)
    result = _write(place, out or place.tender / BOOK) if file is None else _take(place, file)
    if as_json:
        write_out(dump({"schema": 1, **result}))
        return
    write_out("\n".join(_lines(result, tender)))


def _write(place: Workspace, out: Path) -> dict[str, Any]:
    tender = load_tender(place.tender, place.root)
    rows = rows_of(tender, _reading(place))
    known = recall(place)
    laid = _tray(place, out.parent).lay(
        {f"review {out.parent.resolve()}": {out.name: book_bytes(rows, known)}}
    )
    left = [row.key for row in rows if row.key not in known or known[row.key].digest != row.digest]
    kept = [path.as_posix() for path in laid.kept]
    return {"book": out.as_posix(), "rows": len(rows), "open": left, "kept": kept}


def _tray(place: Workspace, folder: Path) -> Tray:
    """Return what remembers how the workbook was written, so that a filled-in one is not written over."""
    return Tray(folder, tray_memory(place.cache, place.shown(place.out), "books"))


def _take(place: Workspace, file: Path) -> dict[str, Any]:
    decisions = read_book(file)
    tender, bid = load_tender(place.tender, place.root), load_bid(place.tender, place.root)
    taken = take(decisions, tender, bid, file.name)
    faults = Faults()
    for fault in taken.faults:
        faults.add(fault)
    faults.raise_any()
    path = place.tender / "tender.yaml"
    text = edit_yaml(read_text(path, place.root), taken.changes)
    changed = _checked(text, file.name)
    rows = rows_of(changed, _reading(place))
    known = confirmations(taken.counted, rows, recall(place))
    left = [row.key for row in rows if row.key not in known]
    if not left:
        text = edit_yaml(text, [SetValue(("confirmed",), signature(known))])
    elif changed.confirmed is not None and taken.changes:
        text = edit_yaml(text, [Remove(("confirmed",), "收回的工作簿改动了内容，原来的确认已撤销")])
    write_whole(path, text.encode())
    remember(place, known)
    return {"taken": len(taken.counted), "changes": len(taken.changes), "rows": len(rows), "open": left}


def _checked(text: str, book: str) -> Tender:
    """Return the tender as it would be; what the workbook asks for must leave a file that can be read."""
    try:
        return build(Tender, parse_mapping(text, "tender.yaml"))
    except UnreadableError as error:
        cure = "tender.yaml 没有改动。请按下面的提示改工作簿里对应的「修改为」"
        faults = error.faults or (error,)
        raise UnreadableError(f"{book} 的改动写进 tender.yaml 后读不通", cure=cure, faults=faults) from None


def _reading(place: Workspace) -> dict[str, Any]:
    path = place.tender / READING
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def recall(place: Workspace) -> dict[str, Confirmed]:
    """Return what was confirmed so far, by id."""
    path = place.tender / MEMORY
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))["items"]
        return {
            key: Confirmed(one["by"], date.fromisoformat(one["on"]), one["digest"])
            for key, one in held.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        cure = "删掉它，再收一次核对过的工作簿"
        raise UnreadableError(f"{place.shown(path)} 读不懂", cure=cure) from None


def remember(place: Workspace, confirmed: dict[str, Confirmed]) -> None:
    """Keep what is confirmed beside the tender."""
    items = {
        key: {"by": one.by, "on": one.on.isoformat(), "digest": one.digest}
        for key, one in sorted(confirmed.items())
    }
    text = json.dumps({"schema": 1, "items": items}, ensure_ascii=False, indent=1) + "\n"
    write_whole(place.tender / MEMORY, text.encode())


def _lines(result: dict[str, Any], tender: str) -> list[str]:
    if "book" in result:
        return [
            f"核对用的工作簿已写好：{result['book']}（{result['rows']} 条，{len(result['open'])} 条待确认）",
            f"核对完运行：bidkit review {typed(tender)} --take {typed(result['book'])}",
            *(f"填过的旧工作簿没有覆盖，改名留在旁边，也可以收回：{path}" for path in result["kept"]),
        ]
    lines = [f"收回 {result['taken']} 条，改动 {result['changes']} 处"]
    if result["open"]:
        shown = "、".join(result["open"][:12])
        lines.append(
            f"还有 {len(result['open'])} 条没有确认：{shown}{' …' if len(result['open']) > 12 else ''}"
        )
    else:
        lines.append("全部确认，tender.yaml 已写上 confirmed")
    return lines
