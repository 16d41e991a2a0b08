"""An article in the print of a press database, while its lines are read: whatever the shape of the print, it has these fields."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Segment
from clipper.model.date import ArticleDate
from clipper.model.role import Role

COPYRIGHT = re.compile(r"^(?:©|Copyright\b|\(c\) )|^All Rights Reserved\.?$|^Alle Rechte vorbehalten\.?$", re.IGNORECASE)
LONGEST_SOURCE = 80
HEAD_REACH = 12
"""A head of fixed fields is not longer than this many lines."""


@dataclass(slots=True)
class PrintedArticle:
    """What has been read of one article so far."""

    body: list[int] = field(default_factory=list[int])
    title: list[int] = field(default_factory=list[int])
    words: dict[str, str] = field(default_factory=dict[str, str])
    date: ArticleDate | None = None
    authors: tuple[str, ...] = ()
    labels: dict[int, int] = field(default_factory=dict[int, int])
    used: dict[int, str] = field(default_factory=dict[int, str])
    origins: dict[str, str] = field(default_factory=dict[str, str])

    def note(self, paste: Paste, at: int, name: str) -> None:
        """This line became that field."""
        self.used[at] = name
        self.origins.setdefault(name, f"line {paste.numbers[at]}")

    def take_day(self, paste: Paste, at: int, text: str, captured_at: datetime) -> bool:
        """Take the date of a text in this line; False where it holds none."""
        found = read_date(text, captured_at=captured_at)
        if found is None or found.date is None:
            return False
        if self.date is None:
            self.date = found.date
            self.used[at] = "published"
            self.origins["published"] = f"line {paste.numbers[at]}: '{found.text}'"
        return True

    def segment(self, paste: Paste) -> Segment:
        title = " ".join(paste.texts[at] for at in self.title) or self.words.get("title")
        for at in self.title:
            self.note(paste, at, "title")
        return Segment(
            role=Role.MAIN,
            body=tuple(at for at in self.body if at not in self.used),
            title=title,
            source=self.words.get("source"),
            authors=self.authors,
            published=self.date,
            section=self.words.get("section"),
            page=self.words.get("page"),
            used=self.used,
            origins=self.origins,
            labels=self.labels,
        )
