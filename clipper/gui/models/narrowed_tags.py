"""Which tags have the words in their path that are typed to narrow them."""

from collections.abc import Iterable


def narrowed(paths: Iterable[str], typed: str) -> list[str]:
    """Those with every typed word somewhere in their path, whatever the case and diacritics; the nearest first.

    Nearest is one whose own name (the last step) is what was typed, then one whose name begins so, then one whose name holds it;
    of the same kind, the one that lies less deep.
    """
    from clipper.text.searchable import folded

    wanted = folded(typed).split()
    whole = " ".join(wanted)

    def distance(form: str) -> tuple[int, int]:
        name = form.rpartition("/")[2]
        return (name != whole) + (not name.startswith(whole)) + (whole not in name), form.count("/")

    forms = [(path, folded(path)) for path in paths]
    found = [(distance(form), path) for path, form in forms if all(word in form for word in wanted)]
    return [path for _, path in sorted(found, key=lambda one: one[0])]
