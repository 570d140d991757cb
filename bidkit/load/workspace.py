"""Find the workspace around a tender, and what ships with bidkit behind it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import bidkit
from bidkit.errors import UnreadableError
from bidkit.load import unread
from bidkit.load.faults import Faults
from bidkit.load.format import check_format
from bidkit.load.library import load_library
from bidkit.load.lookalike import nearly
from bidkit.load.paths import inside, plain_name
from bidkit.load.price import load_price
from bidkit.load.structure import build
from bidkit.load.tender import check_names, load_bid, load_tender
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.bid import Bid, Price
from bidkit.model.library import Library
from bidkit.model.templates import TemplateSet
from bidkit.model.tender import Tender
from bidkit.source import Span
from bidkit.store.cache import Cache

SET_FILE, PACK_FILE = "set.yaml", "pack.yaml"
PACKAGE = Path(bidkit.__file__).parent


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


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything read for one tender; ``templates`` maps a template id to its Word file."""

    library: Library
    tender: Tender
    bid: Bid
    price: Price | None
    template_set: TemplateSet
    templates: dict[str, Path]

    @property
    def titles(self) -> dict[str, str]:
        """Return the default section title of each template and library text."""
        titles = {entry.id: entry.title for entry in self.template_set.templates}
        return titles | {text.id: text.title for text in self.library.texts}


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


def load(workspace: Workspace, cache: Cache | None = None) -> Loaded:
    """Return library, tender, bid, price and templates; raises UnreadableError with what is wrong in them."""
    trees = (cache or Cache(workspace.cache)).memory("trees")
    root, faults = workspace.root, Faults()
    library = faults.take(lambda: load_library(workspace.library, root, trees))
    tender = faults.take(lambda: load_tender(workspace.tender, root))
    bid = faults.take(lambda: load_bid(workspace.tender, root))
    price = faults.take(lambda: _price(workspace, bid)) if bid and bid.price else None
    _check_paths(workspace.tender, tender, bid, faults)
    _check_unread(workspace, faults)
    faults.raise_any()
    assert library is not None and tender is not None and bid is not None
    check_names(bid, tender, library)
    template_set, templates = load_templates(workspace, tender)
    return Loaded(library, tender, bid, price, template_set, templates)


def _price(workspace: Workspace, bid: Bid) -> Price:
    return load_price(inside(workspace.tender, bid.price, bid.span_of("price")), workspace.root)


def _check_paths(folder: Path, tender: Tender | None, bid: Bid | None, faults: Faults) -> None:
    """Note every Word file named by tender or bid that lies outside the tender's folder."""
    named = [(path, bid.span_of("sections").at(key)) for key, path in bid.sections.items()] if bid else []
    forms = tender.forms if tender else ()
    named += [(f.template, f.span_of("template")) for f in forms if f.template.endswith(".docx")]
    for path, span in named:
        faults.take(lambda path=path, span=span: inside(folder, path, span))  # type: ignore[misc]


def _check_unread(workspace: Workspace, faults: Faults) -> None:
    """Note everything that somebody means to be read and that no reader looks at."""
    root = workspace.root
    for fault in (
        *unread.in_tender(workspace.tender, root),
        *unread.in_own(root, shipped("templates"), SET_FILE),
        *unread.in_own(root, shipped("checklists"), PACK_FILE),
        *unread.misspelt(root),
    ):
        faults.add(fault)


def load_templates(workspace: Workspace, tender: Tender) -> tuple[TemplateSet, dict[str, Path]]:
    """Return the tender's template set and the Word file of each id; a workspace's set of the same name wins."""
    name = tender.package.set
    for folder in workspace.folders("templates"):
        path = folder / name / SET_FILE
        if plain_name(name) and path.is_file():
            found = build(TemplateSet, read_mapping(path, workspace.root))
            files = {e.id: inside(path.parent, e.file, e.span_of("file")) for e in found.templates}
            faults = Faults()
            for fault in unread.unlisted(
                path.parent, {entry.file for entry in found.templates}, workspace.root
            ):
                faults.add(fault)
            faults.raise_any()
            return found, files
    known = sorted(p.parent.name for f in workspace.folders("templates") for p in f.glob(f"*/{SET_FILE}"))
    span = tender.package.span_of("set")
    raise UnreadableError(
        f"没有名为「{name}」的模板集", cure=f"可用的有：{'、'.join(known)}", span=span or Span("")
    )
