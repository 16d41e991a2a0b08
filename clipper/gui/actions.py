"""Every action of the window in one table: its id, text, keys, icon and what the status bar says of it.

A single letter is a key of the list only (`list_key`): it acts while the list has the focus, and is never a shortcut of the window.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from clipper.gui.widgets.pictures import picture
from clipper.model.clipping import Clipping
from clipper.model.value import value


@value
class ActionSpec:
    """One action."""

    id: str
    text: str
    tip: str
    shortcut: str = ""
    list_key: str = ""
    icon: str = ""
    checkable: bool = False
    needs_clipping: bool = False
    """Only with a clipping chosen."""


def _a(
    id: str,  # noqa: A002 (the field's name)
    text: str,
    tip: str,
    shortcut: str = "",
    *,
    key: str = "",
    icon: str = "",
    check: bool = False,
    on: bool = False,
) -> ActionSpec:
    return ActionSpec(id=id, text=text, tip=tip, shortcut=shortcut, list_key=key, icon=icon, checkable=check, needs_clipping=on)


ACTIONS = (
    _a("new_library", "New &Library…", "Make an empty library in a file of its own", "Ctrl+Shift+N", icon="library"),
    _a("open_library", "&Open Library…", "Open another library", "Ctrl+O", icon="open"),
    _a("new_clipping", "New &Clipping by Hand…", "Write down an article from print or broadcast", "Ctrl+N", icon="new"),
    _a("paste_clipping", "&Paste Clipping", "Clip what was copied", "Ctrl+V", icon="paste"),
    _a("open_file", "Clip &File…", "Clip a saved page, mail, PDF or text", "Ctrl+Shift+O", icon="file"),
    _a("open_folder", "Clip Fol&der…", "Clip what lies in a folder: saved pages, mails, PDFs, texts", icon="file"),
    _a("fetch_url", "Clip &Address…", "Fetch a page from the web and clip it", "Ctrl+L", icon="link"),
    _a("export_brief", "&Export Brief…", "Write a brief from what is listed, or from those of it that are chosen", "Ctrl+E", icon="export"),
    _a("compose_brief", "&Briefs…", "Put together a brief by hand", "Ctrl+B", icon="brief"),
    _a("add_to_brief", "Add to &Brief", "Put what is chosen into the open brief", "Ctrl+Shift+A", key="b", icon="brief-add", on=True),
    _a("print", "Pri&nt…", "Print the article with its highlights", "Ctrl+P", icon="print", on=True),
    _a("import_files", "&Import…", "Take over articles from a file of another program", icon="import"),
    _a("back_up", "Back &Up Library…", "Copy the whole library to another file"),
    _a("restore_backup", "Res&tore Backup…", "Put a backup in the place of this library; what is here now is kept beside it"),
    _a("check_library", "Chec&k Library", "Look for damage, and whether each text is what was saved"),
    _a("settings", "&Settings…", "Theme, reading, list and library", "Ctrl+,", icon="settings"),
    _a("quit", "&Quit", "Close the window", "Ctrl+Q"),
    _a(
        "answer_message",
        "Answer the &Message",
        "Press the button of the message at the lower edge: Cancel, Undo, Show and so on",
        "Ctrl+.",
    ),
    _a("find", "&Find…", "Search the library", "Ctrl+F", key="/", icon="search"),
    _a("find_next", "Find &Next in Article", "Go to the next place where the search matches", "F3", on=True),
    _a("find_previous", "Find Pre&vious in Article", "Go to the place before", "Shift+F3", on=True),
    _a("select_all", "Select &All", "Choose every clipping of the list", "Ctrl+A"),
    _a("save_search", "&Save Search…", "Keep this search in the sidebar", "Ctrl+Shift+S", icon="search"),
    _a("palette", "&Command Palette…", "Find any command, list or tag by its name", "Ctrl+K", icon="command"),
    _a("show_sidebar", "&Sidebar", "Show or hide the sidebar", "F9", check=True, icon="sidebar"),
    _a("show_highlights", "&Highlights", "Show or hide the list of highlights beside the article", "F10", check=True, icon="highlights"),
    _a("show_brief", "&Brief Pane", "Show or hide a brief beside the article, to fill it while you read", "F11", check=True, icon="brief"),
    _a("full_screen", "F&ull Screen", "Give the window the whole screen, or take it back", "Shift+F11", check=True),
    _a("comfortable", "&Comfortable List", "Two lines for each clipping", check=True),
    _a("compact", "Com&pact List", "One line for each clipping, with columns", check=True),
    _a(
        "fold_stories",
        "S&tories as One Row",
        "Show the reports of one story as a single row; Right and Left open and close it",
        "Ctrl+Shift+G",
        check=True,
    ),
    _a("sort", "S&ort By…", "The order of this list", "Ctrl+R"),
    _a("larger_text", "&Larger Text", "Make the article's text larger", "Ctrl++"),
    _a("smaller_text", "S&maller Text", "Make the article's text smaller", "Ctrl+-"),
    _a("normal_text", "&Normal Text Size", "The article's text in its normal size", "Ctrl+0"),
    _a("focus_sidebar", "Go to S&idebar", "Give the keys to the sidebar", "Ctrl+1"),
    _a("focus_list", "&Go to List", "Give the keys to the list", "Ctrl+2"),
    _a("focus_article", "Go to &Article", "Give the keys to the article", "Ctrl+3"),
    _a("refresh", "&Refresh", "Read the list anew", "F5", icon="refresh"),
    _a("next", "&Next Clipping", "The next clipping of the list", key="j"),
    _a("previous", "&Previous Clipping", "The one before", key="k"),
    _a("read_on", "Rea&d On", "Scroll the article on, and at its end go to the next clipping", key="Space", on=True),
    _a("star", "&Star", "Mark as important, or take the mark away", "Ctrl+D", key="s", icon="star", on=True),
    _a("unread", "Mar&k as Read or Unread", "Mark as read, or as unread", "Ctrl+U", key="u", icon="unread", on=True),
    _a("archive", "&Archive", "Put away as done, or take back", "Ctrl+Shift+E", key="e", icon="archive", on=True),
    _a(
        "edit_details",
        "&Edit Details…",
        "Correct title, source, date and the rest, of several clippings at once, too",
        "F2",
        icon="edit",
        on=True,
    ),
    _a("write_note", "&Write Note…", "A note of your own on the whole article", "Ctrl+M", key="n", on=True),
    _a("open_original", "&Open Original", "Open the article's address in the browser", "Ctrl+Shift+B", key="o", icon="open", on=True),
    _a("copy_link", "Copy A&ddress", "Copy the address of what is chosen", on=True),
    _a(
        "copy_references",
        "Copy Re&ference",
        "Copy the full reference of what is chosen: authors, title, outlet, date, address",
        key="Ctrl+C",
        icon="cite",
        on=True,
    ),
    _a("show_capture", "Show &Capture…", "What was captured, as it was", "Ctrl+I", key="c", icon="capture", on=True),
    _a("versions", "&Versions…", "Compare what the article said before with what it says now", "Ctrl+Shift+H", icon="history", on=True),
    _a("trim", "Tr&im…", "Take lines out of the text, or back in", "Ctrl+Shift+I", on=True),
    _a("extract_again", "E&xtract Again", "Apply today's rules to the capture; your corrections stay", on=True),
    _a("settle_doubts", "Dismiss Do&ubts", "It is right as it is: what its reading was unsure of is looked at"),
    _a("check_changes", "Check fo&r Changes", "Fetch the page again and keep a changed text as a new version", on=True),
    _a("trash", "Move to &Trash", "Take out of the lists; it can be restored", "Ctrl+Backspace", key="#", icon="trash", on=True),
    _a("restore", "Restore from Tras&h", "Put back where it was", icon="restore", on=True),
    _a("empty_trash", "E&mpty Trash…", "Delete what is in the trash for good, after a backup"),
    _a("tag", "Add Ta&gs…", "Put tags on what is chosen", "Ctrl+T", key="t", icon="tag", on=True),
    _a("untag", "&Remove Tags…", "Take tags off what is chosen", "Ctrl+Shift+T", on=True),
    _a("find_tag", "Fi&nd Tag…", "Narrow the tags of the sidebar by typing", "Ctrl+Shift+F", icon="search"),
    _a("tag_manager", "Tag &Manager…", "Rename, merge, color and define tags", "Ctrl+Shift+M", icon="tag"),
    _a("colors", "Highlight &Colors…", "Names, meanings, order and shades of the eight colors"),
    _a(
        "copy_passage_link",
        "Copy Link to Passa&ge",
        "Links that open the web page, or this program, at the highlight",
        "Ctrl+Shift+L",
        on=True,
    ),
    _a("tag_rules", "Tag Ru&les…", "Give a tag to whatever a search finds, after a look at it"),
    _a("story", "Stor&y…", "Who else reports this: copies, follow-ups, what each outlet added", "Ctrl+Shift+Y", icon="story", on=True),
    _a("merge", "&Join Duplicates…", "Make the chosen clippings one: the open one, with the highlights, tags and notes of all", on=True),
    _a("related", "Re&lated…", "What was clipped with this article", "Ctrl+Shift+R", key="r", on=True),
    _a("shortcuts", "&Keyboard Shortcuts", "All keys on one page", "F1", key="?", icon="keyboard"),
    _a("open_log", "Report a &Problem…", "What happened, to be sent to the makers"),
    _a("open_sample", "Open the &Sample Library", "Invented articles to look around in; your own library stays as it is", icon="library"),
    _a("about", "&About Clipper", "Version and licenses"),
)
"""Undo and redo are made by the undo stack, which knows their names."""

LIST_KEYS = {spec.list_key: spec.id for spec in ACTIONS if spec.list_key}


def keys_of(spec: ActionSpec) -> str:
    """Its keys as a person reads them: `Ctrl+D, or S in the list`."""
    wide = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText) if spec.shortcut else ""
    single = f"{spec.list_key} in the list" if spec.list_key else ""
    return ", or ".join(part for part in (wide, single) if part)


def keys_named(name: str) -> str:
    """The keys of the action with this id."""
    return next(keys_of(spec) for spec in ACTIONS if spec.id == name)


class Actions(QObject):
    """The QActions, by id."""

    running = Signal()
    """One of them is about to do what it does."""
    turned = Signal(str)
    """One that is on or off was turned: the words for whoever does not see it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {spec.id: self._made(spec, window) for spec in ACTIONS}
        self._handlers_of: Callable[[], dict[str, Callable[[], object]]] = dict
        self._needing = [self._actions[spec.id] for spec in ACTIONS if spec.needs_clipping]
        window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_all(self, handlers: Callable[[], dict[str, Callable[[], object]]]) -> None:
        """Give each action what it does; every action of the table must have its own. They are asked for when the first action is run."""
        self._handlers_of = handlers
        for name, action in self._actions.items():
            action.triggered.connect(partial(self._run, name))

    @cached_property
    def _handlers(self) -> dict[str, Callable[[], object]]:
        return self._handlers_of()

    def _run(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a slot)
        self.running.emit()
        self._handlers[name]()
        action = self._actions[name]
        if action.isCheckable():
            self.turned.emit(f"{action.text().replace('&', '')}: {'on' if action.isChecked() else 'off'}")

    def name(self, names: Mapping[str, str]) -> None:
        """Let some say what they would do to what is chosen, while a menu is shown."""
        for name, text in names.items():
            self._actions[name].setText(text)

    def rename(self) -> None:
        """Let all be called again as in their table: that is how they are found by name."""
        for spec in ACTIONS:
            if self._actions[spec.id].text() != spec.text:
                self._actions[spec.id].setText(spec.text)

    def dress(self) -> None:
        """Give them their icons, in the color of the theme that is on now."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(picture(spec.icon))

    def set_clipping(self, clipping: Clipping | None) -> None:
        """What can be done with the current one: what is in the trash can be put back, and nothing else."""
        for action in self._needing:
            action.setEnabled(clipping is not None)
        self["settle_doubts"].setEnabled(clipping is not None and bool(clipping.doubts))
        if clipping is not None:
            in_trash = clipping.trashed_at is not None
            self["restore"].setEnabled(in_trash)
            self["trash"].setEnabled(not in_trash)

    def _made(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(not spec.checkable)  # beside an icon, a menu shows no check mark
        action.setStatusTip(spec.tip)
        keys = keys_of(spec)
        action.setToolTip(f"{spec.tip} ({keys})" if keys else spec.tip)
        return action
