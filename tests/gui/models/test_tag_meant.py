"""A search for a tag that there is not: which one was meant."""

import pytest

from clipper.gui.models.tag_meant import tag_meant

PATHS = ("norland/ferry tariff", "trade", "trade/ports", "law")


@pytest.mark.parametrize(
    ("query", "path", "corrected"),
    [
        ("tag:ferry", "norland/ferry tariff", 'tag:"norland/ferry tariff"'),
        ("salt tag:FERRY is:unread", "norland/ferry tariff", 'salt tag:"norland/ferry tariff" is:unread'),
        ("(tag:law OR -tag:port) salt", "trade/ports", "(tag:law OR -tag:trade/ports) salt"),
    ],
)
def test_a_tag_with_the_words_in_its_path_is_found(query: str, path: str, corrected: str) -> None:
    meant = tag_meant(query, PATHS)
    assert meant is not None
    assert (meant.path, meant.query) == (path, corrected)


@pytest.mark.parametrize("query", ["salt", "tag:trade", "tag:ports", "tag:norland", "tag:norl*", "tag:TRADE/PORTS", "tag:zebra"])
def test_where_the_tag_is_known_or_nothing_like_it_there_is_none(query: str) -> None:
    assert tag_meant(query, PATHS) is None
