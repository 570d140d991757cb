"""A whole package of a tender that asks for a rate: may be handed in, and not with the rate gone or another one."""

import shutil

from tests.bad_input.small import add_scans, build, edit, make, package

QUOTE = "money: {quote: {kind: reduction, name: 下浮率, at_least: 5%}, budget: 200万}"
SUMMARY = """        - {id: letter, form: F1}
        - {id: summary, form: F2}
        - {id: power, title: 授权委托书, template: authority}"""
PRICE_FORM = "  - {id: F2, title: 开标一览表, template: price-summary, seal: [company]}"
FORM = "  - {id: F1, title: 投标函, template: bid-letter, seal: [company]}"


def rate_bid(root, rate="15.50%"):
    """Write the small tender as one that asks for a reduction, and our bid with it."""
    make(root)
    add_scans(root)
    shutil.rmtree(root / "checklists")  # every shipped rule judges
    edit(root / "tenders/demo/tender.yaml", "money: {budget: 200万, ceiling: 195万}", QUOTE)
    edit(root / "tenders/demo/tender.yaml", "        - {id: letter, form: F1}", SUMMARY)
    edit(
        root / "tenders/demo/tender.yaml",
        FORM,
        f"{FORM}\n{PRICE_FORM}",
    )
    edit(root / "tenders/demo/bid.yaml", "price: price.xlsx", f"quote: {{rate: {rate}}}")
    return root


def test_a_rate_package_may_be_handed_in_without_any_total(tmp_path):
    made = build(rate_bid(tmp_path))
    assert made.exit_code == 0, made.output
    assert "可以交" in made.output and "总价" not in made.output
    assert package(tmp_path)


def test_a_rate_below_the_limit_stops_the_package(tmp_path):
    made = build(rate_bid(tmp_path, "4.99%"))
    assert made.exit_code == 1
    assert "P120" in made.output and "低于下限 5%" in made.output
