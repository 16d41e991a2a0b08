"""Colors: renamed, explained, put in another order, as one undo step."""

from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.colors import ColorsDialog
from clipper.gui.session import Session
from clipper.library.library import Library


def test_names_meanings_and_order_are_the_users(qtbot: QtBot) -> None:
    library = Library.in_memory()
    session = Session(library)
    before = library.colors.all()
    dialog = ColorsDialog(before)
    qtbot.addWidget(dialog)
    dialog.names[0].setText("  Assertion ")
    dialog.meanings[1].setText("Proves it")
    dialog.names[2].setText("")
    dialog.move_up(1)
    session.perform("Change Colors", lambda: library.colors.change(dialog.colors))
    after = library.colors.all()
    assert [color.key for color in after[:3]] == ["evidence", "claim", "figure"]
    assert (after[1].name, after[0].meaning, after[2].name) == ("Assertion", "Proves it", "Figure")
    session.undo_stack.undo()
    assert library.colors.all() == before
    session.close()
