"""No name of bidkit is defined and then used by nobody."""

import ast
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOR_TESTS = {  # readers of finished files that only tests ask
    "field_results",
    "judge_picture",
    "number_labels",
    "page_sizes",
    "strip_for_conversion",
}


def defined(text):
    """Return the names that a module's own rows define; what a decorator registers is used by whoever registers."""
    names = []
    for node in ast.parse(text).body:
        if (isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list) or isinstance(
            node, ast.ClassDef
        ):
            names.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names += [target.id for target in targets if isinstance(target, ast.Name)]
    return [name for name in names if not name.startswith("__")]


def unused(files, users=()):
    """Return the names that ``files`` define and that stand nowhere else in them or in ``users``."""
    told = Counter(word for text in (*files, *users) for word in re.findall(r"\w+", text))
    return {name for text in files for name in defined(text) if told[name] == 1}


def texts(part):
    return [path.read_text(encoding="utf-8") for path in (ROOT / part).rglob("*.py")]


def test_a_name_that_nobody_uses_is_seen():
    assert unused(["def f(): pass\nA = 1\nclass C: pass", "print(f(), B)\nB = 2"]) == {"A", "C"}


def test_every_name_is_used():
    assert unused(texts("bidkit"), texts("scripts")) - FOR_TESTS == set()
