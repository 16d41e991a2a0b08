"""Splitting a tag in the window: what goes where is shown, done as one step, undone."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.tag_manager import TagManager
from clipper.gui.dialogs.tag_split import TagSplitDialog
from clipper.gui.session import Session
from clipper.library.library import Library
from tests.gui.tree_rows import top_row
from tests.library.drafts import draft, saved


def test_what_goes_where_is_shown_before_and_is_one_undo_step(qtbot: QtBot) -> None:
    library = Library.in_memory()
    keys = saved(
        library, draft("One", ["Ferries sail."]), draft("Two", ["Salt is sold."]), draft("Three", ["Choirs sing."]), tags=["trade"]
    )
    session = Session(library)
    dialog = TagSplitDialog(session, library.tags.all()[0])
    qtbot.addWidget(dialog)
    assert not dialog.split.isEnabled()
    dialog.parts[0][0].setText("trade/ferries")
    dialog.parts[0][1].setText("ferries")
    dialog.look()
    assert [top_row(dialog.where, row).text(1) for row in range(2)] == ["1", "2"]
    assert "2 keep trade" in dialog.told.text()
    dialog.parts[1][0].setText("rest")
    dialog.look()
    dialog.where.setCurrentItem(top_row(dialog.where, 1))
    assert {dialog.clippings.item(row).text() for row in range(2)} == {"Two", "Three"}
    assert library.clippings.get(keys[0]).tags == ("trade",)
    dialog.split.click()
    assert [library.clippings.get(key).tags for key in keys] == [("trade/ferries",), ("rest",), ("rest",)]
    assert session.undo_stack.undoText() == "Split Tag"
    session.undo_stack.undo()
    assert [library.clippings.get(key).tags for key in keys] == [("trade",)] * 3


def test_a_mistake_in_a_search_is_said_and_nothing_can_be_done(qtbot: QtBot) -> None:
    library = Library.in_memory()
    saved(library, tags=["trade"])
    dialog = TagSplitDialog(Session(library), library.tags.all()[0])
    qtbot.addWidget(dialog)
    dialog.parts[0][0].setText("a")
    dialog.parts[0][1].setText("published:31-31")
    dialog.look()
    assert "31-31" in dialog.told.text()
    assert not dialog.split.isEnabled()


def test_the_tag_manager_offers_it(qtbot: QtBot) -> None:
    library = Library.in_memory()
    saved(library, tags=["trade"])
    manager = TagManager(Session(library))
    qtbot.addWidget(manager)
    assert "Split…" in [button.text() for button in manager.findChildren(QPushButton)]


def test_a_definition_is_kept_without_a_button(qtbot: QtBot) -> None:
    library = Library.in_memory()
    saved(library, tags=["trade"])
    session = Session(library)
    manager = TagManager(session)
    qtbot.addWidget(manager)
    field = manager.findChildren(QPlainTextEdit)[0]
    qtbot.keyClicks(field, "What is sold")
    manager.reject()
    assert library.tags.all()[0].definition == "What is sold"
    session.undo_stack.undo()
    assert library.tags.all()[0].definition == ""
    assert field.toPlainText() == ""


def test_a_long_name_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    library = Library.in_memory()
    saved(library, tags=["regions/northern provinces and islands/estmark/the ports of Sellen and Vestholm"])
    manager = TagManager(Session(library))
    qtbot.addWidget(manager)
    (name,) = [field for field in manager.findChildren(QLineEdit) if field.text().startswith("regions")]
    assert name.cursorPosition() == 0
