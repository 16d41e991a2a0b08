"""What stands in a page's markup beside its words, as spans: headings, lists, tables, captions, listings."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.page import read_page
from clipper.model.span import ArticleText, Span, SpanKind

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
PROSE = (
    "<p>The keeper of the lighthouse climbs the two hundred steps every evening, although the lamp has lit itself for thirty years now.</p>"
    "<p>He says that somebody must look at the sea at least once a day, and that the sea notices when nobody does, as it did in the winter "
    "of the great storm.</p>"
)


def body_of(inner: str) -> ArticleText:
    """The body of an article with this between paragraphs."""
    after = PROSE.replace("keeper", "guard").replace("somebody", "one of us")
    page = (
        "<!DOCTYPE html><html lang=en><head><title>The keeper of the light</title></head><body><article><h1>The keeper of the light</h1>"
        f"<div class=article-body>{PROSE}{inner}{after}</div></article></body></html>"
    )
    (draft,) = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast/keeper-of-the-light").drafts
    return draft.body


def blocks_of(body: ArticleText, kind: SpanKind) -> list[tuple[str, Span]]:
    return [(body.slice(span), span) for span in body.blocks() if span.kind is kind]


def texts_of(body: ArticleText, kind: SpanKind) -> list[str]:
    return [text for text, _ in blocks_of(body, kind)]


def test_heading_over_two_lines_is_one_heading() -> None:
    body = body_of("<h2>What the sea<br>brings ashore</h2>")
    assert texts_of(body, SpanKind.HEADING) == ["What the sea brings ashore"]


@pytest.mark.parametrize(("attributes", "level"), [("aria-level=3", 3), ("", 2), ("aria-level=99", 2)])
def test_heading_by_its_role_alone_is_a_heading(attributes: str, level: int) -> None:
    ((text, span),) = blocks_of(body_of(f"<div role=heading {attributes}>What the sea brings ashore</div>"), SpanKind.HEADING)
    assert (text, span.attributes["level"]) == ("What the sea brings ashore", level)


def test_numbers_of_a_list_are_those_that_readers_see() -> None:
    items = (
        "<ol start=4><li>The lamp is wiped with a cloth that nobody else may use, and never in a hurry.</li>"
        "<li value=7>The log is written in ink, with the hour, the wind and the ships that passed.</li>"
        "<li>The door is locked twice, since the wind has learned to open it in the night.</li></ol>"
    )
    numbers = [span.attributes["number"] for _, span in blocks_of(body_of(items), SpanKind.LIST_ITEM)]
    assert numbers == [4, 7, 8]


def test_head_of_a_table_needs_no_head_cells_and_words_in_a_cell_stay_apart() -> None:
    table = (
        "<table><thead><tr><td>Light</td><td>What the guide of the coast says of it</td></tr></thead><tbody>"
        "<tr><td>North Head<div>built 1871</div></td><td>White tower on the cliff, seen from eighteen miles in clear weather</td></tr>"
        "<tr><td>South Head</td><td>Red tower at the end of the mole, seen from nine miles in clear weather</td></tr></tbody></table>"
    )
    rows = blocks_of(body_of(table), SpanKind.TABLE_ROW)
    assert [(text.split("\t")[0], span.attributes.get("header", False)) for text, span in rows] == [
        ("Light", True),
        ("North Head built 1871", False),
        ("South Head", False),
    ]


def test_name_of_the_photographer_is_not_glued_to_the_caption() -> None:
    figure = (
        "<figure><img src=/light.jpg alt='The light'><figcaption><span class=text>The light at North Head</span>"
        "<span class=author>Ines Marlow</span></figcaption></figure>"
    )
    assert texts_of(body_of(figure), SpanKind.CAPTION) == ["The light at North Head Ines Marlow"]


def test_button_in_a_listing_is_none_of_its_lines() -> None:
    listing = "<pre><button>Copy</button><code>lamp = wind * height\nlog.write(lamp)</code></pre>"
    assert texts_of(body_of(listing), SpanKind.CODE) == ["lamp = wind * height", "log.write(lamp)"]
