"""Prints of press databases: several articles, each with a head of fixed fields.

Shapes are known by their structure and not by a program's name: each is read by a module of its own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from clipper.capture.paste.coded_print import coded_articles, may_be_coded
from clipper.capture.paste.counted_print import counted_articles, may_be_counted
from clipper.capture.paste.labeled_print import documents_in, labeled_articles, may_be_labeled
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.numbered_print import may_be_numbered, numbered_articles
from clipper.capture.paste.printed_article import COPYRIGHT, PrintedArticle
from clipper.capture.paste.segment import Division, Segment
from clipper.capture.paste.table_print import may_be_table, may_have_lost_tabs, table_articles

HEAD = "head of the database"
FOOT = "foot of the database"


def may_be_print(text: str) -> bool:
    """Whether a text may be a print of a database, also where the tabs between its cells are missing."""
    return next(_readers(text), None) is not None or may_have_lost_tabs(text)


def _readers(whole: str) -> Iterator[Callable[[Paste, datetime], list[PrintedArticle]]]:
    """The readers of prints that the text may be, as a quick look tells; most texts are none, and have none of a few signs."""
    documents = documents_in(whole)
    if may_be_labeled(whole, documents):
        yield labeled_articles
    if may_be_counted(whole, documents):
        yield counted_articles
    if may_be_coded(whole):
        yield coded_articles
    if may_be_numbered(whole):
        yield numbered_articles
    if may_be_table(whole):
        yield table_articles


def _leftovers(paste: Paste, segments: tuple[Segment, ...]) -> list[str]:
    """The reason of each line, if it is in no segment."""
    first = min((at for segment in segments for at in (*segment.body, *segment.used)), default=0)
    return [HEAD if at < first or not COPYRIGHT.match(text) else FOOT for at, text in enumerate(paste.texts)]


def divide_database(paste: Paste, *, captured_at: datetime) -> Division | None:
    """The articles of a database print, or None where the paste is none."""
    for reader in _readers(paste.source.text):
        articles = reader(paste, captured_at)
        segments = tuple(article.segment(paste) for article in articles if article.body or article.title)
        if segments:
            return Division(segments=segments, reasons=_leftovers(paste, segments), default_reason=HEAD)
    return None
