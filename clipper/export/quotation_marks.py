"""Passages in quotation marks within a paragraph, in the ways that languages and houses set them.

Only where both marks differ is it plain where a passage begins and ends. Single marks are apostrophes too, and ”…” may be the end of one
passage and the end of the next: such a passage is doubtful, and counts only if the library knows something like it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 4000
"""Code points between two marks: more is a mark that was never closed."""
_INSIDE = f"{{2,{LONGEST}}}"
_APOSTROPHE = r"(?<=\w)['’](?=\w)"
_PLAIN = (
    rf"“(?P<english>(?:[^“”]|“[^“”]{{0,400}}”){_INSIDE})”",
    rf"„(?P<german>[^„“”\"]{_INSIDE})[“”\"]",
    rf"«\s?(?P<french>(?:[^«»]|«[^«»]{{0,400}}»){_INSIDE}?)\s?»",
    rf"»(?P<guillemets>[^»«]{_INSIDE})«",
    rf"「(?P<corner>(?:[^「」]|「[^「」]{{0,400}}」){_INSIDE})」",
    rf"『(?P<white>[^『』]{_INSIDE})』",
    rf"(?<![\w\"])\"(?P<straight>[^\"]{_INSIDE})\"(?![\w\"])",
)
_DOUBTFUL = (
    rf"(?<![\w”])”(?P<swedish>(?=\w)[^“”„]{_INSIDE}?)”(?!\w)",
    rf"(?<![\w»])»(?P<finnish>(?=\w)[^«»]{_INSIDE}?)»(?!\w)",
    rf"(?<!\w)‘(?P<british>(?:[^‘’]|{_APOSTROPHE}){_INSIDE})’(?!\w)",
    rf"(?<![\w'])'(?P<typed>(?=[\w“\"])(?:[^'\n]|{_APOSTROPHE}){_INSIDE})'(?![\w'])",
    rf"^\W{{0,3}}(?P<open>[“«„「](?:[^“”«»„「」]){_INSIDE})$",
)
_PASSAGE = re.compile("|".join((*_PLAIN, *_DOUBTFUL)))
_DOUBTFUL_NAMES = frozenset({"swedish", "finnish", "british", "typed", "open"})


@dataclass(frozen=True, slots=True)
class Marked:
    """The words between two marks; of a paragraph that goes on in the next one, the words behind the first."""

    text: str
    doubtful: bool


def passages_in_marks(text: str) -> Iterator[Marked]:
    """The outermost passages of a paragraph, in their order."""
    for match in _PASSAGE.finditer(text):
        kind = match.lastgroup or ""
        words = match[kind].strip()
        yield Marked(text=words[1:].strip() if kind == "open" else words, doubtful=kind in _DOUBTFUL_NAMES)
