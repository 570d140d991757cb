"""Statements of one audited year worked out from the four figures of its record; every column adds up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
CAPITAL = Decimal("30000000")
_RESERVE = Decimal("1200000")
_SURPLUS_2022 = Decimal("667369.16")

Line = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class Year:
    """What the record says of a year."""

    year: int
    revenue: Decimal
    profit: Decimal
    assets: Decimal
    liabilities: Decimal
    surplus: Decimal

    @property
    def equity(self) -> Decimal:
        """Return assets less liabilities."""
        return self.assets - self.liabilities


@dataclass(frozen=True, slots=True)
class Statement:
    """Lines with this year's and last year's amount; totals are lines as well."""

    lines: tuple[tuple[str, Decimal | None, Decimal | None], ...]


def earlier(year: Year) -> Year:
    """Return a plausible year before the first one on record: no dividend, somewhat smaller."""
    assets = (year.assets * Decimal("0.88")).quantize(CENT)
    equity = year.equity - year.profit
    revenue = (year.revenue * Decimal("0.861")).quantize(CENT)
    profit = (year.profit * Decimal("0.84")).quantize(CENT)
    return Year(year.year - 1, revenue, profit, assets, assets - equity, _SURPLUS_2022)


def split(total: Decimal, shares: tuple[tuple[str, str], ...], rest: str) -> list[Line]:
    """Return ``total`` split by shares, what is left over going to ``rest``."""
    lines = [(name, (total * Decimal(share)).quantize(CENT, ROUND_HALF_UP)) for name, share in shares]
    return [*lines, (rest, total - sum((amount for _, amount in lines), Decimal(0)))]


def assets(year: Year) -> tuple[list[Line], list[Line]]:
    """Return the current and the other assets."""
    current = (year.assets * Decimal("0.842")).quantize(CENT)
    left = split(current, _CURRENT, "其他流动资产")
    return left, split(year.assets - current, _FIXED, "递延所得税资产")


def liabilities(year: Year) -> tuple[list[Line], list[Line]]:
    """Return the current and the other liabilities."""
    current = (year.liabilities * Decimal("0.935")).quantize(CENT)
    return split(current, _OWED, "其他应付款"), split(
        year.liabilities - current, (("长期借款", "0.72"),), "递延收益"
    )


def equity(year: Year) -> list[Line]:
    """Return the owners' part; what is not capital or reserve is undistributed profit."""
    held = [("实收资本", CAPITAL), ("资本公积", _RESERVE), ("盈余公积", year.surplus)]
    return [*held, ("未分配利润", year.equity - sum((amount for _, amount in held), Decimal(0)))]


def income(year: Year) -> list[Line]:
    """Return the income statement from revenue to net profit."""
    before = (year.profit / Decimal("0.88")).quantize(CENT)
    other, outside = (
        (year.revenue * Decimal("0.0124")).quantize(CENT),
        (year.revenue * Decimal("0.0006")).quantize(CENT),
    )
    operating = before - outside
    costs = split(year.revenue + other - operating, _COSTS, "管理费用")
    return [
        ("一、营业收入", year.revenue), *((f"　减：{name}", amount) for name, amount in costs),
        ("　加：其他收益", other), ("二、营业利润", operating), ("　加：营业外收入", outside),
        ("三、利润总额", before), ("　减：所得税费用", before - year.profit), ("四、净利润", year.profit),
    ]  # fmt: skip


def cash(year: Year, before: Year) -> list[Line]:
    """Return the cash flow statement; it ends at the cash of the balance sheet."""
    end, start = assets(year)[0][0][1], assets(before)[0][0][1]
    received = (year.revenue * Decimal("1.0312")).quantize(CENT)
    refunds = (year.revenue * Decimal("0.0093")).quantize(CENT)
    bought, lent = (
        (year.assets * Decimal("0.021")).quantize(CENT),
        (year.liabilities * Decimal("0.012")).quantize(CENT),
    )
    operating = end - start + bought + lent
    paid = split(received + refunds - operating, _PAID, "支付其他与经营活动有关的现金")
    return [
        ("销售商品、提供劳务收到的现金", received), ("收到的税费返还", refunds), *paid,
        ("经营活动产生的现金流量净额", operating), ("购建固定资产、无形资产支付的现金", bought),
        ("投资活动产生的现金流量净额", -bought), ("分配股利、偿付利息支付的现金", lent),
        ("筹资活动产生的现金流量净额", -lent), ("现金及现金等价物净增加额", end - start),
        ("期初现金及现金等价物余额", start), ("期末现金及现金等价物余额", end),
    ]  # fmt: skip


_CURRENT = (
    ("货币资金", "0.382"), ("应收票据", "0.018"), ("应收账款", "0.341"), ("预付款项", "0.036"),
    ("其他应收款", "0.047"), ("存货", "0.092"), ("合同资产", "0.071"),
)  # fmt: skip
_FIXED = (("固定资产", "0.468"), ("使用权资产", "0.112"), ("无形资产", "0.297"), ("长期待摊费用", "0.068"))
_OWED = (
    ("短期借款", "0.185"), ("应付账款", "0.357"), ("合同负债", "0.196"), ("应付职工薪酬", "0.124"),
    ("应交税费", "0.083"),
)  # fmt: skip
_COSTS = (
    ("营业成本", "0.684"), ("税金及附加", "0.0058"), ("销售费用", "0.0716"), ("研发费用", "0.1242"),
    ("财务费用", "0.0061"),
)  # fmt: skip
_PAID = (
    ("购买商品、接受劳务支付的现金", "0.472"),
    ("支付给职工以及为职工支付的现金", "0.381"),
    ("支付的各项税费", "0.066"),
)
