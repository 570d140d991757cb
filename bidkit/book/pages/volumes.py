"""分册: the chapters of each volume in order, their titles, whose scans stand in them, and which Word file is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import keys_of, named, shown
from bidkit.book.pages.demands import FREE
from bidkit.book.proofs import records
from bidkit.load.yaml_edit import Insert
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow, scalar

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited
    from bidkit.model.tender import SectionPlan, VolumePlan

TITLE = "分册"
VOLUME, NAME, SOURCE, TEXT, SCANS = "分册", "章节标题", "内容从哪来", "文字文件", "放谁的扫描件"


def page(project: Project) -> Page:
    """Return the sheet, with empty rows for more chapters."""
    names = holders(project)
    lists = tuple(named(name, key) for key, name in names.items())
    volumes = tuple(one.title for one in project.tender.package.volumes)
    columns = (
        Column(VOLUME, 20, choices=volumes, note="新加的章节放在这一册的最后"),
        Column(NAME, 36),
        Column(SOURCE, 24, given=True),
        Column(
            TEXT, 34, choices=_texts(project), loose=True, note="写项目文件夹里的文件名，如 texts/方案.docx"
        ),
        Column(
            SCANS, 44, choices=lists, loose=True, note="要求、评分项或资料；几个的，一行一个（Alt+Enter）"
        ),
    )
    lines = [
        _line(project, volume, section, names)
        for volume in project.tender.package.volumes
        for section in volume.sections
    ]
    return Page(TITLE, columns, tuple(lines), FREE)


def holders(project: Project) -> dict[str, str]:
    """Return everything whose scans can stand in a chapter, by id: demands, scoring items, records."""
    tender = project.tender
    found = {one.id: one.title or one.text[:24] for one in tender.requirements}
    return {**found, **{one.id: one.item for one in tender.criteria}, **records(project)}


def _texts(project: Project) -> tuple[str, ...]:
    files = sorted((project.folder / "texts").glob("*.docx"))
    return tuple(f"texts/{path.name}" for path in files if not path.name.startswith("~"))


def _line(project: Project, volume: VolumePlan, section: SectionPlan, names: dict[str, str]) -> Line:
    form = project.tender.form(section.form) if section.form else None
    source = (
        f"格式 {section.form}" if form else f"模板 {section.template}" if section.template
        else "扫描件" if section.scans else "文字"
    )  # fmt: skip
    cells = {
        VOLUME: volume.title,
        NAME: section.title or (form.title if form else ""),
        SOURCE: source,
        TEXT: project.bid.sections.get(section.text, "") if section.text else "",
        SCANS: shown(section.scans, names),
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
    if VOLUME in edited.new:
        wish.fault(edited, VOLUME, "已有的章节不能在这里换册", "请改回来；要换册的，请在 tender.yaml 里移动")
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


def added(project: Project, edited: Edited, wish: Wish) -> None:
    """Put a chapter at the end of a volume: a text or scans, never both."""
    volume = next((one for one in project.tender.package.volumes if one.title == edited.get(VOLUME)), None)
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
