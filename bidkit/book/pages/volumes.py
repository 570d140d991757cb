"""分册: the chapters of each volume in order, their titles, whose scans stand in them, and which Word file is text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.book.answers import keys_of, named, shown, yes
from bidkit.book.pages import laid
from bidkit.book.pages.demands import FREE, choose
from bidkit.book.proofs import choices, records
from bidkit.load.yaml_edit import Insert, Order, Remove
from bidkit.model.book import Column, Line, Page
from bidkit.model.choices import meaning
from bidkit.read.draft.yamltext import flow, scalar
from bidkit.words.numerals import number

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited
    from bidkit.model.tender import SectionPlan, VolumePlan

TITLE = "分册"
VOLUME, NAME, SOURCE, TEXT, SCANS = "分册", "章节标题", "内容从哪来", "文字文件", "放谁的扫描件"
PLACE, LISTED, AWAY = "次序", "列哪些资料", "去掉"


def page(project: Project) -> Page:
    """Return the sheet, with empty rows for more chapters."""
    names = holders(project)
    lists = tuple(named(name, key) for key, name in names.items())
    volumes = tuple(one.title for one in project.tender.package.volumes)
    columns = (
        Column(PLACE, 7, note="改成几，这一章就排到这一册的第几；新加的不写就放在最后"),
        Column(VOLUME, 20, choices=volumes, note="只有一册的，新加的章节不用写"),
        Column(NAME, 36),
        Column(SOURCE, 24, given=True),
        Column(
            TEXT, 34, choices=_texts(project), loose=True, note="写项目文件夹里的文件名，如 texts/方案.docx"
        ),
        Column(
            SCANS, 44, choices=lists, loose=True, note="要求、评分项或资料；几个的，一行一个（Alt+Enter）"
        ),
        Column(
            LISTED, 34, choices=choices(project), loose=True, note="格式里的业绩表等列哪些；几个的，一行一个"
        ),
        Column(AWAY, 8, choices=(AWAY,), note="不要这一章了，选「去掉」；不用哪份格式，在「格式」里写"),
    )
    lines = [
        _line(project, volume, (place, section), names)
        for volume in project.tender.package.volumes
        for place, section in enumerate(volume.sections, start=1)
    ]
    return Page(TITLE, columns, tuple(lines), FREE)


def holders(project: Project) -> dict[str, str]:
    """Return everything whose scans can stand in a chapter, by id: demands, scoring items, records."""
    tender = project.tender
    found = {one.id: one.title or one.text[:24] for one in tender.requirements}
    found |= {one.id: one.item for one in tender.criteria}
    for fact in project.library.facts():
        kinds = dict.fromkeys(file.kind for file in fact.papers())
        narrow = {f"{fact.id}:{kind}": f"{fact.label} {meaning('kind', kind)}" for kind in kinds}
        found |= narrow if len(kinds) > 1 else {}
    return {**found, **records(project)}


def _texts(project: Project) -> tuple[str, ...]:
    files = sorted((project.folder / "texts").glob("*.docx"))
    return tuple(f"texts/{path.name}" for path in files if not path.name.startswith("~"))


def _line(
    project: Project, volume: VolumePlan, placed: tuple[int, SectionPlan], names: dict[str, str]
) -> Line:
    place, section = placed
    form = project.tender.form(section.form) if section.form else None
    source = (
        f"格式 {section.form}" if form else f"模板 {section.template}" if section.template
        else "扫描件" if section.scans else "文字"
    )  # fmt: skip
    cells = {
        PLACE: str(place),
        VOLUME: volume.title,
        NAME: section.title or (form.title if form else ""),
        SOURCE: source,
        TEXT: project.bid.sections.get(section.text, "") if section.text else "",
        SCANS: shown(section.scans, names),
        LISTED: shown(project.bid.evidence.get(section.id, ()), names),
    }
    empty = source == "文字" and not cells[TEXT] and project.library.find(section.text) is None
    return Line(section.id, cells, "bad" if empty else "")


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    volume, section = next(
        (one, inner) for one in project.tender.package.volumes for inner in one.sections
        if inner.id == edited.entry.key
    )  # fmt: skip
    path = ("package", "volumes", volume.id, "sections", section.id)
    if edited.new.get(AWAY):
        _away(edited, wish, section, path)
        return
    if VOLUME in edited.new:
        _to_volume(project, edited, wish, (path, section))
        return
    if NAME in edited.new:
        wish.set_tender((*path, "title"), scalar(edited.new[NAME]))
    if TEXT in edited.new and not section.text:
        wish.fault(edited, TEXT, "这一章不是文字，不能写文字文件", "请清空；要加文字，在表尾另写一行")
    elif TEXT in edited.new and (file := _file(project, edited, wish)):
        wish.set_bid(("sections", section.text), scalar(file))
    if SCANS in edited.new and not section.scans:
        wish.fault(edited, SCANS, "这一章不是扫描件，不能放扫描件", "请清空；要放扫描件，在表尾另写一行")
    elif SCANS in edited.new and (scans := _scans(project, edited, wish, section.scans)):
        wish.set_tender((*path, "scans"), flow(scans))
    if LISTED in edited.new:
        _listed(project, edited, wish, section)
    if edited.new.get(PLACE):
        _placed(edited, wish, volume.id, section.id)


def _away(edited: Edited, wish: Wish, section: SectionPlan, path: tuple[str, ...]) -> None:
    mark = edited.new[AWAY]
    if section.form:
        wish.fault(
            edited, AWAY, "格式不在这里去掉", "请清空；不用哪份格式，在「格式」的「用不用」选「否」，写理由"
        )
    elif mark != AWAY and not yes(mark):
        wish.fault(edited, AWAY, f"「{mark}」看不懂", "不要这一章的，选「去掉」")
    else:
        wish.tender.append(Remove(path, f"{section.title or section.id} 去掉了"))


def _to_volume(
    project: Project, edited: Edited, wish: Wish, held: tuple[tuple[str, ...], SectionPlan]
) -> None:
    """Move a chapter to the end of another volume, with all that its plan says."""
    path, section = held
    other = next((one for one in project.tender.package.volumes if one.title == edited.get(VOLUME)), None)
    if other is None:
        titles = "、".join(one.title for one in project.tender.package.volumes)
        wish.fault(edited, VOLUME, f"没有「{edited.get(VOLUME)}」这一册", f"请选：{titles}")
    elif len(edited.new) > 1:
        wish.fault(edited, VOLUME, "换册的同时还改了别的格", "请先只换册，收回以后再改别的；换过去排在最后")
    else:
        wish.tender.append(Remove(path))
        plan = section.model_dump(mode="json", by_alias=True, exclude_unset=True)
        wish.tender.append(Insert(("package", "volumes", other.id, "sections"), flow(plan)))


def _listed(project: Project, edited: Edited, wish: Wish, section: SectionPlan) -> None:
    """Name the records that a form with a table of them lists."""
    keys, strange = keys_of(edited.get(LISTED), records(project))
    if not section.form:
        wish.fault(edited, LISTED, "这一章不是格式，没有要列的表", "请清空；放扫描件写在「放谁的扫描件」")
    elif strange:
        said = f"「{'」「'.join(strange)}」不知道是哪一个"
        wish.fault(edited, LISTED, said, "请从下拉的列表里选；几个的，一行一个")
    else:
        choose(project, wish, section.id, keys)
        laid.listed(project, wish, section.id, keys)


def _placed(edited: Edited, wish: Wish, volume: str, key: str) -> None:
    found = number(edited.get(PLACE).strip().removeprefix("第"))
    if found is None or found <= 0:
        wish.fault(edited, PLACE, f"「{edited.get(PLACE)}」不是次序", "请写一个数，如 3；插在两章之间写 2.5")
    else:
        wish.placed[key] = (volume, found)


def finished(project: Project, wish: Wish) -> None:
    """Put the chapters that were given a number where it says, the others staying in their order."""
    for volume in project.tender.package.volumes:
        held = [section.id for section in volume.sections]
        wanted = {key: place for key, (name, place) in wish.placed.items() if name == volume.id}
        places = {key: (Decimal(place), 1) for place, key in enumerate(held, start=1)}
        for key, place in wanted.items():
            before = places.get(key, (Decimal(len(held) + 1), 1))[0]
            places[key] = (place, 0 if place <= before else 2)
        order = sorted(places, key=lambda key: places[key])
        if wanted and order != held:
            path = ("package", "volumes", volume.id, "sections")
            wish.tender.append(Order(path, tuple(order)))


def added(project: Project, edited: Edited, wish: Wish) -> None:
    """Put a chapter at the end of a volume: a text or scans, never both."""
    volumes = project.tender.package.volumes
    only = volumes[0] if len(volumes) == 1 and not edited.get(VOLUME) else None
    volume = next((one for one in volumes if one.title == edited.get(VOLUME)), only)
    if volume is None:
        titles = "、".join(one.title for one in project.tender.package.volumes)
        wish.fault(edited, VOLUME, "没有写放在哪一册", f"请选：{titles}")
    elif not edited.get(NAME):
        wish.fault(edited, NAME, "新加的一章没有写标题", "请写标题")
    elif bool(edited.get(TEXT)) == bool(edited.get(SCANS)):
        wish.fault(edited, TEXT, "一章写一种内容：文字文件，或扫描件", f"请只写「{TEXT}」或「{SCANS}」")
    else:
        _added(project, edited, wish, volume)


def _added(project: Project, edited: Edited, wish: Wish, volume: VolumePlan) -> None:
    key = edited.entry.key or wish.new_id(project, "c")
    section: dict[str, object] = {"id": key, "title": edited.get(NAME)}
    if edited.get(TEXT):
        file = _file(project, edited, wish)
        section["text"] = key
        wish.set_bid(("sections", key), scalar(file))
    else:
        section["scans"] = _scans(project, edited, wish, ())
    if all(section.values()):
        wish.tender.append(Insert(("package", "volumes", volume.id, "sections"), flow(section)))
        if edited.get(PLACE):
            _placed(edited, wish, volume.id, key)


def _file(project: Project, edited: Edited, wish: Wish) -> str:
    """Return a Word file of the tender's folder as bid.yaml names it; "" where there is none, and the fault is kept."""
    name = edited.get(TEXT).replace("\\", "/")
    for path in (name, f"texts/{name}"):
        if path.endswith(".docx") and path in {*_texts(project), *_tops(project)}:
            return path
    wish.fault(edited, TEXT, f"项目文件夹里没有「{name}」", "请把 Word 文件（.docx）放进 texts/，再写文件名")
    return ""


def _tops(project: Project) -> tuple[str, ...]:
    return tuple(path.name for path in project.folder.glob("*.docx"))


def _scans(project: Project, edited: Edited, wish: Wish, before: tuple[str, ...]) -> tuple[str, ...]:
    names = holders(project) | dict.fromkeys(before, "")  # ``record:kind`` names some of a record's papers
    keys, strange = keys_of(edited.get(SCANS), names)
    if strange or not keys:
        said = f"「{'」「'.join(strange)}」不知道是哪一个" if strange else "没有写放谁的扫描件"
        wish.fault(edited, SCANS, said, "请从下拉的列表里选；几个的，一行一个")
        return ()
    return keys
