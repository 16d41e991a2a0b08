"""Looking whether a page has changed: what was fetched becomes a version, or nothing."""

from datetime import UTC, datetime

import pytest

from clipper.errors import InputError
from clipper.jobs.check_changes import address_of, draft_now, keep
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from tests.jobs.test_extract_again import PAGE
from tests.library.drafts import draft, saved

ADDRESS = "https://courier.example/night-train"


def _fetched(html: str) -> Capture:
    part = Part(media_type="text/html", content=html.encode())
    return Capture(parts=(part,), origin=f"url:{ADDRESS}", captured_at=datetime(2025, 6, 2, tzinfo=UTC), url=ADDRESS)


def test_a_changed_page_gives_a_version_and_the_same_page_none() -> None:
    with Library.in_memory() as library, Worker() as worker:
        (key,) = saved(library, draft("Night train sold out", ["The first wagons left."], url=ADDRESS))
        capture = _fetched(PAGE)
        checked = keep(library, capture, draft_now(library.clippings.get(key), capture, worker), key)
        assert checked.has_changed
        assert library.versions.text(key).text.startswith("The first refrigerated wagons")
        again = keep(library, capture, draft_now(library.clippings.get(key), capture, worker), key)
        assert not again.has_changed
        library.apply(checked.changes.inverse)
        assert library.clippings.get(key).version == 1


def test_what_changed_becomes_a_version_of_the_clipping_that_was_asked_about() -> None:
    told = {"url": "capture"}
    with Library.in_memory() as library:
        asked, other = saved(
            library,
            draft("Night train", ["The first wagons left."], url=ADDRESS, origins=told),
            draft("Steel", ["Steel is dearer."], url=ADDRESS, origins=told),
        )
        now = draft("A new headline", ["The first wagons left at night."], url=ADDRESS)
        assert keep(library, _fetched(PAGE), now, asked).saved.key == asked
        assert library.versions.text(other).text == "Steel is dearer."
        library.trash.throw_away([asked])
        library.trash.empty()
        assert keep(library, _fetched(PAGE), draft("Rails", ["New rails."], url="https://courier.example/rails"), asked).saved.key != asked


def test_a_page_without_an_article_changes_nothing() -> None:
    with Library.in_memory() as library, Worker() as worker:
        (key,) = saved(library, draft(url=ADDRESS, lines=["One of many sentences of an article."] * 20))
        for page in ("", "<html><body></body></html>", "<html><body><p>This page has moved. Please sign in.</p></body></html>"):
            with pytest.raises(InputError):
                draft_now(library.clippings.get(key), _fetched(page), worker)


def test_a_clipping_without_an_address_says_so() -> None:
    with Library.in_memory() as library:
        (key,) = saved(library)
        with pytest.raises(InputError):
            address_of(library.clippings.get(key))
