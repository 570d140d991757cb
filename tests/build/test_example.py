"""The example package, read back from its finished files by means of its own."""

import hashlib
import json
import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from html import escape
from pathlib import Path

import pytest
import yaml

from bidkit.flow.brief import SheetJob, brief
from bidkit.flow.examine import dossier as bound_dossier
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from bidkit.model.sheet import cell_words
from bidkit.sheets.catalogue import MAKERS
from bidkit.tools.soffice import locate_soffice, to_pdf
from tests.build.copies import ROOT, build_copy
from tests.build.finished_package import Package, Place, W, page_texts, squeezed
from tests.build.picture_pages import differs, found_pages, kept_pages, page_of

pytestmark = pytest.mark.slow

EXAMPLE = ROOT / "examples/economy-system"
# the table's heading, the kinds of requirement it lists, and the heading of the column of our answer
RESPONSES = {
    "★条款响应索引表": (("substantive",), "投标响应"),
    "商务（服务）条款偏离表": (("substantive",), "投标文件响应"),
    "技术条款响应表": (("important", "technical"), "投标文件技术响应"),
    "其他商务条款响应表": (("commercial",), "投标文件商务响应"),
}
REVIEWS = {
    "资格审查索引表": (("qualification",), "证明材料或响应"),
    "符合性审查索引表": (("conformity",), "证明材料或响应"),
}
every_table = pytest.mark.parametrize("title", [*REVIEWS, *RESPONSES])
every_response = pytest.mark.parametrize("title", RESPONSES)


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """Return the promise of a second build, elsewhere, running beside the tests of the first."""
    target = tmp_path_factory.mktemp("two") / "a longer path 另一处"
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool.submit(build_copy, str(target))


@pytest.fixture(scope="module")
def built(tmp_path_factory, other):
    """Return the report of a build of the example in a folder of its own, and the folder.

    It asks for ``other`` so that the second build has begun before this one keeps the tests waiting.
    """
    return build_copy(tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def package(built):
    return Package(built[1])


@pytest.fixture(scope="module")
def tender():
    return yaml.safe_load((EXAMPLE / "tender.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def answers():
    return yaml.safe_load((EXAMPLE / "bid.yaml").read_text("utf-8"))["answers"]


@pytest.fixture(scope="module")
def papers():
    """Return the names of everything the library has papers of."""
    records = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "library").glob("*/*.yaml")]
    return {squeezed(record["name"]) for record in records if record.get("name")}


def test_golden_pages_look_as_they_were_kept(built, tmp_path):
    kept, seen = kept_pages(), found_pages(built[1])
    changed = [name for name in kept if differs(kept[name], seen[name])]
    side_by_side = tmp_path / "pages.html"
    side_by_side.write_text(page_of(kept, seen, changed), "utf-8")
    assert not changed, f"look at {side_by_side}"


def requirements(tender, kinds):
    return [r for kind in kinds for r in tender["requirements"] if r["kind"] == kind]


def heading_of(where, tender):
    """Return the heading that a reply's ``where`` names: of a section, or within it."""
    section, _, heading = where.partition("#")
    titles = {s["id"]: s["title"] for v in tender["package"]["volumes"] for s in v["sections"]}
    return squeezed(heading or titles[section])


def pages_of(row):
    """Return the cell's pages; the deviation form of the tender has them in its last column, 说明."""
    return row[-1].rpartition("页码：")[2]


def test_the_example_is_packed_without_an_open_error(built):
    report, _ = built
    assert report.status == "packed", [finding.message for finding in report.blocking]
    assert [f.message for f in report.findings if f.severity in ("fatal", "error")] == []


def test_the_package_is_as_large_as_a_real_one(built, package):
    report, _ = built
    pages = sum(len(volume.pages) for volume in package.volumes)
    assert len(package.volumes) >= 3
    assert pages >= 150
    assert sum(file.pages for file in report.files if file.name.endswith(".pdf")) == pages


def test_every_printed_line_of_every_contents_leads_to_its_heading(package):
    checked = 0
    for volume in package.volumes:
        entries, pages = volume.contents
        for title, number in entries:
            assert number > 1 + pages, f"{title} would be within the contents"
            assert title in volume.pages[number - 1], f"{volume.pdf.name}: {title} is not on page {number}"
            checked += 1
    assert checked >= 150


def test_the_contents_field_of_word_stores_the_lines_that_the_pdf_prints(package):
    for volume in package.volumes:
        assert volume.contents_in_word == volume.contents[0]


def test_every_page_bears_the_number_that_the_contents_use(package):
    for volume in package.volumes:
        for number, text in enumerate(volume.pages[1:], start=2):
            assert f"第{number}页共{len(volume.pages)}页" in text


@every_table
def test_a_table_lists_every_requirement_of_its_kind_in_the_order_of_the_tender(package, tender, title):
    kinds, _ = (REVIEWS | RESPONSES)[title]
    wanted = requirements(tender, kinds)
    rows = package.table(title).rows
    assert len(rows) == len(wanted) > 0
    for number, (row, requirement) in enumerate(zip(rows, wanted, strict=True), start=1):
        assert row[0] == str(number)
        assert squeezed(requirement["text"]) in squeezed("".join(row))


@every_response
def test_every_requirement_has_a_reply_a_deviation_and_a_page(package, answers, tender, title):
    kinds, column = RESPONSES[title]
    table = package.table(title)
    reply, deviation = table.header.index(column), table.header.index("偏离情况")
    for row, requirement in zip(table.rows, requirements(tender, kinds), strict=True):
        assert squeezed(row[reply]) == squeezed(answers[requirement["id"]]["reply"])
        assert row[deviation].startswith(("无偏离", "正偏离"))
        assert package.places(pages_of(row), table.volume)


@every_table
def test_every_row_leads_to_the_heading_its_reply_names_or_to_its_proof(
    package, tender, answers, papers, title
):
    kinds, column = (REVIEWS | RESPONSES)[title]
    table = package.table(title)
    for row, requirement in zip(table.rows, requirements(tender, kinds), strict=True):
        first, *further = package.places(pages_of(row), table.volume)
        where = answers.get(requirement["id"], {}).get("where")
        if where:
            start = Place(first.volume, first.first, first.first)
            assert heading_of(where, tender) in package.text_at(start), f"{requirement['id']}: {row[-1]}"
        else:
            shown = "".join(package.text_at(place) for place in (first, *further))
            for proof in row[table.header.index(column)].split("；"):
                assert squeezed(proof) in shown, f"{requirement['id']}: {proof} is not on {row[-1]}"
        for place in further:
            assert any(name in package.text_at(place) for name in papers), f"{requirement['id']}: {place}"


def test_every_scoring_item_is_listed_with_the_proof_that_its_pages_show(package, tender):
    table = package.table("评分索引表")
    assert len(table.rows) == len(tender["criteria"])
    for row, criterion in zip(table.rows, tender["criteria"], strict=True):
        assert squeezed(row[1]).endswith(squeezed(criterion["item"]))
        offer, pages = squeezed(row[4]), row[5]
        assert (offer == "—") == (pages == "—"), f"{criterion['id']}: proof and pages belong together"
        if offer != "—":
            texts = [package.text_at(place) for place in package.places(pages, table.volume)]
            proofs = [offer[2:-1]] if offer.startswith("见《") else offer.split("、")
            assert all(any(proof in text for text in texts) for proof in proofs), f"{offer} is not on {pages}"
            assert all(any(proof in text for proof in proofs) for text in texts), (
                f"{pages} is not all {offer}"
            )


def test_most_points_are_backed_by_a_page(package, tender):
    rows = package.table("评分索引表").rows
    points = [float(c["points"]) for row, c in zip(rows, tender["criteria"], strict=True) if row[5] != "—"]
    assert sum(points) >= 75


def test_a_page_reference_of_word_stores_the_number_that_the_pdf_prints_in_the_same_row(package):
    checked = 0
    for volume in package.volumes:
        printed = "".join(volume.pages)
        for bookmark, block in volume.references():
            assert block in printed, f"{volume.pdf.name}: {bookmark} in {block[:80]}"
            checked += 1
    assert checked >= 250


def test_a_page_reference_of_word_leads_to_a_bookmark_of_the_same_volume(package):
    for volume in package.volumes:
        assert {name for name, _ in volume.references()} <= volume.bookmarks()


def test_the_word_volume_prints_the_same_text_on_every_page_as_the_pdf(package, tmp_path):
    words = {volume.word.stem: volume.word.read_bytes() for volume in package.volumes}
    made = to_pdf(words, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    for volume in package.volumes:
        pages = [squeezed(text) for text in page_texts(made[volume.word.stem])]
        assert len(pages) == len(volume.pages), volume.word.name
        for number, (word, pdf) in enumerate(zip(pages, volume.pages, strict=True), start=1):
            assert Counter(word) == Counter(pdf), f"{volume.word.name}: page {number}"


def test_two_builds_in_two_folders_give_the_same_bytes(built, other):
    _, folder = built
    _, elsewhere = other.result()
    for path in sorted(folder.iterdir()):
        assert (elsewhere / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_landscape_price_table_is_landscape_with_a_header_of_its_own(package):
    volume = next(volume for volume in package.volumes if "报价" in volume.word.stem)
    sections = list(volume.root.iter(f"{W}sectPr"))
    turned = [s for s in sections if s.find(f"{W}pgSz").get(f"{W}orient") == "landscape"]
    upright = [s for s in sections if s not in turned]
    assert turned
    assert upright
    headers = [{ref.get(_rel()) for ref in s.iter(f"{W}headerReference")} for s in (turned[0], upright[-1])]
    assert headers[0]
    assert not headers[0] & headers[1]


def _rel():
    return "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def test_the_manifest_hashes_what_lies_there(built):
    _, folder = built
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {file["name"] for file in manifest["files"]} == {p.name for p in folder.iterdir()} - {
        "manifest.json"
    }
    for file in manifest["files"]:
        assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert "library/company.yaml" in manifest["inputs"]
    assert not [name for name in manifest["inputs"] if Path(name).is_absolute()]


@pytest.fixture(scope="module")
def sheets(built):
    """Return the sheets around the bid, made from the package that was just built."""
    place = find_workspace(built[1].parents[1])
    return brief(SheetJob(Job(place), MAKERS, date(2026, 12, 1)))


@pytest.fixture(scope="module")
def named(built):
    """Return the words by which a page shows what lies on it: a section's title, a record's name or its papers."""
    dossier = bound_dossier(Job(find_workspace(built[1].parents[1])))
    sections = [s for volume in dossier.tender.package.volumes for s in volume.sections]
    names = {section.id: [section.title] for section in sections}
    for fact in dossier.library.facts():
        names[fact.id] = [fact.label, *(paper.title for paper in fact.papers() if paper.title)]
    return names


def test_all_sheets_come_out_of_the_packed_bid_in_every_form(sheets):
    assert sheets.status == "packed"
    wanted = "评委问答准备表 自评得分表 投标倒排计划 签字盖章清单 风险清单 竞争对手分析 投标决策单"
    assert set(wanted.split()) <= {sheet.title for sheet in sheets.sheets}
    for sheet in sheets.sheets:
        forms = {path.suffix for path in sheets.files if path.stem == sheet.title and path.stat().st_size}
        assert forms >= {".html", ".pdf", ".docx"} | ({".xlsx"} if sheet.workbook else set()), sheet.title


def test_every_page_number_of_every_sheet_has_its_proof_on_that_page(sheets, package, named):
    volumes = {volume.pdf.stem.rpartition("_")[2]: volume for volume in package.volumes}
    pages = Counter()
    for sheet in sheets.sheets:
        printed = next(path for path in sheets.files if path.name == f"{sheet.title}.html").read_text("utf-8")
        unprinted = {
            cell for table in sheet.tables() if table.only_in_workbook for row in table.rows for cell in row
        }
        for cell in sheet.cells():
            for ref in cell.refs:
                record, _, heading = ref.subject.partition("#")
                page = volumes[ref.title].pages[ref.first - 1]
                wanted = [heading] if heading else named[record]
                assert any(squeezed(words) in page for words in wanted), f"{sheet.title}: {ref}"
                assert f"第{ref.printed.partition('-')[0]}页共" in page, f"{sheet.title}: {ref}"
                pages[sheet.title] += 1
            assert cell in unprinted or escape(cell_words(cell).rpartition("\n")[2], quote=False) in printed
    assert pages["评委问答准备表"] >= 100
    assert pages["自评得分表"] >= 30
