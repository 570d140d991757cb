"""What to practise before the presentation, what can go wrong in it, and what our place in the order means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Gap, Table, cells
from bidkit.sheets.appearance import appearance
from bidkit.sheets.numbers import marks
from bidkit.sheets.qa.facts_written import chapter_named
from bidkit.sheets.qa.timing import limit

if TYPE_CHECKING:
    from bidkit.model.tender import Tender
    from bidkit.sheets.appearance import Appearance, Kind
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.questions import Questions

FIRST = (
    "评委还没有可比的对象：先把评分标准讲成自己的提纲，每讲一项报标书页码，让评委照着翻。",
    "开头一分钟说清结论，不铺垫行业背景；前几题往往问得最细，把薄弱点的答法放在最前面练。",
    "设备没人试过：提前到场，轮到前先接一次投影和声音。",
)
MIDDLE = (
    "评委已经听过相同的通用内容：压掉公司介绍，只讲本项目特有的难点、做法和证据。",
    "前面讲过的共性问题不重复，用一张表把评分项、我们的做法、页码对上。",
    "不评论前面的任何一家，不打听他们讲了什么。",
)
LAST = (
    "评委已经疲劳、时间可能被压缩：准备一版只用八成时间的讲法，先讲分值最高的两项。",
    "结论和数字放在每一段的第一句；收尾用三句话对应三个最大的评分项。",
    "不评论前面的任何一家，不打听他们讲了什么，也不因此临时改内容。",
)

RISKS = (
    (
        "设备",
        "投影不亮、接口不配、没有声音",
        "换备用机和转接线，同时口头开讲；请主持人确认是否停表",
        "两台电脑、两种转接线、优盘和纸质稿各一份；提前到场试一次",
    ),
    (
        "网络",
        "演示系统打不开、登录超时",
        "切本机离线环境；仍不行就按标书截图讲，不当场调试",
        "演示环境装在本机，不依赖外网；账号当天早上试登录",
    ),
    (
        "演示",
        "某一步报错、数据不对",
        "跳过这一步继续往下，讲完再补；如实说明，不掩饰",
        "照评分标准逐项走三遍，每步备截图；用脱敏的模拟数据",
    ),
    (
        "超时",
        "提醒铃响还有一项没讲",
        "跳到提纲里最后一句结论和收尾，不加快语速念完",
        "按提纲分段计时，每段到点换段；备一版八成时间的讲法",
    ),
    (
        "追问",
        "评委连续追问同一点，或问到不会的",
        "先答标书里有的并报页码；没有的说“标书中没有这一内容，以投标文件为准”",
        "薄弱点各题练到不看稿；排定谁接哪一类问题",
    ),
    (
        "内容与标书不一致",
        "讲稿、演示里的数字或承诺标书没有",
        "当场更正为标书的数字，说明以投标文件为准",
        "讲稿每个数字对照标书核一遍并注页码；演示文件不加新承诺",
    ),
    (
        "被要求加码",
        "评委问能不能降价、提前、加人、加功能",
        "回答以投标文件为准，不承诺；要求书面澄清的会后按要求书面回复",
        "全队统一这一句话，只由一人回答",
    ),
    (
        "抢答、互相更正",
        "两个人说法不一样",
        "由主讲人收住，以标书为准复述一遍",
        "每类问题只有一个人答，别人不插话",
    ),
    (
        "人员",
        "主讲或演示人员到不了",
        "由预定的第二人接，不临时换没练过的人",
        "主讲、演示各有第二人，都带身份证和授权书，都参加演练",
    ),
    (
        "泄露",
        "讲出其他客户的名称、数据或内部情况",
        "立即停下，换成公开信息",
        "讲稿和演示逐页过一遍；需要匿名评审的，材料和着装不露单位名称",
    ),
)


_ONLY_FOR: dict[str, tuple[Kind, ...]] = {
    "演示": ("demo",),
    "网络": ("demo", "talk", "none"),
    "设备": ("demo", "talk", "none"),
    "超时": ("demo", "talk", "none"),
}
"""Risks of one kind of appearance; the others are of every kind."""

_FAR = (
    "线上掉线",
    "声音断续、画面卡住、被移出会议室",
    "按通知的电话报告并重新进入；换手机热点，仍不行请主持人决定是否延后",
    "两条网络、两台设备、两个账号；提前按通知的软件和时间试一次，会议室里不留无关的人",
)


def risk_table(shown: Appearance) -> Table:
    """Return what can go wrong while we stand there and what to do, for this kind of appearance."""
    heads = ("风险", "迹象", "当场怎么办", "事前准备")
    fitting = [
        one for one in RISKS if shown.kind in _ONLY_FOR.get(one[0], (shown.kind,)) or shown.kind == "none"
    ]
    rows = tuple(
        cells(Cell(name, "warn"), *rest) for name, *rest in (*([_FAR] if shown.online else []), *fitting)
    )
    return Table("现场风险", heads, rows, (6, 14, 22, 22))


def rehearsal(material: Material, asked: Questions) -> tuple[Cell, ...]:
    """Return the list to tick off before the appearance."""
    tender = material.dossier.tender
    shown = appearance(tender)
    minutes, said = limit(tender)
    length = f"{marks(minutes)} 分钟" if said else f"{marks(minutes)} 分钟（假设）"
    timed = f"按 {length}计时完整走两遍，记下每段实际用时；第二遍控制在九成以内"
    lines = [
        timed if shown.kind != "defence" else "按题计时答两遍，每题先说结论、报页码，不超表上的时长",
        "讲稿、演示文件里的每个数字对照标书核过：报价、期限、人数、业绩、证书",
        "每位答题人拿到自己的题，报题号能在十五秒内翻到标书那一页",
        "排定主讲、演示、计时、翻页、记录各一人，各有替补",
        "统一口径：以投标文件为准；不降价、不加送、不改期、不换人",
    ]
    if asked.weak:
        lines.insert(2, f"第 1—{len(asked.weak)} 题（薄弱点）各答一遍，不看稿、不超时长")
    if shown.kind == "demo":
        lines += _for_demo(material, shown)
    if tender.presentation.demo:
        lines.append(f"照招标文件的演示要求逐项走通：{tender.presentation.demo}")
    if tender.presentation.answer_minutes:
        answer = marks(tender.presentation.answer_minutes)
        lines.append(f"按 {answer} 分钟模拟一场答辩：由没参与编标的同事扮评委，从薄弱点问起")
    lines += [
        "断网、换电脑各演一次",
        "带齐：身份证原件、授权委托书、整套标书打印件或电子版、桌面卡、备用机、转接线、优盘",
        "手机静音；不带与本项目无关的材料进场",
    ]
    return tuple(Cell(line) for line in lines)


def _for_demo(material: Material, shown: Appearance) -> list[str]:
    """Return what a scored demonstration asks to be practised; our own plan in the bid has the last word."""
    lines = (
        [f"逐项演示：按评分表 {len(shown.scored)} 项的原话一步一步点，漏一步记下来重来"]
        if shown.scored
        else []
    )
    plan = chapter_named(material, "演示方案")
    if plan.text:
        lines.append(f"标书里有{plan.text}：把它的步骤、分工和用时和本表逐项对，不一样的以标书为准，改这张表")
    if not shown.slides:
        lines.append("演示机上不放幻灯片、动画、录像：招标文件不许用来代替")
    return lines


def order_advice(tender: Tender) -> tuple[str, tuple[str, ...], tuple[Gap, ...]]:
    """Return what our place is, what it means, and a gap where nobody knows it yet."""
    known = tender.presentation
    if known.order is None:
        gap = Gap(
            "上场顺序还不知道，顺序建议空着", "签到或抽签后填 tender.yaml 的 presentation.order 和 bidders"
        )
        return "待补：上场顺序未知。", (), (gap,)
    place = f"第 {known.order} 个上场" + (f"，共 {known.bidders} 家" if known.bidders else "，家数未知")
    if known.order == 1:
        return f"{place}（第一个）。", FIRST, ()
    if known.order == known.bidders:
        return f"{place}（最后一个）。", LAST, ()
    gap = Gap("不知道共几家，分不清是中间还是最后", "知道后填 tender.yaml 的 presentation.bidders")
    return f"{place}（按中间准备）。", MIDDLE, () if known.bidders else (gap,)
