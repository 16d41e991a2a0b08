import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.importers.jsonl import articles
from clipper.model.clipping import Status
from clipper.model.date import Precision
from clipper.model.imported import ImportedArticle, ImportProblem

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def one(**record: object) -> ImportedArticle | ImportProblem:
    (found,) = articles([json.dumps(record).encode()], NOW)
    return found


def test_an_article_is_read_with_all_its_values() -> None:
    found = one(
        title="Tariffs  rise",
        text="First paragraph.\n\n  Second one. ",
        source="Trade Times",
        authors=["Ana Lee", " "],
        captured="2024-05-01T10:00:00+02:00",
        published="2024-04-30T23:59+02:00",
        tags=["trade/ tariffs", "#econ"],
        language="en",
        note="Mine",
        status="archived",
        starred=True,
    )
    assert isinstance(found, ImportedArticle)
    assert found.draft.body.text == "First paragraph.\nSecond one."
    metadata = found.draft.metadata
    assert (metadata.title, metadata.source, metadata.authors, metadata.language) == ("Tariffs rise", "Trade Times", ("Ana Lee",), "en")
    assert metadata.published is not None
    assert (metadata.published.value, metadata.published.offset_minutes) == ("2024-04-30T21:59:00Z", 120)
    assert found.capture.captured_at == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert (found.tags, found.note, found.status, found.starred) == (("trade/tariffs", "econ"), "Mine", Status.ARCHIVED, True)
    assert set(metadata.origins.values()) == {"import:jsonl"}


def test_what_no_terminal_and_no_document_takes_stays_in_the_capture_alone() -> None:
    found = one(text="Prices rise.", note="Look\x1b[2J at\x00 this:\n\tpage 4 \ufffe", language=" e\x00n\n")
    assert isinstance(found, ImportedArticle)
    assert (found.note, found.draft.metadata.language) == ("Look[2J at this:\n\tpage 4 ", "en")
    assert b"u001b" in found.capture.parts[0].content


@pytest.mark.parametrize("url", ["n/a", "-", "The Times, page 4", "javascript:alert(1)", "https://", "http://[half", "https://a b/c"])
def test_what_is_no_address_makes_no_two_articles_one(url: str) -> None:
    found = one(text="a", url=url)
    assert isinstance(found, ImportedArticle)
    assert (found.draft.metadata.url, found.capture.url) == (None, None)
    assert "url" not in found.draft.metadata.origins
    assert json.dumps(url).encode() in found.capture.parts[0].content, "the capture has it"


@pytest.mark.parametrize("captured", ["0001-01-01T00:00:00", "9999-12-31T23:59:59Z", "0999-12-31"])
def test_a_capture_time_at_the_ends_of_the_calendar_is_not_believed(captured: str) -> None:
    found = one(text="Prices rise.", captured=captured)
    assert isinstance(found, ImportedArticle)
    assert found.capture.captured_at == NOW


def test_an_address_is_kept_as_it_is() -> None:
    found = one(text="a", url=" HTTPS://Example.org/a?b=c#d ")
    assert isinstance(found, ImportedArticle)
    assert found.draft.metadata.url == "HTTPS://Example.org/a?b=c#d"


def test_a_day_stays_a_day() -> None:
    found = one(text="a", published="2024-04-30")
    assert isinstance(found, ImportedArticle) and found.draft.metadata.published is not None
    assert (found.draft.metadata.published.value, found.draft.metadata.published.precision) == ("2024-04-30", Precision.DAY)


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"\xff",
        b'{"title": "no text"}',
        b'{"text": 1}',
        b'{"text": ""}',
        b'{"text": "", "title": " "}',
        b'{"text": "a", "tags": "x"}',
        b'{"text": "a", "tags": [1]}',
        b'{"text": "a", "tags": ["/"]}',
        b'{"text": "a", "published": "soon"}',
        b'{"text": "a", "published": "2024-02-31"}',
        b'{"text": "a", "captured": "0001-01-01T00:00:00+14:00"}',
        b'{"text": "a", "status": "new"}',
        b"[" * 100_000,
    ],
)
def test_a_wrong_line_is_told_and_the_next_is_read(line: bytes) -> None:
    problem, article = articles([line, b"", b'{"text": "good"}'], NOW)
    assert isinstance(problem, ImportProblem)
    assert problem.place == "line 1"
    assert isinstance(article, ImportedArticle)


KEYS = st.sampled_from(["text", "title", "captured", "published", "tags", "status", "url"])


@given(st.dictionaries(KEYS, st.text() | st.integers() | st.none()))
def test_any_object_is_an_article_or_a_problem(record: dict[str, object]) -> None:
    assert isinstance(one(**record), ImportedArticle | ImportProblem)


def test_structure_is_taken_where_it_fits() -> None:
    text = "Salt\nIt grows dear."
    spans = [
        {"kind": "heading", "start": 0, "end": 4, "level": 2},
        {"kind": "paragraph", "start": 5, "end": 19, "depth": True, "level": "2"},
        {"kind": "link", "start": 8, "end": 13, "href": "https://gazette.example/salt"},
        {"kind": "link", "start": 14, "end": 18, "href": "javascript:alert(1)"},
    ]
    found = one(text=text, spans=spans)
    assert isinstance(found, ImportedArticle)
    assert found.draft.body.text == text
    carried = [dict(span.attributes) for span in found.draft.body.spans]
    assert carried == [{"level": 2}, {}, {"href": "https://gazette.example/salt"}, {}]


def test_a_picture_keeps_the_address_that_it_had_and_no_other() -> None:
    text, told = "A field\nA boat", [("https://gazette.example/field.jpg", "7"), ("javascript:alert(1)", "8")]
    ends = [(0, 7), (8, 14)]
    spans = [
        {"kind": "image", "start": start, "end": end, "src": src, "asset": sha} for (start, end), (src, sha) in zip(ends, told, strict=True)
    ]
    found = one(text=text, spans=spans)
    assert isinstance(found, ImportedArticle)
    assert [dict(span.attributes) for span in found.draft.body.spans] == [{"src": "https://gazette.example/field.jpg"}, {}]


def test_a_headline_keeps_its_ideographic_blank() -> None:
    found = one(text="a", title="港の会議　九基のクレーン", section=" a\tb ", authors=["山田　花子"])
    assert isinstance(found, ImportedArticle)
    metadata = found.draft.metadata
    assert (metadata.title, metadata.section, metadata.authors) == ("港の会議　九基のクレーン", "a b", ("山田　花子",))


@pytest.mark.parametrize(
    "spans",
    [
        [{"kind": "paragraph", "start": 0, "end": 4}],
        [{"kind": "paragraph", "start": 0, "end": 19}],
        [{"kind": "poem", "start": 0, "end": 4}],
        [{"kind": "paragraph", "start": 0, "end": 4}, {"kind": "paragraph", "start": 5, "end": 99}],
        [{"start": 0}],
        ["paragraph"],
        "paragraph",
        7,
    ],
)
def test_structure_that_does_not_fit_is_told(spans: object) -> None:
    found = one(text="Salt\nIt grows dear.", spans=spans)
    assert isinstance(found, ImportProblem)
    assert "spans" in found.sentence


def test_a_text_that_is_not_canonical_needs_no_structure_to_be_cleaned() -> None:
    wide = "Salt  grows dear."
    assert isinstance(one(text=wide, spans=[{"kind": "paragraph", "start": 0, "end": len(wide)}]), ImportProblem)
    assert isinstance(one(text=wide), ImportedArticle)


def test_a_date_is_as_exact_as_it_says() -> None:
    found = one(text="a", published="2025-06-01T14:00:00Z", published_precision="hour", modified="2025-06", section="Economy", page="A3")
    assert isinstance(found, ImportedArticle)
    metadata = found.draft.metadata
    assert metadata.published is not None
    assert metadata.modified is not None
    assert (metadata.published.precision, metadata.modified.precision) == (Precision.HOUR, Precision.MONTH)
    assert (metadata.section, metadata.page) == ("Economy", "A3")
