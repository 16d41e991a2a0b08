"""The icons: our own line drawings in `resources/icons`, tinted with a color of the theme.

A drawing says `currentColor` where it takes the tint. Asked for again, an icon comes from a cache; its key is all that it depends on.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from clipper import resources

SIZES = (20, 40)
"""Pixels: the size that the window uses, and the same for screens of double density. Each is drawn, and the start waits for it; the
style itself fades the icon of something that cannot be used now."""


def icon(name: str, color: str | None = None) -> QIcon:
    """The icon in a color (`#rrggbb`), else in the window's text color."""
    return _icon(name, color or QGuiApplication.palette().color(QPalette.ColorRole.WindowText).name())


@lru_cache(maxsize=512)
def _icon(name: str, color: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(QByteArray(resources.text("icons", f"{name}.svg").replace("currentColor", color).encode()))
    made = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap, QIcon.Mode.Normal)
    return made
