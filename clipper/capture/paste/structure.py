"""Pastes that show their parts by structure, with no need of learned weights: aggregators' pages and prints of press databases.

For pages, whose text is asked for its parts before their markup, also several pages in one.
"""

from collections.abc import Sequence
from datetime import datetime

from clipper.capture.paste.aggregator import divide_aggregator, may_be_aggregator
from clipper.capture.paste.assemble import assemble
from clipper.capture.paste.database import divide_database, may_be_print
from clipper.capture.paste.lines import Paste, read_lines
from clipper.capture.paste.page import divide_page, is_of_several
from clipper.capture.paste.posts import divide_posts
from clipper.capture.paste.records import divide_records, may_be_records
from clipper.capture.paste.segment import Division
from clipper.model.draft import Extraction


def by_structure(paste: Paste, captured_at: datetime) -> Division | None:
    """The articles of such a paste; None for any other."""
    return (
        divide_aggregator(paste, captured_at=captured_at)
        or divide_posts(paste, captured_at=captured_at)
        or divide_records(paste, captured_at=captured_at)
        or divide_database(paste, captured_at=captured_at)
    )


def may_show_parts(lines: Sequence[str]) -> bool:
    """Whether a text may be such a paste, as a quick look at what stands in its lines tells: tabs and bullets may be missing in them."""
    return may_be_aggregator(lines) or may_be_print(text := "\n".join(lines)) or may_be_records(text)


def split_by_structure(text: str, *, captured_at: datetime, url: str | None = None) -> Extraction | None:
    """The drafts of such a text; None for any other. `captured_at` is aware; `url` is where the text came from."""
    paste = read_lines(text)
    division = by_structure(paste, captured_at) if paste.texts else None
    return assemble(paste, division, url=url) if division is not None and division.segments else None


def split_several(text: str, *, captured_at: datetime) -> Extraction | None:
    """The drafts of a text in which one page ends and another begins; None for any other."""
    paste = read_lines(text)
    if not paste.texts or not is_of_several(paste):
        return None
    return assemble(paste, divide_page(paste, captured_at=captured_at), url=None)
