"""Which properties and ids two files share: who made them, with what, from which file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bidkit.compare.result import Place, Shared, Sign
from bidkit.word.seen.revisions import empty_template
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from bidkit.compare.document import Document

NAMES = {
    "core:creator": ("作者", 65.0),
    "core:lastModifiedBy": ("最后修改者", 75.0),
    "core:created": ("创建时间", 80.0),
    "core:modified": ("修改时间", 60.0),
    "core:lastPrinted": ("打印时间", 70.0),
    "app:Company": ("单位", 70.0),
    "app:Manager": ("经理", 65.0),
    "app:Template": ("模板", 25.0),
    "app:Application": ("软件", 5.0),
    "app:AppVersion": ("软件版本", 5.0),
    "pdf:Author": ("作者", 65.0),
    "pdf:Company": ("单位", 70.0),
    "pdf:Creator": ("制作软件", 5.0),
    "pdf:Producer": ("生成软件", 5.0),
    "pdf:CreationDate": ("创建时间", 80.0),
    "pdf:ModDate": ("修改时间", 60.0),
    "pdf:SourceModified": ("原稿修改时间", 75.0),
}
IDS = {
    "docId": ("文档标识 docId", 95.0),
    "rsidRoot": ("首次编辑标识 rsidRoot", 85.0),
    "pdf:ID": ("PDF 文件标识 /ID", 95.0),
    "pdf:DocumentID": ("PDF 文档标识 DocumentID", 95.0),
}
ANYBODY = frozenset(
    (
        *("administrator", "admin", "user", "users", "microsoft", "office", "pc", "lenovo", "hp", "dell"),
        *("微软用户", "windows用户", "未知", "unknown", "author", "python-docx", "un-named", "apachepoi"),
        *("microsoftofficeuser", "normal", "normal.dotm", "normal.dot", "bidkit"),
    )
)
GENERIC_WEIGHT = 8.0
PLACE = "文件属性"


def shared_properties(left: Document, right: Document, taken_out: Mapping[str, str]) -> Iterator[Shared]:
    """Yield the properties that are the same; those of the tender's own file, ``taken_out``, say nothing."""
    places = (Place(left.name, PLACE), Place(right.name, PLACE))
    empty = dict(empty_template().properties)
    for key, (name, weight) in NAMES.items():
        value = left.properties.get(key, "")
        known = (taken_out.get(key), empty.get(key))
        if value and value == right.properties.get(key, "") and value not in known:
            common = tight(value.lower()) in ANYBODY
            title = f"{name}相同：{value}{'（很多电脑都是这个名字）' if common else ''}"
            yield Shared(Sign.METADATA, title, GENERIC_WEIGHT if common and weight > 5 else weight, places)


def shared_ids(left: Document, right: Document, taken_out: frozenset[str]) -> Iterator[Shared]:
    """Yield ids that two files can only share when one was made from the other, or both from a third."""
    places = (Place(left.name, PLACE), Place(right.name, PLACE))
    known = taken_out | empty_template().ids
    for key, (name, weight) in IDS.items():
        both = (set(left.ids.get(key, ())) & set(right.ids.get(key, ()))) - known
        for value in sorted(both):
            yield Shared(Sign.METADATA, f"{name}相同：{value[:40]}，出自同一份文件", weight, places)
    saves = (set(left.ids.get("rsid", ())) & set(right.ids.get("rsid", ()))) - known
    if len(saves) >= 2:
        title = f"有 {len(saves)} 个相同的保存标识 rsid，两份文件有共同的编辑经历"
        yield Shared(Sign.METADATA, title, min(90.0, 50.0 + 5 * len(saves)), places)
