"""What a value is: `@value` makes a frozen, slotted, keyword-only dataclass that costs the start of the program little.

`@dataclass` writes and compiles six functions for each class when its module is loaded. Here five are shared by all values, and `__init__`
is written when some values of the class have been made. The fields and slots are those of `dataclasses`, so `fields`, `replace` and
`asdict` work as ever. docs/notes/0010-start-up.md has the figures.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cached_property, partial
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

Made = TypeVar("Made")

_set = object.__setattr__

FILLED = 64
"""Values of a class that are made without its own `__init__`: to write it takes as long as to fill 50, and a start makes fewer of each."""


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def value(cls: type[Made]) -> type[Made]:
    """Make a class of values: equal when their fields are, never changed, made with named arguments."""
    made = dataclass(init=False, repr=False, eq=False, kw_only=True, slots=True)(cls)
    names = [one.name for one in fields(cast("Any", made)) if one.compare]
    content: Callable[[object], object] = attrgetter(*names) if names else type

    def same(self: object, other: object) -> bool:
        return content(self) == content(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(content(self))

    own = vars(made)
    shared = {"__repr__": _told, "__eq__": same, "__hash__": hashed, "__setattr__": _refuse, "__delattr__": _refuse}
    for name, function in {**shared, "__getstate__": _contents, "__setstate__": _restore, "__init__": _FirstInit(made)}.items():
        if own.get(name) is None:
            setattr(made, name, function)
    return made


def many(cls: type[Made], **columns: Sequence[object]) -> tuple[Made, ...]:
    """A value of the class for each place of these columns, which name all its fields: made in half the time of one after the other."""
    number = len(next(iter(columns.values())))
    if any(len(column) != number for column in columns.values()) or columns.keys() != set(cast("Any", cls).__slots__):
        raise ValueError(f"{cls.__name__} needs columns of one length for all its fields.")
    empty: Callable[[type[Made]], Made] = cast("Any", object.__new__)
    made = tuple(map(empty, repeat(cls, number)))
    for name, column in columns.items():
        setter: Callable[[Made, object], None] = getattr(cls, name).__set__
        deque(map(setter, made, column), maxlen=0)  # sets them, and keeps nothing
    return made


class _FirstInit:
    """Stands in the place of `__init__`: fills the first values field by field, and writes the function when more are made."""

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._left = FILLED

    def __get__(self, one: object, owner: type) -> Callable[..., None]:
        if isinstance(one, self._cls) and self._left > 0:  # two threads may have counted at once; `inspect` of 3.13 asks with the class
            self._left -= 1
            return partial(self._fill, one)
        written = _written_init(self._cls)
        self._cls.__init__ = written
        return written.__get__(one, owner) if one is not None else written

    @cached_property
    def _slots(self) -> list[tuple[str, Callable[[object, object], None], object, Any]]:
        """Of each field its name, what sets it, its default and what makes one."""
        return [(one.name, getattr(self._cls, one.name).__set__, one.default, one.default_factory) for one in fields(self._cls)]

    def _fill(self, one: Any, /, *others: object, **given: object) -> None:
        rest = dict(given)
        for name, put, default, make in self._slots:
            content = rest.pop(name, default)
            if content is MISSING:
                if make is MISSING:
                    break
                content = make()
            put(one, content)
        else:
            if not rest and not others:
                if hasattr(one, "__post_init__"):
                    one.__post_init__()
                return
        _written_init(self._cls)(one, *others, **given)  # which says what is wrong with these arguments


def _written_init(cls: Any) -> Any:
    """The `__init__` of a class of values."""
    known: dict[str, Any] = {"_set": _set, "_own": MISSING}
    taken: list[str] = []
    lines: list[str] = []
    for one in fields(cls):
        name, given = one.name, one.name
        if one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            taken.append(f"{name}=_own")
            given = f"_make_{name}() if {name} is _own else {name}"
        elif one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            taken.append(f"{name}=_default_{name}")
        else:
            taken.append(name)
        known[f"_set_{name}"] = getattr(cls, name).__set__
        lines.append(f" _set_{name}(self, {given})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    arguments = ", ".join(["self", *(["*", *taken] if taken else [])])
    exec(f"def __init__({arguments}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102 (the names are those of our own fields)
    written = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    written.__annotations__ = {**{one.name: one.type for one in fields(cls)}, "return": None}
    return written


def _told(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({told})"


def _refuse(self: object, name: str, _value: object = None) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} is never changed: make another value with replace()")


def _contents(self: Any) -> list[Any]:
    """For copies and pickles."""
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, contents: list[Any]) -> None:
    for one, content in zip(fields(self), contents, strict=True):
        _set(self, one.name, content)
