"""The doubts of a reading in a draft: those that can change the outcome as records, mere hints as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.codes.read import HINTS
from bidkit.law.of_buyer import of_buyer
from bidkit.model.doubt import Doubt
from bidkit.read.draft.yamltext import flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bidkit.finding import Finding
    from bidkit.model.settled import Settled

HEAD = (
    "# 下面每一条，对照原件看过以后在这一条里加上 settled: {by: 姓名, reason: 怎么定的}。",
    "# 没有处理完，检查的结论不会是「可以交」。",
)


def doubts_of(findings: Iterable[Finding]) -> tuple[Doubt, ...]:
    """Return what a person must settle, in the order found; the same words said of several places are one doubt."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        if one.code not in HINTS and not of_buyer(one.code):
            found.setdefault((one.code, one.message), []).append(one)
    return tuple(
        Doubt(code=code, what=what, place=_places(alike), cure=alike[0].cure)
        for (code, what), alike in found.items()
    )


def _places(alike: Iterable[Finding]) -> str:
    spans = (span for one in alike for span in (one.span, *one.related) if span is not None)
    return "；".join(dict.fromkeys(map(str, spans)))


def doubt_text(doubt: Doubt) -> str:
    """Return a doubt as one line of YAML."""
    return flow(doubt.model_dump(mode="json", exclude_defaults=True, exclude_none=True))


def doubt_lines(findings: Iterable[Finding], settled: Mapping[str, Settled]) -> Iterator[str]:
    """Yield the hints and the list ``doubts``; ``settled`` is what people settled before, by the key of the doubt."""
    findings = tuple(findings)
    for one in findings:
        if one.code in HINTS:
            yield f"# 提醒：{one.message}（{one.span}）"
    doubts = doubts_of(findings)
    if not doubts:
        return
    yield from HEAD
    yield "doubts:"
    for doubt in doubts:
        before = settled.get(doubt.key)
        yield f"  - {doubt_text(doubt if before is None else doubt.model_copy(update={'settled': before}))}"
