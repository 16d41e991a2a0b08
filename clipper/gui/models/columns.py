"""The columns of the list in one table: what they show, how wide they begin, and what they sort by."""

from collections.abc import Callable
from datetime import date, tzinfo

from clipper.gui.models.dates import short_date, short_moment
from clipper.model.clipping import Clipping
from clipper.model.listing import SortKey
from clipper.model.value import value


@value
class Calendar:
    """What dates are shown against."""

    zone: tzinfo
    today: date


@value
class Column:
    """One column; `shown` says whether it is there before the user chooses."""

    name: str
    title: str
    width: int
    text: Callable[[Clipping, Calendar], str]
    sort: SortKey | None = None
    shown: bool = True
    right: bool = False


def _published(clipping: Clipping, calendar: Calendar) -> str:
    return short_date(clipping.metadata.published, calendar.zone, calendar.today)


COLUMNS = (
    Column(name="title", title="Title", width=320, text=lambda clipping, _: clipping.metadata.shown_title, sort=SortKey.TITLE),
    Column(name="source", title="Source", width=130, text=lambda clipping, _: clipping.metadata.source or "", sort=SortKey.SOURCE),
    Column(name="published", title="Published", width=100, text=_published, sort=SortKey.PUBLISHED),
    Column(
        name="added",
        title="Added",
        width=100,
        text=lambda clipping, calendar: short_moment(clipping.added_at, calendar.zone, calendar.today),
        sort=SortKey.ADDED,
        shown=False,
    ),
    Column(
        name="captured",
        title="Captured",
        width=100,
        text=lambda clipping, calendar: short_moment(clipping.captured_at, calendar.zone, calendar.today),
        sort=SortKey.CAPTURED,
        shown=False,
    ),
    Column(name="authors", title="Authors", width=130, text=lambda clipping, _: ", ".join(clipping.metadata.authors), shown=False),
    Column(name="tags", title="Tags", width=150, text=lambda clipping, _: ", ".join(clipping.tags)),
    Column(name="highlights", title="Highlights", width=80, text=lambda clipping, _: str(clipping.highlights or ""), right=True),
    Column(name="words", title="Words", width=70, text=lambda clipping, _: f"{clipping.words:,}", sort=SortKey.WORDS, right=True),
    Column(name="language", title="Language", width=80, text=lambda clipping, _: clipping.metadata.language or "", shown=False),
    Column(name="story", title="Story", width=160, text=lambda clipping, _: clipping.story_title, shown=False),
    Column(name="status", title="Status", width=80, text=lambda clipping, _: clipping.status.value.capitalize(), shown=False),
)
TITLE = 0
"""The column that the comfortable density paints its row into."""
