"""Makes the enums of the binding in a quarter of the time.

With a class of Qt the binding makes its enums, by `Enum(name, members)`; the first word of the namespace `Qt` alone makes 93 of them, with
1,195 members. A start makes 3,300 members, and for each Python goes through 8 µs of checks and redirections, of which names and numbers
out of C++ have no need: a sixth of what a start costs. Here Python makes the enum with its first member, and the others are put in as it
would do it.
"""

import enum
import sys
from collections.abc import Sequence
from typing import Any, TypeGuard, cast

Members = Sequence[tuple[str, int]]

LEAST = 3
"""Members below which nothing would be spared."""

KINDS = (enum.Enum, enum.IntEnum)
"""Flags have masks and members made of others: Python makes them."""

TAKEN = {kind: frozenset({"mro", ""}).union(*map(vars, kind.__mro__)) for kind in KINDS}
"""Names that Python treats in another way when a member has one."""

KNOWN = frozenset(
    {
        "__doc__", "__format__", "__module__", "__new__", "_boundary_", "_generate_next_value_", "_member_map_", "_member_names_",
        "_member_type_", "_new_member_", "_unhashable_values_", "_unhashable_values_map_", "_use_args_", "_value2member_map_",
        "_value_repr_",
    }
)  # fmt: skip
"""What an enum has beside its members. A newer Python that keeps more makes its enums itself."""


def make_enums_quickly() -> None:
    """From now on, in this program."""
    of_enums: Any = enum.EnumMeta
    plain = of_enums._create_  # what `Enum(name, members)` has called since Python 3.6

    def create(kind: Any, class_name: str, names: object, *, module: str | None = None, **others: Any) -> Any:
        if module is None:
            module = cast("Any", sys)._getframe(2).f_globals.get("__name__")  # as Python does: the caller's, for pickles
        if kind in KINDS and _are_plain(names, TAKEN[kind]) and not others.get("type"):
            made = plain(kind, class_name, names[:1], module=module, **others)
            if KNOWN.issuperset(set(cast("dict[str, Any]", vars(made))) - {names[0][0]}):
                _put_in(made, names[1:])
                return made
        return plain(kind, class_name, names, module=module, **others)

    of_enums._create_ = create


def _are_plain(members: object, taken: frozenset[str]) -> TypeGuard[Members]:
    """Whether these are pairs of a usual name and a number, and worth the while."""
    if not isinstance(members, list):
        return False
    found = cast("list[tuple[str, object]]", members)
    if len(found) < LEAST or set(map(type, found)) != {tuple}:
        return False
    return all(type(number) is int and name not in taken and name[0] != "_" for name, number in found)


def _put_in(made: Any, members: Members) -> None:
    """Add members to an enum, each as Python would have made it. A number that is there already gets another name."""
    new, in_order, by_name, by_number = made._new_member_, made._member_names_, made._member_map_, made._value2member_map_
    is_number = made._use_args_
    for name, number in members:
        member = by_number.get(number)
        if member is None:
            member = by_number[number] = new(made, number) if is_number else new(made)
            member.__dict__.update(_value_=number, _name_=name, __objclass__=made, _sort_order_=len(in_order))
            in_order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
