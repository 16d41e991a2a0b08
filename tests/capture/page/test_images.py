from datetime import UTC, datetime

from clipper.capture.page.page import read_page
from clipper.model.capture import Part
from clipper.model.span import SpanKind

NOW = datetime(2025, 6, 1, 10, tzinfo=UTC)
PAGE = """<html><head><title>The ferry is back</title></head><body><nav><img src="logo.png" alt="logo">
<a href="/">Home</a> <a href="/x">News</a></nav>
<article><h1>The ferry is back</h1><img src="lead.png" alt="The ferry at the pier">
<p>The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.</p>
<p>It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.</p>
<img src="inner.png"><img src="away.png">
<p>The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.</p></article>
<footer><p><a href="/i">Imprint</a></p><img src="seal.png"></footer></body></html>"""


def images_of(*names: str) -> list[tuple[str, object]]:
    parts = [Part(media_type="image/png", content=name.encode(), name=name) for name in names]
    (draft,) = read_page(PAGE, captured_at=NOW, assets=parts).drafts
    hashes = {part.sha256: part.name for part in parts}
    spans = [span for span in draft.body.blocks() if span.kind is SpanKind.IMAGE]
    return [(draft.body.slice(span), hashes[str(span.attributes["asset"])]) for span in spans]


def test_images_that_came_along_stand_where_the_page_has_them() -> None:
    assert images_of("lead.png", "inner.png", "logo.png", "seal.png") == [("The ferry at the pier", "lead.png"), ("\ufffc", "inner.png")]


def test_images_that_did_not_come_are_left_out() -> None:
    assert images_of() == []
