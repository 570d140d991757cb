"""How a bid is handed in, told by the tender's numbers and its own words.

Owns the patterns that look for such words. It must not decide what a seal plan or a risk makes of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.tender import Copies, Tender

WORDS = {
    "signing": r"签字|签名|签章|盖章|公章|单位章|印章|投标文件[^。；]{0,8}签署",
    "across": r"骑缝",
    "every_page": r"逐页[^。；]{0,8}(?:盖|签)|每一?页[^。；]{0,8}(?:盖|签)",
    "cover": r"封面[^。；]{0,12}(?:盖|签|章)",
    "sealing": r"密封|封套|信封|包封|封口|外包装",
    "apart": r"单独(?:密封|封装|包装|递交|装|提交)|分别(?:密封|封装|包装)|另行密封",
    "copied": r"副本[^。；]{0,15}(?:复印|影印)",
    "certificate": r"CA|数字证书|电子密钥|电子营业执照|电子签章|电子印章",
    "decrypt": r"解密",
    "sign_in": r"签到",
    "backup": r"备用(?:文件|投标文件|光盘|U盘)|备份(?:文件|投标文件)|应急[^。；]{0,6}文件",
    "samples": r"(?<!无需)(?<!不需)(?<!不要求)(?:提供|提交|递交|带)[^。；]{0,6}样品|样品[^。；]{0,8}(?:评审|封样)",
    "originals": r"原件[^。；]{0,8}(?:备查|核验|核对|查验|审核|现场)|(?:携带|带|出示|提交)[^。；]{0,12}原件",
    "presentation": r"演示(?:人员|时间|签到|答辩|与答辩)|(?:现场|系统)演示(?!的)|述标|讲标|答辩|现场陈述",
}
_ONLINE = re.compile(r"解密|电子密钥|网上(?:投标|递交|开标)|电子投标|上传[^。；]{0,8}(?:平台|系统)")
_SCORED = re.compile(r"(?<!汇报)演示|述标|讲标|答辩|面试")


@dataclass(frozen=True, slots=True)
class Saying:
    """What the tender says in one of its items: the item's id, its words and where they stand in the tender."""

    id: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Handing:
    """Paper, online or both, and what the tender says about each matter of ``WORDS``."""

    copies: Copies
    online: bool
    counted: bool
    scored_show: bool
    said: dict[str, tuple[Saying, ...]]

    @property
    def paper(self) -> bool:
        """Return whether printed volumes are handed in."""
        return self.copies.original + self.copies.duplicate > 0

    @property
    def disc(self) -> bool:
        """Return whether electronic copies travel with the paper instead of being uploaded."""
        return self.paper and self.copies.electronic > 0 and not self.online

    @property
    def presentation(self) -> bool:
        """Return whether somebody must show or defend the bid."""
        return self.scored_show or self.says("presentation")

    def says(self, matter: str) -> bool:
        """Return whether the tender has words on a matter."""
        return bool(self.said[matter])


def handing(tender: Tender) -> Handing:
    """Return how this tender wants its bids."""
    everything = tuple(_sayings(tender))
    said = {
        matter: tuple(one for one in everything if re.search(pattern, one.text))
        for matter, pattern in WORDS.items()
    }
    copies = tender.copies
    paper = copies.original + copies.duplicate > 0
    online = any(_ONLINE.search(one.text) for one in everything) if paper else copies.electronic > 0
    counted = "copies" in tender.model_fields_set and not any(
        name.split(".")[0] == "copies" for name in tender.unread
    )
    shown = any(_SCORED.search(f"{one.item} {one.text}") for one in tender.criteria)
    return Handing(copies, online, counted, shown, said)


def _sayings(tender: Tender) -> Iterator[Saying]:
    for one in tender.requirements:
        yield Saying(one.id, "：".join(filter(None, (one.title, one.text))), str(one.source))
    for clause in tender.invalidity:
        yield Saying(clause.id, clause.quote, str(clause.source))
