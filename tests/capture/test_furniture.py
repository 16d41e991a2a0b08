"""Lines of page furniture and the families they belong to."""

import pytest

from clipper.capture.furniture import REASONS, Family, family_of


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("Skip to main content", Family.NAVIGATION),
        ("Anmelden", Family.ACCOUNT),
        ("Jetzt abonnieren", Family.SUBSCRIPTION),
        ("Accept all cookies", Family.CONSENT),
        ("Publicité", Family.ADVERTISEMENT),
        ("Поделиться", Family.SHARE),
        ("Commentaires (12)", Family.COMMENTS),
        ("関連記事", Family.RELATED),
        ("Read more: the flood in pictures", Family.MORE),
        ("Foto: Agentur", Family.CREDIT),
        ("© 2025 Thornby Courier", Family.LEGAL),
        ("Published March 4, 2025", Family.STAMP),
        ("By Ines Holloway", Family.BYLINE),
        ("128 shares", Family.SHARE),
    ],
)
def test_furniture_is_known_in_many_languages(line: str, family: Family) -> None:
    assert family_of(line) is family


@pytest.mark.parametrize("line", ["The council voted to keep the ferry.", "Ferry", "x" * 10_000, ""])
def test_other_lines_have_no_family(line: str) -> None:
    assert family_of(line) is None


def test_every_family_has_a_reason() -> None:
    assert set(REASONS) == set(Family)
