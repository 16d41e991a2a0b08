"""What a written brief is made from, whatever its format."""

from dataclasses import dataclass, replace
from datetime import date

from clipper.export.markdown import write_markdown
from clipper.export.outline import Outline
from clipper.export.style import Style
from clipper.export.templates import BriefTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An outline with the template and the style that it is written in, and the day that stands on it."""

    outline: Outline
    template: BriefTemplate
    style: Style
    written: date | None

    def titled(self, title: str) -> "Page":
        """The same under another title."""
        return replace(self, outline=replace(self.outline, title=title))

    def markdown(self, *, markers: bool = False) -> str:
        style = replace(self.style, markers=markers)
        return write_markdown(self.outline, template=self.template, style=style, written=self.written)
