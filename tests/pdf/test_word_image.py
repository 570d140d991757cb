import io

import img2pdf
import pytest
from PIL import Image, ImageChops, ImageStat

from bidkit.pdf.scans.encoded import encoded
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.word_image import image_for_word
from bidkit.store.cache import Cache
from tests.pdf.one_picture import farthest
from tests.pdf.sheets import add_seal, picture, write_jpeg, write_pdf


def for_word(path, tmp_path, index=0):
    scan = inspect_scan(path)
    return image_for_word(scan, scan.pages[index], Cache(tmp_path / "cache", tmp_path / "work"))


def shows_the_sheet(made, size=(60, 90)):
    """The picture shows red in the upper left, blue in the lower right and nothing much else."""
    with Image.open(made.path) as image:
        seen = image.convert("RGB").resize(size)
    return max(ImageStat.Stat(ImageChops.difference(seen, picture().resize(size))).mean) < 8


def test_a_jpeg_and_a_png_are_passed_on_as_they_are(tmp_path):
    photo = write_jpeg(tmp_path / "a.jpg")
    picture().save(tmp_path / "a.png")
    assert for_word(photo, tmp_path).path == photo
    assert for_word(tmp_path / "a.png", tmp_path).path == tmp_path / "a.png"


def test_a_jpeg_named_png_is_passed_on_under_its_true_name(tmp_path):
    photo = write_jpeg(tmp_path / "a.png")
    made = for_word(photo, tmp_path)
    assert made.path.suffix == ".jpg" and made.path.read_bytes() == photo.read_bytes()


def test_the_one_jpeg_of_a_scanned_pdf_page_is_taken_out_untouched(tmp_path):
    photo = write_jpeg(tmp_path / "a.jpg")
    (tmp_path / "a.pdf").write_bytes(img2pdf.convert(str(photo)))
    made = for_word(tmp_path / "a.pdf", tmp_path)
    assert made.path.read_bytes() == photo.read_bytes()
    assert (made.width_px, made.height_px) == (400, 600)


def test_a_seal_over_the_scan_is_not_lost(tmp_path):
    photo = write_jpeg(tmp_path / "a.jpg")
    (tmp_path / "a.pdf").write_bytes(img2pdf.convert(str(photo)))
    made = for_word(add_seal(tmp_path / "a.pdf", rect=(0, 0, 96, 144)), tmp_path)
    with Image.open(made.path) as image:
        red, green, _ = image.convert("RGB").getpixel((image.width // 4, image.height * 3 // 4))
    assert red > 200 and green < 60


def test_a_turned_pdf_page_is_drawn_upright(tmp_path):
    photo = write_jpeg(tmp_path / "a.jpg", size=(600, 400), orientation=6)
    (tmp_path / "a.pdf").write_bytes(img2pdf.convert(str(photo)))
    made = for_word(tmp_path / "a.pdf", tmp_path)
    assert made.width_px < made.height_px


@pytest.mark.parametrize("orientation", [3, 6, 8, 5])
def test_a_photo_held_sideways_is_turned(tmp_path, orientation):
    turn = {3: "ROTATE_180", 6: "ROTATE_90", 8: "ROTATE_270", 5: "TRANSPOSE"}[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture().transpose(Image.Transpose[turn]).save(tmp_path / "a.jpg", exif=exif, quality=95)
    made = for_word(tmp_path / "a.jpg", tmp_path)
    assert (made.width_px, made.height_px) == (400, 600)
    assert shows_the_sheet(made)


def test_printing_colours_become_screen_colours(tmp_path):
    made = for_word(write_jpeg(tmp_path / "a.jpg", mode="CMYK"), tmp_path)
    with Image.open(made.path) as image:
        assert image.mode != "CMYK"
    assert shows_the_sheet(made)


def test_a_page_of_text_becomes_a_small_png(tmp_path):
    made = for_word(write_pdf(tmp_path / "a.pdf", ["contract"]), tmp_path)
    assert (made.path.suffix, made.width_px, made.height_px) == (".png", 1241, 1754)
    assert made.path.stat().st_size < 30_000


def test_each_page_of_a_fax_file_is_its_own_picture(tmp_path):
    path = tmp_path / "a.tif"
    picture(mode="1").save(path, save_all=True, append_images=[picture((200, 100), mode="RGB")])
    assert [for_word(path, tmp_path, index).width_px for index in (0, 1)] == [400, 200]


def test_drawing_twice_gives_the_same_bytes_and_the_kept_file_serves_the_second_time(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["contract"])
    first = for_word(path, tmp_path)
    data = first.path.read_bytes()
    stamp = first.path.stat().st_mtime_ns
    assert for_word(path, tmp_path) == first and first.path.stat().st_mtime_ns == stamp
    first.path.unlink()
    assert for_word(path, tmp_path).path.read_bytes() == data


def test_a_small_red_seal_on_a_drawn_page_stays_red_and_paper_stays_white(tmp_path):
    page = write_pdf(tmp_path / "a.pdf", ["contract"])
    made = for_word(add_seal(page, rect=(300, 300, 304, 304)), tmp_path)
    with Image.open(made.path) as image:
        seen = image.convert("RGB")
        red, green, blue = seen.getpixel((302 * 150 // 72, seen.height - 302 * 150 // 72))
    assert red > 200 and green < 60 and blue < 60
    assert seen.getpixel((9, 9)) == (255, 255, 255) and made.path.stat().st_size < 30_000


def test_few_colours_look_like_all_of_them(tmp_path):
    colours = Image.effect_noise((900, 1300), 40).convert("RGB")
    page = Image.new("RGB", (1241, 1754), "white")
    for number, tint in enumerate(["#c02020", "#2040a0", "#207040", "#c0a040", "#808080", "#f0d0d0"]):
        page.paste(tint, (200, 100 + number * 90, 800, 160 + number * 90))
    page.paste(colours.crop((0, 0, 400, 300)), (300, 1000))
    suffix, data = encoded(page)
    with Image.open(io.BytesIO(data)) as image:
        assert (suffix, image.mode) == (".png", "P")
        assert farthest(image, page) < 20
