"""The properties of a file, and the names of earlier buyers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.audit.codes import note
from bidkit.check.text import around, lines
from bidkit.source import Span
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.finding import Finding
    from bidkit.model.document import FinishedVolume
    from bidkit.model.dossier import Dossier

PROPERTY_NAMES = {
    "core:creator": "作者",
    "core:lastModifiedBy": "最后修改者",
    "app:Company": "单位",
    "app:Manager": "经理",
    "app:Template": "模板",
    "app:Application": "软件",
    "pdf:Author": "作者",
    "pdf:Creator": "制作软件",
    "pdf:Producer": "生成软件",
}


def property_findings(metadata: Sequence[tuple[str, str]], name: str, bidder: str) -> Iterator[Finding]:
    """Yield the properties a judge can see, but for the bidder's own name."""
    known = [(key, text) for key, text in metadata if key in PROPERTY_NAMES]
    shown = [f"{PROPERTY_NAMES[key]} {text}" for key, text in known if text not in (bidder, "bidkit")]
    if shown:
        yield note("V015", f"{name} 的文件属性：{'；'.join(shown)}", f"{name}/属性", Span(name))


def buyer_findings(dossier: Dossier, volume: FinishedVolume) -> Iterator[Finding]:
    """Yield the first place of each earlier buyer that is neither this one nor a client we may name."""
    library, tender = dossier.library, dossier.tender
    honest = {squeeze(tender.purchaser), squeeze(tender.agency)} | {squeeze(c.client) for c in library.cases}
    honest |= {squeeze(job.client) for person in library.people for job in person.experience}
    honest |= {squeeze(item.issuer) for item in library.qualifications}
    wanted = {squeeze(past.purchaser): past for past in library.past_tenders if past.purchaser}
    for name, past in sorted(wanted.items()):
        if name in honest:
            continue
        for line in lines(volume):
            text = squeeze(line.text)
            at = text.find(name)
            if at >= 0:
                place = around(text, at, at + len(name))
                message = f"《{volume.title}》出现以前项目「{past.project}」的采购人：{place}"
                yield note("V013", message, f"{volume.id}/{name}", line.span)
                break
