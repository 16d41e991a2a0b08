from clipper.query.complete import completed, matching, place_at
from clipper.query.fields import Completion


def test_a_word_may_become_a_field() -> None:
    place = place_at("tariff ti", 9)
    assert place.kind is Completion.FIELDS
    assert "title:" in place.choices
    assert completed("tariff ti", place, "title:") == ("tariff title:", 13)


def test_a_field_tells_what_its_value_is_completed_with() -> None:
    assert place_at("tag:tra", 7).kind is Completion.TAGS
    assert place_at("source:", 7).kind is Completion.SOURCES
    assert place_at("-tag:x", 6).kind is Completion.TAGS
    assert place_at("is:un", 5).choices == ("unread", "unsure")
    assert place_at("sort:-ti", 8).choices == ("title",)


def test_a_value_with_blanks_is_quoted_and_one_being_quoted_is_replaced() -> None:
    text = 'a source:"New Yo'
    place = place_at(text, len(text))
    assert place.typed == "New Yo"
    assert completed(text, place, "New York Times")[0] == 'a source:"New York Times" '


def test_the_sign_that_turns_a_sort_around_stays() -> None:
    place = place_at("sort:-ti", 8)
    assert completed("sort:-ti", place, "title") == ("sort:-title ", 12)


def test_only_the_word_at_the_cursor_is_replaced() -> None:
    place = place_at("ta more", 2)
    assert completed("ta more", place, "tag:")[0] == "tag: more"


def test_nothing_is_offered_after_a_blank() -> None:
    place = place_at("tariff ", 7)
    assert place.choices == ()


def test_what_is_being_quoted_at_the_very_beginning_or_in_parentheses_is_one_word() -> None:
    for text in ('"New Yo', '("New Yo', 'a -("New Yo'):
        place = place_at(text, len(text))
        assert text[place.start : place.end] == '"New Yo'


def test_a_value_is_followed_by_one_blank() -> None:
    for text, expected in (("tag:tra more", "tag:trade more"), ("tag:tra", "tag:trade "), ("tag:tra) x", "tag:trade ) x")):
        place = place_at(text, 7)
        assert completed(text, place, "trade")[0] == expected


def test_names_that_begin_so_come_before_those_with_a_word_that_does() -> None:
    names = ["the economy", "trade/economy", "Économie", "ecology", "microeconomy"]
    assert matching(names, "éco") == ["Économie", "ecology", "the economy", "trade/economy"]
    assert matching(names, "") == names
