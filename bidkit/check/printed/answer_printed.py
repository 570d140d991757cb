"""What we answered to a requirement stands in the finished files: a table that leaves it out is as good as silence."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind
from bidkit.words.spaces import squeeze


class Parameters(Record):
    """Which requirements' answers must be printed, and how many characters of each are looked for."""

    kinds: tuple[RequirementKind, ...] = ("substantive",)
    letters: int = 24


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield answers whose words are found in no volume."""
    texts = ["".join(line.text for line in lines(volume)) for volume in world.volumes]
    printed = squeeze("\n".join(texts))
    if not printed:
        return
    for binding in world.dossier.bindings:
        requirement, reply = binding.requirement, binding.reply
        if reply is None or not reply.reply or requirement.kind not in parameters.kinds:
            continue
        if _own_words(reply.reply, requirement.text, parameters.letters) not in printed:
            name = requirement.title or requirement.text[:40]
            message = f"要求 {requirement.id}「{name}」的答复没有出现在任何一册成品里"
            yield fail(requirement.id, message, reply.span_of("reply"))


def _own_words(reply: str, demand: str, letters: int) -> str:
    """Return the beginning of a reply, long enough to differ from a demand that begins in the same words."""
    given = squeeze(reply)
    pairs = enumerate(zip(given, squeeze(demand), strict=False))
    shared = next((place for place, (ours, theirs) in pairs if ours != theirs), 0)
    return given[: max(letters, shared + letters // 2)]


KIND = Kind("我方答复是否进入成品文件", Parameters, check)
