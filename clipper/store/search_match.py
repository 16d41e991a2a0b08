"""Words of a query as an expression of FTS5. Only letters, digits and marks get into one, so that no sign of FTS5 has its meaning."""

from clipper.query.tree import And, Near, Node, Not, Or, Scope, Words

COLUMNS = {Scope.TITLE: "title", Scope.TEXT: "text", Scope.SOURCE: "source", Scope.AUTHOR: "authors"}
"""The scopes that are columns of `clipping_search`; no column is all of them."""
MARK_COLUMNS = {Scope.QUOTE: "quotation", Scope.NOTE: "note"}
"""Those that are columns of `highlight_search`."""


def leaf_match(leaf: Words | Near) -> str:
    """The expression for a word, a phrase or a NEAR, in its scope."""
    if isinstance(leaf, Words):
        expression = _phrase(leaf.text) + (" *" if leaf.prefix else "")
    else:
        phrases = [phrase for phrase in map(_phrase, leaf.phrases) if phrase != '""']
        expression = f"NEAR({' '.join(phrases)}, {leaf.distance})"
    column = COLUMNS.get(leaf.scope) or MARK_COLUMNS.get(leaf.scope)
    return f"{column} : {expression}" if column else expression


def _phrase(text: str) -> str:
    from clipper.text.searchable import words

    return '"' + " ".join(words(text)) + '"'


def is_textual(node: Node) -> bool:
    """Whether one expression over `clipping_search` can say it: no marks, no conditions, and no Not without something to take from."""
    if isinstance(node, Words | Near):
        return node.scope not in MARK_COLUMNS
    if isinstance(node, Or):
        return all(is_textual(part) for part in node.parts)
    if isinstance(node, And):
        inner = [part.part if isinstance(part, Not) else part for part in node.parts]
        return not all(isinstance(part, Not) for part in node.parts) and all(is_textual(part) for part in inner)
    return False


def match(node: Node) -> str:
    """The expression for a textual part of a tree."""
    if isinstance(node, Words | Near):
        return leaf_match(node)
    if isinstance(node, Or):
        return "(" + " OR ".join(match(part) for part in node.parts) + ")"
    assert isinstance(node, And)  # noqa: S101 (`is_textual` was asked)
    return row_match(node.parts)


def row_match(parts: tuple[Node, ...]) -> str:
    """The expression for textual parts that must all hold, or not hold; at least one must hold."""
    wanted = " AND ".join(match(part) for part in parts if not isinstance(part, Not))
    unwanted = [match(part.part) for part in parts if isinstance(part, Not)]
    return f"(({wanted}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({wanted})"
