"""A style at work on one brief: what was put into Markdown once, and comes again and again, is not worked out twice."""

from clipper.export import regions
from clipper.export.citations import Cite
from clipper.export.escape import Dialect, Markdown, escaped
from clipper.export.style import Style
from clipper.model.date import ArticleDate
from clipper.text.date_words import date_words, day_of_instant

NO_MARKDOWN = Markdown()


class Pen:
    """Writes in a style. Its questions about the style are answered once: a member of an enum is slow to look up in Python 3.11."""

    __slots__ = ("_dates", "_markers", "_words", "callouts", "dialect", "footnotes", "heading_anchors", "press_lines", "style")

    def __init__(self, style: Style) -> None:
        self.style, self.dialect = style, style.dialect
        self.callouts = style.dialect is Dialect.OBSIDIAN
        self.heading_anchors = style.dialect is Dialect.PANDOC
        self.press_lines = style.cite is Cite.PRESS
        self.footnotes = style.cite is Cite.FOOTNOTES
        self._markers = style.markers
        self._words: dict[str, Markdown] = {}
        self._dates: dict[tuple[str, str], str] = {}

    def words(self, text: str) -> Markdown:
        """A title, a name, a date: a short text that may come again, escaped."""
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = escaped(text, self.dialect)
        return known

    def date(self, date: ArticleDate) -> str:
        """A date in words, as exactly as it is known."""
        key = (date.value, date.precision)
        known = self._dates.get(key)
        if known is None:
            known = self._dates[key] = date_words(date, self.style.zone)
        return known

    def day(self, instant: str) -> str:
        """The day of a UTC instant, in words."""
        return day_of_instant(instant, self.style.zone)

    def marker(self, kind: str, identity: str = "") -> Markdown:
        """The comment that begins a region, where the style has any."""
        return regions.marker(kind, identity) if self._markers else NO_MARKDOWN
