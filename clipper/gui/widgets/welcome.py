"""What stands in the window while its library has nothing: how a first article comes in, and where to look around."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from clipper.gui.actions import keys_named
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.way_button import WayButton

WIDEST = 520
"""Of the column: a sentence is read at a glance."""
MESSAGE_HIGH = 72
"""Of the bar at the lower edge: in a low window the last way can be scrolled out from below it."""
HEADING = "Clip your first article"
SENTENCE = "Drop pages, files or folders anywhere on this window, or begin with one of these."
WAYS: Sequence[tuple[str, str, str, str]] = (
    ("paste_clipping", "paste", "Paste a Page", "Open an article in your browser, copy all of it (Ctrl+A, Ctrl+C), and paste it here."),
    ("open_file", "file", "Open Saved Files", "Saved pages, PDFs, mails, Evernote notes, bookmarks or plain text."),
    ("fetch_url", "link", "Fetch an Address", "The page of one address, fetched from the web when you ask for it."),
    ("open_sample", "library", "Look Around First", "Opens a sample library of invented articles, with marks and a brief."),
)
"""Actions with a picture, a name and a sentence each."""


class Welcome(QScrollArea):
    """One heading, one sentence, and the ways; a low window scrolls them."""

    wanted = Signal(str)
    """The id of an action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        within = QWidget(self)
        within.setMaximumWidth(WIDEST + 2 * Space.WIDE)
        column = QVBoxLayout(within)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, MESSAGE_HIGH)
        column.setSpacing(Space.SMALL)
        column.addStretch(2)
        for label in (_heading(within), _sentence(within)):
            column.addWidget(label)
        column.addSpacing(Space.LARGE)
        self.ways = [WayButton(icon, name, keys_named(action), sentence, within) for action, icon, name, sentence in WAYS]
        for way, (action, *_) in zip(self.ways, WAYS, strict=True):
            way.clicked.connect(lambda _checked=False, action=action: self.wanted.emit(action))
            way.stepped.connect(partial(self._step, way))
            column.addWidget(way)
        column.addStretch(3)
        self.setWidget(within)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.ways[0])

    def _step(self, way: WayButton, by: int) -> None:
        place = min(max(self.ways.index(way) + by, 0), len(self.ways) - 1)
        self.ways[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.ways[place])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another theme: the pictures are drawn in its color."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for way in self.findChildren(WayButton):
                way.dress()


def _heading(parent: QWidget) -> QLabel:
    label = _sentence(parent, HEADING)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() + 8)
    font.setBold(True)
    label.setFont(font)
    label.setProperty("quiet", False)  # noqa: FBT003 (Qt's signature)
    return label


def _sentence(parent: QWidget, text: str = SENTENCE) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
    return label
