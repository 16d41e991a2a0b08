"""A date found in a text: what it means, where it stands, what it is the date of, and why it was refused."""

from enum import StrEnum

from clipper.model.date import ArticleDate
from clipper.model.value import value


class DateRole(StrEnum):
    """What the words before a date say that it is."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    PLAIN = "plain"


@value
class FoundDate:
    """A date in a text: code points `[start, end)`.

    `date` is None where it was refused; then `reason` is one sentence ("31 February does not exist.").
    """

    date: ArticleDate | None
    start: int
    end: int
    text: str
    role: DateRole = DateRole.PLAIN
    relative: bool = False
    """An age or a word such as "yesterday", resolved against the capture."""
    year_known: bool = True
    """False where the text gives no year and it was taken from the capture."""
    reason: str | None = None
