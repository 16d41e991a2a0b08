"""The block of fields at the head of a Markdown file, between two lines of `---`: the part of YAML that people and tools write there.

Scalars, quoted or not, and lists in both notations. What is nested deeper is left aside; nothing is evaluated.
"""

import re
from collections.abc import Mapping

_FENCED = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
LONGEST = 20_000
"""More characters than this are no head of a file."""
_FIELD = re.compile(r"^([A-Za-z_][\w \-]{0,60}?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")
_ENTRY = re.compile(r"^[ \t]*-[ \t]+(.*?)[ \t]*$")
_COMMENT = re.compile(r"[ \t]#.*$")
_FLOW_ENTRY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|\Z)""")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def split_front_matter(text: str) -> tuple[Mapping[str, tuple[str, ...]], str]:
    """The fields, in lower case with `_` for other signs, each with its values, and the text below them."""
    match = _FENCED.match(text[:LONGEST])
    if not match:
        return {}, text
    return _fields(match.group(1)), text[match.end() :]


def _fields(block: str) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in block.splitlines():
        field = _FIELD.match(line)
        entry = _ENTRY.match(line)
        if field:
            name = re.sub(r"[ \-]+", "_", field.group(1).strip().lower())
            fields[name] = _values(field.group(2) or "")
        elif entry and name:
            fields[name] = (*fields[name], *filter(None, [_scalar(entry.group(1))]))
    return fields


def _values(written: str) -> tuple[str, ...]:
    if written.startswith("[") and written.endswith("]") and not written.startswith("[["):
        inner = written[1:-1]
        return tuple(value for match in _FLOW_ENTRY.finditer(inner) if (value := _scalar(match.group(1))))
    value = _scalar(written)
    return (value,) if value else ()


def _scalar(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and written[0] == written[-1] == '"':
        return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match.group(1), match.group(0)), written[1:-1])
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    value = _COMMENT.sub("", written).strip()
    return "" if value in ("~", "null", "|", ">", "|-", ">-") else value
