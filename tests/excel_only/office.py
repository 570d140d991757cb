"""The office of the invented company: its library comes in by intake and Excel; what everybody does with a project."""

import openpyxl

from tests.excel_only.clerk import CONFIRM, Clerk
from tests.excel_only.company import AGENT, OWN, lay_out

HONOURS = [
    ("澄州市守合同重信用企业", "荣誉", "ZC2024-118"),
    ("软件企业证书", "认证", "澄RQ-2023-0561"),
    ("高新技术企业证书", "认证", "GR202442000731"),
    ("企业信用等级证书", "信用", "XY2025-3309"),
    ("信息系统建设和服务能力等级证书", "认证", "CS3-4200-000519"),
    ("数据管理能力成熟度等级证书", "认证", "DCMM-2025-0182"),
]
OURS = ("bid.", "填表人", "疑问")
UNREAD = ("category", "delivery_days", "package.file_limit_mb")
ABSENT = (
    "money.items",
    "project.lot",
    "package.page_limit",
    "package.file_limit_mb",
    "package.public",
    "delivery_days",
)


def settled_in(root, papers):
    """Return the clerk of a new workspace whose library holds what came as papers and what was typed in Excel."""
    clerk = Clerk(root)
    clerk.command("init", root, where=False)
    lay_out(papers)
    clerk.command("intake", papers)
    came = root / "收件.xlsx"
    clerk.fill(came, [("收件", "填表人", {CONFIRM: clerk.name})])
    sheets = openpyxl.load_workbook(came).sheetnames
    clerk.tick(came, *[title for title in sheets if title != "收件" and not title.startswith("bidkit")])
    clerk.command("intake", papers, "--take")
    (root / "library/files/荣誉.pdf").write_bytes((papers / "质量体系.pdf").read_bytes())
    stock = root / "资料.xlsx"
    clerk.command("book", "资料")
    own = {"企业规模": "小型", "所属行业": "软件和信息技术服务业", "法定代表人性别": "男", "股东": "陆景行"}
    agent = next(key for key, row in clerk.rows(stock, "人员").items() if row["姓名"] == AGENT)
    rows = [("人员", agent, {"职务": "商务经理"}), ("公司", "company", own | {"人数：总人数": "56"})]
    same = {"持证单位": OWN, "发证日期": "2025/3/18", "最后有效日": "2028年3月17日", "扫描件": "荣誉.pdf"}
    for name, kind, number in HONOURS:
        rows.append(("资质证书", None, same | {"证书名称": name, "种类": kind, "证书编号": number}))
    clerk.fill(stock, rows)
    clerk.command("book", "资料", "--take")
    clerk.typed.clear()
    return clerk


def say_yes(clerk, book):
    """Go through what was read: yes to what stands there or is proposed, 没有 to what the tender does not say."""
    for title in ("要求", "评分", "格式", "无效条款"):
        clerk.tick(book, title)
    said = {}
    for key, row in clerk.rows(book, "概况").items():
        read = key not in UNREAD and not key.startswith(OURS)
        offered = key.startswith("bid.") and row["原文摘录"].startswith("建议")
        if not row[CONFIRM] and (read or offered):
            said[key] = "是" if row["内容"] or offered else "没有"
    clerk.fill(book, [("概况", key, {CONFIRM: mark}) for key, mark in said.items()])
    open_ones = clerk.rows(book, "没有查的")
    clerk.fill(book, [("没有查的", key, {CONFIRM: "没有"}) for key in ABSENT if key in open_ones])


def counted(clerk, book):
    """Return how many cells had to be typed and how many items the sheets hold; paragraphs nobody read are no items."""
    sheets = ("概况", "要求", "评分", "格式", "无效条款", "分册", "没有查的")
    return sum(clerk.typed.values()), sum(len(clerk.rows(book, title)) for title in sheets)
