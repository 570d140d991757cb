"""The import direction is part of the design: lower layers never see higher ones."""

import ast
import sys
from pathlib import Path

import pytest

LAYERS = [  # a part may import itself and any EARLIER row; never a neighbour in its own row
    {"source", "version", "words"},
    {"errors"},
    {"finding", "pictures", "filekind", "watch"},
    {"model"},
    {"law"},
    {"pricing", "codes", "proofread"},
    {"bind", "check"},
    {"store", "unchecked"},
    {"load", "word", "pdf", "tools"},
    {"finished"},
    {"read", "render", "link", "pack", "sheets", "report", "audit", "compare"},
    {"book"},
    {"flow"},
    {"door"},
    {"api"},
    {"web"},
    {"cli"},
]
RANK = {part: i for i, row in enumerate(LAYERS) for part in row}
ROOT = Path(__file__).parent.parent / "bidkit"
FILES = sorted(p for p in ROOT.rglob("*.py") if p.parent != ROOT or p.stem in RANK)
OWNERS = {  # a library that only one part may import
    **{name: ("word",) for name in ("docx", "docxtpl", "docxcompose", "lxml")},
    **{name: ("pdf",) for name in ("pikepdf", "pypdf", "pypdfium2", "img2pdf", "weasyprint", "pi_heif")},
    "cn2an": ("words",),
    "subprocess": ("tools",),
    "yaml": ("load",),
    "icalendar": ("sheets",),
    "openpyxl": ("load", "flow", "sheets"),
    "typer": ("cli",),
    "rich": ("cli", "report"),
    **{name: ("web",) for name in ("starlette", "uvicorn", "multiprocessing")},
}
PURE_MAY = {"pydantic", "pydantic_core", "cn2an", "chinese_calendar"}  # cn2an: words only, see OWNERS


def imported_names(path):
    """Yield every dotted name that a file imports, relative imports made absolute."""
    package = ["bidkit", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def part_of(path):
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path):
    own = part_of(path)
    for name in imported_names(path):
        top, *rest = name.split(".")
        if top == "bidkit" and rest:
            part = rest[0]
            assert part == own or RANK.get(part, -1) < RANK[own], f"{own} may not import {part}"
            assert part in RANK, f"{part} has no row"
        elif RANK[own] < RANK["load"]:
            assert top in sys.stdlib_module_names | PURE_MAY | {"bidkit"}, f"{own} may not import {top}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_library_has_one_owner(path):
    own = part_of(path)
    for name in imported_names(path):
        owners = OWNERS.get(name.split(".")[0])
        assert owners is None or own in owners, f"{own} may not import {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_holds_one_idea(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400, f"{len(lines)} lines"


def circles(imports):
    """Return the groups of modules that import each other, directly or around; ``imports`` are by module."""
    reach = {name: set(found) & set(imports) for name, found in imports.items()}
    for middle in reach:
        for found in reach.values():
            if middle in found:
                found |= reach[middle]
    return sorted({tuple(sorted(o for o in reach[n] if n in reach[o])) for n in reach if n in reach[n]})


def modules():
    """Return what each module imports of bidkit, imports for types only included."""
    paths = [path for path in ROOT.rglob("*.py")]
    dotted = {
        ".".join(["bidkit", *p.relative_to(ROOT).with_suffix("").parts]).removesuffix(".__init__"): p
        for p in paths
    }
    found = {}
    for name, path in dotted.items():
        asked = {one if one in dotted else one.rpartition(".")[0] for one in imported_names(path)}
        found[name] = asked & set(dotted) - {name}
    return found


def test_no_module_imports_itself_around():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}) == [("a", "b", "c")]
    assert circles(modules()) == []
