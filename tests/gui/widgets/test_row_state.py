"""A row is lit while the mouse is over it, and over nothing else."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor

from clipper.gui.main_window import MainWindow
from clipper.gui.widgets.row_state import is_hovered


def lit(window: MainWindow) -> list[int]:
    table = window.list_pane.table
    return [row for row in range(4) if is_hovered(table, table.model().index(row, 0))]


def test_rows_that_come_below_a_still_mouse_are_not_lit_until_it_moves(window: MainWindow) -> None:
    """Qt knows of no hover then: such a light would stay where it is when the mouse has gone."""
    table = window.list_pane.table
    table.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    within = table.visualRect(table.model().index(2, 0)).center()
    QCursor.setPos(table.viewport().mapToGlobal(within))
    window.list_pane.relist()
    assert lit(window) == []
    QCursor.setPos(table.viewport().mapToGlobal(within + QPoint(1, 0)))
    assert lit(window) == [2]
