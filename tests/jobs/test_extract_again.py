"""Extracting a stored capture again."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from clipper.jobs.extract_again import extract_again
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import draft

PAGE = """<html lang="en"><head><title>Night train sold out | Harbor Courier</title></head><body><article><h1>Night train sold out</h1>
<p>The first refrigerated wagons left Vestholm for the capital on Thursday night, three months after the tariff came into force.</p>
<p>The railway company says that it has sold every place on the train until the end of May, and that a second train is planned.</p>
<p>Buyers in the capital have accepted the later delivery so far, but two dealers said that they would look elsewhere in summer.</p>
</article></body></html>"""


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as library:
        yield library


def _saved_with_an_old_text(library: Library) -> ClippingKey:
    part = Part(media_type="text/html", content=PAGE.encode())
    capture = Capture(parts=(part,), origin="file:page.html", captured_at=datetime(2025, 6, 1, tzinfo=UTC))
    old = draft("Night train sold out", ["Menu", "The first refrigerated wagons left Vestholm for the capital on Thursday night."])
    return library.saving.save(capture, [old]).saved[0].key


def test_todays_rules_give_a_version_and_keep_what_the_user_did(library: Library) -> None:
    key = _saved_with_an_old_text(library)
    library.clippings.edit([key], {"title": "My title"})
    start = library.versions.text(key).text.index("refrigerated wagons")
    mark, _ = library.highlights.mark(key, start, start + len("refrigerated wagons"), color="claim")
    with Worker() as worker:
        changes = extract_again(library, key, worker)
    newest = library.versions.of_clipping(key)[-1]
    text = library.versions.text(key).text
    place = library.highlights.get(mark).placement
    assert (newest.number, newest.reason) == (2, VersionReason.EXTRACTED_AGAIN)
    assert text.endswith("would look elsewhere in summer.")
    assert "Menu" not in text
    assert library.clippings.get(key).metadata.title == "My title"
    assert text[place.start : place.end] == "refrigerated wagons"
    library.apply(changes.inverse)
    assert [version.number for version in library.versions.of_clipping(key)] == [1]


def test_the_same_result_makes_no_version(library: Library) -> None:
    key = _saved_with_an_old_text(library)
    with Worker() as worker:
        extract_again(library, key, worker)
        extract_again(library, key, worker)
    assert len(library.versions.of_clipping(key)) == 2
    assert paragraphs(["Menu"]).text not in library.versions.text(key).text
