"""Who wrote it, on pasted pages: the byline among the lines around a title, and what is none."""

from datetime import UTC, datetime

import pytest

from clipper.capture.paste.split import split_paste
from clipper.model.metadata import Metadata

NOW = datetime(2025, 6, 10, tzinfo=UTC)
TITLE = "Harbor board agrees to repair the old lock before the storms"
MENU = ("News", "Sport", "Real Estate", "Middle East", "Sign in", "Subscribe")
FOOT = ("Most Read", "Ferry Times", "Privacy Policy", "Contact Us")
SENTENCE = "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said."


def told(*under: str, behind: tuple[str, ...] = (), text: str = "") -> Metadata:
    """The fields of a page with these lines under its title and behind its text."""
    turns = ("first", "second", "third", "last")
    body = [f"{SENTENCE} It was the {nth} vote of the evening, and nobody spoke against it. {text}".strip() for nth in turns]
    (draft,) = split_paste("\n".join((*MENU, TITLE, *under, "", *body, "", *behind, *FOOT)), captured_at=NOW).drafts
    assert draft.metadata.title == TITLE
    return draft.metadata


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        (("By Ann Lee", "June 1, 2025"), ("Ann Lee",)),
        (("By Ann Lee and Bo Day, Port Alder", "June 1, 2025"), ("Ann Lee", "Bo Day")),
        (("ByAnn Lee", "June 1, 2025"), ("Ann Lee",)),
        (("Analysis by Ann Lee", "June 1, 2025"), ("Ann Lee",)),
        (("Ein Kommentar von Jana Petersen", "01.06.2025, 14:07 Uhr"), ("Jana Petersen",)),
        (("Ann Lee", "June 1, 2025"), ("Ann Lee",)),
        (("Ann Lee", "Ann Lee", "Harbor correspondent", "June 1, 2025"), ("Ann Lee",)),
        (("Ann Lee Ann Lee", "June 1, 2025"), ("Ann Lee",)),
        (("Author", "Ann Lee", "5 min read"), ("Ann Lee",)),
        (("Ann Lee and Jonas Day", "June 1, 2025"), ("Ann Lee", "Jonas Day")),
        (("ANN LEE", "June 1, 2025"), ("Ann Lee",)),
        (("Posted on June 1, 2025 by Ann Lee",), ("Ann Lee",)),
        (("June 1, 2025 · 4 min · Ann Lee",), ("Ann Lee",)),
        (("박민수 기자", "2025.06.01 10:00"), ("박민수",)),
    ],
)
def test_byline_of_a_page(under: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert told(*under).authors == expected


def test_origin_is_the_line_that_names_them() -> None:
    fields = told("Ann Lee", "June 1, 2025")
    assert fields.origins["authors"] == f"line {len(MENU) + 2}"


@pytest.mark.parametrize("under", [(), ("Harbor News", "June 1, 2025"), ("Port Alder", "Real Estate")])
def test_rubrics_and_places_are_no_authors(under: tuple[str, ...]) -> None:
    assert told(*under).authors == ()


def test_person_whom_the_story_is_about_is_no_author() -> None:
    tagged = told("June 1, 2025", "Ann Lee", "Harbor", text="Ann Lee asked for the repair.")
    assert tagged.authors == ()
    assert told("By Jonas Day", "June 1, 2025", "Ann Lee", text="Ann Lee asked for the repair.").authors == ("Jonas Day",)


def test_reporters_are_named_where_an_agencys_report_ends() -> None:
    signed = "(Reporting by Ann Lee in Port Alder and Jonas Day; editing by Cy Fox)"
    assert told("June 1, 2025", behind=(signed,)).authors == ("Ann Lee", "Jonas Day")
    assert told("By Jana Petersen", "June 1, 2025", behind=(signed,)).authors == ("Jana Petersen",)


def test_author_is_told_about_behind_the_text() -> None:
    about = ("Ann Lee", "Ann Lee is the harbor correspondent of the Courier and has written about the lock for twelve years.")
    assert told("June 1, 2025", behind=about).authors == ("Ann Lee",)
