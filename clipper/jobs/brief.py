"""Write a brief: values of the library to an outline, to text; onto a file written before, merged with the user's edits."""

from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from clipper.errors import InputError
from clipper.export.arrange import outline_of
from clipper.export.citations import Cite
from clipper.export.escape import Dialect
from clipper.export.outline import Outline
from clipper.export.style import Style
from clipper.export.templates import BriefTemplate, find_template
from clipper.jobs.brief_compose import outline_of_brief
from clipper.jobs.brief_entries import Wanted, entries_of
from clipper.jobs.brief_page import Page
from clipper.library.library import Library
from clipper.model.brief import GroupBy
from clipper.model.ids import BriefId
from clipper.model.listing import Sort, SortKey

Choice = TypeVar("Choice", bound=StrEnum)

MAX_CLIPPINGS = 20_000
"""More is no brief, and would take all memory."""
MAX_EXPORTED = 250_000
"""As a table, BibLaTeX or CSL-JSON: 100,000 take 7 to 11 seconds of CPU and 0.4 to 0.7 GB."""
NEWEST_FIRST = Sort(key=SortKey.PUBLISHED, descending=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a brief shall look."""

    template: BriefTemplate
    style: Style
    group_by: GroupBy | None = None
    """None for what the template asks for."""
    wanted: Wanted = field(default_factory=Wanted)


def look_of(
    template: str = "brief",
    *,
    folder: Path | None = None,
    group_by: str | None = None,
    cite: str | None = None,
    dialect: str | None = None,
    zone: tzinfo = UTC,
    full_text: bool = False,
    suggestions: int = 0,
) -> Look:
    """From names, as a user gives them. Raises InputError, NotFoundError or TemplateError."""
    chosen_dialect = _choice(Dialect, dialect or Dialect.COMMONMARK, "dialect")
    default_cite = Cite.PANDOC if chosen_dialect is Dialect.PANDOC else Cite.FOOTNOTES
    wanted_cite, _, csl = (cite or default_cite).partition(":")
    if csl and wanted_cite == "csl":
        wanted_cite = default_cite
    return Look(
        template=find_template(template, folder),
        style=Style(dialect=chosen_dialect, cite=_choice(Cite, wanted_cite, "citation style"), csl=csl, zone=zone),
        group_by=_choice(GroupBy, group_by, "grouping") if group_by else None,
        wanted=Wanted(full_text=full_text, suggestions=suggestions),
    )


def outline_of_query(
    library: Library, query: str, *, title: str, look: Look, sort: Sort = NEWEST_FIRST, is_export: bool = False
) -> Outline:
    """The outline of what a query finds. Raises QueryError with the position of a mistake."""
    most = MAX_EXPORTED if is_export else MAX_CLIPPINGS
    keys = library.listing.open(query, sort, zone=look.style.zone).keys(0, most + 1)
    if len(keys) > most:
        raise InputError(f"{'An export' if is_export else 'A brief'} has at most {most:,} clippings.", "Narrow the query.")
    group_by = look.group_by or look.template.group_by
    return outline_of(
        entries_of(library, keys, look.wanted), title=title or default_title(query), group_by=group_by, zone=look.style.zone, query=query
    )


def page_of_query(library: Library, query: str, title: str, look: Look, written: date | None, *, is_export: bool = False) -> Page:
    """What the formats are made from, for a query. An export is a table or list for another program, and may be longer."""
    outline = outline_of_query(library, query, title=title, look=look, is_export=is_export)
    return Page(outline=outline, template=look.template, style=look.style, written=written)


def page_of_brief(library: Library, brief: BriefId, look: Look, written: date | None) -> Page:
    """The same for a brief composed by hand: grouped again if the look or the brief asks for it."""
    outline = outline_of_brief(library, brief, look.wanted)
    known = library.briefs.get(brief)
    group_by = look.group_by or known.group_by
    if group_by is not GroupBy.NONE:
        entries = outline.entries()
        outline = outline_of(entries, title=known.title, group_by=group_by, zone=look.style.zone, brief=known.id, query=known.query)
    return Page(outline=outline, template=look.template, style=look.style, written=written)


def default_title(query: str) -> str:
    """A title for a brief that nobody gave one."""
    return f"Brief: {query}" if query.strip() else "Brief"


def _choice(kind: type[Choice], value: str, noun: str) -> Choice:
    try:
        return kind(value.lower())
    except ValueError:
        known = ", ".join(sorted(each.value for each in kind))
        raise InputError(f"There is no {noun} “{value}”.", f"Choose one of: {known}") from None
