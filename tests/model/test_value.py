"""Values: what `@value` promises."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.model.value import many, value


@value
class Harbor:
    """A class of values with each kind of field."""

    name: str
    berths: int = 3
    ships: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def shout(self) -> str:
        return self.name.upper()


@value
class Point:
    """All its fields can be hashed."""

    x: int
    y: int = 0


@value
class Nothing:
    """Without a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinary:
    """The fields of Point, as dataclasses makes them."""

    x: int
    y: int = 0


def test_fields_defaults_and_what_a_factory_makes() -> None:
    one, other = Harbor(name="Ostvik"), Harbor(name="Ostvik")
    assert (one.name, one.berths, one.ships, one.shout) == ("Ostvik", 3, {}, "OSTVIK")
    assert one.ships is not other.ships
    assert Harbor(name="Ostvik", ships={"Ada": 1}).ships == {"Ada": 1}
    assert [found.name for found in fields(Harbor)] == ["name", "berths", "ships"]


@given(st.builds(Point), st.builds(Point))
def test_equal_and_hashed_as_their_fields_are(one: Point, other: Point) -> None:
    assert (one == other) == ((one.x, one.y) == (other.x, other.y))
    assert len({one, other, replace(one)}) == (1 if one == other else 2)
    assert one != Ordinary(x=one.x, y=one.y)


def test_no_field_is_a_value_too() -> None:
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert repr(Nothing()) == "Nothing()"


def test_what_cannot_be_hashed_says_so() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Harbor(name="Ostvik"))


def test_never_changed_and_nothing_added() -> None:
    point = Point(x=1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]  # the point of the test
    with pytest.raises(FrozenInstanceError):
        del point.x  # type: ignore[misc]  # as above
    with pytest.raises(FrozenInstanceError):
        point.z = 3  # type: ignore[attr-defined]  # the point of the test
    assert not hasattr(point, "__dict__")


def test_arguments_are_named_and_all_that_are_needed_must_be_given() -> None:
    with pytest.raises(TypeError, match="positional"):
        Point(1)  # type: ignore[misc]  # the point of the test
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'x'"):
        Point()  # type: ignore[call-arg]  # the point of the test
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(x=1, z=3)  # type: ignore[call-arg]  # the point of the test


def test_copied_replaced_pickled_and_told_like_a_dataclass() -> None:
    point = Point(x=1, y=2)
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point  # noqa: S301 (our own)
    assert replace(point, y=5) == Point(x=1, y=5)
    assert asdict(point) == asdict(Ordinary(x=1, y=2))
    assert repr(point) == repr(Ordinary(x=1, y=2)).replace("Ordinary", "Point")


def test_tells_its_arguments_before_the_first_one_is_made() -> None:
    @value
    class Fresh:
        """No value of it was ever made."""

        x: int
        y: int = 0

    assert str(inspect.signature(Fresh)) == str(inspect.signature(Ordinary))


def test_the_hundredth_is_made_like_the_first() -> None:
    @value
    class Counted:
        """Each of them is checked and has what its factory makes."""

        number: int
        one: str = "berth"
        ships: list[str] = field(default_factory=list[str])

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError(self.number)

    made: list[Counted] = []
    for number in range(100):
        made.append(Counted(number=number, one="berth", ships=["Ada"]) if number % 2 else Counted(number=number))
        with pytest.raises(ValueError, match="-1"):
            Counted(number=-1)
        with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'number'"):
            Counted()  # type: ignore[call-arg]  # the point of the test
        with pytest.raises(TypeError, match="positional"):
            Counted(1)  # type: ignore[misc]  # as above
        with pytest.raises(TypeError, match="unexpected keyword argument 'place'"):
            Counted(number=1, place="Ostvik")  # type: ignore[call-arg]  # as above
    assert [(each.number, each.one, each.ships) for each in made] == [(at, "berth", ["Ada"] * (at % 2)) for at in range(100)]
    assert len({id(each.ships) for each in made}) == 100


def test_a_function_of_its_own_is_kept() -> None:
    @value
    class Named:
        """Says its name only."""

        name: str

        def __repr__(self) -> str:
            return self.name

    assert repr(Named(name="Ada")) == "Ada"


@given(st.lists(st.tuples(st.integers(), st.integers())).filter(bool))
def test_many_are_the_same_as_each_made_alone(pairs: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    assert many(Point, y=ys, x=xs) == tuple(Point(x=x, y=y) for x, y in pairs)


@pytest.mark.parametrize("columns", [{"x": [1, 2], "y": [3]}, {"x": [1, 2]}, {"x": [1], "y": [2], "z": [3]}])
def test_many_need_whole_columns_for_all_fields(columns: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match="Point needs columns of one length for all its fields"):
        many(Point, **columns)


def test_many_of_none_are_none() -> None:
    assert many(Point, x=[], y=[]) == ()
