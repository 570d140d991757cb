"""Sentences of an answer that state a fact which no field decides: they are asked of a person, never said.

A card is words from a file. What a record decides stands behind ``{% if 事实 %}`` or is printed as a fact; a sentence
that claims something beside that turns into 【先核对：…】, so that nobody reads it out as true.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from jinja2 import Environment

IN, OUT = "\ue0f0", "\ue0f1"
"""Marks around words that a fact decides: of a condition that holds, of a fact that is printed."""

_GAP = "\ue0f2"
_BREAKS = "。；\n"
_CLAIMS = re.compile(
    "|".join(
        (
            r"(?:在|附在|放在|编入)投标文件(?:中|里|的)|在投标文件$|投标文件(?:里|中)(?:都|也)?(?:有|写了|列|放了)|投标文件列名",
            r"写了|写清了|写进了|列了|附了|标了|都写|都列|逐[条项](?:写|列|应答)|里写明|逐一写明|填了",
            r"都是(?!为)|都真实|都有(?!效|日志|记录|编号)|都已|都在(?!采购人)|全部满足|都满足",
            r"覆盖(?!历史)|同一类|同类、|相近|(?<!不)对得上(?!的|才)|互相对上|(?<!不)一致(?!时|的|性|，不另)|相符(?!的)|一一对应",
            r"(?<!有)没有(?:被|与(?!我们签)|拿|赠送|串通|提附加|虚列|超过|凑|兼[，。]|委托|法律|控股|为|列入|选用|从|减少|影响)"
            r"|没有(?:参与|参加)过|没有用(?:采购人|其他|任何|别)|(?<!确实)也没有|零报价|不是靠以后",
            r"已经?(?:预留|备好|落实|测过|排好|分了|看到|含在|包含|缴|办|通过|覆盖|验收|有合同)|备好了|预留了",
            r"(?<!没有)(?<!没)(?:核|(?<!抽)查|核对|演练|验证|检查|比对)过(?!的|才|不)|内部有|公司规定|留有(?:核对)?记录|逐笔|不低于当地|测算出来|算出来的|估得准",
            r"是真实系统|是现成|有现成|自己的(?:产品|职工)|(?:本单位|在册)职工|缴费单位|网(?:上)?能查|(?<!用)做过(?!的|：|什么)|我们自己造的|在本公司",
            r"^(?:覆盖|够|够用|撑得住|承担得了|能证明|有关系|真的会来|能交|能拿出四类)(?=[，。：]|$)",
            r"正常缴|正常发放|按月正常|按期缴纳|承受得住|能够周转|盖章齐全|有实际|不满足的没有",
        )
    )
)
"""How a sentence claims something about us, our papers or our bid."""


def marked(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """Return the tree with marks around the body of every condition that asks for a fact to be known."""
    for node in tree.find_all(nodes.If):
        if not isinstance(node.test, nodes.Not):
            node.body = [_mark(IN, environment), *node.body, _mark(OUT, environment)]
    return tree


def _mark(sign: str, environment: Environment) -> nodes.Output:
    made = nodes.Output([nodes.TemplateData(sign)], lineno=1)
    made.set_environment(environment)
    return made


def asked_instead(text: str) -> str:
    """Return a filled text without its marks, each sentence that claims something of itself asked about."""
    return "".join(_said(sentence, own) for sentence, own in _sentences(text))


def _sentences(text: str) -> list[tuple[str, str]]:
    """Return the sentences with their end, and what of each stands behind no fact."""
    found: list[tuple[str, str]] = []
    whole, own, depth, asking = "", "", 0, 0
    for letter in text:
        if letter in (IN, OUT):
            depth += 1 if letter == IN else -1
            own += _GAP
            continue
        whole += letter
        own += letter if not depth else ""
        asking += (letter == "【") - (letter == "】")
        if letter in _BREAKS and asking <= 0:
            found.append((whole, own))
            whole, own = "", ""
    return [*found, (whole, own)]


def _said(sentence: str, own: str) -> str:
    claim = re.sub("【[^】]*】", "", own).replace(_GAP, "").strip(f"{_BREAKS} ")
    if not _CLAIMS.search(claim):
        return sentence
    end = sentence[-1] if sentence[-1:] in tuple(_BREAKS) else ""
    body = sentence.removesuffix(end) if end else sentence
    return f"【先核对：{body.strip().replace('【', '（').replace('】', '）')}】{end}"
