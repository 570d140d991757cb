"""``bidkit read --addendum``: note what a clarification changes in a tender, and withdraw what rested on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bidkit.cli.commands.review import recall, remember
from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, find_tender
from bidkit.errors import UsageError, typed
from bidkit.load.tender import load_bid, load_tender
from bidkit.load.yaml_edit import Append, Remove, edit_yaml
from bidkit.load.yamlsrc import read_text
from bidkit.read.addendum import propose
from bidkit.read.draft.yamltext import flow
from bidkit.read.opening import open_document
from bidkit.report.asjson import dump
from bidkit.store.write import write_whole

if TYPE_CHECKING:
    from bidkit.load.workspace import Workspace
    from bidkit.model.bid import Bid
    from bidkit.model.changes import Change
    from bidkit.model.tender import Tender

AddendumOption = Annotated[
    Path | None,
    typer.Option("--addendum", metavar="澄清文件", help="读澄清、修改文件，记下它改了这个项目的哪几条"),
]
FIELDS = ("file", "item", "old", "new", "quote", "place")


def take_addendum(tender: Path, file: Path, *, as_json: bool) -> None:
    """Write the proposed changes into tender.yaml and withdraw confirmations and waivers of what they touch."""
    place = find_tender(HERE, str(tender))
    document = open_document(file, short=True)
    held, bid = load_tender(place.tender, place.root), load_bid(place.tender, place.root)
    if any(change.file == document.name for change in held.changes):
        cure = "要重读，先从 tender.yaml 的 changes 里删掉这份文件的改动"
        raise UsageError(f"{document.name} 已经读过", cure=cure)
    changes = propose(held, document)
    touched = {change.item for change in changes if change.item}
    if changes:
        _note(place, held, changes, document.name)
    withdrawn = _withdraw(place, bid, touched, document.name) if touched else []
    if as_json:
        shown = [{name: getattr(change, name) for name in FIELDS} for change in changes]
        write_out(dump({"schema": 1, "changes": shown, "withdrawn": withdrawn}))
        return
    _say(changes, withdrawn, document.name, str(tender))


def _note(place: Workspace, held: Tender, changes: list[Change], file: str) -> None:
    lines = [
        flow({name: getattr(change, name) for name in FIELDS if getattr(change, name)}) for change in changes
    ]
    edits: list[Append | Remove] = [Append("changes", line) for line in lines]
    if held.confirmed is not None:
        by, on = held.confirmed.by, held.confirmed.on
        edits.append(Remove(("confirmed",), f"{by} {on} 的确认因 {file} 撤销，处理完 changes 后重新核对"))
    path = place.tender / "tender.yaml"
    write_whole(path, edit_yaml(read_text(path, place.root), edits).encode())
    touched = {change.item for change in changes}
    kept = {name: one for name, one in recall(place).items() if name not in touched}
    remember(place, kept)


def _withdraw(place: Workspace, bid: Bid, touched: set[str], file: str) -> list[str]:
    """Take out the waivers of findings about what was touched; each leaves a remark in its place."""
    gone = [
        number
        for number, waiver in enumerate(bid.waivers)
        if touched & set(re.split(r"[:/→]", waiver.finding))
    ]
    edits = [
        Remove(("waivers", f"#{number}"), f"{bid.waivers[number].finding} 的豁免因 {file} 撤销")
        for number in gone
    ]
    if edits:
        path = place.tender / "bid.yaml"
        write_whole(path, edit_yaml(read_text(path, place.root), edits).encode())
    return [bid.waivers[number].finding for number in gone]


def _say(changes: list[Change], withdrawn: list[str], file: str, tender: str) -> None:
    if not changes:
        write_out(f"{file} 里没有读出改动。请人工再看一遍；没有改动也不用处理")
        return
    write_out(f"{file} 提出 {len(changes)} 处改动，已记在 tender.yaml 的 changes 里，原内容保留：")
    for change in changes:
        where = change.item or "对不上已有条目"
        words = f"{change.old[:40]} → {change.new[:60]}" if change.new else change.quote[:80]
        write_out(f"  {where}：{words}")
    if withdrawn:
        write_out(f"撤销的豁免：{'、'.join(withdrawn)}")
    write_out(f"确认已撤销。下一步：bidkit review {typed(tender)}，在「变更」表里逐条处理")
