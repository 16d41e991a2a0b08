"""Several pages in one file or one selection, invented."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.page import read_page
from clipper.errors import InputError

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
TITLES = ("The ferry between the islands sails again", "A lost map is found in the cellar of the museum")
WORDS = ("Home", "Search", "Sign in", "World", "Politics", "Business", "Sport", "Culture", "Science", "Weather", "Video", "Podcasts")
MENU = "<ul>" + "".join(f"<li><a href=/{number}>{word}</a></li>" for number, word in enumerate(WORDS)) + "</ul>"
FOOT = "<div>Privacy Policy</div><div>© 2025 Harbor Post. All rights reserved.</div>"


def paragraphs(title: str) -> list[str]:
    return [
        f"{title}, the keeper of the light said in the evening {number}, and nobody at the pier had waited longer than the two of them."
        for number in range(1, 6)
    ]


def page(title: str) -> str:
    return f"{MENU}<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs(title)) + FOOT


def whole(title: str, doctype: str = "") -> str:
    return f"{doctype}<html><head><title>{title}</title></head><body>{page(title)}</body></html>"


@pytest.mark.parametrize(
    "given",
    [
        "\n".join(whole(title) for title in TITLES),
        "".join(whole(title, "<!DOCTYPE html>") for title in TITLES),
        "<html><body>" + "<br><br><br>".join(page(title) for title in TITLES) + "</body></html>",
    ],
    ids=["two files", "two files with a doctype", "two selections in one"],
)
def test_each_page_of_several_is_an_article_of_its_own(given: str) -> None:
    first, second = read_page(given, captured_at=CAPTURED).drafts
    for draft, title in zip((first, second), TITLES, strict=True):
        assert draft.metadata.title == title
        assert draft.body.text.split("\n") == paragraphs(title)


def test_the_blocks_of_several_pages_are_numbered_on() -> None:
    found = read_page("\n".join(whole(title) for title in TITLES), captured_at=CAPTURED)
    lines = [line.line for draft in found.drafts for line in draft.lines] + [line.line for line in found.left_out]
    assert len(lines) == len(set(lines))
    assert min(line.line for line in found.drafts[1].lines) > max(line.line for line in found.drafts[0].lines)


def test_a_page_of_several_that_cannot_be_read_hides_no_other() -> None:
    gone = "<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>It may be gone.</p></body></html>"
    (draft,) = read_page(gone + whole(TITLES[0]), captured_at=CAPTURED).drafts
    assert draft.metadata.title == TITLES[0]
    with pytest.raises(InputError):
        read_page(gone + gone, captured_at=CAPTURED)


def test_what_is_put_into_a_page_is_none_of_several() -> None:
    widget = "<html><head></head><body><p>Manage the trips of your team in one place, save money and earn rewards.</p></body></html>"
    first, second = (f"<p>{'</p><p>'.join(paragraphs(title))}</p>" for title in TITLES)
    html = f"<html><head><title>{TITLES[0]}</title></head><body><h1>{TITLES[0]}</h1>{first}{widget}{widget}{second}</body></html>"
    assert len(read_page(html, captured_at=CAPTURED).drafts) == 1


def test_a_text_that_speaks_of_pages_is_one() -> None:
    sample = "<pre>&lt;/html&gt;&lt;html&gt;</pre>"
    html = f"<html><body><h1>{TITLES[0]}</h1>{sample}" + "".join(f"<p>{text}</p>" for text in paragraphs(TITLES[0])) + "</body></html>"
    assert len(read_page(html, captured_at=CAPTURED).drafts) == 1


def test_a_picture_by_somebody_between_the_paragraphs_ends_no_page() -> None:
    middle = f"<h1>{TITLES[1]}</h1><figure><figcaption>© Edda Lorn</figcaption></figure>"
    html = f"<h1>{TITLES[0]}</h1>" + middle.join("".join(f"<p>{text}</p>" for text in paragraphs(title)) for title in TITLES)
    assert len(read_page(html, captured_at=CAPTURED).drafts) == 1
