import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clipper.errors import QueryError
from clipper.model.listing import Sort, SortKey
from clipper.query.parse import mistake, parse
from clipper.query.tree import And, Civil, Dated, DateField, Has, Label, Labeled, Near, Not, Or, Relation, Scope, Thing, Words

SIGNS = st.text(alphabet='ab "*()-:/“”,.OR ANDNEAR\x00\ud800貿易title:tag:', max_size=60)


@given(st.one_of(st.text(), SIGNS))
@example("'; DROP TABLE clippings; --")
@example('"a" AND {b c} + ^d NEAR(')
@example("\x00")
def test_any_text_is_a_query_or_an_error_with_its_place(text: str) -> None:
    error = mistake(text)
    if error is not None:
        assert 0 <= error.position <= len(text)
        assert error.length >= 1
        assert error.sentence.endswith(".") and "\n" not in error.sentence
        assert error.hint


PIECES = ["a", "a ", "(", "(a ", '"', '" ', "-", "a OR ", "tag:", "*", "a:", "\x00", "貿", "NOT ", "- ", "NEAR(a b) ", "é́"]


def calls_for(text: str) -> int:
    """How many functions are called to look at a query: the same on a slow day."""
    counted = 0

    def count(_frame: object, event: str, _of: object) -> None:
        nonlocal counted
        counted += event.endswith("call")

    sys.setprofile(count)
    try:
        mistake(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", PIECES)
def test_ten_times_as_long_a_query_takes_no_more_than_ten_times_the_work(piece: str) -> None:
    calls_for(piece)  # what is made once
    short, long = calls_for((piece * 1_000)[:1_000]), calls_for((piece * 10_000)[:10_000])
    assert long <= 11 * short


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('tariff "auto parts', 7),
        ("published:31-31", 10),
        ("a (b c", 2),
        ("a b)", 3),
        ("a titel:b", 2),
        ("a is:unred", 5),
        ("OR a", 0),
        ("a OR", 2),
        ("words:many", 6),
        ("sort:title sort:words", 11),
        ("(sort:title)", 0),
        ("NEAR(a)", 0),
        ("a NEAR/5", 2),
        ("title: a", 0),
        ("x" * 10_001, 10_000),
        ("war a*", 4),
        ("war " + '"' + "a " * 51 + '"', 4),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == position


def test_a_misspelled_field_is_guessed() -> None:
    error = mistake("titel:tariff")
    assert error is not None
    assert "title:" in error.hint


def test_parts_beside_each_other_bind_more_than_or() -> None:
    a, b, c = (Words(text=letter) for letter in "abc")
    assert parse("a OR b c").tree == Or(parts=(a, And(parts=(b, c))))
    assert parse("(a OR b) c").tree == And(parts=(Or(parts=(a, b)), c))
    assert parse("a AND b").tree == And(parts=(a, b))


def test_a_field_holds_for_the_whole_group_after_it() -> None:
    assert parse("title:(trade OR deal)").tree == parse("title:trade OR title:deal").tree
    assert parse("tag:(a b/c)").tree == parse("tag:a tag:b/c").tree


def test_the_forms_of_near_mean_the_same() -> None:
    expected = Near(phrases=("tariff", "auto parts"), distance=5)
    assert parse('NEAR(tariff "auto parts", 5)').tree == expected
    assert parse('tariff NEAR/5 "auto parts"').tree == expected
    assert parse("title:NEAR(a b)").tree == Near(phrases=("a", "b"), distance=10, scope=Scope.TITLE)


def test_quotes_of_any_shape_make_a_phrase() -> None:
    phrase = Words(text="trade war")
    for text in ('"trade war"', "“trade war”", "„trade war“", '"trade   war"'):
        assert parse(text).tree == phrase
    assert parse('"say ""no"" now"').tree == Words(text='say "no" now')


def test_a_star_asks_for_the_beginning_of_a_word() -> None:
    assert parse("elect*").tree == Words(text="elect", prefix=True)
    assert parse('"general elect"*').tree == Words(text="general elect", prefix=True)


def test_no_is_the_opposite_of_has() -> None:
    assert parse("no:tag").tree == Not(part=Has(thing=Thing.TAG)) == parse("-has:tags").tree


def test_dates_are_compared() -> None:
    june = Civil(year=2025, month=6)
    assert parse("published:2025-06").tree == Dated(field=DateField.PUBLISHED, relation=Relation.IS, first=june)
    assert parse("before:2025-06").tree == Dated(field=DateField.PUBLISHED, relation=Relation.LESS, first=june)
    assert parse("captured:2025-06..").tree == Dated(field=DateField.CAPTURED, relation=Relation.BETWEEN, first=june)


def test_a_sort_stands_anywhere_outside_of_groups() -> None:
    query = parse("sort:title tariff")
    assert query.sort == Sort(key=SortKey.TITLE, descending=False)
    assert query.tree == Words(text="tariff")
    assert parse("sort:-published").sort == Sort(key=SortKey.PUBLISHED, descending=False)


def test_signs_alone_are_passed_over_beside_words() -> None:
    assert parse("tariffs – what").tree == parse("tariffs what").tree
    assert mistake("–") is not None


def test_an_address_is_looked_for_in_the_addresses() -> None:
    assert parse("https://example.org/a:b?c").tree == Labeled(label=Label.URL, value="https://example.org/a:b?c")


def test_an_empty_query_finds_everything() -> None:
    assert parse("  ").tree is None


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("published:..", "“..” at character 11 is not a date.", "Write for example 2025-06-01"),
        ("words:x", "“x” at character 7 is not a number of words.", "Write words:>800"),
        ("is:unraed", "“unraed” cannot stand after “is:” (character 4).", "Did you mean is:unread? Expected one of: "),
        ("is:zzzzzz", "“zzzzzz” cannot stand after “is:” (character 4).", "Expected one of: "),
        ("is:(unread)", "Expected a value after “is:” (character 4).", "It looks for "),
        ("is:" + "x" * 60, f"“{'x' * 39}…” cannot stand", "Expected one of: "),
        ("nofield:x", "There is no field “nofield:” (character 1).", "Fields are "),
        ("a" * 10_001, "A query has at most 10,000 characters.", "Search for a few words"),
        ("x AND", "Expected something to search for on both sides of AND at character 3.", 'write "AND"'),
        ("tag:#", "A tag needs a name (character 5).", "Write for example: trade/tariffs"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_with_a_hint(text: str, sentence: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.sentence.startswith(sentence)
    assert hint in caught.value.hint
