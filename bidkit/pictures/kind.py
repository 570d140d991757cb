"""Which picture format bytes are, by their first letters."""

from __future__ import annotations

_HEADS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"BM", "bmp"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
)


def extension(data: bytes) -> str:
    """Return the extension of a picture that Word can hold, without the dot; "" for anything else."""
    if data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF":
        return "emf"
    return next((name for head, name in _HEADS if data.startswith(head)), "")
