"""Pastes that show their parts by structure, with no need of learned weights: aggregators' pages and prints of press databases."""

from datetime import datetime

from clipper.capture.paste.aggregator import divide_aggregator
from clipper.capture.paste.assemble import assemble
from clipper.capture.paste.database import divide_database
from clipper.capture.paste.lines import Paste, read_lines
from clipper.capture.paste.segment import Division
from clipper.model.draft import Extraction


def by_structure(paste: Paste, captured_at: datetime) -> Division | None:
    """The articles of such a paste; None for any other."""
    return divide_aggregator(paste, captured_at=captured_at) or divide_database(paste, captured_at=captured_at)


def split_by_structure(text: str, *, captured_at: datetime, url: str | None = None) -> Extraction | None:
    """The drafts of such a text; None for any other. `captured_at` is aware; `url` is where the text came from."""
    paste = read_lines(text)
    division = by_structure(paste, captured_at) if paste.texts else None
    return assemble(paste, division, url=url) if division is not None and division.segments else None
