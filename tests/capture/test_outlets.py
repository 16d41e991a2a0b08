"""Which outlet a pasted page is from, by what it says around its text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.outlet_weights import OUTLET_WEIGHTS
from clipper.capture.outlets import article_outlet, weight_of
from clipper.capture.paste.split import split_paste
from clipper.model.metadata import Metadata

NOW = datetime(2025, 6, 10, tzinfo=UTC)
TITLE = "Harbor board agrees to repair the old lock before the storms"
SENTENCE = "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said."


def told(*foot: str, top: tuple[str, ...] = ()) -> Metadata:
    """The fields of a page with these lines above its menu and at its foot."""
    turns = ("first", "second", "third", "last")
    body = [f"{SENTENCE} It was the {nth} vote of the evening, and nobody spoke against it." for nth in turns]
    lines = (*top, "News", "Sport", "Sign in", TITLE, "By Ann Lee", "June 1, 2025", "", *body, "", "Most Read", "Privacy Policy", *foot)
    (draft,) = split_paste("\n".join(lines), captured_at=NOW).drafts
    return draft.metadata


@pytest.mark.parametrize(
    ("top", "foot", "expected"),
    [
        (("Alder Courier",), ("© 2025 Alder Courier. All rights reserved.",), "Alder Courier"),
        (("Alder Courier",), ("Copyright © 1998-2025 Alder Courier, Inc.",), "Alder Courier"),
        (("Alder Courier",), ("Alder Courier © 2025", "Follow Alder Courier"), "Alder Courier"),
        (("Hafenbote",), ("© 2025 Hafenbote GmbH & Co. KG · Alle Rechte vorbehalten", "Mehr von hafenbote.de"), "Hafenbote"),
        (("Alder Courier",), ("news@aldercourier.com", "advertising@aldercourier.com", "© Alder Courier"), "Alder Courier"),
        ((), ("Write to news@aldercourier.com", "Advertise: ads@aldercourier.com", "aldercourier.com"), "aldercourier.com"),
    ],
)
def test_outlet_of_a_page(top: tuple[str, ...], foot: tuple[str, ...], expected: str) -> None:
    fields = told(*foot, top=top)
    assert fields.source == expected
    assert fields.origins["source"].startswith("line ")


@pytest.mark.parametrize(
    "foot",
    [
        (),
        ("Photo: Bo Day / Getty Images © 2025",),
        ("© 2025 Vox Media, LLC. All Rights Reserved",),
        ("Follow us on facebook.com", "twitter.com"),
        ("© 2025. All rights reserved.",),
    ],
)
def test_page_that_does_not_name_its_outlet_has_none(foot: tuple[str, ...]) -> None:
    assert told(*foot).source is None


def test_line_without_end_shows_no_host() -> None:
    line = "aldercourier.com." * 200_000
    assert article_outlet([line, *["The first line of a text."] * 3, line, "aldercourier.com"], range(1, 4)) is None


def test_place_and_agency_are_read_where_the_text_begins() -> None:
    text = "\n".join((TITLE, "", f"PORT ALDER, N.J. (AP) — {SENTENCE}", f"{SENTENCE} Nobody spoke against it."))
    (draft,) = split_paste(text, captured_at=NOW).drafts
    assert (draft.metadata.dateline, draft.metadata.agency) == ("PORT ALDER, N.J.", "AP")
    assert draft.metadata.origins["agency"] == "dateline"


@given(st.permutations([sign for sign in OUTLET_WEIGHTS if sign != "all"]), st.integers(min_value=1))
def test_signs_weigh_the_same_in_any_order(signs: list[str], number: int) -> None:
    some = signs[: number % len(signs)]
    assert weight_of(some) == weight_of(sorted(some))
