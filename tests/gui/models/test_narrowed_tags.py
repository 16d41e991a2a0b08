import pytest

from clipper.gui.models.narrowed_tags import narrowed

PATHS = ("baltic", "baltic/ferry", "ferry", "ferryman", "norland-estmark/ferry/fares", "Économie/Zölle")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ferry", ["ferry", "baltic/ferry", "ferryman", "norland-estmark/ferry/fares"]),
        ("FERRY fares", ["norland-estmark/ferry/fares"]),
        ("tic/f", ["baltic/ferry"]),
        ("economie", ["Économie/Zölle"]),
        ("zolle", ["Économie/Zölle"]),
        ("trade", []),
        ("", ["baltic", "ferry", "ferryman", "baltic/ferry", "Économie/Zölle", "norland-estmark/ferry/fares"]),
    ],
)
def test_tags_are_found_by_any_part_of_their_path_with_the_nearest_first(typed: str, found: list[str]) -> None:
    assert narrowed(PATHS, typed) == found
