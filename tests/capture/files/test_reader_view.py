"""Firefox's reader view, copied or saved, invented: what stands above the text tells site, address, title and authors."""

import pytest

from clipper.capture.extract import extract
from clipper.capture.files.reader_view import page_of_reader_view
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from tests.capture.files.captured import NOW
from tests.capture.paste.news import NEWS

ADDRESS = "https://courier.example/2025/pier?a=1&amp;b=2"
TITLE = "Harbor board of Nordhaven opens the new pier a year late"
VIEW = (
    '<div class="top-anchor"></div><div id="toolbar" class="toolbar-container"><button>Close Reader View</button></div>'
    '<div class="container" style="--line-height: 1.6em;" lang="en-GB" dir="ltr"><div class="header reader-header reader-show-element">'
    f'<a class="domain reader-domain" href="{ADDRESS}">courier.example</a><div class="domain-border"></div>'
    f'<h1 class="reader-title">{TITLE}</h1><div class="credits reader-credits">{{}}</div>'
    '<div class="meta-data"><div class="reader-estimated-time" dir="ltr">3–4 minutes</div></div></div><hr><div class="content">'
    '<div class="moz-reader-content reader-show-element"><div id="readability-page-1" class="page">{}</div></div></div></div>'
)
STORY = "".join(f"<p>{text}</p>" for text in NEWS)


def read(credit: str, story: str = STORY) -> Draft:
    parts = (
        Part(media_type="text/plain", content=f"courier.example\n{TITLE}\n{credit}\n3–4 minutes\n\n{story}".encode()),
        Part(media_type="text/html", content=VIEW.format(credit, story).encode()),
    )
    (draft,) = extract(Capture(parts=parts, origin="clipboard", captured_at=NOW)).drafts
    return draft


def test_what_the_view_tells_is_known() -> None:
    told = read("Malek Osei and Cara Lindqvist").metadata
    assert told.title == TITLE
    assert told.authors == ("Malek Osei", "Cara Lindqvist")
    assert (told.url, told.source, told.language) == ("https://courier.example/2025/pier?a=1&b=2", "courier.example", "en")


def test_text_of_the_view_is_the_article() -> None:
    assert read("").body.body_blocks() == NEWS
    assert read("").metadata.authors == ()


@pytest.mark.parametrize(
    "markup", [STORY, f'<h1 class="reader-title">{TITLE}</h1>{STORY}', f'<div class="moz-reader-content">{STORY}</div>']
)
def test_other_pages_are_no_such_view(markup: str) -> None:
    assert page_of_reader_view(markup) is None
