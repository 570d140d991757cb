"""The closed set of kinds of check; a rule names one of these."""

from bidkit.check.kind import Kind, NoParameters
from bidkit.check.kinds import (
    answer_given,
    answer_printed,
    bidder_name,
    blank_places,
    certificate_valid,
    deviation_stated,
    evidence_files,
    forms_planned,
    leftover_marks,
    plan_contents,
    price_ceiling,
    price_totals,
    price_words,
    project_identity,
    promise_kept,
    requirement_evidence,
    sections_finished,
)

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
    "price-totals": Kind("成品文件各处总价是否一致", price_totals.Parameters, price_totals.check),
    "price-words": Kind("成品文件里大写与小写是否一致", NoParameters, price_words.check),
    "project-identity": Kind("成品文件里项目名称、编号是否正确", NoParameters, project_identity.check),
    "promise-kept": Kind("承诺的期限是否满足招标文件", promise_kept.Parameters, promise_kept.check),
    "requirement-evidence": Kind(
        "要求有没有证明材料", requirement_evidence.Parameters, requirement_evidence.check
    ),
    "sections-finished": Kind("成品文件里每个章节都有内容", NoParameters, sections_finished.check),
}

__all__ = ["KINDS"]
