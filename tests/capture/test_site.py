"""The site that a browser tells beside what was copied."""

from datetime import UTC, datetime

import pytest

from clipper.capture.extract import extract
from clipper.capture.site import site_of
from clipper.model.capture import SITE, Capture, Part

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
STORY = "The cranes of the northern harbor have stood still since Monday, when the drivers went home, and no ship was unloaded.\n\n"
LINKS = "".join(f'<li><a href="https://other.example/2026/{number}-a-story-of-the-day">A story of the day</a></li>' for number in range(20))
PAGE = f"<body><h1>Cranes stand still</h1>{3 * f'<p>{STORY}</p>'}<ul>{LINKS}</ul></body>"
NAMED = f'<head><meta property="og:site_name" content="The Harbor Courier"></head>{PAGE}'
AGGREGATED = "\n".join(
    ["", "Cranes stand still", STORY.strip(), "", "Comments", "No comments yet...", "Related Articles", "", ""]
    + [
        line
        for name in ("Ledger", "Post")
        for line in (name, "2 hours ago", f"- {name}", f"Ships wait off {name}", 3 * STORY.strip(), "", "")
    ]
)


def copied(content: str, media_type: str = "text/plain", site: str = "https://www.courier.example") -> Capture:
    parts = (Part(media_type=media_type, content=content.encode()), Part(media_type=SITE, content=site.encode()))
    return Capture(parts=parts, origin="clipboard", captured_at=NOW)


def test_the_site_is_the_source_of_a_text_that_names_none() -> None:
    (draft,) = extract(copied("Cranes stand still\n\n" + 3 * STORY)).drafts
    assert draft.metadata.source == "courier.example"
    assert draft.metadata.origins["source"] == "the browser"
    assert draft.metadata.url is None


def test_a_name_on_the_page_goes_before_the_site() -> None:
    (draft,) = extract(copied(NAMED, "text/html")).drafts
    assert draft.metadata.source == "The Harbor Courier"


def test_the_site_goes_before_where_most_links_lead() -> None:
    (draft,) = extract(copied(PAGE, "text/html")).drafts
    assert draft.metadata.source == "courier.example"
    (guessed,) = extract(copied(PAGE, "text/html", site="")).drafts
    assert guessed.metadata.source == "other.example"


def test_the_articles_of_an_aggregator_are_not_of_its_site() -> None:
    sources = [draft.metadata.source for draft in extract(copied(AGGREGATED)).drafts]
    assert sources == [None, "Ledger", "Post"]


@pytest.mark.parametrize("told", ["", "courier", "about:blank", "\N{REPLACEMENT CHARACTER}"])
def test_what_is_no_address_is_no_site(told: str) -> None:
    assert site_of(copied(STORY, site=told)) == ""
