"""docs/context.md: everything a Word template may use, written from the records themselves."""

from __future__ import annotations

from dataclasses import fields

from bidkit.model.context import CONTEXT_RECORDS, FILTERS, FUNCTIONS, LIBRARY_RECORDS, Context

HEAD = """# 模板里能用的变量

本页由 `make golden` 生成，测试会核对它与程序一致。模板是普通的 Word 文件，在文字里写标签：

- `{{ project.name }}` 填一个值；值不存在会报错，并指出哪个模板、哪一段、哪个变量。
- `{%tr for line in price.lines %}` … `{%tr endfor %}` 各占表格的一整行，中间的行重复填写。
- `{%p if volume.count > 1 %}` … `{%p endif %}` 各占一整段，中间的段落按条件保留。
- `{{ price.total | money }}` 竖线后面是过滤器。

一个标签要写在同一种字体里，不要中途换字体或加粗，否则 Word 会把它拆开。
"""


def context_page() -> str:
    """Return the whole page."""
    parts = [HEAD, "## 顶层变量\n", _dataclass_table(Context), "\n## 函数\n", _table(FUNCTIONS)]
    parts += ["\n## 过滤器\n", _table(FILTERS)]
    for record in CONTEXT_RECORDS:
        parts += [f"\n## {record.__name__}\n", _dataclass_table(record)]
    parts.append("\n## 资料库与招标项目的记录\n\n字段的含义见 [formats.md](formats.md)。\n")
    for model in LIBRARY_RECORDS:
        names = "、".join(f"`{name}`" for name in model.model_fields)
        parts.append(f"\n- **{model.__name__}**：{names}")
    return "\n".join(parts) + "\n"


def _dataclass_table(record: type) -> str:
    return _table({field.name: field.metadata["help"] for field in fields(record)})


def _table(rows: dict[str, str]) -> str:
    lines = [f"| `{name}` | {text} |" for name, text in rows.items()]
    return "\n".join(["| 写法 | 含义 |", "|---|---|", *lines])
