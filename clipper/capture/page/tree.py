"""The border with lxml: what the room needs of an element, and the few calls that make, walk and thin a tree.

lxml brings no types; nothing else in the room names it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from clipper.errors import InputError


class Element(Protocol):
    """What the room reads of an lxml element."""

    tag: object
    text: str | None
    tail: str | None

    @property
    def attrib(self) -> Mapping[str, str]: ...
    def get(self, name: str, default: str | None = None, /) -> str | None: ...
    def iter(self, *tags: str) -> "Iterator[Element]": ...
    def itertext(self) -> Iterator[str]: ...
    def find(self, path: str, /) -> "Element | None": ...
    def xpath(self, path: str, /) -> "list[Element]": ...
    def getparent(self) -> "Element | None": ...
    def getnext(self) -> "Element | None": ...
    def __iter__(self) -> "Iterator[Element]": ...


class Walker(Protocol):
    """The events of a walk over a tree; a subtree can be passed over at its start."""

    def __iter__(self) -> "Iterator[tuple[str, Element]]": ...
    def skip_subtree(self) -> None: ...


def parse_html(text: str) -> Element:
    """The tree of an HTML document. InputError where lxml finds none, MemoryError where it gets no more."""
    from lxml import etree, html  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]  # no stubs

    library: Any = html
    errors = cast("Any", etree)
    failures: tuple[type[Exception], ...] = (errors.LxmlError, ValueError, AssertionError, RecursionError)
    try:
        parser = library.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
        return cast("Element", library.document_fromstring(text, parser=parser))
    except failures as error:
        if getattr(error, "code", None) == errors.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise InputError("No HTML could be read here.", "Save the page again, or paste its text.") from error


def parse_feed(text: str) -> Element:
    """The tree of an XML document, mended where it is broken; what it names elsewhere is not read. InputError where there is none."""
    from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]  # no stubs

    library = cast("Any", etree)
    parser = library.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = library.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (library.LxmlError, ValueError, RecursionError):
        root = None
    if root is None:
        raise InputError("This feed is damaged.", "Open the site in a browser and capture the article there.")
    return cast("Element", root)


def walk(root: Element) -> Walker:
    """Start and end of each element below the root, in the document's order."""
    from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]  # no stubs

    return cast("Walker", cast("Any", etree).iterwalk(root, events=("start", "end")))


def strip(root: Element, *tags: str) -> None:
    """Take these elements out of the tree, with all that is in them."""
    from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]  # no stubs

    cast("Any", etree).strip_elements(root, *tags, with_tail=False)
