"""File names as the tender demands them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier
    from bidkit.model.tender import VolumePlan

DRAFT = "草稿_"
# Most systems store 255 bytes, which must also hold the ending and the mark of a half-written file.
LONGEST = 240
_HOLE = re.compile(r"\{([^{}]*)\}")
_ILLEGAL = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')


def stems(dossier: Dossier, *, draft: bool) -> dict[str, str]:
    """Return the file name, without its ending, of each volume by its id."""
    found = {volume.id: _stem(dossier, volume, draft=draft) for volume in dossier.tender.package.volumes}
    _check_differ(list(found.values()), dossier)
    return found


def _stem(dossier: Dossier, volume: VolumePlan, *, draft: bool) -> str:
    """Return a volume's file name without its ending; a hole the pattern should not have is an UnreadableError."""
    tender = dossier.tender
    words = {
        "project.number": tender.project.number,
        "project.name": tender.project.name,
        "project.lot": tender.project.lot,
        "bidder": dossier.library.company.name,
        "volume": volume.title,
        "date": f"{dossier.bid.date:%Y%m%d}" if dossier.bid.date is not None else "日期待定",
    }

    def word(match: re.Match[str]) -> str:
        if match[1] not in words:
            span = tender.package.span_of("file_name")
            cure = f"可用的有：{'、'.join(f'{{{name}}}' for name in words)}"
            raise UnreadableError(f"文件名里的「{match[0]}」不认识", cure=cure, span=span)
        return words[match[1]]

    stem = _ILLEGAL.sub("_", _HOLE.sub(word, tender.package.file_name)).strip(" .")
    stem = f"{DRAFT}{stem}" if draft else stem
    if not stem or len(stem.encode()) > LONGEST:
        problem = "太长，系统存不下" if stem else "是空的"
        cure = "请在 package.file_name 里少用几项，例如只写 {volume}"
        span = tender.package.span_of("file_name")
        raise UnreadableError(f"分册《{volume.title[:20]}》的文件名{problem}", cure=cure, span=span)
    return stem


def _check_differ(stems: list[str], dossier: Dossier) -> None:
    """Raise UnreadableError when two volumes would overwrite one another."""
    twice = sorted({stem for stem in stems if stems.count(stem) > 1})
    if twice:
        span = dossier.tender.package.span_of("file_name")
        cure = "请在 package.file_name 里用上 {volume}"
        raise UnreadableError(f"几册的文件名相同：{'、'.join(twice)}", cure=cure, span=span)
