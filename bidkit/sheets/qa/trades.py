"""What a text is about, as words of trades show: of a purchase, of the scope of a certificate, of a past contract.

Owns the table of trades and the words two texts share. It must not guess: a text without any of these words has no
trade, and whoever asks has to say that nobody knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidkit.model.tender import Tender

SOFTWARE, DATA, SERVICE, GOODS, WORKS = SORTS = ("软件", "数据", "服务", "货物", "工程")
"""The sorts of purchase that the tags of a card name."""

_TRADES: dict[str, tuple[str, str]] = {
    "软件": (SOFTWARE, "软件|信息系统|系统集成|信息化|信息技术|应用系统|小程序|网站|门户|智慧[^，。；]{0,6}平台|"
             "(?:数据|共享|服务|管理|监管|信息|业务|应用|分析|监测|指挥|政务)(?:系统|平台)|平台(?:建设|开发|升级)"),
    "数据": (DATA, "数据|数据库|指标|统计"),
    "运行维护": (SERVICE, "运维|运行维护|运行维护服务"),
    "餐饮": (SERVICE, "餐饮|食堂|膳食|配餐|团餐"),
    "物业": (SERVICE, "物业|保洁|保安|安保|秩序维护|环卫|清扫"),
    "绿化": (SERVICE, "绿化养护|园林养护|绿化管养"),
    "咨询": (SERVICE, "咨询|课题研究|规划编制|评估服务|造价"),
    "审计法律": (SERVICE, "审计服务|会计服务|法律服务|法律顾问"),
    "培训": (SERVICE, "培训服务|教育培训|研学"),
    "宣传展览": (SERVICE, "广告|宣传|展览|会展|活动策划|印刷"),
    "运输": (SERVICE, "运输|租车|车辆租赁|物流|配送服务"),
    "检测": (SERVICE, "检测|检验|监测服务|测绘"),
    "保险": (SERVICE, "保险服务"),
    "医疗器械": (GOODS, "医疗设备|医疗器械|手术|诊断|超声|内窥镜|试剂|耗材"),
    "药品": (GOODS, "药品|疫苗"),
    "家具": (GOODS, "家具|课桌|桌椅|书柜|黑板|讲台|床铺"),
    "办公设备": (GOODS, "计算机设备|计算机硬件|台式|笔记本|打印机|服务器|办公设备|一体机|投影|显示屏"),
    "实验仪器": (GOODS, "仪器|实验室设备|实训设备|教学设备"),
    "食材": (GOODS, "食材|蔬菜|粮油|肉类"),
    "图书服装": (GOODS, "图书|服装|校服|被服|劳保"),
    "车辆": (GOODS, "车辆采购|客车|消防车|救护车|电动汽车"),
    "机电": (GOODS, "空调|电梯|锅炉|水泵|配电|发电机"),
    "施工": (WORKS, "施工|土建|装修|装饰|修缮|改造工程|市政|道路|桥梁|水利工程|房屋建筑|建筑工程|安装工程|拆除"),
    "监理": (WORKS, "监理"),
    "勘察设计": (WORKS, "勘察|工程设计|施工图"),
}  # fmt: skip

_CATEGORY = {"works": WORKS, "goods": GOODS, "services": SERVICE, "survey-design": WORKS}
_GENERAL = re.compile(
    "项目|采购|建设|服务|工程|有限|公司|管理|中心|年度|单位|招标|系统|平台|开发|设计|工作|进行|以及|相关|提供|完成|内容"
)
_SUBSTANCE = ("substantive", "important", "technical")
_LEAST = 3
_SHARE = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """What a purchase is about: its words, its trades with the words that showed them, its sorts."""

    text: str
    trades: dict[str, tuple[str, ...]]
    sorts: frozenset[str]


def trades_in(text: str) -> dict[str, tuple[str, ...]]:
    """Return the trades that a text names, each with the words it uses; empty where it names none."""
    found = {name: tuple(dict.fromkeys(_pattern(name).findall(text))) for name in _TRADES}
    return {name: words for name, words in found.items() if words}


def subject_of(tender: Tender) -> Subject:
    """Return what a tender buys: by its name and industry, else by what most of its requirements speak of."""
    name = tender.project.name if tender.is_read("project.name") else ""
    text = name.replace(tender.purchaser, "") if tender.purchaser else name
    often = _mostly(tender)
    trades = trades_in(f"{text}\n{tender.sme_industry}") or often
    sorts = {_TRADES[one][0] for one in (*trades, *(one for one in often if _TRADES[one][0] == DATA))}
    if tender.category in _CATEGORY:
        sorts.add(_CATEGORY[tender.category])
    return Subject(text, trades, frozenset(sorts))


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """Return the longest runs of two or more Chinese characters that both texts have, without general words."""
    runs = [run for run in re.findall("[一-鿿]+", _GENERAL.sub(" ", one)) if len(run) > 1]
    found: dict[str, None] = {}
    for run in runs:
        at = 0
        while at < len(run) - 1:
            end = at + 1
            while end < len(run) and run[at : end + 1] in other:
                end += 1
            if end - at > 1:
                found[run[at:end]] = None
                at = end
            else:
                at += 1
    return tuple(found)


def _mostly(tender: Tender) -> dict[str, tuple[str, ...]]:
    """Return the trades that at least three demands on the subject, and a quarter of them, name."""
    named: dict[str, list[tuple[str, ...]]] = {}
    spoken = [one for one in tender.requirements if one.kind in _SUBSTANCE]
    for asked in spoken:
        for trade, words in trades_in(f"{asked.title}\n{asked.text}").items():
            named.setdefault(trade, []).append(words)
    least = max(_LEAST, len(spoken) // _SHARE)
    return {
        trade: tuple(dict.fromkeys(word for words in uses for word in words))
        for trade, uses in named.items()
        if len(uses) >= least
    }


@cache
def _pattern(trade: str) -> re.Pattern[str]:
    return re.compile(_TRADES[trade][1])
