"""What two or more finished bids share, for a person to look into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bidkit.compare.page import to_html
from bidkit.compare.result import Compared
from bidkit.compare.run import CompareJob, compare, tender_texts
from bidkit.errors import UsageError
from bidkit.load.place import shipped
from bidkit.load.tender import load_tender
from bidkit.store.write import write_whole
from bidkit.watch import Watch
from bidkit.words.masks import masked

STEPS = ("读取招标文件和模板", "逐对比较", "写出结果")


@dataclass(frozen=True, slots=True)
class CompareOrder:
    """The bids, what is taken out of them first, and where a page is written; None writes none.

    ``tender`` are the buyer's files or folders with a tender.yaml; ``templates`` takes out the shipped templates.
    """

    files: tuple[Path, ...]
    tender: tuple[Path, ...] = ()
    templates: bool = True
    html: Path | None = None
    watch: Watch = field(default_factory=Watch)


def compare_files(order: CompareOrder) -> Compared:
    """Return what the bids share; similarity is a lead for a person and never a verdict.

    Raises:
        UsageError: fewer than two files, or one that is not there or of another kind.
        StoppedError: the run was asked to end; nothing was written.
    """
    paths, texts = _tender(order.tender)
    watch = order.watch.through(*STEPS)
    forms = tuple(sorted(shipped("templates").glob("*/*.docx"))) if order.templates else ()
    done = compare(CompareJob(order.files, paths, texts, forms, watch))
    watch.say("写出结果")
    if order.html is not None:
        write_whole(order.html, to_html(done, masked).encode())
    return done


def _tender(given: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the tender's files and, for a tender's folder, the texts of its tender.yaml and forms."""
    paths: list[Path] = []
    texts: tuple[str, ...] = ()
    for path in given:
        if not path.is_dir():
            paths.append(path)
            continue
        if not (path / "tender.yaml").is_file():
            raise UsageError(
                f"「{path}」里没有 tender.yaml", cure="请给出招标文件，或含 tender.yaml 的文件夹"
            )
        texts += tender_texts([load_tender(path, path).model_dump(mode="json")])
        paths += sorted(path.glob("forms/*.docx"))
    return tuple(paths), texts
