"""标中: the day of opening and the evaluation; offsets are minutes from the opening."""

from __future__ import annotations

from bidkit.sheets.plan import conditions as only
from bidkit.sheets.plan import laws
from bidkit.sheets.plan.action import Action, Latest, Point, Unit

DURING = (
    Action(
        "sign-in", "签到：线上登录开标大厅，或现场核验身份", "授权代表", Point.OPENING, -30, Unit.MINUTE,
        done="签到记录截图", late="以招标文件写的签到时段为准，错过的立即联系代理机构并留记录", vital=True,
    ),
    Action(
        "decrypt", "解密：用加密时的同一把 CA，时段以招标文件为准，常见 30 分钟", "解密人",
        Point.OPENING, 0, Unit.MINUTE, done="显示解密成功",
        late="先报备平台故障并截图；自身原因解密失败视为撤销",
        latest=Latest(Point.OPENING, 30, Unit.MINUTE, (laws.DECRYPT,), "常见时段，以招标文件为准"),
        when=only.electronic, vital=True,
    ),
    Action(
        "open", "听唱标：核对我方名称、报价、工期，记录各家报价", "授权代表", Point.OPENING, 30, Unit.MINUTE,
        done="开标记录签字或在线确认", late="向代理机构索要开标记录",
        latest=Latest(articles=(laws.OPENING_PROCUREMENT, laws.OPENING_TENDERING),
                      note="有疑义当场提出"),
        vital=True,
    ),
    Action(
        "stand-by", "评审待命：授权代表、技术、报价三人不离岗，电话和平台消息保持畅通", "授权代表",
        Point.OPENING, 40, Unit.MINUTE, done="评审结束前有人值守", late="立即补上值守的人，先看平台有无未读通知",
        vital=True,
    ),
    Action(
        "present", "述标、演示：准时到位，控制时间，只讲投标文件里有的", "述标人", Point.OPENING, 60, Unit.MINUTE,
        done="讲完并答复提问，问题记录下来", late="按招标文件的规定处理，错过一般按未演示评分", when=only.presented,
        vital=True,
    ),
    Action(
        "clarify", "答复澄清：只答所问，不改实质内容，签字盖章后在时限内提交", "授权代表",
        Point.OPENING, 60, Unit.MINUTE, done="提交回执", late="没有在时限内答复的，按不利解释处理",
        latest=Latest(articles=(laws.CLARIFY_PROCUREMENT, laws.CLARIFY_TENDERING),
                      note="以评审委员会给的时限为准"),
        vital=True,
    ),
    Action(
        "correct", "报价有算术错误的：核对修正结果，书面确认", "授权代表", Point.OPENING, 60, Unit.MINUTE,
        done="确认件提交", late="不确认的，投标无效",
        latest=Latest(articles=(laws.CORRECTED,), note="以通知的时限为准"),
        when=only.procurement,
    ),
    Action(
        "explain", "被要求说明低价时：提交成本说明和证明", "报价", Point.OPENING, 60, Unit.MINUTE,
        done="在时限内提交（可用异常低价说明草稿）", late="没有说明或证明不足的，投标无效或被否决",
        latest=Latest(articles=(laws.LOW_PROCUREMENT, laws.LOW_TENDERING), note="收到通知起算"),
        vital=True,
    ),
    Action(
        "debrief-day", "当天小结：各家报价、现场问题、待补材料，写进档案", "投标经理",
        Point.OPENING, 480, Unit.MINUTE, done="小结存档", late="趁记得今天补写",
    ),
)  # fmt: skip
