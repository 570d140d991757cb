"""A template set: which Word templates there are, and where they lie."""

from typing import Self

from pydantic import Field, model_validator

from bidkit.model.record import Record


class TemplateEntry(Record):
    """One Word template of a set; ``for_`` says in Chinese what it is for."""

    id: str
    file: str
    title: str = ""
    for_: str = Field(default="", alias="for")


class TemplateSet(Record):
    """set.yaml: the templates of one kind of tender."""

    id: str
    title: str
    version: str = "1"
    templates: tuple[TemplateEntry, ...]

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [entry.id for entry in self.templates]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"模板 id 重复：{'、'.join(twice)}")
        return self
