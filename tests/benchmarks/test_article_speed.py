"""Opening an article with its highlights until it is painted, against QTextBrowser with the same text in the same run. CPU time."""

import os
import random
import time
from collections.abc import Callable
from statistics import median

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6", reason="the window's tests need PySide6")

from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.article.wishes import Wishes
from clipper.gui.panes.article_pane import ArticlePane
from clipper.gui.panes.highlights_pane import HighlightsPane
from clipper.model.color import DEFAULT_COLORS
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText
from clipper.text.canonical import paragraphs
from tests.gui.articles import clipping, placed

WORDS_A_PARAGRAPH = 60
ROUNDS = 11
SIZE = (900, 900)
FRAME_MS = 16


def long_article(words: int, seed: int = 5) -> ArticleText:
    """Invented words of the lengths that English words have."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(3000)]
    return paragraphs(" ".join(chance.choices(vocabulary, k=WORDS_A_PARAGRAPH)) for _ in range(words // WORDS_A_PARAGRAPH))


def scattered(article: ArticleText, number: int, seed: int = 6) -> tuple[Highlight, ...]:
    """Highlights of 20 to 80 characters all over the text, some over each other."""
    chance = random.Random(seed)
    starts = [chance.randrange(len(article.text) - 80) for _ in range(number)]
    return tuple(
        placed(article, start, start + chance.randint(20, 80), DEFAULT_COLORS[at % len(DEFAULT_COLORS)].key, number=at)
        for at, start in enumerate(starts)
    )


def cpu_ms(act: Callable[[], object]) -> float:
    """The median over some rounds, after one to warm up; events between rounds are not counted."""
    spent: list[float] = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        act()
        spent.append(1000 * (time.process_time() - begun))
        QApplication.processEvents()
    return median(spent[1:])


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(*SIZE)
    with qtbot.waitExposed(widget):
        widget.show()


@pytest.mark.parametrize(("words", "highlights", "at_most"), [(5_000, 200, 2.0), (50_000, 2_000, 10.0)])
def test_opening_an_article(benchmark, qtbot: QtBot, words: int, highlights: int, at_most: float) -> None:
    article = long_article(words)
    marks = scattered(article, highlights)
    html = "".join(f"<p>{line}</p>" for line in article.text.split("\n"))
    browser, pane = QTextBrowser(), ArticlePane(Wishes())
    for widget in (browser, pane):
        shown(qtbot, widget)
    of = clipping()

    def theirs() -> None:
        browser.setHtml(html)
        browser.viewport().repaint()

    def ours() -> None:
        pane.show_article(of, article, marks)
        pane.view.viewport().repaint()

    base = cpu_ms(theirs)
    own = cpu_ms(ours)
    benchmark.extra_info["times QTextBrowser"] = round(own / base, 2)
    benchmark.pedantic(ours, rounds=5)
    print(f"\n{words} words, {highlights} highlights: {own:.1f} ms, QTextBrowser {base:.1f} ms, {own / base:.2f} times")  # noqa: T201 - a figure to read
    assert own <= at_most * base


def test_adding_a_highlight_to_many_is_painted_within_a_frame(benchmark, qtbot: QtBot) -> None:
    article = long_article(50_000)
    marks = scattered(article, 2_000)
    pane = ArticlePane(Wishes())
    shown(qtbot, pane)
    pane.show_article(clipping(), article, marks)
    more = (*marks, placed(article, 40, 120, "quote", number=9_999))
    turn = 0

    def add() -> None:
        nonlocal turn
        turn += 1
        pane.set_highlights(more if turn % 2 else marks)
        pane.view.viewport().repaint()

    spent = cpu_ms(add)
    benchmark.pedantic(add, rounds=5)
    print(f"\nadding one highlight to 2,000: {spent:.1f} ms")  # noqa: T201 - a figure to read
    assert spent <= FRAME_MS


def test_listing_two_thousand_highlights(benchmark, qtbot: QtBot) -> None:
    marks = scattered(long_article(50_000), 2_000)
    pane = HighlightsPane(Wishes())
    shown(qtbot, pane)

    def fill() -> None:
        pane.show_article(clipping(), marks)
        pane.list.viewport().repaint()
        pane.show_article(None)

    benchmark.pedantic(fill, rounds=5, warmup_rounds=1)
