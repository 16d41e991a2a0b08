"""Pages that a browser printed, copied from viewers of PDF, all invented: the margins tell of the page and are no part of it."""

import pytest

from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.page_heads import REASON, read_margins
from clipper.capture.paste.split import split_paste
from clipper.model.draft import Draft, Extraction
from tests.capture.paste.news import MENU
from tests.capture.paste.test_set_page import NOW, STORY, ragged

HEADLINE = ("Harbor Board of Nordhaven Opens the", "New Pier a Year Late, and Fishermen", "Ask for More")
STATED = " ".join(HEADLINE) + " - The Nordhaven Courier"
ADDRESS = "https://courier.example/2026/pier"
TIME = "6/1/26, 9:14 AM"
LINES = [line for text in STORY for line in ragged(text, 112)]
CUT = next(at for at in range(6, len(LINES)) if LINES[at][0].islower())


def chromium() -> str:
    """As Chromium's own viewer copies it, and Firefox's: head and foot behind the text of their sheet."""
    sheets = ([*MENU, *HEADLINE, "By Ann Lee", *LINES[:CUT]], [*LINES[CUT:], *MENU])
    return "\n".join(line for at, sheet in enumerate(sheets, 1) for line in (*sheet, f"{TIME} {STATED}", f"{ADDRESS} {at}/2"))


def evince() -> str:
    """As viewers built on Poppler do: the head above, and the number of a sheet glued to the next one's head."""
    sheets = ([*MENU, *HEADLINE, "By Ann Lee", *LINES[:CUT]], [*LINES[CUT:], *MENU])
    return "".join("\n".join([TIME, STATED, *sheet, ADDRESS, f"{at}/2"]) for at, sheet in enumerate(sheets, 1))


def split(text: str) -> Extraction:
    return split_paste(text, captured_at=NOW)


def article(text: str) -> Draft:
    (draft,) = split(text).drafts
    return draft


@pytest.mark.parametrize("copied", [chromium(), evince()], ids=("Chromium", "Evince"))
def test_margins_tell_headline_and_address(copied: str) -> None:
    told = article(copied).metadata
    assert told.title == " ".join(HEADLINE)
    assert told.url == ADDRESS
    assert (told.origins["title"], told.origins["url"]) == ("head of the printed page", "foot of the printed page")
    assert told.published is None  # it was printed then
    assert told.authors == ("Ann Lee",)


@pytest.mark.parametrize("copied", [chromium(), evince()], ids=("Chromium", "Evince"))
def test_margins_are_no_text_and_do_not_cut_a_sentence(copied: str) -> None:
    assert " ".join(article(copied).body.body_blocks()) == " ".join(STORY)
    told = [left.text for left in split(copied).left_out if left.reason == REASON]
    assert all(TIME in text or ADDRESS in text or "/2" in text or text == STATED for text in told)
    assert sum(TIME in text for text in told) == 2


def test_headline_that_does_not_stand_on_the_page_is_not_made_up() -> None:
    told = article(chromium().replace(STATED, "Nordhaven Courier: all about the sea")).metadata
    assert told.title is not None
    assert not told.title.startswith("Nordhaven Courier")


def test_address_that_the_user_gives_is_kept() -> None:
    (draft,) = split_paste(chromium(), captured_at=NOW, url="https://courier.example/pier").drafts
    assert draft.metadata.url == "https://courier.example/pier"
    assert draft.metadata.origins["url"] == "capture"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([TIME, *HEADLINE, *LINES]),
        "\n".join([*HEADLINE, *LINES, ADDRESS]),
        "\n".join([*HEADLINE, *LINES, "The vote was 7 to 2", "3/4"]),
    ],
)
def test_times_addresses_and_fractions_alone_are_no_margins(text: str) -> None:
    assert read_margins(read_lines(text)) is None
