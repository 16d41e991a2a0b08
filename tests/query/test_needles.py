"""The words of a query that are marked in an open article."""

import pytest

from clipper.query.needles import needles
from clipper.query.parse import parse
from clipper.text.hits import Needle


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Tariff", [Needle(("tariff",))]),
        ("tarif*", [Needle(("tarif",), prefix=True)]),
        ('"auto parts" -rumor', [Needle(("auto", "parts"))]),
        ("title:trade OR text:war", [Needle(("war",))]),
        ('NEAR(tariff "auto parts", 5)', [Needle(("tariff",)), Needle(("auto", "parts"))]),
        ("tag:trade is:unread", []),
        ("", []),
    ],
)
def test_the_words_that_must_stand_in_it_are_marked(query: str, marked: list[Needle]) -> None:
    assert list(needles(parse(query).tree)) == marked
