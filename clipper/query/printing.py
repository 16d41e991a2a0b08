"""A query as text: what is stored, shown as chips and offered for editing. `parse` reads it back into the same tree."""

import re

from clipper.model.listing import Sort
from clipper.query import fields
from clipper.query.moments import write_moment
from clipper.query.tree import And, Dated, Has, Is, Labeled, Length, Near, Node, Not, Or, Query, Relation, Scope, Words, conjuncts

_BARE = re.compile(r"[^\W_](?:[\w.'’/+&-]*[^\W_])?")
_KEYWORDS = frozenset({"AND", "OR", "NOT"})


def print_query(query: Query) -> str:
    """The whole query; empty for the one that finds everything."""
    pieces = [_row_part(part) for part in conjuncts(query.tree)]
    if isinstance(query.tree, Or):
        pieces = [_alternatives(query.tree)] if query.sort is None else [_row_part(query.tree)]
    if query.sort is not None:
        pieces.append(print_sort(query.sort))
    return " ".join(pieces)


def print_tree(tree: Node) -> str:
    """A tree or a part of one."""
    if isinstance(tree, Or):
        return _alternatives(tree)
    return " ".join(_row_part(part) for part in conjuncts(tree))


def chips(query: Query) -> tuple[str, ...]:
    """What was understood: one text for each part that must hold, and the sort."""
    pieces = [print_tree(part) for part in conjuncts(query.tree)]
    if query.sort is not None:
        pieces.append(print_sort(query.sort))
    return tuple(pieces)


def without_chip(query: Query, number: int) -> Query:
    """The query without one of its chips."""
    parts = conjuncts(query.tree)
    if number >= len(parts):
        return Query(tree=query.tree)
    left = parts[:number] + parts[number + 1 :]
    tree = None if not left else left[0] if len(left) == 1 else And(parts=left)
    return Query(tree=tree, sort=query.sort)


def print_sort(sort: Sort) -> str:
    """`sort:title`, `sort:-title`."""
    natural = sort.descending != (sort.key in fields.FROM_A)
    return f"sort:{'' if natural else '-'}{sort.key}"


def _alternatives(tree: Or) -> str:
    return " OR ".join(print_tree(part) for part in tree.parts)


def _row_part(part: Node) -> str:
    return f"({_alternatives(part)})" if isinstance(part, Or) else _single(part)


def _single(part: Node) -> str:  # noqa: PLR0911 (one line for each kind of node)
    match part:
        case Not():
            inner = part.part
            return f"-({print_tree(inner)})" if isinstance(inner, And | Or) else f"-{_single(inner)}"
        case Words():
            return _scoped(part.scope, _quoted(part.text) + "*" * part.prefix)
        case Near():
            return _scoped(part.scope, f"NEAR({' '.join(_always_quoted(phrase) for phrase in part.phrases)}, {part.distance})")
        case Labeled():
            return f"{part.label}:{_quoted(part.value)}{'*' * part.prefix}"
        case Dated():
            return f"{part.field}:{_dated(part)}"
        case Length():
            return f"words:{_length(part)}"
        case Is():
            return f"is:{part.state}"
        case Has():
            return f"has:{part.thing}"
        case And() | Or():
            return f"({print_tree(part)})"


def _scoped(scope: Scope, text: str) -> str:
    return f"{scope}:{text}" if scope else text


def _quoted(text: str) -> str:
    return text if _BARE.fullmatch(text) and text not in _KEYWORDS and not text.startswith("NEAR") else _always_quoted(text)


def _always_quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _dated(test: Dated) -> str:
    first = write_moment(test.first) if test.first is not None else ""
    if test.relation is not Relation.BETWEEN:
        return f"{test.relation}{first}"
    return f"{first}..{write_moment(test.last) if test.last is not None else ''}"


def _length(test: Length) -> str:
    first = "" if test.first is None else str(test.first)
    return f"{first}..{'' if test.last is None else test.last}" if test.relation is Relation.BETWEEN else f"{test.relation}{first}"
