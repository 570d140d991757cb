"""A form prints a rate, a discount or unit prices in figures and words, and no total that nobody asked for."""

import io
from pathlib import Path

import docx
import pytest

from bidkit.bind import bind
from bidkit.model.bid import Bid, Price, PriceLine, Signer
from bidkit.model.quote import Offered, Quote
from bidkit.model.tender import MoneyTerms
from bidkit.render.filters import FILTERS
from bidkit.render.price_views import quote_view
from bidkit.word.fill.template import fill
from tests.templates.sample import context
from tests.templates.test_shipped_templates import text_of

GOV = Path(__file__).parents[2] / "templates" / "gov-services"
LINES = (
    PriceLine(item="驻场工程师", unit="人·月", quantity=1, unit_price="12000", tax_rate="0.06"),
    PriceLine(item="保洁", unit="平方米", quantity=1, unit_price="3.50", tax_rate="0.06"),
)


def said(name, quote, *, offered=None, lines=(), full=True):
    """Return the words of a shipped form filled for a tender that asks for this quote."""
    values = context(full)
    tender = values["tender"].model_copy(update={"money": MoneyTerms(quote=Quote(**quote))})
    bid = Bid(signer=Signer(person="zhang-wei", **{"as": "authorised"}), quote=Offered(**(offered or {})))
    dossier = bind(values["library"], tender, bid, Price(lines=lines) if lines else None)
    given = values | {"tender": tender, "price": None, "quote": quote_view(dossier)}
    filled = fill((GOV / f"{name}.docx").read_bytes(), given, FILTERS, name=name).data
    return text_of(docx.Document(io.BytesIO(filled)))


@pytest.mark.parametrize("form", ["price-summary", "bid-letter"])
def test_a_reduction_stands_in_figures_and_in_words(form):
    text = said(form, {"kind": "reduction"}, offered={"rate": "15.50%"})
    assert "下浮率" in text and "15.50%" in text and "百分之壹拾伍点伍" in text
    assert "投标总价" not in text and "元整" not in text


def test_each_item_has_its_own_rate():
    rates = [{"item": "监理费", "rate": "1.2%"}, {"item": "设计费", "rate": "3%"}]
    text = said("price-summary", {"kind": "rate", "name": "费率"}, offered={"rates": rates})
    assert "监理费：1.20%；设计费：3.00%" in text
    assert "监理费：百分之壹点贰；设计费：百分之叁" in text


def test_unit_prices_stand_with_their_units_and_are_not_summed():
    text = said("price-summary", {"kind": "unit"}, lines=LINES)
    assert "驻场工程师：￥12,000.00元/人·月；保洁：￥3.50元/平方米" in text
    table = said("price-table", {"kind": "unit"}, lines=LINES)
    assert "12,000.00" in table and "只报单价，不报总价" in table and "12,003.50" not in table


def test_one_unit_price_stands_in_words():
    assert "人民币壹万贰仟元整" in said("price-summary", {"kind": "unit"}, lines=LINES[:1])


@pytest.mark.parametrize("kind", ["rate", "reduction", "discount", "unit"])
def test_an_offer_that_nobody_made_leaves_a_line_to_write_on(kind):
    text = said("price-summary", {"kind": kind})
    assert "（小写）\n＿＿" in text and "（大写）\n＿＿" in text


def test_a_first_offer_is_called_one():
    text = said("price-summary", {"kind": "total", "rounds": "first-and-final"})
    assert "首次报价" in text and "投标总价为" not in text


def test_a_discount_can_be_said_as_people_say_it():
    values = context(True)
    tender = values["tender"].model_copy(update={"money": MoneyTerms(quote=Quote(kind="discount"))})
    bid = Bid(signer=Signer(person="zhang-wei", **{"as": "authorised"}), quote=Offered(rate="八五折"))
    view = quote_view(bind(values["library"], tender, bid, None))
    assert (view.rate, view.figure, view.fold, view.rate_words) == (
        "85.00%",
        "85.00",
        "八五折",
        "百分之捌拾伍",
    )
