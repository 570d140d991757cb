"""Every planned section has something to hold: a text that exists, records to lay in, a section to be judged by."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.rules import Rule
from bidkit.model.tender import SectionPlan


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield sections without a text, scan sections without a scan, and scoring items judged by no section."""
    for volume in world.tender.package.volumes:
        if not volume.sections:
            yield fail(volume.id, f"分册《{volume.title}》一个章节也没有", volume.span)
    for _, section in world.sections():
        yield from _text(world, section) if section.text else _scans(world, section)
    planned = {section.id for _, section in world.sections()}
    for criterion in world.tender.criteria:
        judged = criterion.rule.judge
        if judged and judged not in planned:
            message = f"评分项 {criterion.id}「{criterion.item}」由章节「{judged}」作答，编排里没有这一章"
            yield fail(criterion.id, message, criterion.span)


def _text(world: World, section: SectionPlan) -> Iterator[Hit]:
    known = {text.id for text in world.library.texts}
    if not world.dossier.bid.sections.get(section.text) and section.text not in known:
        name = section.title or section.id
        message = f"章节「{name}」没有正文：bid.yaml 的 sections 和资料库里都没有「{section.text}」"
        yield fail(section.id, message, section.span_of("text"))


def _scans(world: World, section: SectionPlan) -> Iterator[Hit]:
    if not section.scans:
        return
    laid = 0
    for name in section.scan_ids:
        verdict, record = world.dossier.verdict(name), world.dossier.record(name)
        if verdict is None and record is None:
            message = (
                f"章节「{section.title or section.id}」要收录的「{name}」既不是要求、评分项，也不在资料库里"
            )
            yield fail(f"{section.id}/{name}", message, section.span_of("scans"))
        if verdict is None and record is not None and not record.papers():
            message = f"章节「{section.title or section.id}」要收录的「{name}」没有扫描件，成品里会少这一份"
            place = section.span_of("scans")
            yield fail(
                f"{section.id}/{name}", message, place, severity=Severity.ERROR, effect=Effect.SCORE_LOSS
            )
            continue
        laid += 1 if verdict is None or verdict.proofs else 0
    if not laid:
        names = "、".join(section.scans)
        message = f"章节「{section.title or section.id}」一份材料也没有（{names} 都没有可用的资料）"
        yield fail(
            section.id, message, section.span_of("scans"), severity=Severity.ERROR, effect=Effect.SCORE_LOSS
        )


KIND = Kind("编排的每个章节有没有内容", NoParameters, check)
