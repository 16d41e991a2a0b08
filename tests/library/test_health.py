"""What a check finds that SQLite cannot: placements that say other than the texts do, as libraries of older versions hold them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.errors import CancelledError
from clipper.library.library import Library
from clipper.model.changes import Kind
from clipper.model.highlight import PlacementState
from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import draft, saved
from tests.library.other_hand import written_by_hand

BEFORE, CHANGED = (f"The council raises the fees of its harbor by {rate} percent, from the first of May on." for rate in ("four", "six"))
OTHER = "A wholly different sentence about herring prices on the northern coast."


def three_versions(library: Library) -> tuple[ClippingKey, HighlightId]:
    """A highlight whose words changed in the second version and are gone in the third."""
    (key,) = saved(library, draft(lines=[BEFORE, "The end."]))
    mark, _ = library.highlights.mark(key, 0, len(BEFORE), color="figure")
    for lines in ([CHANGED, "The end."], [OTHER, "The end."]):
        library.versions.add(key, paragraphs(lines), reason=VersionReason.CAPTURED)
    return key, mark


def test_a_changed_passage_that_is_called_exact_is_moved_again(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        key, mark = three_versions(library)
    written_by_hand(path, "UPDATE placements SET state = 'exact' WHERE state = 'moved'")
    with Library.open(path) as library:
        (finding,) = library.health.findings()
        assert finding.repairable
        assert f"Highlight {mark} stands on other words than its own in version 2 of clipping" in finding.sentence
        repair = library.health.repair()
        assert repair.sentences == ["1 highlight was found again."]
        assert Kind.HIGHLIGHT in repair.changes.kinds
        assert key in repair.changes.clippings
        (second,) = library.highlights.of_clipping(key, 2)
        assert (second.placement.state, second.placement.place) == (PlacementState.MOVED, (0, len(CHANGED)))
        assert list(library.health.findings()) == []


WRONG = (
    "UPDATE placements SET state = 'exact', start_point = 0, end_point = 20 WHERE state = 'orphan'",
    "UPDATE placements SET state = 'moved', start_point = 0, end_point = 9000 WHERE state = 'orphan'",
    "UPDATE placements SET state = 'moved', start_point = 5, end_point = NULL WHERE state = 'orphan'",
)


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_found_becomes_an_orphan_with_its_quotation(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        _, mark = three_versions(library)
    written_by_hand(path, wrong)
    with Library.open(path) as library:
        assert [finding.repairable for finding in library.health.findings()] == [True]
        assert "1 highlight was not found: shown beside the article" in library.health.repair().sentences[0]
        highlight = library.highlights.get(mark)
        assert (highlight.placement.state, highlight.placement.place, highlight.anchor.exact) == (PlacementState.ORPHAN, None, BEFORE)
        assert list(library.health.findings()) == []


WORDS_BEHIND_OUR_BACK = {
    "a text was exchanged": "UPDATE versions SET text = 'Herring sleeps on sand today.', words = 5",
    "a title was changed": "UPDATE clippings SET title = 'A wholly other headline'",
    "an author was added": """UPDATE clippings SET authors = '["Ann Other"]'""",
    "a source was renamed": "UPDATE sources SET name = 'The Morning Herring'",
    "a quotation was changed": "UPDATE highlights SET exact = 'herring'",
    "a note was changed": "UPDATE clippings SET note = 'herring' WHERE note <> ''",
    "a note of a highlight was changed": "UPDATE highlights SET note = 'herring'",
    "two entries were exchanged": """INSERT INTO clipping_search (clipping_search, rowid, title, text, source, authors)
        VALUES ('delete', 1, 'x', 'y', '', '')""",
    "a word more": "INSERT INTO clipping_search (rowid, title, text, source, authors) VALUES (1, 'herring', '', '', '')",
    "a piece is gone": "DELETE FROM clipping_search_data WHERE id > 100",
    "the structure is gone": "DELETE FROM clipping_search_data WHERE id = 10",
    "lengths are wrong": "UPDATE clipping_search_docsize SET sz = x'01010101'",
    "the format is unknown": "UPDATE clipping_search_config SET v = 9 WHERE k = 'version'",
}


@pytest.mark.parametrize("what", WORDS_BEHIND_OUR_BACK)
def test_an_index_with_other_words_than_the_texts_is_found_by_readers_too_and_built_anew(tmp_path: Path, what: str) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        first, _ = saved(library, draft("Fees rise", [BEFORE, "日本語のニュース and Łódź."], source="Gazette"), draft("Other", [OTHER]))
        library.highlights.mark(first, 0, 11, color="figure", note="Who pays?")
        library.clippings.set_note(first, "To be checked.")
        assert list(library.health.findings()) == []
    written_by_hand(path, WORDS_BEHIND_OUR_BACK[what])
    with Library.read_only(path) as reader:
        told = [finding for finding in reader.health.findings() if finding.of_index]
        assert len(told) == 1
        assert "search index" in told[0].sentence
    with Library.open(path) as library:
        found = list(library.health.findings())
        assert library.health.repair(found).sentences[0] == "The search indexes were built anew."
        assert [finding for finding in library.health.findings() if finding.of_index] == []


def test_a_check_leaves_nothing_behind_and_sees_one_state(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, draft(lines=[BEFORE]))
    before = path.read_bytes()
    with Library.read_only(path) as reader:
        assert list(reader.health.findings()) == []
        assert list(reader.health.findings()) == [], "a second time in the same opening"
    assert path.read_bytes() == before


def test_other_words_are_right_where_the_user_put_the_highlight(library: Library) -> None:
    key, mark = three_versions(library)
    library.highlights.move(mark, 0, 20)
    library.versions.add(key, paragraphs(["A line before.", OTHER, "The end."]), reason=VersionReason.TRIMMED)
    assert library.highlights.get(mark).placement.by_user
    assert list(library.health.findings()) == []
    assert library.health.repair().sentences == []


def stopping_at(call: int, told: list[float]) -> Callable[[float], bool]:
    """Says no when it is asked so often."""

    def goes_on(share: float) -> bool:
        told.append(share)
        return len(told) <= call

    return goes_on


def test_a_check_can_be_stopped_at_each_of_its_steps(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        key, *_ = saved(library, *(draft(f"Fees {number}", [BEFORE, f"The end of {number}."]) for number in range(300)))
        library.highlights.mark(key, 0, 11, color="figure", note="Who pays?")
        written = library.data_version()
        told: list[float] = []
        assert list(library.health.findings(stopping_at(10**6, told))) == []
        assert told == sorted(told)
        assert (told[0], len(set(told)) > 10, told[-1] > 0.9) == (0.0, True, True)
        for step in range(len(told)):
            with pytest.raises(CancelledError):
                list(library.health.findings(stopping_at(step, [])))
        assert list(library.health.findings()) == []
        assert library.data_version() == written


def test_a_repair_can_be_stopped_at_each_of_its_steps_and_changes_nothing_then(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, *(draft(f"Fees {number}", [BEFORE, f"The end of {number}."]) for number in range(120)))
    written_by_hand(path, "INSERT INTO clipping_search (clipping_search) VALUES ('delete-all')")
    with Library.open(path) as library:
        found = list(library.health.findings())
        for step in range(4):
            with pytest.raises(CancelledError):
                library.health.repair(found, stopping_at(step, []))
            assert list(library.health.findings()) == found
        told: list[float] = []
        assert library.health.repair(found, stopping_at(10**6, told)).rebuilt
        assert (len(told), told[-1]) == (4, 1.0)
        assert list(library.health.findings()) == []
