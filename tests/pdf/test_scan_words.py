"""The text of an evidence file: what a page says or a recogniser laid under it, of the chosen pages only."""

import pytest

from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.memory import ScanMemory
from bidkit.store.cache import Cache
from tests.read.made.build import PAGE, pdf_of

CERTIFICATE = ["质量管理体系认证证书", "证书编号：016TJ24Q3456R1M", PAGE, "有效期至：2027年6月30日"]


@pytest.fixture
def paper(tmp_path):
    return pdf_of(CERTIFICATE, tmp_path / "iso.pdf", framed=False)


def test_each_page_gives_its_words_and_a_picture_none(paper, tmp_path):
    from PIL import Image

    Image.new("RGB", (60, 80), "white").save(tmp_path / "id.png")
    first, second = (page.words for page in inspect_scan(paper).pages)
    assert "016TJ24Q3456R1M" in first
    assert "2027年6月30日" in second.replace(" ", "")
    assert [page.words for page in inspect_scan(tmp_path / "id.png").pages] == [""]


def test_the_memory_keeps_the_words_and_narrows_them_to_the_chosen_pages(paper, tmp_path):
    for _ in range(2):
        memory = ScanMemory(Cache(tmp_path / "cache"))
        assert ["016TJ24Q3456R1M" in page.words for page in memory.inspect(paper, "2").pages] == [False]
        assert ["016TJ24Q3456R1M" in page.words for page in memory.inspect(paper, "1").pages] == [True]
