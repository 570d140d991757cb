"""What reading the tender left open: fields that were not read, unsettled clarifications and doubts, forms."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world, unknown
from bidkit.check.world import World
from bidkit.words.spaces import one_line, shortened

SHOWN = 3
LONGEST = 60


def _unread(world: World) -> Iterator[Hit]:
    tender, bid = world.tender, world.dossier.bid
    for key in tender.not_read:
        listed = "unread" if key in tender.unread else "dates"
        state = "现在空着" if listed == "dates" else "现在的值不算数，查到后填上并从 unread 里删掉"
        message = f"tender.yaml 的 {key} 没有读到，{state}"
        yield fail(f"tender.yaml/{key}", message, tender.span_of(listed))
    for key in bid.not_given:
        message = f"bid.yaml 的 {key} 还没有人定，{'现在空着' if key not in bid.unread else '现在的值不算数'}"
        yield fail(f"bid.yaml/{key}", message, bid.span_of("unread" if key in bid.unread else key))


def _changes(world: World) -> Iterator[Hit]:
    for number, change in enumerate(world.tender.changes, start=1):
        if change.settled:
            continue
        moved = (
            f"「{change.old or '（原文未引）'}」→「{change.new}」"
            if change.new
            else f"「{change.quote[:60]}」"
        )
        if change.item:
            message = f"{change.file} 改动了 {change.item}：{moved}，以它为据的内容都要重新核对"
            yield fail(f"{change.file}/{change.item}", message, change.span)
        else:
            message = f"{change.file} 有一处改动对不上已有条目：{moved}"
            yield unknown(f"{change.file}/{number}", message, change.span)


def _forms(world: World) -> Iterator[Hit]:
    for form in world.tender.forms:
        if form.notes:
            message = f"格式 {form.id}「{form.title}」和原件不完全一样：{_some(form.notes)}"
            yield fail(f"{form.id}/notes", message, form.span_of("notes"))
        if form.blanks:
            message = f"格式 {form.id}「{form.title}」还有 {len(form.blanks)} 处空没有对应的内容：{_some(form.blanks)}"
            yield fail(f"{form.id}/blanks", message, form.span_of("blanks"))


def _doubts(world: World) -> Iterator[Hit]:
    """Yield the doubts that nobody has settled: whether what was read is right, nobody knows."""
    for doubt in world.tender.doubts:
        if doubt.settled is None:
            place = f"（{doubt.place}）" if doubt.place else ""
            message = f"读招标文件时有疑问，还没有人处理：{doubt.what}{place}。{doubt.cure}"
            yield unknown(f"doubts/{doubt.key}", message, doubt.span)


def _head(text: str) -> str:
    return shortened(one_line(text), LONGEST, "…")


def _some(texts: tuple[str, ...]) -> str:
    more = f" 等 {len(texts)} 处" if len(texts) > SHOWN else ""
    return "；".join(texts[:SHOWN]) + more


KINDS = family(
    "读招标文件时留下的事有没有人处理",
    NoParameters,
    {
        "unread": of_world(_unread),
        "changes": of_world(_changes),
        "forms": of_world(_forms),
        "doubts": of_world(_doubts),
    },
)
