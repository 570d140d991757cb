"""What an intake proposes, in the words of papers.yaml, so that grade.py can judge it."""

from bidkit.read.intake.propose import propose_all

KINDS = {"建筑业企业资质证书": "建筑业资质证书", "职称证": "职称证书"}
NAMES = {  # the judge's field: where the library keeps it, by the kind of paper
    "营业执照": {"holder": "name holder", "number": "credit_code number", "amount": "registered_capital",
                 "issued": "note.发照日期", "until": "term valid_until"},
    "职称证": {"number": "number", "grade": "name", "scope": "major", "issued": "issued"},
    "社保证明": {"holder": "name social_security.payer", "number": "id_number note.单位编号",
                 "from": "social_security.first", "until": "social_security.last"},
    "审计报告": {"holder": "note.被审计单位", "number": "note.报告文号", "issued": "note.报告日期"},
    "身份证": {"holder": "name", "number": "id_number", "issued": "note.身份证签发日期",
               "until": "note.身份证有效期至"},
    "合同": {"holder": "contractor", "buyer": "client", "name": "name", "amount": "amount", "issued": "signed",
             "number": "note.合同编号"},
    "中标通知书": {"holder": "contractor", "buyer": "client", "name": "name", "amount": "amount",
                   "issued": "note.通知书日期", "number": "note.项目编号"},
}  # fmt: skip
PAPER = {"holder": "holder", "number": "number", "scope": "scope", "grade": "grade", "issued": "issued",
         "until": "valid_until", "name": "name"}  # fmt: skip


def answers(paper):
    """Return what is proposed for a paper under the judge's names; {} where nothing is."""
    found = propose_all(paper)
    if not found:
        return {}
    one = found[0]
    said = {".".join(path): value.value for path, value in one.said.items()}
    given = {"kind": KINDS.get(one.kind, one.kind)}
    for key, places in NAMES.get(one.kind, PAPER).items():
        value = next((said[place] for place in places.split() if said.get(place)), "")
        given[key] = "长期" if value == "长期有效" else value
    if one.owner is not None and "holder" not in given:
        given["holder"] = one.owner.value
    if len(found) > 1:
        given["holder"] = said.get("social_security.payer", "")
    return {key: value for key, value in given.items() if value}
