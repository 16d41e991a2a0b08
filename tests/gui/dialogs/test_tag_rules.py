"""Tag rules in the window: shown before they run, run once, undone; suggested tags taken by a key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.tag_rules import TagRulesDialog
from clipper.gui.dialogs.tagging import TagDialog
from clipper.gui.session import Session
from clipper.library.library import Library
from clipper.text.tagging import Suggestion
from tests.library.drafts import draft, saved


def test_a_rule_is_shown_before_it_runs_and_is_one_undo_step(qtbot: QtBot) -> None:
    library = Library.in_memory()
    keys = saved(library, draft("One", ["The tariff rises."]), draft("Two", ["The tariff falls."]), draft("Three", ["Choirs sing."]))
    session = Session(library)
    dialog = TagRulesDialog(session, "tariff")
    qtbot.addWidget(dialog)
    dialog.tag.setText("trade/tariffs")
    assert dialog.told.text().startswith("2 clippings would get the tag trade/tariffs.")
    assert [library.clippings.get(key).tags for key in keys] == [(), (), ()]
    dialog.keep_rule()
    assert dialog.rules.count() == 1
    dialog.run_rule()
    assert [library.clippings.get(key).tags for key in keys] == [("trade/tariffs",), ("trade/tariffs",), ()]
    assert not dialog.run.isEnabled()
    session.undo_stack.undo()
    assert library.clippings.get(keys[0]).tags == ()
    dialog.rules.setCurrentRow(0)
    dialog.forget_rule()
    assert library.tag_rules.all() == []


def test_a_mistake_in_a_rule_is_said(qtbot: QtBot) -> None:
    dialog = TagRulesDialog(Session(Library.in_memory()), "published:31-31")
    qtbot.addWidget(dialog)
    dialog.tag.setText("x")
    assert not dialog.run.isEnabled()
    assert not dialog.keep.isEnabled()
    assert dialog.told.text()


def test_a_suggested_tag_is_taken_with_one_key_and_never_by_itself(qtbot: QtBot) -> None:
    library = Library.in_memory()
    (key,) = saved(library)
    suggestion = Suggestion(tag="trade", score=2.0, because=("tariff", "Akazawa"))
    for take in (False, True):
        dialog = TagDialog(library.tags.carried_by([key]), 1, ())
        dialog.suggest([suggestion])
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        if take:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
            qtbot.waitUntil(dialog.findChildren(QCheckBox)[0].isChecked)
        (buttons,) = dialog.findChildren(QDialogButtonBox)
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        assert dialog.added == (("trade",) if take else ())


def test_a_tag_that_some_carry_tells_how_many(qtbot: QtBot) -> None:
    with Library.in_memory() as library:
        keys = saved(library, *(draft(f"Of ferry {number}", [f"Ferry {number} sails."]) for number in range(3)))
        library.tags.change(keys, add=["harbor"])
        library.tags.change(keys[:2], add=["R&D"])
        dialog = TagDialog(library.tags.carried_by(keys), 3, ())
        qtbot.addWidget(dialog)
        assert [(box.accessibleName(), box.accessibleDescription()) for box in dialog.findChildren(QCheckBox)] == [
            ("R&D", "on 2 of 3"),
            ("harbor", ""),
        ]
        assert "2 of 3" in [label.text() for label in dialog.findChildren(QLabel)]
