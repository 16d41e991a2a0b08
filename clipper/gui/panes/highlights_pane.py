"""The highlights of the article that is open: a list to look through, to filter, and to work on several at once.

Driven by values, tells wishes; it never touches the library.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from clipper.gui import icons
from clipper.gui.article.cards import TagCard
from clipper.gui.article.copying import cited
from clipper.gui.article.floats import KnownTags, no_tags
from clipper.gui.article.wishes import Wishes
from clipper.gui.models.highlights import Filter, HighlightsModel, SortBy
from clipper.gui.panes.pane import Pane
from clipper.gui.theme.marks import marks
from clipper.gui.theme.measures import Space
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.gui.widgets.buttons import icon_button, tint_icons
from clipper.gui.widgets.empty_state import EmptyState
from clipper.gui.widgets.highlight_list import HighlightList
from clipper.gui.widgets.highlight_row import HighlightDelegate
from clipper.gui.widgets.line_field import LineField
from clipper.gui.widgets.swatch import Swatch
from clipper.model.clipping import Clipping
from clipper.model.color import DEFAULT_COLORS, HighlightColor
from clipper.model.highlight import Highlight

LOOK_AFTER_MS = 120
"""A pause in typing after which the list is searched."""

SORT_WORDS = {SortBy.POSITION: "By Position", SortBy.TIME: "By Time", SortBy.COLOR: "By Color"}


class HighlightsPane(Pane):
    """Stands beside the article."""

    go_to = Signal(str)
    """The id of the highlight whose place in the text is wanted."""
    back_wanted = Signal()
    """The focus back to the text."""

    def __init__(self, wishes: Wishes, *, zone: tzinfo = UTC, parent: QWidget | None = None) -> None:
        super().__init__("highlights", parent)
        self.setAccessibleName("Highlights pane")
        self._wishes, self._zone = wishes, zone
        self._palette: Palette = LIGHT
        self._colors: Sequence[HighlightColor] = ()
        self._swatches: list[Swatch] = []
        self._clipping: Clipping | None = None
        self._known_tags: KnownTags = no_tags
        self._wanted = ""
        """The highlight that is chosen in the text and not listed yet."""
        self.model = HighlightsModel(self)
        self.delegate = HighlightDelegate(self)
        self.list = HighlightList(self.model, self.delegate, self)
        self.tag_card = TagCard(self)
        self._title = QLabel("Highlights", self)
        self.search = LineField(self)
        self._color_row = QHBoxLayout()
        self._chosen_row = QWidget(self)
        self._chosen_label = QLabel(self)
        self._empty = EmptyState(self)
        self._pause = QTimer(self)
        self._build()
        self._connect()
        self.set_colors(DEFAULT_COLORS)
        self._tell()

    # What is shown

    def show_article(self, clipping: Clipping | None, highlights: Sequence[Highlight] = ()) -> None:
        """Another clipping, or none; the filter stays, the choice goes."""
        self._clipping = clipping
        self.list.selectionModel().clearSelection()
        self.model.set_highlights(highlights)
        self._tell()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """The same clipping's highlights as they are now; what is chosen stays chosen."""
        chosen = self.list.chosen()
        self.model.set_highlights(highlights)
        if self.list.chosen() != chosen:
            for one in chosen:
                row = self.model.row_of(one)
                if row >= 0:
                    self.list.selectionModel().select(self.model.index(row), self.list.selectionModel().SelectionFlag.Select)
        if self._wanted and self.model.row_of(self._wanted) >= 0:
            self.choose(self._wanted)
        if self.tag_card.isVisible():
            self.tag_card.show_tags(self._common_tags(self.list.chosen()))
        self._tell()

    def set_colors(self, colors: Sequence[HighlightColor]) -> None:
        """The library's colors."""
        self._colors = sorted(colors, key=lambda color: color.position)
        self.model.set_colors(self._colors)
        self._dress()

    def set_palette(self, palette: Palette) -> None:
        """Another theme."""
        self._palette = palette
        self._dress()

    def set_known_tags(self, known: KnownTags) -> None:
        """Where the library's tags come from when completion wants them."""
        self._known_tags = known

    def set_remarks(self, remarks: Mapping[str, str]) -> None:
        """What is said beside highlights, by id: "changed in the version of 17:40"."""
        self.delegate.remarks = remarks
        self.list.scheduleDelayedItemsLayout()

    def choose(self, highlight: str) -> None:
        """Show the row of the highlight that was chosen in the text: now, or when it is there."""
        self._wanted = highlight if self.model.row_of(highlight) < 0 else ""
        if self.list.chosen() != (highlight,):
            with QSignalBlocker(self.list):
                self.list.choose(highlight)

    # Filters

    def set_filter(self, wanted: Filter) -> None:
        """Show only these."""
        self.model.set_filter(wanted)
        for swatch in self._swatches:
            swatch.setChecked(swatch.color.key in wanted.colors)
        if self.search.text() != wanted.words:
            self.search.setText(wanted.words)
        self._tell()

    def set_sort(self, by: SortBy) -> None:
        self.model.set_sort(by)
        self._tell()

    def _look(self) -> None:
        self._pause.stop()
        self.set_filter(replace(self.model.filter, words=self.search.text()))

    def _toggle_color(self, key: str) -> None:
        self.set_filter(replace(self.model.filter, colors=self.model.filter.colors ^ {key}))

    # Building

    def _build(self) -> None:
        self._title.setStyleSheet("font-weight: 700")
        self.search.setPlaceholderText("Search highlights and notes")
        self.search.setAccessibleName("Search highlights and notes")
        self.search.setClearButtonEnabled(True)
        head = QHBoxLayout()
        head.setSpacing(Space.HAIR)
        head.addWidget(self._title, 1)
        head.addWidget(self._menu_button("sort", "Sort", self._fill_sort_menu))
        head.addWidget(self._menu_button("filter", "Filter", self._fill_filter_menu))
        self._color_row.setSpacing(0)
        self._color_row.addStretch(1)
        column = QVBoxLayout()
        self.column.addLayout(column)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        for row in (head, self.search, self._color_row):
            framed = QHBoxLayout()
            framed.setContentsMargins(Space.LARGE, 0, Space.MEDIUM, 0)
            framed.addWidget(row) if isinstance(row, QWidget) else framed.addLayout(row)
            column.addLayout(framed)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column.addWidget(body, 1)
        self._build_chosen_row()
        column.addWidget(self._chosen_row)
        self.setTabOrder(self.search, self.list)

    def _build_chosen_row(self) -> None:
        row = QHBoxLayout(self._chosen_row)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.HAIR)
        self._chosen_label.setProperty("quiet", "true")
        row.addWidget(self._chosen_label, 1)
        row.addWidget(self._menu_button("marker", "Change Color", self._fill_color_menu))
        for icon, name, act, key in self._acts():
            row.addWidget(icon_button(icon, name, act, self._chosen_row, key=key))

    def _acts(self) -> tuple[tuple[str, str, Callable[[], object], str], ...]:
        """What can be done with those that are chosen: icon, name, act and key."""
        return (
            ("tag", "Tag", self._tag, "T"),
            ("copy", "Copy", self._copy, "Ctrl+C"),
            ("cite", "Copy with Citation", self._cite, "Ctrl+Shift+C"),
            ("brief-add", "Add to Brief", self._to_brief, ""),
            ("trash", "Delete", self._delete, "Delete"),
        )

    def _show_menu(self, at: QPoint) -> None:
        """The same at the right mouse button and the menu key; the keys are shown and not bound, since the list itself takes them."""
        if not self.list.chosen():
            return
        menu = QMenu(self)
        self._fill_color_menu(menu.addMenu(icons.icon("marker"), "Change Color"))
        menu.addAction(icons.icon("note"), "Note\tN", lambda: self.list.edit(self.list.currentIndex()))
        for icon, name, act, key in self._acts():
            menu.addAction(icons.icon(icon), f"{name}\t{key}", act)
        menu.exec(self.list.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self.search.textEdited.connect(self._wait)
        self.search.returnPressed.connect(self._look)
        self.list.clicked.connect(self._go)
        self.list.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.color_wanted.connect(self._recolor_at)
        self.list.tag_wanted.connect(self._tag)
        self.list.delete_wanted.connect(self._delete)
        self.list.copy_wanted.connect(self._copy_chosen)
        self.list.back_wanted.connect(self._back)
        self.delegate.note_changed.connect(self._wishes.note)
        self.tag_card.added.connect(self._wishes.add_tag)
        self.tag_card.removed.connect(self._wishes.remove_tag)
        self.tag_card.closed.connect(self.list.setFocus)
        self._wishes.chosen.connect(self.choose)

    def _menu_button(self, icon: str, name: str, fill: object) -> QToolButton:
        button = icon_button(icon, name, lambda: None, self)
        menu = QMenu(name, button)
        menu.aboutToShow.connect(lambda: fill(menu) if callable(fill) else None)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill_sort_menu(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for by, words in SORT_WORDS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(by is self.model.sort_by)
            action.triggered.connect(lambda _=False, wanted=by: self.set_sort(wanted))
            group.addAction(action)

    def _fill_filter_menu(self, menu: QMenu) -> None:
        menu.clear()
        now = self.model.filter
        self._add_switch(menu, "With a Note", replace(now, has_note=not now.has_note), on=now.has_note)
        self._add_switch(menu, "Not in This Version", replace(now, orphans=not now.orphans), on=now.orphans)
        tags = self.model.tags()
        if tags:
            menu.addSeparator()
        for tag in tags:
            self._add_switch(menu, f"# {tag}", replace(now, tags=now.tags ^ {tag}), on=tag in now.tags)
        menu.addSeparator()
        menu.addAction("Show All", lambda: self.set_filter(Filter())).setEnabled(bool(now))

    def _add_switch(self, menu: QMenu, words: str, wanted: Filter, *, on: bool) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self.set_filter(wanted))
        menu.addAction(action)

    def _fill_color_menu(self, menu: QMenu) -> None:
        menu.clear()
        for number, color in enumerate(self._colors, start=1):
            action = menu.addAction(f"{number}  {color.name.replace('&', '&&')}")
            action.triggered.connect(lambda _=False, key=color.key: self._recolor(key))

    def _dress(self) -> None:
        looks = marks(self._palette, self._colors)
        self.delegate.set_look(self._palette, looks)
        for swatch in self._swatches:
            self._color_row.removeWidget(swatch)
            swatch.hide()
            swatch.deleteLater()
        self._swatches = [Swatch(color, looks[color.key], number, self) for number, color in enumerate(self._colors, start=1)]
        for at, swatch in enumerate(self._swatches):
            swatch.setAccessibleName(f"Show {swatch.color.name} only")
            swatch.setToolTip(f"Show {swatch.color.name} only")
            swatch.setChecked(swatch.color.key in self.model.filter.colors)
            swatch.clicked.connect(lambda _=False, key=swatch.color.key: self._toggle_color(key))
            self._color_row.insertWidget(at, swatch)
        tint_icons(self)
        self.list.viewport().update()

    # Acts

    def _go(self, index: QModelIndex) -> None:
        if len(self.list.chosen()) == 1:
            self.go_to.emit(self.model.rows[index.row()].id)

    def _back(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.go_to.emit(chosen[0])
        self.back_wanted.emit()

    def _recolor(self, key: str) -> None:
        if chosen := self.list.chosen():
            self._wishes.recolor.emit(chosen, key)

    def _recolor_at(self, place: int) -> None:
        if place < len(self._colors):
            self._recolor(self._colors[place].key)

    def _tag(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            area = self.list.visualRect(self.model.index(self.model.row_of(chosen[0])))
            area = QRect(self.list.viewport().mapTo(self, QPoint(area.left(), area.top())), area.size())
            self.tag_card.set_known(self._known_tags())
            self.tag_card.open_for(chosen, self._common_tags(chosen), area)

    def _common_tags(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        found = [highlight.tags for highlight in self.model.rows if highlight.id in ids]
        return tuple(tag for tag in found[0] if all(tag in tags for tags in found)) if found else ()

    def _copy_chosen(self, with_citation: bool) -> None:  # noqa: FBT001 (carried by a signal)
        self._cite() if with_citation else self._copy()

    def _copy(self) -> None:
        self._to_clipboard([highlight.anchor.exact for highlight in self._chosen_highlights()])

    def _cite(self) -> None:
        clipping = self._clipping
        if clipping is not None:
            self._to_clipboard([cited(highlight.anchor.exact, clipping, self._zone) for highlight in self._chosen_highlights()])

    def _to_clipboard(self, quotations: Sequence[str]) -> None:
        if quotations:
            QGuiApplication.clipboard().setText("\n\n".join(quotations))

    def _chosen_highlights(self) -> list[Highlight]:
        chosen = self.list.chosen()
        return [highlight for highlight in self.model.rows if highlight.id in chosen]

    def _to_brief(self) -> None:
        if chosen := self.list.chosen():
            self._wishes.to_brief.emit(chosen)

    def _delete(self) -> None:
        if chosen := self.list.chosen():
            self._wishes.delete.emit(chosen)

    # Words

    def _wait(self, _words: str) -> None:
        self._pause.start()

    def _tell(self) -> None:
        """The count, and what to do where there is nothing."""
        shown, total = len(self.model.rows), self.model.total
        count = f"{shown} of {total}" if shown != total else str(total) if total else ""
        self._title.setText(f"Highlights  {count}".rstrip())
        if shown:
            self._stack.setCurrentWidget(self.list)
        else:
            if total:
                self._empty.explain("Nothing found", "No highlight fits the filter.", "Show All", lambda: self.set_filter(Filter()))
            elif self._clipping is None:
                self._empty.explain("No highlights", "Choose a clipping to see what is marked in it.")
            else:
                self._empty.explain("No highlights yet", "Select words in the text and press H, or 1 to 8 for a color.")
            self._stack.setCurrentWidget(self._empty)
        self._tell_chosen()

    def _tell_chosen(self, *_: object) -> None:
        number = len(self.list.chosen())
        self._chosen_row.setVisible(number > 0)
        self._chosen_label.setText(f"{number} chosen" if number > 1 else "")
