"""Handing in and dating: the certificate for decryption, the upload, and the date under the bid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Parameters(Record):
    """What to look at."""

    look: Literal["upload", "receipt", "certificate", "decrypt", "date-late", "date-early"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield what would keep the bid from being opened, or its date from being believed."""
    yield from _LOOKS[parameters.look](world)


def _upload(world: World) -> Iterator[Hit]:
    handed = world.dossier.bid.submission
    if handed.uploaded_at is not None and handed.uploaded_at > world.deadline:
        message = f"{handed.uploaded_at:%Y-%m-%d %H:%M} 才传完，截止是 {world.deadline:%Y-%m-%d %H:%M}"
        yield fail("uploaded_at", message, handed.span_of("uploaded_at"))


def _receipt(world: World) -> Iterator[Hit]:
    handed = world.dossier.bid.submission
    if handed.uploaded_at is not None and not handed.receipt:
        yield fail("receipt", "写了上传时间，没有写递交回执编号", handed.span)


def _certificate(world: World) -> Iterator[Hit]:
    until = world.dossier.bid.submission.ca_valid_until
    if isinstance(until, date) and until < world.opening:
        message = f"数字证书有效期至 {until}，开标日 {world.opening} 不能解密"
        yield fail("ca_valid_until", message, world.dossier.bid.submission.span_of("ca_valid_until"))


def _decrypt(world: World) -> Iterator[Hit]:
    handed = world.dossier.bid.submission
    if handed.decrypt_by and world.dossier.record(handed.decrypt_by) is None:
        message = f"解密负责人「{handed.decrypt_by}」不在资料库的人员里"
        yield fail("decrypt_by", message, handed.span_of("decrypt_by"))


def _date_late(world: World) -> Iterator[Hit]:
    bid, deadline = world.dossier.bid, world.deadline.date()
    if bid.date is not None and bid.date > deadline:
        yield fail("date", f"落款日期 {bid.date} 晚于投标截止 {deadline}", bid.span_of("date"))


def _date_early(world: World) -> Iterator[Hit]:
    bid, issued = world.dossier.bid, world.tender.dates.issued
    if issued is not None and bid.date is not None and bid.date < issued:
        yield fail("date", f"落款日期 {bid.date} 早于招标文件发出日 {issued}", bid.span_of("date"))


_LOOKS: dict[str, Callable[[World], Iterator[Hit]]] = {
    "upload": _upload, "receipt": _receipt, "certificate": _certificate, "decrypt": _decrypt,
    "date-late": _date_late, "date-early": _date_early,
}  # fmt: skip


KIND = Kind("递交、解密和落款日期是否有问题", Parameters, check)
