"""Evidence files that are missing, spoiled or odd: a finding with record, requirement and place, or a right page."""

import io
import os
import re
import zipfile

import pypdf
import pypdfium2
import pytest
from PIL import Image

from bidkit.cli.main import app
from tests.bad_input.small import RUN, build, edit, halves, instead, package, page_image, scan

ISO_PAGE = 3


def refused(root, *words):
    """Build, hold what must be true of every refusal, and return the printed report."""
    before = package(root)
    result = build(root, *words)
    assert result.exit_code == 1, result.output
    assert package(root) == before and halves(root) == []
    assert (root / "tenders/demo/out/检查报告.json").read_text(encoding="utf-8").count('"refused"') == 1
    assert "不能交" in (root / "tenders/demo/out/检查报告.html").read_text(encoding="utf-8")
    assert "iso9001" in result.stdout and "Q2「质量体系」" in result.stdout
    assert "library/qualifications/iso9001.yaml:" in result.stdout
    return result.stdout


def cut(path):
    path.write_bytes(path.read_bytes()[:2000])


def lock(path):
    writer = pypdf.PdfWriter(clone_from=str(path))
    writer.encrypt("geheim")
    writer.write(str(path))


def without_pages(path):
    lock(path)  # what pdfium said last must not be told of this one
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    pypdf.PdfWriter().write(str(path))


def pipe(path):
    path.unlink()
    os.mkfifo(path)


def dangling(path):
    path.unlink()
    path.symlink_to("nowhere.pdf")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "找不到文件"),
        (cut, "PDF"),
        (lock, "PDF 有打开密码"),
        (without_pages, "一页也没有"),
        (lambda path: path.write_bytes(b""), "文件是空的（0 字节）"),
        (pipe, "找不到文件"),
        (dangling, "找不到文件"),
    ],
)
def test_a_spoiled_pdf_stops_the_build_and_names_record_requirement_and_place(small, spoil, said):
    spoil(scan(small))
    out = refused(small)
    assert said in out and "[L001]" not in out


def webp(path):
    page_image(path, "x", format="WEBP")


def cut_picture(path):
    page_image(path, "x")
    cut(path)


def huge(path):
    Image.new("1", (20_000, 15_000)).save(path, "PNG")


def test_a_webp_is_evidence_whatever_its_name_says(small):
    webp(instead(small, "iso.jpg"))
    result = build(small)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("iso.jpg", lambda path: path.write_bytes(b""), "文件是空的（0 字节）"),
        ("iso.jpg", cut_picture, "图片已损坏或不完整"),
        ("iso.gif", lambda path: Image.new("P", (90, 90)).save(path), "GIF 图片"),
        ("iso.png", huge, "像素过多"),
        ("iso.png", lambda path: Image.new("RGB", (1, 1)).save(path), "只有 1×1 像素"),
    ],
)
def test_a_picture_that_cannot_be_a_certificate_stops_the_build(small, name, write, said):
    write(instead(small, name))
    assert said in refused(small)


def test_pages_the_file_does_not_have_stop_the_build(small):
    edit(small / "library/qualifications/iso9001.yaml", "kind: certificate", "kind: certificate, pages: 7-9")
    assert "文件只有 1 页" in refused(small)


def test_an_opening_past_the_end_of_a_certificate_stops_the_build(small):
    old = "deadline: 2026-12-21 09:30, opening: 2026-12-21 09:30"
    edit(small / "tenders/demo/tender.yaml", old, old.replace("2026-12-21", "2027-07-21"))
    out = refused(small)
    assert "[Q002]" in out and "有效期至 2027-06-30" in out and "tenders/demo/tender.yaml:19:5" in out


def test_a_draft_of_a_bid_with_a_missing_scan_is_made_beside_the_package(small):
    scan(small).unlink()
    before = package(small)
    result = build(small, "--draft")
    assert result.exit_code == 1 and package(small) == before
    assert all("草稿" in path.name for path in (small / "tenders/demo/out/draft").glob("*.pdf"))


def finished(root, suffix):
    return next((root / "tenders/demo/out/package").glob(f"*{suffix}"))


def corners(image):
    """Return whether the upper left, upper right, lower left and lower right of the picture are dark."""
    grey = image.convert("L")
    wide, high = grey.size
    places = [(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)]
    return [grey.getpixel((int(wide * x), int(high * y))) < 128 for x, y in places]


def pdf_pictures(root):
    """Return (page number, raw stream, filter) of every picture in the finished PDF, and the drawn pages."""
    found = []
    for number, page in enumerate(pypdf.PdfReader(finished(root, ".pdf")).pages):
        for form in page["/Resources"].get("/XObject", {}).values():
            inner = form.get_object().get("/Resources", {}).get("/XObject", {})
            found += [(number, p.get_object()) for p in inner.values()]
    return found


def drawn(root, number):
    with pypdfium2.PdfDocument(finished(root, ".pdf")) as document:
        image = document[number].render(scale=1).to_pil()
    wide, high = image.size
    return image.crop((wide // 10, high // 10, wide * 9 // 10, high * 9 // 10))


def word_pictures(root):
    with zipfile.ZipFile(finished(root, ".docx")) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/media/")]
        return [Image.open(io.BytesIO(archive.read(name))) for name in names]


@pytest.mark.parametrize(("tag", "turned"), [(1, 0), (6, 90), (3, 180), (8, 270)])
@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_turned_or_cmyk_jpeg_stands_upright_with_its_own_bytes(small, tag, turned, mode):
    exif = Image.Exif()
    exif[0x0112] = tag
    path = instead(small, "iso.jpg")
    upright = Image.open(page_image(path, "iso"))
    upright.rotate(turned, expand=True).convert(mode).save(path, exif=exif, quality=90)
    assert build(small).exit_code == 0
    own = path.read_bytes()
    streams = [(n, p) for n, p in pdf_pictures(small) if p["/Filter"] in ("/DCTDecode", ["/DCTDecode"])]
    number = next(
        n for n, p in streams if p._data in own and len(p._data) > 1000 and len(p._data) >= len(own) - 400
    )
    assert corners(drawn(small, number)) == [True, False, False, False]
    assert all(corners(image) == [True, False, False, False] for image in word_pictures(small))
    assert {image.mode for image in word_pictures(small)} <= {"RGB", "L", "P"}


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16"])
def test_a_png_of_any_kind_goes_in_without_a_word_on_the_terminal(small, mode):
    Image.new(mode, (400, 600)).save(instead(small, "iso.png"))
    result = build(small)
    assert result.exit_code == 0 and result.stderr == ""


def test_a_name_with_spaces_brackets_and_a_rare_character_is_a_name(small):
    path = instead(small, '"𠮷 (副本) [1].pdf"')
    edit(
        small / "library/qualifications/iso9001.yaml",
        'files/"𠮷 (副本) [1].pdf"',
        '"files/𠮷 (副本) [1].pdf"',
    )
    scan(small).rename(path.with_name("𠮷 (副本) [1].pdf"))
    assert build(small).exit_code == 0


def test_a_scan_that_is_a_link_inside_the_library_is_followed(small):
    scan(small).rename(scan(small).with_name("real.pdf"))
    scan(small).symlink_to("real.pdf")
    assert build(small).exit_code == 0


def test_a_scan_that_is_a_link_out_of_the_library_is_refused(small, tmp_path):
    scan(small).rename(tmp_path / "real.pdf")
    scan(small).symlink_to(tmp_path / "real.pdf")
    result = build(small)
    assert result.exit_code == 3 and "跑出了工作区" in result.stderr


def test_a_spoiled_cache_costs_time_and_nothing_else(small):
    for path in (small / ".bidkit").rglob("*"):
        if path.is_file() and "soffice" not in path.parts:
            path.write_bytes(b"junk")
    before = package(small)
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 060")
    result = build(small)
    assert result.exit_code == 0, result.stderr
    assert {k: v for k, v in package(small).items() if k.endswith(".pdf")} == {
        k: v for k, v in before.items() if k.endswith(".pdf")
    }


@pytest.mark.parametrize("count", [2, 99, 1000])
@pytest.mark.parametrize("name", ["check", "build"])
def test_a_pdf_that_lies_about_its_pages_is_found_out(small, name, count):
    path = scan(small)
    path.write_bytes(re.sub(rb"/Count 1\b", b"/Count %d" % count, path.read_bytes()))
    result = RUN.invoke(app, [name, "demo", "-C", str(small)])
    assert result.exit_code == 1, result.output
    assert f"PDF 自称有 {count} 页，实际找到 1 页" in result.stdout and result.stderr == ""
