"""``bidkit read``: what a buyer's document demands, as a draft tender.yaml for a person to confirm."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bidkit.cli.commands.addendum import AddendumOption, take_addendum
from bidkit.cli.console import progress, write_out
from bidkit.cli.options import SOFFICE_VARIABLE, JsonOption, wanted_soffice
from bidkit.model.price_rule import FORMULAS
from bidkit.read.asjson import to_dict
from bidkit.read.draft import draft_text
from bidkit.read.draft.store import NAME, write_draft
from bidkit.read.extract import extract
from bidkit.read.notes import NAMES
from bidkit.read.opening import OLD, open_document
from bidkit.report.asjson import dump
from bidkit.tools.modern import as_docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Extract

FileArgument = Annotated[Path, typer.Argument(metavar="招标文件", help=".docx 或 .pdf", show_default=False)]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="文件夹", help="把 tender.yaml 草稿写到这里", show_default=False),
]
OcrOption = Annotated[bool, typer.Option("--ocr", help="扫描页用文字识别来读（要装 bidkit-tender[ocr]）")]
ConvertOption = Annotated[
    bool,
    typer.Option(
        "--convert",
        help=f"旧版 .doc、.wps 先用 LibreOffice 转换（用哪一个由环境变量 {SOFFICE_VARIABLE} 指定）",
    ),
]


def read(
    file: FileArgument,
    out: OutOption = None,
    ocr: OcrOption = False,
    convert: ConvertOption = False,
    addendum: AddendumOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read a tender and print what it demands; with --out, write a draft tender.yaml."""
    if addendum is not None:
        take_addendum(file, addendum, as_json=as_json)
        return
    with progress(quiet=as_json) as watch, _readable(file, convert=convert) as path:
        watch.say("读取文件")
        document = open_document(path, ocr=ocr)
        watch.say("查找要求")
        found = extract(document)
    written = None if out is None else write_draft(draft_text(found), out)
    if as_json:
        write_out(dump(to_dict(found) | ({"draft": written.as_posix()} if written else {}), quoted=True))
        return
    for line in _summary(found):
        write_out(line)
    if written is not None:
        beside = "（已有 tender.yaml，没有动它）" if written.name != NAME else ""
        write_out(f"草稿已写到 {written}{beside}")
        write_out("下一步：对照原文逐条核对，改正后填 confirmed")


@contextmanager
def _readable(file: Path, *, convert: bool) -> Iterator[Path]:
    if convert and file.suffix.lower() in OLD and file.is_file():
        with as_docx(file, wanted_soffice("")) as made:
            yield made
    else:
        yield file


def _summary(found: Extract) -> list[str]:
    lines = [f"{NAMES.get(fact.key, fact.key)}：{fact.value}" for fact in found.facts]
    counts = (
        ("资格条件", found.qualifications),
        ("★ 实质性条款", found.substantive),
        ("▲ 重要条款", found.important),
        ("投标无效条款", found.invalidity),
        ("废标、终止条款", found.tender_failure),
        ("评分项", found.scoring),
        ("规定格式", found.forms),
        ("文件格式和签章要求", found.formats),
        ("没有读成条目的强制性段落", found.passed_over),
    )
    lines.append("，".join(f"{name} {len(items)}" for name, items in counts))
    if found.price is not None and found.price.points:
        formula = FORMULAS.get(found.price.formula, "公式没有认出来，请照原文填写")
        lines.append(f"价格分：{found.price.points} 分，{formula}")
    for lot in found.lots if len(found.lots) > 1 else ():
        sums = (("预算", lot.budget), ("限价", lot.ceiling), ("保证金", lot.bond))
        said = "，".join((lot.name, *(f"{name} {amount} 元" for name, amount in sums if amount)))
        lines.append(f"包（标段）{lot.number}：{said.strip('，')}")
    total = sum(float(leaf.points) for leaf in found.scoring)
    if found.scoring and total != 100:
        lines.append(f"提醒：评分项合计 {total:g} 分，不是 100 分，请核对评分表")
    lines += [
        f"提醒：{finding.message}（{finding.span}）\n  处理：{finding.cure}" for finding in found.findings
    ]
    return lines
