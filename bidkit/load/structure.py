"""Marked mappings to records: the field's type decides, all faults are reported at once in Chinese."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from bidkit.errors import UnreadableError
from bidkit.model.bounds import OUT_OF_BOUNDS, WRONG_WORDS
from bidkit.model.choices import explained, meaning
from bidkit.model.record import Marked, Record
from bidkit.source import Span

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)

PERMANENT_CHOICE = "literal['permanent']"
_KINDS = {
    "int": "要填整数",
    "float": "要填数字",
    "decimal": "要填数字",
    "finite_number": "要填数字",
    "date_or_permanent": "要填日期，写成 2026-12-21，并且是日历上有的日子；长期有效写 permanent",
    "datetime": "要填日期和时刻，写成 2026-12-21 09:30，并且是日历上有的日子",
    "date": "要填日期，写成 2026-12-21，并且是日历上有的日子",
    "bool": "要填 true 或 false",
    "string": "要填文字",
    "tuple": "要填列表，每项一行以「- 」开头，或写成 [甲, 乙]",
    "dict": "要填「字段: 值」",
    "model": "要填「字段: 值」",
}


_CURES = {
    "finite_number": "请只写一个数，例如 1980000",
    "decimal": "请只写一个数，例如 1980000；金额也可以写 198万",
    "date": "请核对原件上的日期后改正",
    "string": "请写成一行文字；文字里有冒号、逗号或括号时，前后加英文引号",
    "tuple": "请在这里写列表，只有一项也要写成 [甲]",
    "dict": "请在下一行缩进两格，写「字段: 值」",
    "model": "请在下一行缩进两格，写「字段: 值」",
}


def build(model: type[R], data: Marked) -> R:
    """Return the record; raises UnreadableError holding every fault of the mapping with file, line and column."""
    try:
        return model.model_validate(_without_blanks(data))
    except ValidationError as error:
        faults = _faults(model, data, error)
    if len(faults) == 1:
        raise faults[0]
    raise UnreadableError(f"{data.span.file} 有 {len(faults)} 处错误", faults=faults)


def _without_blanks(value: Any) -> Any:
    """Return the mapping without keys that were left blank: a blank field means the field is not given."""
    if isinstance(value, Marked):
        if value.whole:
            return value
        kept = {name: _without_blanks(item) for name, item in value.items() if item is not None}
        if len(kept) == len(value) and all(kept[name] is value[name] for name in kept):
            return value
        copy = Marked(value.span)
        copy.spans = value.spans
        copy.update(kept)
        return copy
    if isinstance(value, list):
        items = [_without_blanks(item) for item in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def _faults(model: type[Record], data: Marked, error: ValidationError) -> list[UnreadableError]:
    faults: dict[tuple[str, str], UnreadableError] = {}
    for detail in _of_one_choice(error.errors()):
        span = _place(data, detail["loc"])
        message, cure = _explain(model, detail)
        faults.setdefault((str(span), message), UnreadableError(message, cure=cure, span=span))
    return sorted(faults.values(), key=lambda fault: fault.span or Span(""))


def _of_one_choice(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the faults with one for each field that takes a day or the word permanent, not one for each choice."""
    either = {detail["loc"][:-1] for detail in details if detail["loc"][-1:] == (PERMANENT_CHOICE,)}
    kept = []
    for detail in details:
        if detail["loc"][:-1] in either and str(detail["loc"][-1]).startswith(("date", "function-")):
            detail["loc"] = detail["loc"][:-1]
            if detail["type"] not in (OUT_OF_BOUNDS, WRONG_WORDS):
                detail["type"] = "date_or_permanent"
        if detail["loc"][-1:] != (PERMANENT_CHOICE,):
            kept.append(detail)
    return kept


def _place(data: Marked, location: tuple[int | str, ...]) -> Span:
    """Return the deepest place that the file has for a pydantic location."""
    value: Any = data
    span = data.span
    for step in location:
        if isinstance(value, Marked) and isinstance(step, str) and step in value:
            span, value = value.spans[step], value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
            span = value.span if isinstance(value, Marked) else span.at(f"[{step}]")
        else:
            break
    return span


def _explain(model: type[Record], detail: ErrorDetails) -> tuple[str, str]:
    kind, location = detail["type"], detail["loc"]
    name = str(location[-1]) if location else ""
    if kind == "missing":
        return f"缺少必填字段「{name}」", f"请补上「{name}: …」"
    if kind == "extra_forbidden":
        return f"不认识的字段「{name}」", _suggest(model, location)
    if kind == "value_error":
        return str(detail["ctx"]["error"]), "请按提示修改"
    if kind == OUT_OF_BOUNDS:
        shown, allowed, cure = (detail["ctx"][key] for key in ("shown", "allowed", "cure"))
        return f"字段「{name}」的值「{shown}」超出常理：{allowed}", cure
    if kind == WRONG_WORDS:
        return f"字段「{name}」填错了：{detail['msg']}", detail["ctx"]["cure"]
    given = f"「{detail['input']}」" if isinstance(detail["input"], str) else ""
    if kind in ("literal_error", "enum"):
        return f"字段「{name}」的值{given}不在可选范围", _choices(name, detail)
    wanted = next((text for key, text in _KINDS.items() if kind.startswith(key)), "类型不对")
    cure = next(
        (text for key, text in _CURES.items() if kind.startswith(key)), "请照 docs/formats.md 里的例子改写"
    )
    return f"字段「{name}」的值{given}填错了：{wanted}", cure


def _choices(name: str, detail: ErrorDetails) -> str:
    """Return the words a field may hold with their meanings, the likeliest first."""
    field = name if not name.isdigit() else str(detail["loc"][-2])
    words = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
    given = str(detail["input"])
    meant = [word for word in words if given and meaning(field, word) and given in meaning(field, word)]
    near = meant or difflib.get_close_matches(given, words, n=1, cutoff=0.6)
    hint = f"是不是「{near[0]}」？" if near else ""
    return f"{hint}只能写：{explained(field, words)}"


def _suggest(model: type[Record], location: tuple[int | str, ...]) -> str:
    """Return the nearest field name of the record that refused the key, and all it knows."""
    fields = _fields_at(model, location[:-1])
    near = difflib.get_close_matches(str(location[-1]), fields, n=1, cutoff=0.6)
    hint = f"是不是「{near[0]}」？" if near else ""
    return f"{hint}可用字段：{'、'.join(fields)}" if fields else "请删掉这个字段"


def _fields_at(model: type[BaseModel], steps: tuple[int | str, ...]) -> list[str]:
    """Return the field names of the record found below ``model`` along a location."""
    current: type[BaseModel] = model
    for step in steps:
        if isinstance(step, int) or step not in current.model_fields:
            continue
        below = _record_in(current.model_fields[step].annotation)
        if below is None:
            return []
        current = below
    return [field.alias or name for name, field in current.model_fields.items()]


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """Return the record type inside an annotation such as ``tuple[Form, ...]`` or ``Bond | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _record_in(part)
        if found is not None:
            return found
    return None
