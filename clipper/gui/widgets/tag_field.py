"""A field for tags: a comma or Enter makes a chip, a click takes it away, completion offers what was used lately."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QVBoxLayout, QWidget

from clipper.errors import InputError
from clipper.gui.article.announce import announce
from clipper.gui.widgets.flow import FlowLayout
from clipper.model.tag import clean_tag


class TagField(QWidget):
    """Holds tag paths."""

    edited = Signal()
    finished = Signal()
    """Enter in the empty field: done."""
    refused = Signal(str)
    said = Signal(str)
    """What became a tag or is none any more, as a screen reader is told it."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: list[str] = []
        self._known = list(known)
        self.field = _Field(self)
        self.field.setPlaceholderText("Add a tag: trade/tariffs")
        self.field.setAccessibleName("Add a tag")
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.field)
        completer = QCompleter(QStringListModel(self._known, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(9)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("completion")
        self.field.setCompleter(completer)
        completer.activated.connect(self._chosen)
        self.field.returnPressed.connect(self._enter)
        self.field.textEdited.connect(self._typed)
        self.field.backed.connect(self._drop_last)
        self._show()

    def tags(self) -> tuple[str, ...]:
        """Those in it, with what is being typed. Raises InputError for what is no tag."""
        typed = self.field.text().strip()
        return tuple(dict.fromkeys((*self._tags, *((clean_tag(typed),) if typed else ()))))

    def tags_so_far(self) -> tuple[str, ...]:
        """The same without what is being typed, where that is no tag yet."""
        try:
            return self.tags()
        except InputError:
            return tuple(self._tags)

    def set_tags(self, tags: Sequence[str]) -> None:
        self._tags = list(tags)
        self._show()

    def add(self, text: str) -> None:
        """Take a tag in; a mistake is told."""
        try:
            path = clean_tag(text)
        except InputError as error:
            self.refused.emit(f"{error.sentence} {error.hint}")
            return
        known = next((tag for tag in self._known if tag.casefold() == path.casefold()), path)
        if known not in self._tags:
            self._tags.append(known)
            self._show()
            self._say(f"Tag {known}")
            self.edited.emit()

    def _chosen(self, text: str) -> None:
        self.add(text)
        # The completer writes its choice into the field after this: clear it then.
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.field.clear)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if text:
            self.add(text)
            self.field.clear()
        else:
            self.finished.emit()

    def _typed(self, text: str) -> None:
        if text.endswith((",", ";")):
            if text[:-1].strip():
                self.add(text[:-1])
            self.field.clear()

    def _drop_last(self) -> None:
        if self._tags:
            self._drop(self._tags[-1])

    def _drop(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show()
        self._say(f"Without tag {tag}")
        self.edited.emit()

    def _say(self, words: str) -> None:
        """The keys stay in the field: nobody who does not see the tags above it would know of them."""
        self.said.emit(words)
        announce(self.field, words)

    def _show(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for tag in self._tags:
            chip = QToolButton(self._chips)
            chip.setProperty("chip", True)  # noqa: FBT003 (Qt's signature)
            chip.setText(tag.replace("&", "&&") + "  ✕")
            chip.setAccessibleName(f"Take tag {tag} away")
            chip.setToolTip("Take this tag away")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _=False, tag=tag: self._drop(tag))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._tags))
        self.field.setAccessibleDescription(f"Chosen: {', '.join(self._tags)}" if self._tags else "")  # else the placeholder is told


class _Field(QLineEdit):
    backed = Signal()

    def event(self, event: QEvent) -> bool:
        """Tab takes what is typed, as a comma does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.text().strip():
            self.setText(self.text() + ",")
            self.textEdited.emit(self.text())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
            return
        super().keyPressEvent(event)
