"""The highlights of one article as a list: sorted, filtered, searched. Values in, rows out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from clipper.gui.article.announce import spoken
from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight, PlacementState
from clipper.text.forgiving import is_like

Index: TypeAlias = QModelIndex | QPersistentModelIndex

HIGHLIGHTS_MIME = "application/x-clipper-highlights"
"""Public ids of highlights, divided by commas: what is dragged into a brief."""
HIGHLIGHT_ROLE = Qt.ItemDataRole.UserRole
"""The Highlight of a row."""


class SortBy(StrEnum):
    """The orders of the list."""

    POSITION = "position"
    TIME = "time"
    COLOR = "color"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is shown; an empty set shows all."""

    words: str = ""
    colors: frozenset[str] = field(default_factory=frozenset[str])
    tags: frozenset[str] = field(default_factory=frozenset[str])
    has_note: bool = False
    orphans: bool = False

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.colors or self.tags or self.has_note or self.orphans)

    def shows(self, highlight: Highlight) -> bool:
        """Whether a highlight is in the list."""
        if self.colors and highlight.color not in self.colors:
            return False
        if self.tags and not self.tags & set(highlight.tags):
            return False
        if self.has_note and not highlight.note:
            return False
        if self.orphans and highlight.placement.state is not PlacementState.ORPHAN:
            return False
        return is_like(" ".join((highlight.anchor.exact, highlight.note, *highlight.tags)), self.words)


class HighlightsModel(QAbstractListModel):
    """Rows are kept when only their values change, so that an editor in one stays open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Highlight] = ()
        self._rows: list[Highlight] = []
        self._colors: Mapping[str, HighlightColor] = {}
        self._filter = Filter()
        self._sort = SortBy.POSITION

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    @property
    def filter(self) -> Filter:
        return self._filter

    @property
    def sort_by(self) -> SortBy:
        return self._sort

    @property
    def rows(self) -> Sequence[Highlight]:
        """What is shown, in order."""
        return self._rows

    def tags(self) -> tuple[str, ...]:
        """All tags on these highlights."""
        return tuple(sorted({tag for highlight in self._all for tag in highlight.tags}))

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        self._all = highlights
        self._arrange()

    def set_colors(self, colors: Sequence[HighlightColor]) -> None:
        self._colors = {color.key: color for color in colors}
        self._arrange()

    def set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._arrange()

    def set_sort(self, by: SortBy) -> None:
        self._sort = by
        self._arrange()

    def row_of(self, highlight: str) -> int:
        """The row of an id; -1 where it is not shown."""
        return next((row for row, found in enumerate(self._rows) if found.id == highlight), -1)

    def color(self, key: str) -> HighlightColor | None:
        return self._colors.get(key)

    def _arrange(self) -> None:
        rows = sorted(filter(self._filter.shows, self._all), key=self._order())
        if [found.id for found in rows] == [found.id for found in self._rows]:
            changed = [row for row, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _order(self) -> Callable[[Highlight], tuple[Any, ...]]:
        def position(highlight: Highlight) -> tuple[int, int]:
            start = highlight.placement.start
            return (1, highlight.anchor.start) if start is None else (0, start)

        def color(highlight: Highlight) -> tuple[Any, ...]:
            known = self._colors.get(highlight.color)
            return (known.position if known else len(self._colors), *position(highlight))

        def time(highlight: Highlight) -> tuple[Any, ...]:
            return (highlight.created_at, *position(highlight))

        return {SortBy.POSITION: position, SortBy.TIME: time, SortBy.COLOR: color}[self._sort]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        highlight = self._rows[index.row()]
        if role == HIGHLIGHT_ROLE:
            return highlight
        if role == Qt.ItemDataRole.DisplayRole:
            return highlight.anchor.exact
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(highlight, self._colors.get(highlight.color))
        if role == Qt.ItemDataRole.ToolTipRole:
            color = self._colors.get(highlight.color)
            return f"{color.name}: {color.meaning}" if color and color.meaning else color.name if color else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag(0)
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's name)
        return [HIGHLIGHTS_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802 (Qt's name)
        """The chosen highlights: their ids for a brief, their words for any other program."""
        chosen = [self._rows[row] for row in sorted({index.row() for index in indexes})]
        mime = QMimeData()
        mime.setData(HIGHLIGHTS_MIME, ",".join(highlight.id for highlight in chosen).encode())
        mime.setText("\n\n".join(highlight.anchor.exact for highlight in chosen))
        return mime
