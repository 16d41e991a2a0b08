"""Invented pages as Firefox saves them as text: the addresses of links, in angle brackets, are no words and hide no wrapped lines."""

import textwrap
from datetime import UTC, datetime

import pytest

from clipper.capture.paste.dumped import ADDRESS_REASON
from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.split import split_paste
from clipper.capture.paste.targets import without_targets
from clipper.model.draft import Draft
from tests.capture.paste.news import MENU, NEWS

NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
TITLE = "Harbor board of Nordhaven opens the new pier a year late"
ADDRESS = "https://courier.example/people/solberg?utm_source=pier&utm_medium=text-and-picture"
LINKED = [NEWS[0], NEWS[1], NEWS[2].replace("Marit Solberg", f"*Marit Solberg* <{ADDRESS}>"), *NEWS[3:]]
MENUS = "\n".join(f"  * {name} <https://courier.example/{name.lower().replace(' ', '-')}>" for name in MENU)


def wrapped(text: str) -> str:
    """At 72 columns, addresses behind a slash or a hyphen."""
    pieces = text.replace("/", "/\0").replace("-", "-\0")
    lines = textwrap.wrap(pieces.replace("\0", " "), 72) if "<" not in text else _wrapped_with_addresses(pieces)
    return "\n".join(lines)


def _wrapped_with_addresses(pieces: str) -> list[str]:
    lines = [""]
    for word in pieces.split(" "):
        glue = " " if lines[-1] else ""
        for part in word.split("\0"):
            if len(lines[-1]) + len(glue) + len(part) > 72:
                lines.append("")
                glue = ""
            lines[-1] += glue + part
            glue = ""
    return lines


def article(text: str) -> Draft:
    (draft,) = split_paste(text, captured_at=NOW).drafts
    return draft


def test_addresses_behind_words_are_left_out() -> None:
    story = [text if "<" not in text else wrapped(text) for text in LINKED]
    assert any("<" in line and ">" not in line for line in story[2].split("\n"))
    draft = article("\n\n".join([MENUS, "<https://courier.example/>", TITLE, *(_filled(text) for text in story), MENUS]))
    assert draft.metadata.title == TITLE
    assert draft.body.body_blocks() == NEWS


def _filled(text: str) -> str:
    return text if "<" in text else textwrap.fill(text, 72, break_on_hyphens=False)


def test_lines_that_are_nothing_but_an_address_are_told_as_such() -> None:
    text = "\n\n".join([MENUS, "<https://courier.example/\npier-\nand-sea>", TITLE, *NEWS])
    told = {left.text: left.reason for left in split_paste(text, captured_at=NOW).left_out}
    assert [told[line] for line in ("<https://courier.example/", "pier-", "and-sea>")] == [ADDRESS_REASON] * 3


def test_every_line_is_kept_or_left_out() -> None:
    text = "\n\n".join([MENUS, TITLE, *map(wrapped, LINKED), MENUS])
    found = split_paste(text, captured_at=NOW)
    told = {left.line for left in found.left_out} | {line.line for draft in found.drafts for line in draft.lines}
    titled = {number for number, line in enumerate(text.split("\n"), 1) if line == TITLE}
    assert told | titled == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


@pytest.mark.parametrize(
    "text",
    [
        "The notes are at <https://courier.example/notes>, the plan at <https://courier.example/plan>.",
        "if a <b and c> d\n" * 6,
        "<https://courier.example/open without an end\n" * 6,
    ],
)
def test_text_with_few_addresses_or_other_signs_stays(text: str) -> None:
    assert [*without_targets(read_lines(text))[0].texts] == read_lines(text).texts
