"""The window as a whole: lists, drops, other processes, settings, empty states, what is remembered, hostile text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.actions import ACTIONS, Actions
from clipper.gui.dialogs.palette import Choice, ranked
from clipper.gui.main_window import MainWindow
from clipper.gui.menus import MENUS, build_tool_bar
from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.models.places import ALL, TRASH, PlaceKind
from clipper.gui.palette_choices import choices_of
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.clipping import Status
from clipper.model.draft import Draft
from clipper.model.listing import Sort, SortKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs
from tests.gui.conftest import NOW, OpenWindow, add_article
from tests.gui.patience import when_modal
from tests.gui.test_list_keys import titles
from tests.gui.tree_rows import top_row

HOSTILE = '<b>bold</b> & <img src="file:///etc/passwd"> <script>x</script>'


def test_a_library_whose_clippings_are_in_the_trash_is_not_called_empty(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    window.list_pane.table.selectAll()
    window.actions_by_id["trash"].trigger()
    qtbot.waitUntil(lambda: "4 clippings are in the trash." in [label.text() for label in window.list_pane.findChildren(QLabel)])
    said = [label.text() for label in window.article.pane.findChildren(QLabel) if label.isVisible()]
    assert "Clip your first article" not in said
    button = next(each for each in window.list_pane.findChildren(QPushButton) if each.isVisible())
    button.click()
    assert window.sidebar.place.key == TRASH.key
    assert len(library.trash.keys()) == 4


def test_where_nothing_is_found_the_article_pane_does_not_call_the_library_empty(window: MainWindow, qtbot: QtBot) -> None:
    window.list_pane.search.set_query("zebra")
    qtbot.waitUntil(lambda: window.article.clipping is None)
    said = [label.text() for label in window.article.pane.findChildren(QLabel) if label.isVisible()]
    assert said == [], "the list says it, and there is none to choose"


def test_the_sidebar_counts_and_lists_by_tag(window: MainWindow, qtbot: QtBot) -> None:
    key = window.chosen.keys()[0]
    window.acts.clippings.change_tags([key], add=["trade/tariffs"])
    qtbot.waitUntil(lambda: window.sidebar.choose(PlaceKind.TAG, "trade"))
    assert titles(window) == ["Council delays the survey"]
    assert window.session.undo_stack.undoText() == "Add Tag to Clipping"


def test_clippings_dropped_on_a_tag_get_it(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.tags.create("trade")
    window.sidebar.refresh()
    qtbot.waitUntil(lambda: window.sidebar.contents is not None and bool(window.sidebar.contents.tags))
    window.sidebar.choose(PlaceKind.TAG, "trade")
    place = window.sidebar.place
    keys = library.listing.open("").keys(0, 3)
    window.sidebar.dropped.emit(place, keys)
    assert library.listing.open("tag:trade").count().number == 3
    assert window.session.undo_stack.undoText() == "Add Tag to 3 Clippings"


def test_the_place_that_takes_a_drop_is_seen_while_clippings_are_carried(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    library.tags.create("trade")
    window.sidebar.refresh()
    qtbot.waitUntil(lambda: window.sidebar.contents is not None and bool(window.sidebar.contents.tags))
    tree = window.sidebar.tree
    (item,) = tree.findItems("trade", Qt.MatchFlag.MatchRecursive)
    row, mime = tree.visualItemRect(item), QMimeData()
    mime.setData(CLIPPINGS_MIME, b"1")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def seen() -> QImage:
        return tree.viewport().grab(row).toImage()

    before = seen()
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(row.center(), Qt.DropAction.CopyAction, mime, buttons, keys))
    QApplication.sendEvent(tree.viewport(), QDragMoveEvent(row.center(), Qt.DropAction.CopyAction, mime, buttons, keys))
    assert seen() != before
    all_clippings = tree.visualItemRect(top_row(tree, 0)).center()
    QApplication.sendEvent(tree.viewport(), QDragMoveEvent(all_clippings, Qt.DropAction.CopyAction, mime, buttons, keys))
    assert seen() == before, "a list that takes nothing shows nothing"
    QApplication.sendEvent(tree.viewport(), QDragMoveEvent(row.center(), Qt.DropAction.CopyAction, mime, buttons, keys))
    QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())
    assert seen() == before


def test_what_another_process_writes_is_seen(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        add_article(library, "First")
        window = open_window(library)
        qtbot.waitUntil(lambda: titles(window) == ["First"])
        with Library.open(path) as elsewhere:
            add_article(elsewhere, "Second", text="Another text altogether.")
        window.session.look_elsewhere()
        qtbot.waitUntil(lambda: titles(window) == ["Second", "First"])
        assert window.article.clipping is not None
        assert window.article.clipping.metadata.title == "First"
        window.close()


def test_the_order_of_a_list_is_remembered(open_window: OpenWindow, library: Library) -> None:
    window = open_window(library)
    window.list_pane.set_sort(Sort(key=SortKey.TITLE, descending=False))
    assert titles(window) == sorted(titles(window))
    window.close()
    with Library.in_memory() as other:
        for title in ("Beech", "Ash", "Cedar"):
            add_article(other, title, text=f"Of the {title}.")
        again = open_window(other)
        assert titles(again) == ["Ash", "Beech", "Cedar"]
        again.sidebar.choose(PlaceKind.FIXED, "unread")
        assert titles(again) == ["Cedar", "Ash", "Beech"]
        again.close()


def test_the_compact_list_shows_columns_and_the_setting_is_kept(window: MainWindow) -> None:
    window.actions_by_id["compact"].trigger()
    table = window.list_pane.table
    assert table.horizontalHeader().isVisible()
    assert "source" in table.shown_columns()
    assert window.settings.list_density == "compact"
    assert 'list_density = "compact"' in (window.surroundings.settings_file or Path()).read_text("utf-8")
    window.actions_by_id["comfortable"].trigger()
    assert table.shown_columns() == ["title"]


def test_markup_in_clipped_text_is_shown_and_never_read(open_window: OpenWindow, library: Library, qtbot: QtBot) -> None:
    add_article(library, HOSTILE, source=HOSTILE, text=HOSTILE, tags=("a<b>c",))
    window = open_window(library)
    assert titles(window)[0] == HOSTILE
    window.actions_by_id["show_highlights"].setChecked(True)
    window.highlights_place.show_list(shown=True)
    qtbot.waitUntil(lambda: window.sidebar.contents is not None)
    for label in window.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


@pytest.mark.parametrize("size", [(900, 600), (1920, 1080)])
def test_nothing_is_cut_off_in_small_and_large_windows(window: MainWindow, size: tuple[int, int], qtbot: QtBot) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    edge = 0
    for pane in (window.sidebar, window.list_pane, window.article.pane):
        place = QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())
        assert window.rect().contains(place)
        assert pane.width() >= pane.minimumSizeHint().width()
        assert place.left() >= edge
        edge = place.right()
    assert window.highlights_place.isVisible() == (size[0] > 1000)


def test_every_action_stands_in_a_menu_and_in_the_palette(window: MainWindow) -> None:
    in_menus = {name for _, names in MENUS for name in names}
    assert {spec.id for spec in ACTIONS} <= in_menus
    offered = {choice.title for choice in choices_of(window.actions_by_id, window.sidebar)}
    missing = {spec.text.replace("&", "").rstrip("…") for spec in ACTIONS if window.actions_by_id[spec.id].isEnabled()} - offered
    assert missing == set()


def test_every_action_does_something(window: MainWindow) -> None:
    assert set(window.handlers()) == {spec.id for spec in ACTIONS}


def test_the_palette_puts_names_that_begin_so_first() -> None:
    choices = [Choice(title=title, hint="", act=list) for title in ("Add Tags", "Star", "Tag Manager", "Settings")]
    assert [choice.title for choice in ranked("tag", choices)] == ["Tag Manager", "Add Tags"]
    assert [choice.title for choice in ranked("stg", choices)] == ["Settings"]


def test_closing_remembers_and_closes_the_library(open_window: OpenWindow, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.clipper") as library:
        add_article(library, "First")
        window = open_window(library)
        window.close()
        assert not window.session.is_open
        assert (tmp_path / "window.ini").is_file()


def test_without_a_display_there_is_one_clear_sentence(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "clipper"]
    library = str(tmp_path / "library.clipper")
    for arguments, more in ((["--library", library], {}), ([], {"CLIPPER_LIBRARY": library})):
        env = {**environment, **more, "XDG_CONFIG_HOME": str(tmp_path)}
        done = subprocess.run([*command, *arguments], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("Error: There is no display")
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("surroundings", [{"QT_QPA_PLATFORM": "nonexistent"}, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":7777"}])
def test_where_qt_cannot_draw_one_sentence_is_said(tmp_path: Path, surroundings: dict[str, str]) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **surroundings}
    done = subprocess.run(
        [sys.executable, "-m", "clipper", "--library", str(tmp_path / "l.clipper")],
        check=False, capture_output=True, text=True, env=env, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The window cannot be opened: ")
    assert done.stderr.count("\n") == 2
    assert "Traceback" not in done.stderr


def test_a_clip_is_undone_also_after_it_was_read_by_itself(window: MainWindow, library: Library) -> None:
    draft = Draft(role=Role.MAIN, metadata=Metadata(title="Clipped now"), body=paragraphs(["The ferry sails again."]))
    capture = Capture(parts=(Part(media_type="text/plain", content=b"ferry"),), origin="clipboard", captured_at=NOW)
    result = library.saving.save(capture, [draft])
    window.session.note("Clip", result.changes)
    window.article.was_read.emit(library.clippings.get(result.saved[0].key))
    told: list[str] = []
    window.session.told.connect(told.append)
    window.session.undo_stack.undo()
    assert library.clippings.keys_of([result.saved[0].id]) == []
    assert told == []


def test_being_read_by_itself_is_no_act_to_undo(window: MainWindow, library: Library) -> None:
    (key,) = window.chosen.keys()
    clipping = library.clippings.get(key)
    window.actions_by_id["star"].trigger()
    window.article.was_read.emit(clipping)
    assert library.clippings.get(clipping.key).status is Status.READ
    assert window.session.undo_stack.undoText() == "Star Clipping"
    window.session.undo_stack.undo()
    after = library.clippings.get(clipping.key)
    assert (after.starred, after.status) == (False, Status.READ)


def test_the_bar_takes_back_what_it_tells_of_and_nothing_else(window: MainWindow, library: Library) -> None:
    (key,) = window.chosen.keys()
    window.actions_by_id["trash"].trigger()
    assert window.messages.sentence == "The clipping is in the trash."
    window.messages.press()
    assert library.trash.keys() == []
    window.actions_by_id["trash"].trigger()
    window.acts.clippings.set_starred([window.chosen.keys()[0]])
    window.messages.press()
    assert len(library.trash.keys()) == 1
    assert key


def test_the_bar_goes_when_its_act_is_undone_by_key_or_another_one_is_done(window: MainWindow) -> None:
    window.actions_by_id["trash"].trigger()
    assert window.messages.sentence == "The clipping is in the trash."
    window.session.undo_stack.undo()
    assert window.messages.sentence == ""
    window.session.undo_stack.redo()
    window.actions_by_id["trash"].trigger()
    assert window.messages.sentence == "The clipping is in the trash."
    window.actions_by_id["star"].trigger()
    assert window.messages.sentence == ""


def test_a_message_moves_nothing_that_is_read(window: MainWindow) -> None:
    before = window.splitter.geometry()
    window.messages.say("A sentence that is told.", "Undo")
    window.resize(900, 640)
    bar = window.messages.geometry()
    assert window.splitter.geometry().top() == before.top()
    assert window.rect().contains(bar) and abs(bar.center().x() - window.rect().center().x()) <= 1


def test_the_tool_bar_keeps_its_size_when_its_icons_are_drawn(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    bar = build_tool_bar(window, actions)
    before = bar.sizeHint()
    actions.dress()
    assert bar.sizeHint() == before


def test_the_icons_are_drawn_soon_after_the_window_is_shown_and_move_nothing(window: MainWindow, qtbot: QtBot) -> None:
    widgets = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    places = [widget.geometry() for widget in widgets]
    buttons = [button for button in window.article.pane.head.findChildren(QToolButton) if not button.property("chip")]
    qtbot.waitUntil(lambda: all(not button.icon().isNull() for button in (*buttons, window.list_pane.head.level)))
    assert [widget.geometry() for widget in widgets] == places


@pytest.mark.parametrize(("title", "names"), MENUS)
def test_no_two_entries_of_a_menu_have_the_same_letter(title: str, names: tuple[str, ...]) -> None:
    texts = {spec.id: spec.text for spec in ACTIONS}
    letters = [texts[name].partition("&")[2][:1].lower() for name in names if name in texts]
    assert "" not in letters, title
    assert len(set(letters)) == len(letters), f"{title}: {sorted(letters)}"


def test_only_what_is_in_the_trash_can_be_restored(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    actions = window.actions_by_id
    assert actions["trash"].isEnabled()
    assert not actions["restore"].isEnabled()
    window.session.perform("Move to Trash", lambda: library.trash.throw_away(window.chosen.keys()))
    window.sidebar.refresh()
    window.sidebar.choose(TRASH.kind, TRASH.name)
    qtbot.waitUntil(actions["restore"].isEnabled)
    assert not actions["trash"].isEnabled()
    offered: list[str] = []

    def look(menu: QMenu) -> None:
        offered.extend(action.text() for action in menu.actions() if action.isVisible())
        menu.close()

    when_modal(QMenu, look)
    window.list_pane.menu_wanted.emit(window.mapToGlobal(QPoint(300, 300)))
    assert "Restore from Tras&h" in offered
    assert "E&mpty Trash…" in offered
    assert "Move to &Trash" not in offered
    window.sidebar.choose(ALL.kind, ALL.name)
    qtbot.waitUntil(actions["trash"].isEnabled)
    offered.clear()
    when_modal(QMenu, look)
    window.list_pane.menu_wanted.emit(window.mapToGlobal(QPoint(300, 300)))
    assert "Move to &Trash" in offered
    assert not {"Restore from Tras&h", "E&mpty Trash…"} & set(offered)
    assert actions["empty_trash"].isVisible(), "the menu bar keeps it"


def test_in_a_narrow_window_the_key_of_the_highlights_shows_them(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: not window.highlights_place.isVisible())
    assert not window.actions_by_id["show_highlights"].isChecked()
    window.actions_by_id["show_highlights"].trigger()
    assert window.highlights_place.isVisible()
    assert window.actions_by_id["show_highlights"].isChecked()
    window.actions_by_id["show_highlights"].trigger()
    assert not window.highlights_place.isVisible()


def test_the_highlights_take_their_room_from_the_article_and_give_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1500, 700)
    qtbot.waitUntil(lambda: window.width() == 1500 and window.highlights_place.isVisible())
    sidebar, listed, article, beside = window.splitter.sizes()
    window.actions_by_id["show_highlights"].trigger()
    assert window.splitter.sizes()[:2] == [sidebar, listed]
    assert window.splitter.sizes()[2] >= article + beside
    window.actions_by_id["show_highlights"].trigger()
    assert window.splitter.sizes()[:2] == [sidebar, listed]
    assert abs(window.splitter.sizes()[3] - beside) <= 2


def test_a_window_that_begins_narrow_has_its_highlights_when_it_is_made_wide(
    open_window: OpenWindow, library: Library, qtbot: QtBot
) -> None:
    first = open_window(library)
    first.resize(1000, 640)
    first.close()
    with Library.in_memory() as other:
        add_article(other, "Harbor fees rise")
        window = open_window(other)
        assert window.width() < 1080
        qtbot.waitUntil(lambda: window.sidebar.contents is not None)
        assert not window.highlights_place.isVisible()
        window.resize(1300, 640)
        qtbot.waitUntil(window.highlights_place.isVisible)
        assert window.highlights_place.findChildren(QLineEdit)
        window.close()


def test_a_search_that_finds_nothing_in_a_list_goes_on_in_all(window: MainWindow, qtbot: QtBot) -> None:
    window.acts.clippings.change_tags(window.chosen.keys(), add=["trade"])
    qtbot.waitUntil(lambda: window.sidebar.choose(PlaceKind.TAG, "trade"))
    window.list_pane.search.set_query("salt")
    button = next(each for each in window.list_pane.findChildren(QPushButton) if each.isVisible())
    assert button.text() == "Search All Clippings"
    button.click()
    assert titles(window) == ["Salt tariff falls to four percent"]
    assert window.sidebar.place.key == ALL.key


def test_the_window_has_the_icon_of_the_program(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.windowIcon().isNull())
    drawn = window.windowIcon().pixmap(64, 64).toImage()
    assert len({drawn.pixel(x, y) for x in range(0, 64, 4) for y in range(0, 64, 4)}) > 3, "it is drawn, and not blank"


def test_full_screen_is_taken_and_given_back(window: MainWindow) -> None:
    action = window.actions_by_id["full_screen"]
    action.trigger()
    assert window.isFullScreen() and action.isChecked()
    window.showNormal()
    view = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&View")
    view.aboutToShow.emit()
    assert not action.isChecked(), "also where the desktop has given it back"
    action.trigger()
    action.trigger()
    assert not window.isFullScreen() and not action.isChecked()


def test_a_small_screen_on_which_everything_is_half_as_large_again_has_room_for_the_window(window: MainWindow) -> None:
    assert 1.5 * window.minimumWidth() <= 1024 and 1.5 * window.minimumHeight() <= 700
    window.resize(window.minimumSize())
    pane = window.article.pane
    assert pane.mapTo(window, pane.rect().bottomRight()).x() <= window.width(), "nothing stands beyond the edge"
