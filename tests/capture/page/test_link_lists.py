"""Pages that are nothing but links, invented: exported bookmarks, directories, maps of a site. And articles with many links."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.page import read_page
from clipper.model.draft import CaptureKind, Extraction

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
FOLDERS = ("Newspapers", "Radio", "Public offices", "Research")
PLACES = ("Vestholm", "Sellen", "Lund", "Tarn", "Garrow", "Pelby", "Ostrand", "Kelm", "Norby", "Halden", "Fjordby", "Strandvik")
KINDS = ("Post", "Herald", "Gazette", "Courier")
PROSE = (
    "The ferry between the islands sails again after three days of storm, the harbor master of {} said on Sunday morning, and it "
    "carried two hundred passengers on its first trip."
)


def read(html: str, url: str | None = None) -> Extraction:
    return read_page(html, captured_at=CAPTURED, url=url)


def address(place: str, kind: str) -> str:
    return f"https://{place.lower()}-{kind.lower()}.example/"


def bookmarks(places: tuple[str, ...] = PLACES) -> str:
    """As browsers export them."""
    folders = "".join(
        f'<DT><H3 ADD_DATE="1700000000">{folder}</H3><DL><p>'
        + "".join(f'<DT><A HREF="{address(place, kind)}" ADD_DATE="1700000001">{place} {kind}</A>\n' for place in places)
        + "</DL><p>"
        for folder, kind in zip(FOLDERS, KINDS, strict=True)
    )
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>{folders}</DL><p>"


def directory() -> str:
    """A list of links with some words about each."""
    sections = "".join(
        f"<h2>{folder}</h2><ul>"
        + "".join(f'<li><a href="{address(place, kind)}">{place} {kind}</a> – {place} and the coast</li>' for place in PLACES)
        + "</ul>"
        for folder, kind in zip(FOLDERS, KINDS, strict=True)
    )
    head = '<meta charset="utf-8"><title>Outlets of the islands</title><nav><a href="/">Home</a></nav>'
    return f"{head}<main><h1>Outlets of the islands</h1><p>A directory, kept by volunteers.</p>{sections}</main><footer>Contact</footer>"


def site_map() -> str:
    sections = "".join(
        f'<section><h2><a href="/{kind.lower()}">{kind}</a></h2><ul>'
        + "".join(f'<li><a href="/{kind.lower()}/{place.lower()}">{place}</a></li>' for place in PLACES)
        + "</ul></section>"
        for kind in KINDS
    )
    return f'<meta property="og:type" content="website"><title>Sitemap - Harbor Post</title><main><h1>Sitemap</h1>{sections}</main>'


@pytest.mark.parametrize("page", [bookmarks(), directory(), site_map()], ids=["bookmarks", "directory", "site map"])
def test_a_page_that_is_a_list_of_links_is_no_article(page: str) -> None:
    found = read(page, "https://harbor-post.example/links")
    assert found.kind is CaptureKind.FRONT_PAGE
    assert found.drafts == ()
    assert "list of links" in found.warnings[0]


def test_its_links_are_offered_with_their_addresses_in_order() -> None:
    links = read(bookmarks()).links
    assert [link.title for link in links[:3]] == ["Vestholm Post", "Sellen Post", "Lund Post"]
    assert links[0].url == "https://vestholm-post.example/"
    assert len(links) == len(PLACES) * len(KINDS)
    assert read(directory()).links[0].title == "Vestholm Post", "the words about a link are not its name"


def linked(place: str) -> str:
    return f'<a href="{address(place, "Post")}">{place}</a>'


ARTICLES = {
    "with a link in each sentence": "".join(f"<p>{PROSE.format(linked(place))}</p>" for place in PLACES),
    "with a list of links below it": f"<p>{PROSE.format('Lund')}</p><p>{PROSE.format('Tarn')}</p><h2>Sources</h2><ul>"
    + "".join(f"<li>{linked(place)}</li>" for place in PLACES * 3)
    + "</ul>",
    "with a remark on each link": "".join(f"<h2>{linked(place)}</h2><p>{PROSE.format(place)}</p>" for place in PLACES[:4]),
    "of short lines": "<p>It left at six.</p><p>Two hundred were aboard.</p><p>More at noon.</p>",
}


@pytest.mark.parametrize("body", ARTICLES.values(), ids=list(ARTICLES))
def test_an_article_with_many_links_stays_an_article(body: str) -> None:
    menu = "<ul>" + "".join(f"<li>{linked(place)}</li>" for place in PLACES * 2) + "</ul>"
    page = f'<meta charset="utf-8"><title>The ferry sails - Harbor Post</title>{menu}<article><h1>The ferry sails</h1>{body}</article>'
    found = read(page)
    assert found.kind is CaptureKind.PAGE
    assert "aboard" in found.drafts[0].body.text or "passengers on its first trip" in found.drafts[0].body.text


def test_a_page_that_says_it_is_an_article_stays_one() -> None:
    assert read('<meta property="og:type" content="article">' + directory()).kind is CaptureKind.PAGE


def test_a_few_links_are_no_list() -> None:
    few = bookmarks(PLACES[:2]).replace("<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<!DOCTYPE html>")
    assert read(few).kind is CaptureKind.PAGE


@pytest.mark.parametrize("count", [1_000, 12_000])
def test_of_too_many_links_the_first_are_offered_and_all_are_counted(count: int) -> None:
    items = "".join(f'<li><a href="https://post.example/{at}">Story number {at} of the archive</a></li>' for at in range(count))
    found = read(f"<title>Archive</title><h1>Archive</h1><ul>{items}</ul>")
    assert (found.kind, found.drafts, len(found.links)) == (CaptureKind.FRONT_PAGE, (), 1_000)
    assert found.links[-1].url == "https://post.example/999"
    assert [warning for warning in found.warnings if "12,000" in warning] == [warning for warning in found.warnings[1:] if count > 1_000]
    assert len(found.warnings) == 1 + (count > 1_000)


def test_bookmarks_are_links_however_few_and_whatever_is_said_of_them() -> None:
    """As services write them that keep a description beside each."""
    entries = "".join(
        f'<DT><A HREF="{address(place, "Post")}" TAGS="ferry,coast">{place} <b>Post</b></A>\n<DD>{PROSE.format(place)}'
        for place in PLACES[:3]
    )
    head = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<!-- Do Not Edit! -->\n<TITLE>Bookmarks</TITLE>"
    found = read(f'{head}<DL><p>{entries}<DT><A HREF="place:1">x</A></DL>')
    assert (found.kind, found.drafts) == (CaptureKind.FRONT_PAGE, ())
    assert [(link.title, link.url) for link in found.links] == [(f"{place} Post", address(place, "Post")) for place in PLACES[:3]]
