"""How far an import is, and what has become of what it read."""

from collections.abc import Collection
from dataclasses import dataclass, field

from clipper.library.saving import Outcome
from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.imported import ImportedHighlight, ImportProblem


@dataclass(slots=True, kw_only=True)
class ImportProgress:
    """How far an import is, and what has become of the articles so far."""

    bytes_read: int = 0
    bytes_in_all: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    problems: list[ImportProblem] = field(default_factory=list[ImportProblem])
    added: list[ClippingKey] = field(default_factory=list[ClippingKey])
    """The clippings made: an import is undone by throwing these away."""
    marked: list[HighlightId] = field(default_factory=list[HighlightId])
    """The highlights made on clippings that were there already: to be deleted as well, then."""
    annotations: int = 0
    """How many marks and notes of other programs found their clipping."""
    highlights: int = 0
    """How many highlights came with the articles and were not there yet."""
    orphans: int = 0
    """How many of them have words that do not stand in the text of their article: they are kept beside it."""

    @property
    def articles(self) -> int:
        return sum(self.outcomes.values())

    @property
    def records(self) -> int:
        """The same with annotations, and with what could not be read."""
        return self.articles + self.annotations + len(self.problems)

    def count(self, highlights: Collection[ImportedHighlight]) -> None:
        """Highlights that came."""
        self.highlights += len(highlights)
        self.orphans += sum(highlight.place is None for highlight in highlights)


def told_highlights(number: int, orphans: int) -> str:
    """How many highlights came, and that nothing of those is lost whose words are not in their text."""
    said = f"{number:,} highlight{'' if number == 1 else 's'}"
    return said + (f" ({orphans:,} of words that are not in the text, kept beside it)" if orphans else "")
