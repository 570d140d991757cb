"""Where things lie: the workspace around a tender, and what ships with bidkit behind it; nothing is read here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.load.format import check_format
from bidkit.load.lookalike import nearly
from bidkit.store.code import PACKAGE


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where things lie: the bidder's folder and one tender in it."""

    root: Path
    tender: Path

    @property
    def library(self) -> Path:
        """Return the folder of the library."""
        return self.root / "library"

    @property
    def out(self) -> Path:
        """Return the folder that the package is written to."""
        return self.tender / "out"

    @property
    def cache(self) -> Path:
        """Return the folder of everything remembered; safe to delete."""
        return self.root / ".bidkit"

    def shown(self, path: Path) -> str:
        """Return a path as messages show it: relative to the workspace."""
        return path.relative_to(self.root).as_posix()

    def folders(self, name: str) -> tuple[Path, ...]:
        """Return where ``templates`` or ``checklists`` are looked for, the workspace's own first."""
        candidates = (self.root / name, shipped(name))
        return tuple(dict.fromkeys(folder for folder in candidates if folder.is_dir()))


def shipped(name: str) -> Path:
    """Return a folder that ships with bidkit: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def find_workspace(folder: Path) -> Workspace:
    """Return the workspace of a tender folder: the nearest folder above it that has library/company.yaml."""
    tender = folder.resolve()
    if not (tender / "tender.yaml").is_file():
        cure = "请给出含 tender.yaml 的文件夹，例如 bidkit build tenders/我的项目"
        cure = _rename(tender / "tender.yaml") or cure
        raise UnreadableError(f"「{folder}」里没有 tender.yaml", cure=cure)
    return Workspace(find_root(tender), tender)


def find_root(folder: Path) -> Path:
    """Return the workspace root at or above a folder."""
    here = folder.resolve()
    for candidate in (here, *here.parents):
        if (candidate / "library" / "company.yaml").is_file():
            check_format(candidate)
            return candidate
    cure = "请在工作区内运行，或先用 bidkit init 建一个工作区"
    renames = (_rename(one / "library" / "company.yaml") for one in (here, *here.parents))
    raise UnreadableError("找不到资料库 library/company.yaml", cure=next(filter(None, renames), cure))


def _rename(missing: Path) -> str:
    """Return a cure that names the file which was probably meant to be the missing one; "" when there is none."""
    meant = nearly(missing)
    return f"「{meant}」像是它，请改名为 {missing.name}（Windows 里先显示文件扩展名）" if meant else ""
