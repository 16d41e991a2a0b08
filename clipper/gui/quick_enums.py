"""Makes the enums of the binding in a fifth of the time.

With a class of Qt the binding makes its enums, by `Enum(name, members)`; the first word of the namespace `Qt` alone makes 93 of them, with
1,195 members. A start makes 230 with 3,300, and for each member Python goes through 8 µs of checks and redirections, of which names and
numbers out of C++ have no need: a sixth of what a start costs. Here Python makes one enum of each kind, without members, as a pattern. The
others get what the pattern has, and their members as Python would have put them in.
"""

import enum
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeGuard, cast

Members = Sequence[tuple[str, int]]

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)

TAKEN = {kind: frozenset({"mro", ""}).union(*map(vars, kind.__mro__)) for kind in KINDS}
"""Names that Python treats in another way when a member has one."""

KNOWN = frozenset(
    {
        "__and__", "__doc__", "__format__", "__invert__", "__module__", "__new__", "__or__", "__rand__", "__ror__", "__rxor__", "__xor__",
        "_all_bits_", "_boundary_", "_flag_mask_", "_generate_next_value_", "_inverted_", "_member_map_", "_member_names_", "_member_type_",
        "_new_member_", "_singles_mask_", "_unhashable_values_", "_unhashable_values_map_", "_use_args_", "_value2member_map_",
        "_value_repr_",
    }
)  # fmt: skip
"""What an enum has beside its members. A newer Python that keeps more makes its enums itself."""

SINGLE_BITS = "_singles_mask_"
"""What a flag knows of its bits. Python 3.11.2, which does not have it, counts them in another way, and makes its flags itself."""


def make_enums_quickly() -> None:
    """From now on, in this program."""
    of_enums: Any = enum.EnumMeta
    plain = of_enums._create_  # what `Enum(name, members)` has called since Python 3.6
    patterns: dict[tuple[Any, Any], dict[str, Any]] = {}

    def create(kind: Any, class_name: str, names: object, *, module: str | None = None, **others: Any) -> Any:
        if module is None:
            module = cast("Any", sys)._getframe(2).f_globals.get("__name__")  # as Python does: the caller's, for pickles
        if kind in KINDS and _are_plain(names, TAKEN[kind]) and not (others.get("type") or others.get("qualname")):
            wanted = kind, others.get("boundary")
            if wanted not in patterns:
                patterns[wanted] = dict(cast("dict[str, Any]", vars(plain(kind, class_name, [], module=module, **others))))
            if _is_known(kind, patterns[wanted]):
                return _made_like(patterns[wanted], kind, class_name, module, names)
        return plain(kind, class_name, names, module=module, **others)

    of_enums._create_ = create


def _is_known(kind: type[enum.Enum], pattern: dict[str, Any]) -> bool:
    """Whether this Python makes enums of a kind as they are made here."""
    return pattern.keys() <= KNOWN and (SINGLE_BITS in pattern or not issubclass(kind, enum.Flag))


def _are_plain(members: object, taken: frozenset[str]) -> TypeGuard[Members]:
    """Whether these are pairs of a usual name and a number."""
    if not isinstance(members, list):
        return False
    found = cast("list[tuple[str, object]]", members)
    if set(map(type, found)) != {tuple}:
        return False
    return all(type(number) is int and name not in taken and name[0] != "_" for name, number in found)


def _made_like(pattern: dict[str, Any], kind: type[enum.Enum], name: str, module: str | None, members: Members) -> Any:
    own = {key: content.copy() if type(content) in (list, dict) else content for key, content in pattern.items() if key != "__new__"}
    made: Any = type.__new__(enum.EnumMeta, name, (kind,), own | {"__module__": module})
    type.__setattr__(made, "__new__", pattern["__new__"])  # afterwards, as Python does it
    if issubclass(kind, enum.Flag):
        _put_in(made, members, named=_is_single_bit)
        _set_masks(made)
    else:
        _put_in(made, members)
    return made


def _put_in(made: Any, members: Members, named: Callable[[int], bool] | None = None) -> None:
    """Add the members. A number that is there already gets another name; `named` tells which numbers an iteration comes by."""
    new, in_order, by_name, by_number = made._new_member_, made._member_names_, made._member_map_, made._value2member_map_
    is_number = made._use_args_
    for name, number in members:
        member = by_number.get(number)
        if member is None:
            member = by_number[number] = new(made, number) if is_number else new(made)
            member.__dict__.update(_value_=number, _name_=name, __objclass__=made, _sort_order_=len(in_order))
            if named is None or named(number):
                in_order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)


def _is_single_bit(number: int) -> bool:
    return number != 0 and number & (number - 1) == 0


def _set_masks(made: Any) -> None:
    """What a flag knows of its bits, and how it goes through them when they do not stand in order."""
    every = single = 0
    for number in made._value2member_map_:
        every |= number
        if _is_single_bit(number):
            single |= number
    made._flag_mask_, made._singles_mask_, made._all_bits_ = every, single, 2 ** every.bit_length() - 1
    bits = [made._member_map_[name]._value_ for name in made._member_names_]
    if bits != sorted(bits):
        made._iter_member_ = made._iter_member_by_def_
