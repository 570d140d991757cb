"""The sheets of the intake's workbook: what became of each file, then a sheet for each kind of record.

The columns behind ours are those of the library's workbook, so that a confirmed row is a new row of that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bidkit.book.answers import CONFIRM, GONE, YES, named
from bidkit.book.stock.columns import SCANS
from bidkit.book.stock.kinds import OWNER, SHEETS, Sheet, texts_of
from bidkit.model.book import Column, Line, Page
from bidkit.model.choices import meaning
from bidkit.read.intake.old_bid import KIND
from bidkit.words.names import folded, same_company

if TYPE_CHECKING:
    from bidkit.model.intake import Intake, Path, Proposal, Said
    from bidkit.model.library import Company, Library, Person

FILES, PERSON = "收件", "填表人"
ASKED, SEEN, SOURCE, TARGET, DIGEST = "要问的", "读到的地方", "原件", "放到", "指纹"
FOLDER = "files/收件"
LICENCE_HELD = "资质证书"
WORD = (".docx", ".doc", ".rtf", ".wps")
"""Papers that can be read and are no evidence: what counts is the signed and sealed one."""
_OURS = (
    Column(CONFIRM, 8, choices=(YES, GONE), note="打开原件对过、每一格都对：是。不要收：删。空着就不收"),
    Column(ASKED, 30, given=True, note="没有读清的，请对着原件填进后面的格子；原件上没有的写「没有」"),
    Column(SEEN, 40, given=True),
    Column(SOURCE, 24, given=True),
)


@dataclass(frozen=True, slots=True)
class Laid:
    """A proposal on its sheet: the key of its row, its cells, what is asked there by the titles of the columns."""

    key: str
    sheet: Sheet
    cells: dict[str, str]
    asked: tuple[str, ...]
    tone: bool


def targets(intake: Intake, held: Collection[str]) -> dict[str, str]:
    """Return where in the library each new file goes, by its path in the folder; no two to one place."""
    used = {name.casefold() for name in held}
    found: dict[str, str] = {}
    for paper, _ in intake.papers:
        path = PurePosixPath(re.sub(r'[\\:*?"<>|｜；\n]', "-", paper.path.replace("/", "-")))
        number, name = 1, f"{FOLDER}/{path}"
        while name.casefold() in used:
            number += 1
            name = f"{FOLDER}/{path.stem}-{number}{path.suffix}"
        used.add(name.casefold())
        found[paper.path] = name
    return found


def pages_of(intake: Intake, library: Library, held: Collection[str]) -> tuple[Page, ...]:
    """Return the sheets of the workbook; ``held`` are the files of the library by their path in it."""
    places = targets(intake, held)
    laid = [_laid(number, one, library, places) for number, one in enumerate(intake.proposals, start=1)]
    pages = [_files(intake, places)]
    for sheet in SHEETS:
        own = [one for one in laid if one.sheet is sheet]
        if own:
            pages.append(Page(sheet.title, _columns(sheet, library, laid), tuple(map(_line, own))))
    return tuple(pages)


def _files(intake: Intake, places: dict[str, str]) -> Page:
    columns = (
        Column(CONFIRM, 12, choices=(YES,), note="看不出是什么的文件：写「是」就只放进资料库，再到资料.xlsx 里写"),
        Column("文件", 36, given=True), Column("结果", 44, given=True), Column("怎么读的", 20, given=True),
        Column(TARGET, 36, given=True), Column(DIGEST, 12, given=True),
    )  # fmt: skip
    lines = [Line(PERSON, {"文件": "←把「确认」这一格换成填表人的姓名，写一次", CONFIRM: ""}, "todo")]
    for number, (paper, became) in enumerate(intake.papers, start=1):
        ways = {page.how for page in paper.pages}
        how = "文字识别" if "ocr" in ways else "文字层" if "text" in ways else "没有读到文字"
        cells = {
            "文件": paper.path,
            "结果": became,
            "怎么读的": how,
            TARGET: places[paper.path],
            DIGEST: paper.digest,
        }
        lines.append(Line(f"w{number}", cells, "bad" if paper.fault else "good" if "→" in became else "todo"))
    return Page(FILES, (replace(columns[0], loose=True), *columns[1:]), tuple(lines))


def _columns(sheet: Sheet, library: Library, laid: list[Laid]) -> tuple[Column, ...]:
    owner: tuple[Column, ...] = ()
    if sheet.owned:
        people = [named(one.label, one.id) for one in library.people] if sheet.owners == "people" else []
        new = [one.cells["姓名"] for one in laid if one.sheet.owners == "people" and not one.sheet.inside]
        owner = (
            Column(OWNER, 16, choices=(*people, *dict.fromkeys(new)), loose=True, note="必填。这份证是谁的"),
        )
    return (*_OURS, *owner, *(cell.column for cell in sheet.cells))


def _line(one: Laid) -> Line:
    return Line(one.key, one.cells, "bad" if one.asked else "todo" if one.tone else "good")


def _laid(number: int, one: Proposal, library: Library, places: dict[str, str]) -> Laid:
    """Return a proposal as a row; a licence of another company is a paper of that one, never our own record."""
    own = library.company
    if one.sheet == "公司" and own.name and not same_company(one.value("name"), own.name, *own.former_names):
        one = _of_others(one)
    sheet = next(sheet for sheet in SHEETS if sheet.title == one.sheet)
    titles = {cell.path: cell.title for cell in sheet.cells}
    cells = {titles[path]: said.value for path, said in one.said.items() if path in titles}
    notes = [f"{path[1]}：{said.value}" for path, said in one.said.items() if path[0] == "note"]
    cells |= {titles[("note",)]: "；".join(notes)} if notes and ("note",) in titles else {}
    cells |= _scans(sheet, one, places)
    asked = [titles[path] for path in (*one.doubtful, *one.lacking) if path in titles]
    remarks = [*one.remarks, *_not_ours(one, own), *_held(one, library)]
    if any(filed.kind != KIND and filed.paper.path.lower().endswith(WORD) for filed in one.papers):
        remarks.append("Word 文件不能作扫描件：签字盖章的那一份请扫描成 PDF，写进「扫描件」")
    record = _known(one, library)
    if record is not None:
        held = {title: text for title, text in texts_of(sheet, record).items() if text}
        differs = [title for title, value in cells.items() if title in held and not title.endswith(SCANS)
                   and folded(held[title]) != folded(value)]  # fmt: skip
        remarks += [f"{title}：资料库里是「{held[title]}」，这里读到「{cells[title]}」" for title in differs]
        cells = {title: _added(held.get(title, ""), value) if title.endswith(SCANS) else value
                 for title, value in cells.items() if title not in held or title.endswith(SCANS)}  # fmt: skip
        asked = [title for title in asked if title not in held]
    if sheet.owned:
        cells[OWNER] = _owner(one, library)
        asked += [] if cells[OWNER] else [OWNER]
    cells |= {ASKED: _questions(one, titles, asked, remarks), SEEN: _seen(one, titles),
              SOURCE: "\n".join(filed.paper.path for filed in one.papers)}  # fmt: skip
    key = f"n{number}" if record is None else record.id
    return Laid(key, sheet, cells, tuple(dict.fromkeys(asked)), bool(remarks) or one.sure < 0.7)


def _known(one: Proposal, library: Library) -> Company | Person | None:
    """Return the record that a proposal adds to: our own, or that of a person of this name and no other number."""
    if one.sheet == "公司":
        return library.company
    if one.sheet != "人员":
        return None
    named = [person for person in library.people if person.name == one.value("name")]
    number = one.value("id_number")
    fits = [person for person in named if not number or person.id_number in ("", number)]
    return fits[0] if len(fits) == 1 else None


def _scans(sheet: Sheet, one: Proposal, places: dict[str, str]) -> dict[str, str]:
    """Return the cells of scans; proofs of social security have a column of their own."""
    found: dict[str, str] = {}
    columns = [cell for cell in sheet.cells if cell.kind == "scans"]
    for filed in one.papers:
        if filed.kind == KIND or filed.paper.path.lower().endswith(WORD):
            continue
        apart = filed.kind == "social-security"
        title = next((cell.title for cell in columns if ("social_security" in cell.path) == apart), SCANS)
        found[title] = _added(found.get(title, ""), _scan(filed.kind, places[filed.paper.path]))
    return found


def _added(before: str, more: str) -> str:
    return "\n".join(dict.fromkeys([*filter(None, before.splitlines()), more]))


def _questions(one: Proposal, titles: dict[Path, str], asked: list[str], remarks: list[str]) -> str:
    doubts = [_doubt(titles[path], said) for path, said in one.doubtful.items() if titles.get(path) in asked]
    lacking = [f"{titles[path]}：没有读到" for path in one.lacking if titles.get(path) in asked]
    owner = [f"{OWNER}：没有读到姓名"] if OWNER in asked else []
    return "\n".join([*doubts, *lacking, *owner, *remarks])


def _seen(one: Proposal, titles: dict[Path, str]) -> str:
    if one.papers and one.papers[0].kind == KIND:
        first = next(iter(one.said.values()))
        page = f"第 {first.page} 页" if first.page else "Word 里"
        return f"按「{one.kind}」读\n{page}{first.quote}"
    places = [_place(titles[path], said) for path, said in one.said.items() if path in titles and said.quote]
    return "\n".join([f"按「{one.kind}」读，把握 {one.sure:.0%}", *places])


def _scan(kind: str, place: str) -> str:
    return f"{place}｜{meaning('kind', kind)}" if kind != "other" else place


def _doubt(title: str, said: Said) -> str:
    return f"{title}：可能是「{said.value}」（把握 {said.score:.0%}），请对照原件填"


def _place(title: str, said: Said) -> str:
    return f"{title}：第 {said.page} 页「{said.quote}」{said.score:.0%}"


def _not_ours(one: Proposal, own: Company) -> list[str]:
    holder = one.value("holder")
    if not holder or not own.name or same_company(holder, own.name, *own.former_names, *own.short_names):
        return []
    return [f"持证单位「{holder}」不是本公司，请确认是不是该收"]


def _held(one: Proposal, library: Library) -> list[str]:
    """Return that the library has a contract of this name: it must not come in twice."""
    name = folded(one.value("name"))
    same = [case.id for case in library.cases if one.sheet == "业绩" and folded(case.name) == name]
    return [f"资料库里已有同名的业绩（{'、'.join(same)}），不要重复收"] if same else []


def _owner(one: Proposal, library: Library) -> str:
    if one.sheet == "银行账户":
        return named(library.company.label, library.company.id)
    name = one.owner.value if one.owner else ""
    known = [person for person in library.people if person.name == name]
    return named(name, known[0].id) if len(known) == 1 else name


def _of_others(one: Proposal) -> Proposal:
    """Return the licence of another company as a paper among the certificates."""
    names = {
        "name": "holder",
        "credit_code": "number",
        "founded": "issued",
        "term": "valid_until",
        "scope": "scope",
    }
    moved = {(old,): (new,) for old, new in names.items()}

    def over(found: dict[Path, Said]) -> dict[Path, Said]:
        return {moved[path]: said for path, said in found.items() if path in moved}

    first = next(iter(one.said.values()), None) or next(iter(one.doubtful.values()))
    fixed: dict[Path, Said] = {
        ("kind",): replace(first, value="执照", quote=""),
        ("name",): replace(first, value="营业执照", quote=""),
    }
    lacking = tuple(moved[path] for path in one.lacking if path in moved)
    said, remarks = {**fixed, **over(one.said)}, (*one.remarks, "不是本公司的营业执照")
    doubtful = over(one.doubtful)
    return replace(one, sheet=LICENCE_HELD, said=said, doubtful=doubtful, lacking=lacking, remarks=remarks)


def asked_of(text: str) -> Iterator[str]:
    """Yield the titles of the columns that a cell of questions asks for."""
    for line in text.splitlines():
        match = re.match(r"([^：]{1,20}(?:：[^：]{1,12})?)：(?:可能是|没有读到)", line)
        if match:
            yield match[1]
