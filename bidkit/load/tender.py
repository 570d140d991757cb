"""tender.yaml and bid.yaml → Tender and Bid, with the names in them checked against one another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.structure import build
from bidkit.load.yamlsrc import Reader, read_mapping
from bidkit.model.bid import Bid
from bidkit.model.competitors import Competitor
from bidkit.model.library import Library
from bidkit.model.record import Marked
from bidkit.model.tender import Tender
from bidkit.source import Span

ITEMS, SECTIONS, RECORDS, PEOPLE = "要求和评分项", "章节", "资料库", "人员资料"
CRITERIA, PARTS, COMPETITORS = "评分项", "评分项的分项", "竞争对手资料"


def load_tender(folder: Path, root: Path, read: Reader = read_mapping) -> Tender:
    """Return the tender; ids that stand twice are faults of the file. ``read`` reads YAML, perhaps from memory."""
    return as_tender(read(folder / "tender.yaml", root))


def as_tender(data: Marked) -> Tender:
    """Return the tender that a mapping holds; ids that stand twice, and sections of a form that is none, are faults."""
    tender = build(Tender, data)
    faults = Faults()
    for what, places in (("编号", tender.item_places()), ("章节或分册的 id ", tender.package.id_places())):
        first: dict[str, Span] = {}
        for name, place in places:
            if name in first:
                message = f"{what}「{name}」重复，另一处在 {first[name]}"
                faults.add(UnreadableError(message, cure="请把其中一处改成没有用过的", span=place))
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


def load_bid(folder: Path, root: Path, read: Reader = read_mapping) -> Bid:
    """Return the bid as written; ``check_names`` holds it against tender and library."""
    return build(Bid, read(folder / "bid.yaml", root))


def check_names(bid: Bid, tender: Tender, library: Library) -> None:
    """Raise UnreadableError for every id in bid or tender that leads nowhere."""
    faults = Faults()
    known = {
        ITEMS: {item.id for item in tender.requirements} | {item.id for item in tender.criteria},
        SECTIONS: {section.id for volume in tender.package.volumes for section in volume.sections},
        RECORDS: {fact.id for fact in library.facts() if not isinstance(fact, Competitor)},
        PEOPLE: {person.id for person in library.people},
        CRITERIA: {item.id for item in tender.criteria},
        PARTS: {name for item in tender.criteria for name in item.rule.names(item.id)},
        COMPETITORS: {competitor.id for competitor in library.competitors},
    }
    for name, places, span in (*_names_in_bid(bid), *_names_in_tender(tender)):
        if not any(name in known[place] for place in places):
            names = sorted(known[places[0]])
            shown = "、".join(names[:12]) or "（还没有）"
            cure = f"请核对编号，{places[0]}有：{shown}{' …' if len(names) > 12 else ''}"
            faults.add(UnreadableError(f"{'、'.join(places)}里没有「{name}」", cure=cure, span=span))
    faults.raise_any()


def _names_in_bid(bid: Bid) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """Yield each id of bid.yaml with where it must exist and where it is written."""
    for key, ids in bid.evidence.items():
        place = bid.span_of("evidence").at(key)
        yield key, (ITEMS, SECTIONS, PARTS), place
        yield from ((record_id, (RECORDS,), place) for record_id in ids)
    yield from ((key, (ITEMS, PARTS), bid.span_of("told").at(key)) for key in bid.told)
    for key, reply in bid.answers.items():
        yield key, (ITEMS,), bid.span_of("answers").at(key)
        section = reply.where.partition("#")[0]
        if section:
            yield section, (SECTIONS,), reply.span_of("where")
        yield from ((record_id, (RECORDS,), reply.span_of("evidence")) for record_id in reply.evidence)
    yield from ((member.person, (PEOPLE,), member.span_of("person")) for member in bid.team)
    if "signer" not in bid.unread:  # a name that only holds a place need not lead anywhere
        yield bid.signer.person, (PEOPLE,), bid.signer.span_of("person")
    for rival in bid.expected:
        if rival.names_a_record:
            yield rival.competitor, (COMPETITORS,), rival.span_of("competitor")
        yield from ((name, (CRITERIA,), rival.span_of("points").at(name)) for name in rival.points)


def _names_in_tender(tender: Tender) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """Yield each id of tender.yaml that must exist elsewhere."""
    for volume in tender.package.volumes:
        for section in volume.sections:
            for name in section.scan_ids:
                yield name, (ITEMS, RECORDS), section.span_of("scans")
    for item in tender.criteria:
        for field, name in (("judge", item.rule.judge), ("section", item.rule.section)):
            if name:
                yield name, (SECTIONS,), item.rule.span_of(field)
