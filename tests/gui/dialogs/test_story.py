"""The story of a clipping: copies are found, compared, put together, merged, with undo."""

from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.story import StoryDialog
from clipper.gui.session import Session
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.library.drafts import draft, saved

WIRE = [
    "Norland and Estmark agreed on Thursday to suspend the ferry tariff until the hearing before the high court in July.",
    "The carriers of Vestholm welcomed the agreement and said that the first ferries with fish would sail on Friday evening.",
    "Minister Tomas Reyl called the suspension a gesture and said that the dredging of the channel had to be paid for by somebody.",
]


def _library() -> tuple[Library, list[ClippingKey]]:
    library = Library.in_memory()
    copy = [*WIRE, "Our correspondent adds that the port of Sellen is nearly empty."]
    keys = saved(
        library,
        draft("Tariff suspended", WIRE, source="Wire"),
        draft("Ferry tariff on ice", copy, source="Courier"),
        draft("Choir festival opens", ["The choir festival in Tarn opened with songs from nine countries and a long procession."]),
    )
    library.highlights.mark(keys[1], 0, 40, color="claim")
    return library, keys


def _opened(qtbot: QtBot, library: Library, clipping: ClippingKey) -> tuple[Session, StoryDialog]:
    session = Session(library)
    dialog = StoryDialog(session, library.clippings.get(clipping))
    qtbot.addWidget(dialog)
    dialog.show()
    return session, dialog


def test_a_copy_is_found_compared_and_put_together(qtbot: QtBot) -> None:
    library, keys = _library()
    session, dialog = _opened(qtbot, library, keys[0])
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert "Ferry tariff on ice" in dialog.list.item(0).text()
    assert "Our correspondent adds" in dialog.difference.new.toPlainText()
    assert "0 words only on the left" in dialog.difference.summary
    assert [button.isEnabled() for button in (dialog.together, dialog.out, dialog.merge)] == [True, False, True]
    dialog.put_together()
    story = library.clippings.get(keys[0]).story
    assert story is not None
    assert library.stories.members(story) == keys[:2]
    qtbot.waitUntil(lambda: dialog.list.count() == 1 and "In this story" in dialog.list.item(0).text())
    assert [button.isEnabled() for button in (dialog.together, dialog.out, dialog.merge)] == [False, True, True]
    session.undo_stack.undo()
    assert library.clippings.get(keys[0]).story is None


def test_a_duplicate_is_merged_with_its_highlights_and_undone(qtbot: QtBot) -> None:
    library, keys = _library()
    session, dialog = _opened(qtbot, library, keys[0])
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.list.setCurrentRow(0)
    dialog.merge_duplicate()
    assert library.clippings.get(keys[1]).trashed_at is not None
    assert len(library.highlights.of_clipping(keys[0])) == 1
    session.undo_stack.undo()
    assert library.clippings.get(keys[1]).trashed_at is None
    assert library.highlights.of_clipping(keys[0]) == []


def test_an_article_that_stands_alone_is_not_compared_with_itself(qtbot: QtBot) -> None:
    library, keys = _library()
    session, dialog = _opened(qtbot, library, keys[2])
    qtbot.waitExposed(dialog)
    assert dialog.list.count() == 0
    assert not dialog.difference.isVisible()
    session.close()


def test_a_larger_window_is_for_the_texts(qtbot: QtBot) -> None:
    library, keys = _library()
    _, dialog = _opened(qtbot, library, keys[0])
    qtbot.waitUntil(lambda: dialog.list.count() == 1 and dialog.difference.isVisible())
    dialog.resize(1100, 640)
    qtbot.waitUntil(lambda: dialog.width() == 1100)
    narrow = dialog.list.width()
    dialog.resize(2400, 640)
    qtbot.waitUntil(lambda: dialog.difference.width() > 1500)
    assert dialog.list.width() == narrow
