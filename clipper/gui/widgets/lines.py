"""Words in lines of a width, as rows paint them: those that are read from right to left begin at the right."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout

from clipper.text.direction import reads_rtl

RTL_LINE = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextForceRightToLeft | Qt.TextFlag.TextDontClip
)
"""How a line is drawn that is read from right to left."""


def broken(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """A text in lines of a width; the last that is shown ends with an ellipsis if there is more."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    lines: list[str] = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        begin = line.textStart()
        raw = layout.text().encode("utf-16-le")
        if len(lines) == most - 1:
            rest = raw[2 * begin :].decode("utf-16-le")
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(raw[2 * begin : 2 * (begin + line.textLength())].decode("utf-16-le").rstrip())
    layout.endLayout()
    return tuple(lines)


def write_lines(painter: QPainter, lines: tuple[str, ...], font: QFont, color: QColor | str, at: QPoint, *, width: int = 0) -> int:
    """Where the next line begins. In a given width, words that are read from right to left begin at its right."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    metrics = QFontMetrics(font)
    left, top = at.x(), at.y()
    is_rtl = width > 0 and reads_rtl(" ".join(lines))
    for line in lines:
        if is_rtl:
            painter.drawText(QRect(left, top, width, metrics.lineSpacing()), RTL_LINE, line)
        else:
            painter.drawText(left, top + metrics.ascent(), line)
        top += metrics.lineSpacing()
    return top
