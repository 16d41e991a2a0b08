"""Highlights: marked, found in versions, put right by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from clipper.errors import InputError, NotFoundError, QuotationError
from clipper.jobs.brief import look_of, page_of_query
from clipper.library.library import Library
from clipper.model.highlight import PlacementState
from clipper.model.ids import HighlightId
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import draft, saved


def test_a_mark_keeps_its_words_and_what_stood_around_them(library: Library) -> None:
    (key,) = saved(library)
    identifier, _ = library.highlights.mark(key, 4, 10, color="evidence", note="n", tag_paths=["b", "a"])
    highlight = library.highlights.get(identifier)
    assert (highlight.anchor.exact, highlight.anchor.prefix) == ("tariff", "The ")
    assert highlight.anchor.suffix.startswith(" rises.")
    assert (highlight.color, highlight.note, highlight.tags) == ("evidence", "n", ("a", "b"))
    assert (highlight.placement.start, highlight.placement.end, highlight.placement.state) == (4, 10, PlacementState.EXACT)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 4), (0, 10_000), (3, 4)])
def test_nothing_to_mark_is_an_error(library: Library, start: int, end: int) -> None:
    (key,) = saved(library)
    with pytest.raises(InputError):
        library.highlights.mark(key, start, end, color="claim")


def test_an_unknown_color_names_the_known_ones(library: Library) -> None:
    (key,) = saved(library)
    with pytest.raises(NotFoundError) as caught:
        library.highlights.mark(key, 0, 3, color="mauve")
    assert "claim" in caught.value.hint


def test_a_new_version_carries_highlights_over(library: Library) -> None:
    text = "The ministry said on Monday that the ferry tariff would be dropped in the autumn."
    other = "A wholly different sentence about herring prices on the northern coast."
    (key,) = saved(library, draft(lines=[text, other]))
    kept, _ = library.highlights.mark(key, 0, len(text), color="claim")
    lost, _ = library.highlights.mark(key, len(text) + 1, len(text) + 1 + len(other), color="figure")
    library.versions.add(key, paragraphs(["A new first line.", text]), reason=VersionReason.TRIMMED)
    assert library.highlights.get(kept).placement.start == len("A new first line.\n")
    assert library.highlights.get(lost).placement.state is PlacementState.ORPHAN
    assert library.highlights.of_clipping(key, 1)[1].placement.state is PlacementState.EXACT


def test_an_orphan_is_put_right_by_hand_and_followed_from_there(library: Library) -> None:
    (key,) = saved(library, draft(lines=["A sentence about herring prices on the northern coast.", "The end."]))
    mark, _ = library.highlights.mark(key, 0, 54, color="claim")
    library.versions.add(key, paragraphs(["The cod costs more now, say all the dealers.", "The end."]), reason=VersionReason.TRIMMED)
    assert library.highlights.get(mark).placement.state is PlacementState.ORPHAN
    library.highlights.move(mark, 4, 22)
    assert library.highlights.get(mark).placement.by_user
    later = paragraphs(["One more line.", "The cod costs more now, say all the dealers.", "The end."])
    library.versions.add(key, later, reason=VersionReason.TRIMMED)
    place = library.highlights.get(mark).placement
    assert later.text[place.start : place.end] == "cod costs more now"
    assert (place.state, place.by_user) == (PlacementState.EXACT, True), "as the user put it, and not as it was marked once"


def test_what_was_put_by_hand_and_was_gone_for_a_while_is_found_where_its_passage_is_back(library: Library) -> None:
    cod = "The cod costs more now, say all the dealers of the northern market hall."
    (key,) = saved(library, draft(lines=["A sentence about herring prices on the northern coast.", "The end."]))
    mark, _ = library.highlights.mark(key, 0, 54, color="claim")
    library.versions.add(key, paragraphs([cod, "The end."]), reason=VersionReason.TRIMMED)
    library.highlights.move(mark, 4, 22)
    for lines in (["The end."], ["Still nothing of it.", "The end."]):
        library.versions.add(key, paragraphs(lines), reason=VersionReason.TRIMMED)
        assert library.highlights.get(mark).placement.state is PlacementState.ORPHAN
    back = paragraphs(["One more line.", cod, "The end."])
    library.versions.add(key, back, reason=VersionReason.TRIMMED)
    place = library.highlights.get(mark).placement
    assert place.place == (19, 37)
    assert (back.text[19:37], place.state, place.by_user) == ("cod costs more now", PlacementState.EXACT, True)


def test_what_the_user_put_stays_exact_when_its_words_come_back_after_a_change(library: Library) -> None:
    before, between = (
        f"The council raises the fees of its harbor by {rate} percent, from the first of May on." for rate in ("four", "six")
    )
    (key,) = saved(library, draft(lines=["Of herring and their price.", before]))
    mark, _ = library.highlights.mark(key, 0, 10, color="figure")
    start = 28 + before.index("raises")
    library.highlights.move(mark, start, start + 50)
    seen: list[tuple[PlacementState, bool]] = []
    for line in (between, before):
        library.versions.add(key, paragraphs(["Of herring and their price.", line]), reason=VersionReason.CAPTURED)
        place = library.highlights.get(mark).placement
        assert place.place is not None
        seen.append((place.state, place.by_user))
    assert seen == [(PlacementState.MOVED, False), (PlacementState.EXACT, True)]


def test_a_changed_passage_that_was_gone_is_found_by_its_last_words_or_the_first(library: Library) -> None:
    first, changed = (f"The council raises the fees of its harbor by {rate} percent, from the first of May on." for rate in ("four", "six"))
    for back, state in ((changed, PlacementState.MOVED), (first, PlacementState.EXACT)):
        (key,) = saved(library, draft(f"Fees of {back}", lines=[first, f"The end of {back[45:50]}."]))
        mark, _ = library.highlights.mark(key, 0, len(first), color="figure")
        for line in (changed, "Something else entirely, on herring.", back):
            library.versions.add(key, paragraphs([line, "The end."]), reason=VersionReason.CAPTURED)
        highlight = library.highlights.get(mark)
        assert (highlight.words_in(library.versions.text(key).text), highlight.placement.state) == (back, state)


def test_the_first_quotation_is_taken_word_for_word_only_where_the_last_one_is_gone(library: Library) -> None:
    """A passage that the user put elsewhere does not go back to something that merely resembles what was marked once."""
    herring = "The price of herring rose by a third on the northern coast in the month of March, says the guild."
    (key,) = saved(library, draft(lines=[herring, "The cod costs more now, say all the dealers of the hall."]))
    mark, _ = library.highlights.mark(key, 0, len(herring), color="claim")
    library.highlights.move(mark, len(herring) + 5, len(herring) + 56)
    for line, state in ((herring.replace("third", "half"), PlacementState.ORPHAN), (herring, PlacementState.EXACT)):
        library.versions.add(key, paragraphs([line, "The end."]), reason=VersionReason.CAPTURED)
        assert library.highlights.get(mark).placement.state is state


def test_words_that_changed_once_stay_changed_in_every_later_version(library: Library) -> None:
    before, after = (f"The council raises the fees of its harbor by {rate} percent, from the first of May on." for rate in ("four", "six"))
    (key,) = saved(library, draft(lines=[before, "The end."]))
    words = "raises the fees of its harbor by four percent"
    mark, _ = library.highlights.mark(key, before.index(words), before.index(words) + len(words), color="figure")
    seen: list[tuple[PlacementState, str]] = []
    for lines in ([after, "The end."], ["A new line.", after, "The end."], ["A new line.", before, "The end."]):
        library.versions.add(key, paragraphs(lines), reason=VersionReason.CAPTURED)
        highlight = library.highlights.get(mark)
        seen.append((highlight.placement.state, highlight.words_in(library.versions.text(key).text)))
    changed = (PlacementState.MOVED, words.replace("four", "six"))
    assert seen == [changed, changed, (PlacementState.EXACT, words)]


def test_a_brief_quotes_what_stands_in_the_newest_text(library: Library) -> None:
    before, after = (f"The council raises the fees of its harbor by {rate} percent." for rate in ("four", "six"))
    (key,) = saved(library, draft(lines=[before, "The end."]))
    library.highlights.mark(key, 4, len(before), color="figure")
    for lines in ([after, "The end."], ["A new line.", after, "The end."]):
        library.versions.add(key, paragraphs(lines), reason=VersionReason.CAPTURED)
    written = page_of_query(library, "", "Fees", look_of("brief"), date(2026, 3, 4)).markdown()
    assert "six percent" in written
    assert "four percent" not in written


def test_a_quotation_is_found_or_the_error_says_why(library: Library) -> None:
    (key,) = saved(library, draft(lines=["No, no and no."]))
    assert library.highlights.find_quotation(key, "No,") == (0, 3)
    assert library.highlights.find_quotation(key, "no", nth=2) == (11, 13)
    for quotation, nth in (("no", None), ("yes", None), ("no", 3), (" ", None)):
        with pytest.raises(QuotationError):
            library.highlights.find_quotation(key, quotation, nth)


def test_a_joined_mark_takes_over_what_it_overlaps_and_is_undone(library: Library) -> None:
    (key,) = saved(library, draft(lines=["One two three four five six."]))
    library.highlights.mark(key, 0, 7, color="claim", note="first", tag_paths=["a"])
    library.highlights.mark(key, 8, 13, color="quote", note="second", tag_paths=["b"])
    apart, _ = library.highlights.mark(key, 24, 27, color="figure")
    before = library.highlights.of_clipping(key)
    made, changes = library.highlights.mark_joined(key, 4, 18, color="evidence")
    joined = library.highlights.get(made)
    assert [one.id for one in library.highlights.of_clipping(key)] == [made, apart]
    assert (joined.placement.start, joined.placement.end, joined.color) == (0, 18, "evidence")
    assert (joined.note, joined.tags) == ("first\n\nsecond", ("a", "b"))
    assert joined.anchor.exact == "One two three four"
    library.apply(changes.inverse)
    assert library.highlights.of_clipping(key) == before


def test_a_mark_is_made_or_moved_only_on_the_words_that_were_seen(library: Library) -> None:
    (key,) = saved(library, draft(lines=["One two three four five six."]))
    made, _ = library.highlights.mark(key, 0, 3, color="claim", words="One")
    acts: list[Callable[[str], object]] = [
        lambda words: library.highlights.mark(key, 4, 7, color="claim", words=words),
        lambda words: library.highlights.mark_joined(key, 4, 7, color="claim", words=words),
        lambda words: library.highlights.move(made, 4, 7, words=words),
    ]
    for act in acts:
        with pytest.raises(InputError, match="changed meanwhile"):
            act("six")
    assert [each.anchor.exact for each in library.highlights.of_clipping(key)] == ["One"]
    library.highlights.move(made, 4, 7, words="two")
    assert library.highlights.get(made).placement.place == (4, 7)


ON_A_HIGHLIGHT: dict[str, Callable[[Library, HighlightId], object]] = {
    "look at it": lambda library, mark: library.highlights.get(mark),
    "recolor": lambda library, mark: library.highlights.recolor([mark], "quote"),
    "note": lambda library, mark: library.highlights.set_note(mark, "why?"),
    "move": lambda library, mark: library.highlights.move(mark, 0, 3),
    "tag": lambda library, mark: library.highlights.tag([mark], add=["ferry"]),
    "delete": lambda library, mark: library.highlights.delete([mark]),
}


@pytest.mark.parametrize("act", ON_A_HIGHLIGHT)
def test_what_is_done_to_a_highlight_that_is_gone_is_refused(library: Library, act: str) -> None:
    (key,) = saved(library)
    mark, _ = library.highlights.mark(key, 0, 3, color="claim")
    library.highlights.delete([mark])
    with pytest.raises(NotFoundError, match=mark):
        ON_A_HIGHLIGHT[act](library, mark)
    assert library.tags.all() == []


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 4), (0, 10_000), (3, 4)])
def test_a_highlight_is_not_moved_to_where_nothing_stands(library: Library, start: int, end: int) -> None:
    (key,) = saved(library)
    mark, _ = library.highlights.mark(key, 4, 10, color="claim")
    with pytest.raises(InputError):
        library.highlights.move(mark, start, end)
    assert library.highlights.get(mark).placement.place == (4, 10)


def test_marks_that_only_touch_are_not_joined(library: Library) -> None:
    (key,) = saved(library, draft(lines=["One two three four five six."]))
    before, _ = library.highlights.mark(key, 0, 4, color="claim")
    after, _ = library.highlights.mark(key, 8, 13, color="claim")
    made, _ = library.highlights.mark_joined(key, 4, 8, color="quote")
    assert [one.id for one in library.highlights.of_clipping(key)] == [before, made, after]


def test_the_time_of_a_highlight_tells_when_it_was_changed_last(library: Library) -> None:
    (key,) = saved(library)
    mark, _ = library.highlights.mark(key, 4, 10, color="claim", note="why?")
    made = library.highlights.get(mark)
    library.highlights.set_note(mark, "why?")
    assert library.highlights.get(mark) == made, "nothing was changed"
    library.highlights.recolor([mark], "quote")
    recolored = library.highlights.get(mark)
    assert (recolored.created_at, recolored.updated_at > made.updated_at) == (made.created_at, True)
    library.highlights.move(mark, 4, 16)
    assert library.highlights.get(mark).updated_at > recolored.updated_at
