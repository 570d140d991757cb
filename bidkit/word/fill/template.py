"""Fill a Word template in Jinja's sandbox, and list the variables it uses.

Owns docxtpl. A name that does not exist is an error that says template, paragraph and variable. A template sees
fields and properties, calls only what docs/context.md lists, and stops at limits of work, output and depth.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import jinja2
import jinja2.meta
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError

from bidkit.errors import TemplateError
from bidkit.model.printed import NOTHING, PrintedText, bare_text
from bidkit.source import Span
from bidkit.word.fill.budget import TooMuch
from bidkit.word.fill.contain import Refused
from bidkit.word.fill.jinja_words import refusal_said, syntax_said, value_said
from bidkit.word.fill.origins import Origins
from bidkit.word.fill.printed import printed_text
from bidkit.word.fill.sandbox import Filters, Sandbox
from bidkit.word.fill.views import views
from bidkit.word.package import read_package

_TEXT = re.compile(r"<[^>]+>")
_FAULTS = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    AssertionError,
)
_SEE = "能用的写法见 docs/context.md"
_NO_WORD = re.compile(r"No (filter|test) named '([^']*)'")
_TAG = re.compile(r"\{\{|\{%|\{#")


class _Located(DocxTemplate):  # type: ignore[misc]
    """docxtpl that remembers the source of the part it renders, one paragraph a line."""

    source: str = ""
    sources: tuple[str, ...] = ()
    noted: dict[str, str]

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self.noted = {}

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        self.sources += (src_xml,)
        filled = str(super().render_xml_part(src_xml, part, context, jinja_env))
        self.noted[str(part.partname).lstrip("/")] = filled
        return bare_text(filled)


def has_tags(data: bytes) -> bool:
    """Return whether any text of the Word file could hold a tag; a tag may be split over runs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return any(
            _TAG.search(_TEXT.sub("", archive.read(name).decode("utf-8", "replace"))) for name in parts
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled Word file, the names its template asked for as ``dotted_names`` lists them, and its words with marks."""

    data: bytes
    names: tuple[str, ...]
    printed: PrintedText = NOTHING


def fill(data: bytes, values: Mapping[str, object], filters: Filters, *, name: str) -> Filled:
    """Return the filled Word file.

    Raises:
        TemplateError: the file is no .docx, a tag is malformed, or a name is undefined.
    """
    read_package(data, name=name)
    if not has_tags(data):
        return Filled(data, (), printed_text(data, {}, (), name=name))
    template = _open(data, name)
    env = Sandbox(filters, origins := Origins())
    try:
        template.render(views(values), env)
        out = io.BytesIO()
        template.save(out)
    except Exception as error:
        raise _told(error, template, name) from None
    filled = out.getvalue()
    printed = printed_text(filled, template.noted, origins.found, name=name)
    return Filled(filled, _names(template.sources, env), printed)


def variables(data: bytes, filters: Filters, *, name: str) -> tuple[str, ...]:
    """Return the root names that a template uses, sorted."""
    try:
        return tuple(sorted(_open(data, name).get_undeclared_template_variables(Sandbox(filters))))
    except jinja2.TemplateSyntaxError as error:
        raise _syntax(error, None, name) from None


def dotted_names(data: bytes, filters: Filters, *, name: str) -> tuple[str, ...]:
    """Return the variables as authors write them (``project.name``), sorted; loop variables are left out."""
    template = _open(data, name)
    template.init_docx()
    sources = [template.get_xml(), *(template.get_part_xml(part) for part in _headers(template))]
    try:
        return _names([template.patch_xml(xml) for xml in sources], Sandbox(filters))
    except jinja2.TemplateSyntaxError as error:
        raise _syntax(error, None, name) from None


def _names(sources: Iterable[str], env: jinja2.Environment) -> tuple[str, ...]:
    """Return what jinja sources ask of the context: ``root`` or ``root.attribute``."""
    names: set[str] = set()
    for source in sources:
        tree = env.parse(source)
        roots = jinja2.meta.find_undeclared_variables(tree)
        inner = {id(node.node) for node in tree.find_all(jinja2.nodes.Getattr)}
        for node in tree.find_all(jinja2.nodes.Getattr):
            if isinstance(node.node, jinja2.nodes.Name) and node.node.name in roots:
                names.add(f"{node.node.name}.{node.attr}")
        plain = {n.name for n in tree.find_all(jinja2.nodes.Name) if id(n) not in inner and n.name in roots}
        names |= plain
    return tuple(sorted(names))


def _headers(template: DocxTemplate) -> list[Any]:
    uris = (template.HEADER_URI, template.FOOTER_URI)
    return [part for uri in uris for _, part in template.get_headers_footers(uri)]


def _open(data: bytes, name: str) -> _Located:
    try:
        return _Located(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError):
        cure = "请用 Word 打开后另存为 .docx"
        raise TemplateError("不是 Word 的 .docx 文件", cure=cure, span=Span(name)) from None


def _told(error: Exception, template: _Located, name: str) -> Exception:
    """Return what a person reads about a template that could not be filled; an unknown error comes back as it is."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _syntax(error, template, name)
    span = _place(error.__traceback__, template, name)
    near = _near(template, span)
    if isinstance(error, TooMuch):
        return TemplateError(f"{error}{near}", cure=error.cure, span=span)
    if isinstance(error, SecurityError):
        cure = "模板里只能取值，能调用的函数、过滤器和方法见 docs/context.md"
        return TemplateError(f"模板用了不允许的写法：{refusal_said(error)}{near}", cure=cure, span=span)
    if isinstance(error, jinja2.UndefinedError):
        return _undefined(error, template, span)
    if isinstance(error, RecursionError | SyntaxError | MemoryError):
        cure = "请把它拆成几个短的，不要一层套一层"
        return TemplateError(f"模板的写法套得太深或太大{near}", cure=cure, span=span)
    if isinstance(error, _FAULTS):
        cure = "请检查这里用的过滤器和变量类型，可用的见 docs/context.md"
        return TemplateError(f"模板计算出错：{value_said(error)}{near}", cure=cure, span=span)
    if "lxml" in type(error).__module__:  # docxtpl lets it out when a tag tears a paragraph or a merged cell
        cure = "标签要成对地放在同一段、同一单元格里；整行循环用 {%tr %}，整段用 {%p %}"
        return TemplateError("模板填完后不再是合法的 Word 文件", cure=cure, span=Span(name))
    return error


def _syntax(error: jinja2.TemplateSyntaxError, template: _Located | None, name: str) -> TemplateError:
    paragraph = (error.lineno or 1) - 1
    span = Span(name, part="正文", paragraph=paragraph)
    near = _near(template, span) if template else ""
    if isinstance(error, Refused):
        return TemplateError(f"{error.message}{near}", cure=_SEE, span=span)
    unknown = _NO_WORD.search(error.message or "")
    if unknown:
        what = {"filter": "过滤器", "test": "判断"}[unknown[1]]
        return TemplateError(f"没有{what}「{unknown[2]}」{near}", cure=_SEE, span=span)
    cure = "请检查 {{ }}、{% %} 是否成对，{% if %}/{% for %} 是否有对应的 {% endif %}/{% endfor %}"
    return TemplateError(f"模板标签写法有误：{syntax_said(error.message or '')}{near}", cure=cure, span=span)


def _undefined(error: jinja2.UndefinedError, template: _Located, span: Span) -> TemplateError:
    match = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", str(error.message))
    variable = next((group for group in match.groups() if group), "") if match else ""
    what = f"变量「{variable}」不存在" if variable else "变量不存在"
    cure = "请对照 docs/context.md 改正变量名"
    return TemplateError(f"模板里的{what}{_near(template, span)}", cure=cure, span=span)


def _place(trace: TracebackType | None, template: _Located, name: str) -> Span:
    """Return the paragraph that was being filled: one line of the source is one paragraph."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return Span(name, part="正文" if "<w:body" in template.source else "页眉页脚", paragraph=max(line - 1, 0))


def _near(template: _Located, span: Span) -> str:
    """Return the text of the paragraph, so that a person can find it by looking."""
    lines = template.source.splitlines()
    if not 0 < span.paragraph < len(lines):
        return ""
    text = _TEXT.sub("", lines[span.paragraph]).strip()
    return f"（这一段是：{text[:60]}）" if text else ""
