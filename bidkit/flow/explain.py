"""Every rule and every code that a workspace knows, and whether a rule does what its examples say."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from bidkit.codes import CODES, Code
from bidkit.codes.law import code_of
from bidkit.errors import UnreadableError, UsageError
from bidkit.load.checklist import PACK_FILE, find_rule, known_codes, load_checklist
from bidkit.load.clauses import shipped_clauses
from bidkit.load.place import find_root, shipped
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.rules import Checklist, Rule
from bidkit.store.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path


def all_rules(workspace: Path) -> Checklist:
    """Return all rules of all packs: the workspace's own, if we are in one, and the shipped ones."""
    root = _place(workspace)
    folders = _folders(root)
    names = {path.parent.name for folder in folders for path in folder.glob(f"*/{PACK_FILE}")}
    kept = root / ".bidkit"
    memory = Cache(kept).memory("trees") if kept.is_dir() else None
    return load_checklist(folders, sorted(names), root=root, memory=memory)


def find_code(workspace: Path, code: str) -> tuple[Rule | Code, Path | None]:
    """Return the rule that makes a code with its file, or the code's entry where no rule makes it.

    Raises:
        UsageError: nobody knows the code; the cure names the nearest ones.
        UnreadableError: a rule that may be meant is broken.
    """
    root, code = _place(workspace), code.strip().upper()
    folders = _folders(root)
    found = find_rule(folders, code, root=root)
    if found is not None:
        return found
    if code in CODES:
        return CODES[code], None
    clauses = {one.code: one for one in shipped_clauses().values()}
    if code in clauses:
        return code_of(clauses[code]), None
    known = [*known_codes(folders, root=root), *CODES, *clauses]
    near = "、".join(difflib.get_close_matches(code, known, n=3, cutoff=0.5))
    cure = f"是不是 {near}？" if near else "运行 bidkit explain 查看全部代码"
    raise UsageError(f"没有代码为「{code}」的规则", cure=cure)


def try_examples(rule: Rule, path: Path) -> None:
    """Raise UnreadableError when a rule does not do on its own examples what they say.

    bidkit's own rules are tried before they are shipped; only those of a workspace are tried here.
    """
    if path.is_relative_to(shipped("checklists")):
        return
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
