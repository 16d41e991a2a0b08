"""References and annotations of other programs come into a library that has articles already."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clipper.jobs.export_articles import annotation_page
from clipper.jobs.import_files import count_records, import_file, look_at_file
from clipper.jobs.import_progress import ImportProgress
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.highlight import PlacementState
from clipper.model.ids import ClippingKey
from tests.library.drafts import draft, saved

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PAGE = "https://gazette.example/salt"
LINES = ("Ministers from eleven states met on Monday.", "Salt grows dear, they said, and so does rice.")


@pytest.fixture
def library() -> Library:
    return Library.in_memory(lambda: NOW)


@pytest.fixture
def salt(library: Library) -> ClippingKey:
    return saved(library, draft("Salt grows dear", LINES, url=PAGE))[0]


def imported(library: Library, path: Path, text: str) -> ImportProgress:
    path.write_text(text, "utf-8")
    return list(import_file(library, path, NOW))[-1][0]


def annotation(exact: str | None, note: str = "", uri: str = PAGE, **around: str) -> dict[str, object]:
    selector = [{"type": "TextQuoteSelector", "exact": exact, **around}] if exact else []
    return {
        "uri": uri,
        "text": note,
        "tags": ["trade"],
        "created": "2025-06-09T10:00:00Z",
        "target": [{"source": uri, "selector": selector}],
    }


def test_annotations_come_to_the_clipping_of_their_page(library: Library, salt: ClippingKey, tmp_path: Path) -> None:
    told = [annotation("eleven states", "Which?"), annotation("twelve cities of the far south"), annotation(None, "Read again")]
    told.append(annotation("Monday", uri=f"{PAGE}?utm_source=mail#top"))
    told.append(annotation("Monday", uri="https://elsewhere.example/"))
    progress = imported(library, tmp_path / "a.json", json.dumps({"annotations": told}))
    assert (progress.annotations, progress.highlights, progress.orphans, progress.articles) == (4, 3, 1, 0)
    assert [(problem.place, PAGE in problem.sentence) for problem in progress.problems] == [("annotation 5", False)]
    assert "clipper add" in progress.problems[0].sentence
    found = library.highlights.of_clipping(salt)
    assert [(mark.anchor.exact, mark.placement.state) for mark in found] == [
        ("eleven states", PlacementState.EXACT),
        ("Monday", PlacementState.EXACT),
        ("twelve cities of the far south", PlacementState.ORPHAN),
    ]
    assert (found[0].note, found[0].tags, found[0].created_at) == ("Which?", ("trade",), "2025-06-09T10:00:00Z")
    assert library.clippings.get(salt).note == "Read again"
    again = imported(library, tmp_path / "a.json", json.dumps(told))
    assert (again.annotations, again.highlights) == (4, 0)
    assert library.clippings.get(salt).note == "Read again"


def test_what_is_written_as_annotations_another_library_reads(library: Library, salt: ClippingKey, tmp_path: Path) -> None:
    library.highlights.mark(salt, 0, 9, color="claim", note="Who?", tag_paths=("a/b",))
    library.highlights.mark(salt, 44, 59, color="claim")
    library.clippings.set_note(salt, "Read again")
    written = b"".join(annotation_page(library, "", ZoneInfo("UTC"))).decode()
    other = Library.in_memory()
    (key,) = saved(other, draft("Salt grows dear", ("A line above.", *LINES), url=PAGE))
    progress = imported(other, tmp_path / "a.jsonld", written)
    assert (progress.annotations, progress.highlights, progress.problems) == (3, 2, [])
    assert [(mark.anchor.exact, mark.note, mark.tags) for mark in other.highlights.of_clipping(key)] == [
        (mark.anchor.exact, mark.note, mark.tags) for mark in library.highlights.of_clipping(salt)
    ]
    assert other.clippings.get(key).note == "Read again"
    assert json.loads(b"".join(annotation_page(Library.in_memory(), "", ZoneInfo("UTC"))))["items"] == []


RIS = (
    f"TY  - NEWS\nTI  - Salt grows dear\nUR  - {PAGE}\nAB  - Ministers met.\nER  -\nTY  - NEWS\nTI  - On rice\nAB  - Rice is dear.\nER  -\n"
)


def test_a_reference_never_takes_the_place_of_the_article(library: Library, salt: ClippingKey, tmp_path: Path) -> None:
    progress = imported(library, tmp_path / "a.ris", RIS)
    assert (progress.outcomes[Outcome.ALREADY_THERE], progress.outcomes[Outcome.ADDED]) == (1, 1)
    assert library.versions.text(salt).text == "\n".join(LINES)
    assert imported(library, tmp_path / "a.ris", RIS).outcomes[Outcome.ALREADY_THERE] == 2


def test_the_article_takes_the_place_of_its_reference(library: Library, tmp_path: Path) -> None:
    key = imported(library, tmp_path / "a.ris", RIS.replace("AB  - Ministers met.\n", "")).added[0]
    assert library.versions.text(key).text == ""
    assert "without a text" in library.clippings.get(key).doubts[0]
    saved(library, draft("Salt grows dear", LINES, url=PAGE))
    assert library.versions.text(key).text == "\n".join(LINES)
    assert library.clippings.get(key).doubts == ()
    assert library.listing.open("").count().number == 2


def test_records_are_counted_where_lines_tell_them(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_text(RIS, "utf-8")
    assert list(count_records(path))[-1] == 2
    assert look_at_file(path, NOW).outcomes[Outcome.ADDED] == 2
    assert list(count_records(tmp_path / "a.pdf")) == [0]
