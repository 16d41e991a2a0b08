"""Single keys in the list, and what undo calls them."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.tagging import TagDialog
from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.library.library import Library
from clipper.model.clipping import Status
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from tests.gui.conftest import OpenWindow, add_article
from tests.gui.patience import when_modal


def titles(window: MainWindow) -> list[str]:
    table = window.list_pane.table
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


def press(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.list_pane.table, text)


def test_the_newest_clipping_is_first_and_its_article_is_shown(window: MainWindow) -> None:
    assert titles(window)[0] == "Council delays the survey"
    assert window.article.clipping is not None
    assert "Council delays the survey" in window.article.pane.view.page.article.text


def test_j_and_k_walk_through_the_list(window: MainWindow) -> None:
    press(window, "jj")
    assert window.article.clipping is not None
    assert window.article.clipping.metadata.title == "Ferry line to Sellen reopens"
    press(window, "k")
    assert window.article.clipping.metadata.title == "Salt tariff falls to four percent"


@pytest.mark.parametrize(("key", "undo"), [("s", "Star Clipping"), ("e", "Archive Clipping"), ("u", "Mark Clipping as Read")])
def test_a_key_acts_on_the_clipping_and_undo_takes_it_back_by_name(window: MainWindow, library: Library, key: str, undo: str) -> None:
    before = library.clippings.rows(window.chosen.keys())[0]
    press(window, key)
    assert library.clippings.rows([before.key])[0] != before
    assert window.session.undo_stack.undoText() == undo
    window.session.undo_stack.undo()
    assert library.clippings.rows([before.key])[0] == before
    window.session.undo_stack.redo()
    assert library.clippings.rows([before.key])[0] != before


def test_a_clipping_thrown_away_leaves_the_list_and_comes_back_by_undo(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "#")
    qtbot.waitUntil(lambda: "Council delays the survey" not in titles(window))
    assert window.article.clipping is not None
    assert window.article.clipping.metadata.title == "Salt tariff falls to four percent"
    window.session.undo_stack.undo()
    qtbot.waitUntil(lambda: "Council delays the survey" in titles(window))


def test_an_act_on_several_names_their_number(window: MainWindow, library: Library) -> None:
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(window, "s")
    assert library.clippings.counts()["starred"] == 4
    assert window.session.undo_stack.undoText() == "Star 4 Clippings"


def test_a_digit_puts_on_the_tag_that_has_the_key_and_takes_it_off(window: MainWindow, library: Library) -> None:
    library.tags.create("trade/tariffs")
    library.tags.describe("trade/tariffs", color=None, definition="", shortcut=3)
    key = window.chosen.keys()[0]
    press(window, "3")
    assert library.clippings.get(key).tags == ("trade/tariffs",)
    press(window, "3")
    assert library.clippings.get(key).tags == ()


def test_single_keys_in_the_search_box_are_text(window: MainWindow, library: Library) -> None:
    press(window, "/")
    field = window.list_pane.search.field
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "use")
    assert field.text() == "use"
    assert library.clippings.counts()["starred"] == 0
    assert library.clippings.counts()["archived"] == 0


def test_an_archived_clipping_stays_in_the_unread_list_until_one_leaves_it(window: MainWindow, library: Library) -> None:
    from clipper.gui.models.places import PlaceKind

    window.sidebar.choose(PlaceKind.FIXED, "unread")
    press(window, "e")
    assert len(titles(window)) == 4
    assert library.clippings.get(window.chosen.keys()[0]).status is Status.ARCHIVED


def test_every_action_has_what_it_does_and_a_tip_with_its_keys(window: MainWindow) -> None:
    from clipper.gui.actions import ACTIONS

    for spec in ACTIONS:
        action = window.actions_by_id[spec.id]
        assert action.statusTip()
        if spec.list_key:
            assert f"{spec.list_key} in the list" in action.toolTip()


def test_no_shortcut_is_given_twice() -> None:
    from clipper.gui.actions import ACTIONS

    shortcuts = [spec.shortcut for spec in ACTIONS if spec.shortcut]
    keys = [spec.list_key for spec in ACTIONS if spec.list_key]
    assert len(set(shortcuts)) == len(shortcuts)
    assert len(set(keys)) == len(keys)


def test_an_act_on_many_runs_in_turns_and_is_one_undo_step(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    with library.transaction(recorded=False):
        for number in range(260):
            add_article(library, f"Article {number}", text=f"Text of article {number}.")
    window.list_pane.relist()
    assert window.list_pane.table.model().rowCount() == 264
    window.list_pane.table.selectAll()
    with qtbot.waitSignal(window.acts.clippings.finished):
        press(window, "e")
        assert "Archive 264 Clippings" in window.messages.sentence
    assert library.clippings.counts()["archived"] == 264
    assert window.session.undo_stack.undoText() == "Archive 264 Clippings"
    window.session.undo_stack.undo()
    assert library.clippings.counts()["archived"] == 0


def test_a_long_act_that_is_stopped_keeps_what_was_done_as_one_step(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    with library.transaction(recorded=False):
        for number in range(260):
            add_article(library, f"Article {number}", text=f"Text of article {number}.")
    window.list_pane.relist()
    window.list_pane.table.selectAll()
    window.acts.clippings.progressed.connect(lambda done, _whole: window.messages.press() if done else None)
    with qtbot.waitSignal(window.acts.clippings.finished):
        press(window, "s")
    starred = library.clippings.counts()["starred"]
    assert 0 < starred < 264
    window.session.undo_stack.undo()
    assert library.clippings.counts()["starred"] == 0


@pytest.mark.parametrize(
    ("key", "sentence"), [("s", "4 clippings are starred."), ("e", "4 clippings are archived."), ("#", "4 clippings are in the trash.")]
)
def test_what_was_done_to_several_is_told_with_a_way_back(window: MainWindow, library: Library, key: str, sentence: str) -> None:
    before = library.clippings.counts()
    window.list_pane.table.selectAll()
    press(window, key)
    assert window.messages.sentence == sentence
    window.messages.press()
    assert library.clippings.counts() == before


def test_tags_of_several_are_told(window: MainWindow, library: Library) -> None:
    keys = window.list_pane.table.chosen_keys() + library.listing.open("").keys(1, 3)
    acts = window.acts.clippings
    acts.change_tags(keys, add=["harbor"])
    assert window.messages.sentence == "3 clippings are tagged “harbor”."
    acts.change_tags(keys, add=["port"], remove=["harbor"])
    assert window.messages.sentence == "3 clippings are tagged anew."
    acts.change_tags(keys, remove=["port"])
    assert window.messages.sentence == "3 clippings are no longer tagged “port”."


def test_where_nothing_changed_nothing_is_offered_to_be_taken_back(window: MainWindow, library: Library) -> None:
    keys = library.listing.open("").keys(0, 4)
    window.acts.clippings.change_tags(keys, add=["harbor"])
    window.messages.close_message()
    window.acts.clippings.change_tags(keys, add=["harbor"])
    assert window.messages.sentence == ""


def test_many_are_told_when_the_last_is_done(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    with library.transaction(recorded=False):
        for number in range(260):
            add_article(library, f"Article {number}", text=f"Text of article {number}.")
    window.list_pane.relist()
    window.list_pane.table.selectAll()
    press(window, "e")
    qtbot.waitUntil(lambda: window.messages.sentence == "264 clippings are archived.")
    window.messages.press()
    assert library.clippings.counts()["archived"] == 0


def test_the_open_article_shows_what_an_act_on_a_whole_list_did_to_it(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    """Also where the list has to be read anew, because not all that changed had been read."""
    with library.transaction():
        for number in range(260):
            add_article(library, f"Article {number}")
    window.list_pane.relist()
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.acts.clippings.change_tags(window.chosen.keys(), add=["all of them"])
    qtbot.waitUntil(lambda: window.article.clipping is not None and window.article.clipping.tags == ("all of them",))


def chosen_titles(window: MainWindow) -> list[str]:
    return sorted(titles(window)[row] for rows in window.list_pane.table.chosen_ranges() for row in rows)


def test_the_head_tells_how_many_are_chosen(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    told = window.list_pane.head.count
    assert told.text() == "4"
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told.text() == "2 of 4 chosen"
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert told.text() == "all 4 chosen"
    press(window, "j")
    assert told.text() == "4"
    window.list_pane.table.selectAll()
    add_article(library, "A new one")
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: told.text() == "4 of 5 chosen")


def test_what_is_chosen_stays_chosen_when_the_list_is_read_anew(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    table = window.list_pane.table
    table.choose([range(1, 2), range(3, 4)])
    chosen = chosen_titles(window)
    add_article(library, "A new one comes in above")
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: len(titles(window)) == 5)
    assert chosen_titles(window) == chosen
    window.list_pane.set_sort(Sort(key=SortKey.TITLE, descending=False))
    assert chosen_titles(window) == chosen


def test_after_an_act_on_many_they_stay_chosen(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    """Also where the list has to be read anew, because not all that changed had been read."""
    with library.transaction():
        for number in range(2_100):
            add_article(library, f"Article {number}")
    window.list_pane.relist()
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.acts.clippings.finished):
        press(window, "s")
    with qtbot.waitSignal(window.list_pane.model.modelReset):
        pass
    assert len(window.chosen.keys()) == 2_104


def test_what_leaves_the_list_is_chosen_no_more_and_the_rest_is(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    table = window.list_pane.table
    table.go_to(0)
    table.choose([range(4)])
    gone, *rest = window.chosen.keys()
    library.trash.throw_away([gone])
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    assert window.chosen.keys() == rest
    assert table.current_row() in table.chosen_ranges()[0]


def test_the_order_of_the_list_is_chosen_by_keys(window: MainWindow) -> None:
    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(menu, key)

    QTimer.singleShot(50, choose)
    window.actions_by_id["sort"].trigger()
    assert titles(window) == sorted(titles(window))
    assert window.list_pane.sort() == Sort(key=SortKey.TITLE, descending=False)


def test_what_a_key_toggles_on_very_many_is_judged_by_all_of_them(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    with library.transaction():
        keys = [ClippingKey(add_article(library, f"Harbor report {number}")) for number in range(300)]
        library.tags.create("pier")
        library.tags.describe("pier", color=None, definition="", shortcut=3)
    every = [ClippingKey(key) for key in library.listing.open("").all_keys()]
    odd = keys[150]
    others = [key for key in every if key != odd]
    library.clippings.set_starred(others, starred=True)
    library.clippings.set_status(others, Status.ARCHIVED)
    library.tags.change(others, add=["pier"])
    window = open_window(library)
    table = window.list_pane.table
    qtbot.waitUntil(lambda: table.model().rowCount() == len(every))
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.model().index(every.index(odd), 0).data() == "…", "its row has been read"
    for key, query in (("s", "is:starred"), ("e", "is:archived"), ("3", "tag:pier")):
        for expected in (len(every), 0):
            with qtbot.waitSignal(window.acts.clippings.finished):
                press(window, key)
            assert library.listing.open(query).total() == expected, (key, expected)


def test_a_drag_of_very_many_carries_those_whose_rows_have_not_been_read(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    with library.transaction():
        for number in range(300):
            add_article(library, f"Harbor report {number}")
    window = open_window(library)
    model = window.list_pane.model
    qtbot.waitUntil(lambda: model.rowCount() == 304)
    rows = [*range(100), *range(150, 304), 120]
    mime = model.mimeData([model.index(row, column) for row in rows for column in (0, 1)])
    carried = bytes(mime.data(CLIPPINGS_MIME).data()).decode().split(",")
    every = list(library.listing.open("").all_keys())
    assert [int(key) for key in carried] == [every[row] for row in sorted(rows)]


def test_of_very_many_clippings_all_tags_can_be_taken_off(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    keys = [ClippingKey(add_article(library, f"Harbor report {number}")) for number in range(300)]
    library.tags.change(keys[150:151], add=["pier"])
    window = open_window(library)
    table = window.list_pane.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 304)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.model().index(152, 0).data() == "…", "its row has been read"

    def take_off(dialog: TagDialog) -> None:
        (box,) = [box for box in dialog.findChildren(QCheckBox) if box.accessibleName() == "pier"]
        assert box.accessibleDescription() == "on 1 of 304"
        box.setCheckState(Qt.CheckState.Unchecked)
        (buttons,) = dialog.findChildren(QDialogButtonBox)
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    when_modal(TagDialog, take_off)
    window.actions_by_id["untag"].trigger()
    qtbot.waitUntil(lambda: library.clippings.get(keys[150]).tags == ())


def test_ctrl_c_in_the_list_copies_the_full_reference_of_each_chosen_clipping(window: MainWindow, library: Library) -> None:
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    shown = library.clippings.rows(window.chosen.keys())[0].metadata
    assert QApplication.clipboard().text() == f"“{shown.title}”, {shown.source}, 1 March 2026"
    assert window.messages.sentence == "The reference is on the clipboard."
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [line.split("”")[0].strip("“") for line in QApplication.clipboard().text().splitlines()] == titles(window)
    assert window.messages.sentence == "4 references are on the clipboard."


def test_a_menu_says_which_of_two_things_an_act_would_do(window: MainWindow) -> None:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Clipping")

    def said() -> list[str]:
        menu.aboutToShow.emit()
        texts = [window.actions_by_id[name].text().replace("&", "") for name in ("star", "unread", "archive")]
        menu.aboutToHide.emit()
        return texts

    assert said() == ["Star", "Mark as Read", "Archive"]
    press(window, "s")
    press(window, "e")
    assert said() == ["Remove Star", "Mark as Unread", "Take Back from Archive"]
    QTest.keyClick(window.list_pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert said() == ["Star", "Mark as Unread", "Archive"], "it does what not all of them are yet"
    assert window.actions_by_id["unread"].text().replace("&", "") == "Mark as Read or Unread", "so it is found by its name"


def test_space_reads_the_article_to_its_end_and_goes_on_to_the_next_clipping(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    add_article(library, "A long report", text="\n".join(f"Sentence {number} of it." for number in range(200)))
    window.session.tell_elsewhere()
    qtbot.waitUntil(lambda: titles(window)[0] == "A long report")
    window.list_pane.table.go_to(0)
    bar = window.article.pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    places: list[int] = []
    while window.list_pane.table.current_row() == 0:
        assert len(places) < 60
        places.append(bar.value())
        QTest.keyClick(window.list_pane.table, Qt.Key.Key_Space)
    assert len(places) > 2 and places == sorted(set(places))
    assert titles(window)[window.list_pane.table.current_row()] == "Council delays the survey"


def test_the_addresses_of_all_that_are_chosen_are_copied_and_those_without_told(window: MainWindow, library: Library) -> None:
    keys = library.listing.open("").keys(0, 9)
    window.actions_by_id["copy_link"].trigger()
    assert window.messages.sentence == "No address is known of this article. Edit Details (F2) takes one."
    for number, key in enumerate(keys[:3]):
        library.clippings.edit([key], {"url": f"https://example.org/{number}"})
    window.actions_by_id["copy_link"].trigger()
    assert QApplication.clipboard().text() == "https://example.org/0"
    assert window.messages.sentence == "The address is on the clipboard."
    window.list_pane.table.selectAll()
    window.actions_by_id["copy_link"].trigger()
    assert QApplication.clipboard().text().splitlines() == [f"https://example.org/{number}" for number in range(3)]
    assert window.messages.sentence == "3 addresses are on the clipboard. 1 clipping has none."
