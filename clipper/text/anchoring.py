"""Finding a marked passage again in a text that has changed.
"""

from dataclasses import dataclass
from functools import cached_property

from clipper.model.highlight import CONTEXT, Anchor, PlacementState
from clipper.text.passage import Candidate, Finder, passage_of
from clipper.text.typography import plain
from clipper.text.word_index import WordIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    start: int
    end: int
    state: PlacementState


def describe(text: str, start: int, end: int) -> Anchor:
    """The anchor of `[start, end)`; the range is cut to the text."""
    start = min(max(0, start), len(text))
    end = min(max(start, end), len(text))
    return Anchor(start=start, end=end, exact=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT])


def common_prefix(one, other):
    n=0
    for a,b in zip(one,other):
        if a!=b: break
        n+=1
    return n

class Locator:
    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def plain(self):
        return plain(self.text)

    @cached_property
    def index(self):
        return WordIndex(self.text)

    def exact(self, anchor):
        """(start, end, left agreement, right agreement) chars"""
        t=self.plain; q=plain(anchor.exact).text
        if not q: return []
        p=plain(anchor.prefix).text[::-1]; s=plain(anchor.suffix).text
        out=[]; at=t.text.find(q)
        while at>=0 and len(out)<200:
            l=common_prefix(p, t.text[max(0,at-len(p)):at][::-1]); r=common_prefix(s,t.text[at+len(q):at+len(q)+len(s)])
            out.append((*t.origin(at,at+len(q)), l+(20 if l==len(p) else 0), r+(20 if r==len(s) else 0)))
            at=t.text.find(q,at+1)
        return out
