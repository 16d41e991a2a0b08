"""Lines of words in rows: those that are read from the right are written so."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from clipper.gui.widgets.lines import broken, write_lines

WIDTH = 240


def ink(lines: tuple[str, ...]) -> tuple[int, int]:
    """The first and the last column of pixels that the lines take."""
    picture = QImage(WIDTH, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    write_lines(painter, lines, QFont(), "black", QPoint(0, 0), width=WIDTH)
    painter.end()
    ground = QColor("white").rgb()
    columns = [x for x in range(WIDTH) if any(picture.pixel(x, y) != ground for y in range(picture.height()))]
    return columns[0], columns[-1]


@pytest.mark.parametrize("words", ["האגרות יעלו", "ارتفاع الرسوم"])
def test_words_from_the_right_begin_there_and_end_with_their_full_stop_at_the_left(qapp: QApplication, words: str) -> None:
    del qapp
    plain, stopped = ink((words,)), ink((f"{words}.",))
    assert plain[1] > WIDTH - 5
    assert stopped[0] < plain[0]


def test_all_lines_of_a_text_are_read_as_its_first_words_are(qapp: QApplication) -> None:
    """Also one that begins with a name in Latin letters."""
    del qapp
    assert ink(("האגרות", "Sellen."))[1] > WIDTH - 5
    assert ink(("Sellen", "האגרות."))[0] < 5


def test_what_does_not_fit_ends_with_an_ellipsis(qapp: QApplication) -> None:
    del qapp
    lines = broken("The port will raise its fees " * 9, QFont(), WIDTH, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(QFontMetrics(QFont()).horizontalAdvance(line) <= WIDTH for line in lines)
