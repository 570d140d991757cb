"""The Jinja sandbox that Word templates run in: what they may name and call is listed, all else is refused.

Jinja's own sandbox refuses names with an underscore and leaves every other method open; this one is the reverse.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.parser import Parser
from jinja2.runtime import LoopContext, Macro, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import soft_str

from bidkit.model.template_words import (
    BUILT_IN_FILTERS,
    DAY_PARTS,
    LIST_METHODS,
    LOOP_PARTS,
    MAPPING_METHODS,
    TEXT_METHODS,
)
from bidkit.word.fill.budget import Budget
from bidkit.word.fill.contain import EACH, JOINED, MADE, Refused, check, counted, too_deep
from bidkit.word.fill.growing import Growing, numbers, product
from bidkit.word.fill.origins import WRITTEN, Origins, noted
from bidkit.word.fill.views import Allowed, View, hidden

Filters = Mapping[str, Callable[..., object]]
_CHEAP = frozenset(("length", "count", "default", "d", "first"))
_METHODS: tuple[tuple[type | tuple[type, ...], frozenset[str]], ...] = (
    (str, frozenset(TEXT_METHODS)),
    (dict, frozenset(MAPPING_METHODS)),
    ((date, time, timedelta), frozenset(DAY_PARTS)),
    (LoopContext, frozenset(LOOP_PARTS)),
)
_LISTS = (list, tuple, range)


class _Heap(Namespace):
    """Jinja's namespace, which would print all that it holds, however much that is."""

    def __repr__(self) -> str:
        return "namespace"


class _Strict(jinja2.StrictUndefined):
    """An undefined that cannot hide in a printed list either."""

    __repr__ = jinja2.StrictUndefined.__str__


class Sandbox(ImmutableSandboxedEnvironment):
    """One filling: undefined names are errors, text is escaped for XML, and its budget is its own.

    ``origins`` takes down what is written; None marks nothing.
    """

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, filters: Filters, origins: Origins | None = None) -> None:
        super().__init__(undefined=_Strict, autoescape=True, optimized=False, finalize=_printed)
        self.budget = Budget()
        self._growing = Growing(self.budget.text)
        self.globals = {"range": Allowed(numbers), "namespace": Allowed(_Heap)}
        own = {name: self._growing.filters.get(name, JINJA_FILTERS[name]) for name in BUILT_IN_FILTERS}
        self.filters = {name: self._filter(name, run) for name, run in (own | dict(filters)).items()}
        self.filters |= {EACH: self.budget.each, JOINED: self._joined, MADE: self.budget.made}
        self.origins = origins
        if origins is not None:
            self.filters[WRITTEN] = origins.written

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
        except RecursionError:
            raise too_deep(parser.stream.current.lineno) from None
        except ValueError:  # Python reads no number of more than 4300 digits
            raise Refused("不允许的写法：数字太长", parser.stream.current.lineno) from None
        check(tree)
        return tree

    def _generate(self, source: jinja2.nodes.Template, *args: Any, **kwargs: Any) -> str:
        tree = noted(source) if self.origins is not None else source
        return super()._generate(counted(tree), *args, **kwargs)

    def concat(self, pieces: Iterable[str], /) -> str:
        """Return what the template wrote, its length counted."""
        return self.budget.joined(pieces)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a record, a listed method or part, or a key of a mapping; otherwise an undefined."""
        if isinstance(obj, Undefined) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        if self.is_safe_attribute(obj, attribute, None):
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                return self._key(obj, attribute)
            return self._method(obj, attribute, value)
        return self._key(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, text or mapping, else what ``getattr`` finds by that name."""
        if isinstance(obj, (*_LISTS, str, dict, Undefined)):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may use this name of the object, which is looked for by its kind only."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, View | Namespace):
            return True
        if isinstance(obj, _LISTS):
            return attr in LIST_METHODS or attr in getattr(type(obj), "_fields", ())
        return any(attr in names for kind, names in _METHODS if isinstance(obj, kind))

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what a permitted function, method, macro or loop gives; raises SecurityError for others."""
        self.budget.made((*args, *(value for name, value in kwargs.items() if not name.startswith("_"))))
        if isinstance(obj, Macro | LoopContext):
            if isinstance(obj, LoopContext) and args:
                args = (self.budget.each(args[0]), *args[1:])
            with self.budget.deeper():
                return context.call(obj, *args, **kwargs)
        if isinstance(obj, Undefined):
            return obj()
        if not isinstance(obj, Allowed):
            raise SecurityError("模板里不能这样调用")
        return self.budget.made(context.call(obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return what the operator gives; raises SecurityError for powers and for repeated text."""
        if operator == "**" or (operator == "*" and any(_is_long(side) for side in (left, right))):
            raise SecurityError(f"模板里不能用 {operator} 做乘方或重复文字")
        if operator == "*":
            return product(left, right)
        if operator == "%" and isinstance(left, str):
            return self._growing.format(left, *(right if isinstance(right, list | tuple) else (right,)))
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            self.budget.text(len(left) + len(right))
        if operator == "+" and isinstance(left, list | tuple) and isinstance(right, list | tuple):
            return self.budget.made([*left, *right])
        return super().call_binop(context, operator, left, right)

    def _key(self, obj: Any, name: str) -> Any:
        if isinstance(obj, dict) and name in obj:
            return obj[name]
        if hidden(obj, name):
            what = f"不能用「{name}」，这里只能取值"
            return self.undefined(what, obj=obj, name=name, exc=SecurityError)
        return self.undefined(obj=obj, name=name)

    def _method(self, obj: Any, name: str, value: Any) -> Any:
        if isinstance(obj, View | Namespace) or not callable(value):
            return value
        if isinstance(obj, str) and name in self._growing.methods:
            return Allowed(functools.partial(self._growing.methods[name], obj))
        if isinstance(obj, dict) and name != "get":
            return Allowed(lambda: list(value()))
        return Allowed(value)

    def _joined(self, items: Iterable[object]) -> str:
        texts = [soft_str(item) for item in items]
        self.budget.text(sum(map(len, texts)))
        return markup_join(texts)

    def _filter(self, name: str, run: Callable[..., object]) -> Callable[..., object]:
        """Return the filter with its work counted by what goes in and what comes out."""
        place = 1 if hasattr(run, "jinja_pass_arg") else 0

        @functools.wraps(run)
        def paid(*args: Any, **kwargs: Any) -> object:
            if len(args) > place:
                args = (*args[:place], self._paid(name, args[place]), *args[place + 1 :])
            return self.budget.made(run(*args, **kwargs))

        return paid

    def _paid(self, name: str, value: Any) -> Any:
        if isinstance(value, Iterator):
            return self.budget.each(value)
        if isinstance(value, str):
            self.budget.text(len(value))
        self.budget.step(1 if name in _CHEAP or not isinstance(value, (*_LISTS, dict)) else 1 + len(value))
        return value


def _printed(value: object) -> object:
    """Return the value; raises TypeError for what would print as an address in memory."""
    if isinstance(value, Iterator):
        raise TypeError("这里是一列值，不能直接写出来，请加 | join('、')")
    if isinstance(value, Allowed | Macro):
        raise TypeError("这里是函数，要写上括号")
    return value


def _is_long(value: object) -> bool:
    return isinstance(value, str | bytes | list | tuple | range)
