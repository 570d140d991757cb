"""The bids that are changed: the example, and projects read from buyers' documents and filled from the library."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.yamlsrc import read_mapping
from scripts.mutants.invented import documents
from tests.conftest import write_price
from tests.defects.clean_bid import ROOT, bid_at, clean_bid

if TYPE_CHECKING:
    from tests.defects.clean_bid import CleanBid

TENDERS = "BIDKIT_TENDERS"
HOME = ROOT / ".bidkit/mutants"
MOST = 4
OURS = (
    "bid-letter", "price-summary", "price-table", "legal-person-certificate", "authority", "commitment",
    "qualification-statement", "response-substantive", "deviation-technical", "deviation-commercial", "company-profile",
    "staff-table", "resumes", "financials-table", "service-commitment",
)  # fmt: skip
DAYS = {"deadline": "2026-12-21 09:30", "opening": "2026-12-21 09:30", "validity_days": "90"}
BID = """price: price.xlsx
date: 2026-12-18
signer: {{person: lin-xiaolan, as: authorised}}
delivery: {{period_days: 60, warranty_months: 36, validity_days: {validity}}}
team:
  - {{person: zhang-wei, role: 项目经理, duty: 总体管理}}
  - {{person: chen-yifan, role: 系统架构设计师, duty: 总体架构}}
  - {{person: gao-yue, role: 系统分析师, duty: 需求管理}}
values:
  period: 自合同签订之日起 60 日
  warranty: 36 个月
  service_hours: 7×24 小时
  response_time: 1 小时
  onsite_time: 4 小时
  repair_time: 24 小时
  inspection: 每季度一次
  training: 每年两次
sections: {{proposal: texts/方案.docx}}
answers:
{answers}
"""


def bids(only_example: bool = False) -> Iterator[tuple[str, CleanBid]]:
    """Yield each bid with its name, the example first; those of the folder named by BIDKIT_TENDERS if there is one."""
    yield "样例", clean_bid()
    if only_example:
        return
    given = os.environ.get(TENDERS)
    listed = [(path.stem, path) for path in _chosen(Path(given))] if given else list(_invented())
    for number, (name, path) in enumerate(listed, 1):
        yield f"项目{number}", bid_at(project(name, path))


def _chosen(folder: Path) -> list[Path]:
    """Return the smallest Word documents of a folder: they are read and built quickest."""
    return sorted(folder.glob("*.docx"), key=lambda path: (path.stat().st_size, path.name))[:MOST]


def _invented() -> Iterator[tuple[str, Path]]:
    folder = HOME / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in documents():
        path = folder / f"{name}.docx"
        path.write_bytes(data)
        yield name, path


def project(name: str, document: Path) -> Path:
    """Return the folder of a tender made from a buyer's document by ``bidkit new`` and answered throughout."""
    site = HOME / "site"
    (site / "tenders").mkdir(parents=True, exist_ok=True)
    if not (site / "library").exists():
        (site / "library").symlink_to(ROOT / "library")
    folder = site / "tenders" / name
    shutil.rmtree(folder, ignore_errors=True)
    made = CliRunner().invoke(app, ["new", name, "--from", str(document), "--workspace", str(site)])
    if made.exit_code:
        raise RuntimeError(f"{document.name}: {made.output}")
    _fill(folder, site)
    return folder


def _fill(folder: Path, site: Path) -> None:
    path = folder / "tender.yaml"
    text = path.read_text(encoding="utf-8")
    for field, value in DAYS.items():
        text = re.sub(rf"^  # {field}:.*$", f"  {field}: {value}", text, flags=re.MULTILINE)
    ours = "".join(f"        - {{id: {one}, template: {one}}}\n" for one in OURS)
    text = re.sub(r"^(        - \{id: proposal,)", rf"{ours}\1", text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    tender = read_mapping(path, site)
    (folder / "bid.yaml").write_text(_bid(tender), encoding="utf-8")
    limit = Decimal(
        str(tender["money"].get("ceiling") or tender["money"].get("budget") or 1_000_000).strip("万")
    )
    total = int(limit * Decimal("0.9") / 100) * 100 or 900_000
    lines = [("人工服务", "项", 1, total * 2 // 3, 0.06), ("运行维护", "项", 1, total - total * 2 // 3, 0.06)]
    write_price(folder / "price.xlsx", lines)


def _bid(tender: dict[str, object]) -> str:
    answers = []
    for one in tender.get("requirements", ()):  # type: ignore[attr-defined]
        if one.get("answer"):
            said = str(one["text"]).replace('"', "”").replace("\\", "").replace("\n", " ")
            reply = f'"完全响应：{said[:160]}"'
            answers.append(f"  {one['id']}: {{reply: {reply}, where: proposal, deviation: none}}")
    validity = str(tender["dates"].get("validity_days") or 90)  # type: ignore[attr-defined]
    return BID.format(answers="\n".join(answers) or "  {}", validity=validity)
