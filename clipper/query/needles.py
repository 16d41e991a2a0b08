"""The words of a query that can be shown in a text: for snippets, and for the hits in an open article."""

from clipper.query.tree import Near, Node, Scope, Words, wanted_words
from clipper.text.hits import Needle, needle

IN_TEXT = frozenset({Scope.ANYWHERE, Scope.TEXT})


def needles(tree: Node | None) -> tuple[Needle, ...]:
    """What was looked for in the text; words that must not stand there are left out."""
    found: list[Needle] = []
    for leaf in wanted_words(tree):
        if leaf.scope in IN_TEXT:
            found.extend(_of(leaf))
    return tuple(dict.fromkeys(found))


def _of(leaf: Words | Near) -> list[Needle]:
    if isinstance(leaf, Words):
        return [needle(leaf.text, prefix=leaf.prefix)]
    return [needle(phrase) for phrase in leaf.phrases]
