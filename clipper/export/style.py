"""How a brief is written, whatever the template: its dialect, its citations, its zone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from clipper.export.citations import Cite
from clipper.export.escape import Dialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The same for every place of the brief."""

    dialect: Dialect = Dialect.COMMONMARK
    cite: Cite = Cite.FOOTNOTES
    zone: tzinfo
    csl: str = ""
    """A style of citationstyles.org for the references, by its name or file; empty for the program's own."""
    references: Mapping[str, str] = field(default_factory=dict[str, str])
    """The references in that style, by public id."""
    markers: bool = True
    """False for a text that nobody will merge with: mail, the preview, other formats."""
