import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.gui.article import steps
from clipper.text.canonical import paragraphs

ARTICLE = paragraphs(["One is here. Two is there.", "Three.", "Four goes on. Five ends."])


def words(found: tuple[int, int] | None) -> str | None:
    return ARTICLE.text[found[0] : found[1]] if found else None


def test_the_first_step_takes_the_paragraph_in_view() -> None:
    assert words(steps.paragraph(ARTICLE, None, ARTICLE.text.index("Three"), forward=True)) == "Three."


def test_paragraphs_follow_each_other_and_stop_at_the_ends() -> None:
    now = steps.paragraph(ARTICLE, None, 0, forward=True)
    seen = []
    for _ in range(3):
        now = steps.paragraph(ARTICLE, now, 0, forward=True)
        seen.append(words(now))
    assert seen == ["Three.", "Four goes on. Five ends.", "Four goes on. Five ends."]


def test_sentences_begin_within_the_paragraph_that_is_chosen() -> None:
    now = steps.paragraph(ARTICLE, None, 0, forward=True)
    seen = []
    for _ in range(3):
        now = steps.sentence(ARTICLE, now, 0, forward=True)
        seen.append(words(now))
    assert seen == ["One is here.", "Two is there.", "Three."]
    back = steps.sentence(ARTICLE, now, 0, forward=False)
    assert words(back) == "Two is there."


def test_word_edges_are_ends_forward_and_begins_for_starts() -> None:
    text = "It isn’t over yet"
    assert steps.word_edge(text, 2, forward=True, ends=True) == len("It isn’t")
    assert steps.word_edge(text, len("It isn’t over"), forward=False, ends=True) == len("It isn’t")
    assert steps.word_edge(text, 3, forward=False, ends=False) == 0
    assert steps.word_edge(text, len(text), forward=True, ends=True) == len(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [("it isn’t 9.6 percent", "isn’t"), ("about 9.6 percent.", "9.6"), ("a well-known, old", "well-known"), ("one\ntwo", "two")],
)
def test_a_word_keeps_what_stands_within_it(text: str, word: str) -> None:
    start = text.index(word)
    for position in (start, start + len(word) - 1):
        assert steps.word_at(text, position) == (start, start + len(word))


def test_there_is_no_word_between_words_nor_in_scripts_without_blanks() -> None:
    assert steps.word_at("one two", 3) is None
    assert steps.word_at("大臣が話した", 2) is None


@given(st.text(" a\n", max_size=12), st.data())
def test_trimming_takes_blanks_from_the_ends_only(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = steps.trimmed(text, start, end)
    assert text[left:right] == text[start:end].strip()
