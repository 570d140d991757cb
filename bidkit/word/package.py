"""The zip package under a .docx: parts, relations and content types, read with limits and written always the same.

Knows nothing of Word's elements. A part's body is bytes, or a file on disk that is streamed into the zip.
"""

from __future__ import annotations

import io
import os
import posixpath
import re
import shutil
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from lxml import etree

from bidkit.errors import NotWritableError, UnreadableError, reason
from bidkit.filekind import kind_of, kind_of_members
from bidkit.store.write import in_one_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

MAX_MEMBERS = 5_000
MAX_TOTAL = 1 << 30
MAX_XML = 96 << 20
MAX_RATIO = 200
RATIO_FLOOR = 16 << 20

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PKG_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
PKG_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RESAVE = "请在 Word 或 WPS 中打开它，另存为 .docx 后再用"
STORED = ("png", "jpg", "jpeg", "gif", "zip", "docx", "xlsx", "pptx")
DEFAULT_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "tif": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
}


@dataclass(frozen=True, slots=True)
class Rel:
    """A relation: ``target`` is a part name for an internal one, an address for an external one."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of the relation's type: ``image``, ``header`` and so on."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(slots=True)
class Part:
    """One part of a package; ``rels`` by id."""

    name: str
    content_type: str
    body: bytes | Path
    rels: dict[str, Rel] = field(default_factory=dict)

    @property
    def extension(self) -> str:
        """Return the extension in lower case, without the dot."""
        return posixpath.splitext(self.name)[1].lstrip(".").lower()

    def data(self) -> bytes:
        """Return the whole body as bytes."""
        return self.body if isinstance(self.body, bytes) else self.body.read_bytes()

    def relate(self, rel: Rel) -> str:
        """Return the id of the relation, the old one if this part has it already."""
        for known, other in self.rels.items():
            if other == rel:
                return known
        new = f"rId{len(self.rels) + 1}"
        while new in self.rels:
            new += "x"
        self.rels[new] = rel
        return new


@dataclass(slots=True)
class Package:
    """A Word file taken apart; ``name`` is only for messages, ``main`` names the document part."""

    name: str
    main: str = "word/document.xml"
    parts: dict[str, Part] = field(default_factory=dict)
    rels: dict[str, Rel] = field(default_factory=dict)
    trees: dict[str, Element] = field(default_factory=dict, repr=False, compare=False)

    @property
    def document(self) -> Part:
        """Return the main document part."""
        return self.parts[self.main]

    def root(self, name: str) -> Element:
        """Return the parsed XML of a part; every call parses anew."""
        return parse_xml(self.parts[name].data(), f"{self.name}（{name}）")

    def seen(self, name: str) -> Element:
        """Return the parsed XML of a part, parsed once: for those who only look, as all of them share it."""
        if name not in self.trees:
            self.trees[name] = self.root(name)
        return self.trees[name]

    def put_root(self, name: str, root: Element) -> None:
        """Write an element tree back into its part."""
        self.trees.pop(name, None)
        self.parts[name].body = serialise(root)

    def related(self, kind: str) -> Part | None:
        """Return the part the document names by a relation of this kind: ``styles``, ``numbering`` and so on."""
        return next(self.related_all(kind), None)

    def related_all(self, kind: str) -> Iterator[Part]:
        """Yield every part the document names by a relation of this kind, in the order of the relations."""
        for rel in self.document.rels.values():
            if rel.kind == kind and not rel.external and rel.target in self.parts:
                yield self.parts[rel.target]

    def related_root(self, kind: str) -> Element | None:
        """Return the parsed XML of ``related(kind)``."""
        part = self.related(kind)
        return None if part is None else self.root(part.name)

    def add(self, part: Part) -> Part:
        """Return the part after adding it."""
        self.parts[part.name] = part
        return part


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML part; a document type or broken XML is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"（第 {error.lineno} 行）" if error.lineno else ""
        raise UnreadableError(f"{name} 的内容已损坏{line}", cure=RESAVE) from error
    if str(getattr(root.getroottree().docinfo, "doctype", "")):
        raise UnreadableError(f"{name} 含有外部定义（DOCTYPE），不予读取", cure=RESAVE)
    return root


def serialise(root: Element) -> bytes:
    """Return the XML of a part as Word writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
)


def read_package(data: bytes, *, name: str) -> Package:
    """Return the package in ``data``; what cannot be a safe .docx is refused with the reason and the cure."""
    _refuse_by_header(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive, name)
            members = {info.filename.lstrip("/"): archive.read(info) for info in archive.infolist()}
    except _DAMAGE as error:
        raise UnreadableError(
            f"{name} 已损坏，打不开", cure="请重新取得这份文件，或从原件另存一份"
        ) from error
    return _assemble(members, name)


def write_package(package: Package, out: Path) -> None:
    """Write the package to a file; the file appears whole or not at all."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with in_one_step(out) as half, half.open("wb") as stream:
            _write(package, stream)
    except OSError as error:
        raise NotWritableError(
            f"{out.name} 写不进去：{reason(error)}",
            cure="请关闭正在打开它的程序，并检查磁盘空间和权限",
        ) from error


def package_bytes(package: Package, *, packed: bool = False) -> bytes:
    """Return the package as the bytes of a .docx; for the next stage it is not packed, as it is soon unpacked."""
    stream = io.BytesIO()
    _write(package, stream, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
    return stream.getvalue()


def _refuse_by_header(data: bytes, name: str) -> None:
    if not data:
        raise UnreadableError(f"{name} 是空文件（0 字节）", cure="请重新取得这份文件，或从原件另存一份")
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError(
                f"{name} 设了打开密码", cure="请在 Word 或 WPS 中输入密码打开，取消密码后另存为 .docx"
            )
        found = kind_of(data)
        what = found.name if found.key not in ("ole", "doc") else "旧版 .doc 格式"
        raise UnreadableError(f"{name} 是{what}，只是改了扩展名", cure=RESAVE)
    if data[:2] != b"PK":
        found = kind_of(data)
        what = f"，是{found.name}" if found.key else ""
        raise UnreadableError(
            f"{name} 不是 Word 文件（.docx）{what}", cure=found.cure if found.key else RESAVE
        )


def _refuse_bombs(archive: zipfile.ZipFile, name: str) -> None:
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    cure = "请确认文件来源可靠；在 Word 中打开后另存为 .docx，或压缩其中的图片"
    if len(infos) > MAX_MEMBERS:
        raise UnreadableError(f"{name} 内部有 {len(infos)} 个成员，超过上限 {MAX_MEMBERS}", cure=cure)
    if total > MAX_TOTAL:
        raise UnreadableError(f"{name} 解开后有 {total >> 20} MB，超过上限 {MAX_TOTAL >> 20} MB", cure=cure)
    if total > RATIO_FLOOR and total / packed > MAX_RATIO:
        raise UnreadableError(f"{name} 的压缩比异常（{total // packed} 倍），疑似压缩炸弹", cure=cure)
    large = [info.filename for info in infos if info.filename.endswith(".xml") and info.file_size > MAX_XML]
    if large:
        raise UnreadableError(f"{name} 的 {large[0]} 过大，超过上限 {MAX_XML >> 20} MB", cure=cure)
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableError(f"{name} 是加密的压缩包", cure="请解密后另存为 .docx")


def _assemble(members: dict[str, bytes], name: str) -> Package:
    strict = any(
        b"purl.oclc.org/ooxml" in members.get(key, b"") for key in ("_rels/.rels", "word/document.xml")
    )
    if strict:
        members = {key: _transitional(key, body) for key, body in members.items()}
    rels = _read_rels(members, "", name)
    named = [rel.target for rel in rels.values() if rel.kind == "officeDocument" and rel.target in members]
    main = named[0] if named else "word/document.xml"
    if main not in members or not main.endswith(".xml") or b"wordprocessingml" not in members[main]:
        raise _no_body(members, name)
    types, defaults = _read_types(members.get("[Content_Types].xml", b""), name)
    package = Package(name, main, rels=rels)
    for key, body in members.items():
        if key.endswith(("/", ".rels")) or key == "[Content_Types].xml":
            continue
        extension = posixpath.splitext(key)[1].lstrip(".").lower()
        kind = (
            types.get(key)
            or defaults.get(extension)
            or DEFAULT_TYPES.get(extension, "application/octet-stream")
        )
        package.add(Part(key, kind, body, _read_rels(members, key, name)))
    return package


def _no_body(members: dict[str, bytes], name: str) -> UnreadableError:
    found = kind_of_members(members)
    message = f"{name} 里没有 Word 正文（word/document.xml），是{found.name}"
    return UnreadableError(message, cure=RESAVE if found.key in ("zip", "docx") else found.cure)


def _transitional(key: str, body: bytes) -> bytes:
    if not key.endswith((".xml", ".rels")):
        return body
    return re.sub(
        rb"http://purl\.oclc\.org/ooxml/(\w+)/", rb"http://schemas.openxmlformats.org/\1/2006/", body
    )


def _read_rels(members: dict[str, bytes], owner: str, name: str) -> dict[str, Rel]:
    folder, base = posixpath.split(owner)
    body = members.get(posixpath.join(folder, "_rels", base + ".rels"))
    if body is None:
        return {}
    rels = {}
    for node in parse_xml(body, f"{name}（{owner} 的关系表）").iter(f"{{{PKG_REL}}}Relationship"):
        external = node.get("TargetMode") == "External"
        target = node.get("Target", "")
        if not external:
            absolute = target if target.startswith("/") else posixpath.join("/", folder, target)
            target = posixpath.normpath(absolute).lstrip("/")
        rels[node.get("Id", "")] = Rel(node.get("Type", ""), target, external)
    return rels


def _read_types(body: bytes, name: str) -> tuple[dict[str, str], dict[str, str]]:
    types: dict[str, str] = {}
    defaults: dict[str, str] = {}
    if not body:
        return types, defaults
    for node in parse_xml(body, f"{name}（内容类型表）"):
        kind = node.get("ContentType", "")
        if node.get("PartName"):
            types[node.get("PartName", "").lstrip("/")] = kind
        elif node.get("Extension"):
            defaults[node.get("Extension", "").lower()] = kind
    return types, defaults


def _write(package: Package, stream: IO[bytes], packing: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(stream, "w", packing, compresslevel=6) as archive:
        _write_member(archive, "[Content_Types].xml", _types_xml(package))
        _write_member(archive, "_rels/.rels", _rels_xml(package.rels, ""))
        for name in sorted(package.parts):
            part = package.parts[name]
            _write_member(archive, name, part.body)
            if part.rels:
                folder, base = posixpath.split(name)
                _write_member(
                    archive, posixpath.join(folder, "_rels", base + ".rels"), _rels_xml(part.rels, folder)
                )


def _write_member(archive: zipfile.ZipFile, name: str, body: bytes | Path) -> None:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3
    info.external_attr = 0o644 << 16
    extension = posixpath.splitext(name)[1].lstrip(".").lower()
    info.compress_type = zipfile.ZIP_STORED if extension in STORED else archive.compression
    if isinstance(body, bytes):
        archive.writestr(info, body)
        return
    info.file_size = body.stat().st_size
    with body.open("rb") as source, archive.open(info, "w") as target:
        shutil.copyfileobj(source, target, 1 << 18)


def _types_xml(package: Package) -> bytes:
    root = etree.Element(f"{{{PKG_TYPES}}}Types", nsmap={None: PKG_TYPES})  # type: ignore[dict-item]
    used = {part.extension for part in package.parts.values()} | {"rels", "xml"}
    for extension in sorted(used & DEFAULT_TYPES.keys()):
        etree.SubElement(
            root, f"{{{PKG_TYPES}}}Default", Extension=extension, ContentType=DEFAULT_TYPES[extension]
        )
    for name in sorted(package.parts):
        part = package.parts[name]
        if DEFAULT_TYPES.get(part.extension) != part.content_type:
            etree.SubElement(
                root, f"{{{PKG_TYPES}}}Override", PartName=f"/{name}", ContentType=part.content_type
            )
    return serialise(root)


def _rels_xml(rels: dict[str, Rel], folder: str) -> bytes:
    root = etree.Element(f"{{{PKG_REL}}}Relationships", nsmap={None: PKG_REL})  # type: ignore[dict-item]
    for key, rel in rels.items():
        target = (
            rel.target if rel.external else os.path.relpath(f"/{rel.target}", f"/{folder}").replace("\\", "/")
        )
        node = etree.SubElement(root, f"{{{PKG_REL}}}Relationship", Id=key, Type=rel.type, Target=target)
        if rel.external:
            node.set("TargetMode", "External")
    return serialise(root)
