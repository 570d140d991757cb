"""Whether the forms that must bear a seal show a red one; when unsure, a person must look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from bidkit.audit.codes import note
from bidkit.pdf.seen.redseal import Seal, SealLook
from bidkit.source import Span

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.finished.pages import Pages
    from bidkit.model.document import FinishedVolume
    from bidkit.model.tender import Form, Tender

Look = Callable[[Sequence[int]], tuple[SealLook, ...]]
SHOWN = 20


def seal_findings(tender: Tender, volume: FinishedVolume, pages: Pages, look: Look) -> Iterator[Finding]:
    """Yield the forms of this volume without a seal, those nobody can judge, and a volume without any.

    Args:
        tender: says which forms want a seal.
        volume: its sections say where the forms stand.
        pages: the page texts, for forms that stand in no planned section.
        look: gives what each of some pages shows.
    """
    wanted = [form for form in tender.forms if form.seal]
    planned = _planned(tender, volume.id)
    places = {form.id: _pages_of(form, volume, pages) for form in wanted if form.id in planned or not planned}
    asked = sorted({page for found in places.values() for page in found})
    looks = {one.page: one for one in look(asked)}
    answers = {
        form.id: _sum([looks[page] for page in places[form.id]]) for form in wanted if places.get(form.id)
    }
    unplaced = [form.title for form in wanted if form.id in planned and not places.get(form.id)]
    if unplaced:
        message = (
            f"{volume.pdf_name} 里找不到这些要盖章的格式（可能是没有文字的扫描页）：{'、'.join(unplaced)}"
        )
        yield note("V031", message, f"{volume.id}/找不到", Span(volume.pdf_name), unsure=True)
    if answers and all(answer is Seal.NO for answer in answers.values()):
        names = "、".join(
            f"《{form.title}》第 {places[form.id][0]} 张" for form in wanted if form.id in answers
        )
        message = f"{volume.pdf_name} 要盖章的格式都没有看到红章：{names}"
        yield note("V032", message, f"{volume.id}/红章", Span(volume.pdf_name, page=asked[0]))
        return
    for form in wanted:
        if form.id in answers:
            yield from _one(form, answers[form.id], places[form.id], volume, looks)


def _one(
    form: Form, answer: Seal, places: Sequence[int], volume: FinishedVolume, looks: dict[int, SealLook]
) -> Iterator[Finding]:
    span = Span(volume.pdf_name, page=places[0])
    subject = f"{volume.id}/{form.id}"
    if answer is Seal.NO:
        yield note("V030", f"{volume.pdf_name}《{form.title}》没有看到红色圆章，其他格式上有", subject, span)
    elif answer is Seal.PERSON:
        why = next(looks[page].why for page in places if looks[page].answer is Seal.PERSON)
        yield note("V031", f"{volume.pdf_name}《{form.title}》{why}，请由人看", subject, span, unsure=True)


def _sum(looks: Sequence[SealLook]) -> Seal:
    answers = {one.answer for one in looks}
    return next((answer for answer in (Seal.YES, Seal.PERSON) if answer in answers), Seal.NO)


def _planned(tender: Tender, volume_id: str) -> frozenset[str]:
    plans = [plan for plan in tender.package.volumes if plan.id == volume_id]
    return frozenset(section.form for plan in plans for section in plan.sections if section.form)


def _pages_of(form: Form, volume: FinishedVolume, pages: Pages) -> tuple[int, ...]:
    for section in volume.sections:
        if section.form_id == form.id:
            last = min(len(pages.lines), section.first_page + section.pages - 1)
            return tuple(range(section.first_page, last + 1))
    page = pages.find(form.title)
    return (page,) if page else ()


def scanned_seals(looks: Sequence[SealLook], name: str) -> Iterator[Finding]:
    """Yield which pages of a file without text show a red seal, for a person to hold against the tender."""
    with_seal = [str(one.page) for one in looks if one.answer is Seal.YES]
    unsure = [str(one.page) for one in looks if one.answer is Seal.PERSON]
    words = f"看到红章的有第 {_list(with_seal)} 张" if with_seal else "没有一张看到红章"
    words += f"，看不准的有第 {_list(unsure)} 张" if unsure else ""
    yield note(
        "V031",
        f"{name} 是没有文字的扫描件，共看了 {len(looks)} 张，{words}",
        f"{name}/扫描",
        Span(name),
        unsure=True,
    )


def _list(numbers: Sequence[str]) -> str:
    return "、".join(numbers[:SHOWN]) + ("……" if len(numbers) > SHOWN else "")
