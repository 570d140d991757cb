"""A small offer as templates see it: once with everything filled in, once with as little as the model allows."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bidkit.model.bid import Bid, Delivery, Signer, TeamMember
from bidkit.model.context import (
    CriterionView,
    PriceRow,
    PriceView,
    ProofView,
    QuoteView,
    RateRow,
    RequirementView,
    ScanView,
    SectionView,
    TeamView,
    VolumeView,
)
from bidkit.model.library import (
    BankAccount,
    Case,
    Certificate,
    Company,
    Education,
    Experience,
    Financial,
    Library,
    Person,
    Product,
    SocialSecurity,
    Staff,
)
from bidkit.model.tender import Copies, Dates, Evaluation, PackagePlan, Project, Tender, VolumePlan

NAME = "江城衡信数据科技有限公司"
OPENING = "2026-12-21 09:30"
COMPANY = Company(
    id="company", name=NAME, credit_code="91420100MA4KLM1234", legal_person="周启明", address="江城市东湖路1号",
    legal_person_gender="男", legal_person_id="420100197203040013", kind="有限责任公司", postcode="430000",
    phone="027-5550 0123", email="bid@hengxin.example", founded=date(2012, 5, 18), registered_capital="3000万",
    scope="软件开发；信息系统集成服务；数据处理和存储支持服务", size="小型", industry="软件和信息技术服务业",
    banks=(BankAccount(bank="江城银行东湖支行", account="6200 0000 0000 1234", basic=True),),
    staff=Staff(total=186, managers=16, senior_titles=21, middle_titles=48, registered=33),
    shareholders=("周启明（60%）", "江城衡远投资有限公司（40%）"),
    profile="公司成立于2012年。\n\n公司通过质量管理体系认证。",
)  # fmt: skip
PERSON = Person(
    id="zhang-wei", name="张伟", gender="男", born=date(1986, 4, 2), id_number="420100198604020018",
    phone="13900000001", position="技术总监", title="高级工程师", employer=NAME, joined=date(2014, 3, 1),
    career_start=date(2008, 7, 1),
    education=(Education(school="江城大学", degree="硕士", major="计算机应用", graduated=date(2008, 6, 30)),),
    certificates=(Certificate(name="信息系统项目管理师", grade="高级", number="18100001", valid_until="permanent"),),
    social_security=SocialSecurity(payer=NAME, first="2025-01", last="2026-11"),
    experience=(
        Experience(project="云泽市数据平台", role="项目经理", first="2024-03", last="2024-12", client="云泽市数据局"),
    ),
    resume="长期从事政务数据平台建设。",
)  # fmt: skip
CASE = Case(
    id="case-a", name="云泽市数据平台建设项目", client="云泽市数据局", contact="李工", phone="027-5550 0199",
    amount="150万", signed=date(2024, 3, 1), accepted=date(2024, 12, 20), content="数据归集、治理与共享",
)  # fmt: skip
YEARS = tuple(
    Financial(
        id=f"fin-{year}", year=year, revenue=f"{70 + year % 5}00万", net_profit="600万", assets="5200万",
        liabilities="1900万", employees=186, auditor="江城正衡会计师事务所", opinion="标准无保留意见",
    )
    for year in (2022, 2023, 2024, 2025)
)  # fmt: skip
PRODUCT = Product(id="platform", name="数据治理平台", brand="衡信", model="V3.0", maker=NAME, origin="江城市")
LINES = tuple(
    PriceRow(number, group, item, f"{item}及相关文档", "项", Decimal(1), Decimal(price), Decimal("0.06"),
             Decimal(price), "")
    for number, group, item, price in (
        (1, "数据治理", "数据调研", 180000), (2, "数据治理", "标准编制", 260000), (3, "平台建设", "平台开发", 960000),
        (4, "平台建设", "接口开发", 300000), (5, "运行维护", "驻场服务", 180000),
    )
)  # fmt: skip
PRICE = PriceView(LINES, Decimal(1880000), "壹佰捌拾捌万元整", Decimal("1773584.91"), Decimal("106415.09"))
RATES = (RateRow(1, "监理费", "1.85%", "1.85", "百分之壹点捌伍"),)
QUOTE = QuoteView(
    "rate", "费率", "结算价", "", "1.85%", "1.85", "百分之壹点捌伍", "", RATES, LINES, Decimal(180000), "壹拾捌万元整"
)  # fmt: skip
KINDS = {
    "qualification": "资格", "conformity": "符合性", "substantive": "★实质性", "important": "▲重要",
    "technical": "技术", "commercial": "商务",
}  # fmt: skip
UNANSWERED = "本条尚未答复的要求"


def _requirements() -> Iterable[RequirementView]:
    proof = ProofView("iso9001", "质量管理体系认证证书", "12-13")
    for kind, name in KINDS.items():
        text = "投标人须按照采购人的要求提供服务，并提交与之对应的证明材料，响应内容应当具体、可以核查。"
        yield RequirementView(f"{kind}-1", name, "服务要求", text, "第三章 2.1(1)", "我方按所列方案提供服务。",
                              "正偏离", "承诺时限短于要求", (proof,), "12-13")  # fmt: skip
        yield RequirementView(f"{kind}-2", name, "其他要求", UNANSWERED, "第三章 2.2", "", "", "", (), "")


REQUIREMENTS = tuple(_requirements())
CRITERIA = (
    CriterionView("S1", "商务", "类似业绩", Decimal("10.0"), "每提供一个类似项目业绩得2分，最高得10分。",
                  "云泽市数据平台建设项目", (ProofView("case-a", "云泽市数据平台建设项目", "30-41"),), "30-41"),
    CriterionView("S2", "技术", "实施方案", Decimal(15), "方案完整、针对性强。", "见《实施方案》", (), "《技术册》15"),
)  # fmt: skip


def _tender(full: bool) -> Tender:
    section = {"id": "s", "template": "cover"}
    return Tender(
        regime="government-procurement", method="open", purchaser="江城市数据中心",
        agency="江城招标代理有限公司" if full else "",
        project=Project(name="江城市公共数据服务采购项目", number="JCZC-2026-0817", lot="01包" if full else ""),
        dates=Dates(deadline=OPENING, opening=OPENING, validity_days=90),
        copies=Copies(original=1, duplicate=4) if full else Copies(),
        evaluation=Evaluation(method="综合评分法"),
        package=PackagePlan(set="gov-services", volumes=(VolumePlan(id="v", title="投标文件", sections=(section,)),)),
    )  # fmt: skip


def _bid(full: bool) -> Bid:
    return Bid(
        date=date(2026, 12, 18),
        signer=Signer.model_validate({"person": "zhang-wei", "as": "authorised"}),
        delivery=Delivery(period_days=90, warranty_months=36, validity_days=90) if full else Delivery(),
        team=(TeamMember(person="zhang-wei", role="项目经理"),) if full else (),
        values={"response_time": "30分钟", "training": "提供2场现场培训"} if full else {},
    )


def context(full: bool = True) -> dict[str, object]:
    """Return every name a template may use; the poor offer leaves out all that the model lets be left out."""
    tender, bid = _tender(full), _bid(full)
    company = (
        COMPANY
        if full
        else Company(id="c", name=NAME, credit_code="9142", legal_person="周启明", address="江城市")
    )
    library = Library(company=company, people=(PERSON,), cases=(CASE,), financials=YEARS, products=(PRODUCT,))
    bare = Person(id="li-na", name="李娜")
    team = (TeamView("项目经理", "统筹管理", PERSON, "50-56"), TeamView("工程师", "", bare, ""))
    chosen = (CASE, PRODUCT) if full else ()
    return {
        "project": tender.project,
        "tender": tender,
        "bidder": company,
        "bid": bid,
        "signer": PERSON if full else None,
        "price": PRICE if full else None,
        "quote": None,
        "team": team if full else (),
        "requirements": REQUIREMENTS,
        "criteria": CRITERIA,
        "forms": tender.forms,
        "section": SectionView("s", "三" if full else "", "章节标题", (ScanView(1, "营业执照", 2, "5-6"),)),
        "volume": VolumeView("v", "一", "商务技术册", 2 if full else 1),
        "library": library if full else Library(company=company),
        "values": bid.values,
        "page_of": lambda name: "7",
        "pages_of": lambda name: "7-9",
        "records_for": lambda name: chosen,
        "requirements_of": lambda kind: tuple(r for r in REQUIREMENTS if r.id.startswith(kind)),
        "mark": lambda name: "",
        "contents": lambda: "目录在此",
    }
