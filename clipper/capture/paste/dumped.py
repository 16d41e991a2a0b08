"""What programs that show a page as text write into it: numbers and addresses of links, names of pictures, fields, marks of headings.

Text browsers and converters do (Lynx, w3m, ELinks, Links, html2text). The other words of a line stay on it, and the text as it stood is
kept beside it: wrapped lines are known by their widths. Lines that hold nothing else are taken out, each with a reason.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from clipper.capture.paste.lines import Paste, widths_of
from clipper.model.draft import LeftOut

ADDRESS_REASON = "address of a link"
DRAWN_REASON = "picture, field or line of the page"
HEAD_REASON = "link in the page's head"
FEWEST_ADDRESSES = 3
"""So many numbered addresses, one below the other, are a list of the text's links."""
LISTED_SHARE = 0.5
"""So many of the numbers before words of the text are in that list. A writer's own notes stand behind the words."""
MOST_PASSED = 30
"""Numbers of links between two that stand in the text: they follow each other, those of notes begin again."""
JOINED_SHARE = 0.03
"""Of all lines: so many whose words are all joined by underscores are links, as html2text shows them."""
HEAD_LINES, HEAD_CHARACTERS = 40, 4_000
"""The links of a page's head stand among the first lines."""

_ADDRESS = re.compile(r"(?:\[(\d{1,4})\]|(\d{1,4})\.) [A-Za-z][A-Za-z0-9+.\-]{1,20}:(?:\S.*)?")
_LIST_HEADING = re.compile(r"(?:references|(?:visible|hidden) links):?", re.IGNORECASE)
_NUMBER = re.compile(r"\[(\d{1,4})\]")
_BEFORE_WORD = re.compile(r"\[(\d{1,4})\](?=\S)")
_DRAWN = re.compile(r"\[[^\[\]\s]{1,160}\.(?:png|jpe?g|gif|svg|webp|avif)\]|\(BUTTON\)|_{3,}|\[(?:[ xX_]|\s*_{3,})?\](?=\s|$)")
_BULLETS = re.compile(r"(?:[*+o#] )*[*+o#](?: |$)")
_JOINED = re.compile(r"(?:[*o] )?[^\w\s]*[^\W_][^\s/@]*_[^\s/@]+_[^\s/@]+")
_HEADING = re.compile(r"(?:(?:[•*o+\-]|\d{1,3}\.) )?(\*{3,6}) +(\S.*?) +\1")
_UNDERSCORED = re.compile(r"(?<![^\s_])[^\s/@]*_[^\s/@]*(?!\S)")
_LETTER = re.compile(r"[^\W_]")


def undumped(paste: Paste) -> tuple[Paste, tuple[LeftOut, ...]]:
    """The paste without such marks, and the lines that held nothing else. The same paste where there is none of them."""
    text = paste.source.text
    apart: dict[int, str] = {}
    if "[1]" in text and (addresses := _addresses(paste.texts)):
        apart = dict.fromkeys(addresses, ADDRESS_REASON) | dict.fromkeys(_head_links(paste), HEAD_REASON)
        texts = list(_without_drawn(_without_numbers(paste.texts)))
    elif "Link: " in text[:HEAD_CHARACTERS] and len(head := _head_links(paste)) >= FEWEST_ADDRESSES:
        apart = dict.fromkeys(head, HEAD_REASON)
        texts = list(_without_drawn(paste.texts))
    elif text.count("_") >= 2 * FEWEST_ADDRESSES and _is_joined(paste.texts):
        texts = list(_without_drawn(_without_joints(paste.texts)))
    else:
        return paste, ()
    apart |= {at: DRAWN_REASON for at, line in enumerate(texts) if at not in apart and not _LETTER.search(line)}
    kept = [at for at in range(len(texts)) if at not in apart]
    if not kept:
        return paste, ()
    out = tuple([LeftOut(line=paste.numbers[at], text=paste.texts[at], reason=apart[at]) for at in sorted(apart)])
    return _with_texts(paste.chosen(kept), [texts[at] for at in kept]), out


def _with_texts(paste: Paste, texts: list[str]) -> Paste:
    return Paste(
        texts=texts,
        widths=widths_of(texts),
        numbers=paste.numbers,
        source=paste.source,
        parts=paste.parts,
        may_be_dense=paste.may_be_dense,
        may_be_far=paste.may_be_far,
    )


def _addresses(texts: Sequence[str]) -> list[int]:
    """The lines of the list of the links' addresses, with its headings; none where the text's words are not marked with their numbers."""
    lines = {at: match.group(1) or match.group(2) for at, text in enumerate(texts) if (match := _ADDRESS.fullmatch(text))}
    if len(lines) < FEWEST_ADDRESSES:
        return []
    marked = {number for at, text in enumerate(texts) if at not in lines for number in _BEFORE_WORD.findall(text)}
    if len(marked.intersection(lines.values())) < max(FEWEST_ADDRESSES, LISTED_SHARE * len(marked)):
        return []
    headings = [at for at, text in enumerate(texts) if _LIST_HEADING.fullmatch(text) and not lines.keys().isdisjoint((at + 1, at + 2))]
    return sorted([*lines, *headings])


def _head_links(paste: Paste) -> list[int]:
    """The lines that tell of the links in a page's head: "Link: canonical", or a first paragraph "#[1]alternate [2]next"."""
    found: list[int] = []
    for at, text in enumerate(paste.texts[:HEAD_LINES]):
        goes_on = bool(found) and found[-1] == at - 1 and not paste.blank_before(at) and not text.startswith("* ")
        if text.startswith(("Link: ", "#[1]")) or (goes_on and paste.texts[found[0]].startswith("#[1]")):
            found.append(at)
    return found


def _is_joined(texts: Sequence[str]) -> bool:
    """Whether the words of links are joined."""
    return sum([_JOINED.fullmatch(line) is not None for line in texts if "_" in line]) >= max(FEWEST_ADDRESSES, JOINED_SHARE * len(texts))


def _without_numbers(texts: Iterable[str]) -> Iterator[str]:
    last = 0

    def shown(mark: re.Match[str]) -> str:
        nonlocal last
        if not last < int(mark.group(1)) <= last + MOST_PASSED:
            return mark.group()
        last = int(mark.group(1))
        return ""

    for line in texts:
        yield _NUMBER.sub(shown, line) if "[" in line else line


def _without_drawn(texts: Iterable[str]) -> Iterator[str]:
    for line in texts:
        bare = _BULLETS.sub("• ", line, count=1) if line[:1] in "*+o#" and _BULLETS.match(line) else line
        yield " ".join(_DRAWN.sub(" ", bare).split())


def _without_joints(texts: Iterable[str]) -> Iterator[str]:
    for line in texts:
        yield _UNDERSCORED.sub(lambda joined: " ".join(filter(None, joined.group().split("_"))), line) if "_" in line else line


def without_asterisks(paste: Paste) -> Paste:
    """The paste with headings that stand between asterisks ("*** Update ***") as they are. Wrapped lines are joined by then."""
    if "***" not in paste.source.text:
        return paste
    texts = [found.group(2) if "***" in line and (found := _HEADING.fullmatch(line)) else line for line in paste.texts]
    return paste if texts == paste.texts else _with_texts(paste, texts)
