"""A JSON document read step by step, for who must not wait for all of it: tens of megabytes take a second.

The standard library's reader reads one record after the other; what holds the records is read here.
"""

import json
import re
from collections.abc import Generator
from typing import Any

STEP = 200_000
"""Characters between two steps: a few milliseconds."""
DEEPEST = 4
"""Objects in objects of which each key is a step of its own; what is deeper, and each item of a list, is read at once."""
_BLANKS = re.compile(r"[ \t\n\r]*")
_NEXT = re.compile(r"[ \t\n\r]*([,\]}:]?)[ \t\n\r]*")


def read_steps(text: str) -> Generator[None, None, Any]:
    """The document's value, with a step from time to time. Raises ValueError as `json.loads` does, and RecursionError."""
    reader = _Reader(text)
    value, end = yield from reader.value(reader.behind_blanks(0), DEEPEST)
    if reader.behind_blanks(end) != len(text):
        raise json.JSONDecodeError("Extra data", text, end)
    return value


def read_json(text: str) -> Any:
    """The document's value, read so that other threads get their turns meanwhile: the library's reader lets none have one."""
    steps = read_steps(text)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder().raw_decode
        self._told = 0
        """Where the last step ended."""

    def value(self, at: int, depth: int) -> Generator[None, None, tuple[Any, int]]:
        """The value that begins there, and where it ends."""
        begin = self._text[at : at + 1]
        if begin == "[":
            return (yield from self._list(at + 1))
        if begin == "{" and depth:
            return (yield from self._object(at + 1, depth))
        return self._decode(self._text, at)

    def _list(self, at: int) -> Generator[None, None, tuple[list[Any], int]]:
        found: list[Any] = []
        at = self.behind_blanks(at)
        if self._text[at : at + 1] == "]":
            return found, at + 1
        while True:
            item, at = self._decode(self._text, at)
            found.append(item)
            sign, at = self._sign(at, ",]")
            if sign == "]":
                return found, at
            if at - self._told > STEP:
                self._told = at
                yield

    def _object(self, at: int, depth: int) -> Generator[None, None, tuple[dict[str, Any], int]]:
        found: dict[str, Any] = {}
        at = self.behind_blanks(at)
        if self._text[at : at + 1] == "}":
            return found, at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", self._text, at)
            key, at = self._decode(self._text, at)
            _, at = self._sign(at, ":")
            found[key], at = yield from self.value(at, depth - 1)
            sign, at = self._sign(at, ",}")
            if sign == "}":
                return found, at
            if at - self._told > STEP:
                self._told = at
                yield

    def behind_blanks(self, at: int) -> int:
        """Where the next sign stands."""
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at

    def _sign(self, at: int, allowed: str) -> tuple[str, int]:
        """The sign that follows, and where what comes behind it begins; behind the end of a list or an object nothing is passed over."""
        match = _NEXT.match(self._text, at)
        sign = match[1] if match else ""
        if not match or not sign or sign not in allowed:
            raise json.JSONDecodeError(f"Expecting one of {allowed}", self._text, at)
        return sign, match.end(1) if sign in "]}" else match.end()
