"""Lists as CommonMark reads them, for python-markdown: that one takes only four blanks for a level (CommonMark 0.31, 5.2 and 5.3).

In CommonMark what stands under the first word of an item belongs to it: two blanks below `- one`, three below `1. one`. A list may follow a
line of text at once, an item one that has several paragraphs, and `1)` is a number, too.
"""

import re
from dataclasses import dataclass, field

LEVEL = "    "
_ITEM = re.compile(r"(?P<indent> *)(?P<sign>[-+*]|(?P<number>\d{1,9})[.)])(?P<gap> +)(?=\S)")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_CODE = len(LEVEL)
"""Blanks that make code of a line, beyond the place where it would be text."""


def four_blanks_a_level(text: str) -> str:
    """The same lists with four blanks for each level, and blank lines where they are needed. Code between fences stays as it is."""
    if not _ITEM.search(text):
        return text
    lists = _Lists()
    for line in text.split("\n"):
        lists.read(line.expandtabs(_CODE) if "\t" in line else line)
    return "\n".join(lists.lines)


@dataclass(slots=True)
class _Lists:
    """Reads line by line, and writes them as they shall be."""

    lines: list[str] = field(default_factory=list[str])
    columns: list[int] = field(default_factory=list[int])
    """Where the words of each item begin that a line may stand in."""
    fence: str = ""
    loose: bool = False
    """Whether a blank line stood in the list."""

    def read(self, line: str) -> None:
        fence = _FENCE.match(line)
        if self.fence or not line.strip():
            self.lines.append(line)
            self.loose = self.loose or bool(self.columns)
            self.fence = "" if fence and self.fence and fence[1].startswith(self.fence) else self.fence
            return
        after_blank = not self.lines or not self.lines[-1].strip()
        indent = len(line) - len(line.lstrip(" "))
        item, in_list = _ITEM.match(line), bool(self.columns)
        if item or after_blank:
            while self.columns and indent < self.columns[-1]:
                self.columns.pop()
        if indent >= (self.columns[-1] if self.columns else 0) + _CODE and (after_blank or not self.columns):
            item = None
        if item:
            self._begin_item(item, line, after_blank=after_blank, in_list=in_list)
            return
        self.loose = self.loose and bool(self.columns)
        self.lines.append(self._moved(line, indent))
        self.fence = fence[1] if fence else ""

    def _begin_item(self, item: re.Match[str], line: str, *, after_blank: bool, in_list: bool) -> None:
        number = item["number"]
        if not after_blank and (self.loose or not (in_list or number)):
            self.lines.append("")
        self.loose = self.loose and bool(self.columns)
        sign = f"{number}." if number and (in_list or after_blank) else item["sign"]
        self.lines.append(LEVEL * len(self.columns) + sign + item["gap"] + line[item.end() :])
        gap = len(item["gap"]) if len(item["gap"]) <= _CODE else 1
        self.columns.append(len(item["indent"]) + len(item["sign"]) + gap)

    def _moved(self, line: str, indent: int) -> str:
        """The line behind four blanks for each item that it stands in."""
        if not self.columns or indent < self.columns[-1]:
            return line
        beyond = indent - self.columns[-1]
        return LEVEL * len(self.columns) + " " * (beyond if beyond >= _CODE else 0) + line.lstrip(" ")
