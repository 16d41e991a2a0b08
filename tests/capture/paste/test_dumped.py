"""Invented pages as text browsers and converters write them: their marks go, their lines are joined, their article is found."""

import textwrap
from datetime import UTC, datetime

import pytest

from clipper.capture.paste.dumped import ADDRESS_REASON, HEAD_REASON, undumped
from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.split import split_paste
from clipper.model.draft import Draft
from tests.capture.paste.news import MENU, NEWS

NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
TITLE = "Harbor board of Nordhaven opens the new pier a year later than planned, and two thirds cheaper than was feared"
FOOT = ("About us", "Contact", "Privacy")


def wrapped(text: str, *, width: int = 72, indent: str = "   ") -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def numbered_dump(address: str, *, heading: str) -> str:
    """As Lynx, ELinks and w3m show a page: a number before each link, the addresses at the end."""
    links = [*MENU, "Marit Solberg", *FOOT]
    story = [text.replace("Marit Solberg", "[7]Marit Solberg") for text in NEWS]
    return "\n".join(
        [
            "   #[1]alternate",
            "",
            *[f"     * [{number}]{name}" for number, name in enumerate(MENU, 1)],
            "   ____________________ (BUTTON) Search",
            "   [pier-at-dawn_1200.jpg]",
            "",
            wrapped(TITLE, indent=""),
            "",
            *[f"{wrapped(text)}\n" for text in story],
            *[f"     * [{number}]{name}" for number, name in enumerate(FOOT, 8)],
            "",
            heading,
            "",
            *[address.format(number=number, name=f"page-{name[:3].lower()}-" + "of-the-site-" * 9) for number, name in enumerate(links, 1)],
        ]
    )


def article(text: str) -> Draft:
    (draft,) = split_paste(text, captured_at=NOW).drafts
    return draft


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("  {number}. https://nordhaven.example/{name}", "References"),
        ("   {number}. mailto:?subject=Read this: {name}", "   Visible links:"),
        ("[{number}] file:///{name}", "References:"),
    ],
)
def test_numbers_of_links_and_their_addresses_go(address: str, heading: str) -> None:
    text = numbered_dump(address, heading=heading)
    draft = article(text)
    assert draft.metadata.title == TITLE
    assert draft.body.body_blocks() == NEWS
    reasons = [left.reason for left in split_paste(text, captured_at=NOW).left_out]
    assert reasons.count(ADDRESS_REASON) == len(MENU) + 1 + len(FOOT) + 1
    assert reasons.count(HEAD_REASON) == 1


def test_every_line_of_a_dump_is_kept_or_left_out() -> None:
    text = numbered_dump("  {number}. https://nordhaven.example/{name}", heading="References")
    found = split_paste(text, captured_at=NOW)
    told = {left.line for left in found.left_out} | {line.line for draft in found.drafts for line in draft.lines}
    title = {number for number, line in enumerate(text.split("\n"), 1) if line.strip() and line.strip() in TITLE}
    assert told | title == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert [left.line for left in found.left_out] == sorted(left.line for left in found.left_out)


def test_links_of_the_head_are_no_part_of_the_page() -> None:
    head = "\n".join(f"   Link: {kind}" for kind in ("canonical", "alternate de", "next: page 2", "home: Nordhaven Courier"))
    text = "\n\n".join([head, wrapped(TITLE, indent=""), *map(wrapped, NEWS)])
    assert article(text).metadata.title == TITLE
    assert article(text).body.body_blocks() == NEWS


def test_words_of_links_that_were_joined_are_parted() -> None:
    links = ("Skip_to_main_content", "Sign_in_or_register", "Terms_and_conditions", "Privacy_and_cookie_policy")
    menu = [f"    * {name}" for name in links]
    story = [text.replace("Marit Solberg", "Marit_Solberg") for text in NEWS]
    text = "\n".join([*menu, "", wrapped(f"****** {TITLE} ******", indent=""), *(f"{wrapped(line, indent='')}\n" for line in story)])
    assert article(text).metadata.title == TITLE
    assert article(text).body.body_blocks() == NEWS


@pytest.mark.parametrize(
    "text",
    [
        "The pier was late.[1] It was cheap.[2] It stands.[3]\n\n[1] https://a.example/1\n[2] https://a.example/2\n[3] https://a.example/3",
        "Call load_page_now and then\nkeep_the_old_one, said the notes.\nThe rest is a story of its own.",
    ],
)
def test_text_that_no_such_program_wrote_stays(text: str) -> None:
    paste = read_lines(text)
    assert undumped(paste) == (paste, ())


def test_notes_of_the_writer_keep_their_numbers() -> None:
    lines = ["[1]The pier[2][1] was late, and the board[3][2] said so."]
    addresses = [f"{number}. https://nordhaven.example/{number}" for number in range(1, 4)]
    paste, _ = undumped(read_lines("\n".join([*lines, "", "References", "", *addresses])))
    assert paste.texts == ["The pier[1] was late, and the board[2] said so."]


def test_lines_of_a_centered_heading_are_joined() -> None:
    first, second = textwrap.wrap(TITLE, 72)
    text = "\n\n".join([f"{first.center(76)}\n{second.center(76)}", *map(wrapped, NEWS)])
    assert article(text).metadata.title == TITLE


def test_address_longer_than_the_column_does_not_hide_that_a_text_was_wrapped() -> None:
    long = "   https://nordhaven.example/" + "pier-" * 40
    text = "\n\n".join([wrapped(TITLE, indent=""), *map(wrapped, NEWS), long, long + "2"])
    assert article(text).body.body_blocks()[: len(NEWS)] == NEWS


def test_few_wrapped_lines_whose_sentences_go_on_are_joined() -> None:
    text = "\n\n".join([*MENU, TITLE[:60], *map(wrapped, NEWS[:4]), *FOOT])
    assert article(text).body.body_blocks() == NEWS[:4]
