"""标前: what is done up to the deadline; offsets are full working days before it."""

from __future__ import annotations

from bidkit.sheets.plan import conditions as only
from bidkit.sheets.plan import laws
from bidkit.sheets.plan.action import Action, Latest, Point, Unit

BEFORE = (
    Action(
        "get-documents", "取得招标文件：按包号下载或购买，附件、图纸、澄清页一并存档", "投标经理",
        Point.ISSUED, 0, otherwise=-15, finished=only.confirmed, done="有平台获取记录，文件已存入项目文件夹",
        late="今天就去平台取；提供期限已过的先问代理机构能否补领，没有获取记录的投标可能不被接受",
        latest=Latest(Point.DOCUMENTS_UNTIL, articles=(laws.OFFER_PROCUREMENT, laws.OFFER_TENDERING)),
        vital=True,
    ),
    Action(
        "read", "通读招标文件，核对读出的要求、评分、时间、格式，逐条确认", "投标经理", offset=-14, lasts=2, soon=2,
        done="读出的内容逐条确认，没有占位值", finished=only.confirmed,
        late="今天两人分头通读：一人看资格和无效条款，一人看评分和格式", vital=True,
    ),
    Action(
        "decide", "投不投：对照资格硬条件、评分和投入，出结论", "决策人", offset=-13, soon=3,
        finished=only.started, done="决策单签字", late="今天定；资格硬条件补不齐的，停下来",
    ),
    Action(
        "kick-off", "开启动会，定分工、责任人、用印和递交的时段", "投标经理", offset=-13, soon=3,
        finished=only.started, done="每项工作都有人名和日期", late="今天开 15 分钟站会，直接按本表派活",
    ),
    Action(
        "register", "平台注册、报名或投标登记；主体信息与营业执照一致", "商务", offset=-13, soon=3,
        done="平台能看到本项目的投标入口", late="今天办；平台审核要时间，先打平台客服电话", vital=True,
        when=only.electronic,
    ),
    Action(
        "certificate-order", "数字证书（CA）办理或续期，电子章同步更新", "CA 管理员", offset=-12, lasts=3,
        finished=only.certified, done="CA 有效期晚于开标和合同签订",
        late="今天去加急办；办不出的，投标无法加密和解密", vital=True,
        when=only.electronic,
    ),
    Action(
        "outline", "写作大纲：按评分项排章节，每节定人、定页数", "技术", offset=-12,
        finished=only.outlined, done="大纲与评分表一一对应", late="直接用评分项当目录开写",
    ),
    Action(
        "questions-list", "汇总疑问：前后矛盾、没有写清、影响报价的条款", "投标经理", offset=-12, lasts=2, soon=4,
        done="疑问清单定稿（可用澄清提问函草稿）", late="只留影响报价和资格的疑问，今天定稿",
    ),
    Action(
        "questions-send", "发出澄清提问，保存发送和签收记录", "商务", Point.QUESTIONS_UNTIL, -1, otherwise=-11,
        done="平台或邮件有送达记录",
        late="提问期没过的今天发；过了的按从严理解编制，拿不准的按公告上的联系方式询问并记录",
        latest=Latest(Point.QUESTIONS_UNTIL, articles=(laws.INQUIRY,), note="招标文件写明的提问截止"),
    ),
    Action(
        "challenge", "决定是否对采购文件提出质疑；提的当天送达", "投标经理", Point.CHALLENGE, -1,
        done="决定有记录；质疑函有签收", late="质疑期已过：只能书面询问，编制不停",
        latest=Latest(Point.CHALLENGE, articles=(laws.CHALLENGE,), note="按发布当天收到文件算，最稳妥"),
        when=only.procurement,
    ),
    Action(
        "objection", "决定是否对招标文件提出异议；提的提前一天送达", "投标经理", Point.OBJECTION, -1,
        done="决定有记录；异议有签收", late="异议期已过：可以书面提问，编制不停",
        latest=Latest(Point.OBJECTION, articles=(laws.OBJECTION,)), when=only.tendering,
    ),
    Action(
        "site-visit", "现场踏勘：按招标文件的安排参加，拍照、记录影响报价的情况", "技术", offset=-11,
        done="踏勘记录和照片", late="联系代理机构问能否补看；不能的，用公开资料补，并在风险里写明",
        when=only.visited,
    ),
    Action(
        "joint-agreement", "联合体协议：分工、份额、牵头人，各方盖章", "商务", offset=-10, lasts=3,
        done="协议原件齐", late="今天派人跑章；协议不随投标递交即无效", vital=True,
        when=only.joint, finished=only.agreed,
    ),
    Action(
        "bond-request", "申请投标保证金：付款审批，或向银行、担保、保险机构申请保函", "财务", offset=-10, lasts=3,
        done="付款单已批，或保函在办", late="今天走加急审批；来不及转账的改办电子保函",
        when=only.bonded, finished=only.bond_paid, vital=True,
    ),
    Action(
        "bond-arrive", "保证金到账并核对：从基本账户转出，备注写项目编号，金额、收款人无误", "财务",
        Point.BOND_DUE, -3, done="到账回单、基本账户证明已存档",
        late="今天转，转完电话核实到账；过了截止再到账等于没交",
        latest=Latest(Point.BOND_DUE, articles=(laws.BOND_PROCUREMENT, laws.BOND_TENDERING)),
        when=only.bonded, finished=only.bond_paid, vital=True,
    ),
    Action(
        "renew", "临期、过期的证书：催办续期，办不出的换一份或写说明", "商务", offset=-10, lasts=5,
        done="每份证书在要求的日期前有效", late="今天问发证机构要受理通知，同时找可替换的证书",
        when=only.expiring, vital=True,
    ),
    Action(
        "collect", "收齐资料：证照、业绩合同与验收、人员证书与社保、财务、信用查询截图", "商务", offset=-8, lasts=5,
        finished=only.gathered, done="资料库里每条要求都有文件", late="今天先收资格硬条件的，再收评分的", vital=True,
    ),
    Action(
        "maker-letter", "厂家授权、承诺函：发样稿、催盖章、收原件", "商务", offset=-6, lasts=5,
        done="原件到手", late="今天让厂家先传扫描件，原件快递", when=only.maker_letter,
    ),
    Action(
        "samples", "样品：备货、自检、贴标签", "技术", offset=-4, lasts=5,
        done="样品清单与招标文件一致", late="今天调货；缺样按招标文件规定扣分或无效", when=only.sampled,
    ),
    Action(
        "authority", "授权文件：授权书、法定代表人身份证明、授权代表的身份证和社保", "商务", offset=-8,
        done="授权代表、有效期、签章处都对", late="今天办；没有授权书，授权代表签的字无效", vital=True,
    ),
    Action(
        "technical", "方案写作：技术（服务）方案逐条对应评分项和★条款", "技术", offset=-6, lasts=6,
        done="初稿完成，每个评分项都有章节", late="按分值从高到低补写，先保★条款", vital=True,
    ),
    Action(
        "commercial", "商务部分和规定格式：逐格填写，偏离表逐条答复", "商务", offset=-6, lasts=4,
        finished=only.replied, done="规定格式没有空格，偏离表每条有答复",
        late="今天先填资格审查和无效条款涉及的格式", vital=True,
    ),
    Action(
        "cost", "成本测算：人天、采购、税费、风险，分项对应报价表", "报价", offset=-7, lasts=3,
        finished=only.priced, done="成本表有复核人", late="按同类项目折算，当天出数",
    ),
    Action(
        "price-draft", "报价方案：对照预算、最高限价和价格分算几档", "报价", offset=-5,
        finished=only.priced, done="两到三档方案及得分测算", late="今天出一档，算清得分和毛利",
    ),
    Action(
        "low-price", "低价说明材料：原材料、人工、制造费用和证明", "报价", offset=-4, lasts=2,
        done="说明和证据随时可提交（可用草稿）", late="今天备齐，评审时只有半小时左右",
        latest=Latest(Point.DEADLINE, articles=(laws.LOW_PROCUREMENT,), note="可随投标文件一并提交"),
        when=only.low, vital=True,
    ),
    Action(
        "review-1", "一审：资格、符合性、★条款、无效条款逐条勾", "审核人", offset=-5,
        done="一审记录，问题清零", late="今天由没参与编写的人只查无效条款", vital=True,
    ),
    Action(
        "review-2", "二审：评分项逐项对页码，技术、商务前后一致", "审核人", offset=-4,
        done="二审记录，失分项有结论", late="与三审合并，只看前三大评分项", when=only.scored,
    ),
    Action(
        "price-final", "定价：决策人签字，只告诉必须知道的人", "决策人", offset=-3,
        done="报价审批单签字", late="今天定，定后不再改", vital=True,
    ),
    Action(
        "certificate-check", "CA 检查：在递交用的电脑上登录、签章、加密、解密各试一次", "CA 管理员", offset=-3,
        done="四步都成功，密码双人保管", late="今天在递交用的电脑上试；不成立即找 CA 客服", vital=True,
        when=only.electronic,
    ),
    Action(
        "review-3", "三审：成品通读，报价大小写、页码、签章处、落款日期、包号", "审核人", offset=-3,
        done="三审签字，之后只改审出的问题", late="今天两人对读投标函、报价表、授权书", vital=True,
    ),
    Action(
        "rehearse-1", "述标演练一：计时、过演示环境、答问", "述标人", offset=-3,
        done="在规定时间内讲完，问题清单有答案", late="今天走一遍演示环境，讲稿压到规定时间的九成",
        when=only.presented,
    ),
    Action(
        "seal", "用印：按签章计划逐处盖章、签字，盖完逐页核对", "印章管理员", offset=-2,
        done="签章表逐项打勾", late="今天用印；印章外借未回的改用电子章或立即调回", vital=True,
    ),
    Action(
        "print", "打印装订：正本、副本份数、封面字样、页码、胶装", "商务", offset=-2,
        done="份数与招标文件一致，正副本内容相同", late="今天找加急店，正本先行", when=only.paper, vital=True,
    ),
    Action(
        "encrypt", "生成电子投标文件：签章、加密，用查看工具打开核对每一页", "商务", offset=-2,
        done="加密件和备份件各一份，大小在限制内", late="今天生成；签章慢，留出两小时", when=only.electronic,
        vital=True,
    ),
    Action(
        "rehearse-2", "述标演练二：实景、换备用机、断网预案", "述标人", offset=-1,
        done="主备两台设备都能演示", late="出发前在现场网络条件下试一次", when=only.presented,
    ),
    Action(
        "envelope", "封装：内外封、标签、密封章、骑缝", "商务", offset=-1,
        done="封套与签章计划一致，拍照留存", late="到场前封好；不按要求密封会被拒收",
        latest=Latest(Point.DEADLINE, articles=(laws.LATE_PROCUREMENT, laws.LATE_TENDERING)),
        when=only.paper, vital=True,
    ),
    Action(
        "upload", "上传投标文件，取得递交回执并存档", "商务", offset=-1,
        done="回执编号写进 bid.yaml 的 submission.receipt", finished=only.uploaded,
        late="现在就传：传完才算递交，截止前一小时网络最挤",
        latest=Latest(Point.DEADLINE, articles=(laws.UPLOAD,)), when=only.electronic, vital=True,
    ),
    Action(
        "bag", "备好开标当天的包：证件原件、CA、授权书、备份介质、印章（或外带审批）", "授权代表", offset=-1,
        done="清单逐项打勾", late="现在收拾，按签章计划的清单", vital=True,
    ),
    Action(
        "travel", "到场准备：到达开标地，或试运行远程开标的网络、摄像头、电话", "授权代表", offset=-1,
        done="人到位，远程环境试通", late="改远程或换最近的人，授权书要对应",
    ),
    Action(
        "deliver", "递交纸质投标文件（样品），取得签收单", "授权代表", offset=-90, unit=Unit.MINUTE,
        done="签收单写明时间", late="截止后送达的一律拒收",
        latest=Latest(Point.DEADLINE, articles=(laws.LATE_PROCUREMENT, laws.LATE_TENDERING)),
        when=only.paper, vital=True,
    ),
    Action(
        "last-change", "最后核对：平台状态为已递交；要改的撤回重传", "商务", offset=-60, unit=Unit.MINUTE,
        done="截图存档", late="截止后不能再补充、修改、撤回",
        latest=Latest(Point.DEADLINE, articles=(laws.WITHDRAW_PROCUREMENT, laws.WITHDRAW_TENDERING)),
    ),
)  # fmt: skip
