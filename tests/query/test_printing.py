from hypothesis import given

from clipper.query.parse import parse
from clipper.query.printing import chips, print_query, without_chip
from clipper.query.tree import Query
from tests.query.trees import queries


@given(queries())
def test_every_query_prints_to_a_text_that_parses_to_the_same_query(query: Query) -> None:
    assert parse(print_query(query)) == query


def test_the_parts_that_must_hold_are_chips() -> None:
    query = parse('tariff (japan OR korea) -rumor tag:"trade policy" sort:-title')
    assert chips(query) == ("tariff", "japan OR korea", "-rumor", 'tag:"trade policy"', "sort:-title")


def test_a_chip_can_be_taken_away() -> None:
    query = parse("tariff japan sort:title")
    assert print_query(without_chip(query, 0)) == "japan sort:title"
    assert print_query(without_chip(query, 2)) == "tariff japan"
    assert print_query(without_chip(without_chip(query, 1), 0)) == "sort:title"


def test_alternatives_inside_a_row_keep_their_parentheses() -> None:
    assert print_query(parse("a (b OR c d) -(e f)")) == "a (b OR c d) -(e f)"


def test_alternatives_need_parentheses_only_beside_something_else() -> None:
    assert print_query(parse("(a OR b)")) == "a OR b"
    assert print_query(parse("(a OR b) sort:title")) == "(a OR b) sort:title"
    assert print_query(parse("sort:-words")) == "sort:-words"
    assert print_query(parse("")) == ""
