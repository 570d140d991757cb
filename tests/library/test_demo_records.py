"""The records of the demonstration library are complete, agree with each other, and no number is misformed."""

from datetime import date, timedelta
from decimal import Decimal

VALIDITY_END = date(2026, 12, 21) + timedelta(days=120)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_check_digit(number: str) -> str:
    return "10X98765432"[sum(int(d) * w for d, w in zip(number, ID_WEIGHTS, strict=False)) % 11]


def credit_check_digit(code: str) -> str:
    total = sum(CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return CREDIT_ALPHABET[(31 - total % 31) % 31]


def organisation_check_digit(body: str) -> str:
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def test_the_check_digits_themselves_are_computed_as_the_standards_say():
    assert id_check_digit("11010519491231002") == "X"  # the specimen number of GB 11643
    assert credit_check_digit("91350100M000100Y4") == "3"  # a published specimen of GB 32100


def test_the_credit_code_has_both_right_check_digits(demo):
    code = demo.company.credit_code
    assert len(code) == 18
    assert code[17] == credit_check_digit(code)
    assert code[16] == organisation_check_digit(code[8:16])


def test_every_identity_number_holds_the_birthday_the_gender_and_a_right_check_digit(demo):
    for person in demo.people:
        number = person.id_number
        assert (len(number), number[17]) == (18, id_check_digit(number)), person.id
        assert number[6:14] == f"{person.born:%Y%m%d}", person.id
        assert int(number[16]) % 2 == (person.gender == "男"), person.id


def test_the_legal_person_is_one_of_the_people(demo):
    legal = next(person for person in demo.people if person.name == demo.company.legal_person)
    assert legal.id_number == demo.company.legal_person_id
    assert [file.kind for file in legal.files] == ["id-card"]


def test_a_software_firm_of_this_head_count_is_indeed_small(demo):
    # 工信部联企业〔2011〕300号: from 100 people and 10 million of revenue on it would be 中型.
    assert demo.company.size == "小型"
    assert 10 <= demo.company.staff.total < 100
    assert demo.financials[-1].employees == demo.company.staff.total


def test_every_qualification_outlasts_the_bid_validity_and_belongs_to_the_company(demo):
    for record in demo.qualifications:
        assert record.holder == demo.company.name, record.id
        assert record.valid_until == "permanent" or record.valid_until > VALIDITY_END, record.id
        assert record.number and record.issuer and record.issued, record.id


def test_exactly_one_certificate_ends_soon_after_the_bid_validity(demo):
    dated = [record for record in demo.qualifications if record.valid_until != "permanent"]
    assert [record.id for record in dated if record.valid_until <= date(2027, 5, 31)] == ["credit-aaa"]


def test_the_licence_says_what_the_company_says(demo):
    licence = demo.find("business-licence")
    assert (licence.number, licence.scope) == (demo.company.credit_code, demo.company.scope)


def test_everybody_has_the_five_kinds_of_paper(demo):
    for person in demo.people:
        parts = (*person.education, *person.certificates, person.social_security)
        kinds = {file.kind for part in (person, *parts) for file in part.files}
        assert {"id-card", "degree", "social-security"} <= kinds, person.id
        assert kinds & {"title", "certificate"}, person.id
        assert person.resume and person.experience, person.id


def test_social_security_runs_without_a_gap_and_is_paid_by_the_company(demo):
    for person in demo.people:
        paid = person.social_security
        assert (paid.payer, paid.first, paid.last) == (
            demo.company.name,
            date(2025, 10, 1),
            date(2026, 11, 1),
        )
        assert paid.missing == (), person.id


def test_nobody_worked_on_a_project_before_joining_or_on_one_that_is_no_case(demo):
    clients = {case.name: case.client for case in demo.cases}
    for person in demo.people:
        for work in person.experience:
            assert clients[work.project] == work.client, (person.id, work.project)
            assert work.first >= person.joined.replace(day=1), (person.id, work.project)


def test_every_case_was_managed_by_somebody_whose_experience_says_so(demo):
    managed = {(p.name, w.project) for p in demo.people for w in p.experience if "项目经理" in w.role}
    assert [case.id for case in demo.cases if (case.manager, case.name) not in managed] == []


def test_the_days_of_a_case_stand_in_order_and_only_accepted_ones_have_an_acceptance_report(demo):
    for case in demo.cases:
        assert case.signed <= case.started, case.id
        assert case.accepted is None or case.started < case.accepted, case.id
        kinds = [file.kind for file in case.files]
        assert "contract" in kinds and ("acceptance" in kinds) == (case.accepted is not None), case.id


def test_there_are_records_enough_to_write_a_bid_from(demo):
    recent = [case for case in demo.cases if case.signed >= date(2023, 12, 21) and "数据平台" in case.tags]
    assert len(demo.qualifications) >= 14 and len(demo.people) >= 12 and len(demo.cases) >= 14
    assert len(demo.answers) >= 12 and len(demo.products) >= 3 and len(demo.past_tenders) >= 4
    assert len(recent) >= 5
    assert len(demo.company.profile) >= 200


def test_each_year_begins_where_the_year_before_ended_and_revenue_grows(demo):
    for before, year in zip(demo.financials, demo.financials[1:], strict=False):
        equity = year.assets - year.liabilities
        assert equity - (before.assets - before.liabilities) == year.net_profit
        assert year.revenue > before.revenue > Decimal(60_000_000)


def test_no_record_names_a_past_tender_of_another_purchaser(demo):
    text = demo.model_copy(update={"past_tenders": ()}).model_dump_json()
    for past in demo.past_tenders:
        assert past.project not in text and past.number not in text and past.purchaser not in text
