"""tender.yaml and bid.yaml → Tender and Bid, with the names in them checked against one another."""

from __future__ import annotations

from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.structure import build
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.bid import Bid
from bidkit.model.library import Library, Person
from bidkit.model.tender import Tender
from bidkit.source import Span


def load_tender(folder: Path, root: Path) -> Tender:
    """Return the tender; ids that stand twice are faults of the file."""
    tender = build(Tender, read_mapping(folder / "tender.yaml", root))
    faults = Faults()
    first: dict[str, Span] = {}
    for name, place in tender.item_places():
        if name in first:
            message = f"编号「{name}」重复，另一处在 {first[name]}"
            faults.add(UnreadableError(message, cure="请改成不同的编号", span=place))
        first.setdefault(name, place)
    for volume in tender.package.volumes:
        for section in volume.sections:
            if section.form and tender.form(section.form) is None:
                message = f"章节「{section.id}」用到的格式「{section.form}」不在 forms 里"
                faults.add(
                    UnreadableError(
                        message, cure="请在 forms 里补上，或改正编号", span=section.span_of("form")
                    )
                )
    faults.raise_any()
    return tender


def load_bid(folder: Path, root: Path) -> Bid:
    """Return the bid as written; ``check_names`` holds it against tender and library."""
    return build(Bid, read_mapping(folder / "bid.yaml", root))


def check_names(bid: Bid, tender: Tender, library: Library) -> None:
    """Raise UnreadableError for every id in the bid that neither tender nor library knows."""
    faults = Faults()
    items = {item.id for item in tender.requirements} | {item.id for item in tender.criteria}
    sections = {section.id for volume in tender.package.volumes for section in volume.sections}
    records = set(library.index())
    people = {person.id for person in library.people}

    def known(name: str, names: set[str], what: str, span: Span) -> None:
        if name not in names:
            cure = f"请核对编号，{what}有：{'、'.join(sorted(names)[:12])}{' …' if len(names) > 12 else ''}"
            faults.add(UnreadableError(f"{what}里没有「{name}」", cure=cure, span=span))

    for key, ids in bid.evidence.items():
        place = bid.span_of("evidence").at(key)
        known(key, items | sections, "要求、评分项和章节", place)
        for record_id in ids:
            known(record_id, records, "资料库", place)
    for key, reply in bid.answers.items():
        known(key, items, "要求和评分项", bid.span_of("answers").at(key))
        known_where = reply.where.partition("#")[0]
        if known_where:
            known(known_where, sections, "章节", reply.span_of("where"))
        for record_id in reply.evidence:
            known(record_id, records, "资料库", reply.span_of("evidence"))
    for member in bid.team:
        known(member.person, people, "人员资料", member.span_of("person"))
    known(bid.signer.person, people, "人员资料", bid.signer.span_of("person"))
    for volume in tender.package.volumes:
        for section in volume.sections:
            for name in section.scans:
                known(name, items | records, "要求、评分项和资料库", section.span_of("scans"))
    for item in tender.criteria:
        if item.rule.judge:
            known(item.rule.judge, sections, "章节", item.rule.span_of("judge"))
    faults.raise_any()


def signer_of(bid: Bid, library: Library) -> Person | None:
    """Return the person who signs."""
    return next((person for person in library.people if person.id == bid.signer.person), None)
