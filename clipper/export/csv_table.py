"""The clippings of a query as a table (CSV), which no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable
from datetime import tzinfo

from clipper.export.outline import Entry, QuotedPassage
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
    "passage_id",
    "passage_tags",
    "passage_state",
    "modified",
    "captured",
    "agency",
    "status",
    "starred",
)
"""New columns come at the end: whoever reads the table counts on the places of the others."""
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
        note, further = entry.clipping.note, _further_facts(entry)
        for passage in entry.passages or (None,):
            values = (*facts, *_words(passage), note, *_marks(passage), *further)
            writer.writerow([cell(value) for value in values])
    return stream.getvalue()


def _words(passage: QuotedPassage | None) -> tuple[str, str, str]:
    return (passage.color.name, passage.text, passage.highlight.note) if passage else ("", "", "")


def _marks(passage: QuotedPassage | None) -> tuple[str, str, str]:
    if passage is None:
        return ("", "", "")
    highlight = passage.highlight
    return (highlight.id, ", ".join(highlight.tags), highlight.placement.state.value)


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


def _further_facts(entry: Entry) -> tuple[str, ...]:
    clipping, metadata = entry.clipping, entry.clipping.metadata
    return (
        metadata.modified.value if metadata.modified else "",
        clipping.captured_at,
        metadata.agency or "",
        clipping.status.value,
        "yes" if clipping.starred else "no",
    )
