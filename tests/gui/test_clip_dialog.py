"""The clip dialog: lines in and out, roles, fields, tags, refusals."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.clip import ClipDialog
from clipper.gui.models.clip_edit import TAKEN_OUT, body_of, pieces_of, pieces_of_version, shares, turned
from clipper.gui.session import Session
from clipper.gui.widgets.headline_list import HeadlineList
from clipper.gui.widgets.notice import Notice
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut, PageLink, SourceLine
from clipper.model.metadata import USER, Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText
from clipper.text.canonical import defect, paragraphs

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
CAPTURE = Capture(parts=(Part(media_type="text/plain", content=b"pasted"),), origin="clipboard", captured_at=NOW)


def draft(title: str, lines: list[str], first: int, role: Role = Role.MAIN, related_to: int | None = None) -> Draft:
    body = paragraphs(lines)
    blocks = body.blocks()
    places = tuple(SourceLine(line=first + number, start=block.start, end=block.end) for number, block in enumerate(blocks))
    return Draft(role=role, metadata=Metadata(title=title, origins={"title": "line 1"}), body=body, related_to=related_to, lines=places)


FOUND = Extraction(
    kind=CaptureKind.PASTE,
    drafts=(
        draft("Harbor fees rise", ["The fees rise.", "From July on."], 2),
        draft("Ferry reopens", ["The ferry sails."], 8, Role.RELATED, related_to=0),
    ),
    left_out=(
        LeftOut(line=1, text="Menu", reason="navigation"),
        LeftOut(line=5, text="Comments", reason="aggregator chrome"),
        LeftOut(line=9, text="Imprint", reason="foot of the page"),
    ),
)


@pytest.fixture
def empty(qtbot: QtBot, library: Library) -> Iterator[ClipDialog]:
    """Before anything is found."""
    session = Session(library)
    dialog = ClipDialog(session, Worker(), [CAPTURE], zone=UTC)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    session.close()


@pytest.fixture
def dialog(empty: ClipDialog) -> ClipDialog:
    empty.show_found([FOUND])
    return empty


def saved_texts(library: Library) -> list[str]:
    keys = library.listing.open("").keys(0, 2)
    return [library.versions.text(key).text for key in keys]


def test_what_was_left_out_stands_by_the_article_before_it() -> None:
    assert [[left.text for left in share] for share in shares(FOUND.drafts, FOUND.left_out)] == [["Menu", "Comments"], ["Imprint"]]


def test_a_line_taken_back_in_stands_where_it_stood_and_the_text_stays_canonical() -> None:
    pieces = pieces_of(FOUND.drafts[0], FOUND.left_out[:2])
    assert [piece.text for piece in pieces] == ["Menu", "The fees rise.", "From July on.", "Comments"]
    body = body_of(turned(pieces, 0))
    assert body.text == "Menu\nThe fees rise.\nFrom July on."
    assert defect(body) is None
    again = turned(turned(pieces, 1), 1)
    assert body_of(again) == FOUND.drafts[0].body
    assert turned(pieces, 1)[1].reason == TAKEN_OUT


def test_a_stored_text_is_trimmed_with_all_of_its_capture_in_its_place() -> None:
    found, left = FOUND.drafts[0], FOUND.left_out[:2]
    whole = found.body

    def told(body: ArticleText) -> list[tuple[str, bool]]:
        return [(piece.text, piece.kept) for piece in pieces_of_version(body, found, left)]

    assert told(whole) == [("Menu", False), ("The fees rise.", True), ("From July on.", True), ("Comments", False)]
    trimmed = body_of(turned(pieces_of(found, left), 1))
    assert told(trimmed) == [("Menu", False), ("The fees rise.", False), ("From July on.", True), ("Comments", False)]
    assert pieces_of_version(trimmed, found, left)[1].reason == TAKEN_OUT
    with_menu = body_of(turned(pieces_of(found, left), 0))
    assert told(with_menu) == [("Menu", True), ("The fees rise.", True), ("From July on.", True), ("Comments", False)]
    assert told(paragraphs(["Another text."]))[-2:] == [("Another text.", True), ("Comments", False)]
    assert [piece.text for piece in pieces_of_version(whole, None, left)] == ["The fees rise.", "From July on.", "Menu", "Comments"]


def test_a_click_takes_a_line_out_and_saving_keeps_the_rest(dialog: ClipDialog, library: Library) -> None:
    dialog.editing.turn(1)
    dialog.save()
    assert "From July on." in saved_texts(library)
    assert library.listing.open("").count().number == 6


def test_a_space_on_the_current_line_turns_it(dialog: ClipDialog) -> None:
    text = dialog.editing.text_view
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Down)
    QTest.keyClick(text, Qt.Key.Key_Space)
    assert [piece.kept for piece in dialog.articles[0].pieces] == [False, True, False, False]


def test_with_shift_all_lines_up_to_one_are_taken_as_the_first_is(dialog: ClipDialog) -> None:
    text = dialog.editing.text_view
    text.setFocus()

    def kept() -> list[bool]:
        return [piece.kept for piece in dialog.articles[0].pieces]

    def click(number: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        layout = text.document().documentLayout()
        place = layout.blockBoundingRect(text.document().findBlockByNumber(number)).center().toPoint()
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, keys, place)

    assert kept() == [False, True, True, False]
    click(1)
    click(3, Qt.KeyboardModifier.ShiftModifier)
    assert kept() == [False, False, False, False]
    click(3)
    click(0, Qt.KeyboardModifier.ShiftModifier)
    assert kept() == [True, True, True, True]
    QTest.keyClick(text, Qt.Key.Key_Space)
    QTest.keyClick(text, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert kept() == [False, False, True, True]
    QTest.keyClick(text, Qt.Key.Key_Down)
    QTest.keyClick(text, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert kept() == [False, True, True, True]


def test_a_field_that_was_typed_is_the_users(dialog: ClipDialog, library: Library) -> None:
    field = dialog.editing.form.field("source")
    QTest.keyClicks(field, "Lund Courier")
    dialog.save()
    saved = library.clippings.rows(library.listing.open('title:"Harbor fees rise"').keys(0, 5))
    mine = next(clipping for clipping in saved if clipping.metadata.title == "Harbor fees rise")
    assert mine.metadata.source == "Lund Courier"
    assert mine.metadata.origins["source"] == USER


def test_the_kind_of_an_article_is_chosen_in_line_with_its_fields(dialog: ClipDialog) -> None:
    box = next(box for box in dialog.findChildren(QComboBox) if box.currentText() == "Main article")
    source = dialog.editing.form.field("source")
    edges = [(widget.mapTo(dialog, widget.rect().topLeft()).x(), widget.width()) for widget in (box, source)]
    assert edges[0] == edges[1]
    assert box.accessibleName() == "Kind"


def test_a_date_that_is_none_is_told_and_nothing_is_saved(dialog: ClipDialog, library: Library) -> None:
    QTest.keyClicks(dialog.editing.form.field("published"), "31-31")
    dialog.save()
    assert library.listing.open("").count().number == 4
    assert dialog.isVisible()


def test_an_article_that_is_unchecked_is_not_saved_and_its_related_one_stands_alone(dialog: ClipDialog, library: Library) -> None:
    articles = next(found for found in dialog.findChildren(QListWidget) if found.accessibleName() == "Articles found")
    articles.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.save()
    (key,) = library.listing.open("ferry sails").keys(0, 5)
    saved = library.clippings.get(key)
    assert saved.related == ()
    assert library.listing.open("").count().number == 5


def test_what_is_no_tag_yet_keeps_nothing_from_surviving_a_crash(dialog: ClipDialog, library: Library, qtbot: QtBot) -> None:
    dialog.editing.tag_field.add("trade/tariffs")
    QTest.keyClicks(dialog.editing.tag_field.field, "/")
    dialog.editing.turn(0)
    qtbot.waitUntil(lambda: len(library.views.unsaved_clips()) == 1)
    assert "trade/tariffs" in library.views.unsaved_clips()[0][1]


def test_saving_is_one_undo_step_with_tags(dialog: ClipDialog, library: Library, qtbot: QtBot) -> None:
    dialog.editing.tag_field.add("trade/tariffs")
    session = dialog.session
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.save()
    assert [one.outcome for one in told.args[0]] == [Outcome.ADDED, Outcome.ADDED]
    assert library.listing.open("tag:trade").count().number == 2
    assert session.undo_stack.undoText() == "Clip 2 Articles"
    session.undo_stack.undo()
    assert library.listing.open("").count().number == 4


def test_a_capture_without_an_article_is_one_sentence(dialog: ClipDialog, qtbot: QtBot) -> None:
    nothing = Extraction(kind=CaptureKind.CONSENT, warnings=("This looks like a consent page, not an article.",))
    with qtbot.waitSignal(dialog.unreadable) as told:
        dialog.show_found([nothing])
    assert told.args[0].sentence == "This looks like a consent page, not an article."
    (close,) = [button for button in dialog.findChildren(QPushButton) if button.isVisible() and button.text() == "Cancel"]
    assert close.hasFocus(), "Enter leaves it"


def test_a_trouble_is_left_by_its_button(dialog: ClipDialog) -> None:
    dialog.show_found([Extraction(kind=CaptureKind.CONSENT, warnings=("This looks like a consent page, not an article.",))])
    (close,) = [button for button in dialog.findChildren(QPushButton) if button.isVisible() and button.text() == "Cancel"]
    close.click()
    assert not dialog.isVisible()


def test_what_is_no_article_is_taken_as_plain_text_by_keys(qtbot: QtBot, library: Library) -> None:
    page = "<title>Cookies</title><p>We use cookies. Accept all, reject all, or manage preferences with our partners, before you go on.</p>"
    part = Part(media_type="text/html", content=page.encode())
    session = Session(library)
    with Worker() as worker:
        dialog = ClipDialog(session, worker, [Capture(parts=(part,), origin="clipboard", captured_at=CAPTURE.captured_at)], zone=UTC)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.unreadable):
            dialog.read()
        (as_text,) = [button for button in dialog.findChildren(QPushButton) if button.isVisible() and "Plain Text" in button.text()]
        as_text.setFocus()
        qtbot.keyClick(as_text, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.articles))
        assert dialog.articles[0].draft.body.text.startswith("We use cookies.")
        dialog.reject()
    session.close()


def test_a_front_page_offers_its_headlines_and_makes_no_article(qtbot: QtBot, library: Library) -> None:
    before = library.clippings.counts()["all"]
    session = Session(library)
    dialog = ClipDialog(session, Worker(), [CAPTURE], zone=UTC)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    links = (PageLink(title="Harbor fees rise", url="https://courier.example/fees"), PageLink(title="No address", url=None))
    dialog.show_found([Extraction(kind=CaptureKind.FRONT_PAGE, links=links)])
    headlines = dialog.findChild(HeadlineList)
    assert headlines is not None
    qtbot.waitUntil(headlines.list.hasFocus)
    with qtbot.waitSignal(dialog.link_wanted) as told:
        qtbot.keyClick(headlines.list, Qt.Key.Key_Return)
    assert told.args == ["https://courier.example/fees"]
    assert library.clippings.counts()["all"] == before
    session.close()


def test_a_list_of_links_can_be_clipped_as_what_it_says(qtbot: QtBot, library: Library) -> None:
    places = ("Vestholm", "Sellen", "Lund", "Tarn", "Garrow", "Pelby", "Ostrand", "Kelm", "Norby", "Halden", "Fjordby", "Strandvik")
    page = "<title>Ports</title><h1>Ports</h1><ul>" + "".join(f'<li><a href="/{place}">{place}</a></li>' for place in places) + "</ul>"
    capture = Capture(
        parts=(Part(media_type="text/html", content=page.encode()),), origin="file:ports.html", captured_at=CAPTURE.captured_at
    )
    session = Session(library)
    with Worker() as worker:
        dialog = ClipDialog(session, worker, [capture], zone=UTC)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.read()
        qtbot.waitUntil(lambda: dialog.findChild(HeadlineList) is not None)
        headlines = dialog.findChild(HeadlineList)
        assert not headlines.fetch.isEnabled(), "they have no address that could be fetched"
        headlines.as_text.click()
        qtbot.waitUntil(lambda: bool(dialog.articles))
        assert dialog.articles[0].draft.body.text.split("\n") == list(places)
        dialog.reject()
    session.close()


def test_what_is_too_large_is_not_offered_as_plain_text(qtbot: QtBot, library: Library) -> None:
    part = Part(media_type="text/plain", content=b"a" * 5_500_000)
    session = Session(library)
    with Worker() as worker:
        dialog = ClipDialog(session, worker, [Capture(parts=(part,), origin="clipboard", captured_at=CAPTURE.captured_at)], zone=UTC)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.unreadable) as told:
            dialog.read()
        assert "too large" in told.args[0].sentence
        assert not [button for button in dialog.findChildren(QPushButton) if button.isVisible() and "Plain Text" in button.text()]
        dialog.reject()
    session.close()


@pytest.mark.parametrize(("menu", "topmost"), [(0, "Paragraph 0 "), (1, "Menu 0 "), (5, "Menu 0 "), (300, "Menu 298 ")])
def test_an_article_is_shown_from_where_it_begins(qtbot: QtBot, empty: ClipDialog, menu: int, topmost: str) -> None:
    body = [f"Paragraph {number} of a long article." for number in range(100)]
    left_out = tuple(LeftOut(line=number + 1, text=f"Menu {number}", reason="navigation") for number in range(menu))
    empty.show_found([Extraction(kind=CaptureKind.PASTE, drafts=(draft("Harbor fees rise", body, menu + 1),), left_out=left_out)])
    text = empty.editing.text_view
    assert text.cursorForPosition(QPoint(0, text.fontMetrics().height())).block().text().startswith(topmost)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Space)
    turned_out = text.document().findBlockByNumber(menu).text()
    assert turned_out.startswith("Paragraph 0")
    assert TAKEN_OUT in turned_out, "the keys begin at the article"


def test_the_dialog_fits_a_small_screen_on_which_everything_is_half_as_large_again(empty: ClipDialog) -> None:
    many = tuple(LeftOut(line=number + 2, text=f"Menu {number}", reason="navigation") for number in range(9))
    found = draft("Harbor fees rise", ["They rise by four percent."], 1)
    empty.show_found([Extraction(kind=CaptureKind.PASTE, drafts=(found,), left_out=many)])
    least = empty.minimumSizeHint()
    assert 1.5 * least.width() <= 1024 and 1.5 * least.height() <= 600


@pytest.mark.parametrize(("number", "headings"), [(1, {"Article", "Tags"}), (2, {"Articles found", "Tags for all of them"})])
def test_one_article_alone_is_no_list_to_choose_from(qtbot: QtBot, empty: ClipDialog, number: int, headings: set[str]) -> None:
    drafts = [draft(title, [f"{title} by four percent."], 1) for title in ("Harbor fees rise", "Salt tariffs fall")]
    empty.show_found([Extraction(kind=CaptureKind.PAGE, drafts=tuple(drafts[:number]))])
    (found,) = empty.editing.findChildren(QListWidget)
    qtbot.waitUntil(lambda: found.isVisible() == (number > 1))
    assert headings <= {label.text() for label in empty.editing.findChildren(QLabel) if label.isVisible()}


def test_what_is_unsure_is_said_above_the_text_and_kept_unless_it_is_dismissed(qtbot: QtBot, empty: ClipDialog, library: Library) -> None:
    opened = list[str]()
    empty.original_wanted.connect(opened.append)
    unsure = replace(draft("Harbor fees rise", ["They rise by four percent."], 1), doubts=("Only the beginning may be here.",))
    found = replace(unsure, metadata=replace(unsure.metadata, url="https://courier.example/fees"))
    empty.show_found([Extraction(kind=CaptureKind.PAGE, drafts=(found, replace(unsure, metadata=Metadata(title="Another"))))])
    note = empty.editing.doubt
    assert note.sentence == "Unsure: Only the beginning may be here."
    assert note.y() < empty.editing.text_view.y()
    original, right = note.findChildren(QToolButton)
    original.click()
    assert opened == ["https://courier.example/fees"]
    right.click()
    assert note.sentence == ""
    with qtbot.waitSignal(empty.saved) as told:
        empty.save()
    first, second = told.args[0]
    assert library.clippings.get(first.key).doubts == ()
    assert library.clippings.get(second.key).doubts == ("Only the beginning may be here.",)


ARTICLE = "Harbor fees rise\n\nThe port of Vestholm will raise its harbor fees by four percent from the first of April, the board decided."
WALL = """<html><head><title>harbor.example</title></head><body><h1>Checking your browser</h1>
<p>Please enable JavaScript and cookies to continue.</p><p>Verify that you are not a robot.</p></body></html>"""


def file_of(name: str, content: str, media_type: str = "text/html") -> Capture:
    return Capture(parts=(Part(media_type=media_type, content=content.encode()),), origin=f"file:{name}", captured_at=NOW)


def notices(dialog: ClipDialog) -> list[str]:
    return [notice.sentence for notice in dialog.findChildren(Notice) if notice.sentence]


@pytest.fixture
def read_dialog(qtbot: QtBot, library: Library) -> Iterator[Callable[..., ClipDialog]]:
    """Opens a dialog that reads captures, in a process of its own."""
    with Worker() as worker:
        session = Session(library)

        def opened(captures: list[Capture], unread: tuple[str, ...] = ()) -> ClipDialog:
            dialog = ClipDialog(session, worker, captures, zone=UTC, unread=unread)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
            qtbot.addWidget(dialog)
            dialog.show()
            dialog.read()
            return dialog

        yield opened
        session.close()


def test_of_several_files_one_that_holds_no_article_is_named_and_costs_the_others_nothing(
    qtbot: QtBot, library: Library, read_dialog: Callable[..., ClipDialog]
) -> None:
    files = [file_of("wall.html", WALL), file_of("fees.txt", ARTICLE, "text/plain"), file_of("again.html", WALL)]
    dialog = read_dialog(files, ("scan.pdf: There is no text in it.",))
    told_of = dialog.findChildren(QProgressBar)[0].valueChanged
    with qtbot.waitSignals([told_of, told_of], check_params_cbs=[lambda done: done == 1, lambda done: done == 2], order="strict"):
        pass
    qtbot.waitUntil(lambda: bool(dialog.articles))
    assert [article.metadata.title for article in dialog.articles] == ["Harbor fees rise"]
    (told,) = notices(dialog)
    assert [line.partition(":")[0] for line in told.splitlines()] == ["wall.html", "again.html", "scan.pdf"]
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    key = library.listing.open("").keys(0, 1)[0]
    assert library.captures.of_clipping(key).origin == "file:fees.txt"


def test_where_no_file_holds_an_article_each_is_named(qtbot: QtBot, read_dialog: Callable[..., ClipDialog]) -> None:
    names = [f"page {number}.html" for number in range(7)]
    dialog = read_dialog([file_of(name, WALL) for name in names])
    with qtbot.waitSignal(dialog.unreadable) as told:
        pass
    assert told.args
    (error,) = told.args
    assert error.sentence == "None of these 7 files holds an article."
    assert error.hint.splitlines()[0].startswith("page 0.html: ")
    assert error.hint.splitlines()[-1] == "… and 3 more."


def test_of_many_articles_all_or_none_are_checked_at_once(empty: ClipDialog) -> None:
    drafts = tuple(draft(f"Report {number}", ["It rises."], number) for number in range(5))
    empty.show_found([Extraction(kind=CaptureKind.PASTE, drafts=drafts)])
    every = next(box for box in empty.findChildren(QCheckBox) if box.text() == "All")
    assert (every.isVisible(), every.checkState()) == (True, Qt.CheckState.Checked)
    found = empty.findChildren(QListWidget)[0]
    found.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert every.checkState() is Qt.CheckState.PartiallyChecked
    for expected in (True, False, True):
        every.click()
        assert [article.included for article in empty.articles] == [expected] * 5
        assert empty.editing.can_save is expected
        assert every.checkState() is (Qt.CheckState.Checked if expected else Qt.CheckState.Unchecked)


def test_of_few_articles_each_is_checked_for_itself(dialog: ClipDialog) -> None:
    assert not [box for box in dialog.findChildren(QCheckBox) if box.text() == "All" and box.isVisible()]
