"""Feeds: the articles that they list, whatever their format, and what a broken or hostile one gives."""

import pytest

from clipper.capture.page.tree import parse_feed
from clipper.errors import InputError
from clipper.model.draft import CaptureKind
from tests.capture.files.captured import found_in

RSS = b"""<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="/s.xsl"?><rss version="2.0"><channel><title>Courier</title>
<link>https://courier.example/news/</link>
<item><title>A pier <![CDATA[&]]> a wall</title><link>https://courier.example/pier?utm_source=rss</link><description>Teaser.</description></item>
<item><title>Ferries</title><link>../ferries</link></item>
<item><guid>https://courier.example/bridge</guid></item>
<item><title>No address</title></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><link href="https://courier.example/"/>
<entry><title type="html">A pier &amp;amp; a wall</title><link rel="edit" href="https://courier.example/edit"/>
<link rel="alternate" href="https://courier.example/pier"/><id>tag:courier.example,2025:1</id></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"/>
<item><title>Ferries</title><link>https://courier.example/ferries</link></item></rdf:RDF>"""


def test_rss_lists_its_articles_with_sound_addresses() -> None:
    found = found_in(RSS)
    assert found.kind is CaptureKind.FRONT_PAGE
    assert [(link.title, link.url) for link in found.links] == [
        ("A pier & a wall", "https://courier.example/pier"),
        ("Ferries", "https://courier.example/ferries"),
        ("https://courier.example/bridge", "https://courier.example/bridge"),
    ]
    assert not found.drafts
    assert "feed" in found.warnings[0]


@pytest.mark.parametrize(("content", "url"), [(ATOM, "https://courier.example/pier"), (RDF, "https://courier.example/ferries")])
def test_other_formats(content: bytes, url: str) -> None:
    assert [link.url for link in found_in(content).links] == [url]


def test_broken_feed_gives_what_can_be_read() -> None:
    assert found_in(RSS.replace(b"</item>", b"<br>", 1)[:420]).links[0].title == "A pier & a wall"


def test_feed_without_addresses_is_read_for_its_text() -> None:
    text = "The harbor board said on Tuesday that the pier will open to ferries in spring, a year later than was planned. " * 3
    item = f"<item><title>A pier</title><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
    (draft,) = found_in(f"<rss><channel><title>Courier</title>{item}</channel></rss>".encode()).drafts
    assert "open to ferries in spring" in draft.body.text


def test_feed_in_another_encoding() -> None:
    item = "<item><title>Überfahrt</title><link>https://courier.example/pier</link></item>"
    feed = f"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel>{item}</channel></rss>".encode("latin-1")
    assert [link.title for link in found_in(feed).links] == ["Überfahrt"]


def test_feed_without_anything_says_so() -> None:
    with pytest.raises(InputError):
        found_in(b"<rss><channel></channel></rss>")


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    root = parse_feed(f"{bomb}<rss><channel><item><title>Pier &b;&f;</title></item></channel></rss>")
    told = "".join(root.itertext())
    assert "Pier" in told
    assert "aaaa" not in told
    assert "root:" not in told


def test_page_that_shows_a_feed_is_a_page() -> None:
    article = b"<article><h1>How feeds look</h1><p>A feed begins with a tag such as &lt;rss&gt; and lists items.</p></article>"
    assert found_in(b"<html><body>" + article + b"</body></html>").kind is CaptureKind.PAGE
