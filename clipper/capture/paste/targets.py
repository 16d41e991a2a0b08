"""Addresses in angle brackets behind the words of links, as Firefox saves a page as text and Mozilla's mail writes one; they are no words.

An address may be wrapped: the lines that it stands on become one.
"""

import re
from collections.abc import Sequence

from clipper.capture.paste.dumped import ADDRESS_REASON
from clipper.capture.paste.lines import Paste, widths_of
from clipper.model.draft import LeftOut

FEWEST = 5
"""So many are links of a page that was made text; a writer names one or two addresses so."""
MOST_LINES = 40
"""Of one address."""

_BEGIN = re.compile(r"<(?:(?:https?|ftp|file|mailto|tel|sms|javascript|whatsapp|fb-messenger|about|data):|#)[^<>]*", re.IGNORECASE)
_WHOLE = re.compile(rf" ?{_BEGIN.pattern}>", re.IGNORECASE)
_STRONG = re.compile(r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_SLANTED = re.compile(r"(?<!\S)/(?=\w)|(?<=[\w.,!?])/(?!\S)")
_UNDERLINED = re.compile(r"(?<!\S)_(?=\w)|(?<=[\w.,!?])_(?!\S)")


def without_targets(paste: Paste) -> tuple[Paste, tuple[LeftOut, ...]]:
    """The paste without such addresses and the signs of emphasis that stand with them, and the lines that held nothing else."""
    text = paste.source.text
    if text.count("<") < FEWEST or len(_BEGIN.findall(text)) < FEWEST:
        return paste, ()
    texts, groups, out = list[str](), list[list[int]](), list[LeftOut]()
    at = 0
    while at < len(paste):
        last = _last_line(paste.texts, at)
        words = _plain(_WHOLE.sub("", "".join(paste.texts[at : last + 1])))
        if any(map(str.isalnum, words)):
            texts.append(words)
            groups.append(list(range(at, last + 1)))
        else:
            out += [LeftOut(line=paste.numbers[line], text=paste.texts[line], reason=ADDRESS_REASON) for line in range(at, last + 1)]
        at = last + 1
    if not texts:
        return paste, ()
    return _grouped(paste, texts, groups), tuple(out)


def _last_line(texts: Sequence[str], at: int) -> int:
    """The line on which an address ends that goes on behind this one; the line itself where none does."""
    last = at
    while _is_open(texts[last]) or (last > at and ">" not in texts[last]):
        last += 1
        if last == len(texts) or last - at > MOST_LINES or " " in texts[last].partition(">")[0]:
            return at
    return last


def _is_open(line: str) -> bool:
    """Whether an address that begins in the line does not end in it."""
    begin = line.rfind("<")
    return begin >= 0 and ">" not in line[begin:] and _BEGIN.match(line, begin) is not None


def _plain(line: str) -> str:
    """A line without signs of emphasis."""
    for sign, pattern in (("*", _STRONG), ("/", _SLANTED), ("_", _UNDERLINED)):
        if sign in line:
            line = pattern.sub("", line)
    return " ".join(line.split())


def _grouped(paste: Paste, texts: list[str], groups: Sequence[Sequence[int]]) -> Paste:
    return Paste(
        texts=texts,
        widths=widths_of(texts),
        numbers=[paste.numbers[group[0]] for group in groups],
        source=paste.source,
        parts=[[paste.numbers[at] for at in group] for group in groups],
        may_be_dense=paste.may_be_dense,
        may_be_far=paste.may_be_far,
    )
