"""Colors a unified difference: what comes, what goes, where."""

from PySide6.QtGui import QColor, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from clipper.gui.widgets.shades import is_dark, mixed, muted

ADDED, REMOVED = {False: "#1d6b3a", True: "#7fce9a"}, {False: "#b3261e", True: "#f09a92"}
"""On a light and on a dark ground."""
GROUND = 0.12


class DiffColors(QSyntaxHighlighter):
    """One line, one color; the sign at its beginning says the same to who sees no colors."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        base = palette.color(QPalette.ColorRole.Base)
        self._formats = {
            "+": _format(QColor(ADDED[is_dark(palette)]), base),
            "-": _format(QColor(REMOVED[is_dark(palette)]), base),
            "@": _format(muted(palette), base),
        }

    def highlightBlock(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Color one line."""
        found = self._formats["@"] if text.startswith(("+++", "---")) else self._formats.get(text[:1])
        if found is not None:
            self.setFormat(0, len(text), found)


def _format(color: QColor, base: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(color)
    made.setBackground(mixed(base, color, GROUND))
    return made
