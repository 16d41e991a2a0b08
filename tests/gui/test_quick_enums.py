"""Enums that are made quickly: nothing tells them from those that Python makes."""

import enum
import pickle

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextFormat

from clipper.gui.quick_enums import make_enums_quickly

QT_ENUMS: list[type[enum.Enum]] = [
    one
    for one in (*vars(Qt).values(), QEvent.Type, QTextFormat.Property)
    if isinstance(one, type) and issubclass(one, enum.Enum) and len(one)
]


class Shade(enum.IntEnum):
    """For pickles, which ask for the class by its name."""

    PALE = 1


def made_again(like: type[enum.Enum]) -> type[enum.Enum]:
    """As the binding does it: by name and members, of the same kind."""
    members = [(name, member.value) for name, member in like.__members__.items()]
    return like.__mro__[1](like.__name__, members, boundary=enum.KEEP)  # type: ignore[call-arg, return-value]  # a kind of Enum makes an enum


def told(one: type[enum.Enum]) -> dict[str, object]:
    """All that can be seen of an enum."""
    by_name = {name: (repr(member), {key: repr(value) for key, value in vars(member).items()}) for name, member in one.__members__.items()}
    own = {key: repr(value) for key, value in vars(one).items() if key not in one.__members__}
    return {"own": own, "members": by_name, "order": repr(list(one)), "bases": one.__mro__[1:], "module": one.__module__}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enum.EnumMeta, "_create_", vars(enum.EnumMeta)["_create_"])  # put back afterwards
    make_enums_quickly()


def test_an_enum_made_quickly_is_the_enum_that_python_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = [told(made_again(one)) for one in QT_ENUMS]
    monkeypatch.setattr(enum.EnumMeta, "_create_", vars(enum.EnumMeta)["_create_"])
    make_enums_quickly()
    assert len(QT_ENUMS) > 90
    assert [told(made_again(one)) for one in QT_ENUMS] == slow


@pytest.mark.usefixtures("quick")
def test_members_are_found_by_number_and_by_name_and_have_second_names() -> None:
    made = enum.IntEnum("Level", [("LOW", 1), ("MIDDLE", 5), ("HIGH", 9), ("TOP", 9)])
    assert made(5) is made["MIDDLE"]
    assert made["TOP"] is made["HIGH"]
    assert [one.name for one in made] == ["LOW", "MIDDLE", "HIGH"]
    assert made["HIGH"] + 1 == 10
    with pytest.raises(ValueError, match="7 is not a valid Level"):
        made(7)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "members",
    [
        "RED GREEN BLUE",
        ["RED", "GREEN", "BLUE"],
        {"RED": 1, "GREEN": 2, "BLUE": 3},
        [("RED", 1), ("GREEN", enum.auto()), ("BLUE", "three")],
        [("RED", 1), ("GREEN", (2, 3)), ("name", 4)],
    ],
)
def test_what_is_no_list_of_names_and_numbers_is_left_to_python(members: object) -> None:
    made = enum.Enum("Color", members)  # type: ignore[misc, arg-type]  # any of the ways
    assert len(made) == 3
    assert made.__module__ == __name__


@pytest.mark.usefixtures("quick")
def test_flags_are_joined_and_gone_through() -> None:
    made = enum.Flag("Side", [("RIGHT", 4), ("LEFT", 1), ("BOTH", 5), ("NONE", 0), ("WEST", 1)])
    assert made["LEFT"] | made["RIGHT"] is made["BOTH"]
    assert [one.name for one in made] == ["RIGHT", "LEFT"]
    assert list(made["BOTH"]) == [made["RIGHT"], made["LEFT"]]
    assert ~made["LEFT"] is made["RIGHT"]
    assert made["WEST"] is made["LEFT"]


@pytest.mark.usefixtures("quick")
def test_a_member_comes_back_from_a_pickle(monkeypatch: pytest.MonkeyPatch) -> None:
    made = enum.IntEnum("Shade", [("PALE", 1), ("DEEP", 2), ("DARK", 3)])
    monkeypatch.setitem(globals(), "Shade", made)
    assert pickle.loads(pickle.dumps(made["DARK"])) is made["DARK"]  # noqa: S301 (our own)
