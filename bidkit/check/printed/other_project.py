"""Another project's name in the place of ours, also one that no record knows: in forms, sentences, heads and titles."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.printed.project_identity import other_projects
from bidkit.check.text import Line, lines, page_lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.rules import Rule
from bidkit.proofread.sorts import is_priced, is_signed
from bidkit.words.late import late
from bidkit.words.spaces import squeeze

_NAME = r"[\u4e00-\u9fff\w()\-—·]{4,40}?(?:项目|工程|采购|服务)(?:\([^()]{1,16}\))?"
_WHOLE = late(_NAME)
_LABELLED = late(
    rf"(?:^|[^\w])(?:采购|招标|本)?(?:项目|工程)名称:[「“《\"]?({_NAME})[」”》\"]?(?=$|[,;。|]|(?:项目|招标|采购|磋商|谈判)?编号|包号|标段)"
)
_LABEL = late(r"(?:采购|招标)?(?:项目|工程)名称:?")
_BID_FOR = late(
    rf"(?:参加|参与|投标|响应|递交|关于|就|为)(?:贵[方单位公司]{{1,3}})?(?:组织|招标|采购)?的?[「“《\"]?({_NAME})[」”》\"]?"
    r"(?:\((?:项目|招标|采购)?编号[^()]*\))?的?(?:投标|磋商|谈判|询价|报价|采购活动|响应|授权)(?!人|保证金)"
)
_BASED = late(
    rf"(?:依据|根据|按照|针对|结合)[「“《\"]?({_NAME})[」”》\"]?的?(?:招标|采购|磋商|谈判|询价)(?:文件|公告|需求)"
)
_TITLE = late(
    rf"^[「“《\"]?({_NAME})[」”》\"]?(?:投标文件|响应文件|投标函|磋商响应|技术方案|实施方案|服务方案|施工组织设计|投标书)$"
)
_PROPER = late(
    r"[\u4e00-\u9fff]{2,}?(?:省|市|县|区|镇|乡|街道|局|委|厅|院|校|大学|公司|集团|银行|中心|学院|园|馆|站|所)"
)
"""A name of one project names whose it is: 信息化建设项目 alone may be any."""
_ANY = late(
    r"本|该|此|上述|贵|同类|类似|各|有关|政府采购$|[一二三四五六七八九十\d]+[个项]|法|办法|条例|招标|投标|合同"
)
_HEADS = ("页眉", "页脚")


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield names of other projects in the place of ours, each once a volume."""
    ours = squeeze(world.tender.project.name)
    known = (ours, *other_projects(world), squeeze(world.tender.purchaser))
    for volume in world.volumes if len(ours) >= 4 else ():
        pages = page_lines(volume) if volume.passages else ()
        yield from gather(_found(volume, (*lines(volume), *pages), known))


def _found(volume: FinishedVolume, story: tuple[Line, ...], known: tuple[str, ...]) -> Iterator[Hit]:
    titles = {one.id: one.title for one in volume.sections}
    for index, line in enumerate(story):
        if line.contents:
            continue
        after = story[index + 1] if index + 1 < len(story) else None
        for said, name in _named(line, after, titles.get(line.section, "")):
            if not _may_stand(name, known):
                message = f"《{volume.title}》{said}「{name}」，不是本项目「{known[0]}」，也不是资料库里登记过的项目"
                yield fail(f"{volume.id}/{name}", message, line.span)


def _named(line: Line, after: Line | None, title: str) -> Iterator[tuple[str, str]]:
    """Yield the names that stand where our project belongs, each with how it is said."""
    text = line.plain
    if is_signed(title) or is_priced(title):
        yield from (("项目名称写的是", match[1]) for match in _LABELLED.finditer(text))
        if after is not None and line.cell and _LABEL.fullmatch(text) and _WHOLE.fullmatch(after.plain):
            yield "项目名称写的是", after.plain
    for asked in (_BID_FOR, _BASED):
        yield from (("写着投的是", match[1]) for match in asked.finditer(text) if _PROPER.search(match[1]))
    head = _TITLE.match(text)
    if head is not None and _PROPER.match(head[1]):
        yield "题名写的是", head[1]
    elif line.part in _HEADS and _WHOLE.fullmatch(text) and _PROPER.match(text):
        yield f"{line.part}写的是", text


def _may_stand(name: str, known: tuple[str, ...]) -> bool:
    """Return whether a name is ours, one of the library's, a part of either, or of no project in particular."""
    return bool(_ANY.search(name)) or any(one in name or name in one for one in known if one)


KIND = Kind("成品里有没有写成别的项目", NoParameters, check)
