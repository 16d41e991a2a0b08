"""The candidates for a title, and which of them is chosen."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from clipper.capture.paste.features import Features
from clipper.capture.paste.fields import headline
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.split import split_paste
from clipper.capture.paste.title import TitleContext, candidates, title_line
from clipper.capture.paste.title_model import odds_of, title_model
from clipper.capture.paste.title_sight import sight_of

TITLE = "Old lighthouse opens its stairs to visitors"
SENTENCE = "The lighthouse opens again in spring."
STORY = (
    "The old lighthouse on the northern point opens its stairs to visitors this spring, the harbor board said on Tuesday.",
    "The lamp has been dark for thirty years, but volunteers have painted the tower and mended every one of its steps.",
)
MENU = ("Coast News", "Home", "Weather", "Sport", "Search")
OTHERS = ("Ferry to the islands is late again", "New mayor takes office in Nordhaven")
BELOW = ("By Anna Holm", "12 March 2024", "")


def around(body: int, *lines: str) -> TitleContext:
    """The context of a body that begins at this line and goes on to the end."""
    paste = read_lines("\n".join(lines))
    kinds = read_kinds(paste, dense=False)
    features = Features(paste, kinds, dense=False)
    return TitleContext(paste=paste, kinds=kinds, features=features, body=range(body, len(paste)), dense=False)


def chosen(body: int, *lines: str) -> str:
    """The text of the line that is chosen as the title."""
    context = around(body, *lines)
    found = title_line(context, title_model())
    assert found is not None
    assert 0 < found[1] <= 1
    return context.paste.texts[found[0]]


def test_the_chosen_candidate_has_the_best_odds_and_its_share_of_their_likelihood() -> None:
    context = around(8, *MENU, TITLE, *BELOW, *STORY)
    sight = sight_of(context.features, context.paste, context.kinds, context.body)
    odds = odds_of(title_model(), sight)
    told = {at: float(odds[at - sight.first]) for at in candidates(context)}
    found = title_line(context, title_model())
    assert found is not None
    best = max(told, key=told.__getitem__)
    assert found[0] == best
    assert found[1] == pytest.approx(1 / sum(np.exp(value - told[best]) for value in told.values()), rel=1e-4)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (8, (*MENU, TITLE, *BELOW, *STORY)),
        (9, (*MENU, TITLE, "Volunteers have mended every one of its steps, the harbor board says", *BELOW, *STORY)),
        (9, (*MENU, "Coast", TITLE, *BELOW, *STORY)),
        (
            12,
            (*MENU, TITLE, *BELOW, "Related", "Ferry to the islands is late again", "New mayor of Nordhaven takes office", "Share", *STORY),
        ),
        (1, (TITLE, *STORY)),
    ],
    ids=["a plain page", "a deck below it", "a section above it", "other headlines below it", "a selection"],
)
def test_the_title_of_a_page(body: int, lines: Sequence[str]) -> None:
    assert chosen(body, *lines) == TITLE


@pytest.mark.parametrize(
    ("above", "doubted"),
    [
        ((TITLE, *BELOW), False),
        ((*OTHERS, "Fishermen ask for a deeper basin", "Storm damages the old quay"), True),
    ],
    ids=["the page's own", "only other stories'"],
)
def test_a_title_that_is_not_likely_enough_is_doubted(above: Sequence[str], *, doubted: bool) -> None:
    (draft,) = split_paste("\n".join((*MENU, *above, *STORY)), captured_at=datetime(2026, 1, 1, tzinfo=UTC)).drafts
    assert any("title" in doubt for doubt in draft.doubts) is doubted


def test_where_no_line_may_be_the_title_there_is_none() -> None:
    assert title_line(around(2, "Share", "Menu", *STORY), title_model()) is None


def test_a_sentence_may_be_the_headline_of_a_selection() -> None:
    assert 0 in candidates(around(0, SENTENCE, *STORY))


def test_on_a_whole_page_a_sentence_that_begins_the_body_is_no_headline() -> None:
    assert 8 not in candidates(around(8, *["Weather"] * 8, SENTENCE, *STORY))


def test_a_paragraph_is_no_headline() -> None:
    assert 0 not in candidates(around(0, *STORY))


def test_of_a_title_found_as_the_last_step_of_the_way_the_headline_below_is_meant() -> None:
    paste = read_lines("\n".join(("• News", "• Coast", f"• {TITLE}", "A caption that strayed into the body of this page.", TITLE, *STORY)))
    assert headline(2, paste, (3, 5, 6)) == 4
    assert headline(4, paste, (5, 6)) == 4
