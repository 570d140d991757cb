"""Which rule or requirement watches an invalidity clause, where its words leave no doubt; a person binds the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.text import key, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bidkit.model.extract import Item

LACKS = r"(未|没有|不(?!同|得|少于|再)|缺)"
QUALIFICATIONS = "qualifications"
"""Stands for all qualifications of the tender."""
STEM = 16
"""So many letters in common make a clause and a requirement the same sentence."""
RULES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "T001",
            "T303",
        ),
        (
            rf"(投标|响应|报价|参选)?(文件)?有效期(?!满)[^。;,保证]{{0,16}}({LACKS}|短于|少于)",
            r"有效期[^。;]{0,30}不得(短于|少于)",
        ),
    ),
    (
        (
            "P001",
            "P110",
        ),
        (
            r"(报价|总价|单价|费率|金额)[^。;]{0,24}(超过|高于|超出|不得超过|不得高于)[^。;]{0,24}(预算|限价|控制价|控制金额|上限)",
        ),
    ),
    (
        (
            "T101",
            "T102",
            "T104",
        ),
        (
            rf"{LACKS}[^。;]{{0,24}}(提交|缴纳|交纳|递交|随附|提供)[^。;]{{0,6}}(投标|磋商|谈判|响应|询价|报价|参选|比选)?保证金",
            rf"保证金[^。;]{{0,12}}{LACKS}(按|足额|到账|在)",
        ),
    ),
    (
        ("T106",),
        (
            r"(代交|代缴|以外的?其他单位)[^。;]{0,16}保证金",
            r"保证金[^。;]{0,16}(代交|代缴|非投标人)",
        ),
    ),
    (
        (
            "F304",
            "F305",
        ),
        (
            rf"{LACKS}[^。;]{{0,40}}(签署|签字|签名|盖章|签章|印章|公章)",
            r"(签署|签字|盖章|签章)[^。;]{0,16}(不符合|不齐|不全|缺|不满足)",
        ),
    ),
    (
        ("S101",),
        (
            rf"(授权|委托)(委托)?书[^。;]{{0,20}}({LACKS}|无效)",
            rf"{LACKS}[^。;]{{0,16}}(授权|委托)(委托)?书",
        ),
    ),
    (
        (QUALIFICATIONS,),
        (
            rf"(不符合|不满足|不具备|达不到|未通过|{LACKS}提[交供])[^。;]{{0,30}}资格(性)?(的)?(要求|条件|证明|审查)",
            r"资格(要求|条件|证明)[^。;]{0,16}(不符合|不满足|不具备|缺|失效)",
        ),
    ),
    (
        (
            "R001",
            "R002",
            "R104",
        ),
        (
            rf"[★*※]\W?(号|项)?[^。;]{{0,60}}({LACKS}|负偏离|偏离)",
            r"(不满足|不符合|未响应|没有响应|负偏离)[^。;]{0,24}[★*※]",
        ),
    ),
    (
        (
            "R001",
            "R002",
        ),
        (
            rf"{LACKS}[^。;]{{0,40}}(?<!非)实质性(的)?(要求|响应|条款|内容)",
            rf"实质性(要求|条款)[^。;]{{0,24}}({LACKS}|负偏离)",
        ),
    ),
    (
        (
            "R103",
            "R306",
        ),
        (
            r"附加条件",
            r"(附有|含有|附带|提出)[^。;]{0,16}不能接受的?[^。;]{0,4}条件",
        ),
    ),
    (
        ("P303",),
        (
            r"(有选择|选择性|可选择|可调整|备选|替代|两个以上|两套以上|两份以上|多个|两种|不同)的?[^。;]{0,14}(报价|方案)",
            r"(只允许|只能)(有)?一个(报价|方案)",
            r"报价[^。;]{0,6}唯一",
        ),
    ),
    (
        ("J101",),
        (r"不(接受|允许)联合体(?!(投标|响应)?的)",),
    ),
    (
        ("J102",),
        (
            rf"联合体[^。;]{{0,24}}{LACKS}[^。;]{{0,12}}协议",
            rf"{LACKS}[^。;]{{0,12}}联合体(共同|投标|响应)?(投标|响应)?协议",
        ),
    ),
    (
        (
            "P109",
            "P305",
        ),
        (rf"({LACKS}[^。;]{{0,16}}人民币|人民币[^。;]{{0,8}}以外|外币)",),
    ),
    (
        ("P111",),
        (
            r"缺漏",
            r"漏项",
            r"漏报",
            r"(拆开|拆包|拆分)[^。;]{0,10}",
            r"不完整的(投标|响应|报价)",
            rf"{LACKS}[^。;]{{0,12}}全部内容",
        ),
    ),
    (
        (
            "F001",
            "F002",
            "U003",
        ),
        (
            rf"{LACKS}[^。;]{{0,24}}(规定|要求|提供)的?[^。;]{{0,6}}(格式|样式)",
            rf"(格式|样式)[^。;]{{0,16}}({LACKS}|修改)",
            r"(投标函|报价函)[^。;]{0,10}修改",
        ),
    ),
    (
        ("E101",),
        (
            r"(截止|逾期|迟到|超时)[^。;]{0,40}(上传|电子|系统|平台)",
            r"(上传|系统|平台)[^。;]{0,40}(截止|逾期|拒收)",
        ),
    ),
    (
        (
            "E103",
            "E104",
        ),
        (
            r"解密",
            r"数字证书",
            r"电子密钥",
            r"(CA|ca)(证书|锁)",
        ),
    ),
    (
        ("Q113",),
        (r"进口产品",),
    ),
    (
        ("T002",),
        (
            rf"(工期|交货期|交付期|服务期|供货期|履约时间|履约期限|完工期)[^。;]{{0,24}}({LACKS}|超过|晚于|长于)",
        ),
    ),
    (
        ("R108",),
        (r"偏离[^。;]{0,16}(超过|多于|达到)[^。;]{0,6}[项条]",),
    ),
    (
        ("D021",),
        (r"(页数|页码)[^。;]{0,10}(超过|超出|不得超)",),
    ),
    (
        ("J106",),
        (r"(不得|不允许|违反|违规|擅自)[^。;]{0,8}分包",),
    ),
    (
        (
            "Q001",
            "Q004",
        ),
        (rf"{LACKS}(按[^。;]{{0,6}}要求)?提供[^。;]{{0,14}}证明(材料|文件)",),
    ),
    (
        ("H111",),
        (r"提供[^。;]{0,24}身份证[^。;]{0,12}(扫描件|复印件)",),
    ),
)
GUARDS = tuple((re.compile("|".join(words)), codes) for codes, words in RULES)
SUBJECTS = tuple(
    re.compile(words)
    for words in (
        r"信用中国|失信|黑名单|信用记录",
        r"负责人为同一|控股|管理关系",
        r"重大违法记录|行贿犯罪",
        r"整体设计|规范编制|利害关系",
        r"社会保障|社会保险|纳税|税收",
        r"停产停业|吊销|暂扣|破产|清算",
    )
)
"""A clause and a qualification that speak of the same of these are about one thing."""
CONDUCT = re.compile(
    r"不同(投标|响应|参选)?(人|供应商|投标供应商)|串通|混装|行贿|施加影响|虚假|弄虚作假|质疑|中标人|成交供应商|其他(投标|响应)?(供应商|投标人)的|澄清|说明或|解释"
)
"""What several bidders do together, or what happens while bids are judged: no rule sees it."""


def bound_to(quote: str, items: Mapping[str, Iterable[Item]]) -> list[str]:
    """Return the codes of rules and the ids of requirements that watch a clause; [] where its words do not say.

    ``items`` holds the requirements by id.
    """
    words = plain(quote)
    found = list(_same_sentence(quote, items))
    found += _same_subject(words, items)
    if not CONDUCT.search(words):
        for pattern, codes in GUARDS:
            if pattern.search(words):
                found += _ids(items) if codes == (QUALIFICATIONS,) else codes
    return list(dict.fromkeys(found))


def _same_sentence(quote: str, items: Mapping[str, Iterable[Item]]) -> Iterator[str]:
    """Yield the requirements that say the same sentence."""
    letters = key(quote)
    for prefix, group in items.items():
        for number, item in enumerate(group, start=1):
            other = key(item.quote)
            if min(len(letters), len(other)) >= STEM and (letters[:STEM] in other or other[:STEM] in letters):
                yield f"{prefix}{number}"


def _same_subject(words: str, items: Mapping[str, Iterable[Item]]) -> Iterator[str]:
    """Yield the qualifications that ask what a clause refuses."""
    for subject in SUBJECTS:
        if subject.search(words):
            for number, item in enumerate(items.get("Q", ()), start=1):
                if subject.search(plain(item.quote)):
                    yield f"Q{number}"


def _ids(items: Mapping[str, Iterable[Item]]) -> list[str]:
    return [f"Q{number}" for number, _ in enumerate(items.get("Q", ()), start=1)]
