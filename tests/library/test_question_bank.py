"""The question bank is whole, asks each question once, and types in no fact of the bidder that happens to own it."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from bidkit.load.structure import build
from bidkit.load.tree_cache import TreeCache
from bidkit.model.library import QuestionCard
from bidkit.sheets.qa.bank import for_weakness
from bidkit.sheets.qa.facts import FACT_NAMES
from bidkit.sheets.qa.fill import fill
from bidkit.sheets.qa.known import Known
from bidkit.sheets.weak.point import ANSWERED_AS
from bidkit.sheets.weak_points import KINDS, WeakPoint
from bidkit.store.memory import Memory

PAGE = (Path(__file__).resolve().parents[2] / "docs/question-bank.md").read_text("utf-8")
TOPICS = re.findall(
    r"\w+",
    "公司 资质 需求理解 总体架构 实施方案 进度 团队 质量 信息安全 服务 培训 价格 低价 业绩 偏离 风险 述标与演示",
)
SPEAKERS = {"项目负责人", "技术负责人", "商务负责人", "服务负责人", "质量负责人", "公司领导"}
TAGS = {"通用", "软件", "数据", "服务", "货物", "有则问"}
CITED = re.compile(r"财库〔\d{4}〕\d+号|(?:50|45)%|不少于30分钟")
CONTACT = re.compile(r"私下|打招呼|拜访|请客|吃饭|宴请|送礼|加微信|微信|名片|熟人|打听|托人|通气|打电话|赠送")
FORBIDS = re.compile(r"不要|不得|不能|不送|不安排|禁止|没有|举报|反映")


def words(card):
    return "\n".join((card.question, card.judge_wants, card.answer, card.pitfalls))


def bare(text):
    return re.sub(r"\W", "", text)


def facts_of(library):
    """Return what only this bidder would write: its names, numbers, people, cases and products."""
    company = library.company
    yield from (
        company.name,
        *company.short_names,
        *company.former_names,
        company.credit_code,
        company.legal_person,
    )
    yield from (company.address, company.phone, str(company.founded.year), f"{company.staff.total}人")
    yield from (person.name for person in library.people)
    yield from chain.from_iterable((case.name, case.client) for case in library.cases)
    yield from (product.name for product in library.products)
    yield from (record.number for record in library.qualifications if record.number)


def test_there_are_cards_enough_and_each_usual_topic_has_at_least_four(demo):
    count = Counter(card.topic for card in demo.answers)
    assert sum(count.values()) >= 90
    assert {topic: count[topic] for topic in TOPICS if count[topic] < 4} == {}


def test_no_question_is_asked_twice_and_no_point_is_made_twice(demo):
    points = [bare(point) for card in demo.answers for point in card.answer.splitlines()]
    for texts in ([bare(card.question) for card in demo.answers], points):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_every_card_is_filled_in_and_can_be_spoken_in_its_time(demo):
    for card in demo.answers:
        assert card.id.startswith("answer-") and card.question.strip() and card.judge_wants.strip(), card.id
        assert 0.5 <= card.minutes <= 5, card.id
        spoken = len(re.sub("{%.*?%}", "", card.answer))
        assert spoken <= 290 * card.minutes, f"{card.id}: {spoken} 字，{card.minutes} 分钟说不完"
        assert 3 <= len(card.answer.splitlines()) <= 6, card.id
        assert re.search("不要|不得", card.pitfalls), card.id
        assert card.owner and card.reviewed, card.id


def test_the_speakers_tags_and_weaknesses_are_the_agreed_ones(demo):
    cards = demo.answers
    assert {card.speaker for card in cards} <= SPEAKERS
    assert set(chain.from_iterable(card.tags for card in cards)) <= TAGS
    assert set(chain.from_iterable(card.weakness for card in cards)) == set(KINDS) - set(ANSWERED_AS)


def test_a_card_asked_only_where_the_weakness_exists_names_the_weakness(demo):
    assert [card.id for card in demo.answers if "有则问" in card.tags and not card.weakness] == []


def test_an_answer_uses_only_the_agreed_names_and_nothing_else_of_jinja(demo):
    known = {name: Known(f"《{name}》", source=name) for name in FACT_NAMES}
    used = set()
    for card in demo.answers:
        filled = fill(card, known)
        assert filled.faults == () and not re.search("[{}]", filled.text), card.id
        assert not re.search("[{}]", card.question + card.judge_wants + card.pitfalls), card.id
        used |= set(filled.sources)
    assert set(FACT_NAMES) - used <= {"项目编号"}


def test_a_fact_that_nobody_knows_is_left_open_and_the_rest_of_the_answer_stands(demo):
    unknown = {name: Known("", cure="补") for name in FACT_NAMES}
    card = next(card for card in demo.answers if card.id == "answer-low-explain")
    filled = fill(card, unknown)
    assert "报价 【待补：投标报价】的成本测算随书面说明提交，请逐项核对。" in filled.text
    assert "最高限价" not in filled.text and "投标报价" in filled.missing


def test_what_the_speaker_adds_himself_stands_in_closed_brackets(demo):
    for card in demo.answers:
        assert re.sub("【[^【】]+】", "", card.answer).count("【") == 0, card.id
        assert not re.search("【[^】]*{{", card.answer), card.id


def test_no_fact_of_this_bidder_is_typed_into_a_card(demo):
    facts = set(facts_of(demo))
    assert len(facts) > 40
    assert [(card.id, fact) for card in demo.answers for fact in facts if fact in words(card)] == []


def test_the_only_figures_in_a_card_are_those_of_the_law(demo):
    for card in demo.answers:
        assert not re.search(r"\d", CITED.sub("", words(card))), card.id


def unguarded(text):
    """Return the sentences that speak of contact with evaluators, or of presents, without forbidding it."""
    sentences = [one for one in re.split(r"[。；\n？]", text) if CONTACT.search(one)]
    return [one for one in sentences if not FORBIDS.search(one)]


@pytest.mark.parametrize("text", ["会前拜访评委", "可以加微信沟通一下；不要迟到", "给评审专家送礼"])
def test_the_search_for_contact_with_evaluators_finds_it(text):
    assert unguarded(text)


def test_no_card_suggests_contact_with_evaluators_or_presents(demo):
    for card in demo.answers:
        assert unguarded(f"{card.answer}\n{card.pitfalls}") == [], card.id


def test_the_questions_of_integrity_state_the_rule(demo):
    said = {card.id: card.answer for card in demo.answers}
    assert "不得与评委私下接触" in said["answer-integrity-contact"]
    assert "书面" in said["answer-present-clarify"] and "不改变实质性内容" in said["answer-present-clarify"]
    assert (
        "拒绝" in said["answer-integrity-price-talk"] and "投标截止后不能改" in said["answer-price-discount"]
    )


def test_the_cards_on_a_low_price_follow_the_rule_of_2026(demo):
    said = {card.id: card.answer for card in demo.answers}
    trigger = said["answer-low-trigger"]
    assert all(
        part in trigger for part in ("财库〔2026〕2号", "平均值的50%", "次低报价的50%", "最高限价的45%")
    )
    assert "不等于无效" in said["answer-low-explain"] and "不少于30分钟" in said["answer-low-written"]


@pytest.mark.parametrize(
    ("kind", "question", "card"),
    [
        ("expiry", "贵公司的「质量管理体系认证证书」2027-02-10 到期，服务期内怎样保证有效？", "cert-expiry"),
        ("expiry", "贵公司的「某人的信息系统项目管理师」2027-02-10 到期", "person-cert-expiry"),
        ("expired", "贵公司的「软件企业证书」2026-10-10 到期，凭什么认定贵公司仍然具备？", "cert-expired"),
        ("waived", "如果评委指出「两处日期不一致」，怎样解释？", "present-flaw"),
        ("few-cases", "评分项「项目经验情况」贵公司只有 3 个业绩符合，离满分还差 2 个", "cases-few"),
        ("missing-proof", "评分项「项目负责人情况」里，「学历」没有拿出足够的证明材料", "team-proof"),
        ("missing-proof", "评分项「认证情况评价」里，「隐私」没有拿出足够的证明材料", "cert-missing"),
        ("missing-proof", "招标文件要求「营业执照」，证明材料在哪里？", "cert-missing"),
        ("missing-proof", "评分项「自主知识产权」里，「发明专利」没有拿出足够的证明材料", "ip-proof"),
        ("negative-deviation", "招标文件要求「响应时间」，贵公司是负偏离", "deviation-effect"),
        ("unanswered", "招标文件要求「备份」，投标文件里没有看到响应", "deviation-unanswered"),
        ("low-price", "贵公司报价只有最高限价的 43%，是否低于成本？", "low-explain"),
        ("single-point", "某人一个人同时担任项目经理、技术负责人", "team-two-roles"),
        ("single-point", "公司只有某人一人持有「注册信息安全工程师」", "team-sole-holder"),
        ("loss", "贵公司2025 年末负债大于资产，资金上怎样保证本项目做完？", "loss-debt"),
        ("loss", "贵公司2025 年净利润 -1.00 元，资金上怎样保证本项目做完？", "company-loss"),
        ("subcontract", "贵公司把一部分工作分包，质量和保密怎样管？", "subcontract-control"),
        ("consortium", "贵方是联合体，各方怎样分工，出了问题找谁？", "consortium"),
        ("small-company", "贵公司是小型企业，凭什么做得了这个项目？", "company-small"),
        ("new-company", "贵公司 2025-06-01 才成立，经验和稳定性怎样保证？", "company-new"),
    ],
)
def test_a_weak_point_finds_the_card_that_was_written_for_it(demo, kind, question, card):
    point = WeakPoint(kind, "x", question, question, "")
    assert for_weakness(demo.answers, point).id == f"answer-{card}"


def test_the_page_for_users_names_every_fact_weakness_and_topic(demo):
    for word in (
        *FACT_NAMES,
        *(set(KINDS) - set(ANSWERED_AS)),
        *TAGS,
        *{card.topic for card in demo.answers},
    ):
        assert word in PAGE, word


def test_the_card_that_the_page_shows_loads_and_fills_as_it_is_written_there(tmp_path):
    (tmp_path / "answer-interface.yaml").write_text(PAGE.split("```yaml\n")[1].split("```")[0], "utf-8")
    card = build(QuestionCard, TreeCache(Memory(None)).read(tmp_path / "answer-interface.yaml", tmp_path))
    filled = fill(card, {"项目负责人": Known("甲"), "交付期": Known("90 个日历日")})
    assert filled.text.splitlines()[1].endswith("由甲负责。") and filled.faults == ()


@pytest.mark.parametrize(
    "answer",
    ["{{ " + "not " * 3000 + "甲 }}", "{% if 甲 %}" * 200 + "{% endif %}" * 200, "{{ " + "9" * 5000 + " }}"],
)
def test_a_card_that_nests_too_deep_comes_back_as_written_with_its_fault(answer):
    card = QuestionCard(id="x", question="问", topic="价格", answer=answer)
    assert (fill(card, {}).text, len(fill(card, {}).faults)) == (answer, 1)
