"""An invented company on paper: the files of a folder, drawn as one PDF and cut apart, for the intake to read."""

import io

import pikepdf

from bidkit.pdf.made.html import html_to_pdf

OWN = "澄州云杉信息技术有限公司"
HEAD, AGENT = "陆景行", "沈若溪"
STYLE = (
    "<style>@page{size:A4;margin:22mm} div{font:13pt/1.8 'Noto Serif CJK SC';white-space:pre-wrap}"
    " .paper{page-break-after:always} .paper div:first-child{font-size:24pt;text-align:center}</style>"
)
LICENCE = [
    "营业执照",
    "统一社会信用代码：91420100MA4K7QHX34",
    f"名称：{OWN}",
    "类型：有限责任公司（自然人投资或控股）",
    f"法定代表人：{HEAD}",
    "经营范围：软件开发；信息系统集成服务；数据处理服务；信息技术咨询服务",
    "注册资本：贰仟万元整",
    "成立日期：2013年5月20日",
    "营业期限：2013年5月20日至长期",
    "住所：澄州市望湖区云杉路18号",
]
BANK = ["开户许可证", f"企业名称：{OWN}", "开户银行：澄州银行望湖支行", "账号：6230010188001234567"]
SYSTEMS = (
    ("质量", "GB/T 19001-2016", "23Q31024R2M"),
    ("环境", "GB/T 24001-2016", "23E31025R2M"),
    ("职业健康安全", "GB/T 45001-2020", "23S31026R2M"),
    ("信息安全", "GB/T 22080-2016", "23I31027R1M"),
    ("信息技术服务", "GB/T 24405.1-2009", "23T31028R1M"),
)
PEOPLE = (
    (HEAD, "420106197903141212", ""),
    (AGENT, "420106198809223347", "系统分析师"),
    ("钟毅", "420111198607050012", "信息系统项目管理师"),
    ("罗丹青", "420102199101182227", "系统架构设计师"),
    ("贺鸣", "420107199308261151", "数据库系统工程师"),
    ("温如玉", "420105199506305220", "信息安全工程师"),
)
CASES = (
    ("望湖区政务数据治理项目", "望湖区大数据中心", "126.5万元", "2024年4月18日", "2024年12月20日"),
    ("澄州市档案数字化服务项目", "澄州市档案馆", "88万元", "2024年9月2日", "2025年6月30日"),
    ("澄州市经济运行监测平台项目", "澄州市统计局", "198.6万元", "2025年3月11日", "2025年12月15日"),
)
YEARS = (2023, 2024, 2025)
SOFTWARE = ("云杉数据治理平台软件 V2.0", "2024SR0317725"), ("云杉档案管理系统软件 V1.3", "2025SR0082316")


def system(name, standard, number):
    return [
        f"{name}管理体系认证证书",
        f"证书编号：{number}",
        f"组织名称：{OWN}",
        f"认证标准：{standard}",
        "认证范围：软件开发、信息系统集成、数据处理服务",
        "发证日期：2024年6月10日",
        "有效期至：2027年6月9日",
        "发证机构：华衡认证中心",
    ]


def card(name, number):
    sex = "男" if int(number[16]) % 2 else "女"
    born = f"{number[6:10]}年{int(number[10:12])}月{int(number[12:14])}日"
    return [
        f"姓名：{name}",
        f"性别：{sex}  民族：汉",
        f"出生：{born}",
        "住址：澄州市望湖区",
        f"公民身份号码：{number}",
    ]


def degree(name):
    return [
        "毕业证书",
        f"姓名：{name}",
        "学校名称：澄州理工大学",
        "专业：计算机科学与技术",
        "学历：本科",
        "毕业日期：2012年6月30日",
    ]


def skill(name, title):
    number = f"2018{len(title):02d}42{ord(name[0]) % 10000:04d}"
    return [f"{title}资格证书", f"姓名：{name}", "级别：高级", f"证书编号：{number}",
            "发证日期：2018年11月15日", "发证机关：澄州市人力资源和社会保障局"]  # fmt: skip


def insured(name, number):
    return ["社会保险个人参保证明", f"姓名：{name}", f"社会保障号码：{number}", f"缴费单位：{OWN}",
            "缴费起止：2026年4月 2026年5月 2026年6月 2026年7月 2026年8月 2026年9月 2026年10月"]  # fmt: skip


def contract(name, client, amount, signed):
    return [
        "技术服务合同",
        f"项目名称：{name}",
        f"甲方：{client}",
        f"乙方：{OWN}",
        f"合同总价：{amount}",
        f"签订日期：{signed}",
    ]


def accepted(name, client, day):
    return [
        "项目验收报告",
        f"项目名称：{name}",
        f"建设单位：{client}",
        f"承建单位：{OWN}",
        f"验收日期：{day}",
        "结论：合格",
    ]


def audit(year):
    return ["审计报告", f"澄衡会审字〔{year + 1}〕第{year % 100}07号", f"{OWN}全体股东：",
            f"我们审计了财务报表，包括{year}年12月31日的资产负债表和{year}年度的利润表。",
            "我们认为，财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了公司的财务状况。",
            f"营业收入：{5000 + year}万元", f"资产总计：{6000 + year}万元", "澄衡会计师事务所"]  # fmt: skip


def software(name, number):
    return [
        "计算机软件著作权登记证书",
        f"软件名称：{name}",
        f"著作权人：{OWN}",
        f"登记号：{number}",
        "登记日期：2025年2月14日",
    ]


def papers():
    """Return the lines of every paper by the name of its file."""
    found = {"营业执照": LICENCE, "开户许可证": BANK}
    found |= {f"{name}体系": system(name, standard, number) for name, standard, number in SYSTEMS}
    for name, number, title in PEOPLE:
        found |= {
            f"{name}身份证": card(name, number),
            f"{name}毕业证": degree(name),
            f"{name}社保": insured(name, number),
        }
        found |= {f"{name}资格证": skill(name, title)} if title else {}
    for number, (name, client, amount, signed, day) in enumerate(CASES, start=1):
        found |= {
            f"合同{number}": contract(name, client, amount, signed),
            f"验收{number}": accepted(name, client, day),
        }
    found |= {f"审计报告{year}": audit(year) for year in YEARS}
    return found | {f"软著{number[-4:]}": software(name, number) for name, number in SOFTWARE}


def lay_out(folder):
    """Write every paper into a folder as a PDF of its own with a text layer."""
    folder.mkdir()
    told = papers()
    body = "".join(
        '<div class="paper">' + "".join(f"<div>{line}</div>" for line in lines) + "</div>"
        for lines in told.values()
    )
    with pikepdf.open(io.BytesIO(html_to_pdf(STYLE + body, folder / "all.pdf"))) as whole:
        for name, page in zip(told, whole.pages, strict=True):
            one = pikepdf.new()
            one.pages.append(page)
            one.remove_unreferenced_resources()
            one.save(folder / f"{name}.pdf")
