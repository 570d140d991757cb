"""What a finished PDF tells: every stream of it is searched, packed and unpacked."""

import io

import img2pdf
import pikepdf
import pytest
from PIL import Image

from bidkit.pdf.made.finish import VolumeInfo
from bidkit.pdf.made.volume import PdfPiece, ScanPiece, ScanSheet, VolumeSetup, write_volume
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.word_image import image_for_word
from bidkit.pictures.bare import bare
from bidkit.store.cache import Cache
from tests.pdf.sheets import look, write_jpeg, write_pdf
from tests.pictures import made
from tests.pictures.test_bare import coded, pixels

FILES = {"a.jpg": made.jpeg, "a.png": made.png, "a.tif": made.tiff}


def told(path):
    """Return every stream, raw and decoded, and every dictionary of a PDF in one."""
    with pikepdf.open(path) as pdf:
        found = [repr(pdf.trailer).encode()]
        for thing in pdf.objects:
            found.append(repr(thing).encode())
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_raw_bytes())
                try:
                    found.append(thing.read_bytes())
                except pikepdf.PdfError:
                    continue
        return b"\n".join(found)


def scan_volume(tmp_path, path):
    scan = inspect_scan(path)
    piece = ScanPiece(tuple(ScanSheet(scan, page.index) for page in scan.pages))
    write_volume([piece], tmp_path / "out.pdf", VolumeSetup(VolumeInfo("册", "我方")))
    return tmp_path / "out.pdf"


def photographs(path):
    """Return the bytes of each JPEG and JPEG 2000 of a PDF, as a reader saves them."""
    with pikepdf.open(path) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        named = [s for s in streams if str(s.get("/Filter", "")) in ("/DCTDecode", "/JPXDecode")]
        return [stream.read_raw_bytes() for stream in named]


def photograph_of(page):
    return next(iter(page.Resources.XObject.values()))


def talking_pdf(path, picture=None, **options):
    """Write a scanner's PDF: its photograph, the page and the file all tell something."""
    plain = img2pdf.convert(picture or bare(made.jpeg()), engine=img2pdf.Engine.internal)
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        if picture is None:
            photograph_of(pdf.pages[0]).write(made.jpeg(), filter=pikepdf.Name.DCTDecode)
        pdf.docinfo["/Author"] = "TELL-author"
        with pdf.open_metadata() as packet:
            packet["dc:creator"] = ["TELL-packet"]
        page, image = pdf.pages[0], photograph_of(pdf.pages[0])
        private = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=pikepdf.String("TELL-private")))
        for holder in (page, image):
            holder["/Metadata"] = pdf.make_stream(b"<x>TELL-packet</x>")
            holder["/PieceInfo"] = private
            holder["/LastModified"] = pikepdf.String("D:20260501TELL")
        page["/Thumb"] = pdf.make_stream(b"TELL-thumb")
        page["/Measure"] = pikepdf.Dictionary(Name=pikepdf.String("TELL-measure"))
        image["/OPI"] = pikepdf.Dictionary({"/2.0": pikepdf.Dictionary(F=pikepdf.String("D:/TELL.tif"))})
        image["/Measure"] = pikepdf.Dictionary(Place=pikepdf.String("TELL-place"))
        pdf.attachments["TELL.txt"] = b"TELL-attached"
        pdf.save(path, **options)
    return path


@pytest.mark.parametrize("name", FILES)
def test_a_photograph_in_the_pdf_tells_nothing(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name]())
    assert made.TELL not in told(scan_volume(tmp_path, tmp_path / name))


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turned_photograph_looks_the_same_in_the_pdf_as_before(tmp_path, turn):
    (tmp_path / "a.jpg").write_bytes(made.jpeg(turn))
    write_jpeg(tmp_path / "b.jpg", orientation=turn)
    shown = [look(scan_volume(tmp_path, tmp_path / name)).tobytes() for name in ("a.jpg", "b.jpg")]
    assert shown[0] == shown[1]


def test_the_scans_of_a_photograph_are_in_the_pdf_byte_for_byte(tmp_path):
    (tmp_path / "a.jpg").write_bytes(made.jpeg())
    photo = photographs(scan_volume(tmp_path, tmp_path / "a.jpg"))
    assert [coded(data) for data in photo] == [coded(made.jpeg())]


@pytest.mark.parametrize(
    "options", [{}, {"compress_streams": False}, {"encryption": pikepdf.Encryption(owner="x")}]
)
def test_a_scanned_pdf_tells_nothing(tmp_path, options):
    path = scan_volume(tmp_path, talking_pdf(tmp_path / "scan.pdf", **options))
    assert made.TELL not in told(path)
    assert [coded(data) for data in photographs(path)] == [coded(made.jpeg())]


def test_a_scan_in_jpeg_2000_tells_nothing(tmp_path):
    path = scan_volume(tmp_path, talking_pdf(tmp_path / "scan.pdf", made.jp2()))
    assert made.TELL not in told(path)
    assert [pixels(data) for data in photographs(path)] == [pixels(made.jp2())]


@pytest.mark.parametrize(
    "wraps", [["/FlateDecode"], ["/ASCIIHexDecode"], ["/ASCIIHexDecode", "/FlateDecode"]]
)
def test_a_photograph_packed_once_more_is_unpacked_and_cut(tmp_path, wraps):
    import zlib

    path = talking_pdf(tmp_path / "scan.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        image = photograph_of(pdf.pages[0])
        data = image.read_raw_bytes()
        for wrap in reversed(wraps):
            data = zlib.compress(data) if wrap == "/FlateDecode" else data.hex().encode() + b">"
        image.write(data, filter=pikepdf.Array([pikepdf.Name(n) for n in (*wraps, "/DCTDecode")]))
        pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    out = scan_volume(tmp_path, path)
    assert made.TELL not in told(out)
    assert [coded(data) for data in photographs(out)] == [coded(made.jpeg())]


def test_a_photograph_in_a_converted_section_tells_nothing(tmp_path):
    path = talking_pdf(tmp_path / "section.pdf")
    write_volume([PdfPiece(path)], tmp_path / "out.pdf", VolumeSetup(VolumeInfo("册", "我方")))
    assert made.TELL not in told(tmp_path / "out.pdf")


def test_a_plain_pdf_has_its_author_taken_out(tmp_path):
    assert b"zhang" not in told(scan_volume(tmp_path, write_pdf(tmp_path / "a.pdf", ["x"])))


@pytest.mark.parametrize("turn", [1, 6])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "wrong.png"])
def test_the_picture_for_word_tells_nothing(tmp_path, name, turn):
    data = made.jpeg(turn) if name in ("a.jpg", "wrong.png") else FILES[name](*[turn] * (name != "a.tif"))
    (tmp_path / name).write_bytes(data)
    scan = inspect_scan(tmp_path / name)
    picture = image_for_word(
        scan, scan.pages[0], Cache(tmp_path / "cache", tmp_path / "work")
    ).path.read_bytes()
    assert made.TELL not in picture
    if turn == 1 and name != "a.tif":
        assert coded(picture) == coded(data)
        assert pixels(picture) == pixels(data)


def test_the_picture_that_word_gets_of_a_scanned_pdf_tells_nothing(tmp_path):
    scan = inspect_scan(talking_pdf(tmp_path / "scan.pdf"))
    picture = image_for_word(scan, scan.pages[0], Cache(tmp_path / "cache", tmp_path / "work")).path
    assert made.TELL not in picture.read_bytes()
    assert coded(picture.read_bytes()) == coded(made.jpeg())


def test_a_silent_picture_is_passed_on_as_the_very_file(tmp_path):
    Image.new("RGB", (64, 64)).save(tmp_path / "a.png")
    scan = inspect_scan(tmp_path / "a.png")
    assert (
        image_for_word(scan, scan.pages[0], Cache(tmp_path / "cache", tmp_path / "work")).path
        == tmp_path / "a.png"
    )
