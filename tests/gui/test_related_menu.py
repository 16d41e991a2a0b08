"""What was clipped together with an article: told in its head, and a menu goes there."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.related_menu import related_menu
from clipper.library.library import Library
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs
from tests.library.drafts import capture


def together(library: Library) -> list[ClippingKey]:
    """A main article and two related ones of one paste."""
    titles = {"Fees rise": "Courier", "Fish & chips trade": "Post", "An old dispute": "Herald"}
    drafts = [
        Draft(
            role=Role.MAIN if number == 0 else Role.RELATED,
            related_to=0 if number else None,
            metadata=Metadata(title=title, source=source),
            body=paragraphs([f"What {title} tells."]),
        )
        for number, (title, source) in enumerate(titles.items())
    ]
    return [one.key for one in library.saving.save(capture("one paste"), drafts).saved]


def chips(window: MainWindow) -> list[str]:
    return [button.text() for button in window.article.pane.findChildren(QToolButton) if button.isVisible() and button.text()]


def test_the_head_tells_of_them_and_the_menu_goes_there(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    assert not any("related" in text for text in chips(window))
    main, fish, _ = together(library)
    window.session.tell_elsewhere()
    window.chosen.go_to(main)
    qtbot.waitUntil(lambda: "2 related" in chips(window))
    menu = related_menu(library, library.clippings.get(main), window.chosen.go_to, window)
    assert [action.text() for action in menu.actions()] == ["Fish && chips trade — Post", "An old dispute — Herald"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.article.clipping is not None and window.article.clipping.key == fish)
    back = related_menu(library, library.clippings.get(fish), window.chosen.go_to, window)
    assert [action.text() for action in back.actions()] == ["Fees rise — Courier"]


def test_an_article_that_stands_alone_says_so(window: MainWindow) -> None:
    window.actions_by_id["related"].trigger()
    assert window.messages.sentence == "Nothing else was clipped with this article."
