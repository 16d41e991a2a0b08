"""Pasted pages that list others with some words about each, invented; and texts with a heading over each paragraph."""

from datetime import UTC, datetime

import pytest

from clipper.capture.paste.split import split_paste
from clipper.model.draft import CaptureKind, Extraction

CAPTURED = datetime(2025, 6, 10, 20, tzinfo=UTC)
MENU = "Home\nWorld\nPolitics\nSport\nCulture\nSign in\nSubscribe\n\n"
FOOT = "\nImprint\nPrivacy\n© 2025 Harbor Post\n"
WHO = ("The harbor council", "A ferry captain", "The village school", "The museum of glass", "The rail company")
WHAT = ("votes to keep the night ferry", "finds a lost map in the cellar", "asks for cheaper power", "reopens after the flood")
SHORT = " said on Tuesday that the decision had been taken after months of talks with all who live by the harbor."
LONG = f"{SHORT} It has lost a third of its members within ten years, and wants to hear from residents before the vote."


def pasted(entry: str, times: int, *, above: str = "") -> Extraction:
    """A page of entries, each made of `{head}`, `{short}`, `{long}` and `{cut}`."""
    entries = ""
    for number in range(times):
        who = WHO[number % len(WHO)]
        head = f"{who} {WHAT[number % len(WHAT)]}"
        entries += entry.format(head=head, short=who + SHORT, long=who + LONG, cut=(who + LONG)[:150], day=number % 28 + 1)
    return split_paste(f"{MENU}{above}{entries}{FOOT}", captured_at=CAPTURED)


@pytest.mark.parametrize(
    ("entry", "times"),
    [
        ("{day} June 2025\n{head}\n{long}\n\n", 12),
        ("{head}\n{long}\nRead more\n\n", 10),
        ("{head}\noutlet.example › coast\n{cut} ...\n\n", 10),
        ("Coast\n{head}\n{short}\n{day} hours ago\n\n", 15),
        ("{head}\n{short}\n\n", 16),
    ],
    ids=["a day above each", "a link to the rest below each", "cut results of a search", "an age below each", "many short ones"],
)
def test_a_list_of_teasers_is_no_article_and_offers_its_headlines(entry: str, times: int) -> None:
    found = pasted(entry, times)
    assert (found.kind, found.drafts) == (CaptureKind.FRONT_PAGE, ())
    assert "The harbor council votes to keep the night ferry" in {link.title for link in found.links}


@pytest.mark.parametrize(
    ("entry", "times"),
    [
        ("{head}\n{long}\n\n", 16),
        ("{head}\n{short}\n{short}\n\n", 14),
        ("18:{day:02}\n{head}\n{long}\n\n", 9),
        ("10/06/2025, 18:{day:02}\n{head}\n{long}\n\n", 9),
        ("{head}?\n{short}\n\n", 8),
    ],
    ids=["long paragraphs under headings", "two paragraphs each", "entries of a live page", "entries with their day", "a few answers"],
)
def test_a_text_with_a_heading_over_each_paragraph_is_an_article(entry: str, times: int) -> None:
    found = pasted(entry, times, above=f"What the winter did to the coast\nPublished: June 9, 2025\n\nThe mole{LONG}\n\n")
    assert len(found.drafts) == 1
