"""Who wrote it, in the lines around a title and in catalogs' elements; and which of several lines is the title."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.authors import in_full
from clipper.capture.page.page import read_page
from clipper.capture.page.titles import without_site
from clipper.model.metadata import Metadata

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
PARAGRAPH = (
    "<p>The old harbour bridge carried traffic again on Monday after nine months of repairs, and the first lorries crossed it "
    "before sunrise while a small crowd of dock workers watched from the quay and waved at the drivers.</p>"
)


def read(above: str, below: str = "", head: str = "") -> Metadata:
    page = f"<html><head>{head}</head><body>{above}{PARAGRAPH * 4}{below}</body></html>"
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    return draft.metadata


def test_name_alone_under_the_title_is_the_authors_if_a_date_follows() -> None:
    assert read("<h1>The harbour bridge reopens</h1><p>Ann Lee</p><p>Updated on June 1, 2025</p>").authors == ("Ann Lee",)
    assert read("<h1>The harbour bridge reopens</h1><p>Port Alder</p><p>A long wait is over</p>").authors == ()


def test_list_of_who_and_when_names_the_author_beside_the_date() -> None:
    told = "<ul class='post-meta'><li>June 1, 2025</li><li>Ann Lee</li><li><a href='/harbor'>Port Alder</a></li></ul>"
    assert read(f"<h1>The harbour bridge reopens</h1>{told}").authors == ("Ann Lee",)


OUTLET = '<meta property="og:site_name" content="Alder Times"><meta name="author" content="Alder Times">'


def test_text_is_signed_in_bold_where_it_begins_or_ends() -> None:
    title = "<h1>The harbour bridge reopens</h1>"
    assert read(f"{title}<p><strong>Ann Lee/Bo Day</strong></p>", head=OUTLET).authors == ("Ann Lee", "Bo Day")
    assert read(title, "<p><strong>Ann Lee</strong></p>", head=OUTLET).authors == ("Ann Lee",)


def test_bold_headings_links_and_what_is_stated_are_no_signature() -> None:
    title = "<h1>The harbour bridge reopens</h1>"
    headings = f"<p><strong>Long Waits</strong></p>{PARAGRAPH}<p><strong>Short Roads</strong></p>"
    assert read(title + headings, head=OUTLET).authors == ("Alder Times",)
    assert read(title, "<p><strong><a href='/'>Front Page</a></strong></p>", head=OUTLET).authors == ("Alder Times",)
    stated = '<meta name="author" content="Cy Fox">'
    assert read(f"{title}<p><strong>Ann Lee</strong></p>", head=stated).authors == ("Cy Fox",)


def test_user_who_entered_the_article_gives_way_to_the_byline() -> None:
    entered = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Cy Fox">'
    assert read("<h1>The harbour bridge reopens</h1><p>By Ann Lee</p>", head=entered).authors == ("Ann Lee",)
    assert read("<h1>The harbour bridge reopens</h1>", head=entered).authors == ("Cy Fox",)


def test_place_of_an_author_in_microdata_may_hold_more_than_the_name() -> None:
    place = "<div itemprop='author'><span itemprop='name'>Ann Lee</span> <i>3:53 p.m. EST June 3, 2025</i></div>"
    assert read(f"<h1>The harbour bridge reopens</h1>{place}").authors == ("Ann Lee",)


def test_publisher_in_a_meta_element_gives_way_to_the_authors_linked_under_the_title() -> None:
    head = '<meta name="author" content="Ediciones El Puerto">'
    names = (
        f"<a href='https://puerto.example/autor/{key}/'>{name}</a>" for key, name in (("ana_ruiz", "Ana Ruiz"), ("luis_mar", "Luis Mar"))
    )
    under = f"<div class='comentarios'>{' / '.join(names)} Puerto 3 JUN 2025</div>"
    assert read(f"<h1>El puente del puerto vuelve a abrir</h1>{under}", head=head).authors == ("Ana Ruiz", "Luis Mar")


def test_link_to_all_that_an_author_wrote_is_no_name() -> None:
    place = "<div class='author'><a href='/author/ann-lee/'>View Author Page</a></div><p>By Ann Lee</p>"
    assert read(f"<h1>The harbour bridge reopens</h1>{place}").authors == ("Ann Lee",)
    assert read("<h1>The harbour bridge reopens</h1><div class='author'><a href='/author/x/'>View Author Page</a></div>").authors == ()


def test_person_who_is_written_about_is_no_author() -> None:
    about = "<p>The mayor, <a href='https://alder.example/people/ann-lee'>Ann Lee</a>, came first.</p>"
    assert read(f"<h1>The harbour bridge reopens</h1>{about}").authors == ()
    place = "<div class='author'><a href='https://alder.example/people/ann-lee'>Ann Lee</a></div>"
    assert read(f"<h1>The harbour bridge reopens</h1>{place}").authors == ("Ann Lee",)


def test_authors_stand_in_places_of_one_make() -> None:
    places = "<div class='author-name'>Ann Lee</div><div class='author-name'>Bo Day</div><div class='author-role'>Chief Engineer</div>"
    assert read(f"<h1>The harbour bridge reopens</h1>{places}").authors == ("Ann Lee", "Bo Day")
    section = "<div class='author'>Harbor · Ann Lee, Bo Day</div>"
    assert read(f"<h1>The harbour bridge reopens</h1>{section}").authors == ("Ann Lee", "Bo Day")


def test_author_is_told_about_after_the_text() -> None:
    assert read("<h1>The harbour bridge reopens</h1>", "<h3>About the author</h3><h4>Ann Lee</h4>").authors == ("Ann Lee",)


def test_catalogs_put_the_surname_first() -> None:
    head = '<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Day, Bo">'
    assert read("<h1>The harbour bridge reopens</h1>", head=head).authors == ("Ann Lee", "Bo Day")


def test_names_of_one_word_are_read_in_full() -> None:
    assert in_full(("Ann",), ("Ann Lee",)) == ("Ann Lee",)
    assert in_full(("annlee", "Bo"), ("Ann Lee",)) == ("Ann Lee", "Bo")
    assert in_full(("Ann Day",), ("Ann Lee",)) == ("Ann Day",)


def test_title_stands_above_its_subtitle() -> None:
    above = (
        '<div class="title">HARBOUR NEWS TODAY</div><div class="title">The harbour bridge reopens</div>'
        '<div class="title">Nine months of repairs are over for lorries</div>'
    )
    assert read(above).title == "The harbour bridge reopens"


def test_name_of_the_site_is_not_the_title() -> None:
    site = "<h1><a href='https://alder.example/'>Alder</a></h1><h2>The harbour bridge reopens</h2>"
    named = '<meta property="og:site_name" content="Alder"><meta property="og:title" content="Alder">'
    assert read(site, head=named).title == "The harbour bridge reopens"
    assert read("<h1>The harbour bridge reopens</h1>", head="<title>Alderman</title>").title == "The harbour bridge reopens"


def test_heading_with_all_words_of_the_stated_title_goes_before_a_part_of_it() -> None:
    parts = "<h4>The Harbour Bridge: A Better Way to the Docks</h4><h2>Harbour Bridge:</h2>"
    stated = '<meta property="og:title" content="The Harbour Bridge: A Better Way to the Docks">'
    assert read(parts, head=stated).title == "The Harbour Bridge: A Better Way to the Docks"


def test_quotation_at_a_titles_end_is_not_cut() -> None:
    assert without_site("The «long wait»", ["The Courier"]) == "The «long wait»"


def test_yearless_line_gives_way_to_a_marked_year() -> None:
    marked = '<div itemscope><meta itemprop="datePublished" content="2016-03-24T06:00:00-07:00"></div>'
    found = read(f"<h1>The harbour bridge reopens</h1><p>Mar 24</p>{marked}").published
    assert found is not None
    assert found.source_iso() == "2016-03-24T06:00:00-07:00"


GLUED = "<div class='byline'><span>By</span> <a href='/x'>Ann Lee</a><a href='/y'>{after}</a></div>"


@pytest.mark.parametrize("after", ["Twitter", "Editor", "The Alder Times"])
def test_a_name_ends_where_another_element_begins(after: str) -> None:
    assert read(f"<h1>The harbour bridge reopens</h1>{GLUED.format(after=after)}").authors == ("Ann Lee",)


UNMARKED = "<h3>Ann Gómez</h3><h3>Chief reporter</h3><h3>May 29, 2025</h3>"


def test_a_name_that_nothing_marks_is_found_as_in_a_pasted_text() -> None:
    title = "<h1>The harbour bridge reopens</h1><p>A long wait is over</p>"
    metadata = read(f"{title}{UNMARKED}")
    assert (metadata.authors, metadata.origins["authors"]) == (("Ann Gómez",), "line")


def test_an_outlet_that_is_stated_goes_before_a_name_that_nothing_marks() -> None:
    title = "<h1>The harbour bridge reopens</h1><p>A long wait is over</p>"
    assert read(f"{title}{UNMARKED}", head=OUTLET).authors == ("Alder Times",)


@pytest.mark.parametrize("words", ["See Full Bio", "View His Profile", "Zum Aboshop", "Mehr Artikel"])
def test_what_a_link_asks_for_is_no_name(words: str) -> None:
    assert read(f"<h1>The harbour bridge reopens</h1><p><a href='/author/ann'>{words}</a></p>").authors == ()


def test_a_quotation_mark_that_begins_a_title_is_kept() -> None:
    assert without_site("»All that remains of the bridge«", ["The Courier"]) == "»All that remains of the bridge«"
    assert without_site("The Courier » All that remains", ["The Courier"]) == "All that remains"


def test_a_headline_that_is_marked_goes_before_the_sites_name_marked_alike() -> None:
    site = "<p class='main-title' itemprop='headline'><a href='/'>Ann Lee Writes</a></p>"
    related = "<h3 itemprop='headline'>The ferry stops</h3>"
    assert read(f"{site}<h1 itemprop='headline'>The harbour bridge reopens</h1>", related).title == "The harbour bridge reopens"


def title_of(body: str, address: str) -> str | None:
    (draft,) = read_page(f"<body>{body}</body>", captured_at=CAPTURED, url=address).drafts
    return draft.metadata.title


def test_the_address_tells_which_heading_is_the_title() -> None:
    body = f"<h2>The harbour bridge reopens</h2><h2>Dock workers watched from the quay</h2>{PARAGRAPH * 4}"
    assert title_of(body, "https://courier.example/news/1234567") == "Dock workers watched from the quay"
    assert title_of(body, "https://courier.example/2025/06/harbour-bridge-reopens-after-nine-months") == "The harbour bridge reopens"


def doubts_of(body: str) -> tuple[str, ...]:
    (draft,) = read_page(f"<body>{body}</body>", captured_at=CAPTURED).drafts
    return draft.doubts


def test_a_title_that_another_line_may_be_is_doubted() -> None:
    others = "<h2>Sport</h2><h2>Travel</h2><p>Port Alder and the islands</p>"
    assert doubts_of(f"{others}{PARAGRAPH * 4}") == ("The title may be another line of the page.",)
    assert doubts_of(f"<h1>The harbour bridge reopens</h1>{others}{PARAGRAPH * 4}") == ()


def test_a_rubric_is_not_the_title_where_a_heading_below_it_says_what_the_text_tells() -> None:
    rubric = f"<h1>Details</h1><h2>The harbour bridge reopens</h2>{PARAGRAPH * 4}"
    assert title_of(rubric, "https://courier.example/news/1234567") == "The harbour bridge reopens"


def test_the_address_tells_nothing_of_a_title_in_another_script() -> None:
    body = f"<h1>Η γέφυρα άνοιξε ξανά μετά από μήνες</h1><h2>The harbour bridge reopens</h2>{PARAGRAPH * 4}"
    assert title_of(body, "https://courier.example/the-harbour-bridge-reopens") == "Η γέφυρα άνοιξε ξανά μετά από μήνες"
