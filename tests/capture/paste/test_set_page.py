"""Text copied from PDF viewers, all of it invented: columns, printed pages with their menus, heads and feet, words set far apart."""

import textwrap
from datetime import UTC, datetime

import pytest

from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.set_page import page_edges, set_column
from clipper.capture.paste.split import split_paste
from clipper.capture.paste.wrapped import unwrapped
from clipper.model.draft import Draft
from tests.capture.paste.news import MENU, NEWS

NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
TITLE = "Harbor board of Nordhaven opens the new pier a year late"
WORDS = (
    "the harbor board",
    "of Nordhaven",
    "said",
    "that the new pier",
    "opens",
    "in spring",
    "to ferries",
    "from the islands",
    "a year late",
)


def ragged(text: str, width: int) -> list[str]:
    """Lines as a proportional font sets them: the same width on paper, up to a tenth more or fewer letters."""
    lines: list[str] = []
    rest = text
    while rest:
        line = textwrap.wrap(rest, width + (-5, 3, 0, -2, 4)[len(lines) % 5], break_on_hyphens=False)[0]
        lines.append(line)
        rest = rest[len(line) :].lstrip()
    return lines


def longer(number: int) -> str:
    """A paragraph of some lines."""
    return f"{NEWS[number]} {NEWS[(number + 1) % len(NEWS)]} {NEWS[(number + 2) % len(NEWS)]}"


STORY = [longer(number) for number in range(len(NEWS))]


def article(*lines: str) -> Draft:
    (draft,) = split_paste("\n".join(lines), captured_at=NOW).drafts
    return draft


@pytest.mark.parametrize("width", [36, 55, 112, 170])
def test_lines_of_any_column_are_joined_among_menus(width: int) -> None:
    menus = [*MENU, *(f"{name} today" for name in MENU)]
    story = [line for text in STORY for line in ragged(text, width)]
    draft = article(*menus, TITLE, "By Ann Lee", *story, *menus)
    assert " ".join(draft.body.body_blocks()) == " ".join(STORY)
    assert draft.metadata.title == TITLE


def test_sentence_that_ends_before_the_column_does_ends_its_paragraph() -> None:
    story = [*ragged(STORY[0], 112), *ragged(NEWS[0][:60] + ".", 112), *ragged(STORY[1], 112), *ragged(STORY[2], 112)]
    assert NEWS[0][:60] + "." not in article(TITLE, *story).body.body_blocks()[0]


def test_foot_and_head_between_two_pages_do_not_cut_a_sentence() -> None:
    lines = ragged(" ".join(STORY), 112)
    cut = next(at for at in range(12, len(lines)) if lines[at][0].islower())
    foot, head = "https://nordhaven.example/pier 1/2", "6/1/26, 9:14 AM The Nordhaven Courier"
    text = [head, TITLE, *lines[:cut], foot, head, *lines[cut:], foot.replace("1/2", "2/2")]
    draft = article(*text)
    assert " ".join(draft.body.body_blocks()) == " ".join(STORY)


def test_title_in_a_page_head_is_not_glued_to_the_title() -> None:
    lines = ragged(" ".join(STORY), 55)
    assert article("6/1/26, 9:14 AM", TITLE[:44], TITLE[:44], *lines).metadata.title == TITLE[:44]


def test_words_on_lines_of_their_own_are_their_line_again() -> None:
    lines = ragged(" ".join(STORY), 55)
    cut = next(at for at in range(6, len(lines)) if lines[at].split()[2].islower())
    scattered = [*lines[:cut], *lines[cut].split(), *lines[cut + 1 :]]
    assert unwrapped(read_lines("\n".join(scattered))).texts == unwrapped(read_lines("\n".join(lines))).texts
    assert article(TITLE, *scattered).body.text == article(TITLE, *lines).body.text


def test_words_that_a_browser_divided_are_whole_again() -> None:
    lines = ragged(" ".join(STORY), 55)
    cut = next(at for at in range(6, len(lines)) if len(lines[at].split()[-1]) > 5 and lines[at][-1].isalpha())
    word = lines[cut].split()[-1]
    divided = [*lines[:cut], f"{lines[cut][:-3]}\u2010", f"{word[-3:]} {lines[cut + 1]}", *lines[cut + 2 :]]
    assert article(TITLE, *divided).body.text == article(TITLE, *lines).body.text


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Harbor board of Nordhaven opens its newest", "pier a year late"), "Harbor board of Nordhaven opens its newest pier a year late"),
        (("Harbor board of Nordhaven opens its newest", "Ann Lee"), "Harbor board of Nordhaven opens its newest"),
        (("Harbor board of Nordhaven opens its newest", "Pier, and sees"), "Harbor board of Nordhaven opens its newest Pier, and sees"),
        (("A Harbor Board Opens the", "Pier of the North"), "A Harbor Board Opens the Pier of the North"),
    ],
)
def test_headline_across_the_columns_is_one(lines: tuple[str, ...], title: str) -> None:
    story = [line for text in STORY for line in ragged(text, 32)]
    assert article(*lines, "By Bo Day", *story).metadata.title == title


def test_single_words_of_a_menu_stay_apart() -> None:
    lines = ragged(" ".join(STORY), 55)
    texts = unwrapped(read_lines("\n".join([*MENU[:4], TITLE, *lines]))).texts
    assert texts[:4] == list(MENU[:4])


def test_paragraphs_of_a_page_are_no_column() -> None:
    captions = [f"{word.capitalize()} as seen from\nthe islands" for word in WORDS]
    paste = read_lines("\n".join([*MENU, TITLE, *STORY, *captions]))
    assert set_column(paste) is None


def test_edges_of_pages_are_their_numbers_addresses_and_what_comes_again() -> None:
    texts = [
        "Courier 1",
        "https://nordhaven.example/a 1/3",
        "Page 2 of 3",
        *(f"{name} 1" for name in MENU),
        *NEWS,
        "Courier 2",
        "Vote 1",
        "Vote 2",
    ]
    assert page_edges(read_lines("\n".join(texts))) == {0, 1, 2, texts.index("Courier 2")}
