"""The base of every record: frozen, no unknown keys, and it knows where it was written."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from bidkit.source import Span

NOWHERE = Span("")


class Marked(dict[str, Any]):
    """A mapping read from a file that remembers its place and the place of every key.

    ``whole`` says that nothing in it was left blank, at any depth; False where nobody looked.
    """

    __slots__ = ("span", "spans", "whole")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.whole = False
        self.span = span
        self.spans: Mapping[str, Span] = {}


class Record(BaseModel):
    """A fact of the library, the tender or the bid."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    _span: Span = PrivateAttr(default_factory=lambda: NOWHERE)
    _spans: Mapping[str, Span] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if isinstance(data, Marked):
            record._span = data.span
            record._spans = data.spans
        return record

    @property
    def span(self) -> Span:
        """Return where the record starts; an empty span for a record made in memory."""
        return self._span

    def span_of(self, name: str) -> Span:
        """Return where one field was written, or where the record starts if the field is a default."""
        return self._spans.get(name, self._span)
