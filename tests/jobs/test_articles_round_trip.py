"""JSON lines leave one library and come back in another: the same lines again, highlights with their places among them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from clipper.jobs.export_articles import article_lines
from clipper.jobs.import_files import ImportProgress, import_file, look_at_file
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.date import ArticleDate
from clipper.model.highlight import PlacementState
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import Clock, draft, saved

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = (
    "👍🏽 Ferry fares to the outer islands rise in spring, the harbor board of Norvik said on Monday.",
    "“Nobody asked us,” said Tilda Marrow, who takes the early boat each day and pays forty crowns a week.",
    "A second boat had been promised for the summer of last year and never came, she said.",
    "The board will meet again in the autumn.",
)
LATER = (
    "👍🏽 Ferry fares to the outer islands rise in spring, the harbor board of Norvik said on Monday.",
    "“Nobody asked us,” said Tilda Marrow, who takes the early boat every day and pays forty crowns a week.",
    "The board will meet again in the autumn.",
)


def lines_of(library: Library) -> list[dict[str, Any]]:
    """The lines but for the ids, which belong to one library."""
    records = [json.loads(line) for line in article_lines(library, "", ZoneInfo("UTC"))]
    marks = [mark for record in records for mark in record.get("highlights", ())]
    for one in [*records, *marks]:
        del one["id"]
    return records


def written(library: Library, folder: Path) -> Path:
    path = folder / "articles.jsonl"
    path.write_bytes(b"".join(article_lines(library, "", ZoneInfo("UTC"))))
    return path


def imported(library: Library, path: Path) -> ImportProgress:
    return list(import_file(library, path, NOW))[-1][0]


def a_library(clock: Clock | None = None) -> tuple[Library, ClippingKey]:
    """One clipping with a new version, and a mark of every kind: as it was, changed a little, gone, put by hand."""
    library = Library.in_memory(clock or Clock())
    key, _ = saved(
        library,
        draft("Ferry fares rise", FIRST, url="https://norvik.example/ferry", published=ArticleDate.civil(2025, 6), keywords=("ferry",)),
        draft("Salt", ("Salt is dear.",)),
    )

    def mark(words: str, color: str, *, note: str = "", tags: tuple[str, ...] = ()) -> Any:
        start = library.versions.text(key).text.index(words)
        return library.highlights.mark(key, start, start + len(words), color=color, note=note, tag_paths=tags)[0]

    mark("the harbor board of Norvik", "actor", tags=("norvik/harbor", "b"))
    mark("takes the early boat each day and pays forty crowns a week", "figure", note="Since *when*?\n\n- ask")
    mark("A second boat had been promised for the summer of last year and never came", "claim", note="gone later")
    by_hand = mark("Nobody asked us", "quote")
    library.versions.add(key, paragraphs(LATER), reason=VersionReason.CAPTURED)
    start = library.versions.text(key).text.index("“Nobody asked us,” said Tilda Marrow")
    library.highlights.move(by_hand, start, start + len("“Nobody asked us,” said Tilda Marrow"))
    return library, key


def test_what_another_library_reads_it_writes_again(tmp_path: Path) -> None:
    library, _ = a_library()
    other = Library.in_memory()
    progress = imported(other, written(library, tmp_path))
    assert (progress.outcomes[Outcome.ADDED], progress.highlights, progress.orphans) == (2, 4, 1)
    assert lines_of(other) == lines_of(library)
    marks = lines_of(other)[0]["highlights"]
    assert [mark["state"] for mark in marks] == ["exact", "exact", "moved", "orphan"]
    assert {mark["exact"]: mark.get("words") for mark in marks}["Nobody asked us"] == "“Nobody asked us,” said Tilda Marrow"
    assert list(other.health.findings()) == []


def test_a_clipping_without_a_text_comes_back_without_one(tmp_path: Path) -> None:
    library, other = Library.in_memory(Clock()), Library.in_memory()
    saved(library, draft("Told on the radio", (), source="Norvik Radio"))
    progress = imported(other, written(library, tmp_path))
    assert (progress.outcomes[Outcome.ADDED], progress.problems) == (1, [])
    assert lines_of(other) == lines_of(library)


def test_its_marks_go_on_to_be_found_in_later_texts(tmp_path: Path) -> None:
    library, _ = a_library()
    other = Library.in_memory()
    key = imported(other, written(library, tmp_path)).added[0]
    other.versions.add(key, paragraphs(["A line that is new.", *FIRST]), reason=VersionReason.CAPTURED)
    states = {mark.anchor.exact[:8]: mark.placement.state for mark in other.highlights.of_clipping(key)}
    assert states == dict.fromkeys(("the harb", "takes th", "A second", "Nobody a"), PlacementState.EXACT)


def test_read_again_nothing_is_doubled_and_what_is_missing_comes(tmp_path: Path) -> None:
    library, key = a_library()
    path, other = written(library, tmp_path), Library.in_memory()
    imported(other, path)
    again = imported(other, path)
    assert (again.outcomes[Outcome.ALREADY_THERE], again.highlights, again.marked) == (2, 0, [])
    library.highlights.mark(key, 0, 8, color="claim")
    more = imported(other, written(library, tmp_path))
    assert (more.highlights, len(more.marked)) == (1, 1)
    assert lines_of(other)[0]["highlights"] == lines_of(library)[0]["highlights"]
    other.highlights.delete(more.marked)
    assert len(lines_of(other)[0]["highlights"]) == 4


def test_what_is_in_the_trash_is_left_there(tmp_path: Path) -> None:
    library, _ = a_library()
    path, other = written(library, tmp_path), Library.in_memory()
    other.trash.throw_away(imported(other, path).added)
    assert imported(other, path).highlights == 0


def test_looking_counts_the_highlights(tmp_path: Path) -> None:
    progress = look_at_file(written(a_library()[0], tmp_path), NOW)
    assert (progress.highlights, progress.orphans) == (4, 1)


def test_a_mark_keeps_the_time_it_was_made(tmp_path: Path) -> None:
    library, _ = a_library()
    other = Library.in_memory(lambda: NOW + timedelta(days=1))
    key = imported(other, written(library, tmp_path)).added[0]
    assert all(mark.created_at.startswith("2025-06-01T10:00:") for mark in other.highlights.of_clipping(key))
