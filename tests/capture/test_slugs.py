"""The words of a headline in the address of its story."""

import pytest

from clipper.capture.slugs import headline_words, slug_words, told_by


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://ledger.example/2026/03/harbor-board-repairs-the-old-lock", "harbor board repairs the old lock"),
        ("https://ledger.example/stadt/zuerich-baut-neue-bruecke-123456.html", "zuerich baut neue bruecke"),
        ("https://ledger.example/news/harbor_board_repairs_lock/amp", "harbor board repairs lock"),
        ("https://ledger.example/caf%C3%A9-ouvre-ses-portes/", "cafe ouvre ses portes"),
        ("https://ledger.example/world/africa", ""),
        ("https://ledger.example/a/12345", ""),
        ("https://[ledger", ""),
        (None, ""),
    ],
)
def test_an_address_tells_the_words_of_its_headline(address: str | None, words: str) -> None:
    assert headline_words(address) == frozenset(words.split())


def test_words_are_spelled_as_addresses_do() -> None:
    assert slug_words("Zürich: Wie’s der «Straße» geht, Élysée 2026") == {"zuerich", "wies", "der", "strasse", "geht", "elysee"}
    assert slug_words("Στον σταθμό") == frozenset()


def test_a_line_is_told_by_the_words_that_it_shares() -> None:
    words = headline_words("https://ledger.example/harbor-board-repairs-the-old-lock")
    assert told_by(words, "Harbor board repairs the old lock") == 1.0
    assert 0.4 < told_by(words, "Why the board of the harbor now repairs its lock") < 0.8
    assert told_by(words, "Ferries stay in port") == 0.0
