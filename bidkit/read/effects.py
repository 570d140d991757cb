"""What happens to a bid in the words of one sentence: it is out, everybody is out, or nothing of the kind.

废标 is told by its subject: one bid, or the project. What only speaks about invalid bids is not a ground.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bidkit.read.labels import without_label


class Effect(StrEnum):
    """Whom the sentence hits."""

    BID = "bid"
    ALL = "all"
    NONE = ""


FILES = r"(投标|响应|报价|应答|竞标|申请|参选|谈判|磋商|标书)"
BID_OUT = re.compile(
    rf"(投标|响应|报价|竞标|应答|标书|申请|比选)(文件|报价|资格|行为)?(均|都|也|即|则)?(将|会|应|应当|可|有权|予以|按|被|视为|视作|作为|作|判为|认定为|判定为|属于|为|是|按照|一律)*(被)?(视为|认定为|判定为|作)?(无效|失效)(?!的?(供应商|投标人)(名单|的))"
    rf"|无效(的)?(投标|响应|标|报价|申请|竞标|应答)(文件)?(处理|论处)?|(按|作为?|视为|视作|予以|以)无效(处理|论处)?|初审不通过"
    rf"|否决(其|该|了)?(投标|响应|资格|其)|(被|应|应当|予以|可|将)(被)?否决|(投标|响应)(文件)?.{{0,10}}(予以)?否决"
    rf"|拒收|拒绝(接收|接受|受理)|(不予|恕不|概不|不)(接收|受理)|恕不接受|概不接受|不接受[^,。;]{{0,6}}(逾期|迟到|迟交|过期)|不接受投标截止|(将|会|被|予以|应|而)(被|予以)*拒绝(?!延长|签|接受|支付|履行|提供|续)|视为拒绝|予以拒绝"
    rf"|取消(其|该)?{FILES}?(投标|响应|参与|磋商|谈判|竞标)?(的)?(资格)|丧失{FILES}?资格|(不得|不能|无法)(通过|进入)(资格|符合|初步|详细|后续|下一|评[标审](?!报告))"
    rf"|(视为|视作|按|作|作为|判为|以|属于?|按照|其|以)废标|{FILES}(文件)?.{{0,12}}(为|作|按)?废标|废标处理"
    rf"|(视为|视同|认定为|属于|作为|视作)[^,。;]{{0,8}}((未|没有|不|非)(对[^。;]{{0,12}})?(作出|做出|能|能够)?(实质性?|实质上)?(地)?(响应|满足|递交|提交|参加)|(自动|主动)?(放弃|退出|撤回|撤销)(本次|其|该|参加|参与|此次)?({FILES}|竞争|采购|$|[,。;的])|弃权)"
    rf"|不(合格)(响应|投标)|不合格投标|(有效期满后|原).{{0,12}}不再有效"
)
# Of whom it is said that he takes no part: a bidder or his bid, not those who judge.
LEFT_OUT = re.compile(
    r"^(?!.*(委员|专家|评委|采购人代表|工作人员|监督)).*(不得?|不能|不再|无法)(参与|参加)(后续|下一|资格审查|符合性|评[标审](?!价|基准|参考|专家|委员))"
)
# Kept from the buyer's later tenders: nothing happens to this bid.
LATER = re.compile(
    r"(将|会|应)?(被)?(拒绝|限制|禁止)(其)?(在)?[^。;,]{0,8}(一定(时[期间]|期限)|后续|今后|以后)[^。;,]{0,16}(参与|参加|投标)[^。;]*"
)
STANDING = re.compile(
    rf"视为(投标人|供应商|响应人|申请人|竞标人|.{{0,4}})?(相互|互相)?(之间)?(有|存在)?(恶意)?串通({FILES}|标)?"
)
ALL_OUT = re.compile(
    r"(项目|采购|包组?|招标|活动|标段|予以|应予|应当|宣布|认定|作)(作)?废标|废标(后|处理)?[,，。]?(重新|采购人)|(本次|该)?(采购|招标|磋商|谈判|询价|比选)?(活动|项目|任务)?(应当|应|将|可)?(终止|中止)(本次|本项目|竞争性)?(的)?(采购|招标|磋商|谈判|询价|招投标|比选|项目)"
    r"|重新(组织|开展|进行|启动)?(项目)?(的)?(采购|招标|磋商|谈判|询价|比选|组织(?!验收|评审|评标|复核|抽|演示|检|培训|施工|考|专家))|流标|(招标|采购|磋商|谈判|询价|比选|遴选|竞价)失败|不得(组织|进行)?(开标|评标|评审)|否决(所有|全部)的?(投标|响应)|(所有|全部)的?(投标|响应)(文件)?[^,。;]{0,4}被?否决|(招标|采购)(活动)?(予以)?(取消|作废)|(应当|应|将|可以?)(停止|中止|终止)评(审|标)|终止(本次|本项目)"
    r"|拒绝[^,。;]{0,8}(所有|全部)的?(投标|响应|报价)|宣布(招标|采购|磋商|谈判|询价|比选)(程序|活动|过程)?(无效|取消|终止)"
    r"|取消(本次|本项目|该项目)?的?(招标|采购|磋商|谈判|询价|比选)(活动|程序|项目|计划|任务)?"
    r"|(不足|少于|仅有|只有)[^。;]{0,40}((转为|改为|变更为|采用)(竞争性|单一来源|谈判|磋商|询价|其他|直接)|不(予|再|能|得)(进行|进入)?(下一(步|阶段|环节)|后续)?的?(开标|开启|评审|评标|比较))"
    r"|(采购|招标|比选|磋商|谈判|询价|竞价|遴选)(活动|程序|工作)?(应当|应|将|即|予以|可)?(终止|中止)([,。;]|$)"
    r"|(本次|该次|宣布|项目)(招标|采购|比选|磋商|谈判|询价)无效|^项目(予以|将)?终止[。;]?$|(三|3)(家|个|名)(\(含[^)]*\))?及?以上[^。;]{0,24}(方可|方能|才能|才可以?)(进行|开标|开启|评标|评审|继续|开展|组织)"
)
NOT_GROUND = re.compile(
    r"不(作|得|应|能|会|属于|宜|因此|予以?)(为|作为|认定为?|以|因|被|按)?[^,，。;]{0,14}(无效|否决|拒绝)|不得(以|因|将)[^,，。;]{0,40}(无效|否决)|不影响[^。;]{0,30}(有效|评审)|(不|未)(被)?(否决|拒绝|认定)|中标无效|成交无效|(中标|成交)(结果|资格)?(一律)?无效|合同无效"
    r"|无效(的)?(证明|材料|声明|证件|名单|原因|情形的?(认定|说明)|电话|质疑|投诉|文件[^。]{0,6}原因)|(声明|承诺)(函|书)?的?(内容)?(视为|为|将|均)*无效|参加演示|部分.{0,6}无效$|(质疑|投诉|异议|保函|授权|条款|协议)(书|函)?(将)?(视为|为|作|按)?无效|有效(无效)|(无效|否决|废标)(投标)?的?(原因|理由|依据|名单|公告|决定|供应商家?数)|评分.{0,10}无效|视为放弃(中标|成交|质疑|权利|异议|演示|签订)|放弃(中标|成交)|取消.{0,6}(中标|成交)(人|供应商)?.{0,6}资格|取消其(评委|评标|专家)|可视为|复核|未予否决|随意否决|应当否决的投标|被否决(的)?(单位|投标人|供应商)|依法(暂停|取消)|暂停或者?取消|无效(响应|投标)?条款|者应(当)?(实行)?(及时)?告知|(调价函|方案|报价单)均?视为无效|不予(评分|计分|认可|退还)|拒绝(签订|签约|履行|提供|支付|赔偿|验收|接受(货物|服务))"
)
SOFT = re.compile(r"(可能|或许)(会)?(被|影响)|可被(视为|否决)|有可能(?!影响)")
LIST = re.compile(
    r"(下列|以下|如下|下述|上述)[^。;:]{0,24}(情形|情况|行为|之一|条件之一|条款)|之一的?[,:]|情形[:：]$|条款[:：]$"
)
CORRECTION = re.compile(r"原则|修正|顺序")
CONDITION = re.compile(
    r"(如|若|凡|未|不|逾期|否则|违反|超|没有|无|存在|发现|拒绝|有下列|出现|缺|情形|以他人|提供|串通|情况|截止|的[,，]|的其|附有|对于|不足|只|方可|方能|才能|保留|任何时候|必要时)"
)
ABOUT = re.compile(
    r"(告知|通知|公告|宣布|公布|发布)((?!否则)[^。;]){0,24}(无效|否决|未通过|废标)|(经|对|将|被)[^。;,]{0,14}认定(为)?无效(投标|响应)?(的|后|者)|(无效|否决)[^。;]{0,8}(认定|决定|建议|意见)应"
    r"|评标(委员会|报告)[^。;]{0,20}(包括|内容|载明|记录)[^。;]{0,40}(无效|否决|废标)|^(无效|否决)(投标|响应)(的)?(情形|条款|情况)?$|(投标|响应)无效情形$"
)


NOT_ALL = re.compile(
    r"终止[^,。]{0,8}合同|合同[^,。]{0,8}终止|解除合同|不得[^,。]{0,16}停止|责任(自动)?终止"
    r"|不得(擅自|随意|无故)?(终止|中止|取消)|续签|(投标|响应|采购|招标)的?权[力利]$|可以提出|重新评(审|标)|有(以下|下列)[^。;]{0,8}(形式|方式)"
)
# What comes after the failure, or is said of a tender that has failed, is no ground; the rest of the sentence may be.
AFTER_ALL = re.compile(
    r"(废标|终止|流标|失败|重新(组织)?(招标|采购))[^,。;]{0,12}后|重新(组织)?(招标|采购)(的,|时|前)|(废标|流标|失败)的?(采购|招标)?(项目|原因|结果|情况|公告|建议|结论)"
)
AFTERWARDS = re.compile(r"(废标|终止|流标|(招标|采购|磋商|谈判)失败)[^,。;]{0,8}(后|的(采购)?项目)[,，]?")
OF_WINNER = re.compile(r"^.{0,12}(中标|成交)(候选)?(人|供应商)")


def ends_all(words: str, *, listed: bool) -> bool:
    """Return whether a paragraph that ends the whole tender says when: without a ground it is only procedure."""
    return (listed or bool(CONDITION.search(words))) and not AFTERWARDS.match(without_label(words))


def effect_of(sentence: str) -> Effect:
    """Return whom a sentence in matching form puts out."""
    sentence = LATER.sub("", sentence)
    out = BID_OUT.search(sentence) or LEFT_OUT.search(sentence)
    everybody = (
        None if NOT_ALL.search(sentence) else ALL_OUT.search(AFTER_ALL.sub("", without_label(sentence)))
    )
    plainly = (
        out is None
        or re.search(r"废标|否决所有|(不足|少于)(3|三)|全部|所有", sentence)
        or (OF_WINNER.search(without_label(sentence)) and out.start() < sentence.find("重新"))
    )
    if everybody and plainly and not _one_bid(sentence):
        return Effect.ALL
    if out is None:
        return Effect.NONE
    if NOT_GROUND.search(sentence) and not _strong(sentence):
        return Effect.NONE
    if ABOUT.search(sentence) or SOFT.search(sentence):
        return Effect.NONE
    return Effect.BID


def _one_bid(sentence: str) -> bool:
    return bool(re.search(r"(视为|视作|按|作为|其投标|将被|投标文件).{0,4}废标", sentence))


def _strong(sentence: str) -> bool:
    """A ground may name an exception beside it."""
    rest = NOT_GROUND.sub("", sentence)
    return bool(
        re.search(
            r"(投标|响应)(文件)?(将|应|按|作|视为|为|被)*无效|否决(其)?投标|无效(投标|响应)|取消[其该](投标|响应|磋商|谈判|竞标)的?资格|拒收|被拒绝|按无效|(投标|响应)无效",
            rest,
        )
    )
