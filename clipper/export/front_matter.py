"""YAML front matter: written as scalars that every YAML reader takes for the very same text, and split into its keys again."""

import json
import re
from collections.abc import Mapping
from datetime import date

FENCE = "---"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 /-]*[A-Za-z0-9]")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_KEY = re.compile(r"([A-Za-z_\"'][^:#\n]*?)\s*:(?:\s|$)")


def scalar(text: str) -> str:
    """One text as a YAML 1.1 and 1.2 scalar: plain where nothing can mistake it, else in double quotes (JSON is YAML)."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and "  " not in text:
        return text
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", _escape, json.dumps(text, ensure_ascii=False))


def front_matter(values: Mapping[str, str | date | tuple[str, ...] | None]) -> str:
    """The block with its fences; empty values are left out."""
    lines = [FENCE]
    for key, value in values.items():
        if isinstance(value, date):
            lines.append(f"{key}: {value.isoformat()}")
        elif isinstance(value, str):
            lines += [f"{key}: {scalar(value)}"] if value else []
        elif value:
            lines += [f"{key}:", *(f"  - {scalar(each)}" for each in value)]
    return "\n".join([*lines, FENCE])


def split_front_matter(text: str) -> tuple[str, str]:
    """The lines between the fences and the rest; the first is empty where there is none. Newlines are `\\n`."""
    if not text.startswith(FENCE + "\n"):
        return "", text
    match = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, len(FENCE) + 1)
    if not match:
        return "", text
    return text[len(FENCE) + 1 : match.start()], text[match.end() + 1 :]


def lines_of(text: str) -> list[str]:
    """The lines with their `\\n`; nothing else ends a line here."""
    return _LINE.findall(text)


def keys(block: str) -> dict[str, str]:
    """Each top-level key with its raw lines, in order. Lines before the first key stand under the empty key."""
    found: dict[str, str] = {}
    current = ""
    for line in lines_of(block):
        match = _KEY.match(line)
        if match:
            current = match.group(1).strip("\"'")
        found[current] = found.get(current, "") + line
    return found


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
