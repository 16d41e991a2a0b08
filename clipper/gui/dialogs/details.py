"""Correcting the details of an article or of several, and writing down a clipping by hand."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from clipper.capture.extract import LARGEST_TEXT_BYTES
from clipper.errors import InputError
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.details_form import NAMES, SHARED, DetailsForm
from clipper.gui.widgets.mistake import Mistake
from clipper.gui.widgets.plain_field import PlainField
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.tag_field import TagField
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from clipper.model.role import Role
from clipper.model.shared_details import SharedDetails
from clipper.model.value import value
from clipper.text.canonical import paragraphs

SAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S)
"""With Ctrl."""


@value
class Typed:
    """What was typed into the dialog of a clipping by hand."""

    fields: Mapping[str, str | None]
    text: str
    tags: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.tags or any(self.fields.values()))


class DetailsDialog(QDialog):
    """`changed` holds the fields that the user changed, when it was accepted; of several clippings, what all of them are to have."""

    def __init__(self, known: SharedDetails, zone: tzinfo, offered: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        are_several = known.number > 1
        self.setWindowTitle(f"Edit Details of {known.number:,} Clippings" if are_several else "Edit Details")
        begin_with(self, 520, 480)
        self.changed: dict[str, object] = {}
        self.form = DetailsForm(zone, offered, SHARED if are_several else tuple(NAMES), self)
        self.form.show_metadata(known.metadata, known.different)
        self._mistake = Mistake(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        if are_several:
            column.addWidget(_explanation(self))
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self._mistake)
        column.addWidget(_buttons(self, self._accept))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Return and Ctrl+S save from every field."""
        if _saves(event):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        try:
            self.changed = self.form.changed()
        except InputError as error:
            self._mistake.tell(f"{error.sentence} {error.hint}")
            return
        self.accept()


class HandDialog(QDialog):
    """A clipping by hand: for print and broadcast. `capture`, `draft` and `tags` when it was accepted."""

    def __init__(
        self, zone: tzinfo, offered: Mapping[str, Sequence[str]], known_tags: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("New Clipping by Hand")
        begin_with(self, 640, 680)
        self.capture: Capture | None = None
        self.draft: Draft | None = None
        self.tags: tuple[str, ...] = ()
        self.form = DetailsForm(zone, offered, ("title", "source", "authors", "published", "page", "language"), self, tells_origins=False)
        self.text = PlainField(self, most_pasted_bytes=LARGEST_TEXT_BYTES)
        self.text.setPlaceholderText("The text, a paragraph a line. A summary or a transcript does as well.")
        self.text.setAccessibleName("Text")
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(Space.SMALL)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * 3)
        self.tag_field = TagField(known_tags, self)
        self._mistake = Mistake(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.text, 1)
        column.addWidget(self.tag_field)
        column.addWidget(self._mistake)
        column.addWidget(_buttons(self, self._accept))

    def typed(self) -> Typed:
        """What stands in it, to be put back when it was closed by mistake."""
        return Typed(fields=self.form.typed(), text=self.text.toPlainText(), tags=self.tag_field.tags_so_far())

    def type_again(self, typed: Typed) -> None:
        """Put it back."""
        self.form.type_again(typed.fields)
        self.text.setPlainText(typed.text)
        self.tag_field.set_tags(typed.tags)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Return and Ctrl+S save from every field."""
        if _saves(event):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        try:
            metadata = self.form.metadata()
            self.tags = self.tag_field.tags()
            if not metadata.title and not self.text.toPlainText().strip():
                raise InputError("The clipping is empty.", "Write a title or some text.")
        except InputError as error:
            self._mistake.tell(f"{error.sentence} {error.hint}")
            return
        text = self.text.toPlainText()
        self.draft = Draft(role=Role.MAIN, metadata=metadata, body=paragraphs(text.split("\n")))
        part = Part(media_type="text/plain", content=text.encode("utf-8", "replace"))
        self.capture = Capture(parts=(part,), origin="hand", captured_at=datetime.now(UTC))
        self.accept()


def _explanation(parent: QWidget) -> QLabel:
    label = QLabel("What you write here, all of them get. A field that you leave alone stays as it is in each.", parent)
    label.setWordWrap(True)
    label.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
    return label


def _saves(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return modifiers == Qt.KeyboardModifier.ControlModifier and event.key() in SAVING_KEYS


def _buttons(dialog: QDialog, accept: object) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, dialog)
    buttons.accepted.connect(accept)
    buttons.rejected.connect(dialog.reject)
    buttons.button(QDialogButtonBox.StandardButton.Save).setToolTip("Save (Ctrl+Return)")
    return buttons
