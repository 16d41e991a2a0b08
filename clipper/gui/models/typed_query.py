"""The query of a list: what the place stands for and what is typed, together."""


def as_typed(query: str) -> str:
    """A query that ends in a bare word finds what begins with it, because one may still be typing; a blank behind it ends the word.

    One letter begins a word and is none yet: until the second one, what stands before it is searched for.
    """
    rest, _, last = query.rpartition(" ")
    if query.count('"') % 2 or not last.isalpha() or last.isupper() or not _is_divided(last):
        return query
    if len(last) > 1:
        return f"{query}*"
    before = rest.rpartition(" ")[2]
    is_ended = not rest or (before[-1:].isalnum() and not before.isupper())  # not after OR, NOT or a parenthesis
    return rest if is_ended else query


def _is_divided(word: str) -> bool:
    """Whether its script has words of several letters, of which the first ones are a beginning."""
    if word.isascii():
        return True
    from clipper.text.searchable import stands_apart

    return not any(map(stands_apart, word))


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
