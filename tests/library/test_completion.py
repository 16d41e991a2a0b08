from tests.store.naive import small_library


def shown(text: str) -> list[str]:
    return [offer.shown for offer in small_library(3).library.completion.offers(text, len(text))]


def test_tags_are_offered_by_their_beginning_and_by_their_steps() -> None:
    offers = shown("war tag:tar")
    assert "trade/tariffs" in offers
    assert shown("tag:TRADE")[0].startswith("trade")


def test_sources_and_authors_are_offered_whatever_their_case() -> None:
    assert "Trade Times" in shown("source:tra")
    assert "Bo War" in shown("author:war")


def test_a_choice_gives_the_whole_query() -> None:
    (offer,) = small_library(3).library.completion.offers("tariff source:trade", 19)
    assert (offer.query, offer.cursor) == ('tariff source:"Trade Times" ', 28)


def test_the_languages_own_words_are_offered_too() -> None:
    assert "is:" in shown("i")
    assert shown("is:st") == ["starred"]
    assert shown("color:cl") == ["claim"]
    assert shown("tariff ") == []
