"""Standard risks from the publication of the result to the contract, as data."""

from __future__ import annotations

from bidkit.finding import Effect
from bidkit.sheets.risks.risk import Law
from bidkit.sheets.risks.standard import Standard

PUBLISHED = "结果公示、公告期内"
NOTICED = "收到中标通知书后"

AFTERWARDS: tuple[Standard, ...] = (
    Standard(
        name="结果被质疑、异议，材料被核查",
        sign="采购人来函要原件、要说明",
        effect=Effect.AWARD_VOID,
        measure="证据原件按册按页整理好；来函当天登记，按时书面答复，只说有凭据的",
        owner="lead",
        due=PUBLISHED,
        law=Law("94号令第十三条", "招标投标法实施条例第五十四条"),
    ),
    Standard(
        name="我方维权超过期限",
        sign="公告发了没人看；先口头说，过了期才写",
        effect=Effect.SCORE_LOSS,
        measure="公告当天算出最后一天写进日历；材料来源要合法，写明事实、依据、请求",
        owner="lead",
        due=PUBLISHED,
        when=("public",),
        law=Law(
            "政府采购法第五十二条（七个工作日内质疑）、94号令第十七条（投诉）",
            "招标投标法实施条例第五十四条（公示期内异议）、第六十条（投诉）",
        ),
    ),
    Standard(
        name="有效期内撤销投标、拒绝延长有效期",
        sign="评审拖长，采购人来函要求延长",
        effect=Effect.AWARD_VOID,
        measure="来函按时书面答复同意或不同意；不同意延长的投标失效但退保证金，撤销的可能不退",
        owner="lead",
        due="投标有效期内",
        law=Law("87号令第二十三条", "招标投标法实施条例第二十五条、第三十五条（未核对原文）"),
        rare=True,
        rules=("T001",),
    ),
    Standard(
        name="投标后资格、经营状况变化",
        sign="证书被暂停、被处罚、法定代表人变更",
        effect=Effect.AWARD_VOID,
        measure="变化当天书面告知采购人，附证明；公示期可能复核履约能力",
        owner="lead",
        due=PUBLISHED,
        law=Law("政府采购法实施条例第二十一条", "招标投标法实施条例第三十八条、第五十六条"),
        rare=True,
    ),
    Standard(
        name="没有按时签合同、附加条件",
        sign="合同稿与招标、投标文件不一致，双方拖着",
        effect=Effect.AWARD_VOID,
        measure="通知书发出三十日内签；实质内容按招标和投标文件，不提新条件，对方提的书面记录",
        owner="contract",
        due=NOTICED,
        law=Law("政府采购法第四十六条、87号令第七十一条", "招标投标法第四十六条、条例第七十四条、第七十五条"),
    ),
    Standard(
        name="履约保证金没有按时交",
        sign="财务不知道金额和期限，保函还没申请",
        effect=Effect.AWARD_VOID,
        measure="中标当天申请保函；金额不超过合同的 10%，可用保函代替现金",
        owner="finance",
        due=NOTICED,
        when=("performance",),
        law=Law("政府采购法实施条例第四十八条", "招标投标法实施条例第五十八条、第七十四条"),
    ),
    Standard(
        name="投标保证金没有按时退",
        sign="过了期没到账，账户变了没告知",
        effect=Effect.CLARIFY,
        measure="按期限催退，留凭证；政府采购和招标投标的起算点不同，别混用",
        owner="finance",
        due=NOTICED,
        when=("bond",),
        law=Law(
            "政府采购法实施条例第三十三条、87号令第三十八条（未中标的自中标通知书、中标的自合同签订起五个工作日）",
            "招标投标法实施条例第五十七条（合同签订后五日内）",
        ),
    ),
    Standard(
        name="投标时的人员不能到岗",
        sign="项目经理在别的项目上；关键人离职",
        effect=Effect.AWARD_VOID,
        measure="投标前书面确认排期；要换的先报采购人同意，资格不低于原来",
        owner="people",
        due="合同签订前",
        when=("team",),
        rules=("H101", "H102", "H114"),
    ),
    Standard(
        name="承诺做不到",
        sign="正偏离、响应时间、驻场人数没有和实施部门核过",
        effect=Effect.AWARD_VOID,
        measure="每条正偏离由实施部门签认，写进交底单；签约前逐条交底",
        owner="tech",
        due=3,
        when=("promised",),
        rare=True,
    ),
)
