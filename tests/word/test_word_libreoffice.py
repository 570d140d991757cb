"""What only a real layout can prove: pages of the volume are the pages of its sections, and the numbers are right."""

import re
from datetime import datetime

import pypdf
import pytest
from PIL import Image

from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.join.pieces import ScanPiece, ScanSheet, VolumeSetup, WordPiece, join
from bidkit.word.pages.fields import ContentsEntry, PageLabel, resolve
from bidkit.word.pages.headings import prepare
from bidkit.word.seen.read import field_results
from bidkit.word.tokens import CONTENTS_TOKEN, bookmark_name, page_token
from tests.word.docs import body, docx, num, p, save, word

CREATED = datetime(2026, 12, 21)
SENTENCE = "我方承诺按照招标文件的要求提供服务，并对所提交材料的真实性负责。"


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    soffice, home = locate_soffice(), tmp_path_factory.mktemp("home")

    def do(**documents):
        made = to_pdf(documents, tmp_path_factory.mktemp("pdf"), soffice=soffice, home=home)
        return {name: pypdf.PdfReader(path) for name, path in made.items()}

    return do


def places(reader):
    """Return the page, from 1, of every bookmark."""
    return {
        name.strip("/"): reader.get_destination_page_number(target) + 1
        for name, target in reader.named_destinations.items()
    }


def words(page):
    """Return a page's text without spaces and digits: the number line is the only thing that may differ."""
    return re.sub(r"[\s\d-]", "", page.extract_text())


def long_text(title, count):
    return word(
        *[f"{SENTENCE * 3}（{n}）" for n in range(count)], (f"{title}小结", "Heading 2"), heading=title
    )


def tall_table():
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = "横向页眉"
    document.add_heading("偏离表", 1)
    table = document.add_table(45, 3, style="Table Grid")
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "无偏离"
    return save(document)


def chinese_word():
    """A file as a Chinese Word writes it: other defaults, ids that are numbers, numbered headings, a page frame."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/>'
        '<w:sz w:val="28"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:pStyle w:val="1"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    margins = '<w:pgMar w:top="1440" w:right="1600" w:bottom="300" w:left="1600" w:footer="900"/>'
    page = f'<w:pgSz w:w="11906" w:h="16838"/>{margins}'
    chapters = "".join(p(f"章{n}", '<w:pStyle w:val="1"/>') + p(SENTENCE * 12) for n in range(6))
    return body(
        f"{chapters}{p('条', num(1))}{p()}{p()}<w:sectPr>{page}</w:sectPr>",
        styles=styles,
        numbering=numbering,
    )


@pytest.mark.slow
def test_the_volume_has_the_pages_of_its_sections_and_each_page_its_text(tmp_path, convert):
    sections = {
        "a": long_text("甲", 28),
        "b": tall_table(),
        "c": chinese_word(),
        "d": long_text("丁", 12),
        "e": chinese_word(),
    }
    plain = {name: resolve(data, {}, (), "plain").data for name, data in sections.items()}
    pieces = [WordPiece(name, resolve(data, {}, (), "word").data) for name, data in sections.items()]
    join(pieces, tmp_path / "v.docx", VolumeSetup("册", "某公司", CREATED, number_format="- {n} -"))
    made = convert(**plain, volume=(tmp_path / "v.docx").read_bytes())
    alone = [words(page) for name in sections for page in made[name].pages]
    assert [words(page) for page in made["volume"].pages] == alone
    assert len(alone) > 9
    sizes = [page.mediabox.width > page.mediabox.height for page in made["volume"].pages]
    assert sizes == [
        page.mediabox.width > page.mediabox.height for name in sections for page in made[name].pages
    ]
    shown = [re.findall(r"- *(\d+) *-", page.extract_text())[-1] for page in made["volume"].pages]
    assert shown == [str(n + 1) for n in range(len(alone))]


@pytest.mark.slow
def test_cached_numbers_are_where_the_bookmarks_are(tmp_path, convert):
    raw = {
        "toc": word("目录", CONTENTS_TOKEN),
        "a": long_text("甲", 30),
        "b": word(f"见第{page_token('sec:a#2')}页", heading="乙"),
    }
    ready = {
        n: prepare(d, name=n, section_anchor=f"sec:{n}", section_level=1, depth=2) for n, d in raw.items()
    }
    heads = [heading for made in ready.values() for heading in made.headings]
    pages = {}
    for _ in range(2):
        shown = {anchor: PageLabel(str(page)) for anchor, page in pages.items()}
        entries = [ContentsEntry(h.level, h.text, h.anchor, str(pages.get(h.anchor, "000"))) for h in heads]
        plain = {
            n: resolve(made.data, shown, entries, "plain", early=not pages).data for n, made in ready.items()
        }
        before, pages = 0, {}
        for name, reader in convert(**plain).items():
            found = places(reader)
            pages |= {anchor: before + found[bookmark_name(anchor)] for anchor in ready[name].anchors}
            before += len(reader.pages)
    shown = {anchor: PageLabel(str(page)) for anchor, page in pages.items()}
    pieces = [WordPiece(n, resolve(made.data, shown, entries, "word").data) for n, made in ready.items()]
    join(
        pieces,
        tmp_path / "v.docx",
        VolumeSetup("册", "某公司", CREATED, number_format="第{n}页", watermark="草稿"),
    )
    data = (tmp_path / "v.docx").read_bytes()
    volume = convert(volume=data)["volume"]
    real = places(volume)
    assert field_results(data) == tuple((mark, str(real[mark])) for mark, _ in field_results(data))
    assert len(field_results(data)) == 4
    text = "".join(page.extract_text() for page in volume.pages)
    assert all(f"第{n}页" in "".join(page.extract_text().split()) for n, page in enumerate(volume.pages, 1))
    assert "Error" not in text and "错误" not in text
    assert f"见第{pages['sec:a#2']}页" in text.replace(" ", "")


@pytest.mark.slow
def test_every_scan_takes_one_page_whatever_its_shape(tmp_path, convert):
    sheets = []
    for n, size in enumerate([(620, 877), (877, 620), (200, 1600), (621, 878), (622, 879)]):
        path = tmp_path / f"{n}.png"
        Image.new("L", size, 200).save(path)
        sheets.append(
            ScanSheet(f"证书（第{n + 1}页）" * (n * n // 2 + 1), (f"rec:{n}",), path, *size, heading_level=2)
        )
    pieces = [WordPiece("a", word("前")), ScanPiece("s", tuple(sheets)), WordPiece("b", word("后"))]
    join(pieces, tmp_path / "v.docx", VolumeSetup("册", "某公司", CREATED, watermark="草稿"))
    volume = convert(volume=(tmp_path / "v.docx").read_bytes())["volume"]
    assert len(volume.pages) == 7
    assert [places(volume)[bookmark_name(f"rec:{n}")] for n in range(5)] == [2, 3, 4, 5, 6]
    assert [page.get("/MediaBox")[2:] for page in volume.pages][1] == pytest.approx([595, 842], abs=1)
