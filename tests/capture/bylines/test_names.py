"""Names without what stands around them."""

import pytest

from clipper.capture.bylines.names import clean_name, persons, split_names, unique


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee, Bo Day and Cy Fox", ["Ann Lee", "Bo Day", "Cy Fox"]),
        ("Von Jana Petersen und Karl Ott", ["Jana Petersen", "Karl Ott"]),
        ("Ann Lee, PhD", ["Ann Lee, PhD"]),
        ("Tobias Renn, Transport Correspondent", ["Tobias Renn"]),
        ("ann@example.org Ann Lee (@annlee)", ["Ann Lee"]),
        ("https://example.org/ann", []),
        ("admin", []),
        ("박민수 기자", ["박민수"]),
        ("Par LILA MAREN, MAE DORN Envoyées spéciales à Port Alder", ["LILA MAREN", "MAE DORN"]),
        ("MAE LEE Special correspondent in Port Alder", ["MAE LEE"]),
        ("LE MARRE Lila", ["LE MARRE Lila"]),
        ("DE LA MARRE Lila del Puerto", ["DE LA MARRE Lila del Puerto"]),
        ("By Ann Lee, MS, RD and Bo Day, PharmD", ["Ann Lee, MS, RD", "Bo Day, PharmD"]),
    ],
)
def test_names_of_a_byline(line: str, expected: list[str]) -> None:
    assert split_names(line) == expected


def test_names_are_cleaned_and_kept_once() -> None:
    assert clean_name("By Ann Lee") == "Ann Lee"
    assert unique(["Ann Lee", "ann lee", "Bo Day"]) == ("Ann Lee", "Bo Day")
    assert persons(("Ann Lee", "The Courier"), ["the courier"]) == ("Ann Lee",)
