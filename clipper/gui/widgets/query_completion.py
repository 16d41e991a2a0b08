"""Completion below the search box: the language's own words at once, the library's names when the reader has given them.

Names are asked for once for each field that is typed, and sifted here: nothing of the library is read at a key.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from clipper.query.complete import TypedPlace, completed, matching, place_at
from clipper.query.fields import MEANINGS, Completion

SHOWN = 12
LEAST_TYPED = 2
"""Letters before a field is offered: one letter begins half of the fields, and most words."""
CHOICE_ROLE = Qt.ItemDataRole.UserRole
OWN_WORDS = frozenset({Completion.FIELDS, Completion.CHOICES, Completion.DATES, Completion.NOTHING})
"""Kinds of which the library knows no names."""

AskNames = Callable[[Completion, Callable[[Sequence[str]], None]], None]
"""Has the library's names of a kind given to a function, the most used first."""


class QueryCompletion(QObject):
    """Offers what the word before the cursor could become."""

    completed = Signal(str, int)
    """The whole query with the choice put in, and the place of the cursor (a code point)."""

    def __init__(self, field: QLineEdit, ask_names: AskNames) -> None:
        super().__init__(field)
        self._field = field
        self._ask_names = ask_names
        self._place: TypedPlace | None = None
        self._names: Sequence[str] = ()
        self._known: tuple[Completion, int] | None = None
        """The field that the names are of, and where it begins."""
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(CHOICE_ROLE)
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.setWidget(field)
        self._completer.activated.connect(self.choose)
        popup = self._completer.popup()
        assert popup is not None  # noqa: S101 (every completer of lists has one)
        popup.setObjectName("completion")
        popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup = popup

    def offer(self, text: str, cursor: int) -> None:
        """Show what fits; names of the library follow when they are known."""
        self._place = place = place_at(text, cursor)
        if place.kind in OWN_WORDS or place.choices:
            self._known = None
            self._show(place.choices if place.field or len(place.typed) >= LEAST_TYPED else ())
        elif self._known == (place.kind, place.start):
            self._show(matching(self._names, place.typed))
        else:
            self._known, self._names = (place.kind, place.start), ()
            self.hide()
            self._ask_names(place.kind, self._take_names)

    def hide(self) -> None:
        self._popup.hide()

    @property
    def is_choosing(self) -> bool:
        """Whether Return takes a choice, and not the query as it is: the field gets the key before the list of choices does."""
        return self._popup.isVisible() and self._popup.currentIndex().isValid()

    def offered(self) -> list[str]:
        """The choices that are shown."""
        rows = range(self._model.rowCount())
        return [str(self._model.item(row).data(CHOICE_ROLE)) for row in rows] if self._popup.isVisible() else []

    def choose(self, choice: str) -> None:
        """Put a choice in."""
        if self._place is not None:
            self.completed.emit(*completed(self._field.text(), self._place, choice))

    def _take_names(self, names: Sequence[str]) -> None:
        self._names = names
        if self._place is not None and self._known == (self._place.kind, self._place.start) and self._field.hasFocus():
            self._show(matching(names, self._place.typed))

    def _show(self, choices: Sequence[str]) -> None:
        typed = self._place.typed.casefold() if self._place else ""
        shown = [choice for choice in choices[:SHOWN] if choice.casefold() != typed]
        if not shown:
            self.hide()
            return
        self._model.clear()
        for choice in shown:
            meaning = MEANINGS.get(choice.removesuffix(":"), "") if choice.endswith(":") else ""
            item = QStandardItem(f"{choice}  {meaning}" if meaning else choice)
            item.setData(choice, CHOICE_ROLE)
            self._model.appendRow(item)
        self._completer.complete()
