import random
from datetime import UTC, datetime, timedelta

import pytest

from clipper.errors import InputError, NotFoundError
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.story import Kinship
from clipper.text.canonical import paragraphs

NOW = datetime(2025, 6, 15, tzinfo=UTC)


def save(library: Library, text: str, *, title: str = "A title", day: int = 0) -> ClippingKey:
    capture = Capture(parts=(Part(media_type="text/plain", content=(title + text).encode()),), origin="hand", captured_at=NOW)
    published = ArticleDate.instant(NOW + timedelta(days=day))
    draft = Draft(role=Role.MAIN, metadata=Metadata(title=title, published=published), body=paragraphs(text.splitlines()))
    return library.saving.save(capture, [draft]).saved[0].key


def article(seed: int, length: int = 300) -> list[str]:
    rng = random.Random(seed)
    return [f"word{rng.randrange(3000)}" if rng.random() < 0.3 else rng.choice(["the", "of", "said", "and", "for"]) for _ in range(length)]


def edited(words: list[str], share: float, seed: int) -> list[str]:
    rng = random.Random(seed)
    found: list[str] = []
    for word in words:
        act = rng.choice("rdf") if rng.random() < share else "k"
        found += {"k": [word], "r": [f"new{rng.randrange(999)}"], "d": [], "f": [word, f"new{rng.randrange(999)}"]}[act]
    return found


def lines(words: list[str]) -> str:
    return "\n".join(" ".join(words[at : at + 40]) for at in range(0, len(words), 40))


@pytest.fixture
def library() -> Library:
    library = Library.in_memory(clock=lambda: NOW)
    for seed in range(30):
        save(library, lines(article(seed)), title=f"Number {seed}")
    return library


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3])
def test_an_edited_copy_is_found(library: Library, share: float) -> None:
    for seed in range(10):
        copy = save(library, lines(edited(article(seed), share, seed)), title="Another title")
        (found,) = library.stories.copies(copy)
        assert (found.clipping, found.kinship) == (seed + 1, Kinship.COPY)
        library.trash.throw_away([copy])


def test_an_article_that_quotes_another_is_no_copy(library: Library) -> None:
    quoting = save(library, lines(article(99, 250) + article(3)[:100]))
    assert library.stories.copies(quoting) == []
    unlike = save(library, lines(article(98)))
    assert library.stories.copies(unlike) == []


def test_an_article_with_half_of_another_is_no_copy(library: Library) -> None:
    """The same background paragraphs stand under many reports."""
    other = save(library, lines([*article(3)[:150], *(f"other{number}" for number in range(150))]))
    assert library.stories.copies(other) == []


def test_a_name_that_stands_in_every_report_makes_no_follow_up() -> None:
    with Library.in_memory(clock=lambda: NOW) as library:
        keys = [
            save(
                library,
                f"Today word{number} was told that Lisbon and Oporto and Setubal agree about item{number}.",
                title=f"Number {number}",
            )
            for number in range(12)
        ]
        assert library.stories.follow_ups(keys[0]) == []
        assert len(library.stories.all()) == 0
    with Library.in_memory(clock=lambda: NOW) as library:
        keys = [
            save(library, "Today we were told that Lisbon and Oporto and Setubal agree.", title="First"),
            save(library, "Later it was said that Lisbon and Oporto and Setubal quarrel.", title="Second"),
            *(save(library, f"Other words{number} of steel{number}.", title=f"Number {number}") for number in range(10)),
        ]
        assert [found.clipping for found in library.stories.follow_ups(keys[0])] == [keys[1]]


def test_the_beginning_of_an_article_is_a_copy_of_it(library: Library) -> None:
    (found,) = library.stories.copies(save(library, lines(article(7)[:120])))
    assert found.clipping == 8


def test_a_copy_in_a_script_without_blanks_is_found() -> None:
    library = Library.in_memory(clock=lambda: NOW)
    rng = random.Random(5)
    texts = ["".join(chr(rng.randrange(0x4E00, 0x5000)) for _ in range(400)) for _ in range(5)]
    keys = [save(library, text, title=f"第{number}") for number, text in enumerate(texts)]
    changed = "".join(character if number % 9 else "新" for number, character in enumerate(texts[2]))
    assert [found.clipping for found in library.stories.copies(save(library, changed))] == [keys[2]]


def test_what_is_in_the_trash_is_no_copy(library: Library) -> None:
    copy = save(library, lines(edited(article(3), 0.1, 3)), title="Another title")
    assert [found.clipping for found in library.stories.copies(copy)] == [4]
    library.trash.throw_away([ClippingKey(4)])
    assert library.stories.copies(copy) == []


def test_a_follow_up_shares_rare_names_within_days(library: Library) -> None:
    first = save(library, "In Tokyo, minister Akazawa met Lutnick and Bessent about steel.", title="Akazawa in talks")
    second = save(library, "On Friday the minister Akazawa said that Lutnick and Bessent agreed.", title="Bessent and Akazawa agree", day=3)
    late = save(library, "Years on, minister Akazawa, Lutnick and Bessent are remembered.", title="Akazawa looks back", day=90)
    found = library.stories.follow_ups(first)
    assert [one.clipping for one in found] == [second]
    assert "akazawa" in found[0].because
    assert late not in [one.clipping for one in library.stories.suggested(first)]


def test_stories_are_made_merged_split_and_undone(library: Library) -> None:
    shelf = library.stories
    one, made = shelf.put_together([ClippingKey(1), ClippingKey(2)], "Tariffs")
    two, _ = shelf.put_together([ClippingKey(3), ClippingKey(4)])
    assert library.listing.open(f"story:{one}").keys(0, 9) == [2, 1]
    merged, changes = shelf.put_together([ClippingKey(2), ClippingKey(3)])
    assert merged == one
    assert shelf.members(one) == [1, 2, 3, 4]
    assert [story.title for story in shelf.all()] == ["Tariffs"]
    library.apply(changes.inverse)
    assert (shelf.members(one), shelf.members(two)) == ([1, 2], [3, 4])
    new, split = shelf.split([ClippingKey(2)])
    assert shelf.members(new) == [2]
    library.apply(split.inverse)
    assert shelf.members(one) == [1, 2]
    library.apply(made.inverse)
    assert library.listing.open("has:story").keys(0, 9) == [4, 3]


def test_a_story_of_one_is_dissolved(library: Library) -> None:
    shelf = library.stories
    shelf.put_together([ClippingKey(1), ClippingKey(2)])
    shelf.take_out([ClippingKey(1)])
    assert shelf.all() == []
    assert library.listing.open("has:story").keys(0, 9) == []


def test_merging_duplicates_keeps_the_work_on_both_and_is_undone() -> None:
    library = Library.in_memory(clock=lambda: NOW)
    more = "The ministry in Lisbon announced this after a long night of talks with the growers."
    kept = save(library, f"The tariff rises to ten percent on Monday. {more}", title="One")
    gone = save(library, f"First line.\nThe tariff rises to ten percent on Monday. {more} Thus they say.", title="Two")
    library.highlights.mark(kept, 4, 10, color="claim", note="mine")
    start = library.versions.text(gone).text.index("ten percent")
    library.highlights.mark(gone, start, start + 11, color="figure", note="how much", tag_paths=["numbers"])
    library.highlights.mark(gone, 0, 11, color="quote")
    library.tags.change([kept], add=["trade"])
    library.tags.change([gone], add=["trade/tariffs"])
    library.clippings.set_note(kept, "Kept note")
    library.clippings.set_note(gone, "Other note")
    changes = library.duplicates.merge(kept, gone)
    (merged,) = library.clippings.rows([kept])
    assert (merged.tags, merged.note) == (("trade", "trade/tariffs"), "Kept note\n\nOther note")
    text = library.versions.text(kept).text
    marks = library.highlights.of_clipping(kept)
    placed = {text[mark.placement.start : mark.placement.end]: mark for mark in marks if mark.placement.start is not None}
    assert set(placed) == {"tariff", "ten percent"}
    assert (placed["ten percent"].note, placed["ten percent"].tags) == ("how much", ("numbers",))
    assert [mark.anchor.exact for mark in marks if mark.placement.start is None] == ["First line."]
    assert library.listing.open("").keys(0, 9) == [kept]
    library.apply(changes.inverse)
    assert library.listing.open("").keys(0, 9) == [gone, kept]
    assert len(library.highlights.of_clipping(kept)) == 1
    with pytest.raises(InputError):
        library.duplicates.merge(kept, kept)


def test_merging_duplicates_keeps_the_ends_that_were_moved_by_hand(library: Library) -> None:
    text = "The tariff rises to ten percent on Monday, the ministry in Lisbon announced after a long night of talks."
    kept, gone = save(library, f"{text} So be it.", title="One"), save(library, text, title="Two")
    mark, _ = library.highlights.mark(gone, 4, 10, color="claim")
    library.highlights.move(mark, 4, 31)
    library.duplicates.merge(kept, gone)
    (copied,) = library.highlights.of_clipping(kept)
    assert copied.words_in(library.versions.text(kept).text) == "tariff rises to ten percent"


def test_merging_duplicates_takes_over_the_story(library: Library) -> None:
    kept, gone, third, fourth = (ClippingKey(key) for key in range(1, 5))
    story, _ = library.stories.put_together([gone, third], "Ferries")
    library.duplicates.merge(kept, gone)
    assert library.stories.members(story) == [kept, third]
    other, _ = library.stories.put_together([fourth, ClippingKey(5)], "Steel")
    library.duplicates.merge(kept, fourth)
    assert (library.stories.members(story), library.stories.members(other)) == ([kept, third], [ClippingKey(5)])


def test_several_duplicates_are_merged_in_one_step_of_undo(library: Library) -> None:
    keys = [ClippingKey(key) for key in range(1, 4)]
    for number, key in enumerate(keys):
        library.clippings.set_note(key, f"Note {number}")
    before = library.listing.open("").keys(0, 99)
    changes = library.duplicates.merge_all(keys[0], keys[1:])
    assert library.clippings.get(keys[0]).note == "Note 0\n\nNote 1\n\nNote 2"
    assert [key for key in before if key not in keys[1:]] == library.listing.open("").keys(0, 99)
    library.apply(changes.inverse)
    assert library.listing.open("").keys(0, 99) == before
    assert library.clippings.get(keys[0]).note == "Note 0"


def test_of_several_duplicates_none_is_merged_where_one_is_gone(library: Library) -> None:
    library.trash.throw_away([ClippingKey(3)])
    library.trash.empty()
    before = library.listing.open("").keys(0, 99)
    with pytest.raises(NotFoundError):
        library.duplicates.merge_all(ClippingKey(1), [ClippingKey(2), ClippingKey(3)])
    assert library.listing.open("").keys(0, 99) == before


def test_a_clipping_that_is_gone_cannot_be_merged(library: Library) -> None:
    library.trash.throw_away([ClippingKey(2)])
    library.trash.empty()
    for kept, gone in ((ClippingKey(1), ClippingKey(2)), (ClippingKey(2), ClippingKey(1))):
        with pytest.raises(NotFoundError):
            library.duplicates.merge(kept, gone)
