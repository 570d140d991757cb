"""Fill a Word template in Jinja's sandbox, and list the variables it uses.

Owns docxtpl. A name that does not exist is an error that says template, paragraph and variable; nothing a
template says can reach files, programs or private attributes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import jinja2
import jinja2.meta
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bidkit.errors import TemplateError
from bidkit.source import Span
from bidkit.word.package import read_package

Filters = Mapping[str, Callable[..., object]]
_TEXT = re.compile(r"<[^>]+>")
_TAG = re.compile(r"\{\{|\{%|\{#")


class _Located(DocxTemplate):  # type: ignore[misc]
    """docxtpl that remembers the source of the part it renders, one paragraph a line."""

    source: str = ""
    sources: tuple[str, ...] = ()

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        self.sources += (src_xml,)
        return str(super().render_xml_part(src_xml, part, context, jinja_env))


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox that also refuses the two operators by which a short template fills the memory."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return the product of two numbers; raises SecurityError for powers and for repeated text."""
        if operator == "**" or any(isinstance(side, str | bytes | list | tuple) for side in (left, right)):
            raise jinja2.exceptions.SecurityError(f"模板里不能用 {operator} 做乘方或重复文字")
        return super().call_binop(context, operator, left, right)


def environment(filters: Filters) -> jinja2.Environment:
    """Return the sandbox that templates run in: undefined names are errors, text is escaped for XML."""
    env = _Sandbox(undefined=jinja2.StrictUndefined, autoescape=True)
    env.filters.update(filters)
    return env


def has_tags(data: bytes) -> bool:
    """Return whether any text of the Word file could hold a tag; a tag may be split over runs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return any(
            _TAG.search(_TEXT.sub("", archive.read(name).decode("utf-8", "replace"))) for name in parts
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled Word file and the names its template asked for, as ``dotted_names`` lists them."""

    data: bytes
    names: tuple[str, ...]


def fill(data: bytes, values: Mapping[str, object], filters: Filters, *, name: str) -> Filled:
    """Return the filled Word file.

    Raises:
        TemplateError: the file is no .docx, a tag is malformed, or a name is undefined.
    """
    read_package(data, name=name)
    if not has_tags(data):
        return Filled(data, ())
    template = _open(data, name)
    env = environment(filters)
    try:
        template.render(dict(values), env)
        out = io.BytesIO()
        template.save(out)
    except jinja2.TemplateSyntaxError as error:
        raise _syntax(error, template, name) from None
    except jinja2.UndefinedError as error:
        raise _undefined(error, template, name) from None
    except jinja2.exceptions.SecurityError as error:
        cure = "模板里只能取值，不能调用内部方法"
        raise TemplateError(f"模板用了不允许的写法：{error}", cure=cure, span=Span(name)) from None
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        span = _place(error.__traceback__, template, name)
        cure = "请检查这里用的过滤器和变量类型，可用的见 docs/context.md"
        raise TemplateError(f"模板计算出错：{error}{_near(template, span)}", cure=cure, span=span) from None
    except Exception as error:  # docxtpl lets lxml errors out when a tag tears a paragraph or a merged cell
        if "lxml" not in type(error).__module__:
            raise
        cure = "标签要成对地放在同一段、同一单元格里；整行循环用 {%tr %}，整段用 {%p %}"
        raise TemplateError("模板填完后不再是合法的 Word 文件", cure=cure, span=Span(name)) from None
    return Filled(out.getvalue(), _names(template.sources, env))


def variables(data: bytes, filters: Filters, *, name: str) -> tuple[str, ...]:
    """Return the root names that a template uses, sorted."""
    try:
        return tuple(sorted(_open(data, name).get_undeclared_template_variables(environment(filters))))
    except jinja2.TemplateSyntaxError as error:
        raise _syntax(error, None, name) from None


def dotted_names(data: bytes, filters: Filters, *, name: str) -> tuple[str, ...]:
    """Return the variables as authors write them (``project.name``), sorted; loop variables are left out."""
    template = _open(data, name)
    template.init_docx()
    sources = [template.get_xml(), *(template.get_part_xml(part) for part in _headers(template))]
    try:
        return _names([template.patch_xml(xml) for xml in sources], environment(filters))
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


def _syntax(error: jinja2.TemplateSyntaxError, template: _Located | None, name: str) -> TemplateError:
    paragraph = (error.lineno or 1) - 1
    span = Span(name, part="正文", paragraph=paragraph)
    near = _near(template, span) if template else ""
    cure = "请检查 {{ }}、{% %} 是否成对，{% if %}/{% for %} 是否有对应的 {% endif %}/{% endfor %}"
    return TemplateError(f"模板标签写法有误：{error.message}{near}", cure=cure, span=span)


def _undefined(error: jinja2.UndefinedError, template: _Located, name: str) -> TemplateError:
    span = _place(error.__traceback__, template, name)
    match = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", str(error.message))
    variable = next((group for group in match.groups() if group), "") if match else ""
    what = f"变量「{variable}」不存在" if variable else f"变量不存在（{error.message}）"
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
