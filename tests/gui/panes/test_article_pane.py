"""The article pane by real keys and the real mouse; what it wishes is recorded."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.article.menu import article_menu
from clipper.gui.article.wishes import Wishes
from clipper.gui.panes.article_pane import ArticlePane
from clipper.gui.widgets.swatch import Swatch
from clipper.model.date import ArticleDate
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText
from clipper.text.canonical import TextBuilder
from tests.gui.articles import clipping, harbor, marked, orphan, placed

Told = list[tuple[object, ...]]

PUBLISHED = ArticleDate.civil(2025, 6, 1)
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def article() -> ArticleText:
    return harbor()


@pytest.fixture
def wishes(qapp: object) -> Wishes:
    del qapp
    return Wishes()


@pytest.fixture
def told(wishes: Wishes) -> Told:
    """Each wish as (name, values …), in order."""
    seen: Told = []
    for name in ("mark", "recolor", "note", "add_tag", "remove_tag", "delete", "move", "to_brief", "open_link", "star", "article_note"):
        getattr(wishes, name).connect(lambda *values, name=name: seen.append((name, *values)))
    return seen


@pytest.fixture
def pane(qtbot: QtBot, wishes: Wishes, article: ArticleText) -> Iterator[ArticlePane]:
    pane = ArticlePane(wishes)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.show_article(clipping(), article)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.view.setFocus()
    yield pane


def press(qtbot: QtBot, pane: ArticlePane, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(pane.view, key, modifiers)


def select(pane: ArticlePane, words: str) -> tuple[int, int]:
    start = pane.view.page.article.text.index(words)
    pane.view.select(start, start + len(words))
    return start, start + len(words)


def point_of(pane: ArticlePane, position: int) -> QPoint:
    """The middle of a character, in the viewport."""
    one, other = pane.view.area_of(position, position), pane.view.area_of(position + 1, position + 1)
    return QPoint((one.center().x() + other.center().x()) // 2, one.center().y())


# Marking by keys


def test_h_marks_the_selection_in_the_last_color_and_a_digit_in_its_own(qtbot: QtBot, pane: ArticlePane, told: Told) -> None:
    passage = select(pane, "412 million crowns")
    press(qtbot, pane, Qt.Key.Key_H)
    select(pane, "412 million crowns")
    press(qtbot, pane, Qt.Key.Key_3)
    select(pane, "412 million crowns")
    press(qtbot, pane, Qt.Key.Key_H)
    assert told == [("mark", *passage, "claim"), ("mark", *passage, "figure"), ("mark", *passage, "figure")]


def test_offsets_are_code_points_behind_an_emoji(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    start = article.text.index("agreed")
    pane.view.select(start, start + 6)
    press(qtbot, pane, Qt.Key.Key_1)
    assert told == [("mark", start, start + 6, "claim")]
    assert article.text[start : start + 6] == "agreed"


def test_blanks_at_the_ends_of_a_selection_are_not_marked(qtbot: QtBot, pane: ArticlePane, told: Told) -> None:
    start, end = select(pane, " Okafor. ")
    press(qtbot, pane, Qt.Key.Key_1)
    assert told == [("mark", start + 1, end - 1, "claim")]


def test_without_a_caret_arrows_choose_paragraphs_and_sentences(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    press(qtbot, pane, Qt.Key.Key_Down)
    press(qtbot, pane, Qt.Key.Key_Down)
    press(qtbot, pane, Qt.Key.Key_H)
    press(qtbot, pane, Qt.Key.Key_Down)
    press(qtbot, pane, Qt.Key.Key_Right)
    press(qtbot, pane, Qt.Key.Key_Right)
    press(qtbot, pane, Qt.Key.Key_H)
    marks = [article.text[start:end] for _, start, end, _ in told]  # type: ignore[misc]  # wishes to mark
    assert marks == ["What it costs", "The fund begins with 412 million crowns."]


def test_a_paragraph_chosen_by_key_is_marked_and_not_what_was_selected_before(
    qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText
) -> None:
    select(pane, "costs")
    press(qtbot, pane, Qt.Key.Key_Down)
    press(qtbot, pane, Qt.Key.Key_H)
    assert [article.text[start:end] for _, start, end, _ in told] == ["What it costs"]  # type: ignore[misc]  # a wish to mark


def test_with_the_caret_the_arrows_move_it_and_shift_selects(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    press(qtbot, pane, Qt.Key.Key_F7)
    assert pane.view.has_caret
    for _ in range(2):
        press(qtbot, pane, Qt.Key.Key_Right, CONTROL)
    for _ in range(4):
        press(qtbot, pane, Qt.Key.Key_Right, SHIFT)
    press(qtbot, pane, Qt.Key.Key_2)
    start = article.text.index("five")
    assert told == [("mark", start, start + 4, "evidence")]


def test_n_marks_and_opens_the_note_of_the_new_highlight(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    start, end = select(pane, "412 million crowns")
    press(qtbot, pane, Qt.Key.Key_N)
    pane.set_highlights([placed(article, start, end)])
    assert pane.marking.floats.note_card.isVisible()
    qtbot.keyClicks(pane.marking.floats.note_card.editor, "hn1 check")
    qtbot.waitUntil(lambda: told[-1][0] == "note")
    assert told == [("mark", start, end, "claim"), ("note", "h1", "hn1 check")]


@pytest.mark.parametrize("keys", ["Escape", "Ctrl+Return"])
def test_what_is_typed_is_told_when_the_card_is_closed(
    qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText, keys: str
) -> None:
    pane.set_highlights([marked(article, "Okafor", note="old")])
    pane.choose_highlight("h1")
    press(qtbot, pane, Qt.Key.Key_N)
    qtbot.keyClicks(pane.marking.floats.note_card.editor, "er")
    QTest.keySequence(pane.marking.floats.note_card.editor, QKeySequence(keys))
    assert told == [("note", "h1", "older")]
    assert not pane.marking.floats.note_card.isVisible()


def test_t_adds_a_tag_with_enter(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "Okafor")])
    pane.choose_highlight("h1")
    press(qtbot, pane, Qt.Key.Key_T)
    qtbot.keyClicks(pane.marking.floats.tag_card.field, "trade / tariffs")
    qtbot.keyClick(pane.marking.floats.tag_card.field, Qt.Key.Key_Return)
    assert told == [("add_tag", ("h1",), "trade/tariffs")]


def test_delete_removes_the_chosen_highlight_and_nothing_else(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "Okafor"), marked(article, "It grows", number=2)])
    press(qtbot, pane, Qt.Key.Key_Delete)
    assert told == []
    pane.choose_highlight("h2")
    press(qtbot, pane, Qt.Key.Key_Delete)
    assert told == [("delete", ("h2",))]


def test_brackets_step_through_the_highlights(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "It grows", number=2), marked(article, "agreed", number=1), orphan("gone words", number=3)])
    chosen: list[str] = []
    for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft):
        press(qtbot, pane, key)
        chosen.append(pane.marking.chosen)
    assert chosen == ["h1", "h2", "h2", "h1"]


def test_o_goes_through_the_highlights_that_lie_over_each_other(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    pane.set_highlights(
        [marked(article, "said Okafor. The fund", number=1), marked(article, "Okafor", number=2), marked(article, "Islands", number=3)]
    )
    pane.choose_highlight("h1")
    seen = []
    for _ in range(2):
        press(qtbot, pane, Qt.Key.Key_O)
        seen.append(pane.marking.chosen)
    assert seen == ["h2", "h1"]


@pytest.mark.parametrize(
    "case",
    [
        (Qt.Key.Key_Right, "with 412 million crowns"),
        (Qt.Key.Key_Left, "with 412"),
        (Qt.Key.Key_Down, "412 million"),
        (Qt.Key.Key_Up, "begins with 412 million"),
    ],
)
def test_alt_and_shift_move_the_ends_by_words(
    qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText, case: tuple[Qt.Key, str]
) -> None:
    key, words = case
    pane.set_highlights([marked(article, "with 412 million")])
    pane.choose_highlight("h1")
    press(qtbot, pane, key, ALT_SHIFT)
    [(name, one, start, end)] = told
    assert (name, one) == ("move", "h1")
    assert article.text[start:end] == words  # type: ignore[misc]  # offsets


def test_a_digit_gives_the_chosen_highlight_another_color(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "Okafor")])
    pane.choose_highlight("h1")
    press(qtbot, pane, Qt.Key.Key_5)
    assert told == [("recolor", ("h1",), "question")]


def test_single_keys_do_nothing_in_a_text_field(qtbot: QtBot, pane: ArticlePane, told: Told) -> None:
    select(pane, "Okafor")
    pane.open_find()
    qtbot.keyClicks(pane.find_bar.field, "h1nt")
    assert pane.find_bar.field.text() == "h1nt"
    assert told == []


def test_escape_first_closes_then_lets_go(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "Okafor")])
    pane.choose_highlight("h1")
    press(qtbot, pane, Qt.Key.Key_Return)
    assert pane.marking.floats.bar.isVisible()
    press(qtbot, pane, Qt.Key.Key_Escape)
    assert not pane.marking.floats.bar.isVisible()
    assert pane.marking.chosen == "h1"
    press(qtbot, pane, Qt.Key.Key_Escape)
    assert pane.marking.chosen == ""


# Marking by mouse


def test_a_double_click_takes_the_word_and_offers_the_bar(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    start = article.text.index("confirmed")
    at = point_of(pane, start + 3)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert pane.view.selected_range() == (start, start + len("confirmed"))
    assert pane.marking.floats.bar.isVisible()
    swatch = next(button for button in pane.marking.floats.bar.findChildren(Swatch) if button.accessibleName() == "Mark as Actor")
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert told == [("mark", start, start + len("confirmed"), "actor")]
    assert not pane.marking.floats.bar.isVisible()


def test_dragging_selects_and_offers_the_bar(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    start = article.text.index("confirmed")
    view = pane.view.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=point_of(pane, start))
    qtbot.mouseMove(view, point_of(pane, start + 12))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point_of(pane, start + 12))
    assert pane.marking.floats.bar.isVisible()


def test_a_click_on_a_highlight_chooses_it_and_offers_what_can_be_done(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "confirmed the figures twice")])
    at = point_of(pane, article.text.index("the figures") + 1)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert pane.marking.chosen == "h1"
    assert pane.marking.floats.bar.isVisible()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, article.text.index("Islands") + 2))
    assert pane.marking.chosen == ""
    assert not pane.marking.floats.bar.isVisible()


def test_dragging_an_end_of_a_highlight_moves_it(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "We confirmed")])
    view = pane.view.viewport()
    start, end = article.text.index("We confirmed"), article.text.index(" the figures")
    edge = pane.view.area_of(end, end).center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=edge)
    target = end + len(" the figures")
    qtbot.mouseMove(view, pane.view.area_of(target, target).center())
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=pane.view.area_of(target, target).center())
    assert told == [("move", "h1", start, target)]


def test_only_links_of_the_web_and_mail_are_opened(qtbot: QtBot, pane: ArticlePane, told: Told, article: ArticleText) -> None:
    for words in ("a file", "the gazette"):
        at = point_of(pane, article.text.index(words) + 2)
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == [("open_link", "https://example.org/gazette")]


# Reading


def test_copying_gives_clean_words_and_with_a_citation_the_source(qtbot: QtBot, pane: ArticlePane) -> None:
    start = pane.view.page.article.text.index("Islands")
    pane.view.select(start, pane.view.page.article.text.index("harbor at low"))
    press(qtbot, pane, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Islands pay half.\n\nThis is the least we could do.\n\nThe"
    select(pane, "Islands pay half.")
    press(qtbot, pane, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "“Islands pay half.”\n— The Lind Post, about 14:00, 1 June 2025\nhttps://example.org/wall"
    )


def test_find_counts_the_places_and_f3_goes_round(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    press(qtbot, pane, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(pane.find_bar.field, "FUND")
    qtbot.waitUntil(lambda: len(pane.hits.ranges) == article.text.lower().count("fund"))
    first = pane.view.painted.current_hit
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert pane.view.painted.hits.ranges == []
    assert first is not None
    assert pane.view.selected_range() == (article.text.index("fund"), article.text.index("fund") + 4)


def test_f3_steps_through_the_hits_of_a_search_made_elsewhere(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.set_hits([(0, 4), (20, 26), (30, 35)])
    places = []
    for key, modifiers in ((Qt.Key.Key_F3, SHIFT), (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier)):
        press(qtbot, pane, key, modifiers)
        places.append(pane.view.painted.current_hit)
    offsets = pane.view.page.offsets
    assert places == [(offsets.to_utf16(30), offsets.to_utf16(35)), (0, 4)]


def test_the_place_in_an_article_is_given_and_taken(pane: ArticlePane, article: ArticleText) -> None:
    assert pane.place() == 0
    wanted = article.text.index("Paragraph 12")
    pane.restore(wanted)
    assert pane.place() == wanted
    pane.show_article(clipping(), article)
    assert pane.place() == 0


def test_zooming_keeps_the_place_and_is_told(qtbot: QtBot, pane: ArticlePane, wishes: Wishes, article: ArticleText) -> None:
    pane.restore(article.text.index("Paragraph 12"))
    with qtbot.waitSignal(wishes.reading_style) as told:
        press(qtbot, pane, Qt.Key.Key_Plus, CONTROL)
    assert told.args is not None
    assert told.args[0].size_pt == 14
    assert article.text[pane.place() :].startswith("Paragraph 12")
    press(qtbot, pane, Qt.Key.Key_0, CONTROL)
    assert pane.view.reading_style.size_pt == 13


def test_the_head_says_what_is_known_and_how_exactly(pane: ArticlePane) -> None:
    words = [label.text() for label in pane.head.findChildren(QLabel) if label.isVisible()]
    assert words[:3] == ["The Lind Post", "States pool money for a wall", "By Ines Park"]
    assert words[3].startswith("about 14:00, 1 June 2025 · 120 words")


@pytest.mark.parametrize(("modified", "told"), [(PUBLISHED, ""), (ArticleDate.civil(2025, 6, 3), "changed 3 June 2025"), (None, "")])
def test_a_change_is_told_where_it_came_after_the_publication(
    pane: ArticlePane, article: ArticleText, modified: ArticleDate | None, told: str
) -> None:
    pane.show_article(clipping(published=PUBLISHED, modified=modified), article)
    facts = next(text for label in pane.head.findChildren(QLabel) if "words" in (text := label.text()))
    assert [part for part in facts.split(" · ") if part.startswith("changed")] == ([told] if told else [])


def test_an_article_without_source_or_date_says_so(pane: ArticlePane, article: ArticleText) -> None:
    pane.show_article(clipping(source=None, published=None, title=None, authors=()), article)
    words = [label.text() for label in pane.head.findChildren(QLabel) if label.isVisible()]
    assert words[:2] == ["Unknown source", "Untitled"]
    assert words[2].startswith("Date unknown")


def test_a_highlight_that_changes_stays_chosen_and_one_that_goes_is_let_go(pane: ArticlePane, article: ArticleText) -> None:
    one: Highlight = marked(article, "Okafor")
    pane.set_highlights([one])
    pane.choose_highlight("h1")
    pane.set_highlights([replace(one, color="quote")])
    assert pane.marking.chosen == "h1"
    pane.set_highlights([])
    assert pane.marking.chosen == ""


def test_each_of_two_overlapping_highlights_is_seen(pane: ArticlePane, article: ArticleText) -> None:
    pane.set_highlights([marked(article, "confirmed the figures", number=1), marked(article, "figures twice", "figure", number=2)])
    image = pane.view.viewport().grab().toImage()
    where = pane.view.area_of(article.text.index("figures twice"), article.text.index("figures twice") + len("figures"))
    colors = {image.pixelColor(x, y).name() for x in range(where.left() + 2, where.right() - 2) for y in range(where.top(), where.bottom())}
    fills = pane.view.painted.marks
    assert {fills["claim"].fill, fills["figure"].fill} <= colors


def test_a_lost_highlight_is_put_on_the_selection(qtbot: QtBot, pane: ArticlePane, told: Told) -> None:
    pane.set_highlights([orphan("words that are gone", number=4)])
    assert not pane.choose_highlight("h4")
    passage = select(pane, "Islands pay half")
    pane.marking.offer_selection()
    press(qtbot, pane, Qt.Key.Key_M)
    assert told == [("move", "h4", *passage)]
    press(qtbot, pane, Qt.Key.Key_3)
    assert "recolor" in [each[0] for each in told], "the color is for the highlight that was put there"
    assert "mark" not in [each[0] for each in told]


def test_the_menu_offers_only_what_can_be_done(pane: ArticlePane, article: ArticleText) -> None:
    def enabled() -> set[str]:
        menu = article_menu(pane, pane.act, pane.marking)
        return {action.text().partition("\t")[0] for action in menu.actions() if action.isEnabled() and action.text()}

    assert enabled() == {"Find in Article", "Caret"}
    select(pane, "Okafor")
    assert {"Highlight", "Note", "Copy"} <= enabled()
    assert "Delete Highlight" not in enabled()
    pane.set_highlights([marked(article, "agreed")])
    pane.choose_highlight("h1")
    assert "Delete Highlight" in enabled()


def test_the_keys_of_the_article_win_over_the_window_s_own(qtbot: QtBot, pane: ArticlePane, told: Told) -> None:
    stolen: list[str] = []
    for keys in ("H", "Delete", "Ctrl+F", "1"):
        shortcut = QShortcut(QKeySequence(keys), pane)
        shortcut.activated.connect(lambda keys=keys: stolen.append(keys))
    passage = select(pane, "Okafor")
    press(qtbot, pane, Qt.Key.Key_H)
    assert stolen == []
    assert told == [("mark", *passage, "claim")]


def test_an_image_is_as_wide_as_the_column_when_the_window_grows(pane: ArticlePane) -> None:
    picture = QImage(1200, 300, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, which it refuses
    builder = TextBuilder()
    builder.add_image("A wall", asset="a" * 64)
    pane.resize(400, 700)
    pane.show_article(clipping(), builder.build(), (), lambda _: bytes(buffer.data().data()))
    narrow = pane.view.page.images[0].width()
    pane.resize(900, 700)
    assert narrow < pane.view.page.images[0].width() == pane.view.reading_style.column_width()


def test_control_and_the_wheel_change_the_size(pane: ArticlePane) -> None:
    at = QPointF(200, 200)
    for turned in (120, 120, -120):
        event = QWheelEvent(
            at,
            pane.mapToGlobal(at),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - its only form
        )
        QApplication.sendEvent(pane.view.viewport(), event)
    assert pane.view.reading_style.size_pt == 14
    assert pane.view.font().pointSizeF() == pane.font().pointSizeF()


def test_undo_and_paste_are_the_window_s_also_with_a_caret(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.set_caret(on=True)
    reached: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+V"):
        shortcut = QShortcut(QKeySequence(keys), pane)
        shortcut.activated.connect(lambda keys=keys: reached.append(keys))
    press(qtbot, pane, Qt.Key.Key_Z, CONTROL)
    press(qtbot, pane, Qt.Key.Key_V, CONTROL)
    assert reached == ["Ctrl+Z", "Ctrl+V"]


def test_an_article_that_is_left_is_forgotten(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    with qtbot.waitSignal(pane.view.page.document.destroyed):
        pane.show_article(clipping(), article)


def test_keys_that_have_nothing_to_mark_say_what_is_missing(qtbot: QtBot, pane: ArticlePane, wishes: Wishes, told: Told) -> None:
    said: list[str] = []
    wishes.told.connect(said.append)
    for key in (Qt.Key.Key_H, Qt.Key.Key_4, Qt.Key.Key_N, Qt.Key.Key_T):
        press(qtbot, pane, key)
    assert len(said) == 4
    assert all("Select a passage" in words for words in said)
    assert told == []


def test_select_all_takes_the_article(qtbot: QtBot, pane: ArticlePane, article: ArticleText) -> None:
    press(qtbot, pane, Qt.Key.Key_A, CONTROL)
    assert pane.view.selected_range() == (0, len(article.text))
