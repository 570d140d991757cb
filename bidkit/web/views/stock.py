"""资料库: the records by kind, what expires and what has no scan; one record with its fields and files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bidkit.web.fault import refused
from bidkit.web.views.paper import thumbs

if TYPE_CHECKING:
    from bidkit.model.library import Fact
    from bidkit.web.bench import Bench, Where

MOST = 100
LASTING = "长期"


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the records of a kind and with certain words, at most a hundred at a time, what expires first."""
    facts = bench.shelf.library().facts()
    words, kind = where.query.get("q", "").strip(), where.query.get("kind", "")
    found = [
        one
        for one in facts
        if (not kind or folder(one) == kind) and (not words or words in f"{one.label} {one.id}")
    ]
    found.sort(key=lambda one: (until(one) or "9999", one.id))
    start = int(start) if (start := where.query.get("from", "0")).isdigit() else 0
    return {
        "title": "资料库",
        "q": words,
        "kind": kind,
        "kinds": sorted({folder(one) for one in facts}),
        "total": len(found),
        "from": start,
        "step": MOST,
        "rows": [
            {
                "id": one.id,
                "label": one.label,
                "kind": folder(one),
                "until": until(one),
                "files": len(files(one)),
            }
            for one in found[start : start + MOST]
        ],
    }


def folder(fact: Fact) -> str:
    """Return the kind of a record: the folder of the library it lies in."""
    parts = fact.span.file.split("/")
    return parts[1] if len(parts) > 2 else parts[-1].removesuffix(".yaml")


def until(fact: Fact) -> str:
    """Return until when a record is valid; "" where it does not say."""
    value = getattr(fact, "valid_until", None)
    return value.isoformat() if isinstance(value, date) else LASTING if value is not None else ""


def files(fact: Fact) -> list[str]:
    """Return the files of a record by their path in the library, those of its parts included."""
    found: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("path"), str) and "kind" in value:
                found.append(value["path"])
            for one in value.values():
                gather(one)
        elif isinstance(value, (list, tuple)):
            for one in value:
                gather(one)

    gather(fact.model_dump(mode="python"))
    return list(dict.fromkeys(found))


def record(bench: Bench, where: Where) -> dict[str, Any]:
    """Return one record: its fields as the file has them, and its files."""
    fact = bench.shelf.library().find(where["id"])
    if fact is None:
        raise refused(404, f"资料库里没有「{where['id']}」", "请回资料库的列表")
    held = fact.model_dump(mode="json", exclude_defaults=True, exclude={"files", "id"})
    return {
        "title": fact.label,
        "id": fact.id,
        "kind": folder(fact),
        "until": until(fact),
        "file": fact.span.file,
        "fields": [{"name": name, "text": said(value)} for name, value in held.items()],
        "files": files(fact),
        "thumbs": thumbs(bench, files(fact)),
    }


def said(value: Any) -> str:
    """Return a value of a record in words, nested ones on lines of their own."""
    if isinstance(value, dict):
        return "；".join(f"{name}：{said(one)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(said(one) for one in value)
    return "是" if value is True else "否" if value is False else str(value)
