"""``bidkit compare``: what two or more finished bids share, for a person to look into."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import JsonOption
from bidkit.compare.page import lines, to_dict, to_html
from bidkit.compare.run import CompareJob, tender_texts
from bidkit.compare.run import compare as hold_together
from bidkit.errors import UsageError
from bidkit.load.tender import load_tender
from bidkit.load.workspace import shipped
from bidkit.report.asjson import dump
from bidkit.store.write import write_whole
from bidkit.words.masks import masked


def compare(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="文件…", help="两份以上投标文件：.docx、.pdf 或 price.xlsx", show_default=False
        ),
    ],
    tender: Annotated[
        list[Path] | None,
        typer.Option(
            "--tender",
            metavar="招标文件",
            help="先扣除其中的文字：.docx、.pdf，或含 tender.yaml 的文件夹，可写多次",
        ),
    ] = None,
    templates: Annotated[
        bool, typer.Option("--templates/--no-templates", help="先扣除自带模板里的文字")
    ] = True,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="文件", help="另写一份网页报告", show_default=False)
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print what the bids share; similarity is a lead for a person and never makes the run fail."""
    paths, texts = _tender(tender or [])
    forms = tuple(sorted(shipped("templates").glob("*/*.docx"))) if templates else ()
    with progress(quiet=as_json) as watch:
        done = hold_together(CompareJob(tuple(files), paths, texts, forms, watch.say))
    if html is not None:
        write_whole(html, to_html(done, masked).encode())
    if as_json:
        write_out(dump(to_dict(done, masked)))
    else:
        write_out("\n".join(lines(done, masked)))


def _tender(given: list[Path]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
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
