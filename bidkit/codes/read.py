"""Codes of reading a buyer's document (``read/``): a person must look, nothing is decided."""

from __future__ import annotations

from dataclasses import replace

from bidkit.codes.code import Code
from bidkit.finding import Effect, FindingClass, Severity


def _code(name: str, title: str, why: str, cure: str) -> Code:
    return Code(
        code=f"READ-{name}",
        maker="read",
        title=title,
        severity=Severity.WARNING,
        kind=FindingClass.WRONG,
        effect=Effect.CLARIFY,
        why=why,
        cure=cure,
    )


GONE = replace(
    _code(
        "GONE",
        "读招标文件时的疑问被删掉了",
        "疑问要有人对着原件看过、写下怎么定的才算处理；从 tender.yaml 里整条删掉，谁也不知道有没有看过。",
        "对照原件看这一处，把这一条放回 tender.yaml 的 doubts，写上 settled: {by: 姓名, reason: 怎么定的}",
    ),
    severity=Severity.FATAL,
    effect=Effect.BID_INVALID,
)
CONFLICT = _code(
    "CONFLICT",
    "招标文件前后不一致",
    "同一件事两处写法不同，照哪一处填都可能错；机器不替人选。",
    "请核对两处原文，必要时向采购人或代理机构询问后再填写",
)
SCRIPT = _code(
    "SCRIPT",
    "繁体文件",
    "读招标文件靠简体的关键词；繁体字对不上，会漏读。",
    "请用 Word 的“繁转简”转换后再读",
)
SHORT = _code(
    "SHORT",
    "不像完整的招标文件",
    "评审办法和投标文件格式是招标文件必有的两章；只读公告或其中一部分，要求会漏掉大半。",
    "请确认是否还有招标文件正文、附件，把正文读进来",
)
BID = _code(
    "BID",
    "像是投标文件",
    "把投标文件当招标文件读，我方的话会变成对方的要求。",
    "请换成采购人发布的招标文件",
)
OCR = _code(
    "OCR",
    "有识别出来的文字",
    "识别扫描件会认错字，数字和日期错一个就是另一个要求。",
    "请对照原件核对这些页",
)
SCAN = _code(
    "SCAN",
    "有扫描页",
    "扫描页只有图像，没有文字：上面的要求一条也没有读到。",
    "请人工阅读这些页，或安装 bidkit-tender[ocr] 后加 --ocr 再读",
)
RUBBISH = _code(
    "RUBBISH",
    "有乱码页",
    "文件没有说明字形对应哪个字，复制出来是乱码：看得见的要求一条也没有读到。",
    "请安装 bidkit-tender[ocr] 后加 --ocr 再读；或者索要能正常复制文字的版本，人工阅读这些页",
)
SCORE = _code(
    "SCORE",
    "评分项加起来不是总分",
    "多半是漏读了一张评分表或者一项，照着写会少响应几分。",
    "请对照原件的评分表数一遍，缺的、多的在 tender.yaml 的 scoring 里改",
)
MONEY = _code(
    "MONEY",
    "金额对不上",
    "预算、最高限价、保证金之间有法定的或者常理的大小；对不上多半读错了，也可能是文件本身写错。",
    "请核对两处原文；文件本身这样写的，在提问截止前向采购人或代理机构询问",
)
DATES = _code(
    "DATES",
    "时间先后不对",
    "截止、开标、保证金到账有先后；先后不对多半读错了一处，按错的时间交就迟了。",
    "请核对两处原文，把对的写进 tender.yaml；文件本身这样写的，向采购人或代理机构询问",
)
CUT = _code(
    "CUT",
    "读出的值可能不全",
    "名称、地点少几个字，印在投标文件上就和招标文件不一致。",
    "请对照原文补全",
)
STRUCK = _code(
    "STRUCK",
    "有划掉或隐藏的文字",
    "划掉的、隐藏的字打印出来不算数或者看不见，可能是上一稿留下的，也可能是采购人改过的要求；没有当作要求读。",
    "请对照原件看这几处算不算数；算数的自己补进 tender.yaml，说不准的向采购人询问",
)
INSERTED = _code(
    "INSERTED",
    "有没读到的插入内容",
    "插入的文件、嵌入的表格里也可能有要求；没有读，里面的一条也不会列出来。",
    "请在 Word 里打开这几处，内容另存为文件再读，或者自己补进 tender.yaml",
)
PICTURE = _code(
    "PICTURE",
    "有没读的图片",
    "图片里的字（截图的表格、盖章的说明）没有读，里面的要求一条也不会列出来。",
    "请人工看这些图片，里面有要求的自己补进 tender.yaml",
)
FORMS = _code(
    "FORMS",
    "格式可能没有读全",
    "少读一个格式，投标文件里就少一份要签字盖章的文件，多半按无效处理。",
    "请对照原件看这一处，缺的格式在 bid.yaml 里自己补一节，或从原件复制",
)
ZONE = _code(
    "ZONE",
    "目录里的一章没有读到",
    "没有读到的一章，里面的要求一条也不会列出来。",
    "请看原件里有没有这一章；另有文件的，把那份文件也读进来",
)
LIST = _code(
    "LIST",
    "一张清单可能整个没有读到",
    "有标题或者引出清单的话，下面的几条却一条也没有读出：少响应一条资格条件、犯一条无效情形，投标就无效。",
    "请对照原件看这一处，缺的条款自己补进 tender.yaml；这里本来没有要求的，不用管",
)
READ = (
    CONFLICT,
    SCRIPT,
    SHORT,
    BID,
    OCR,
    SCAN,
    RUBBISH,
    SCORE,
    MONEY,
    DATES,
    CUT,
    STRUCK,
    INSERTED,
    PICTURE,
    FORMS,
    ZONE,
    LIST,
)
HINTS = frozenset({STRUCK.code})
"""Said for a person to know: these words were rightly not read as demands, so nothing waits for them."""
