"""Files that somebody means to be read and that are not: in a wrong folder, under a wrong name, listed nowhere.

Each becomes a fault with its cure. What programs leave behind and what is put away on purpose is passed over.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.lookalike import SHELVED, keys, looks_like_record, named_like_yaml, passed_over, walk
from bidkit.load.yamlsrc import shown
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LIBRARY_FILES = ("company.yaml", "past-tenders.yaml")
SCANS = "files"
_TENDER_FILE = re.compile(r"(tender|bid|tender\.draft\d*)\.yaml")
OWN = ("out", ".bidkit", ".git")
RENAME = "请改名为 .yaml，否则会被漏读"
AWAY = f"不用的请删掉，或放进名字以「{SHELVED}」开头的文件夹"
MOST = 3


def in_library(folder: Path, root: Path, folders: Collection[str]) -> Iterator[UnreadableError]:
    """Yield a fault for what looks like a record of the library and lies where no record is read."""
    crowds: dict[Path, list[Path]] = {}
    depth = len(folder.parts)
    for path in walk(folder):
        parts = path.parts[depth:]
        top = _real_name(folder, parts[0], folders)
        right = parts[0] in LIBRARY_FILES if len(parts) == 1 else len(parts) == 2 and top in folders
        if right and path.suffix == ".yaml":
            continue
        # An attachment may well be a YAML file of another sort.
        if looks_like_record(path) and (top != SCANS or "id" in keys(path)):
            if len(parts) == 2 and top in folders:
                yield _fault(path, root, f"扩展名是 {path.suffix or '空的'}，没有被读", f"{RENAME}；{AWAY}")
            else:
                crowds.setdefault(path.parent, []).append(path)
    for parent, paths in crowds.items():
        yield _misplaced(parent, paths, folder, root, folders)


def _real_name(folder: Path, name: str, folders: Collection[str]) -> str:
    """Return what a folder is called as far as the system cares: some do not tell capitals apart."""
    small = name.lower()
    same = small in folders and name not in folders and (folder / small).is_dir()
    return small if same and (folder / small).samefile(folder / name) else name


def _misplaced(
    parent: Path, paths: list[Path], folder: Path, root: Path, folders: Collection[str]
) -> UnreadableError:
    names = "、".join(path.name for path in paths[:MOST]) + (" …" if len(paths) > MOST else "")
    parts = parent.relative_to(folder).parts
    known = "、".join(folders)
    if not parts:
        near = difflib.get_close_matches(paths[0].name, LIBRARY_FILES, n=1, cutoff=0.7)
        hint = f"是不是「{near[0]}」？" if near else ""
        cure = f"{hint}资料要放进分类文件夹：{known}"
    elif parts[0] in folders:
        cure = f"请移到 {shown(folder / parts[0], root)}/ 下，子文件夹里的资料不会被读"
    elif parts[0] == SCANS:
        cure = f"{SCANS}/ 只放扫描件；资料请移到分类文件夹：{known}"
    else:
        near = difflib.get_close_matches(parts[0].lower(), list(folders), n=1, cutoff=0.6)
        hint = f"文件夹是不是应叫「{near[0]}」？" if near else ""
        cure = f"{hint}资料库的分类文件夹是：{known}"
    message = f"{len(paths)} 个像是资料的文件没有被读：{names}"
    return UnreadableError(message, cure=f"{cure}；{AWAY}", span=Span(shown(parent, root)))


def in_tender(folder: Path, root: Path) -> Iterator[UnreadableError]:
    """Yield a fault for what looks like requirements, a bid or a record and lies in a tender's folder unread."""
    depth = len(folder.parts)
    for path in walk(folder):
        parts = path.parts[depth:]
        if len(parts) == 1 and _TENDER_FILE.fullmatch(path.name):
            continue
        if _elsewhere(folder, root, parts) or not _meant(path, top=len(parts) == 1):
            continue
        cure = f"招标要求只从 tender.yaml 读，答复只从 bid.yaml 读，资料只从 library/ 读；{AWAY}"
        yield _fault(path, root, "像是要求、答复或资料，但没有被读", cure)


def _elsewhere(folder: Path, root: Path, parts: tuple[str, ...]) -> bool:
    """Return whether a file belongs to something else: an output, the workspace around, a tender further in."""
    if parts[0] in OWN:
        return True
    above = [folder.joinpath(*parts[:count]) for count in range(1, len(parts))]
    own = [root / name for name in ("library", "templates", "checklists", "tenders", "examples")]
    return any(path in own or (path / "tender.yaml").is_file() for path in above)


def _meant(path: Path, *, top: bool) -> bool:
    """Return whether a file in a tender's folder is meant to be read; buyers hand out YAML of their own, too."""
    stem = path.name.lower().partition(".")[0]
    if top and stem in ("tender", "bid") and path.suffix.lower() in ("", ".txt"):
        return True
    if not named_like_yaml(path):
        return False
    fields = keys(path)
    if top and not fields:  # it cannot be read, so only its name speaks
        return "tender" in stem or "bid" in stem
    from bidkit.model.bid import Bid  # a bid's records are not needed to read a rule
    from bidkit.model.tender import Tender

    known = set(Tender.model_fields) | set(Bid.model_fields)
    return "id" in fields or len(fields & known) >= 2


def in_pack(folder: Path, root: Path) -> Iterator[UnreadableError]:
    """Yield a fault for what looks like a rule in a pack of rules and is not read."""
    for path in walk(folder):
        inner = path.parent != folder
        if (inner or path.suffix != ".yaml") and named_like_yaml(path):
            if inner:
                yield _fault(
                    path, root, "在子文件夹里，没有被读", f"请移到 {shown(folder, root)}/ 下；{AWAY}"
                )
            else:
                yield _fault(path, root, f"扩展名是 {path.suffix}，没有被读", f"{RENAME}；{AWAY}")


def in_own(root: Path, shipped: Path, key: str) -> Iterator[UnreadableError]:
    """Yield a fault for what lies in a workspace's own templates or checklists and belongs to no set or pack.

    Args:
        root: the workspace.
        shipped: the templates or checklists that come with bidkit; the workspace's have the same name.
        key: the file that makes a folder a set or a pack.
    """
    name = shipped.name
    folder = root / name
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if passed_over(path.name) or (shipped / path.name).is_file():
            continue
        if path.is_dir() and not (path / key).is_file():
            lost = next((one for one in walk(path) if _usable(one)), None)
            if lost is not None:
                cure = f"请补上 {shown(path / key, root)}（可从随程序带的同名文件夹整个复制过来再改）；{AWAY}"
                yield _fault(path, root, f"没有 {key}，里面的文件（{lost.name} 等）没有被用", cure)
        elif path.is_file() and _usable(path):
            yield _fault(path, root, "不在任何一套里，没有被用", f"请移到 {name}/ 下的某一套里；{AWAY}")


def unlisted(folder: Path, listed: Collection[str], root: Path) -> Iterator[UnreadableError]:
    """Yield a fault for each Word file of a template set that its set.yaml does not name."""
    for path in walk(folder):
        if path.suffix.lower() == ".docx" and path.relative_to(folder).as_posix() not in listed:
            yield _fault(
                path, root, "set.yaml 没有列它，没有被用", f"请在 set.yaml 的 templates 里列上；{AWAY}"
            )


def misspelt(root: Path) -> Iterator[UnreadableError]:
    """Yield a fault for a folder of the workspace that is nearly called templates or checklists."""
    own = ("templates", "checklists")
    for path in sorted(root.iterdir()):
        near = difflib.get_close_matches(path.name.lower(), own, n=1, cutoff=0.85)
        if not near or path.name in own or not path.is_dir() or _same(path, root / near[0]):
            continue
        lost = next((one for one in walk(path) if _usable(one)), None)
        if lost is not None:
            cure = f"请把文件夹改名为 {near[0]}；{AWAY}"
            yield _fault(path, root, f"文件夹名不是 {near[0]}，里面的文件（{lost.name} 等）没有被用", cure)


def _same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)


def _usable(path: Path) -> bool:
    return path.suffix.lower() == ".docx" or named_like_yaml(path)


def _fault(path: Path, root: Path, message: str, cure: str) -> UnreadableError:
    return UnreadableError(message, cure=cure, span=Span(shown(path, root)))
