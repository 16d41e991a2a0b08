"""The headlines of a front page, or the links of a list: it holds no article, but what has an address can be fetched."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from clipper.model.draft import PageLink

URL_ROLE = Qt.ItemDataRole.UserRole
TOLD = "This is a page of headlines or links and holds no article. Choose one to fetch it from the web; nothing is fetched by itself."
TOLD_WITHOUT = "This is a page of headlines or links and holds no article, and the paste has no addresses. Open an article and copy that."


class HeadlineList(QWidget):
    """The keys are in the list from the start: Enter fetches."""

    wanted = Signal(str)
    """The address that the user chose."""
    text_wanted = Signal()
    """The list itself is what is to be clipped."""
    closed = Signal()

    def __init__(self, links: Sequence[PageLink], *, has_text: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reachable = any(link.url for link in links)
        told = QLabel(TOLD if reachable else TOLD_WITHOUT, self)
        told.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Headlines of the page")
        self.list.setWordWrap(True)
        for link in links:
            item = QListWidgetItem(link.title)
            item.setData(URL_ROLE, link.url)
            if not link.url:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            item.setToolTip("" if not link.url else link.url.replace("<", "&lt;"))
            self.list.addItem(item)
        self.fetch = QPushButton("&Fetch Article", self)
        self.fetch.setVisible(reachable)
        self.fetch.clicked.connect(self._fetch)
        self.as_text = QPushButton("Take It as Plain &Text", self)
        self.as_text.setVisible(has_text)
        self.as_text.clicked.connect(self.text_wanted)
        close = QPushButton("Cancel", self)
        close.clicked.connect(self.closed)
        self.list.itemActivated.connect(self._fetch)
        self.list.currentRowChanged.connect(lambda: self.fetch.setEnabled(bool(self._url())))
        self.list.setCurrentRow(next((row for row, link in enumerate(links) if link.url), -1))
        self.fetch.setEnabled(bool(self._url()))
        self.setFocusProxy(self.list)
        row = QHBoxLayout()
        row.addWidget(self.as_text)
        row.addStretch(1)
        row.addWidget(self.fetch)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def _url(self) -> str:
        chosen = self.list.currentItem()
        return str(chosen.data(URL_ROLE) or "") if chosen is not None else ""  # type: ignore[reportUnnecessaryComparison] (the stubs forget None)

    def _fetch(self) -> None:
        if url := self._url():
            self.wanted.emit(url)
