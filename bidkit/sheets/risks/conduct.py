"""The lines nobody in the team may cross: what the law says, and what to do when the matter comes up.

Owns these sentences only. Nothing here may be read as advice on how to do what it forbids.
"""

from __future__ import annotations

from dataclasses import dataclass

from bidkit.sheets.risks.risk import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """One matter: how it shows, the rule, and what we do."""

    name: str
    sign: str
    rule: str
    law: Law
    measure: str


RED_LINES: tuple[RedLine, ...] = (
    RedLine(
        name="不串通投标",
        sign="有人来约价格、约退出、要投标文件、要交换人员或代付保证金",
        rule="投标人之间不得商量报价、内容和中标结果；文件由同一人编制、同一账户付保证金、内容异常一致的，视为串通",
        law=Law(
            "政府采购法第二十五条、第七十七条，条例第七十四条，87号令第三十六条、第三十七条",
            "招标投标法第三十二条、第五十三条，条例第三十九条、第四十条",
            "招标投标法第三十二条、第五十三条及招标文件的约定",
        ),
        measure="当场拒绝，不接触、不交换任何投标资料；留下时间、来人、内容的记录，报公司合规负责人，必要时向监督部门报告",
    ),
    RedLine(
        name="不接触评委",
        sign="有人说里面有熟人，能问到评审的名单和进展",
        rule="评标委员会成员不得私下接触投标人，投标人不得探听名单、影响评审；评审只在现场、按招标文件进行",
        law=Law(
            "87号令第六十二条（未核对原文）",
            "招标投标法第四十四条、条例第四十九条（未核对原文）",
        ),
        measure="开标到定标不与任何评审人员联系；有人主动联系的不回应、留痕、报告；要说的话只在答辩和书面澄清里说",
    ),
    RedLine(
        name="不行贿、不给好处",
        sign="有人暗示要有所表示、要给人好处",
        rule="严禁向采购人、招标人、代理机构、评审人员行贿或者给予其他不正当利益；查实的中标无效、罚款、列入不良记录，构成犯罪的追究刑事责任",
        law=Law(
            "政府采购法第二十五条、第七十七条",
            "招标投标法第三十二条、第五十三条",
            "招标投标法第三十二条、第五十三条及招标文件的约定",
        ),
        measure="拒绝、留痕、报告；投标期间的费用逐笔留凭证，由财务和合规两人审批",
    ),
    RedLine(
        name="不借用资质、不弄虚作假",
        sign="缺一张证、差一个业绩，有人说可以想办法",
        rule="不得以他人名义投标，不得提供虚假材料；查实的中标无效、罚款、禁止参加",
        law=Law(
            "政府采购法第七十七条，条例第七十三条",
            "招标投标法第三十三条、第五十四条，条例第四十二条",
            "招标投标法第三十三条、第五十四条及招标文件的约定",
        ),
        measure="缺的就是缺：能补办的补办，补不了的按失分或不投决定；每件材料对原件",
    ),
    RedLine(
        name="不私下影响采购需求",
        sign="参数只有一家能满足，条件与项目无关",
        rule="对采购文件有疑问，只能在期限内书面提问、质疑或异议；不得私下找人改参数、加条件",
        law=Law(
            "政府采购法第五十二条，94号令第十条、第十一条",
            "招标投标法实施条例第二十二条",
            "招标文件写明的提问期限",
        ),
        measure="写成书面意见，附事实和依据，在期限内公开提出；为采购人做过设计、规范编制、监理的，按规定回避",
    ),
    RedLine(
        name="不让一人经手多家",
        sign="同一代办人、同一打印店、同一网络也在做别家的投标",
        rule="不同投标人的投标由同一单位或个人办理，或项目成员、联系人员相同的，视为串通",
        law=Law(
            "87号令第三十七条",
            "招标投标法实施条例第四十条",
            "招标文件的约定",
        ),
        measure="自己人、自己的设备、自己的网络编制和递交；外包打印的签保密约定，全程有人在场",
    ),
)
