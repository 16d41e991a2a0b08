"""The headlines of a front page: it holds no article, but each headline that has an address can be fetched."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from clipper.model.draft import PageLink

URL_ROLE = Qt.ItemDataRole.UserRole
TOLD = "This is a page of headlines and holds no article. Choose one to fetch it from the web; nothing is fetched by itself."
TOLD_WITHOUT = "This is a page of headlines and holds no article, and the paste has no addresses. Open an article and copy that."


class HeadlineList(QWidget):
    """`wanted` tells the address that the user chose."""

    wanted = Signal(str)

    def __init__(self, links: Sequence[PageLink], parent: QWidget | None = None) -> None:
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
        self.list.itemActivated.connect(self._fetch)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignRight)

    def _fetch(self) -> None:
        if self.list.currentRow() >= 0:
            url = self.list.currentItem().data(URL_ROLE)
            if url:
                self.wanted.emit(str(url))
