"""What the bid team does with each of the two tenders until nothing stands in the way."""

FORMS = {
    "授权委托书": [("________________", "自本授权书签署之日起至合同签订之日止")],
    "中小企业声明函": [
        ("（标的名称）", "{{ project.name }}"),
        ("（企业名称）", "{{ bidder.name }}"),
        ("从业人员____人", "从业人员96人"),
        ("营业收入为____万元", "营业收入为8637.29万元"),
        ("资产总额为____万元", "资产总额为9150.88万元"),
        ("（中型企业、小型企业、微型企业）", "小型企业"),
        ("________________", "{{ bidder.name }}"),
    ],
}
ANSWERS = """answers:
  Q1: {{reply: 我方独立参加，没有组成联合体。, where: s1, deviation: none}}
  Q4: {{reply: 我方没有该条所列的情形，声明附后。, where: s1, deviation: none}}
  T1: {{reply: 自合同签订之日起{period}日内完成全部工作。, where: proposal, deviation: none}}
  T2: {{reply: {people}, where: proposal, deviation: none}}
  T3: {{reply: 质量保证期{warranty}个月。, where: proposal, deviation: none}}
values: {{sme_industry: 软件和信息技术服务业}}"""
TEAM = """team:
  - {person: zhang-wei, role: 项目经理, duty: 总体管理}
  - {person: gao-yue, role: 数据工程师, duty: 驻场服务}
  - {person: huang-lei, role: 安全工程师, duty: 驻场服务}"""
ABSENT = "absent: [project.lot, money.items, package.page_limit, package.file_limit_mb, package.public]"
SCANS = """
        - {{id: ids, title: 被授权人身份证, scans: ["lin-xiaolan:id-card"]}}{more}"""
STATEMENT = "\n        - {id: statement, title: 资格声明, template: qualification-statement}"
CONTRACTS = "\n        - {id: contracts, title: 业绩合同, scans: [case-jc-drc-2024, case-yz-drc-2025]}"


def common(desk, *, period, warranty, people, more=""):
    """Do what both tenders ask for: confirm the reading, name the signer, promise, answer, choose the papers."""
    desk.checked_forms()
    desk.yaml(
        "tender.yaml",
        ("# regime:", "#"),
        ("   # 没有读到，现在是占位值，请填写，再从 unread 里删掉", ""),
        ("unread:\n  - regime", f"category: services\ndelivery_days: {period}\n{ABSENT}"),
        ("# 核对完毕后写：confirmed: {by: 姓名, on: 2026-01-31}", "confirmed: {by: 林晓岚, on: 2026-11-30}"),
        ("  validity_days: 90", "  validity_days: 90\n  issued: 2026-11-27"),
        (
            "{id: proposal, title: 方案, text: proposal}",
            "{id: proposal, title: 方案, text: proposal}" + SCANS.format(more=more),
        ),
    )
    desk.yaml(
        "bid.yaml",
        ("# price: price.xlsx", "price: price.xlsx"),
        ("date:                            # 落款日期，定下来后填", "date: 2026-12-18"),
        ("  person: zhou-qiming\n  as: legal-person", "  person: lin-xiaolan\n  as: authorised"),
        ("  period_days: ", f"  period_days: {period}"),
        ("  warranty_months: ", f"  warranty_months: {warranty}"),
        ("  validity_days: ", "  validity_days: 90"),
        ("team: []", TEAM),
        ("answers: {}", ANSWERS.format(period=period, warranty=warranty, people=people)),
        ("unread: [signer]", ""),
    )
    for title, changes in FORMS.items():
        desk.form(title, *changes)


def fill_consultation(desk):
    """Fill the Word tender."""
    common(
        desk,
        period=180,
        warranty=12,
        people="驻场服务人员3人，名单见项目人员一览表。",
        more=STATEMENT + CONTRACTS,
    )
    desk.yaml("bid.yaml", ("  s9: []", "  s9: [case-jc-drc-2024, case-yz-drc-2025]"))
    desk.form("响应函", ("起____日", "起{{ bid.delivery.validity_days }}日"))
    desk.cell("报价一览表", 1, 3, "无")
    desk.price(("数据治理", "项", 1, 900_000, 0.06), ("驻场服务", "月", 6, 30_000, 0.06))
    desk.chapter(
        [
            "服务方案：先摸清数据资源，再逐库比对、清洗和登记，每月提交数据质量报告。",
            "质量保障：每批数据由两人复核，问题当日登记，次日反馈，月底汇总分析原因。",
        ]
    )


def fill_open(desk):
    """Fill the PDF tender."""
    common(desk, period=240, warranty=24, people="项目团队人员3人，名单见项目人员一览表。")
    desk.form("投标函", ("起____日", "起{{ bid.delivery.validity_days }}日"))
    desk.cell("开标一览表", 1, 2, "{{ bid.delivery.period_days }}日")
    desk.cell("开标一览表", 1, 3, "无")
    desk.price(("档案著录与校核", "项", 1, 1_700_000, 0.06), ("系统配置与培训", "项", 1, 520_000, 0.06))
    desk.chapter(
        [
            "实施方案：分批出库、著录、校核和挂接，逐卷登记交接，每周报告进度。",
            "服务承诺：接到通知后 4 小时内到达现场，质量问题免费返工并说明原因。",
        ]
    )
