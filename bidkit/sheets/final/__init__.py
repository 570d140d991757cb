"""最后报价表: the sheet for the final offer of a consultation or negotiation, taken along blank and filled on the spot.

It lies beside the package and never in it. What is known is printed; the price stays open, since nobody knows it yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Cell, Gap, Heading, Prose, Sheet, Table, cells
from bidkit.sheets.offer import offer_said

if TYPE_CHECKING:
    from bidkit.model.tender import Tender
    from bidkit.sheets.material import Material

__all__ = ["make"]

LINE, SHORT = "＿" * 16, "＿" * 6


def make(material: Material) -> tuple[Sheet, ...]:
    """Return the sheet where a final offer follows the first one; nothing where there is one offer alone."""
    tender = material.dossier.tender
    if not tender.first_offer:
        return ()
    own = [form for form in tender.forms if form.later]
    said = "、".join(f"《{form.title}》" for form in own)
    lead = "现场填写，单独递交，不装进响应文件；最后报价没有定下来以前，价格一律空着。"
    gaps = (
        ()
        if own
        else (
            Gap("招标文件有没有自己的最后报价格式，没有人写", "有的列进 forms 并写 later（true），以它为准"),
        )
    )
    note = Prose(Cell(f"招标文件有自己的格式{said}，以它为准，本表只作备用。", "warn"))
    blocks = (*([note] if own else []), *_blocks(material, tender))
    return (Sheet(id="final", title="最后报价表（空白）", blocks=blocks, gaps=gaps, lead=lead),)


def _blocks(material: Material, tender: Tender) -> tuple[Block, ...]:
    project, company = tender.project, material.dossier.library.company
    rows = [
        ("项目名称", project.name),
        ("项目编号", f"{project.number}{f'　{project.lot}' if project.lot else ''}"),
        ("致", tender.purchaser),
        ("供应商", company.name),
        ("首次报价（已递交）", offer_said(material.dossier) or "见首次报价文件"),
        *_offers(tender),
        ("其他承诺的变动", f"没有变动的写「无」：{LINE}"),
    ]
    table = Table("最后报价", ("事项", "内容"), tuple(cells(*row) for row in rows), (12, 34))
    signs = (
        ("法定代表人或授权代表（签字）", LINE),
        ("供应商（盖公章）", LINE),
        ("日期", f"{SHORT}年{SHORT}月{SHORT}日"),
    )
    signed = Table("签署", ("谁", "签在这里"), tuple(cells(*row) for row in signs), (18, 28))
    return (Heading("最后报价"), table, Heading("签署"), signed)


def _offers(tender: Tender) -> list[tuple[str, str]]:
    """Return the open places for the price, as the tender asks for it."""
    quote = tender.money.quote
    if quote.is_rate:
        return [(f"最后报价（{quote.title}）", LINE)]
    if quote.kind == "unit":
        return [("最后报价（单价，逐项填）", LINE)]
    return [("最后报价（小写）", f"￥{LINE} 元"), ("最后报价（大写）", f"人民币{LINE}")]
