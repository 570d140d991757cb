"""docs/context.md: everything a Word template may use, written from the records themselves."""

from __future__ import annotations

from dataclasses import fields

from bidkit.model import template_words as words
from bidkit.model.context import CONTEXT_RECORDS, FILTERS, FUNCTIONS, LIBRARY_RECORDS, Context
from bidkit.word.fill import budget, contain

HEAD = """# 模板里能用的变量

本页由 `make golden` 生成，测试会核对它与程序一致。模板是普通的 Word 文件，在文字里写标签：

- `{{ project.name }}` 填一个值；值不存在会报错，并指出哪个模板、哪一段、哪个变量。
- `{%tr for line in price.lines %}` … `{%tr endfor %}` 各占表格的一整行，中间的行重复填写。
- `{%p if volume.count > 1 %}` … `{%p endif %}` 各占一整段，中间的段落按条件保留。
- `{{ price.total | money }}` 竖线后面是过滤器。

一个标签要写在同一种字体里，不要中途换字体或加粗，否则 Word 会把它拆开。
"""


METHODS = """记录只能取字段，不能调用方法，也不能整条写出来。除上面的函数和过滤器外，只能调用下面这些；
不能用 `include`、`import`、`extends`、`block`、`autoescape`。要按格式写数字，用 `'%.1f' | format(x)`，
不用 `.format()`。
"""


def context_page() -> str:
    """Return the whole page."""
    parts = [HEAD, "## 顶层变量\n", _dataclass_table(Context), "\n## 函数\n", _table(FUNCTIONS)]
    parts += ["\n## 过滤器\n", _table(FILTERS)]
    parts += ["\n## Jinja 自带、可以用的\n", _table(words.BUILT_IN_FUNCTIONS)]
    parts += ["", _table(words.BUILT_IN_FILTERS), _methods(), _limits()]
    for record in CONTEXT_RECORDS:
        parts += [f"\n## {record.__name__}\n", _dataclass_table(record)]
    parts.append("\n## 资料库与招标项目的记录\n\n字段的含义见 [formats.md](formats.md)。\n")
    for model in LIBRARY_RECORDS:
        names = "、".join(f"`{name}`" for name in model.model_fields)
        parts.append(f"\n- **{model.__name__}**：{names}")
    return "\n".join(parts) + "\n"


def _methods() -> str:
    rows = {
        "文字": words.TEXT_METHODS,
        "列表": words.LIST_METHODS,
        "键值（如 values）": words.MAPPING_METHODS,
        "日期（取值，不加括号）": words.DAY_PARTS,
        "循环里的 loop": words.LOOP_PARTS,
    }
    lines = [f"- {of}：{'、'.join(f'`{name}`' for name in names)}" for of, names in rows.items()]
    return "\n".join(["\n## 能用的方法\n", METHODS, *lines])


def _limits() -> str:
    return "\n".join(
        [
            "\n## 限度\n",
            "模板常常来自别人，所以填写有限度，超出时报错（退出码 4），写明哪个模板、哪一段：\n",
            f"- 循环、调用和过滤合计 {budget.STEPS // 10_000} 万步；",
            f"- 填出来的内容 {budget.OUTPUT // 10_000} 万字符（含格式），拼出的一段文字 {budget.TEXT // 10_000} 万字；",
            f"- 宏（macro）或循环自己调用自己 {budget.DEPTH} 层；循环套循环 {contain.LOOPS_DEEPEST} 层；",
            f"- {budget.SECONDS:.0f} 秒。正常的模板到不了这些限度：5000 行的表约用 30 万步。",
        ]
    )


def _dataclass_table(record: type) -> str:
    return _table({field.name: field.metadata["help"] for field in fields(record)})


def _table(rows: dict[str, str]) -> str:
    lines = ["| `{}` | {} |".format(name, text.replace("|", "\\|")) for name, text in rows.items()]
    return "\n".join(["| 写法 | 含义 |", "|---|---|", *lines])
