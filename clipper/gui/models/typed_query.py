"""The query of a list: what the place stands for and what is typed, together."""

LEAST_LETTERS = 3
"""Letters of a beginning: what the index knows by prefixes, so that each key is answered at once."""


def as_typed(query: str) -> str:
    """A query that ends in a bare word finds what begins with it, because one may still be typing; a blank behind it ends the word."""
    last = query.rpartition(" ")[2]
    is_whole = len(last) < LEAST_LETTERS or not last.isalpha() or not last.isascii() or last.isupper()
    return query if is_whole or query.count('"') % 2 else f"{query}*"


def combined(base: str, typed: str) -> str:
    """What stands in both queries."""
    if not base or not typed:
        return base or typed
    from clipper.query.parse import parse
    from clipper.query.printing import print_query
    from clipper.query.tree import Query, both

    one, other = parse(base), parse(typed)
    parts = [tree for tree in (one.tree, other.tree) if tree is not None]
    return print_query(Query(tree=both(parts) if parts else None, sort=other.sort or one.sort))
