"""Briefs as texts, for tests that look at what is written without a file."""

from datetime import UTC, date, datetime, tzinfo

from clipper.jobs.brief import look_of, page_of_query
from clipper.library.library import Library


def brief_of_query(
    library: Library,
    query: str,
    *,
    title: str = "",
    template: str = "brief",
    group_by: str | None = None,
    cite: str | None = None,
    zone: tzinfo = UTC,
    markers: bool = True,
    written: date | None = None,
) -> str:
    """The brief of a query as Markdown, to look at; `brief_file.write_brief` writes it to a file and merges."""
    look = look_of(template, group_by=group_by, cite=cite, zone=zone)
    return page_of_query(library, query, title, look, written or datetime.now(zone).date()).markdown(markers=markers)
