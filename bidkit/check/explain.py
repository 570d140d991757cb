"""Rules in words: one rule for the command line, all rules for docs/rules.md (written by ``make golden``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.check.registry import KINDS
from bidkit.codes import CODES, Code
from bidkit.finding import CLASS_NAMES, EFFECT_NAMES, SEVERITY_NAMES
from bidkit.model.choices import METHOD_NAMES, REGIME_NAMES

if TYPE_CHECKING:
    from bidkit.model.rules import Checklist, Rule

STAGE_NAMES = {"data": "资料（生成之前）", "document": "成品文件（生成之后）"}
MAKER_NAMES = {
    "check": "核对豁免时（check、build）",
    "link": "装订成册时（build）",
    "audit": "审查改过的成品时（audit）",
    "read": "读招标文件时（read、new --from）",
}
GROUPS = {
    "A": "编排",
    "B": "暗标",
    "C": "业绩",
    "D": "成品文字",
    "E": "电子递交",
    "F": "规定格式",
    "G": "政府采购",
    "H": "人员",
    "I": "诚信",
    "J": "联合体与分包",
    "K": "印出的内容与数据",
    "M": "财务",
    "N": "名称",
    "P": "报价",
    "Q": "资格与证明材料",
    "R": "响应与偏离",
    "S": "签字盖章",
    "T": "期限与保证金",
    "Y": "招标要求的摘录",
    "Z": "招标投标",
}


def explain(rule: Rule) -> str:
    """Return one rule in Chinese: what it looks at, why, on which law, and the cure."""
    lines = [f"{rule.code} {rule.title}"]
    lines += [f"{name}：{text}" for name, text in _facts(rule)]
    if rule.basis:
        lines += ["依据：", *(f"  - {_basis}" for _basis in _bases(rule))]
    return "\n".join(lines)


def explain_code(entry: Code) -> str:
    """Return a code of bidkit's own in Chinese: what it says, where it is met, why, and the cure."""
    facts = (
        ("级别", SEVERITY_NAMES[entry.severity]),
        ("类别", CLASS_NAMES[entry.kind]),
        ("后果", EFFECT_NAMES[entry.effect]),
        ("哪里查出", MAKER_NAMES[entry.maker]),
        ("为什么", entry.why),
        ("怎么处理", entry.cure),
    )
    return "\n".join([f"{entry.code} {entry.title}", *(f"{name}：{text}" for name, text in facts)])


def _facts(rule: Rule) -> list[tuple[str, str]]:
    facts = [
        ("级别", SEVERITY_NAMES[rule.severity]),
        ("类别", CLASS_NAMES[rule.class_]),
        ("后果", EFFECT_NAMES[rule.effect]),
        ("检查对象", STAGE_NAMES[rule.stage]),
        ("检查什么", KINDS[rule.kind].about),
    ]
    if rule.regimes or rule.methods:
        facts.append(("适用", _bound(rule)))
    return [*facts, ("为什么", rule.why), ("怎么处理", rule.cure)]


def _bound(rule: Rule) -> str:
    names = [REGIME_NAMES[regime] for regime in rule.regimes]
    return "、".join([*names, *(METHOD_NAMES[method] for method in rule.methods)])


def _bases(rule: Rule) -> list[str]:
    shown = []
    for basis in rule.basis:
        whose = "、".join(REGIME_NAMES[regime] for regime in basis.regimes)
        how = "、".join(METHOD_NAMES[method] for method in basis.methods)
        bound = f"{whose}（{how}）" if whose and how else whose or how
        shown.append(f"{bound}：{basis}" if bound else str(basis))
    return shown


def rules_page(checklist: Checklist) -> str:
    """Return docs/rules.md: a table of all rules, then each with its reason, law and cure."""
    head = [
        "# 检查规则",
        "",
        "本页由规则文件生成（`make golden`），请改 `checklists/` 下的规则，不要直接改本页。",
        "",
        "级别「废标风险」的问题没有处理或豁免时，不生成正式成品；答案是「无法判断」的问题照样列出，不算通过。",
        "招标项目可以在 tender.yaml 的 `rules` 里按代码改级别或参数，规则文件本身不变。",
        "",
        "| 代码 | 规则 | 级别 | 类别 | 后果 | 检查对象 |",
        "|---|---|---|---|---|---|",
    ]
    table = [_row(rule) for rule in checklist.rules]
    engine = ["", "不是规则、bidkit 自己报的问题（`bidkit explain 代码` 同样讲解）：", "", *_own_codes()]
    sections: list[str] = []
    for letter in sorted({rule.code[0] for rule in checklist.rules}):
        sections += ["", f"## {letter} {GROUPS.get(letter, '其他')}"]
        for rule in checklist.rules:
            sections += _section(rule) if rule.code[0] == letter else []
    return "\n".join([*head, *table, *engine, *sections, ""])


def _own_codes() -> list[str]:
    heads = ["| 代码 | 问题 | 级别 | 类别 | 后果 | 哪里查出 |", "|---|---|---|---|---|---|"]
    for one in CODES.values():
        names = (SEVERITY_NAMES[one.severity], CLASS_NAMES[one.kind], EFFECT_NAMES[one.effect])
        heads.append(f"| {' | '.join((one.code, one.title, *names, MAKER_NAMES[one.maker]))} |")
    return heads


def _row(rule: Rule) -> str:
    names = (SEVERITY_NAMES[rule.severity], CLASS_NAMES[rule.class_], EFFECT_NAMES[rule.effect])
    return f"| {' | '.join((rule.code, rule.title, *names, STAGE_NAMES[rule.stage]))} |"


def _section(rule: Rule) -> list[str]:
    lines = ["", f"### {rule.code} {rule.title}", "", rule.why, "", f"处理：{rule.cure}", "", "依据：", ""]
    return [*lines, *(f"- {text}" for text in _bases(rule))]
