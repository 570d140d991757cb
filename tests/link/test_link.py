"""The linked files themselves: what the finished PDF and Word file of each volume say, read back."""

from datetime import datetime

import docx
import pypdf
import pytest
from lxml import etree

from bidkit.link import Dress, LinkJob, link
from bidkit.model.plan import Sheet
from bidkit.model.tender import PageNumbers
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.seen.read import page_texts
from bidkit.store.cache import open_cache
from bidkit.tools.soffice import Soffice
from tests.link.pieces import page, section, volume
from tests.link.pretended import Office
from tests.pdf.sheets import write_jpeg
from tests.word.docs import W, names, part

SOFFICE = Soffice("/nowhere/soffice", "7.4.7.2")
CONTENTS = "\ue000contents\ue001"


@pytest.fixture
def bind(tmp_path, monkeypatch):
    """Return a function that links volumes and gives the result; ``bind.office`` is what converted them."""

    def run(*volumes, first=1, form="第{n}页 共{total}页", scans=None, soffice=SOFFICE, watermark=""):
        numbers = PageNumbers(format=form, first=first)
        (tmp_path / "out").mkdir(exist_ok=True)
        stems = {one.planned.plan.id: f"{one.planned.plan.id}册" for one in volumes}
        with open_cache(tmp_path / "cache") as cache:
            dress = Dress(numbers, "衡信", datetime(2026, 12, 21, 9, 30), watermark, cache)
            return link(
                volumes, scans or {}, LinkJob(tmp_path / "out", stems, soffice, dress, "tenders/demo")
            )

    run.office = Office(monkeypatch, lambda text: 2 if "长" in text else 1)
    run.cache = tmp_path / "cache"
    return run


def footers(path):
    return ["".join(text.split()) for text in page_texts(path)]


def field_texts(path, code):
    """Return the cached results of a volume's fields of this code, in order."""
    root = docx.Document(path).element.body
    runs, found, seen = root.iter("{*}r"), [], None
    for run in runs:
        text = "".join(node.text or "" for node in run.iter("{*}instrText"))
        kinds = [node.get(next(iter(node.keys()))) for node in run.iter("{*}fldChar")]
        seen = [] if text.strip().startswith(code) else seen
        if seen is not None and not text:
            seen += [node.text for node in run.iter("{*}t")]
        if seen is not None and "end" in kinds:
            found.append("".join(seen))
            seen = None
    return found


def test_numbers_are_stamped_from_the_first_on_and_left_out_where_the_plan_says_so(bind):
    made = bind(
        volume("v", section("cover", "封面", page_number=False), section("a", "长"), section("b", "乙")),
        first=5,
    )
    [one] = made.volumes
    assert footers(one.pdf) == ["", "第6页共4页", "第7页共4页", "第8页共4页"]
    assert [(s.first_page, s.pages) for s in one.sections] == [(1, 1), (2, 2), (4, 1)]
    assert pypdf.PdfReader(one.pdf).page_labels == ["5", "6", "7", "8"]
    assert (one.pages, one.pdf.name, one.word.name) == (4, "v册.pdf", "v册.docx")


def test_scans_are_stamped_in_the_row_and_found_by_their_anchors(bind, tmp_path):
    file = write_jpeg(tmp_path / "iso.jpg")
    scan = inspect_scan(file)
    sheets = (Sheet("iso", file, 0, "质量证书", ("rec:v:iso", "rec:v:iso:end"), first=True),)
    asks = section("reply", f"见 {page('rec:v:iso')} 页")
    proofs = section("proofs", "证明", sheets=sheets, records=("iso",))
    made = bind(
        volume("v", asks, proofs, section("z", "尾")),
        scans={(file, 0): (scan, scan.pages[0])},
        form="{n}/{total}",
    )
    assert [text[-3:] for text in footers(made.volumes[0].pdf)] == ["1/4", "2/4", "3/4", "4/4"]
    assert made.anchors["rec:v:iso"] == ("v", 3)
    assert field_texts(made.volumes[0].word, "PAGEREF") == ["3"]
    assert "见 3 页" in bind.office.texts
    assert [
        node.get(f"{W}val") for node in part(made.volumes[0].word.read_bytes()).iter(f"{W}outlineLvl")
    ] == ["1"]


def test_the_outline_leads_to_the_page_whatever_number_is_printed_on_it(bind):
    plan = section("plan", "长", ("质量承诺", 2))
    [one] = bind(volume("v", section("a", "长"), plan), first=41).volumes
    reader = pypdf.PdfReader(one.pdf)

    def rows(items):
        return [
            rows(i) if isinstance(i, list) else (i.title, reader.get_destination_page_number(i))
            for i in items
        ]

    assert rows(reader.outline) == [("一、a", 0), ("一、plan", 2), [("质量承诺", 3)]]


def test_the_contents_of_both_files_say_the_same_numbers(bind):
    toc = section("toc", CONTENTS, in_contents=False)
    [one] = bind(volume("v", toc, section("a", "长"), section("b", "乙")), first=9).volumes
    assert any("一、a\t10\n一、b\t12" in text for text in bind.office.texts)
    assert "一、a\t10" in [p.text for p in docx.Document(one.word).paragraphs]


def test_only_places_of_the_own_volume_are_fields_in_word(bind):
    one = volume("one", section("a", f"{page('sec:a2')} 和 {page('sec:b')}"), section("a2", "乙"))
    made = bind(one, volume("two", section("y", "长"), section("b", "丙"), number="二"))
    assert field_texts(made.volumes[0].word, "PAGEREF") == ["2"]
    assert "2 和 3" in docx.Document(made.volumes[0].word).paragraphs[0].text
    assert made.anchors["sec:b"] == ("two", 3)


def test_a_heading_is_known_by_the_words_of_a_reply_and_not_by_its_count(bind):
    asks = section("reply", page("sec:plan#承诺"))
    made = bind(volume("v", asks, section("plan", ("质量承诺", 2))))
    assert made.anchors == {"sec:reply": ("v", 1), "sec:plan": ("v", 2), "sec:plan#承诺": ("v", 2)}
    assert made.words["sec:plan#1"] == "《plan》的“质量承诺”"


def test_the_second_build_starts_from_the_pages_of_the_first(bind):
    both = volume("v", section("reply", page("sec:b")), section("b", "乙"))
    assert [bind(both).rounds, bind(both).rounds] == [2, 1]


def test_a_lying_memory_costs_a_round_and_never_a_number(bind):
    both = volume("v", section("reply", f"见 {page('sec:b')} 页"), section("b", "乙"))
    with open_cache(bind.cache) as cache:
        cache.memory("guess").put(b'{"sec:b": {"volume_id": "v", "page": 99}}', "tenders/demo")
    assert bind(both).anchors["sec:b"] == ("v", 2)
    assert [text for text in bind.office.texts if "页" in text] == ["见 99 页", "见 2 页"]


def test_without_a_converter_there_is_a_word_file_without_any_number(bind):
    both = volume(
        "v", section("toc", CONTENTS), section("reply", f"见 {page('sec:b')} 页"), section("b", "乙")
    )
    made = bind(both, soffice=None)
    [one] = made.volumes
    assert (one.pdf, one.pages, made.rounds, made.anchors, bind.office.calls) == (None, 0, 0, {}, 0)
    assert "见 — 页" in [p.text for p in docx.Document(one.word).paragraphs]


def test_a_draft_says_so_on_every_page(bind):
    [one] = bind(volume("v", section("a", "长")), watermark="草稿").volumes
    data = one.word.read_bytes()
    assert any(
        "草稿" in etree.tostring(part(data, name), encoding="unicode") for name in names(data, "header")
    )
    assert all("草稿" in text for text in footers(one.pdf))


def test_the_word_file_numbers_its_pages_as_the_pdf_does(bind):
    cover, body = section("cover", "封面", page_number=False), section("a", "正文")
    [one] = bind(volume("v", cover, body), first=5, form="{n} / {total}").volumes
    data = one.word.read_bytes()
    assert [node.get(f"{W}start") for node in part(data).iter(f"{W}pgNumType")] == ["5"]
    lines = ["".join(part(data, name).itertext()).split() for name in names(data, "footer")]
    assert sorted(lines) == [[], ["PAGE", "1", "/", "NUMPAGES", "1"]]
