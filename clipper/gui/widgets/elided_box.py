"""A box to check whose words end in “…” where they have no room, and are told whole in its tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

LEAST_WIDE = 60
MARK_WIDE = 30
"""Of the box itself with what stands around it."""


class ElidedBox(QCheckBox):
    """`words` is always the whole; the middle of it is left out, because the last step of a tag tells most."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # a box is never narrower than its words otherwise
        self.setAccessibleName(words)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + MARK_WIDE, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(LEAST_WIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideMiddle, max(0, self.width() - MARK_WIDE))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self.words else self.words)
