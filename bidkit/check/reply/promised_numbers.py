"""Numbers that we promise beside the replies: in values, in delivery, in running text and in tables of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.demand import Claim, claims
from bidkit.check.demanded import Demand, demands
from bidkit.check.kind import Hit, fail, family, gather
from bidkit.check.text import Line, Story, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind
from bidkit.source import Span
from bidkit.words.sentences import sentences

_ABOUT = (
    ("warranty|maintenance", "质保"), ("response", "响应"), ("onsite_time|on_site_time|arrival", "到场"),
    ("onsite|on_site|resident", "驻场"), ("team", "团队"), ("repair|fix|resolve", "解决"), ("satisf", "满意"),
    ("concurr|users", "并发"), ("validity", "投标有效期"),
)  # fmt: skip
_QUICK = re.compile(
    r"[\d一二三四五六七八九十两半]\s*(?:个月|小时|分钟|毫?秒|天|日|年|人|名|位|用户|[%％])|百分之"
)
OTHERS = re.compile(
    r"曾|以往|近.{0,3}年|案例|该项目|业绩|已(?:经)?(?:完成|验收|为)|历史|^\s*(?:采购人|招标人|甲方|贵方)|招标文件|要求[:：为]|硬件|原厂|厂家|第三方|扣|罚|违约|逾期"
)
_FIRM = re.compile(r"提供|质保期|保修期|保证期|免费")
_SENT = re.compile(r"(?:我[方司]|本公司|我公司|我单位|本项目|拟|将).{0,12}(?:派|驻|配备|安排|投入|提供)")
_WHOLE_PERIOD = re.compile(r"服务(?:期限?|周期|年限)\s*[为是：:共]|服务(?:期限?|周期)自")
CLAUSE = re.compile(r"[。；;！!？?，,：:]")
_WHOLE_TEAM = re.compile(
    r"(?:项目|核心|专职|总|服务)\S{0,2}团队|项目组|团队(?:规模|总|成员共)|投入人员|配备人员"
)


class Parameters(Record):
    """``kinds`` are the requirements that promises are held against."""

    kinds: tuple[RequirementKind, ...] = ("qualification", "conformity", "substantive")


def _of_data(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    return _in_data(world, demands(world, parameters.kinds))


def _of_files(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    demanded = demands(world, parameters.kinds)
    for volume in world.volumes if demanded else ():
        yield from gather(_in_files(volume, demanded))


def _in_data(world: World, demanded: tuple[Demand, ...]) -> Iterator[Hit]:
    bid = world.dossier.bid
    months = bid.delivery.warranty_months
    promised = [
        ("delivery.warranty_months", "质保", f"{months} 个月", bid.delivery.span_of("warranty_months"))
    ]
    promised = promised if months is not None else []
    for key, text in bid.values.items():
        about = next((about for names, about in _ABOUT if re.search(names, key)), "")
        said = f"{text} 人" if about in ("驻场", "团队") and str(text).strip().isdigit() else str(text)
        promised.append((f"values.{key}", about, said, bid.span_of("values")))
    for name, about, text, span in promised:
        given = list(claims(text, about))
        for demand in demanded:
            same = [one for one in given if one.subject == demand.claim.subject]
            if same and all(one.short_of(demand.claim) for one in same):
                yield _hit(name, f"bid.yaml 的 {name} 是「{text}」", demand, span)


def _in_files(volume: FinishedVolume, demanded: tuple[Demand, ...]) -> Iterator[Hit]:
    for claim, span in _claims(volume):
        for demand in demanded:
            if demand.missed_by(claim):
                said = f"《{volume.title}》写着「{claim.said}」"
                yield _hit(f"{volume.id}/{claim.subject}/{claim.value}", said, demand, span)


def _claims(volume: FinishedVolume) -> Iterator[tuple[Claim, Span]]:
    """Yield what the volume promises of itself, for the whole of this purchase."""
    for text, about, span in _promises(volume):
        yield from ((one, span) for one in _firm_claims(text, about))
    for line, whole in () if volume.passages else _with_neighbours(lines(volume)):
        there = {(one.subject, one.value, one.least) for one in _firm_claims(whole, "")}
        for one in _firm_claims(line.text, ""):
            if (one.subject, one.value, one.least) in there:
                yield one, line.span


def _firm_claims(text: str, about: str) -> Iterator[Claim]:
    for sentence in sentences(text):
        if _QUICK.search(sentence) and not OTHERS.search(sentence):
            yield from (one for one in claims(sentence, about) if is_firm(one, sentence))


def _with_neighbours(story: Story) -> Iterator[tuple[Line, str]]:
    """Yield each line of pages, and it with what is cut off of its first and last clause in the lines beside it.

    A cell breaks its words wherever its width ends, and the next line may be the next cell: 「8 小时内远」 before
    「程解决」 is no time of response. What a line says counts only where its neighbours do not change it.
    """
    texts = ["", *(line.text.strip() for line in story), ""]
    for line, before, text, after in zip(story, texts, texts[1:], texts[2:], strict=False):
        yield line, CLAUSE.split(before)[-1] + text + CLAUSE.split(after)[0]


def _promises(volume: FinishedVolume) -> Iterator[tuple[str, str, Span]]:
    """Yield the Word file's running text, and the second cell of each row of two with the first as its subject."""
    for line in lines(volume) if volume.passages else ():
        if not line.cell and not line.contents and line.part not in ("页眉", "页脚", "批注"):
            yield line.text, "", line.span
    for table in volume.word.tables:
        for row in table.rows:
            cells = [cell for cell in row if cell is not None]
            if len(cells) == 2 and cells[0].strip():
                yield cells[1], cells[0], Span(volume.word_name, part="表格", paragraph=table.paragraph)


def is_firm(claim: Claim, sentence: str) -> bool:
    """Return whether a number in running text is a promise for the whole: bounded, or of a service that we give."""
    if claim.subject == "团队" and not _WHOLE_TEAM.search(sentence):
        return False
    firm = {"质保": _FIRM, "驻场": _SENT, "服务期": _WHOLE_PERIOD}.get(claim.subject)
    return claim.bound or bool(firm and firm.search(sentence)) or claim.subject == "有效期"


def _hit(subject: str, said: str, demand: Demand, span: Span) -> Hit:
    related = (demand.span,) if demand.span else ()
    return fail(f"{subject}/{demand.id}", f"{said}，{demand.unmet}", span, related=related)


KINDS = family("承诺的数字是否达到要求", Parameters, {"data": _of_data, "files": _of_files})
