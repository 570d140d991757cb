"""Everything read for one tender of a workspace: library, tender, bid, price, templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.load import unread
from bidkit.load.faults import Faults
from bidkit.load.kept_price import kept_price
from bidkit.load.library import load_library
from bidkit.load.paths import inside, plain_name
from bidkit.load.place import Workspace, find_root, find_workspace, shipped
from bidkit.load.structure import build
from bidkit.load.tender import check_names, load_bid, load_tender
from bidkit.load.tree_cache import TreeCache
from bidkit.load.yamlsrc import Reader
from bidkit.model.bid import Bid, Price
from bidkit.model.library import Library
from bidkit.model.templates import TemplateSet
from bidkit.model.tender import Tender
from bidkit.source import Span
from bidkit.store.cache import Cache
from bidkit.store.code import PACKAGE
from bidkit.store.memory import Memory

__all__ = [
    "PACKAGE",
    "Loaded",
    "Workspace",
    "find_root",
    "find_workspace",
    "load",
    "load_templates",
    "shipped",
]

SET_FILE, PACK_FILE = "set.yaml", "pack.yaml"


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


def load(workspace: Workspace, cache: Cache | None = None) -> Loaded:
    """Return library, tender, bid, price and templates; raises UnreadableError with what is wrong in them."""
    kept = cache or Cache(workspace.cache)
    trees = kept.memory("trees")
    root, faults = workspace.root, Faults()
    library = faults.take(lambda: load_library(workspace.library, root, trees))
    own = TreeCache(trees, f"tender {workspace.shown(workspace.tender)}")
    tender = faults.take(lambda: load_tender(workspace.tender, root, own.read))
    bid = faults.take(lambda: load_bid(workspace.tender, root, own.read))
    price = faults.take(lambda: _price(workspace, bid, kept.memory("price"))) if bid and bid.price else None
    _check_paths(workspace.tender, tender, bid, faults)
    _check_unread(workspace, faults)
    faults.raise_any()
    assert library is not None and tender is not None and bid is not None
    check_names(bid, tender, library)
    template_set, templates = load_templates(workspace, tender, own.read)
    own.save()
    return Loaded(library, tender, bid, price, template_set, templates)


def _price(workspace: Workspace, bid: Bid, memory: Memory) -> Price:
    path = inside(workspace.tender, bid.price, bid.span_of("price"))
    return kept_price(path, workspace.root, memory)


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


def load_templates(workspace: Workspace, tender: Tender, read: Reader) -> tuple[TemplateSet, dict[str, Path]]:
    """Return the tender's template set and the Word file of each id; a workspace's set of the same name wins."""
    name = tender.package.set
    for folder in workspace.folders("templates"):
        path = folder / name / SET_FILE
        if plain_name(name) and path.is_file():
            found = build(TemplateSet, read(path, workspace.root))
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
