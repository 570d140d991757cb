"""Electronic bids: certificates, upload, receipt and decryption, step by step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bidkit.check.calendar import workday_before
from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, Table, cells
from bidkit.sheets.seals.moments import day, moment
from bidkit.sheets.seals.people import OPEN
from bidkit.sheets.seals.words import BLANK, BOX

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.seals.handing import Handing
    from bidkit.sheets.seals.people import People

_CERTIFICATES = "企业 CA（盖电子公章）和法定代表人 CA（盖法定代表人章）"
_USUAL = "招标文件没有写解密时限，看平台规则（常见 30 分钟），人提前在岗"


def online_blocks(material: Material, handed: Handing, people: People) -> tuple[Block, ...]:
    """Return the steps of handing in online, the files to upload and the tender's words on it."""
    if not handed.online:
        return ()
    rows = tuple(cells(str(n), *row, BOX, BLANK) for n, row in enumerate(_steps(material, handed, people), 1))
    heads = ("序", "步骤", "做什么", "谁", "最迟", "完成", "完成人 / 时间")
    note = "加密、上传、解密都用本单位自己的 CA、自己的电脑和网络，不借用，不请别的投标人或其人员代办。"
    blocks: list[Block] = [Heading("电子签章、上传和解密")]
    blocks.append(Table("电子递交", heads, rows, (3, 10, 34, 14, 14, 5, 12), note))
    blocks += [*_files(material), *_quotes(handed)]
    return tuple(blocks)


def _steps(material: Material, handed: Handing, people: People) -> tuple[tuple[str | Cell, ...], ...]:
    tender, sent = material.dossier.tender, material.dossier.bid.submission
    last, final = moment(tender, "deadline"), day(tender, "deadline")
    before = workday_before(final, 1) if final else None
    early = f"建议 {before} 下班前" if before else "建议提前一个工作日"
    decrypts = Cell(people.decrypts or OPEN, "warn" if people.decrypts is None else "")
    receipt = (
        f"回执编号 {sent.receipt}" if sent.receipt else "下载并打印递交回执，编号写进 submission.receipt"
    )
    sent_at = f"（已于 {sent.uploaded_at:%Y-%m-%d %H:%M} 上传）" if sent.uploaded_at else ""
    window = "、".join(f"{one.id}「{one.text}」" for one in handed.said["decrypt"]) or _USUAL
    backup = "、".join(one.id for one in handed.said["backup"])
    rescue = f"；备用文件见 {backup}" if backup else "；招标文件没有写备用文件可以补救，解不开就没有第二次"
    return (
        ("核对 CA", _certificate(material), "CA 保管人", early),
        ("电子签章", f"用{_CERTIFICATES}，逐处盖章，盖完逐页看一遍", people.titled, early),
        ("加密", "用同一把 CA 加密；换过 CA 的重新加密", "CA 保管人", early),
        ("上传", f"上传并看到「递交成功」{sent_at}", "CA 保管人", Cell(f"{early}，截止 {last}", "warn")),
        ("回执", receipt, "CA 保管人", f"上传后立即，截止 {last} 前"),
        (
            "解密",
            f"开标时在线，用加密的那把 CA 解密。{window}{rescue}",
            decrypts,
            f"{moment(tender, 'opening')} 起",
        ),
    )


def _certificate(material: Material) -> Cell:
    opening = day(material.dossier.tender, "opening")
    until = material.dossier.bid.submission.ca_valid_until
    source = "bid.yaml submission.ca_valid_until"
    if until is None:
        return Cell(f"CA 有效期{OPEN}；要到开标日 {opening or OPEN} 还有效", "warn")
    if not isinstance(until, date):
        return Cell("CA 长期有效", "good", source=source)
    if opening is None:
        return Cell(f"CA 有效期至 {until}，开标日{OPEN}，到那天有没有效还不知道", "warn", source=source)
    if until < opening:
        return Cell(
            f"CA 有效期至 {until}，早于开标日 {opening}，解不了密：先延期，再重新加密", "bad", source=source
        )
    return Cell(f"CA 有效期至 {until}，到开标日 {opening} 有效", "good", source=source)


def _files(material: Material) -> tuple[Block, ...]:
    tender, places = material.dossier.tender, material.places
    limit = tender.package.file_limit_mb
    size = f"合计不超过 {limit} MB" if limit else "大小上限以平台为准（tender.yaml 没有写 file_limit_mb）"
    if places is None:
        return (Bullets((Cell(f"上传的文件：{OPEN}（还没有成品）；{size}", "warn"),), "box"),)
    items = [
        Cell(f"{volume.pdf or f'《{volume.title}》还没有 PDF'}（共 {volume.pages} 页）", source=volume.id)
        for volume in places.volumes
    ]
    return (Heading("上传的文件", 2), Bullets((*items, Cell(size)), "box"))


def _quotes(handed: Handing) -> tuple[Block, ...]:
    found = dict.fromkeys((*handed.said["certificate"], *handed.said["decrypt"], *handed.said["sign_in"]))
    if not found:
        return ()
    items = tuple(Cell(f"{one.id}「{one.text}」", source=one.place) for one in found)
    return (Heading("招标文件怎么说", 2), Bullets(items, "box"))


def online_gaps(material: Material, handed: Handing, people: People) -> tuple[Gap, ...]:
    """Return what is not known about handing in online."""
    if not handed.online:
        return ()
    sent = material.dossier.bid.submission
    gaps = []
    if sent.ca_valid_until is None:
        cure = "在 CA 驱动里看有效期，写进 bid.yaml 的 submission.ca_valid_until"
        gaps.append(Gap("不知道 CA 到开标日是否有效", cure))
    if people.decrypts is None:
        cure = "定一名开标日在岗的人员，编号写进 bid.yaml 的 submission.decrypt_by"
        gaps.append(Gap("没有定解密负责人", cure))
    if sent.uploaded_at is not None and not sent.receipt:
        gaps.append(Gap("已上传，没有递交回执编号", "到平台下载回执，编号写进 submission.receipt"))
    return tuple(gaps)
