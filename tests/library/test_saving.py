"""Saving drafts: added, a new version, there already, in the trash; links and sources."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.capture import Capture, Part
from clipper.model.clipping import Status
from clipper.model.date import ArticleDate, Precision
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText, SpanKind
from clipper.model.version import VersionReason
from clipper.text.canonical import Mark, Run, TextBuilder
from clipper.text.unturned import unturned
from tests.library.drafts import START, capture, draft, saved

ADDRESS = "https://courier.example/tariff"


def test_a_draft_comes_back_as_it_was_saved(library: Library) -> None:
    published = ArticleDate.instant(START, Precision.HOUR, resolved_against=START)
    modified = ArticleDate.civil(2025, 6)
    metadata = Metadata(
        title="Ferry tariff",
        source="Harbor Courier",
        authors=("Edda Lorn", "Per Hallin"),
        published=published,
        modified=modified,
        url=ADDRESS,
        language="en",
        section="Economy",
        page="A1",
        agency="NPA",
        dateline="SELLEN",
        keywords=("tariff", "ferry"),
        origins={"title": "line 1", "published": "line 3: 'an hour ago'"},
    )
    builder = TextBuilder()
    builder.add(SpanKind.HEADING, "What is new", level=2)
    builder.add(SpanKind.PARAGRAPH, [Run("It "), Run("rises", (Mark(SpanKind.LINK, (("href", ADDRESS),)),)), Run(" 😀 again.")])
    builder.add_row(["a", "b"], header=True)
    body = builder.build()
    (key,) = saved(library, replace(draft(), metadata=metadata, body=body))
    clipping = library.clippings.get(key)
    assert clipping.metadata == metadata
    assert library.versions.text(key) == body
    assert [version.metadata for version in library.versions.of_clipping(key)] == [metadata]
    assert clipping.status is Status.UNREAD
    assert (clipping.role, clipping.version, clipping.words) == (Role.MAIN, 1, 8)


def test_a_capture_comes_back_byte_for_byte(library: Library) -> None:
    parts = (
        Part(media_type="text/html", content=b"<p>\xff\x00 html</p>" * 50),
        Part(media_type="image/png", content=bytes(range(256)), name="cid:1"),
    )
    given_capture = Capture(parts=parts, origin="file:a.html", captured_at=START, url=ADDRESS)
    (saved_clipping,) = library.saving.save(given_capture, [draft()]).saved
    assert library.captures.of_clipping(saved_clipping.key) == given_capture
    assert library.captures.part(parts[1].sha256) == parts[1]


def test_the_same_text_is_there_already(library: Library) -> None:
    saved(library, draft())
    (again,) = library.saving.save(capture("another paste"), [draft()]).saved
    assert again.outcome is Outcome.ALREADY_THERE
    assert library.clippings.counts()["all"] == 1


def test_the_same_text_under_another_title_is_another_clipping(library: Library) -> None:
    saved(library, draft("One", lines=()))
    (other,) = library.saving.save(capture(), [draft("Two", lines=())]).saved
    assert other.outcome is Outcome.ADDED


def test_the_same_address_with_another_text_is_a_new_version(library: Library) -> None:
    (key,) = saved(library, draft(url=ADDRESS))
    (again,) = library.saving.save(capture("later"), [draft("A new title", ["The tariff falls."], url=ADDRESS)]).saved
    assert (again.key, again.outcome) == (key, Outcome.NEW_VERSION)
    assert library.versions.text(key).text == "The tariff falls."
    assert library.versions.text(key, 1).text == "The tariff rises.\nSo do prices."
    assert library.clippings.get(key).metadata.title == "A new title"
    assert [version.number for version in library.versions.of_clipping(key)] == [1, 2]


def test_a_new_version_brings_its_own_time_and_doubts_and_undo_takes_them_back(library: Library) -> None:
    doubtful = replace(draft(url=ADDRESS), doubts=("The date may be  that of\nanother story.",))
    (key,) = saved(library, doubtful)
    before = library.clippings.get(key)
    assert before.doubts == ("The date may be that of another story.",)
    later = replace(draft(lines=["The tariff falls."], url=ADDRESS), doubts=("The text may be cut off.",))
    changes = library.saving.save(capture("later", at=START + timedelta(days=1)), [later]).changes
    after = library.clippings.get(key)
    assert (after.captured_at, after.doubts) == ("2025-06-02T10:00:00Z", ("The text may be cut off.",))
    library.apply(changes.inverse)
    assert library.clippings.get(key) == before


PARAGRAPHS = [
    f"The {nth} paragraph tells of the ferry and what the tariff means for those who cross it."
    for nth in ("first", "next", "third", "last")
]


@pytest.mark.parametrize(
    ("title", "lines", "outcome"),
    [
        ("Ferry tariff", [*PARAGRAPHS, "It was changed in the evening."], Outcome.NEW_VERSION),
        ("Another headline", [PARAGRAPHS[0], "This stands here now.", *PARAGRAPHS[1:]], Outcome.NEW_VERSION),
        (None, PARAGRAPHS[1:3], Outcome.ALREADY_THERE),
        ("A letter", ["Dear Edda, the minutes of the meeting are in the attachment, and the plan for the pier, too."], Outcome.ADDED),
    ],
)
def test_the_address_that_a_browser_tells_may_be_of_several_articles(
    library: Library, title: str | None, lines: list[str], outcome: Outcome
) -> None:
    told = {"url": "capture"}
    (key,) = saved(library, draft("Ferry tariff", PARAGRAPHS, url=ADDRESS, origins=told))
    again = replace(draft("", lines, url=ADDRESS, origins=told))
    again = replace(again, metadata=replace(again.metadata, title=title))
    (found,) = library.saving.save(capture("later", url=ADDRESS), [again]).saved
    assert (found.outcome, found.key == key) == (outcome, outcome is not Outcome.ADDED)


def test_two_articles_of_one_capture_are_two_clippings_also_under_one_address(library: Library) -> None:
    page = replace(capture("a page of two stories"), origin="file:page.html")
    drafts = [draft("Ferry", ["The ferry sails."], url=ADDRESS), draft("Steel", ["Steel is dearer."], url=ADDRESS)]
    first, second = library.saving.save(page, drafts).saved
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.ADDED)
    assert [library.versions.text(one.key).text for one in (first, second)] == ["The ferry sails.", "Steel is dearer."]
    again = library.saving.save(replace(page, captured_at=START + timedelta(days=1)), [drafts[1], drafts[0], drafts[0]]).saved
    assert [(one.key, one.outcome) for one in again] == [(key, Outcome.ALREADY_THERE) for key in (second.key, first.key, first.key)]


@pytest.mark.parametrize("origin", ["clipboard", "file:page.html"])
def test_of_several_clippings_under_one_address_the_one_with_the_title_gets_the_new_version(library: Library, origin: str) -> None:
    told = {"url": "capture"}
    older, newer = saved(
        library,
        draft("Ferry tariff", PARAGRAPHS, url=ADDRESS, origins=told),
        draft("Steel", ["Quite another story of steel and of those who make it."], url=ADDRESS, origins=told),
    )
    later = draft("Ferry tariff", [*PARAGRAPHS, "It was changed in the evening."], url=ADDRESS, origins=told)
    (found,) = library.saving.save(replace(capture("later"), origin=origin), [later]).saved
    assert (found.key, found.outcome) == (older, Outcome.NEW_VERSION)
    assert len(library.versions.of_clipping(newer)) == 1


def test_an_empty_text_never_replaces_one(library: Library) -> None:
    (key,) = saved(library, draft(url=ADDRESS))
    (again,) = library.saving.save(capture("later"), [draft(lines=(), url=ADDRESS)]).saved
    assert again.outcome is Outcome.ALREADY_THERE
    assert library.versions.text(key).text


def test_what_is_in_the_trash_is_offered(library: Library) -> None:
    (key,) = saved(library)
    library.trash.throw_away([key])
    (again,) = library.saving.save(capture(), [draft()]).saved
    assert (again.key, again.outcome) == (key, Outcome.IN_TRASH)


def test_what_the_user_typed_survives_a_new_version(library: Library) -> None:
    (key,) = saved(library, draft(url=ADDRESS, source="harborcourier.example"))
    library.clippings.edit([key], {"source": "Harbor Courier", "authors": ("Edda Lorn",)})
    library.saving.save(capture("later"), [draft("Later", ["Other words."], url=ADDRESS, source="harborcourier.example")])
    metadata = library.clippings.get(key).metadata
    assert (metadata.title, metadata.source, metadata.authors) == ("Later", "Harbor Courier", ("Edda Lorn",))
    assert metadata.origins["source"] == "user"


def test_related_drafts_are_linked_with_their_main_one(library: Library) -> None:
    related = replace(draft("Related", ["Other words."]), role=Role.RELATED, related_to=0)
    main_key, related_key = saved(library, draft(), related)
    main, other = library.clippings.rows([main_key, related_key])
    assert (main.role, other.role) == (Role.MAIN, Role.RELATED)
    assert (main.related, other.related) == ((other.id,), (main.id,))


def test_a_related_clipping_captured_by_itself_becomes_main(library: Library) -> None:
    related = replace(draft("Related", ["Other words."]), role=Role.RELATED, related_to=0)
    _, key = saved(library, draft(), related)
    library.saving.save(capture("its own page"), [draft("Related", ["Other words."])])
    assert library.clippings.get(key).role is Role.MAIN


def test_an_alias_leads_to_its_source(library: Library) -> None:
    (key,) = saved(library, draft(source="Harbor Courier"))
    library.sources.change("Harbor Courier", new_name="Harbor Courier", country="NO", aliases=["The Courier"])
    (other,) = saved(library, draft("Other", ["Other words."], source="the courier"))
    assert library.clippings.get(other).metadata.source == library.clippings.get(key).metadata.source


@given(st.lists(st.text(), max_size=6), st.text(min_size=1))
def test_any_text_comes_back(lines: list[str], title: str) -> None:
    builder = TextBuilder()
    for line in lines:
        builder.add(SpanKind.PARAGRAPH, line)
    body: ArticleText = builder.build()
    kept = title.encode("utf-8", "replace").decode()
    with Library.in_memory() as library:
        (key,) = saved(library, replace(draft(kept), body=body))
        assert library.versions.text(key) == body
        assert library.clippings.get(key).metadata.title == (unturned(kept) or None)
        assert list(library.health.findings()) == []


def test_no_name_that_is_kept_turns_what_stands_around_it(library: Library) -> None:
    turned = draft("Ferry\u202e tariff", source="Harbor \u2067Courier", authors=("Edda\u202d Lorn",), url=ADDRESS)
    (key,) = saved(library, turned, text="a")
    plain = library.clippings.get(key).metadata
    assert (plain.title, plain.source, plain.authors) == ("Ferry tariff", "Harbor Courier", ("Edda Lorn",))
    assert library.listing.open('source:"Harbor Courier"').keys(0, 5) == [key]
    assert library.versions.of_clipping(key)[0].metadata == plain
    assert saved(library, draft("Ferry\u202e tariff"), text="b") == saved(library, draft("Ferry tariff"), text="c")
    library.versions.add(key, turned.body, reason=VersionReason.EXTRACTED_AGAIN, metadata=replace(turned.metadata, title="Ferry \u202etax"))
    assert library.clippings.get(key).metadata.title == "Ferry tax"
    library.clippings.edit([key], {"title": "Salt\u2066 tax"})
    library.sources.change("Harbor Courier", new_name="Harbor \u202ePost", country="", aliases=["\u202eHP"])
    assert (library.clippings.get(key).metadata.title, library.clippings.get(key).metadata.source) == ("Salt tax", "Harbor Post")
    assert library.sources.all()[0].aliases == ("HP",)
