"""Everything that decides the bytes is an input; what a build itself wrote is none."""

from bidkit.pack.inputs import gather
from bidkit.store.digest import Digests


def test_only_what_a_build_writes_is_left_out(tmp_path):
    for name in ("lib/files/out/scan.pdf", "t/tender.yaml", "t/out/package/a.pdf", "t/texts/out/a.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = gather([("library", tmp_path / "lib"), ("tender", tmp_path / "t")], (), Digests(None))
    assert [name for name, _ in found.files] == [
        *("library/files/out/scan.pdf", "tender/tender.yaml", "tender/texts/out/a.docx"),
    ]
