"""checklists/<pack>/*.yaml → Checklist: one rule a file, kinds and parameters held against the closed set."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from bidkit.check.registry import KINDS
from bidkit.codes import CODES
from bidkit.errors import UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.law import load_register, shipped_register
from bidkit.load.lookalike import passed_over
from bidkit.load.paths import plain_name
from bidkit.load.structure import build
from bidkit.load.unread import in_pack
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.record import Marked
from bidkit.model.rules import Checklist, Pack, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PACK_FILE = "pack.yaml"


def load_checklist(folders: Sequence[Path], pack_names: Sequence[str], *, root: Path) -> Checklist:
    """Return the rules of the named packs; raises UnreadableError with the faults of every file.

    Args:
        folders: places that hold packs; the first that has a pack of the name wins.
        pack_names: the packs the tender asks for.
        root: the workspace, for the file names in messages.
    """
    faults = Faults()
    register = faults.take(lambda: load_register(root)) or shipped_register()
    rules: dict[str, Rule] = {}
    for name in pack_names:
        folder = faults.take(lambda name=name: _find(folders, name))  # type: ignore[misc]
        for read in _read_pack(folder, root, faults) if folder else []:
            rule = register.completed(read)
            first = rules.setdefault(rule.code, rule)
            if first is not rule:
                message = f"规则代码「{rule.code}」重复，另一处在 {first.span_of('code')}"
                faults.add(UnreadableError(message, cure="请改成没有用过的代码", span=rule.span_of("code")))
    faults.raise_any()
    return Checklist(packs=tuple(pack_names), rules=tuple(rules[code] for code in sorted(rules)))


def _find(folders: Sequence[Path], name: str) -> Path:
    for folder in folders:
        if plain_name(name) and (folder / name / PACK_FILE).is_file():
            return folder / name
    found = {path.parent.name for folder in folders for path in folder.glob(f"*/{PACK_FILE}")}
    cure = f"可用的规则包：{'、'.join(sorted(found)) or '无'}；请核对 tender.yaml 的 checklists"
    raise UnreadableError(f"找不到规则包「{name}」", cure=cure)


def _read_pack(folder: Path, root: Path, faults: Faults) -> list[Rule]:
    faults.take(lambda: build(Pack, read_mapping(folder / PACK_FILE, root)))
    rules = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".yaml" and path.name != PACK_FILE and not passed_over(path.name):
            rule = faults.take(lambda path=path: read_rule(path, root))  # type: ignore[misc]
            rules += [rule] if rule is not None else []
    for fault in in_pack(folder, root):
        faults.add(fault)
    return rules


def read_rule(path: Path, root: Path) -> Rule:
    """Return one rule whose kind exists and whose parameters that kind understands."""
    data = read_mapping(path, root)
    rule = build(Rule, data)
    if rule.code in CODES:
        message = f"规则代码「{rule.code}」是 bidkit 自己用的（{CODES[rule.code].title}）"
        raise UnreadableError(message, cure="请改成没有用过的代码", span=rule.span_of("code"))
    kind = KINDS.get(rule.kind)
    if kind is None:
        near = difflib.get_close_matches(rule.kind, KINDS, n=1, cutoff=0.5)
        hint = f"是不是「{near[0]}」？" if near else ""
        cure = f"{hint}可用的检查方式：{'、'.join(sorted(KINDS))}"
        raise UnreadableError(f"没有「{rule.kind}」这种检查方式", cure=cure, span=rule.span_of("kind"))
    given = data.get("parameters")
    build(kind.parameters, given if isinstance(given, Marked) else Marked(data.span))
    return rule
