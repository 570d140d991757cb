"""A paper bid whose forms say nothing of seals and signatures: the extract has left them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.model.rules import Rule

_SEALED = re.compile(r"投标函|响应函|投标书|开标一览表|报价一览表|授权\S{0,4}书|声明函|承诺书|承诺函")


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield the forms of a paper bid whose seals and signatures nobody has noted."""
    if not world.tender.copies.original:
        return
    planned = {section.form for _, section in world.sections()}
    forms = [form for form in world.tender.forms if form.id in planned and not (form.seal or form.sign)]
    bare = [form for form in forms if _SEALED.search(form.title)]
    if bare:
        names = "、".join(f"{form.id}「{form.title}」" for form in bare)
        yield fail("forms", f"递交纸质投标文件，{names}没有写由谁签字、盖什么章", bare[0].span)


KIND = Kind("纸质投标的签章要求有没有摘录", NoParameters, check)
