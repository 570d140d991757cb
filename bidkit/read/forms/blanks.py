"""Blanks of a line → tags. A blank whose meaning is not certain stays as it is and is listed.

Works on text alone; what a blank looks like in Word is known to ``word.cut_lines``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from bidkit.read.forms.words import (
    BARE,
    BESIDE_BLANK,
    DATE,
    LEGAL,
    LEGAL_TITLE,
    LEGAL_WORDS,
    MEANINGS,
    OWN_CARD,
    PROJECT,
    PROJECT_WORD,
    PURCHASER,
    RATE,
    RATE_FIGURE,
    RATE_WORDS,
    SIGNED,
    SIGNER,
    TOTAL,
    WORDS,
    Meaning,
    like,
    spaced,
)
from bidkit.word.cut.lines import Edit, Line

TYPE_HERE = r"(?:单击|点击)(?:或点击)?此处(?:以)?(?:输入|添加|键入)[^，。；]{0,6}文(?:字|本)。?"
BLANK = rf"(?:_(?:[ ]*_)*|X{{2,}}|{TYPE_HERE})"
DAY = r"(?:(?<!\d)(?:20)?[ _X]*年[ _X]*月[ _X]*日)"
ASKED = r"\([^()]{0,12}(?:名称|姓名|金额|行业|职务|全称|国家或地区)\)"
BRACKETS = r"\([ ]{2,}\)|【[ ]*】|\[[ ]*\]|〔[ ]*〕"
BEFORE_UNIT = (
    r"(?<=[\u4e00-\u9fff:¥￥])[ ]{2,}(?=(?:万元|元|%|天|日历天|份|人|个月)(?![\u4e00-\u9fff]))|X(?=%)"
)
YEAR_SAID = r"20\d\d年[ _X]+月[ _X]+日"
HOLE = re.compile(
    rf"{TYPE_HERE}|_*[ ]*{ASKED}_*|_{{3,}}|X{{2,}}|(?<=[^ ])_{{2,}}(?=[^ ])|{DAY}|{YEAR_SAID}|{BRACKETS}|{BEFORE_UNIT}"
)
ADVICE = re.compile(r"^[ ]*(注(?!册|资)|备注|说明|填写|填表|提示|第.{1,2}处|★|※|特别|温馨)")
QUALIFIER = r"(?:[ ]*\([^()]{0,30}\))?"
CASES = re.compile(r"业绩|经验|经历|简历|人员|团队|案例")
AUTHORITY = re.compile(r"授权|委托")
OTHERS = re.compile(r"担保函|保函|保险|凭证|出版社|制造商|厂家|厂商|原厂|联合体.{0,6}协议")
JOINT = re.compile(r"联合体")
CERTIFICATE = re.compile(r"(法定代表人|单位负责人|法人).{0,8}(证明|身份|资格)")
PRICE = (
    (re.compile(rf"大写[ ]*\)?[ ]*:?[ ]*(?P<b>{BLANK})(?:[ ]*元整?)?"), WORDS),
    (re.compile(r"大写[ ]*\)?[ ]*:(?P<b>[ ]*)(?=$|\(|[ ]小写)"), WORDS),
    (re.compile(rf"小写[ ]*\)?[ ]*:?[ ]*[¥￥]?[ ]*(?P<b>{BLANK})"), TOTAL),
    (re.compile(r"小写[ ]*\)?[ ]*:[ ]*[¥￥]?(?P<b>[ ]*)(?=$|元)"), TOTAL),
)
STORY = (
    (re.compile(rf"参加[ ]*(?P<b>{BLANK}?[ ]*\(单位名称\)[ ]*{BLANK}?)"), PURCHASER),
    (
        re.compile(
            rf"(?P<b>{BLANK}?[ ]*\(姓名\)[ ]*{BLANK}?)(?=[ ]*(同志)?[ ,]*(现任|系|是).{{0,60}}(职务|法定代表人))"
        ),
        LEGAL,
    ),
    (re.compile(rf"(?P<b>{BLANK})(?=[ ]*(同志)?[ ,]*现任.{{0,50}}法定代表人)"), LEGAL),
    (re.compile(rf"现任(我|本)?(单位|公司)[ ]*(?P<b>{BLANK})(?=[ ]*职务.{{0,10}}法定代表人)"), LEGAL_TITLE),
    (re.compile(rf"(?:委托|授权)[ ]*(?P<b>{BLANK}?[ ]*\(姓名\)[ ]*{BLANK}?)"), SIGNER),
)
OUR_PROJECT = re.compile(rf"(?P<b>{BLANK})(?P<quote>[”\"」]?)[ ]*项目(?!负责|经理|编号|名称|组)")
BARE_PLACE = re.compile(rf"{BLANK}?[ ]*\((?P<name>[^()]{{2,22}})\)[ ]*{BLANK}?")
TOLD = re.compile(r"^(?:请|此处|请在此处)?(?:填写|填入|输入|写明)(?:的)?")
EMPTY = "　　　　　　"
SHOWN = 16
LABEL_LINE = 60
HAN = r"[\u4e00-\u9fff]"
WORDS_ALONE = rf"{HAN}[\u4e00-\u9fff ]{{0,10}}"
LABEL_ALONE = re.compile(
    rf"(?:^|(?<=[ ,;]))(?P<label>{WORDS_ALONE}{HAN}):[ ]*_{{0,2}}[ ]*(?=$|{WORDS_ALONE}:)"
)
NO_LABEL = re.compile(
    r"如下|以下|下列|承诺|声明|内容|包括|其中|格式|封面|要求|附件|附|说明|情况|证明|扫描|复印|条款|条件|标明|责任|有限公司|中心$|局$|院$|^致"
)


@dataclass(frozen=True)
class Words:
    """The labels that may be filled in one form: its title decides whom a name or a number belongs to.

    ``rated`` says that the form asks for a rate and for no sum, so that its 大写 and 小写 are those of the rate.
    """

    title: str
    rated: bool = False

    @cached_property
    def by_others(self) -> bool:
        """Return whether somebody else writes this form: a bank, a maker."""
        return bool(OTHERS.search(self.title))

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """Return what labels mean in this form."""
        certificate = bool(CERTIFICATE.search(self.title)) and not AUTHORITY.search(self.title)
        person = certificate or bool(AUTHORITY.search(self.title))
        if JOINT.search(self.title):
            return tuple(one for one in MEANINGS if one.sort in ("project", "date"))
        if self.by_others:
            return tuple(one for one in MEANINGS if one.sort in ("bidder", "project"))
        kept = [one for one in MEANINGS if not person or "phone" not in one.tag]
        return (*kept, *OWN_CARD, *(LEGAL_WORDS if certificate else ()))

    @cached_property
    def in_cells(self) -> tuple[Meaning, ...]:
        """Return what labels mean in the cells of this form; a table of contracts or people is about others."""
        if CASES.search(self.title):
            return tuple(one for one in self.meanings if one.sort == "bidder")
        return self.meanings

    @cached_property
    def by_label(self) -> dict[str, Meaning]:
        """Return the meaning of each label written without spaces."""
        return {label: one for one in self.meanings for label in one.labels}

    @cached_property
    def label(self) -> re.Pattern[str]:
        """Return the pattern of a label with what follows it: colon, gap, blank."""
        names = sorted(self.by_label, key=len, reverse=True)
        joined = "|".join(spaced(name) for name in names)
        return re.compile(
            rf"(?<![\u4e00-\u9fffA-Za-z/])(?P<label>{joined})(?P<extra>{QUALIFIER})[ ]*(?P<colon>:?)"
            rf"(?P<gap>[ ]*)(?P<blank>{DAY}|{BLANK})?"
        )


@dataclass(slots=True)
class Reading:
    """The edits of one line and the blanks that stay open."""

    edits: list[Edit] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        """Return whether no edit touches these letters yet."""
        return all(end <= one.start or start >= one.end for one in self.edits if one.end > one.start) and all(
            not (start <= one.start <= end) for one in self.edits if one.end == one.start
        )

    def put(self, start: int, end: int, tag: str, *, drawn: bool = False) -> None:
        """Fill letters with a tag unless they are filled already."""
        if self.free(start, end):
            self.edits.append(Edit(start, end, tag, drawn))


def read_line(line: Line, words: Words) -> Reading:
    """Return what to change in a line."""
    found = Reading()
    view = like(line.view)
    if not view.strip() or ADVICE.match(view):
        return found
    for pattern, tag in () if words.by_others else PRICE + STORY:
        for match in pattern.finditer(view):
            end = match.end() if tag == WORDS else match.end("b")
            tag = of_rate(tag, view[end:]) if words.rated else tag
            found.put(match.start("b"), end, tag, drawn="_" in match["b"])
    for match in OUR_PROJECT.finditer(view):
        tag = f"{PROJECT}{match['quote']}{PROJECT_WORD}"
        found.put(match.start(), match.end(), tag, drawn="_" in match["b"])
    _labels(view, words, found)
    _bare(view, found)
    if re.fullmatch(rf"[ ]*{DAY}[ ]*", view):
        start = len(view) - len(view.lstrip())
        found.put(start, len(view.rstrip()), DATE)
    _leftover(line, view, found)
    _bare_labels(view, found)
    return found


def _labels(view: str, words: Words, found: Reading) -> None:
    for match in words.label.finditer(view):
        meaning = words.by_label[match["label"].replace(" ", "")]
        after = view[match.end() :]
        if meaning.sort == "person" and _by_hand(match["label"] + match["extra"], after):
            continue
        blank = match["blank"]
        if blank is not None:
            if "年" in blank and meaning.sort != "date":
                continue
            tag = of_rate(meaning.tag, after)
            found.put(match.start("blank"), match.end("blank"), tag, drawn="_" in blank)
        elif match["colon"] and _open_end(match["gap"], after):
            keep = 2 if after and not after.startswith("\n") else 0
            found.put(match.end("colon"), max(match.end("colon"), match.end("gap") - keep), meaning.tag)


def of_rate(tag: str, after: str) -> str:
    """Return the tag of a rate for a blank: in words, or a figure with or without the sign that follows it."""
    if tag == WORDS:
        return RATE_WORDS
    if tag in (TOTAL, RATE):
        return RATE_FIGURE if re.match(r"[ ]*[%％]", after) else RATE
    return tag


def _by_hand(label: str, after: str) -> bool:
    """Return whether a person signs here: the words stand in the label or in brackets right after the blank."""
    follows = re.match(r"[ _X]*\(([^()]*)\)", after)
    return bool(SIGNED.search(label) or (follows and SIGNED.search(follows[1])))


def _open_end(gap: str, after: str) -> bool:
    """Return whether nothing is filled in after the colon."""
    if not after or after.startswith("\n"):
        return True
    brackets = re.match(r"\(([^()]*)\)", after)
    started = after[0].isdigit() and not re.match(r"\d{4}年[ _]+月", after)
    return (len(gap) >= 2 and not started) or bool(brackets and SIGNED.search(brackets[1]))


def _bare(view: str, found: Reading) -> None:
    for match in BARE_PLACE.finditer(view):
        drawn = "_" in match[0] or "X" in match[0]
        name = TOLD.sub("", match["name"].replace(" ", ""))
        tag = BARE.get(name) or (BESIDE_BLANK.get(name) if drawn else None)
        if tag is not None:
            start = match.start() + (0 if drawn else len(match[0]) - len(match[0].lstrip()))
            found.put(start, match.end(), tag, drawn="_" in match[0])


def _leftover(line: Line, view: str, found: Reading) -> None:
    """List what is still blank; a place for the pen loses its XX and keeps its line."""
    for match in HOLE.finditer(view):
        if not found.free(match.start(), match.end()):
            continue
        before = view[max(0, match.start() - 40) : match.start()]
        clause = re.split(r"[,;。]|  ", before)[-1]
        brackets = re.match(r"[ ]*\(([^()]*)\)", view[match.end() :])
        if SIGNED.search(clause) or (brackets and SIGNED.search(brackets[1])):
            if "X" in match[0]:
                found.put(match.start(), match.end(), EMPTY)
        else:
            found.open.append(_near(line.text, match.start(), match.end()))


def _bare_labels(view: str, found: Reading) -> None:
    """List labels with nothing behind their colon that no meaning is known for."""
    if len(view) > LABEL_LINE:
        return
    for match in LABEL_ALONE.finditer(view):
        label = match["label"].replace(" ", "")
        known = NO_LABEL.search(label) or SIGNED.search(view)
        if not known and found.free(match.end("label"), match.end()):
            found.open.append(f"{label}：＿＿")


def _near(text: str, start: int, end: int) -> str:
    """Return the words around an open blank, so that a person finds it."""
    left = re.sub(r"[\s_]+", " ", text[max(0, start - SHOWN) : start]).lstrip()
    right = re.sub(r"[\s_]+", " ", text[end : end + 8]).rstrip()
    asked = re.sub(r"[\s_Xx×]+", "", text[start:end])
    return f"{left}＿{asked}＿{right}"
