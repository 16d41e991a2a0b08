"""The clippings of a query as a table (CSV), which no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable
from datetime import tzinfo

from clipper.export.outline import Entry
from clipper.text.date_words import date_words

HEADER = (
    "id",
    "title",
    "source",
    "authors",
    "published",
    "published_precision",
    "published_words",
    "url",
    "language",
    "section",
    "page",
    "tags",
    "color",
    "quotation",
    "note",
    "clipping_note",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
"""What a spreadsheet begins a formula or a call with (after OWASP's note on CSV injection)."""


def cell(text: str) -> str:
    """The text for a cell: an apostrophe before what would be a formula, also behind blanks."""
    return f"'{text}" if text.lstrip(" \ufeff").startswith(_FORMULA) else text


def csv_table(entries: Iterable[Entry], zone: tzinfo) -> str:
    """One line for each passage; a clipping without passages has a line of its own."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADER)
    for entry in entries:
        facts = _facts(entry, zone)
        note = entry.clipping.note
        rows = [(each.color.name, each.text, each.highlight.note) for each in entry.passages] or [("", "", "")]
        writer.writerows([cell(value) for value in (*facts, *row, note)] for row in rows)
    return stream.getvalue()


def _facts(entry: Entry, zone: tzinfo) -> tuple[str, ...]:
    clipping, metadata = entry.clipping, entry.clipping.metadata
    published = metadata.published
    return (
        clipping.id,
        metadata.title or "",
        metadata.source or "",
        "; ".join(metadata.authors),
        published.value if published else "",
        published.precision.value if published else "",
        date_words(published, zone) if published else "",
        metadata.url or "",
        metadata.language or "",
        metadata.section or "",
        metadata.page or "",
        ", ".join(clipping.tags),
    )
