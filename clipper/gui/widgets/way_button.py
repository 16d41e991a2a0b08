"""A wide button that names one way to go on: its picture, its name, its key, and a sentence that says what it takes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from clipper.gui.theme.measures import Size, Space
from clipper.gui.widgets.pictures import picture


class WayButton(QPushButton):
    """As high as its sentence needs at its width."""

    stepped = Signal(int)
    """To the next one (1) or the one before (-1)."""

    def __init__(self, icon: str, name: str, key: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("way")
        self.setAccessibleName(f"{name}. {sentence}")
        self.setAutoDefault(False)  # it would be drawn as the one that Enter presses
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon, self._picture = icon, QLabel(self)
        self._sentence = _label(sentence, self, quiet=True)
        self._sentence.setWordWrap(True)
        title = _label(name, self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self._rows = rows = QGridLayout(self)
        rows.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        rows.setHorizontalSpacing(Space.LARGE)
        rows.setVerticalSpacing(Space.HAIR)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self._picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        rows.addWidget(title, 0, 1)
        rows.addWidget(_label(key, self, quiet=True), 0, 2, Qt.AlignmentFlag.AlignRight)
        rows.addWidget(self._sentence, 1, 1, 1, 2)
        self.dress()

    def dress(self) -> None:
        """Draw the picture in the color of the theme."""
        self._picture.setPixmap(picture(self._icon).pixmap(Size.ICON_LARGE, Size.ICON_LARGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter presses it as Space does, and the arrows go to its neighbors."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self._rows.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(0, self._rows.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        if (height := self._rows.heightForWidth(self.width())) > 0:
            self.setFixedHeight(height)


def _label(text: str, parent: QWidget, *, quiet: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", quiet)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
