"""Codes of the audit (``bidkit audit``): what is wrong with a file as a file, and what changed in it."""

from __future__ import annotations

from bidkit.codes.code import Code
from bidkit.finding import Effect, FindingClass, Severity

_FATAL, _ERROR, _WARNING, _INFO = Severity
_MISSING, _ROUGH, _WRONG, _OUT = FindingClass


def _code(
    code: str,
    title: str,
    grade: tuple[Severity, FindingClass, Effect],
    why: str,
    cure: str,
    said_by: str = "",
) -> Code:
    severity, kind, effect = grade
    return Code(
        code=code,
        maker="audit",
        title=title,
        severity=severity,
        kind=kind,
        effect=effect,
        why=why,
        cure=cure,
        said_by=said_by,
    )


AUDIT: tuple[Code, ...] = (
    _code(
        "V001",
        "文件打不开",
        (_FATAL, _OUT, Effect.REFUSED),
        "评标的人用的也是普通的 Word 和 PDF 阅读器：打不开、有密码的文件等于没有交。",
        "评标时同样打不开：请换成能打开、没有密码的文件再审",
    ),
    _code(
        "V002",
        "认不出是哪一册",
        (_WARNING, _ROUGH, Effect.CLARIFY),
        "按分册核对的规则（暗标、价格不外露、章节齐全）要先知道这是哪一册；认不出就没有运行，不等于没有问题。",
        "请用 --as 分册 指明，或把文件改成招标要求的名字；按分册才能核对的规则没有运行",
    ),
    _code(
        "V003",
        "没有可读的文字",
        (_ERROR, _ROUGH, Effect.CLARIFY),
        "整份都是图像或空白，文字规则一条也查不了；没有查到问题不等于没有问题。",
        "请换成带文字的文件再审，或由人逐页核对",
    ),
    _code(
        "V004",
        "PDF 只有页面文字",
        (_INFO, _ROUGH, Effect.CLARIFY),
        "PDF 里看不到批注、修订痕迹、文本框和样式；只审 PDF，这些就没有查。",
        "批注、修订、文本框、样式只有 Word 文件里才有：请把同一册的 .docx 一起审",
    ),
    _code(
        "V005",
        "没有转成 PDF",
        (_INFO, _ROUGH, Effect.CLARIFY),
        "页码、目录页码、空白页要看排好的页；没有 PDF 就没有核对。",
        "页码、空白页没有核对：请安装 LibreOffice（bidkit doctor），或把对应的 PDF 一起审",
    ),
    _code(
        "V006",
        "有分册没有给出",
        (_INFO, _MISSING, Effect.CLARIFY),
        "有的问题要几册对着看（报价前后一致、暗标露名）；少给一册，这些规则没有运行。",
        "请把全部分册一起审一遍再递交",
    ),
    _code(
        "V013",
        "出现了以前项目的采购人",
        (_ERROR, _WRONG, Effect.BID_INVALID),
        "套用旧标书最常见的痕迹：写着别的采购人的名字，评委一眼看出，可能按未实质响应处理。",
        "请核对是不是套用旧标书留下的，并改正",
    ),
    _code(
        "V015",
        "文件属性",
        (_INFO, _ROUGH, Effect.CLARIFY),
        "文件属性里有作者、公司、时间和软件；评委和平台都看得到，暗标里还可能露出身份。",
        "请确认这些属性可以给评委看到；不要伪造",
    ),
    _code(
        "V020",
        "目录页码与实际不符",
        (_ERROR, _WRONG, Effect.SCORE_LOSS),
        "评委按目录翻页找评分点；目录页码不对，找不到的内容可能不得分。",
        "请更新目录后重新导出 PDF",
        "D030",
    ),
    _code(
        "V021",
        "目录里的标题在正文找不到",
        (_ERROR, _MISSING, Effect.SCORE_LOSS),
        "目录里有、正文里没有的标题，多半是章节删了或漏了。",
        "请核对目录和正文标题，补上或改正",
        "D030",
    ),
    _code(
        "V022",
        "页码不连续",
        (_ERROR, _MISSING, Effect.CLARIFY),
        "印出来的页码断了或重了，可能是缺页、重页；有的招标文件要求连续编页。",
        "请核对是不是缺页、重页，补齐后重新导出",
    ),
    _code(
        "V030",
        "该盖章的页没有看到红章",
        (_ERROR, _MISSING, Effect.BID_INVALID),
        "招标文件要求盖章的格式没有盖章，是最常见的无效投标原因之一。",
        "请按招标文件要求补盖后重新扫描",
    ),
    _code(
        "V031",
        "有没有盖章要由人看",
        (_WARNING, _ROUGH, Effect.CLARIFY),
        "图像里有没有盖章、盖得对不对，程序不敢断定；不看就递交等于赌。",
        "请由人对着招标文件的签章要求逐页核对",
    ),
    _code(
        "V032",
        "整册没有一个红章",
        (_WARNING, _MISSING, Effect.BID_INVALID),
        "整册没有红章，可能是拿了盖章以前的版本，也可能用的是电子签章；要由人确认。",
        "用纸质章的请盖章后扫描；用电子签章的请签章后再审",
    ),
    _code(
        "V040",
        "与上次成品相比有改动",
        (_INFO, _ROUGH, Effect.CLARIFY),
        "成品生成以后有人改过这一处；改动没有经过资料库，前后可能不一致。",
        "请核对这一改动是不是本意",
    ),
    _code(
        "V041",
        "不是上次成品里的文件",
        (_INFO, _ROUGH, Effect.CLARIFY),
        "上次成品的清单里没有这个文件，没有原稿可比，改了什么说不出来。",
        "没有可比的原稿；请确认这份文件从哪里来",
    ),
    _code(
        "V042",
        "成品文件被直接改过",
        (_WARNING, _ROUGH, Effect.CLARIFY),
        "成品文件夹里的原稿已被覆盖，与清单的哈希不符，改了哪里说不出来。",
        "原稿已被覆盖，说不出改了哪里：请重新 build，再把改过的文件放在别处来审",
    ),
    _code(
        "V043",
        "成品生成后改了报价、★答复或签署的函件",
        (_FATAL, _WRONG, Effect.BID_INVALID),
        "报价、★条款的答复、投标函、授权、声明、承诺改一个字都可能使投标无效；改动没有经过资料，别处不会跟着改。",
        "请指定的人看过这一处：不同意的用资料重新生成；同意的写进 bid.yaml 的 waivers，写明 by、on、reason 和 covers",
    ),
    _code(
        "V044",
        "印出的内容没有与数据对照",
        (_INFO, _ROUGH, Effect.CLARIFY),
        "章节填不出来，就不知道成品里每一处应当印什么；没有查到不等于没有问题。",
        "请先改好模板或资料里的错误（bidkit check、bidkit build），再审一遍",
    ),
)
