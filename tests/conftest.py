"""The two fixtures that every test shares: a small library and a small tender, as a workspace on disk."""

import os
import textwrap

import pytest

os.environ["BIDKIT_TODAY"] = "2026-12-01"  # the small tender and the example close on 2026-12-21

COMPANY = """
id: company
name: 江城衡信数据科技有限公司
short_names: [衡信数据]
credit_code: 91420100MA4KLM1234
legal_person: 周启明
address: 江城市东湖路 1 号
scope: 软件开发；信息系统集成服务；数据处理
size: 小型
files: [{path: files/licence.pdf, kind: licence, title: 营业执照副本}]
"""
ISO = """
id: iso9001
kind: certification
name: 质量管理体系认证证书
standard: GB/T 19001-2016
scope: 计算机软件开发；信息系统集成
holder: 江城衡信数据科技有限公司
number: 016TJ22Q3456R1M
issued: 2024-07-01
valid_until: 2027-06-30
files: [{path: files/iso9001.pdf, kind: certificate}]
"""
PERSON = """
id: zhang-wei
name: 张伟
title: 高级工程师
employer: 江城衡信数据科技有限公司
career_start: 2010-07-01
education: [{school: 江城大学, degree: 硕士}]
certificates:
  - {name: 信息系统项目管理师, grade: 高级, issued: 2018-05-01, valid_until: permanent,
     files: [{path: files/zhang-wei.pdf, kind: certificate}]}
social_security: {payer: 江城衡信数据科技有限公司, first: 2025-01, last: 2026-11,
  files: [{path: files/zhang-wei-social.pdf, kind: social-security}]}
"""
CASE = """
id: case-a
name: 云泽市数据平台建设项目
client: 云泽市数据局
amount: 150万
signed: 2024-03-01
tags: [数据平台]
files: [{path: files/case-a.pdf, kind: contract}]
"""
FINANCIAL = """
id: fin-2025
year: 2025
revenue: 8000万
net_profit: 600万
files: [{path: files/audit-2025.pdf, kind: audit}]
"""
TENDER = """
regime: government-procurement
method: open
project: {name: 数据服务采购, number: ZB-2026-001}
purchaser: 江城市数据中心
money: {budget: 200万, ceiling: 195万}
dates: {deadline: 2026-12-21 09:30, opening: 2026-12-21 09:30, validity_days: 90}
evaluation: {method: 综合评分法, price: {formula: lowest-price-first, points: 10}}
package:
  set: gov-services
  volumes:
    - id: main
      title: 投标文件
      sections:
        - {id: letter, form: F1}
        - {id: proofs, title: 资格证明, scans: [Q1, Q2, S1]}
requirements:
  - {id: Q1, kind: qualification, text: 独立法人, needs: {company: {proof: [licence]}}}
  - {id: Q2, kind: qualification, text: 质量体系, needs: {qualification: {name: 质量管理体系认证证书}}}
  - {id: T1, kind: substantive, text: 数据不出境, answer: person}
criteria:
  - {id: S1, item: 业绩, points: 10, rule: {each: 5, needs: {case: {tags: [数据平台]}}}}
  - {id: S2, item: 价格, points: 10, rule: {price: true}}
forms:
  - {id: F1, title: 投标函, template: bid-letter, seal: [company]}
absent: [money.bond]
"""
CONFIRMED = "confirmed: {by: 林晓岚, on: 2026-12-01}\n"
"""What makes the small tender one that may be handed in."""
BID = """
price: price.xlsx
date: 2026-12-18
signer: {person: zhang-wei, as: authorised}
delivery: {period_days: 60, validity_days: 90}
team: [{person: zhang-wei, role: 项目经理}]
answers:
  T1: {reply: 全部数据存放在采购人机房, where: letter, deviation: none}
"""


@pytest.fixture
def workspace(tmp_path):
    """Return the root of a small workspace whose tender lies in tenders/demo; scans are one-line PDFs."""
    files = {
        "library/company.yaml": COMPANY,
        "library/qualifications/iso9001.yaml": ISO,
        "library/people/zhang-wei.yaml": PERSON,
        "library/cases/case-a.yaml": CASE,
        "library/financials/fin-2025.yaml": FINANCIAL,
        "tenders/demo/tender.yaml": TENDER,
        "tenders/demo/bid.yaml": BID,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    write_price(tmp_path / "tenders/demo/price.xlsx", [("平台", "套", 1, 1_000_000, 0.06)])
    return tmp_path


def write_price(path, lines):
    """Write a price workbook from (item, unit, quantity, unit price, tax rate) rows."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "报价明细"
    sheet.append(["名称", "单位", "数量", "含税单价", "税率"])
    for line in lines:
        sheet.append(line)
    book.save(path)
