"""``bidkit explain``: where a rule comes from, what it looks for, how to cure what it finds."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from bidkit.check.explain import explain as explain_rule
from bidkit.check.waive import ENGINE_CODES
from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.errors import UnreadableError, UsageError
from bidkit.finding import EFFECT_NAMES, SEVERITY_NAMES
from bidkit.load.checklist import PACK_FILE, load_checklist
from bidkit.load.workspace import find_root, shipped
from bidkit.model.rules import Checklist, Rule
from bidkit.report.asjson import dump


def explain(
    code: Annotated[str, typer.Argument(metavar="[代码]", help="规则代码，如 Q001；不写就列出全部")] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Print one rule, or the list of all."""
    checklist = _checklist(workspace)
    if code:
        _one(checklist, code.strip().upper(), as_json=as_json)
    elif as_json:
        write_out(dump({"schema": 1, "rules": [_dict(rule) for rule in checklist.rules]}))
    else:
        heads = ("代码", "规则", "级别", "后果")
        write_table(Sheet(f"规则 {len(checklist.rules)} 条", heads, [_row(rule) for rule in checklist.rules]))


def _one(checklist: Checklist, code: str, *, as_json: bool) -> None:
    rule = checklist.rule(code)
    if rule is not None:
        write_out(dump({"schema": 1, "rule": _dict(rule)}) if as_json else explain_rule(rule))
    elif code in ENGINE_CODES:
        text = f"{code} {ENGINE_CODES[code]}"
        write_out(
            dump({"schema": 1, "rule": {"code": code, "title": ENGINE_CODES[code]}}) if as_json else text
        )
    else:
        known = [*(rule.code for rule in checklist.rules), *ENGINE_CODES]
        near = "、".join(difflib.get_close_matches(code, known, n=3, cutoff=0.5))
        cure = f"是不是 {near}？" if near else "运行 bidkit explain 查看全部代码"
        raise UsageError(f"没有代码为「{code}」的规则", cure=cure)


def _checklist(workspace: Path) -> Checklist:
    """Return all rules of all packs: the workspace's own, if we are in one, and the shipped ones."""
    try:
        root = find_root(workspace)
    except UnreadableError:
        root = workspace.resolve()
    folders = tuple(folder for folder in (root / "checklists", shipped("checklists")) if folder.is_dir())
    names = {path.parent.name for folder in folders for path in folder.glob(f"*/{PACK_FILE}")}
    return load_checklist(folders, sorted(names), root=root)


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.code, rule.title, SEVERITY_NAMES[rule.severity], EFFECT_NAMES[rule.effect])


def _dict(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "title": rule.title,
        "class": rule.class_.value,
        "severity": rule.severity.value,
        "effect": rule.effect.value,
        "stage": rule.stage,
        "kind": rule.kind,
        "basis": rule.basis_text(),
        "why": rule.why,
        "cure": rule.cure,
    }
