"""What a Word template may call besides the functions and filters of ``model.context``; docs/context.md prints it.

The sandbox is built from these names, so a word that is not written here cannot be called.
"""

from __future__ import annotations

BUILT_IN_FUNCTIONS = {
    "range(n)": "0 到 n-1 的序号，用来留空行；最多 10000 个",
    "namespace(名=值)": "循环里累加用：{% set ns = namespace(n=0) %}、{% set ns.n = ns.n + 1 %}",
}
BUILT_IN_FILTERS = {
    "default": "没有值时用另一个：x | default('无')；也写作 d",
    "d": "同 default",
    "first": "第一个",
    "last": "最后一个",
    "length": "个数或字数；也写作 count",
    "count": "同 length",
    "list": "变成列表",
    "items": "键和值：for k, v in values | items",
    "dictsort": "按键排序的键和值",
    "map": "取每一个的字段：team | map(attribute='role')",
    "select": "留下符合的：x | select('equalto', '甲')",
    "reject": "去掉符合的",
    "selectattr": "留下字段符合的：lines | selectattr('group', 'equalto', '甲')",
    "rejectattr": "去掉字段符合的",
    "sort": "排序：x | sort(attribute='year')",
    "unique": "去掉重复",
    "groupby": "按字段分组",
    "batch": "每几个一组：x | batch(3)；一组最多 1000 个",
    "reverse": "倒过来",
    "join": "连成一段：x | join('、')",
    "sum": "求和：lines | sum(attribute='amount')",
    "min": "最小",
    "max": "最大",
    "abs": "绝对值",
    "round": "四舍五入到几位：x | round(2)；最多 30 位",
    "int": "变成整数",
    "float": "变成小数",
    "string": "变成文字",
    "format": "按格式写：'%.1f' | format(x)；一处最宽 999",
    "replace": "换掉文字：x | replace('甲', '乙')",
    "truncate": "截短：x | truncate(120, true, '……')",
    "trim": "去掉两头的空白",
    "upper": "变成大写字母",
    "lower": "变成小写字母",
    "title": "每个词的首字母大写",
    "capitalize": "首字母大写",
    "escape": "写成普通文字（默认就是）；也写作 e",
    "e": "同 escape",
}
TEXT_METHODS = (
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "partition", "rpartition", "replace", "join",
    "startswith", "endswith", "removeprefix", "removesuffix", "upper", "lower", "title", "capitalize",
    "count", "find", "isdigit", "zfill",
)  # fmt: skip
LIST_METHODS = ("count", "index")
MAPPING_METHODS = ("get", "keys", "values", "items")
DAY_PARTS = ("year", "month", "day", "hour", "minute", "second", "days")
LOOP_PARTS = (
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0",
    "previtem", "nextitem", "cycle", "changed",
)  # fmt: skip
