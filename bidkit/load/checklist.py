"""checklists/<pack>/*.yaml → Checklist: one rule a file, kinds and parameters held against the closed set."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from bidkit.check.registry import KINDS, RENAMED
from bidkit.codes import CODES
from bidkit.errors import UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.lookalike import passed_over
from bidkit.load.paths import plain_name
from bidkit.load.register import load_register, shipped_register
from bidkit.load.structure import build
from bidkit.load.tree_cache import TreeCache
from bidkit.load.unread import in_pack
from bidkit.load.yamlsrc import read_mapping, read_text
from bidkit.model.record import Marked
from bidkit.model.rules import CODE, Checklist, Examples, Pack, Rule
from bidkit.store.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PACK_FILE = "pack.yaml"
_WRITTEN_CODE = re.compile(rf"""code["']?\s*:\s*["']?({CODE.pattern})""")
"""However a file writes its code: it only says which files are worth reading."""


def load_checklist(
    folders: Sequence[Path], pack_names: Sequence[str], *, root: Path, memory: Memory | None = None
) -> Checklist:
    """Return the rules of the named packs; raises UnreadableError with the faults of every file.

    Args:
        folders: places that hold packs; the first that has a pack of the name wins.
        pack_names: the packs the tender asks for.
        root: the workspace, for the file names in messages.
        memory: what keeps the YAML of rules that were found sound, which then come without their examples:
            a run judges with a rule and does not try it. Nothing is kept when None.
    """
    faults = Faults()
    trees = TreeCache(memory or Memory(None), f"rules {' '.join(pack_names)}", without=("examples",))
    register = faults.take(lambda: load_register(root, trees.read)) or shipped_register()
    rules: dict[str, Rule] = {}
    for name in pack_names:
        folder = faults.take(lambda name=name: _find(folders, name))  # type: ignore[misc]
        for read in _read_pack(folder, root, faults, trees) if folder else []:
            rule = register.completed(read)
            first = rules.setdefault(rule.code, rule)
            if first is not rule:
                faults.add(_twice(rule, first))
    faults.raise_any()
    trees.save()
    return Checklist(packs=tuple(pack_names), rules=tuple(rules[code] for code in sorted(rules)))


def find_rule(folders: Sequence[Path], code: str, *, root: Path) -> tuple[Rule, Path] | None:
    """Return the rule of one code with its file, from any pack; only files that write the code are read.

    Raises UnreadableError for a broken file among them, and for a code that two of them take.
    """
    found = []
    for name in sorted({path.parent.name for folder in folders for path in folder.glob(f"*/{PACK_FILE}")}):
        found += [path for path in rule_files(_find(folders, name)) if code in _codes(path, root)]
    rules = [(read_rule(path, root), path) for path in found]
    same = [(rule, path) for rule, path in rules if rule.code == code]
    if len(same) > 1:
        raise _twice(same[1][0], same[0][0])
    return (load_register(root).completed(same[0][0]), same[0][1]) if same else None


def known_codes(folders: Sequence[Path], *, root: Path) -> list[str]:
    """Return the codes that the files of all packs write, sorted; no file is judged."""
    paths = (
        path
        for folder in folders
        for pack in folder.glob(f"*/{PACK_FILE}")
        for path in rule_files(pack.parent)
    )
    return sorted({code for path in paths for code in _codes(path, root)})


def _codes(path: Path, root: Path) -> list[str]:
    return _WRITTEN_CODE.findall(read_text(path, root))


def _twice(rule: Rule, first: Rule) -> UnreadableError:
    message = f"规则代码「{rule.code}」重复，另一处在 {first.span_of('code')}"
    return UnreadableError(message, cure="请改成没有用过的代码", span=rule.span_of("code"))


def _find(folders: Sequence[Path], name: str) -> Path:
    for folder in folders:
        if plain_name(name) and (folder / name / PACK_FILE).is_file():
            return folder / name
    found = {path.parent.name for folder in folders for path in folder.glob(f"*/{PACK_FILE}")}
    cure = f"可用的规则包：{'、'.join(sorted(found)) or '无'}；请核对 tender.yaml 的 checklists"
    raise UnreadableError(f"找不到规则包「{name}」", cure=cure)


def rule_files(folder: Path) -> list[Path]:
    """Return the files of a pack that hold a rule each, by name."""
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix == ".yaml" and path.name != PACK_FILE and not passed_over(path.name)
    ]


def _read_pack(folder: Path, root: Path, faults: Faults, trees: TreeCache) -> list[Rule]:
    faults.take(lambda: build(Pack, trees.read(folder / PACK_FILE, root)))
    rules = []
    for path in rule_files(folder):
        rule = faults.take(lambda path=path: _recalled_rule(path, root, trees))  # type: ignore[misc]
        rules += [rule] if rule is not None else []
    for fault in in_pack(folder, root):
        faults.add(fault)
    return rules


def _recalled_rule(path: Path, root: Path, trees: TreeCache) -> Rule:
    data = trees.read(path, root)
    if trees.recalls(data.span.file):
        return build(Rule, data)
    rule = _judged(data)
    return rule if trees.memory.folder is None else rule.model_copy(update={"examples": Examples()})


def read_rule(path: Path, root: Path) -> Rule:
    """Return one rule whose kind exists and whose parameters that kind understands."""
    return _judged(read_mapping(path, root))


def _split(rule: Rule) -> str:
    """Return the kind that a rule of old means, which chose by a parameter what to look at; "" where it means none."""
    ends = (rule.parameters.get(name, "") for name in ("look", "of", "which"))
    return next((name for end in ends if (name := f"{rule.kind}-{end}") in KINDS), "")


def _judged(data: Marked) -> Rule:
    rule = build(Rule, data)
    if rule.code in CODES:
        message = f"规则代码「{rule.code}」是 bidkit 自己用的（{CODES[rule.code].title}）"
        raise UnreadableError(message, cure="请改成没有用过的代码", span=rule.span_of("code"))
    if rule.kind not in KINDS:
        now = _split(rule) or RENAMED.get(rule.kind)
        near = [now] if now else difflib.get_close_matches(rule.kind, KINDS, n=1, cutoff=0.5)
        hint = f"是不是「{near[0]}」？" if near else ""
        cure = f"{hint}可用的检查方式：{'、'.join(sorted(KINDS))}"
        raise UnreadableError(f"没有「{rule.kind}」这种检查方式", cure=cure, span=rule.span_of("kind"))
    given = data.get("parameters")
    build(KINDS[rule.kind].parameters, given if isinstance(given, Marked) else Marked(data.span))
    return rule
