"""The sheets of a tender's workbook as pages: every row with what people fill in, saved by the workbook's own way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bidkit.book.answers import BY, CONFIRM, ON
from bidkit.book.pages import (
    demands,
    facts,
    forms,
    guards,
    looked,
    moved,
    passed,
    price,
    questions,
    scores,
    team,
    unseen,
    volumes,
    waived,
)
from bidkit.model.book import Entry, Line, Told
from bidkit.web.errands import change
from bidkit.web.fault import FaultError, refused
from bidkit.web.views import stock
from bidkit.web.views.paper import thumbs
from bidkit.web.views.turn import beside
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.flow.rows import Looked
    from bidkit.model.book import Page
    from bidkit.web.bench import Bench, Form, Where

SLUGS = {
    facts.TITLE: "facts",
    demands.TITLE: "answers",
    scores.TITLE: "scores",
    forms.TITLE: "forms",
    guards.TITLE: "bound",
    passed.TITLE: "unread",
    moved.TITLE: "changes",
    team.TITLE: "team",
    price.TITLE: "price",
    unseen.TITLE: "unseen",
    looked.TITLE: "looked",
    volumes.TITLE: "package",
    waived.TITLE: "waivers",
    questions.TITLE: "findings",
}
NEW = "new"
PREFILLED = (demands.TEXT, demands.QUOTE, demands.PLACE)
"""What a page may fill in of a new row: the words that were marked, and where."""
TITLES = {slug: title for title, slug in SLUGS.items()}
CALLS = {"bad": "必须处理", "todo": "等人看", "good": "好了", "dim": "不用管", "": ""}
SHORT = 90
COLUMNS_SHOWN = 5


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the rows of a sheet, those that wait first if asked so."""
    sheet, stale = _sheet(bench, where)
    tone = where.query.get("tone", "")
    lines = [line for line in sheet.lines if not tone or line.tone == tone]
    heads = [column.title for column in sheet.columns if column.title not in (CONFIRM, BY, ON)][
        :COLUMNS_SHOWN
    ]
    return {
        "title": sheet.title,
        "slug": where["sheet"],
        "checking": stale,
        "refresh": stale,
        "heads": heads,
        "free": bool(sheet.free),
        "tone": tone,
        "counts": [
            {"tone": one, "word": word, "n": sum(line.tone == one for line in sheet.lines)}
            for one, word in CALLS.items()
            if word
        ],
        "rows": [
            {
                "key": line.key,
                "state": CALLS[line.tone],
                "tone": line.tone,
                "cells": [_short(line.cells.get(head, "")) for head in heads],
                "confirmed": line.cells.get(CONFIRM, ""),
            }
            for line in lines
        ],
    }


def row(bench: Bench, where: Where) -> dict[str, Any]:
    """Return one row with its fields, and the rows beside it."""
    sheet, stale = _sheet(bench, where)
    line = _line(sheet, where["key"], where.query)
    keys = [one.key for one in sheet.lines]
    return {
        "title": sheet.title,
        "slug": where["sheet"],
        "checking": stale,
        **row_of(bench, where, sheet, line),
        "proofs": _proofs(bench, line),
        "source": line.cells.get(demands.QUOTE, "") or line.cells.get(passed.QUOTE, ""),
        "next": beside(keys, line.key, 1),
        "before": beside(keys, line.key, -1),
    }


def row_of(bench: Bench, where: Where, sheet: Page, line: Line) -> dict[str, Any]:
    """Return the fields of a row and the mark under which they are shown."""
    fields = [
        {
            "name": f"c{number}",
            "title": column.title,
            "given": column.given and line.key != NEW,
            "text": line.cells.get(column.title, ""),
            "choices": list(line.choices.get(column.title, column.choices)),
            "loose": column.loose,
            "note": column.note,
            "long": column.width >= 30,
        }
        for number, column in enumerate(sheet.columns)
        if column.title not in (BY, ON)
    ]
    signed = any(column.title == BY for column in sheet.columns)
    seen = bench.session.show(_where(where, sheet, line.key), line.cells)
    about = {"by": line.cells.get(BY, ""), "on": line.cells.get(ON, "")}
    return {"key": line.key, "tone": line.tone, "fields": fields, "signed": signed, "seen": seen, **about}


def save(bench: Bench, where: Where, form: Form) -> str:
    """Take the row that was sent back and return where to go on."""
    title = _title(where)
    looked = looked_of(bench, where)[0]
    sheet = next(one for one in looked.pages if one.title == title)
    key = "" if where["key"] == NEW else where["key"]
    base = bench.session.shown(_where(where, sheet, where["key"]), form.get("seen"))
    if base is None:
        raise refused(409, "这一行没有在这里给您看过，没有保存", "请打开这一行，看过再改")
    cells = _cells(sheet, form, base, fresh=not key)
    entry = Entry(title, 1, key, cells, {column.title: 1 for column in sheet.columns})
    told = Told(where.tender, {title: [entry]}, {(title, key): base} if key else {})
    done = bench.checker.ask(change, bench.shelf.place(where.tender), told, form.get("by"))
    bench.shelf.keep(where.tender, done.now)
    follows = beside([one.key for one in sheet.lines], key, 1) if form.get("then") == "next" else ""
    return address(where, where["sheet"], follows or key)


def _cells(sheet: Page, form: Form, base: dict[str, str], *, fresh: bool) -> dict[str, str]:
    """Return the row as it is now: what is still half hidden was not touched, and whoever signs is who sends it."""
    cells = dict(base)
    for number, column in enumerate(sheet.columns):
        sent = form.fields.get(f"c{number}")
        if sent is None or (column.given and not fresh):
            continue
        if sent.strip() != masked(base.get(column.title, "")).strip():
            cells[column.title] = sent.strip()
    signs = form.get("by") and any(column.title == BY for column in sheet.columns)
    if signs and cells != base:
        cells |= {BY: form.get("by"), ON: ""}
    return cells


def address(where: Where, slug: str, key: str = "") -> str:
    """Return the address of a sheet or of a row of it."""
    base = f"/t/{quote(where.tender)}"
    if slug == "findings":
        return f"{base}/findings" + (f"/{quote(key)}" if key else "")
    return f"{base}/s/{slug}" + (f"/{quote(key)}" if key else "")


def _sheet(bench: Bench, where: Where) -> tuple[Page, bool]:
    title = _title(where)
    looked, stale = looked_of(bench, where)
    return next(one for one in looked.pages if one.title == title), stale


def _title(where: Where) -> str:
    title = TITLES.get(where["sheet"])
    if title is None:
        raise refused(404, "没有这张表", "请从总览进入")
    return title


def looked_of(bench: Bench, where: Where) -> tuple[Looked, bool]:
    """Return a tender as checked and whether that is being done again; FaultError where it cannot be read."""
    sight = bench.shelf.sight(where.tender)
    if sight.fault is not None:
        raise FaultError(sight.fault)
    if sight.looked is None:
        raise refused(503, "正在检查这个项目", "稍等几秒，再刷新一次")
    return sight.looked, sight.stale


def _line(sheet: Page, key: str, given: Mapping[str, str] | None = None) -> Line:
    if key == NEW and sheet.free:
        marked = {name: text for name, text in (given or {}).items() if name in PREFILLED}
        return Line(
            NEW, {demands.QUOTE: marked[demands.TEXT], **marked} if demands.TEXT in marked else marked
        )
    found = next((line for line in sheet.lines if line.key == key), None)
    if found is None:
        raise refused(404, f"「{sheet.title}」里没有「{key}」", "请回列表看；它可能已经删了")
    return found


def _where(where: Where, sheet: Page, key: str) -> str:
    return f"{where.tender}/{sheet.title}/{key}"


def _proofs(bench: Bench, line: Line) -> list[dict[str, Any]]:
    """Return the records that a row names as its proof, with the first page of each of their files."""
    names = re.findall(r"〔([^〔〕]+)〕", line.cells.get(demands.PROOF, ""))
    if not names:
        return []
    library = bench.shelf.library()
    held = [one for one in map(library.find, names) if one is not None]
    return [
        {
            "id": one.id,
            "label": one.label,
            "until": stock.until(one),
            "thumbs": thumbs(bench, stock.files(one)),
        }
        for one in held
    ]


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
