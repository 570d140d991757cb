"""What one takes to the opening, as data: each thing, when it is needed and who carries it.

Owns the list only; whether a thing is needed in one tender is judged by the names in ``when``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

When = Literal[
    "always", "paper", "online", "attending", "presentation", "samples", "originals", "bond",
    "authorised", "legal-person", "joint", "low-price", "rounds", "disc",
]  # fmt: skip
Carrier = Literal["signer", "decrypts", "speaker", "technician", "finance", "keeper"]

CARRIERS: dict[Carrier, str] = {
    "signer": "{signer}",
    "decrypts": "解密人{decrypts}",
    "speaker": "主讲人",
    "technician": "技术保障人员",
    "finance": "财务（交{signer}）",
    "keeper": "印章保管人",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to take: all names in ``when`` must hold."""

    name: str
    note: str
    carrier: Carrier
    when: tuple[When, ...]


ITEMS: tuple[Item, ...] = (
    Item("已封好的投标文件", "正本 {originals}、副本 {duplicates}；按封包清单逐包点数", "signer", ("paper",)),
    Item("电子文件（U 盘或光盘）", "{electronic} 份；另带一份自用，不递交", "signer", ("disc",)),
    Item("授权委托书原件", "与投标文件里的一致，另带复印件 1 份", "signer", ("attending", "authorised")),
    Item("法定代表人身份证明原件", "与投标文件里的一致", "signer", ("attending", "legal-person")),
    Item("身份证原件", "到场的每个人都带，核对有效期", "signer", ("attending",)),
    Item("营业执照复印件（盖公章）", "备登记、核验用", "signer", ("paper",)),
    Item("投标保证金凭证", "转账回单或保函复印件，原件按招标文件要求", "finance", ("bond",)),
    Item("联合体协议原件", "各方都盖了章的那份", "signer", ("attending", "joint")),
    Item("备查原件", "招标文件写了原件备查、核验的，列清单、专人保管、当天带回", "signer", ("attending", "originals")),
    Item("样品和样品清单", "按招标文件封样、贴标识；递交时要收据", "technician", ("samples",)),
    Item("备用封条、标签、胶带、签字笔、印泥", "现场发现破损当场补封", "signer", ("paper",)),
    Item("公章（需要带才带）", "先办外带用印审批，两人同行，登记带出和带回时间；不需要就不带", "keeper", ("paper",)),
    Item("递交回执", "打印一份；平台出错时它是已递交的凭据", "decrypts", ("online",)),
    Item("企业 CA、法定代表人 CA", "加密用的就是这一把；口令由保管人自己记，不写在纸上", "decrypts", ("online",)),
    Item("已装好驱动和客户端的电脑", "专机专用；前一天登录试一次", "decrypts", ("online",)),
    Item("备用电脑、备用网络", "另一台装好驱动的本单位电脑，手机热点", "decrypts", ("online",)),
    Item("平台客服、CA 客服、代理机构的电话", "抄在本页背面，解密不成功马上打并留记录", "decrypts", ("online",)),
    Item("开标一览表打印件", "开标时对照唱出或显示的报价，不一致当场提出", "signer", ("always",)),
    Item("完整的投标文件电子版", "评审中要澄清时查原文，澄清要在规定时间内书面答复", "signer", ("always",)),
    Item("成本说明和凭证", "报价偏低，可能要现场书面说明，时间从三十分钟起", "finance", ("low-price",)),
    Item("最后报价授权和测算底稿", "多轮报价：授权到最低可报的价，报价单备好签章", "signer", ("rounds",)),
    Item("演示用笔记本和备用机", "装好可运行的系统或演示稿，离线也能讲", "technician", ("presentation",)),
    Item("转接线、翻页器、电源、U 盘备份", "外接设备自带；到场先试投屏", "technician", ("presentation",)),
    Item("述标提纲和评委问答准备表", "见《评委问答准备表》，主讲人、答题人各一份", "speaker", ("presentation",)),
    Item("到场人员身份证和授权书", "招标文件对到场人员有要求的，逐人核对", "speaker", ("presentation",)),
)  # fmt: skip
