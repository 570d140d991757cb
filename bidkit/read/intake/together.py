"""Papers that belong together: equal files, pages of one document, papers of one contract or one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from bidkit.model.intake import Filed, Intake, Paper, Path, Proposal, Said
from bidkit.read.intake.propose import propose, propose_all
from bidkit.words.names import folded

_PART = re.compile(
    r"[\s_\-—.（(]*(?:第?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:页|面|张)?|p\d{1,2}|正面|反面|背面|首页|封面|末页|尾页|签字页|盖章页|签章页|国徽面|人像面)[)）]?$",
    re.I,
)
_FIRST = ("正面", "人像面", "首页", "封面")
_ASK = "两份文件写的不一样"


def sorted_out(papers: Sequence[Paper], held: dict[str, str]) -> Intake:
    """Return the proposals that papers add up to, and what became of each paper.

    Args:
        papers: every file of the folder.
        held: files of the library by the hash of their bytes.
    """
    became: dict[str, str] = {}
    fresh: dict[str, Paper] = {}
    for paper in papers:
        if paper.digest in held:
            became[paper.path] = f"资料库里已有：{held[paper.digest]}"
        elif paper.digest in fresh:
            became[paper.path] = f"和 {fresh[paper.digest].path} 一模一样，只收一份"
        else:
            fresh[paper.digest] = paper
    proposals: list[Proposal] = []
    for group in _documents(list(fresh.values())):
        made = _of(group)
        proposals += made
        if not made:
            became |= {paper.path: paper.fault or _unsaid(paper) for paper in group}
    proposals = _merged(proposals)
    proposals += _owners(proposals)
    for one in proposals:
        became |= {filed.paper.path: _placed(one, filed.paper) for filed in one.papers}
    return Intake(tuple(proposals), tuple((paper, became.get(paper.path, "")) for paper in papers))


def _placed(one: Proposal, paper: Paper) -> str:
    by_name = f"（按文件名认的。{paper.fault}）" if paper.fault else ""
    return f"{one.kind} → 「{one.sheet}」{by_name}"


def _unsaid(paper: Paper) -> str:
    return "看不出是什么" if paper.text else "没有文字"


def _of(group: Sequence[Paper]) -> list[Proposal]:
    """Return the proposals of a document whose pages may be several files."""
    whole = replace(group[0], pages=tuple(page for paper in group for page in paper.pages))
    return [
        replace(one, papers=tuple(Filed(paper, one.papers[0].kind) for paper in group))
        for one in propose_all(whole)
    ]


def _documents(papers: Sequence[Paper]) -> list[list[Paper]]:
    """Return papers gathered by document: names that differ in the page alone, and words that do not contradict."""
    named: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        path = PurePosixPath(paper.path)
        stem = _PART.sub("", path.stem)
        named[f"{path.parent}/{stem}" if stem and stem != path.stem else paper.path].append(paper)
    found: list[list[Paper]] = []
    for group in named.values():
        group.sort(key=_page_key)
        found += [group] if _is_one(group) else [[paper] for paper in group]
    return found


def _page_key(paper: Paper) -> tuple[bool, list[int | str]]:
    stem = PurePosixPath(paper.path).stem
    parts: list[int | str] = [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", stem)]
    return not stem.rstrip(")）").endswith(_FIRST), parts


def _is_one(group: Sequence[Paper]) -> bool:
    """Return whether files may be pages of one document: each is short, and none says of itself that it is another."""
    if len(group) == 1:
        return True
    if any(len(paper.pages) > 2 for paper in group):
        return False
    said = [one for paper in group if paper.text and (one := propose(paper)) is not None]
    if len({one.kind for one in said}) > 1:
        return False
    return not any(_contradict(one, other) for n, one in enumerate(said) for other in said[n + 1 :])


def _contradict(one: Proposal, other: Proposal) -> bool:
    same = {**one.said}.keys() & {**other.said}.keys()
    return any(
        folded(one.said[path].value) != folded(other.said[path].value)
        for path in same
        if path[-1] in ("number", "name", "holder", "id_number", "credit_code", "year")
    )


def _merged(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals with those of one contract, one person or one certificate made one."""
    found: dict[tuple[str, ...], Proposal] = {}
    for number, one in enumerate(proposals):
        key = _key(one) or (str(number),)
        found[key] = _joined(found[key], one) if key in found else one
    return list(found.values())


def _key(one: Proposal) -> tuple[str, ...]:
    """Return what makes two papers speak of one thing; () where nothing does."""
    if one.sheet == "业绩" and one.value("name"):
        return one.sheet, re.sub(r"(?:项目|合同|工程)$", "", folded(one.value("name")))
    if one.sheet == "人员" and one.value("name"):
        return one.sheet, one.value("name")
    if one.sheet == "财务" and one.value("year"):
        return one.sheet, one.value("year"), folded(one.value("note", "被审计单位"))
    number = one.value("number") or one.value("credit_code")
    return (one.sheet, one.kind, folded(number)) if number else ()


def _joined(one: Proposal, other: Proposal) -> Proposal:
    """Return two proposals as one; what both say and say differently is asked."""
    said, doubtful = {**other.said, **one.said}, {**other.doubtful, **one.doubtful}
    remarks = [*one.remarks, *other.remarks]
    for path in one.said.keys() & other.said.keys():
        mine, theirs = one.said[path], other.said[path]
        if folded(mine.value) != folded(theirs.value) and path[-1] != "name":
            said.pop(path)
            doubtful[path] = Said(f"{mine.value}／{theirs.value}", 0.5, mine.page, _ASK)
    doubtful = {path: value for path, value in doubtful.items() if path not in said}
    lacking = tuple(path for path in dict.fromkeys((*one.lacking, *other.lacking))
                    if path not in said and path not in doubtful)  # fmt: skip
    twice = one.kind == other.kind and _key(one)[:1] not in (("人员",), ("业绩",))
    if twice:
        remarks.append(f"同一份证的另一份文件，也一起收：{other.papers[0].paper.path}")
    return replace(one, papers=(*one.papers, *other.papers), said=said, doubtful=doubtful, lacking=lacking,
                   remarks=tuple(remarks))  # fmt: skip


def _owners(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return a proposal for each person who has papers and no row of their own."""
    named = {one.value("name") for one in proposals if one.sheet == "人员"}
    found: dict[str, Proposal] = {}
    for one in proposals:
        if one.owner and one.owner.value not in named:
            said: dict[Path, Said] = {("name",): one.owner}
            remark = f"姓名来自 {one.papers[0].paper.path}；资料库里已有这个人的，这一行不用确认"
            found.setdefault(one.owner.value, Proposal("人员", "姓名", (), said, {}, remarks=(remark,)))
    return list(found.values())
