"""Which actions stand in which menu, and in the tool bar: tables."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPixmap, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from clipper.gui.actions import Actions

SEPARATOR = "-"
RECENT = "recent"
UNDO = "undo"
FULL_SCREEN = "full_screen"
TOGGLE = "star"
"""An act that does one of two things, in a menu that says which."""

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "&File",
        (
            "paste_clipping", "open_file", "open_folder", "fetch_url", "new_clipping", "import_files", SEPARATOR,
            "export_brief", "compose_brief", "print", SEPARATOR, "new_library", "open_library", RECENT, SEPARATOR,
            "back_up", "restore_backup", "check_library", SEPARATOR, "settings", SEPARATOR, "quit",
        ),
    ),
    (
        "&Edit",
        (
            UNDO, SEPARATOR, "select_all", SEPARATOR, "find", "find_next", "find_previous", "save_search", SEPARATOR,
            "palette", "answer_message",
        ),
    ),
    (
        "&View",
        (
            "show_sidebar", "show_highlights", "show_brief", "full_screen", SEPARATOR, "comfortable", "compact", "fold_stories", "sort",
            SEPARATOR, "larger_text", "smaller_text", "normal_text", SEPARATOR, "focus_sidebar", "focus_list", "focus_article", "read_on",
            SEPARATOR, "refresh",
        ),
    ),
    (
        "&Clipping",
        (
            "next", "previous", SEPARATOR, "star", "unread", "archive", SEPARATOR, "edit_details", "write_note", "open_original",
            "copy_references", "copy_link", "copy_passage_link", "show_capture", SEPARATOR, "related", "story", "merge", "versions", "trim",
            "extract_again", "settle_doubts", "check_changes", SEPARATOR, "add_to_brief", SEPARATOR, "trash", "restore", "empty_trash",
        ),
    ),
    ("&Tags", ("tag", "untag", SEPARATOR, "find_tag", "tag_manager", "tag_rules", SEPARATOR, "colors")),
    ("&Help", ("shortcuts", "open_sample", SEPARATOR, "open_log", "about")),
)  # fmt: skip
CONTEXT = ("star", "unread", "archive", SEPARATOR, "tag", "untag", SEPARATOR, "edit_details", "write_note", "open_original",
           "copy_references", "copy_link", "show_capture", "versions", SEPARATOR, "related", "story", "merge", SEPARATOR, "add_to_brief",
           SEPARATOR, "trash", "restore", "empty_trash")  # fmt: skip
TOOLS = ("paste_clipping", "open_file", "fetch_url", SEPARATOR, "star", "unread", "archive", "tag", "trash", SEPARATOR,
         "export_brief", "compose_brief")  # fmt: skip
RIGHT_TOOLS = ("show_highlights", "palette", "settings")


def build_menus(
    window: QMainWindow,
    actions: Actions,
    undo_stack: QUndoStack,
    fill_recent: Callable[[QMenu], None],
    names: Callable[[], Mapping[str, str]],
) -> None:
    """The menu bar. `names` tells what some acts would do to what is chosen now."""
    for title, names_of_menu in MENUS:
        menu = window.menuBar().addMenu(title)
        if UNDO in names_of_menu:
            window.addActions(_undo_actions(window, undo_stack))
        if FULL_SCREEN in names_of_menu:  # the desktop may have given it back
            menu.aboutToShow.connect(lambda: actions[FULL_SCREEN].setChecked(window.isFullScreen()))
        if TOGGLE in names_of_menu:
            name_while_shown(menu, actions, names)
        menu.aboutToShow.connect(partial(_fill, menu, names_of_menu, actions, window=window, fill_recent=fill_recent))


def build_tool_bar(window: QMainWindow, actions: Actions) -> QToolBar:
    """The acts that one does all day, and the command palette at the right end."""
    bar = QToolBar("Tools", window)
    bar.setObjectName("toolBar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    blank = QPixmap(bar.iconSize())
    blank.fill(Qt.GlobalColor.transparent)
    for name in TOOLS:
        if name == SEPARATOR:
            bar.addSeparator()
        else:
            _add_tool(bar, actions[name], blank)
    spring = QWidget(bar)
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spring)
    for name in RIGHT_TOOLS:
        _add_tool(bar, actions[name], blank)
    window.addToolBar(bar)
    return bar


def _add_tool(bar: QToolBar, action: QAction, blank: QPixmap) -> None:
    """Until the icons are drawn, nothing stands in their place: without an icon the words would, and what is below would move."""
    action.setIcon(blank)
    bar.addAction(action)


def name_while_shown(menu: QMenu, actions: Actions, names: Callable[[], Mapping[str, str]]) -> None:
    """Say "Mark as Read" and not "Mark as Read or Unread", as long as the menu is open."""
    menu.aboutToShow.connect(lambda: actions.name(names()))
    menu.aboutToHide.connect(actions.rename)


def context_menu(window: QMainWindow, actions: Actions, names: Callable[[], Mapping[str, str]]) -> QMenu:
    """What the right mouse button offers on clippings."""
    menu = QMenu(window)
    name_while_shown(menu, actions, names)
    for name in CONTEXT:
        _add(menu, actions, name)
    return menu


def _add(menu: QMenu, actions: Actions, name: str) -> None:
    if name == SEPARATOR:
        menu.addSeparator()
    else:
        menu.addAction(actions[name])


def _fill(menu: QMenu, names: tuple[str, ...], actions: Actions, *, window: QMainWindow, fill_recent: Callable[[QMenu], None]) -> None:
    """Put the actions in when the menu is first opened: their keys work without it."""
    if not menu.isEmpty():
        return
    for name in names:
        if name == RECENT:
            recent = menu.addMenu("Open &Recent")
            recent.aboutToShow.connect(partial(fill_recent, recent))
        elif name == UNDO:
            menu.addActions([action for action in window.actions() if action.objectName() in ("undo", "redo")])
        else:
            _add(menu, actions, name)


def _undo_actions(window: QMainWindow, undo_stack: QUndoStack) -> list[QAction]:
    undo = undo_stack.createUndoAction(window, "&Undo")
    undo.setObjectName("undo")
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    redo = undo_stack.createRedoAction(window, "&Redo")
    redo.setObjectName("redo")
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    return [undo, redo]
