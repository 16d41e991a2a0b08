"""A `clipper://` link leads to its clipping and to its passage."""

from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from clipper.model.ids import ClippingKey


def titled(library: Library, title: str) -> ClippingKey:
    return next(key for key in map(ClippingKey, library.listing.open().all_keys()) if library.clippings.get(key).metadata.title == title)


def link_of(library: Library, key: ClippingKey, highlight: str = "") -> str:
    return f"clipper://clip/{library.clippings.get(key).id}" + (f"#{highlight}" if highlight else "")


def test_it_shows_the_clipping_and_chooses_the_passage(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    key = titled(library, "Harbor fees rise in Lund")
    start = library.versions.text(key).text.index("first paragraph")
    highlight, _ = library.highlights.mark(key, start, start + 15, color="claim")
    shown: list[str] = []
    window.article.wishes.chosen.connect(shown.append)
    window.acts.visit(link_of(library, key, highlight))
    qtbot.waitUntil(lambda: highlight in shown)
    assert window.article.clipping is not None
    assert window.article.clipping.key == key


def test_it_works_for_the_clipping_that_is_open(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.article.clipping is not None)
    assert window.article.clipping is not None
    key = window.article.clipping.key
    window.acts.visit(link_of(library, key))
    assert window.article.clipping.key == key


def test_a_list_that_does_not_hold_it_is_left(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    window.list_pane.search.field.setText("ferry")
    key = titled(library, "Council delays the survey")
    window.acts.visit(link_of(library, key))
    qtbot.waitUntil(lambda: window.article.clipping is not None and window.article.clipping.key == key)


def test_what_cannot_be_shown_is_said(window: MainWindow, library: Library) -> None:
    key = titled(library, "Ferry line to Sellen reopens")
    link = link_of(library, key)
    library.trash.throw_away([key])
    for wrong in (link, "clipper://clip/zzzzzzzzzzzz", "https://example.org"):
        window.messages.hide()
        window.acts.visit(wrong)
        assert window.messages.isVisible()
