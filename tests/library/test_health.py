"""What a check finds that SQLite cannot: placements that say other than the texts do, as libraries of older versions hold them."""

from pathlib import Path

import pytest

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


def test_other_words_are_right_where_the_user_put_the_highlight(library: Library) -> None:
    key, mark = three_versions(library)
    library.highlights.move(mark, 0, 20)
    library.versions.add(key, paragraphs(["A line before.", OTHER, "The end."]), reason=VersionReason.TRIMMED)
    assert library.highlights.get(mark).placement.by_user
    assert list(library.health.findings()) == []
    assert library.health.repair().sentences == []
