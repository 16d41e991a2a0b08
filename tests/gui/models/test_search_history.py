"""Going back and forth through the searches made last."""

from clipper.gui.models.search_history import MOST_KEPT, SearchHistory


def made(*queries: str) -> SearchHistory:
    history = SearchHistory()
    for query in queries:
        history.remember(query)
    return history


def test_one_goes_back_to_the_oldest_and_forth_to_what_was_being_typed() -> None:
    history = made("ferry", "tag:trade", "salt")
    back = [history.older("sa"), history.older("salt"), history.older("tag:trade"), history.older("ferry")]
    assert back == ["salt", "tag:trade", "ferry", None]
    assert [history.newer() for _ in range(4)] == ["tag:trade", "salt", "sa", None]


def test_what_is_shown_is_not_shown_again() -> None:
    assert made("ferry", "salt").older("salt") == "ferry"


def test_each_search_is_kept_once_and_where_it_was_made_last() -> None:
    assert made("ferry", "salt", "ferry", "").queries == ["salt", "ferry"]


def test_the_oldest_are_forgotten() -> None:
    history = made(*map(str, range(MOST_KEPT + 5)))
    assert history.queries[0] == "5"
    assert SearchHistory(history.queries).older("") == str(MOST_KEPT + 4)


def test_who_types_on_begins_at_the_end_again() -> None:
    history = made("ferry", "salt")
    assert history.older("") == "salt"
    history.leave()
    assert history.newer() is None
    assert history.older("fer") == "salt"
