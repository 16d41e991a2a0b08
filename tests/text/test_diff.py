"""The word diff says what changed, and applied it gives the new text."""

from hypothesis import given

from clipper.text.diff import ChangeKind, diff
from tests.text.changes import applied
from tests.text.strategies import texts


@given(texts, texts)
def test_applied_it_gives_the_other_text_and_its_runs_tile_both(old: str, new: str) -> None:
    changes = diff(old, new)
    assert applied(changes, old, new) == new
    at_old = at_new = 0
    for change in changes:
        assert (change.old_start, change.new_start) == (at_old, at_new)
        at_old, at_new = change.old_end, change.new_end
        same = old[change.old_start : change.old_end] == new[change.new_start : change.new_end]
        assert same or change.kind is not ChangeKind.EQUAL
    assert (at_old, at_new) == (len(old), len(new))


@given(texts)
def test_an_unchanged_text_is_one_equal_run(text: str) -> None:
    assert [change.kind for change in diff(text, text)] == [ChangeKind.EQUAL]


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [
        (change.kind.value, old[change.old_start : change.old_end], new[change.new_start : change.new_end])
        for change in diff(old, new)
        if change.kind is not ChangeKind.EQUAL
    ]


def test_a_word_replaced_inserted_and_removed() -> None:
    assert told("The minister said on Monday he would go.", "The prime minister said on Tuesday he would.") == [
        ("insert", "", "prime "),
        ("replace", "Monday", "Tuesday"),
        ("delete", " go", ""),
    ]


def test_a_rewritten_clause_is_one_change() -> None:
    assert told("He came, saw and won.", "He wept, hid or fled.") == [("replace", "came, saw and won", "wept, hid or fled")]


def test_scripts_without_blanks_are_compared_by_characters() -> None:
    assert told("首相は関税を下げる。", "首相は関税を上げる。") == [("replace", "下", "上")]


def test_equal_lines_are_kept_whole() -> None:
    old, new = "One.\nTwo.\nThree.", "One.\nNew one.\nTwo.\nThree."
    assert told(old, new) == [("insert", "", "New one.\n")]


def test_a_long_run_is_divided_at_words_that_stand_once() -> None:
    words = [f"word{number} and the rest" for number in range(3000)]
    old = " ".join(words)
    new = old.replace("word700 and", "word700 or").replace("word2999 and the rest", "the end")
    assert [(before, after) for _, before, after in told(old, new)] == [("and", "or"), ("word2999 and ", ""), ("rest", "end")]


def test_a_long_run_keeps_its_first_and_its_last_word() -> None:
    words = [f"word{number}" for number in range(6000)]
    old = " ".join(words)
    assert told(old, old.replace("word1 ", "other ")) == [("replace", "word1", "other")]
    assert told(old, old.replace("word5998", "other")) == [("replace", "word5998", "other")]


def test_nothing_leads_to_nothing() -> None:
    assert diff("", "") == ()
    assert told("", "new") == [("insert", "", "new")]
    assert told("old", "") == [("delete", "old", "")]
