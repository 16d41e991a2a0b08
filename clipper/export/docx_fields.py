"""The parts of a Word paragraph that python-docx has no words for: links, bookmarks, a table of contents (ECMA-376 part 1, 17.16)."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_NOT_IN_BOOKMARK = re.compile(r"\W")
BOOKMARK_LENGTH = 40
"""Word's own limit."""
CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'
"""Headings of the first two levels, as links; Word fills in the pages when it is asked to."""


def bookmark_name(anchor: str) -> str:
    """A name that Word takes: a letter first, no blanks, at most 40 characters."""
    return ("s_" + _NOT_IN_BOOKMARK.sub("_", anchor))[:BOOKMARK_LENGTH]


def add_bookmark(paragraph: "Paragraph", anchor: str, number: int) -> None:
    """Let links reach the paragraph."""
    start, end = (
        element("w:bookmarkStart", **{"w:id": str(number), "w:name": bookmark_name(anchor)}),
        element("w:bookmarkEnd", **{"w:id": str(number)}),
    )
    body = xml_of(paragraph)
    body.insert(1 if body.pPr is not None else 0, start)
    body.append(end)


def put_bookmark_around(run: Any, name: str, number: int) -> None:
    """Let fields refer to a run that stands in a paragraph."""
    run.addprevious(element("w:bookmarkStart", **{"w:id": str(number), "w:name": name}))
    run.addnext(element("w:bookmarkEnd", **{"w:id": str(number)}))


def field_runs(instruction: str, shown: Any) -> list[Any]:
    """A field that shows this run until Word brings it up to date."""
    code = element("w:instrText", **{"xml:space": "preserve"})
    code.text = instruction
    begin, separate, end = (element("w:fldChar", **{"w:fldCharType": kind}) for kind in ("begin", "separate", "end"))
    return [*map(_run_with, (begin, code, separate)), shown, _run_with(end)]


def _run_with(content: Any) -> Any:
    run = element("w:r")
    run.append(content)
    return run


def add_link(paragraph: "Paragraph", href: str, words: str) -> None:
    """Words that lead to the web or, with `#`, to a place in the brief."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    if href.startswith("#"):
        link = element("w:hyperlink", **{"w:anchor": bookmark_name(href[1:])})
    else:
        link = element("w:hyperlink", **{"r:id": paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)})
    link.append(linked_run(words))
    xml_of(paragraph).append(link)


def linked_run(words: str) -> Any:
    """A run in the look of a link."""
    run, properties = element("w:r"), element("w:rPr")
    properties.append(element("w:color", **{"w:val": "0B57A4"}))
    properties.append(element("w:u", **{"w:val": "single"}))
    run.append(properties)
    run.append(text_element(words))
    return run


def add_contents(add: Callable[[], "Paragraph"], entries: Sequence[tuple[str, str]]) -> None:
    """A contents table that is filled already and that Word can bring up to date."""
    for number, (anchor, words) in enumerate(entries):
        paragraph = add()
        if number == 0:
            for kind in ("begin", CONTENTS, "separate"):
                run = paragraph.add_run()
                if kind == CONTENTS:
                    instruction = element("w:instrText", **{"xml:space": "preserve"})
                    instruction.text = CONTENTS
                    xml_of(run).append(instruction)
                else:
                    xml_of(run).append(element("w:fldChar", **{"w:fldCharType": kind}))
        add_link(paragraph, f"#{anchor}", words)
        if number == len(entries) - 1:
            xml_of(paragraph.add_run()).append(element("w:fldChar", **{"w:fldCharType": "end"}))


def xml_of(wrapper: Any) -> Any:
    """The element that a paragraph or a run stands for."""
    return wrapper._element


def text_element(words: str) -> Any:
    """Words, with the blanks at their ends kept."""
    made = element("w:t", **{"xml:space": "preserve"})
    made.text = words
    return made


def element(tag: str, **attributes: str) -> Any:
    """An element of Word's own XML, by its prefixed name."""
    from docx import oxml
    from docx.oxml.ns import qn

    made = cast("Any", oxml).OxmlElement(tag)
    for name, value in attributes.items():
        made.set("{http://www.w3.org/XML/1998/namespace}space" if name == "xml:space" else qn(name), value)
    return made
