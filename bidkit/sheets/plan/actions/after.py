"""标后: announcement, remedies with their clocks, contract, bonds, and what is learnt."""

from __future__ import annotations

from bidkit.sheets.plan import conditions as only
from bidkit.sheets.plan import laws
from bidkit.sheets.plan.action import Action, Latest, Point, Unit

AFTER = (
    Action(
        "report", "评审报告送采购人", "采购人", Point.REPORTED, when=only.procurement, others=True,
        latest=Latest(Point.REPORTED, articles=(laws.REPORT_PROCUREMENT,)), done="等待，不打听评审情况",
    ),
    Action(
        "decision", "采购人确定中标人", "采购人", Point.DECIDED, when=only.procurement, others=True,
        latest=Latest(Point.DECIDED, articles=(laws.DECIDE_PROCUREMENT,)), done="等待",
    ),
    Action(
        "publication", "结果公告或中标候选人公示：当天下载存档", "商务", Point.PUBLISHED, when=only.public,
        latest=Latest(Point.PUBLISHED, articles=(laws.ANNOUNCE_PROCUREMENT, laws.ANNOUNCE_TENDERING)),
        done="公告截图、各家得分和报价已存", late="到平台补下公告，从公告写明的日期重算以下时限", vital=True,
    ),
    Action(
        "reasons", "核对结果：对照公告的得分、资格、业绩，看有没有事实依据", "投标经理",
        Point.PUBLISHED, 1, when=only.public, done="写出是否提质疑、异议的结论", late="今天写出结论",
    ),
    Action(
        "result-challenge", "决定是否对结果质疑；提的一次提全，附事实依据，当天送达", "投标经理",
        Point.RESULT_CLOSED, -1, when=only.procurement, done="质疑函签收，或决定不提",
        latest=Latest(Point.RESULT_CLOSED, articles=(laws.RESULT_CHALLENGE,)),
        late="过期不受理；与评审过程有关的另按各环节结束之日算", vital=True,
    ),
    Action(
        "result-objection", "决定是否对评标结果提异议；提的在公示期内送达", "投标经理",
        Point.RESULT_CLOSED, -1, when=only.tendering, done="异议签收，或决定不提",
        latest=Latest(Point.RESULT_CLOSED, articles=(laws.RESULT_OBJECTION,)),
        late="公示期满后不受理；没有先提异议的，投诉不予受理", vital=True,
    ),
    Action(
        "result-reply", "收质疑或异议的答复", "采购人或招标人", Point.ANSWERED, when=only.public, others=True,
        latest=Latest(Point.ANSWERED, articles=(laws.CHALLENGE_REPLY, laws.RESULT_OBJECTION)),
        done="答复存档；不服的准备投诉",
    ),
    Action(
        "complaint", "决定是否投诉：只就质疑或异议过的事项", "投标经理", Point.COMPLAINT, -2, when=only.public,
        latest=Latest(Point.COMPLAINT, articles=(laws.COMPLAINT_PROCUREMENT, laws.COMPLAINT_TENDERING)),
        done="投诉书送达监督部门，或决定不提", late="过期不予受理",
    ),
    Action(
        "authority-decides", "监督部门受理、决定；必要时暂停采购不超过 30 日", "监督部门", Point.COMPLAINT, 30,
        when=only.public, others=True, done="按通知补正、配合调查",
        latest=Latest(Point.COMPLAINT, 30, Unit.WORKDAY,
                      (laws.AUTHORITY_PROCUREMENT, laws.AUTHORITY_TENDERING)),
    ),
    Action(
        "be-challenged", "我方中标而被质疑的：48 小时内备好原件和说明", "商务", Point.PUBLISHED, 2,
        when=only.public, done="原件集中存放，答复口径统一", late="今天集中原件",
    ),
    Action(
        "notice", "领中标通知书（未中标的领未中标通知或得分）", "商务", Point.NOTICE, when=only.public,
        done="通知书存档", late="联系代理机构领取", vital=True,
    ),
    Action(
        "performance-bond", "履约保证金或保函", "财务", Point.CONTRACT, -5,
        when=only.performance_bond, done="按招标文件的金额和形式提交", late="不交的视为放弃中标，保证金不退",
        latest=Latest(Point.CONTRACT, articles=(laws.PERFORMANCE_PROCUREMENT, laws.PERFORMANCE_TENDERING),
                      note="招标文件要求的才交"),
    ),
    Action(
        "contract", "签订合同：与招标文件、投标文件一致，不加条件", "商务", Point.CONTRACT, -3, lasts=3,
        done="合同双方盖章", late="逾期不签的，取消中标资格、保证金不退", vital=True,
        latest=Latest(Point.CONTRACT, articles=(laws.CONTRACT_PROCUREMENT, laws.CONTRACT_TENDERING)),
    ),
    Action(
        "bond-back-loser", "未中标：保证金退还，没到账的书面催", "财务", Point.NOTICE, 5,
        when=lambda m: only.procurement(m) and only.bonded(m), done="退款到账", late="发函催退",
        latest=Latest(Point.NOTICE, 5, Unit.WORKDAY, (laws.REFUND_LOSER,)), others=True,
    ),
    Action(
        "bond-back-winner", "中标：签约后保证金退还", "财务", Point.CONTRACT, 5,
        when=lambda m: only.procurement(m) and only.bonded(m), done="退款到账", late="发函催退，要求资金占用费",
        latest=Latest(Point.CONTRACT, 5, Unit.WORKDAY, (laws.REFUND_WINNER,)), others=True,
    ),
    Action(
        "bond-back", "保证金及利息退还（中标与未中标都从签约算）", "财务", Point.CONTRACT, 5, Unit.DAY,
        when=lambda m: only.tendering(m) and only.bonded(m), done="本息到账", late="发函催退",
        latest=Latest(Point.CONTRACT, 5, Unit.DAY, (laws.REFUND_TENDERING,)), others=True,
    ),
    Action(
        "contract-public", "采购人公告合同；核对我方商业秘密有没有误公开", "商务", Point.CONTRACT, 2,
        when=only.procurement, done="公告已核对", others=True,
        latest=Latest(Point.CONTRACT, 2, Unit.WORKDAY, (laws.PUBLISH_CONTRACT,)),
    ),
    Action(
        "contract-filed", "采购人把合同副本备案", "采购人", Point.CONTRACT, 7, when=only.procurement,
        done="问采购人要备案结果", others=True,
        latest=Latest(Point.CONTRACT, 7, Unit.WORKDAY, (laws.FILE_CONTRACT,)),
    ),
    Action(
        "buyer-report", "招标人向监督部门报告招标情况（依法必须招标的）", "招标人", Point.NOTICE, 15, Unit.DAY,
        when=only.tendering, others=True, done="知道即可",
        latest=Latest(Point.NOTICE, 15, Unit.DAY, (laws.REPORT_TENDERING,)),
    ),
    Action(
        "validity", "投标有效期届满：还没定标的，答复是否延长（拒绝延长的收回保证金）", "投标经理",
        Point.VALID_UNTIL, -5, done="书面答复", late="查有没有收到延长通知，补答复",
        latest=Latest(Point.VALID_UNTIL, articles=(laws.VALIDITY_PROCUREMENT, laws.VALIDITY_TENDERING)),
    ),
    Action(
        "review", "复盘：按下面的清单逐项写，结论进资料库", "投标经理", Point.NOTICE, 5, when=only.public,
        done="复盘记录存档，改进项有责任人", late="今天约会，30 分钟",
    ),
)  # fmt: skip

RETROSPECTIVE = (
    "结果：名次、总分、与第一名差几分，差在哪几项（公告或采购人告知的得分）",
    "资格与符合性：有没有被要求澄清，原因是什么，哪条检查没有拦住",
    "评分逐项：自评分和得分差两分以上的，写出原因和下次怎么写",
    "报价：我方、最低、最高、平均；成本测算哪里偏了",
    "资料：缺的业绩、证书、人员，哪些一年内补得上，谁去补",
    "过程：哪一步晚了，晚在等谁，计划里该提前几天",
    "述标：超时、答不上来的问题，补进答辩题库",
    "对手：各家公开的业绩、价格、优势，补进竞争对手资料（只记公开信息）",
    "程序：结果有没有事实依据不足之处，要不要在时限内提质疑、异议",
    "资料回收：原件、样品、借出的印章和 CA 归还，保证金退回",
)
