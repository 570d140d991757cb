"""What a comparison says: signs with their places in both files, sorted by weight, and the rule behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What two files share."""

    TEXT = "text"
    METADATA = "metadata"
    IMAGE = "image"
    TYPO = "typo"
    CONTACT = "contact"
    PERSON = "person"
    MIXED = "mixed"
    PRICE = "price"


SIGN_NAMES = {
    Sign.TEXT: "相同文字",
    Sign.METADATA: "文件属性",
    Sign.IMAGE: "相同图片",
    Sign.TYPO: "相同错误",
    Sign.CONTACT: "联系方式与账号",
    Sign.PERSON: "人员",
    Sign.MIXED: "混装迹象",
    Sign.PRICE: "报价规律",
}

_BOTH = (
    "《招标投标法实施条例》第四十条第{0}项、"
    "《政府采购货物和服务招标投标管理办法》（财政部令第87号）第三十七条第{0}项"
)
BASIS = {
    Sign.TEXT: f"{_BOTH.format('四')}：投标文件异常一致（TL-40-4）",
    Sign.METADATA: f"{_BOTH.format('一')}：由同一单位或者个人编制（TL-40-1）",
    Sign.IMAGE: f"{_BOTH.format('一')}：由同一单位或者个人编制（TL-40-1）",
    Sign.TYPO: f"{_BOTH.format('一')}、第四项：同一人编制、异常一致（TL-40-1、TL-40-4）",
    Sign.CONTACT: f"{_BOTH.format('二')}：委托同一单位或者个人办理投标事宜（TL-40-2）；账号另见第六项（TL-40-6）",
    Sign.PERSON: f"{_BOTH.format('三')}：项目管理成员为同一人；87号令还包括联系人员（TL-40-3）",
    Sign.MIXED: f"{_BOTH.format('五')}：投标文件相互混装（TL-40-5）",
    Sign.PRICE: f"{_BOTH.format('四')}：报价呈规律性差异（TL-40-4）",
}
NOTICE = (
    "相似只是线索，不是结论：同用一个模板、同一家软件、同一份法定文本、同一厂商的报价，都会使两份文件相像。"
    "是否属于「视为串通」由评标委员会和监督部门依法认定；请由人逐处核对原文。"
    "本工具只报告，不提供任何改写、掩饰的办法；文件属性不得伪造。"
    "一个工作区只服务一个投标人：为两家编制同一项目的投标文件，本身就是第四十条第一项的情形。"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands: the file's name and a place in it, as people say it."""

    file: str
    where: str

    def __str__(self) -> str:
        return f"{self.file} {self.where}".strip()


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing two files share; ``weight`` from 0 to 100 orders a report, it is no probability.

    ``left`` and ``right`` hold the words of each side where they differ; ``exact`` says that they do not.
    """

    sign: Sign
    title: str
    weight: float
    places: tuple[Place, ...]
    left: str = ""
    right: str = ""
    exact: bool = True
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files: how much of each one's own words stand in the other too (0 to 1), and everything shared.

    ``own`` counts the letters that are left when the tender's text and common templates are taken out.
    """

    left: str
    right: str
    share_left: float
    share_right: float
    own_left: int
    own_right: int
    shared: tuple[Shared, ...]

    @property
    def similarity(self) -> float:
        """Return the larger of the two shares: a short file copied into a long one is all copied."""
        return max(self.share_left, self.share_right)

    @property
    def counts(self) -> dict[Sign, int]:
        """Return how many signs of each sort there are, sorts without one left out."""
        found = {sign: sum(1 for one in self.shared if one.sign is sign) for sign in Sign}
        return {sign: count for sign, count in found.items() if count}


@dataclass(frozen=True, slots=True)
class Compared:
    """Every pair, and what shows only among three or more files; ``removed`` names the texts taken out."""

    files: tuple[str, ...]
    pairs: tuple[Pair, ...]
    together: tuple[Shared, ...] = ()
    removed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
