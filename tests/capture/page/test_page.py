"""Whole pages, invented: what is read from them, and what is not."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from clipper.capture.page.page import read_page
from clipper.errors import InputError
from clipper.model.capture import Part
from clipper.model.draft import CaptureKind, Draft, Extraction
from clipper.model.span import SpanKind
from clipper.text.canonical import defect

PAGES = Path(__file__).parents[2] / "data" / "pages"
CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
ADDRESS = "https://courier.example/world/bridge-reopens"


def read(name: str, url: str | None = ADDRESS, assets: tuple[Part, ...] = ()) -> Extraction:
    return read_page((PAGES / name).read_text("utf-8"), captured_at=CAPTURED, url=url, assets=assets)


def only_draft(name: str) -> Draft:
    extraction = read(name)
    assert extraction.kind is CaptureKind.PAGE
    (draft,) = extraction.drafts
    assert defect(draft.body) is None
    return draft


def test_news_page_gives_its_paragraphs_and_no_furniture() -> None:
    body = only_draft("news.html").body.body_blocks()
    assert body[0].startswith("PORT ALDER (Reuters) - The old harbour bridge carried traffic again")
    assert body[-1].startswith("A second crossing farther north")
    text = "\n".join(body)
    for furniture in ("Sign up", "Read more", "Ferry fares rise", "Privacy policy", "grandchildren", "Share", "nine months of repairs"):
        assert furniture not in text


def test_structure_of_the_page_becomes_spans() -> None:
    body = only_draft("news.html").body
    kinds = [span.kind for span in body.blocks()]
    assert kinds[:2] == [SpanKind.IMAGE, SpanKind.CAPTION]
    assert kinds.count(SpanKind.HEADING) == 1
    assert kinds.count(SpanKind.QUOTE) == 1
    assert kinds.count(SpanKind.LIST_ITEM) == 2
    marked = {(span.kind, body.slice(span)) for span in body.inline()}
    assert marked == {(SpanKind.LINK, "the port council"), (SpanKind.EMPHASIS, "three million"), (SpanKind.STRONG, "most mornings")}


def test_tables_listings_and_breaks_are_kept() -> None:
    body = only_draft("structure.html").body
    rows = [body.slice(span) for span in body.blocks() if span.kind is SpanKind.TABLE_ROW]
    assert rows == ["Port\tHigh water", "Port Alder\t3.2 m", "Neuhafen\t2.8 m"]
    assert [body.slice(span) for span in body.blocks() if span.kind is SpanKind.CODE] == ["height = mean + sum(", "    a * cos(w * t))"]
    paragraphs = [body.slice(span) for span in body.blocks() if span.kind is SpanKind.PARAGRAPH]
    assert paragraphs[1] == "They begin in March with the readings of the gauges."
    numbers = [span.attributes["number"] for span in body.blocks() if span.kind is SpanKind.LIST_ITEM]
    assert numbers == [1, 2]


def test_metadata_of_a_news_page_with_origins() -> None:
    metadata = only_draft("news.html").metadata
    assert metadata.title == "Harbour bridge reopens after nine months of repairs"
    assert metadata.authors == ("Mara Ellison", "Tobias Renn")
    assert metadata.source == "The Harbour Courier"
    assert metadata.published is not None
    assert metadata.published.source_iso() == "2025-06-01T08:30:00+02:00"
    assert metadata.modified is not None
    assert metadata.modified.value == "2025-06-01T09:05:00Z"
    assert metadata.url == "https://courier.example/world/bridge-reopens?id=77"
    assert (metadata.language, metadata.section) == ("en", "World")
    assert metadata.keywords == ("bridge", "harbour", "repairs")
    assert (metadata.dateline, metadata.agency) == ("PORT ALDER", "Reuters")
    assert metadata.origins["published"] == "json-ld"
    assert metadata.origins["title"] == "h1"
    assert metadata.origins["url"] == "link canonical"


def test_shown_dates_and_byline_where_machines_are_told_nothing() -> None:
    metadata = only_draft("german.html").metadata
    assert metadata.title == "Stadtrat beschließt neuen Busfahrplan"
    assert metadata.authors == ("Jana Petersen",)
    assert metadata.published is not None
    assert metadata.published.value == "2025-03-13"
    assert metadata.modified is not None
    assert metadata.modified.value.startswith("2025-03-14")
    assert (metadata.dateline, metadata.agency) == ("Neuhafen", "dpa")
    assert metadata.origins["authors"] == "byline"


def test_japanese_page() -> None:
    draft = only_draft("japanese.html")
    assert draft.metadata.title == "港の橋、九か月ぶりに開通"
    assert draft.metadata.published is not None
    assert draft.metadata.published.value.startswith("2025-06-01")
    assert len(draft.body.body_blocks()) == 3


def test_clipboard_fragment_without_a_head() -> None:
    draft = only_draft("fragment.html")
    assert draft.metadata.title == "Council votes to double the bus timetable"
    assert draft.metadata.authors == ("Ann Lee",)
    assert draft.metadata.published is not None
    assert draft.metadata.published.value == "2025-06-02"
    assert len(draft.body.body_blocks()) == 3


def test_each_story_of_a_newsletter_is_a_draft() -> None:
    extraction = read("newsletter.html")
    assert [draft.metadata.title for draft in extraction.drafts] == ["Bridge reopens", "Fares go up", "Timetable doubled"]
    assert [draft.metadata.url for draft in extraction.drafts] == [
        "https://bridge.example/bridge",
        "https://fares.example/fares",
        "https://buses.example/buses",
    ]
    assert all(len(draft.body.body_blocks()) == 2 for draft in extraction.drafts)


def test_the_copyright_at_the_foot_of_a_page_is_no_credit_of_a_picture() -> None:
    foot = "<footer><p>© Harbor Courier. All rights reserved. Terms and conditions.</p></footer></body>"
    page = (PAGES / "news.html").read_text("utf-8").replace("</body>", foot)
    (left,) = [left for left in read_page(page, captured_at=CAPTURED, url=ADDRESS).left_out if left.text.startswith("© Harbor")]
    assert left.reason == "legal notice"


def test_front_page_gives_links_and_no_article() -> None:
    extraction = read("front.html", url="https://courier.example/")
    assert extraction.kind is CaptureKind.FRONT_PAGE
    assert extraction.drafts == ()
    assert extraction.links[1].title == "Ferry fares rise again as fuel costs bite islanders"
    assert extraction.links[1].url == "https://courier.example/story/1"


def test_consent_page_is_named_as_such() -> None:
    extraction = read("consent.html")
    assert extraction.kind is CaptureKind.CONSENT
    assert extraction.drafts == ()
    assert "consent page" in extraction.warnings[0]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "<title>Courier</title><h1>Please enable JavaScript</h1><p>This site needs JavaScript to work. Reload it.</p>",
            "JavaScript",
        ),
        ("<title>Kurier</title><p>Bitte aktivieren Sie JavaScript. JavaScript ist erforderlich, um den Kurier zu lesen.</p>", "JavaScript"),
        ("<title>One moment</title><h2>Verify you are human</h2><p>The courier looks at the security of your connection.</p>", "person"),
        (
            "<title>Are you a robot?</title><h3>Something is odd</h3><p>Click below to show that you are not a robot.</p>",
            "person",
        ),
        ("<title>Page not found - Courier</title><h1>404</h1><p>Sorry, what you look for has gone to sea.</p>", "no article at"),
        ("<title>Kurier</title><h1>Seite nicht gefunden</h1><p>Diesen Artikel gibt es hier leider nicht mehr.</p>", "no article at"),
    ],
)
def test_page_that_stands_in_the_place_of_an_article_is_refused_with_the_reason(page: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_page(f"<html><body>{page}</body></html>", captured_at=CAPTURED, url=ADDRESS)


def test_article_about_robots_is_no_wall() -> None:
    text = (
        (PAGES / "fragment.html")
        .read_text("utf-8")
        .replace("Council votes to double the bus timetable", "Are you a robot? Council asks callers")
    )
    (draft,) = read_page(text, captured_at=CAPTURED, url=ADDRESS).drafts
    assert draft.metadata.title == "Are you a robot? Council asks callers"
    assert len(draft.body.body_blocks()) == 3


def test_article_behind_a_paywall_is_doubted() -> None:
    draft = only_draft("paywall.html")
    assert draft.body.body_blocks()
    assert "subscribers" in draft.doubts[0]


@pytest.mark.parametrize(
    "offer",
    [
        "Register for free to keep reading",
        "Subscribe for full access",
        "You have reached your article limit",
        "This content is reserved for subscribers",
        "Continue reading with a Courier subscription",
        "Diesen Artikel lesen Sie mit dem Abo",
        "Cet article est réservé à nos abonnés",
        "Contenido exclusivo para suscriptores",
        "Conteúdo exclusivo para assinantes",
        "Dit artikel is alleen voor abonnees",
        "Läs vidare med en prenumeration",
        "Эта статья доступна только подписчикам",
        "订阅后继续阅读",
    ],
)
def test_offer_of_the_rest_makes_a_short_article_doubted(offer: str) -> None:
    page = (PAGES / "fragment.html").read_text("utf-8")
    (draft,) = read_page(page.replace("</body>", f"<div class=gate><p>{offer}</p></div></body>"), captured_at=CAPTURED, url=ADDRESS).drafts
    assert draft.doubts == ("Only the beginning of the article may be here: the page offers the rest to subscribers.",)


def test_section_page_of_few_headlines_is_not_clipped() -> None:
    cards = "".join(
        f"<div class=card><h3><a href=/coast/story-{number}>The council votes on matter number {number} of its agenda</a></h3>"
        f"<p>The vote came after a long debate on it.</p></div>"
        for number in range(8)
    )
    page = f"<html><head><title>Coast - Courier</title></head><body><main><h1>Coast</h1>{cards}</main></body></html>"
    extraction = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast")
    assert extraction.kind is CaptureKind.FRONT_PAGE
    assert (len(extraction.links), extraction.drafts) == (8, ())


@pytest.mark.parametrize("address", ["?entry=", "#entry-", "/coast/storm-on-the-coast-live/"])
def test_entries_of_a_live_page_are_one_article(address: str) -> None:
    prose = "<p>The crews of the lifeboats have reached bay {number}, where the fog has lifted since the morning and the wind falls.</p>"
    entries = "".join(
        f"<article class=entry><time>{9 + number}:15</time><h3><a href='{address}{number}'>Crews reach bay {number} of the coast</a></h3>"
        f"{prose.format(number=number) * 3}</article>"
        for number in range(1, 6)
    )
    page = f"<html><head><title>Storm: live</title></head><body><main><h1>Storm: live</h1>{entries}</main></body></html>"
    (draft,) = read_page(page, captured_at=CAPTURED, url="https://courier.example/coast/storm-on-the-coast-live").drafts
    lines = draft.body.text.split("\n")
    heads = [f"{9 + number}:15 Crews reach bay {number} of the coast" for number in range(1, 6)]
    assert [f"{time} {head}" for time, head in pairwise(lines) if ":15" in time] == heads


@pytest.mark.parametrize("name", ["news.html", "structure.html", "german.html", "japanese.html"])
def test_it_is_known_where_each_block_stands_on_the_page_and_none_is_told_of_twice(name: str) -> None:
    extraction = read(name)
    (draft,) = extraction.drafts
    numbers = [line.line for line in draft.lines]
    assert numbers == sorted(set(numbers))
    assert not set(numbers) & {left.line for left in extraction.left_out}
    assert [line.start for line in draft.lines] == [0, *(line.end + 1 for line in draft.lines[:-1])]
    assert draft.lines[-1].end == len(draft.body.text)


def test_left_out_blocks_carry_reasons() -> None:
    left = {line.text: line.reason for line in read("news.html").left_out}
    assert left["Privacy policy"] == "legal notice"
    assert all(left.values())


def test_image_that_came_with_the_page_is_an_asset_of_the_draft() -> None:
    image = Part(media_type="image/jpeg", content=b"\xff\xd8picture", name="/img/bridge.jpg")
    (draft,) = read("news.html", assets=(image,)).drafts
    span = draft.body.blocks()[0]
    assert span.attributes["asset"] == image.sha256
    assert [(part.name, part.content) for part in draft.assets] == [(image.sha256, image.content)]


def test_embedded_image_is_an_asset_too() -> None:
    page = (PAGES / "news.html").read_text("utf-8").replace("/img/bridge.jpg", "data:image/png;base64,aGFyYm91cg==")
    (draft,) = read_page(page, captured_at=CAPTURED, url=ADDRESS).drafts
    assert [part.content for part in draft.assets] == [b"harbour"]
    assert "src" not in draft.body.blocks()[0].attributes


@pytest.mark.parametrize("page", ["", "   ", "\x00", "<html></html>", "<p></p>", "<!-- only a comment -->"])
def test_page_without_anything_to_read_is_refused(page: str) -> None:
    with pytest.raises(InputError):
        read_page(page, captured_at=CAPTURED)


def test_page_of_a_title_alone_says_that_its_text_is_missing() -> None:
    (draft,) = read_page("<title>Bridge reopens</title><body><div id=app></div>", captured_at=CAPTURED).drafts
    assert draft.metadata.title == "Bridge reopens"
    assert "loaded by a script" in draft.doubts[0]


def test_future_and_impossible_dates_are_unknown() -> None:
    page = (PAGES / "paywall.html").read_text("utf-8")
    for date in ("2031-05-04", "2025-02-31", "0001-01-01"):
        (draft,) = read_page(page.replace("2025-05-04", date), captured_at=CAPTURED).drafts
        assert draft.metadata.published is None


def test_instant_keeps_the_zone_that_another_statement_tells() -> None:
    page = (PAGES / "news.html").read_text("utf-8").replace('Published":"2025-06-01T08:30:00+02:00"', 'Published":"2025-06-01T06:30:00Z"')
    page = page.replace("</head>", '<meta property="article:published_time" content="2025-06-01T08:30:00+02:00"></head>')
    (draft,) = read_page(page, captured_at=CAPTURED, url=ADDRESS).drafts
    assert draft.metadata.published is not None
    assert draft.metadata.published.source_iso() == "2025-06-01T08:30:00+02:00"


def test_outlet_is_no_author_where_a_person_is_shown() -> None:
    head = '<head><meta name="author" content="Harbour Courier News"></head><body>'
    page = (PAGES / "fragment.html").read_text("utf-8").replace("<body>", head)
    (draft,) = read_page(page, captured_at=CAPTURED, url=ADDRESS).drafts
    assert draft.metadata.authors == ("Ann Lee",)
    (without,) = read_page(page.replace('<p class="byline">By Ann Lee</p>', ""), captured_at=CAPTURED, url=ADDRESS).drafts
    assert without.metadata.authors == ("Harbour Courier News",)


def test_block_that_is_opened_only_without_scripts_does_not_swallow_the_page() -> None:
    text = (PAGES / "news.html").read_text("utf-8")
    opened = text.replace("<body>", "<body><noscript><div class='plain'></noscript>", 1).replace(
        "</body>", "<noscript></div></noscript></body>"
    )
    assert opened.count("noscript") > text.count("noscript") + 3
    with_it, without = read_page(opened, captured_at=CAPTURED), read_page(text, captured_at=CAPTURED)
    assert with_it.drafts[0].body == without.drafts[0].body


PARAGRAPHS = (
    "The harbor board of Nordhaven said on Tuesday that the new pier will open to ferries in spring, a year later than was planned.",
    "Ships from the islands have had to land at the old quay since the storms of two winters ago, which broke the wall in three places.",
    "“We would rather be late than build it twice,” said Marit Solberg, who leads the works, as she showed the first of nine new piles.",
    "The council will pay for two thirds of the cost, some 14 million crowns; the rest comes from the companies that run the ferries.",
    "Fishermen had asked for a deeper basin, but the board found that dredging would harm the eelgrass along the eastern shore.",
    "A first boat is to tie up at the pier in the week before Easter, if the weather of the next months allows the last piles to be set.",
    "On the islands, where the shop gets its bread by boat, nobody believes in Easter; the baker has ordered flour for a month.",
    "Her grandmother, she says, waited eleven years for the old quay, and was rowed across in a gale on the day before it was opened.",
)


@pytest.mark.parametrize("rest", ['<div class="story-more">{}</div>', '<div class="next"><div class="story__text">{}</div></div>'])
def test_text_goes_on_in_a_second_container_that_other_extractors_leave_out(rest: str) -> None:
    first, second = ("".join(f"<p>{text}</p>" for text in part) for part in (PARAGRAPHS[:4], PARAGRAPHS[4:]))
    menu = "".join(f"<li><a href=/{word}>{word}</a></li>" for word in ("News", "Sport", "Weather", "Culture", "Opinion"))
    others = "<li><a href=/a>Ferry strike ends after nine days</a></li><li><a href=/b>Council votes on the lighthouse</a></li>"
    page = (
        f"<title>New pier opens in spring | Nordhaven Courier</title><nav><ul>{menu}</ul></nav><main><article>"
        f'<h1>New pier opens in spring</h1><div class="article-body">{first}</div><div class="ad-slot"><span>Advertisement</span></div>'
        f'{rest.format(second)}</article><aside class="related"><h3>Most read</h3><ul>{others}</ul></aside></main>'
        "<footer><p>© Nordhaven Courier. All rights reserved.</p></footer>"
    )
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    assert tuple(draft.body.body_blocks()) == PARAGRAPHS


def account_page(site: str, script: str) -> str:
    """An article on a platform, whose scripts know whose it is."""
    return (
        f'<html><head><title>旧港大桥重开</title><meta property="og:site_name" content="{site}">'
        "</head><body><h1>旧港大桥重开</h1>"
        + "<p>旧港的大桥在九个月的维修之后于周一重新开放，港务局说渡轮将在夏天继续行驶，居民可以选择。</p>" * 3
        + f"<script>{script}</script></body></html>"
    )


@pytest.mark.parametrize(
    ("site", "script", "source"),
    [
        ("微信公众平台", 'var nickname = htmlDecode("港湾观察");', "港湾观察"),
        ("微信公众平台", 'var nickname = "港湾观察";', "港湾观察"),
        ("微信公众平台", "", "微信公众平台"),
        ("港湾网", 'var nickname = "reader77";', "港湾网"),
    ],
)
def test_source_of_a_platforms_page_is_the_account(site: str, script: str, source: str) -> None:
    (draft,) = read_page(account_page(site, script), captured_at=CAPTURED).drafts
    assert draft.metadata.source == source


def test_hidden_beginning_of_the_title_is_not_the_title() -> None:
    text = (
        "<p>The lock between the two basins opened on Monday, a year late, and the barges went through it one by one until the evening.</p>"
    )
    page = (
        "<html><head><title>The lock opens a year late and the barges pass</title></head><body><div class='article'>"
        f"{text}{text.replace('opened', 'was open')}</div>"
        "<div class='share-title' style='display:none'>The lock opens a year late and<br> the barges pass</div></body></html>"
    )
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    assert draft.metadata.title == "The lock opens a year late and the barges pass"
