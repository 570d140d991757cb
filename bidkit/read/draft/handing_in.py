"""What the buyer asks of the files: size, name, page numbers, the look of a blind volume, which parts go apart.

Only what a field of tender.yaml can hold is read here; the sentences themselves go along as comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.model.blind import SIZES
from bidkit.read.text import plain
from bidkit.words.spaces import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.model.extract import Extract, FormItem

SIZE = re.compile(
    r"(?:不(?:得|能|应|可)?(?:超过|大于)|(?:控制|限制|限)在|小于|≤|<=?)(\d{1,4})(?:\.\d+)?\s*(?:MB|M(?![a-zA-Z])|兆)",
    re.IGNORECASE,
)
NAMED = (
    re.compile(r"以[“\"「『]([^“”\"「」『』]{4,60})[”\"」』](?:的?(?:格式|形式|方式|字样))?(?:来)?命名"),
    re.compile(r"命名(?:格式|规则|方式|要求)?(?:应)?(?:为|:)[“\"「『]([^“”\"「」『』]{4,60})[”\"」』]"),
)
HOLES = (
    (re.compile(r"(?:采购|招标)?项目编号|招标编号|采购编号"), "{project.number}"),
    (re.compile(r"(?:采购|招标)?项目名称"), "{project.name}"),
    (re.compile(r"包组?号|标段号|标包号"), "{project.lot}"),
    (re.compile(r"(?:投标人|供应商|响应人|单位|公司)(?:全称|名称|单位名称)?"), "{bidder}"),
)
LITERAL = re.compile(r"(?:投标|响应)文件|正本|副本|电子版|电子文档")
PAGES = re.compile(
    r"页码(?:格式|形式)?(?:采用|应为|为)?:?[“\"]?(?:当前页码?|第?[XxＸ×N]页?)\s*([\\/／])\s*(?:总页数|共?[XxＸ×MY]页?)"
)
FIRST = re.compile(r"页码(?:应?从|自)第?(\d{1,3})页?(?:开始|起)")
APART = re.compile(
    r"分册|分别(?:单独)?(?:装订|成册|编制|密封|封装|上传|递交)|(?:单独|独立)(?:装订|成册|成卷|密封|上传|编制)|信封"
)
KEY = r"资格|商务|技术|报价|价格|经济|资信|其他"
KEY_WORDS = re.compile(KEY)
PART = re.compile(rf"(?:(?:{KEY})[性审查及和、标]*)+(?:投标|响应)?(?:文件|部分|分册|册|卷|标)")
NEAR = 40
ORIGINALS = re.compile(r"正本|副本|正、副")
ENVELOPE = re.compile(r"信封|公开部分")
TOLD = re.compile(r"分册|单独|分别|命名|文件名|页码|暗标|PDF|pdf|Word|WORD|word|U盘|光盘|胶装|大小|\dMB?")
SHOWN = 8
LONGEST = 120
CONTENTS = re.compile(r"目录(?!顺序|内容|清单)|编制目录|目录页码")
BLIND = re.compile(r"暗标")
NO_BLIND = re.compile(
    r"(?:不(?:采用|适用|设|实行|要求)|无|非)[^,。;]{0,6}暗标|暗标[^,。;]{0,8}(?:不适用|不采用)"
)
FONTS = re.compile(r"(仿宋_GB2312|仿宋|楷体|黑体|宋体)")
SIZE_NAMES = re.compile("|".join(sorted(SIZES, key=len, reverse=True)))
LINE = re.compile(r"(?:固定值|行距)[^,。;\d]{0,6}(\d{2}(?:\.\d)?)磅")
LINES = re.compile(r"(\d(?:\.\d{1,2})?)倍行距|行距[^,。;\d]{0,6}(\d(?:\.\d{1,2})?)倍")
INDENT = re.compile(r"首行缩进(\d)(?:个)?字")
SIDES = re.compile(r"([上下左右])[^上下左右\d,。;]{0,4}(\d{1,2}(?:\.\d{1,2})?)(cm|厘米|mm|毫米)")
SIDE_NAMES = {"上": "top", "下": "bottom", "左": "left", "右": "right"}


def size_limit(extract: Extract) -> str:
    """Return how many megabytes a file may have, "" where nothing is said."""
    return next((found[1] for words in _quotes(extract) if (found := SIZE.search(words))), "")


def file_name(extract: Extract, volumes: int) -> str:
    """Return the pattern that the buyer names files by, "" where a word of it is unknown or two patterns differ."""
    made = {
        pattern
        for words in _quotes(extract)
        for shape in NAMED
        for found in shape.finditer(words)
        if (pattern := _pattern(found[1]))
    }
    if len(made) != 1:
        return ""
    return f"{made.pop()}_{{volume}}" if volumes > 1 else made.pop()


def _pattern(words: str) -> str:
    made = words
    for word, hole in HOLES:
        made = word.sub(hole, made)
    bare = LITERAL.sub("", re.sub(r"\{[a-z.]+\}", "", made))
    return "" if re.search(r"[\u4e00-\u9fff{}]", bare) or "{" not in made else made


def page_numbers(extract: Extract) -> dict[str, str]:
    """Return the page numbers asked for in the shape of ``package.page``; empty where nothing is said."""
    made = {}
    for words in _quotes(extract):
        shape, first = PAGES.search(words), FIRST.search(words)
        if shape:
            made["format"] = f"{{n}}{shape[1]}{{total}}"
        if first and first[1] != "1":
            made["first"] = first[1]
    return made


def blind_look(extract: Extract) -> dict[str, object] | None:
    """Return the look asked of a blind volume in the shape of ``package.blind``, None where none is blind.

    A setting for which two values are said is left out.
    """
    quotes = list(_quotes(extract))
    if not any(BLIND.search(words) and not NO_BLIND.search(words) for words in quotes):
        return None
    found: dict[str, set[str]] = {}
    sides: dict[str, str] = {}
    for words in quotes:
        for key, value in _settings(words):
            found.setdefault(key, set()).add(value)
        for side, number, unit in SIDES.findall(words) if "边距" in words else ():
            sides[SIDE_NAMES[side]] = number if unit in ("mm", "毫米") else f"{float(number) * 10:g}"
    made: dict[str, object] = {key: values.pop() for key, values in found.items() if len(values) == 1}
    if "fonts" in made:
        made["fonts"] = [made["fonts"]]
    return made | ({"margins": sides} if sides else {})


def _settings(words: str) -> Iterator[tuple[str, str]]:
    if "标题" in words:
        return
    for key, shape in (
        ("fonts", FONTS),
        ("size", SIZE_NAMES),
        ("line", LINE),
        ("lines", LINES),
        ("indent", INDENT),
    ):
        for match in shape.finditer(words):
            yield key, next((group for group in match.groups() if group), match[0])
    if re.search(r"A4", words):
        yield "paper", "A4-landscape" if "横" in words else "A4-portrait"


def apart(extract: Extract) -> bool:
    """Return whether the parts of the forms go into volumes of their own: the words name two of them and say so."""
    parts = list(dict.fromkeys(form.part for form in extract.forms if form.part))
    if len(parts) < 2:
        return False
    if all(ENVELOPE.search(part) for part in parts):
        return True
    keys = [set(KEY_WORDS.findall(part)) for part in parts]
    for words in _quotes(extract):
        for found in APART.finditer(words):
            before = words[max(0, found.start() - NEAR) : found.start()]
            if ORIGINALS.search(before[-10:]):
                continue
            said = set(KEY_WORDS.findall(" ".join(PART.findall(before))))
            if sum(bool(key & said) for key in keys) > 1:
                return True
    return False


def parts_of(forms: Sequence[FormItem]) -> list[tuple[str, list[int]]]:
    """Return the parts in order, each with the numbers of its forms; forms before any part go with the first."""
    first = next((form.part for form in forms if form.part), "")
    made: dict[str, list[int]] = {}
    for number, form in enumerate(forms, start=1):
        made.setdefault(form.part or first, []).append(number)
    return list(made.items())


def wants_contents(extract: Extract) -> bool:
    """Return whether the buyer speaks of a list of contents and no form of his own is one."""
    forms = any("目录" in form.title for form in extract.forms)
    return not forms and any(CONTENTS.search(words) for words in _quotes(extract))


def told(extract: Extract) -> Iterable[str]:
    """Return the buyer's own sentences on files and volumes, for a person to read beside the fields."""
    quotes = [item.quote for item in extract.formats if TOLD.search(item.quote)]
    lines = [one_line(quote)[:LONGEST] for quote in quotes]
    return list(dict.fromkeys(lines))[:SHOWN]


def _quotes(extract: Extract) -> Iterator[str]:
    return (plain(item.quote) for item in extract.formats)
