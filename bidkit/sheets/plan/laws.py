"""The articles that set the clocks of a bid, each named once; ``checked=False`` means nobody compared the text."""

from __future__ import annotations

from bidkit.sheets.plan.action import Article


def _tendering(text: str, checked: bool = True) -> Article:
    return Article(text, "tendering", checked)


def _procurement(text: str, checked: bool = True) -> Article:
    return Article(text, "government-procurement", checked)


OFFER_TENDERING = _tendering("《招标投标法实施条例》第十六条（发售期不少于 5 日）")
OFFER_PROCUREMENT = _procurement("《政府采购法实施条例》第三十一条（提供期限不少于 5 个工作日）")
OBJECTION = _tendering("《招标投标法实施条例》第二十二条（截止 10 日前提出异议，3 日内答复）")
CHALLENGE = _procurement("《政府采购法》第五十二条、94号令第十条、第十一条（7 个工作日内质疑）")
INQUIRY = _procurement("《政府采购法实施条例》第五十二条（询问 3 个工作日内答复）")
BOND_TENDERING = _tendering("《招标投标法实施条例》第二十六条（现金、支票从基本账户转出）")
BOND_PROCUREMENT = _procurement(
    "《政府采购法实施条例》第三十三条、财库〔2019〕38号（到账截止与投标截止一致）"
)
LATE_TENDERING = _tendering("《招标投标法》第二十八条（逾期拒收）")
LATE_PROCUREMENT = _procurement("87号令第三十三条（逾期、未密封拒收）")
UPLOAD = Article("《电子招标投标办法》第二十七条（截止前没有传完视为撤回）")
WITHDRAW_TENDERING = _tendering("《招标投标法》第二十九条（截止前可以补充、修改、撤回）", checked=False)
WITHDRAW_PROCUREMENT = _procurement("87号令第三十四条（截止前可以补充、修改、撤回）")
DECRYPT = Article("《电子招标投标办法》第三十一条（自身原因解密失败视为撤销）")
OPENING_TENDERING = _tendering("《招标投标法实施条例》第四十四条（对开标的异议当场提、当场答）")
OPENING_PROCUREMENT = _procurement("87号令第四十二条（疑义和回避当场提出）")
CLARIFY_TENDERING = _tendering("《招标投标法实施条例》第五十二条（澄清须书面，不接受主动澄清）")
CLARIFY_PROCUREMENT = _procurement("87号令第五十一条（澄清须书面，加盖公章或由授权代表签字）")
CORRECTED = _procurement("87号令第五十九条（修正后的报价不确认的，投标无效）")
LOW_PROCUREMENT = _procurement("财库〔2026〕2号、87号令第六十条（说明时间不少于 30 分钟）", checked=False)
LOW_TENDERING = _tendering("《评标委员会和评标方法暂行规定》第二十一条（书面说明并提供证明）", checked=False)
REPORT_PROCUREMENT = _procurement("《政府采购法实施条例》第四十三条、87号令第六十八条（2 个工作日送达）")
DECIDE_PROCUREMENT = _procurement("87号令第六十八条（收到报告 5 个工作日内确定）")
ANNOUNCE_PROCUREMENT = _procurement("87号令第六十九条（2 个工作日内公告，期限 1 个工作日）")
ANNOUNCE_TENDERING = _tendering("《招标投标法实施条例》第五十四条（收到报告 3 日内公示，不少于 3 日）")
RESULT_OBJECTION = _tendering("《招标投标法实施条例》第五十四条（公示期内提出异议，3 日内答复）")
RESULT_CHALLENGE = _procurement("《政府采购法实施条例》第五十三条、94号令第十条（公告期满起 7 个工作日）")
CHALLENGE_REPLY = _procurement("《政府采购法》第五十三条、94号令第十三条（7 个工作日内答复）")
COMPLAINT_PROCUREMENT = _procurement("《政府采购法》第五十五条、94号令第十七条（答复期满 15 个工作日内）")
COMPLAINT_TENDERING = _tendering("《招标投标法实施条例》第六十条（知道之日起 10 日内，先提异议）")
AUTHORITY_PROCUREMENT = _procurement("94号令第二十一条、第二十六条（5 个工作日审查，30 个工作日决定）")
AUTHORITY_TENDERING = _tendering("《招标投标法实施条例》第六十一条（3 个工作日受理，30 个工作日决定）")
CONTRACT_TENDERING = _tendering("《招标投标法》第四十六条、条例第七十四条（中标通知书发出 30 日内）")
CONTRACT_PROCUREMENT = _procurement("《政府采购法》第四十六条、87号令第七十一条（中标通知书发出 30 日内）")
PERFORMANCE_TENDERING = _tendering("《招标投标法实施条例》第五十八条（不超过合同金额 10%）")
PERFORMANCE_PROCUREMENT = _procurement("《政府采购法实施条例》第四十八条（不超过 10%，可用保函）")
REFUND_TENDERING = _tendering("《招标投标法实施条例》第五十七条（签约后 5 日内退还，含利息）")
REFUND_LOSER = _procurement("《政府采购法实施条例》第三十三条、87号令第三十八条（通知书发出 5 个工作日内）")
REFUND_WINNER = _procurement(
    "87号令第三十八条（合同签订 5 个工作日内，逾期按贷款基准利率上浮 20% 付资金占用费）"
)
PUBLISH_CONTRACT = _procurement("《政府采购法实施条例》第五十条（合同签订 2 个工作日内公告）")
FILE_CONTRACT = _procurement("《政府采购法》第四十七条（合同签订 7 个工作日内备案）")
REPORT_TENDERING = _tendering("《招标投标法》第四十七条（确定中标人 15 日内报告）")
VALIDITY_TENDERING = _tendering("《招标投标法实施条例》第二十五条（有效期从截止日起算）")
VALIDITY_PROCUREMENT = _procurement("87号令第二十三条（有效期从截止日起算）")
