"""``bidkit explain``: where a rule comes from, what it looks for, how to cure what it finds."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from bidkit.check.explain import MAKER_NAMES, explain_code
from bidkit.check.explain import explain as explain_rule
from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.codes import CODES, Code
from bidkit.errors import UnreadableError, UsageError
from bidkit.finding import EFFECT_NAMES, SEVERITY_NAMES
from bidkit.load.checklist import PACK_FILE, find_rule, known_codes, load_checklist
from bidkit.load.place import find_root, shipped
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.rules import Checklist, Rule
from bidkit.report.asjson import dump
from bidkit.store.cache import Cache


def explain(
    code: Annotated[str, typer.Argument(metavar="[代码]", help="报告里的代码，如 Q001；不写就列出全部")] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Print one rule, or the list of all."""
    if code:
        _one(_place(workspace), code.strip().upper(), as_json=as_json)
        return
    checklist = _checklist(_place(workspace))
    if as_json:
        rules = [_dict(rule) for rule in checklist.rules]
        write_out(dump({"schema": 1, "rules": rules, "codes": [_own(entry) for entry in CODES.values()]}))
    else:
        heads = ("代码", "规则", "级别", "后果")
        write_table(Sheet(f"规则 {len(checklist.rules)} 条", heads, [_row(rule) for rule in checklist.rules]))
        own = [_own_row(entry) for entry in CODES.values()]
        write_table(Sheet(f"bidkit 自己报的问题 {len(own)} 种", (*heads, "哪里查出"), own))


def _one(root: Path, code: str, *, as_json: bool) -> None:
    folders = _folders(root)
    found = find_rule(folders, code, root=root)
    if found is not None:
        rule, path = found
        write_out(dump({"schema": 1, "rule": _dict(rule)}) if as_json else explain_rule(rule))
        if not path.is_relative_to(shipped("checklists")):  # bidkit's own are tried before they are shipped
            _try(rule)
    elif code in CODES:
        entry = CODES[code]
        write_out(dump({"schema": 1, "rule": _own(entry)}) if as_json else explain_code(entry))
    else:
        near = "、".join(
            difflib.get_close_matches(code, [*known_codes(folders, root=root), *CODES], n=3, cutoff=0.5)
        )
        cure = f"是不是 {near}？" if near else "运行 bidkit explain 查看全部代码"
        raise UsageError(f"没有代码为「{code}」的规则", cure=cure)


def _try(rule: Rule) -> None:
    """Raise UnreadableError when the rule does not do on its own examples what they say."""
    from bidkit.bind import bind  # what it takes to bind a bid takes longer than the rest of the command
    from bidkit.check.trial import trial

    example = shipped("checklists") / "example.yaml"
    wrong = trial(rule, read_mapping(example, example.parent), bind)
    if wrong:
        cure = "改规则的参数，或者改例子；例子叠在 checklists/example.yaml 的小样例上"
        message = f"规则 {rule.code} 在自己的例子上不对：{'；'.join(wrong)}"
        raise UnreadableError(message, cure=cure, span=rule.span_of("examples"))


def _place(workspace: Path) -> Path:
    """Return the workspace we are in, or the folder where there is none."""
    try:
        return find_root(workspace)
    except UnreadableError:
        return workspace.resolve()


def _folders(root: Path) -> tuple[Path, ...]:
    """Return where packs lie: the workspace's own before the shipped ones."""
    folders = (root / "checklists", shipped("checklists"))
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))


def _checklist(root: Path) -> Checklist:
    """Return all rules of all packs."""
    folders = _folders(root)
    names = {path.parent.name for folder in folders for path in folder.glob(f"*/{PACK_FILE}")}
    kept = root / ".bidkit"
    memory = Cache(kept).memory("trees") if kept.is_dir() else None
    return load_checklist(folders, sorted(names), root=root, memory=memory)


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.code, rule.title, SEVERITY_NAMES[rule.severity], EFFECT_NAMES[rule.effect])


def _own_row(entry: Code) -> tuple[str, ...]:
    names = (SEVERITY_NAMES[entry.severity], EFFECT_NAMES[entry.effect], MAKER_NAMES[entry.maker])
    return (entry.code, entry.title, *names)


def _own(entry: Code) -> dict[str, object]:
    return {
        "code": entry.code,
        "title": entry.title,
        "class": entry.kind.value,
        "severity": entry.severity.value,
        "effect": entry.effect.value,
        "maker": entry.maker,
        "found": MAKER_NAMES[entry.maker],
        "why": entry.why,
        "cure": entry.cure,
    }


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
