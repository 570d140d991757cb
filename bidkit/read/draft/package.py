"""What is handed in: the prescribed forms in order, in the volumes that the buyer asks for, and one place to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.law.regimes import BY_TENDER
from bidkit.model.quote import is_final_offer
from bidkit.read.draft.handing_in import (
    apart,
    blind_look,
    file_name,
    page_numbers,
    parts_of,
    size_limit,
    told,
    wants_contents,
)
from bidkit.read.draft.yamltext import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.extract import Extract

PROPOSAL = "proposal"
PRICE_PART = re.compile(r"报价|价格|经济|第?二个?信封")
OPEN_PART = re.compile(r"信息公开部分")
WRITTEN_PART = re.compile(r"技术|其他|不公开|附件")
COVER = re.compile(r"封面")
WHOLE = "bid"


def form_id(number: int) -> str:
    """Return the id of the n-th form, from 1."""
    return f"F{number}"


def form_path(number: int, title: str) -> str:
    """Return where the n-th form's template lies in the tender's folder."""
    name = re.sub(r'[\\/:*?"<>|\s]+', "", title)[:40]
    return f"forms/{number:02}-{name}.docx"


def volume_of(extract: Extract, number: int) -> str:
    """Return the id of the volume that the n-th form stands in."""
    if not apart(extract):
        return WHOLE
    volumes = enumerate(parts_of(extract.forms), start=1)
    return next((f"v{place}" for place, (_, numbers) in volumes if number in numbers), WHOLE)


def package_lines(extract: Extract, template_set: str, contents: str) -> Iterator[str]:
    """Yield ``package`` and its volumes; ``contents`` is the set's template of a list of contents, "" for none."""
    parts, split = parts_of(extract.forms), apart(extract)
    listed = contents if wants_contents(extract) else ""
    yield "package:"
    yield f"  set: {scalar(template_set)}"
    yield from _files(extract, len(parts) if split else 1)
    for line in told(extract):
        yield f"  # 招标文件说：{line}"
    yield "  volumes:"
    if not split:
        yield "    # 没有读到分册的要求；要分册的，请在这里拆开。报价要单独成册的，其他分册写 price: false"
        named = [f"{part}（{form_id(numbers[0])} 至 {form_id(numbers[-1])}）" for part, numbers in parts]
        if len(parts) > 1:
            yield f"    # 格式章分成：{'、'.join(named)}"
        called = "投标文件" if extract.fact("method") in ("", *BY_TENDER) else "响应文件"
        yield from _volume(extract, WHOLE, called, range(1, len(extract.forms) + 1), (listed, PROPOSAL))
        return
    yield "    # 按招标文件的话分册，请对照原文核对"
    titles = [part for part, _ in parts]
    alone = any(PRICE_PART.search(title) for title in titles)
    for place, (title, numbers) in enumerate(parts, start=1):
        own = (listed, PROPOSAL if place == _written(titles) else "")
        priced = not alone or bool(PRICE_PART.search(title))
        yield from _volume(extract, f"v{place}", title, numbers, own, priced=priced)


def _written(titles: Sequence[str]) -> int:
    """Return the volume, from 1, that takes what must be written."""
    fits = [place for place, title in enumerate(titles, start=1) if WRITTEN_PART.search(title)]
    others = [place for place, title in enumerate(titles, start=1) if not PRICE_PART.search(title)]
    return (fits or others or [len(titles)])[-1]


def _files(extract: Extract, volumes: int) -> Iterator[str]:
    """Yield what the buyer asks of all files alike."""
    limit, name = size_limit(extract), file_name(extract, volumes)
    page, blind = page_numbers(extract), blind_look(extract)
    if limit:
        yield f"  file_limit_mb: {limit}"
    if name:
        yield f"  file_name: {scalar(name)}"
    if page:
        yield f"  page: {flow(page)}"
    if blind is not None:
        yield "  # 招标文件有暗标要求：暗标那一册另写 blind: true；下面是读到的版式，请对照原文补全"
        yield f"  blind: {flow(blind)}"


def _volume(
    extract: Extract,
    name: str,
    title: str,
    numbers: Sequence[int],
    own: tuple[str, str],
    *,
    priced: bool = True,
) -> Iterator[str]:
    """Yield a volume of forms; ``own`` are the template of its contents and the section that must be written."""
    contents, written = own
    yield f"    - id: {name}"
    yield f"      title: {scalar(title)}"
    if not priced:
        yield "      price: false"
    if OPEN_PART.search(title):
        yield "      public: true"
    yield "      sections:"
    sections: list[dict[str, str]] = [
        {"id": f"s{number}", "title": extract.forms[number - 1].title, "form": form_id(number)}
        for number in numbers
        if not is_final_offer(extract.forms[number - 1].title)
    ]
    if contents:
        cover = bool(sections) and (bool(COVER.search(sections[0]["title"])) or sections[0]["title"] == title)
        own_list = {"id": f"contents-{name}", "title": "目录", "template": contents, "in_contents": "false"}
        sections.insert(int(cover), own_list)
    if written:
        sections.append({"id": written, "title": "方案", "text": written})
    for section in sections:
        yield f"        - {flow(section)}".replace('in_contents: "false"', "in_contents: false")
