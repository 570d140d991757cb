"""The closed set of kinds of check; a rule names one of these."""

from bidkit.check.kind import Kind, NoParameters
from bidkit.check.kinds import (
    answer_given,
    answer_printed,
    bidder_name,
    blank_places,
    bond_given,
    buyer_terms,
    certificate_valid,
    deviation_stated,
    evidence_files,
    file_traces,
    finances,
    forms_planned,
    identity_numbers,
    invalidity_bound,
    joint_bid,
    leftover_marks,
    plan_contents,
    planned_parts,
    price_ceiling,
    price_formula,
    price_lines,
    price_low,
    price_terms,
    price_totals,
    price_words,
    project_identity,
    promise_kept,
    reading_open,
    record_dates,
    record_fields,
    record_holder,
    record_papers,
    record_twice,
    related_parties,
    reply_content,
    requirement_evidence,
    sections_finished,
    sign_plan,
    sme_policy,
    social_security,
    statutory_periods,
    subcontract_stated,
    submission_ready,
    team_seats,
    tender_facts,
    tender_text,
)
from bidkit.check.kinds.finished_files import FINISHED_FILES

KINDS: dict[str, Kind] = {
    "answer-given": Kind("要由人答复的要求有没有答复", answer_given.Parameters, answer_given.check),
    "answer-printed": Kind("我方答复是否进入成品文件", answer_printed.Parameters, answer_printed.check),
    "bidder-name": Kind("成品文件里投标人名称是否与营业执照一致", bidder_name.Parameters, bidder_name.check),
    "blank-places": Kind("成品文件里该填的地方是否空着", blank_places.Parameters, blank_places.check),
    "certificate-valid": Kind(
        "用到的证书在某一天是否有效", certificate_valid.Parameters, certificate_valid.check
    ),
    "deviation-stated": Kind(
        "要求有没有偏离说明、有没有负偏离", deviation_stated.Parameters, deviation_stated.check
    ),
    "evidence-files": Kind("证明材料的文件在不在、能不能打开", NoParameters, evidence_files.check),
    "forms-planned": Kind("招标文件规定的格式是否都编入", NoParameters, forms_planned.check),
    "leftover-marks": Kind("成品文件里有没有遗留的占位符", leftover_marks.Parameters, leftover_marks.check),
    "plan-contents": Kind("编排的每个章节有没有内容", NoParameters, plan_contents.check),
    "price-ceiling": Kind("报价是否超过最高限价和预算", NoParameters, price_ceiling.check),
    "price-formula": Kind("招标文件的价格分公式算不算得出", NoParameters, price_formula.check),
    "price-totals": Kind("成品文件各处总价是否一致", price_totals.Parameters, price_totals.check),
    "price-words": Kind("成品文件里大写与小写是否一致", NoParameters, price_words.check),
    "project-identity": Kind("成品文件里项目名称、编号是否正确", NoParameters, project_identity.check),
    "promise-kept": Kind("承诺的期限是否满足招标文件", promise_kept.Parameters, promise_kept.check),
    "reading-open": Kind("读招标文件时留下的事有没有人处理", reading_open.Parameters, reading_open.check),
    "requirement-evidence": Kind(
        "要求有没有证明材料", requirement_evidence.Parameters, requirement_evidence.check
    ),
    "sections-finished": Kind("成品文件里每个章节都有内容", NoParameters, sections_finished.check),
    "bond-given": Kind("交的投标保证金是否合乎招标文件", bond_given.Parameters, bond_given.check),
    "buyer-terms": Kind(
        "招标文件的保证金、价格分等条件是否超出法律允许", buyer_terms.Parameters, buyer_terms.check
    ),
    "file-traces": Kind("资料和章节里的照片带着哪些画面以外的信息", NoParameters, file_traces.check),
    "finances": Kind("财务年度是否齐全、数字说明什么", finances.Parameters, finances.check),
    "identity-numbers": Kind(
        "信用代码、身份证号是否写对", identity_numbers.Parameters, identity_numbers.check
    ),
    "invalidity-bound": Kind(
        "招标文件的无效条款是否都有人看着", invalidity_bound.Parameters, invalidity_bound.check
    ),
    "joint-bid": Kind("联合体是否允许、协议和成员是否合规", joint_bid.Parameters, joint_bid.check),
    "planned-parts": Kind("这类项目必须有的部分是否编入", planned_parts.Parameters, planned_parts.check),
    "price-lines": Kind("报价表逐行有没有毛病", price_lines.Parameters, price_lines.check),
    "price-low": Kind("报价是否低到会被启动异常低价审查", price_low.Parameters, price_low.check),
    "price-terms": Kind(
        "报价是否合乎分项限价、报价清单和放置要求", price_terms.Parameters, price_terms.check
    ),
    "record-dates": Kind(
        "资料里的日期是否前后矛盾、是否太久没核对", record_dates.Parameters, record_dates.check
    ),
    "record-fields": Kind("用到的资料是否缺编号、金额等字段", record_fields.Parameters, record_fields.check),
    "record-holder": Kind(
        "证书、业绩、人员是不是投标人自己的", record_holder.Parameters, record_holder.check
    ),
    "record-papers": Kind(
        "用到的资料是否缺合同、验收等扫描件", record_papers.Parameters, record_papers.check
    ),
    "record-twice": Kind("同一份材料有没有当成两份用", record_twice.Parameters, record_twice.check),
    "related-parties": Kind(
        "有没有不得参加投标的关联关系", related_parties.Parameters, related_parties.check
    ),
    "reply-content": Kind("答复的内容是否经得起看", reply_content.Parameters, reply_content.check),
    "sign-plan": Kind("签字人、授权和各格式的签章要求是否对得上", sign_plan.Parameters, sign_plan.check),
    "sme-policy": Kind("中小企业政策用得对不对", sme_policy.Parameters, sme_policy.check),
    "social-security": Kind(
        "人员社保是否由投标人连续缴纳", social_security.Parameters, social_security.check
    ),
    "statutory-periods": Kind(
        "招标文件给的时间是否短于法定期限", statutory_periods.Parameters, statutory_periods.check
    ),
    "subcontract-stated": Kind(
        "分包是否允许、是否写明", subcontract_stated.Parameters, subcontract_stated.check
    ),
    "submission-ready": Kind(
        "递交、解密和落款日期是否有问题", submission_ready.Parameters, submission_ready.check
    ),
    "team-seats": Kind("拟派人员是否兼职、在建、超龄", team_seats.Parameters, team_seats.check),
    "tender-facts": Kind("tender.yaml 该写的是否写了", tender_facts.Parameters, tender_facts.check),
    "tender-text": Kind("摘录的要求与原文是否一致", tender_text.Parameters, tender_text.check),
}

KINDS |= FINISHED_FILES

__all__ = ["KINDS"]
