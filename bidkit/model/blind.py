"""What a tender demands of a blind volume (暗标): one profile a tender, as the lists differ from buyer to buyer."""

from typing import Annotated, Literal

from pydantic import field_validator

from bidkit.model.bounds import within
from bidkit.model.record import Record

SIZES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0,
    "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5,
}  # fmt: skip


Margin = Annotated[float, within(0, 200, "毫米")]
FontSize = Annotated[float, within(1, 200, "磅")]


class BlindMargins(Record):
    """The four margins in millimetres; a side left out is not checked."""

    top: Margin | None = None
    bottom: Margin | None = None
    left: Margin | None = None
    right: Margin | None = None


class BlindProfile(Record):
    """Each key is one demand of the tender; a key left out is not checked.

    ``size`` and ``heading_size`` may be names such as 四号. ``line`` is points for a fixed spacing, ``lines`` a
    multiple. ``tables_free`` says that the inside of tables may be set freely.
    """

    paper: Literal["A4-portrait", "A4-landscape", "A3-portrait", "A3-landscape", ""] = ""
    margins: BlindMargins = BlindMargins()
    fonts: tuple[str, ...] = ()
    size: FontSize | None = None
    heading_size: FontSize | None = None
    line: FontSize | None = None
    lines: Annotated[float, within(0.5, 10, "倍")] | None = None
    space: Annotated[float, within(0, 200, "磅")] | None = None
    indent: Annotated[float, within(-50, 50, "字")] | None = None
    align: Literal["left", "both", "center", ""] = ""
    black: bool = True
    plain: bool = True
    tables_free: bool = True
    header: Literal["allowed", "forbidden"] = "forbidden"
    contents: Literal["allowed", "forbidden"] = "forbidden"
    pictures: Literal["allowed", "forbidden"] = "allowed"
    empty_lines: Literal["allowed", "forbidden"] = "allowed"
    latin: Literal["allowed", "forbidden"] = "allowed"
    words: tuple[str, ...] = ()
    allowed_words: tuple[str, ...] = ()

    @field_validator("size", "heading_size", mode="before")
    @classmethod
    def _named_size(cls, size: object) -> object:
        return SIZES.get(size, size) if isinstance(size, str) else size
