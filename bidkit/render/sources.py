"""Where the Word file of each section comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import TemplateError
from bidkit.source import Span
from bidkit.store.cache import Cache
from bidkit.watch import Watch

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier
    from bidkit.model.plan import PlannedSection

DIVIDER = "divider"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where Word files come from (template set, tender, library), where results are kept, and who watches."""

    templates: Mapping[str, Path]
    tender: Path
    library: Path
    root: Path
    cache: Cache
    watch: Watch = field(default_factory=Watch)

    def of(self, section: PlannedSection, dossier: Dossier) -> Path:
        """Return the Word file that a section is made from."""
        plan = section.plan
        if plan.scans:
            return self._template(DIVIDER, plan.span_of("scans"))
        if plan.template:
            return self._template(plan.template, plan.span_of("template"))
        form = dossier.tender.form(plan.form) if plan.form else None
        if form is not None:
            own = form.template.endswith(".docx")
            return (
                self.tender / form.template
                if own
                else self._template(form.template, form.span_of("template"))
            )
        if plan.text in dossier.bid.sections:
            return self.tender / dossier.bid.sections[plan.text]
        text = next((text for text in dossier.library.texts if text.id == plan.text), None)
        if text is not None:
            return self.library / text.file
        cure = "请在 bid.yaml 的 sections 里写上它的 Word 文件，或改成资料库文本的 id"
        raise TemplateError(f"章节文本「{plan.text}」没有来源", cure=cure, span=plan.span_of("text"))

    def _template(self, template_id: str, span: Span) -> Path:
        if template_id not in self.templates:
            cure = f"模板集里有：{'、'.join(sorted(self.templates))}"
            raise TemplateError(f"模板集里没有「{template_id}」", cure=cure, span=span)
        return self.templates[template_id]

    def shown(self, path: Path) -> str:
        """Return a path as messages show it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name
