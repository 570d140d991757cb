"""Every scan of the demonstration library is there, was drawn from the current record, and is marked 样本."""

import io
import shutil
from decimal import Decimal

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader


@pytest.fixture(scope="module")
def scans():
    from make_scans import read_plan

    return {scan.path: scan for scan in read_plan()}


def words(scan) -> str:
    return "\n".join(word for sheet in scan.draw() for word in sheet.words)


def attachments(library):
    for fact in library.facts():
        parts = [fact, *getattr(fact, "education", ()), *getattr(fact, "certificates", ())]
        parts += [fact.social_security] if getattr(fact, "social_security", None) else []
        yield from (file for part in parts for file in part.files)


def page_count(path) -> int:
    return len(PdfReader(path).pages) if path.suffix == ".pdf" else 1


def test_every_file_a_record_names_exists_and_holds_the_pages_it_names(demo, demo_folder):
    for file in attachments(demo):
        last = int(file.pages.rsplit("-", 1)[-1].rsplit(",", 1)[-1] or 1)
        assert page_count(demo_folder / file.path) >= last, file.path


def test_no_committed_scan_is_older_than_its_record():
    from make_scans import stale

    assert stale() == []


def test_a_changed_record_makes_its_scans_stale_and_no_others(demo_folder, tmp_path):
    from make_scans import stale

    folder = tmp_path / "library"
    shutil.copytree(demo_folder, folder)
    record = folder / "cases" / "case-jc-drc-2024.yaml"
    record.write_text(record.read_text("utf-8").replace("amount: 286万", "amount: 287万"), "utf-8")

    assert stale(folder) == [
        "files/cases/case-jc-drc-2024-acceptance.pdf",
        "files/cases/case-jc-drc-2024-award.pdf",
        "files/cases/case-jc-drc-2024-contract.pdf",
    ]


def test_a_swapped_or_stray_file_is_found(demo_folder, tmp_path):
    from make_scans import stale

    folder = tmp_path / "library"
    shutil.copytree(demo_folder, folder)
    shutil.copy(folder / "files/qualifications/iso14001.pdf", folder / "files/qualifications/iso45001.pdf")
    (folder / "files" / "stray.pdf").write_bytes(b"%PDF")

    assert stale(folder) == ["files/qualifications/iso45001.pdf", "files/stray.pdf"]


def test_the_scans_are_many_and_light(demo_folder):
    files = [path for path in (demo_folder / "files").rglob("*") if path.suffix in {".pdf", ".jpg", ".png"}]
    assert sum(page_count(path) for path in files) >= 150
    assert sum(path.stat().st_size for path in files) < 7_500_000
    assert {path.suffix for path in files} == {".pdf", ".jpg", ".png"}


def test_an_audit_report_has_at_least_twelve_pages(demo, demo_folder):
    for year in demo.financials:
        assert page_count(demo_folder / year.files[0].path) >= 12


def test_drawing_a_scan_again_gives_the_same_bytes(scans):
    from scans.binding import bind

    for path in (
        "files/qualifications/iso9001.pdf",
        "files/people/zhou-qiming-id.jpg",
        "files/people/zhang-wei-id.png",
    ):
        scan, suffix = scans[path], path[-4:]
        assert bind(scan.draw(), suffix, scan.title) == bind(scan.draw(), suffix, scan.title)


def test_a_pdf_page_is_a_picture_of_a4_and_says_no_more_than_its_title(demo_folder):
    reader = PdfReader(demo_folder / "files/qualifications/iso9001.pdf")
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert reader.pages[0].extract_text() == ""
    assert reader.metadata.title == "质量管理体系认证证书"
    assert reader.metadata.author is None


def test_the_corner_of_every_page_carries_the_red_sample_box(demo_folder):
    for path in sorted((demo_folder / "files").rglob("*")):
        for page in pages(path):
            corner = page.crop((10, page.height - 45, 200, page.height - 8)).convert("RGB")
            red = sum(
                count for count, (r, g, b) in corner.getcolors(1 << 16) if r > 150 and g < 110 and b < 110
            )
            assert red > 300, path


def pages(path):
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            yield from (page.render(scale=100 / 72).to_pil() for page in document)
    elif path.suffix in {".jpg", ".png"}:
        yield Image.open(io.BytesIO(path.read_bytes()))


def test_a_certificate_says_its_name_holder_number_scope_and_last_day(demo, scans):
    record = demo.find("iso27001")
    text = words(scans[record.files[0].path])
    for said in (
        record.name,
        record.holder,
        record.number,
        record.scope,
        record.standard,
        "2027年9月11日",
        "样本",
    ):
        assert said in text


def test_a_qualification_is_drawn_with_its_holder_and_number_whatever_its_family(demo, scans):
    for record in demo.qualifications:
        text = words(scans[record.files[0].path])
        assert record.holder in text and record.number in text, record.id


def test_a_contract_says_parties_amount_in_both_ways_day_and_manager(demo, scans):
    case = demo.find("case-yz-drc-2025")
    text = words(scans["files/cases/case-yz-drc-2025-contract.pdf"])
    said = (
        case.name,
        case.client,
        case.contractor,
        "3,260,000.00",
        "叁佰贰拾陆万元整",
        "2025年2月24日",
        case.manager,
    )
    assert [part for part in said if part not in text] == []


def test_a_persons_papers_carry_the_name_and_the_numbers_of_the_record(demo, scans):
    for person in demo.people:
        paid = words(scans[person.social_security.files[0].path])
        assert person.id_number in paid and "共14个月" in paid, person.id
        for held in person.certificates:
            text = words(scans[held.files[0].path])
            assert all(part in text for part in (person.name, held.name, held.number)), (person.id, held.name)


def test_the_statements_of_an_audit_report_show_the_figures_of_the_record(demo, scans):
    for year in demo.financials:
        text = words(scans[year.files[0].path])
        for figure in (year.revenue, year.net_profit, year.assets, year.liabilities):
            assert f"{figure:,.2f}" in text, (year.id, figure)


def test_the_statements_add_up_and_cash_ends_where_the_balance_sheet_says(demo):
    from scans import books

    before = None
    for record in demo.financials:
        year = books.Year(
            record.year,
            record.revenue,
            record.net_profit,
            record.assets,
            record.liabilities,
            Decimal("1180000"),
        )
        flows = dict(books.cash(year, before or books.earlier(year)))
        short, long = books.liabilities(year)
        owned = books.equity(year)
        assert sum(amount for _, amount in (*short, *long, *owned)) == record.assets
        assert flows["期末现金及现金等价物余额"] == books.assets(year)[0][0][1]
        assert all(amount > 0 for _, amount in (*short, *long, *owned, *books.income(year)))
        before = year


@pytest.mark.parametrize(
    ("amount", "said"),
    [("1080000", "壹佰零捌万元整"), ("880000", "捌拾捌万元整"),
     ("10050", "壹万零伍拾元整"), ("3260000", "叁佰贰拾陆万元整"),
     ("20000300", "贰仟万零叁佰元整"), ("9600", "玖仟陆佰元整"), ("1001000", "壹佰万壹仟元整")],
)  # fmt: skip
def test_amounts_in_capital_figures_on_a_contract(amount, said):
    from scans.words import capital

    assert capital(amount) == said
