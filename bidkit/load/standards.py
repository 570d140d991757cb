"""bidkit/law/data/*.yaml, and a workspace's own ``law/`` laid over it → Standards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.law import files
from bidkit.law.action import Action, Clock, Point, Step
from bidkit.law.standards import Standards
from bidkit.load.faults import Faults
from bidkit.load.lookalike import passed_over
from bidkit.load.overlaid import DATA, FOLDER, overlaid, shipped_file
from bidkit.load.register import load_register
from bidkit.source import Span

ACTIONS = ("before", "during", "after")
RISKS = ("preparing", "on-the-spot", "afterwards")


@cache
def shipped_standards() -> Standards:
    """Return the standard texts as they ship."""
    return load_standards(None)


def load_standards(root: Path | None) -> Standards:
    """Return all standard texts, the workspace's own laid over them key by key; raises UnreadableError."""
    if root is not None and not (root / FOLDER).is_dir():
        return shipped_standards()
    if root is not None:
        _check_names(root)
    actions = {name: _actions(name, root) for name in ACTIONS}
    clocks = overlaid(files.ClocksFile, "clocks.yaml", root).clocks
    lead_times = overlaid(files.LeadTimesFile, "lead-times.yaml", root).lead_times
    failures = overlaid(files.FailuresFile, "failures.yaml", root).failures
    steps = overlaid(files.StepsFile, "steps.yaml", root)
    _check_clocks((one for phase in actions.values() for one in phase), clocks)
    for part, found in steps.parts().items():
        _check_kept("steps.yaml", shipped_file("steps.yaml")[part], [one.key for one in found])
        _check_steps(found, clocks)
    _check_kept("lead-times.yaml", shipped_file("lead-times.yaml")["lead_times"], lead_times)
    _check_kept("failures.yaml", shipped_file("failures.yaml")["failures"], failures)
    return Standards(
        register=load_register(root),
        clocks=clocks,
        steps=steps,
        actions=actions,
        retrospective=overlaid(files.RetrospectiveFile, "retrospective.yaml", root).retrospective,
        risks={
            name: tuple(overlaid(files.RisksFile, f"risks/{name}.yaml", root).risks.values())
            for name in RISKS
        },
        red_lines=tuple(overlaid(files.RedLinesFile, "red-lines.yaml", root).red_lines.values()),
        failures=failures,
        lead_times=lead_times,
    )


def _actions(name: str, root: Path | None) -> tuple[Action, ...]:
    found = overlaid(files.ActionsFile, f"actions/{name}.yaml", root).actions
    return tuple(one.model_copy(update={"id": key}) for key, one in found.items())


def _check_names(root: Path) -> None:
    """Raise UnreadableError for every file below ``law/`` that nothing reads."""
    known = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml")}
    faults = Faults()
    for path in sorted((root / FOLDER).rglob("*")):
        name = path.relative_to(root / FOLDER).as_posix()
        if path.is_file() and name not in known and not passed_over(path.name):
            cure = f"请改成其中一个文件名：{'、'.join(sorted(known))}；说明文字另放"
            faults.add(
                UnreadableError(f"「{FOLDER}/{name}」没有人读", cure=cure, span=Span(f"{FOLDER}/{name}"))
            )
    faults.raise_any()


def _check_clocks(actions: Iterable[Action], clocks: dict[str, Clock]) -> None:
    faults = Faults()
    for one in actions:
        for name in one.latest.clocks if one.latest else ():
            if name not in clocks:
                message = f"行动「{one.id}」引用的时限条文「{name}」不在 clocks.yaml 里"
                cure = f"请改正名字，或在 {FOLDER}/clocks.yaml 里加上它"
                faults.add(UnreadableError(message, cure=cure, span=one.span))
    faults.raise_any()


def _check_steps(steps: Mapping[Point, Step], clocks: Collection[str]) -> None:
    """Raise UnreadableError for a step counted from none before it, or by a clock that is not there."""
    known, faults = {Point.OPENING}, Faults()
    for point, step in steps.items():
        if step.since not in known:
            cure = f"请改成 opening 或排在前面的一步：{'、'.join(one.key for one in known)}"
            faults.add(
                UnreadableError(f"「{point.key}」从后面的「{step.since.key}」算起", cure=cure, span=step.span)
            )
        if step.clock not in clocks:
            message = f"「{point.key}」引用的时限条文「{step.clock}」不在 clocks.yaml 里"
            faults.add(UnreadableError(message, cure="请改正名字，或在 clocks.yaml 里加上它", span=step.span))
        known.add(point)
    faults.raise_any()


def _check_kept(name: str, shipped: Iterable[str], found: Collection[str]) -> None:
    """Raise UnreadableError where an entry is gone that the sheets ask for by its name."""
    lost = [key for key in shipped if key not in found]
    if lost:
        cure = "这些名字程序要用，可以改内容，不能删去"
        raise UnreadableError(f"{name} 里少了「{'、'.join(lost)}」", cure=cure, span=Span(f"{FOLDER}/{name}"))
