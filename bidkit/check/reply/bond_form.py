"""The bid bond has a form that the tender accepts."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.model.rules import Rule

FORM_NAMES = {
    "transfer": "转账", "guarantee": "保函", "insurance": "保证保险", "cheque": "支票",
    "electronic-guarantee": "电子保函",
}  # fmt: skip


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield a bond of another form; where the tender names none all are fine."""
    asked, given = world.tender.money.bond, world.dossier.bid.bond
    if asked is None or not asked.amount or given is None or not asked.form or given.form in asked.form:
        return
    allowed = "、".join(FORM_NAMES[form] for form in asked.form)
    message = f"保证金用的是{FORM_NAMES[given.form]}，招标文件只接受{allowed}"
    yield fail("form", message, given.span_of("form"), related=(asked.span_of("form"),))


KIND = Kind("投标保证金的形式招标文件接不接受", NoParameters, check)
