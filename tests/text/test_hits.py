from hypothesis import given
from hypothesis import strategies as st

from clipper.text.hits import Needle, find_hits, needle, snippet
from clipper.text.searchable import words

WORD = st.sampled_from(["trade", "Trade", "tráde", "war", "straße", "貿易", "x", "한국", "wars"])
TEXTS = st.lists(st.one_of(WORD, st.sampled_from([" ", ", ", "\n", "-", "’"])), max_size=60).map("".join)


def naive_hits(text: str, looked_for: Needle) -> int:
    stream = words(text)
    length = len(looked_for.words)
    rows = (stream[at : at + length] for at in range(len(stream) - length + 1))
    if looked_for.prefix:
        return sum(tuple(row[:-1]) == looked_for.words[:-1] and row[-1].startswith(looked_for.words[-1]) for row in rows)
    return sum(tuple(row) == looked_for.words for row in rows)


@given(TEXTS, st.builds(needle, WORD, prefix=st.booleans()))
def test_a_text_has_hits_exactly_where_the_index_would_find_them(text: str, looked_for: Needle) -> None:
    hits = find_hits(text, [looked_for])
    assert bool(hits) == bool(naive_hits(text, looked_for))
    for start, end in hits:
        assert naive_hits(text[start:end], looked_for)


@given(TEXTS, st.lists(WORD, min_size=1, max_size=3))
def test_a_snippet_shows_a_hit_wherever_the_text_has_one(text: str, looked_for: list[str]) -> None:
    needles = [needle(word) for word in looked_for]
    shown = snippet(text, needles, length=80)
    assert bool(shown.marks) == any(naive_hits(text, one) for one in needles)
    assert len(shown.text) <= 82
    for start, end in shown.marks:
        assert 0 <= start < end <= len(shown.text)


def test_marks_stand_around_the_words_as_they_are_written() -> None:
    assert snippet("Der Streit in der Straße.", [needle("strasse")]).bracketed() == "Der Streit in der [Straße]."


def test_a_phrase_is_found_across_signs_and_lines() -> None:
    text = "the trade-\nwar goes on"
    assert [text[start:end] for start, end in find_hits(text, [needle("trade war")])] == ["trade-\nwar"]


def test_a_beginning_marks_the_whole_word() -> None:
    assert (
        snippet("On tariffs: tar, a Tariff and retarded.", [needle("tar", prefix=True)]).bracketed()
        == "On [tariffs]: [tar], a [Tariff] and retarded."
    )
    assert snippet("The end of it", [needle("it", prefix=True)]).bracketed() == "The end of [it]"


def test_a_snippet_of_a_long_text_lies_around_its_hits_and_is_cut_between_words() -> None:
    text = "filler words " * 100 + "the rare tariff stands here " + "more words " * 100
    shown = snippet(text, [needle("rare"), needle("tariff")])
    assert shown.text.startswith("…") and shown.text.endswith("…")
    assert [shown.text[start:end] for start, end in shown.marks] == ["rare", "tariff"]
    assert not shown.text[1:-1].startswith(" ")


def test_without_a_hit_the_beginning_is_shown() -> None:
    assert snippet("A short text", [needle("tariff")]).text == "A short text"


def test_a_character_inside_a_run_is_a_hit() -> None:
    text = "日米貿易協定の交渉"
    assert [text[start:end] for start, end in find_hits(text, [needle("貿易協")])] == ["貿易協"]


@given(WORD.filter(lambda word: word.isascii() or word in ("straße", "tráde")), st.sampled_from(["strasse", "trade", "war"]))
def test_a_hit_far_down_is_shown_however_it_is_written(word: str, looked_for: str) -> None:
    shown = snippet("“filler” words " * 60 + word + " end." * 60, [needle(looked_for)])
    assert bool(shown.marks) == (words(word) == words(looked_for))
