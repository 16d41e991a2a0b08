"""The user's settings: a frozen value, kept as TOML in the config folder."""

import contextlib
import json
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, cast

from clipper.model.value import value

READ_AFTER_S = 5
"""Seconds in view after which an article counts as read."""

MAX_RECENT = 10


@value
class Settings:
    """What the user chose; every value has a default that works."""

    theme: str = "system"
    """`system`, `light`, `sepia` or `dark`."""
    article_font: str = "serif"
    """`serif` or `sans`."""
    article_size_pt: int = 13
    article_line_height: float = 1.5
    article_measure: int = 70
    """Characters a line, at most."""
    list_density: str = "comfortable"
    """`comfortable` (two lines) or `compact` (columns)."""
    fold_stories: bool = False
    """Whether the list shows the reports of one story as a single row that opens."""
    read_after_s: int = READ_AFTER_S
    """0: never by itself."""
    timezone: str = ""
    """An IANA name; empty for the system's."""
    overlap: str = "keep"
    """`keep` or `merge`: what a new highlight over an older one does."""
    caret: bool = False
    """Whether the article shows a caret (F7)."""
    announce_highlights: bool = True
    last_color: str = "claim"
    allow_private_addresses: bool = False
    """Whether pages of this computer and the local network may be fetched."""
    recent_libraries: tuple[str, ...] = ()


def load(file: Path) -> Settings:
    """The settings of a file; defaults for what is missing or unknown. A torn file is kept beside as `.bad`."""
    try:
        stored = _values(file.read_text("utf-8"))
    except OSError:  # there is none, or it cannot be read now
        return Settings()
    except ValueError:  # no text, or no TOML
        with contextlib.suppress(OSError):  # a folder that takes nothing
            file.replace(file.with_name(file.name + ".bad"))
        return Settings()
    settings = Settings()
    known = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    for name, default in known.items():
        value = _fitting(stored.get(name), default)
        if value is not None:
            settings = replace(settings, **{name: value})
    return settings


def _values(text: str) -> dict[str, Any]:
    """What TOML says. Raises ValueError where it is none."""
    stored = _plain_values(text)
    if stored is None:
        import tomllib

        stored = tomllib.loads(text)
    return stored


def _plain_values(text: str) -> dict[str, Any] | None:
    """The same of lines such as `dumps` writes, without the parser, which costs the start 4 ms; None where there is any other line.

    A word without escapes, a number, true, false, and a list of words mean the same in JSON as in TOML.
    """
    found: dict[str, Any] = {}
    names = {field.name for field in fields(Settings)}
    for line in filter(None, text.split("\n")):
        name, _, written = line.partition(" = ")
        if name not in names or name in found or "\\" in line or not line.isprintable():
            return None
        try:
            found[name] = json.loads(written, parse_constant=_no_value)
        except ValueError:
            return None
        if not _is_plain(found[name]):
            return None
    return found


def _no_value(word: str) -> None:
    """NaN and Infinity are no JSON and no TOML, but Python reads them."""
    raise ValueError(word)


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in cast("list[object]", value))
    return isinstance(value, bool | int | float | str)


def dumps(settings: Settings) -> str:
    """As TOML text; jobs.files writes it."""
    return "".join(f"{name} = {_toml(value)}\n" for name, value in asdict(settings).items())


def _fitting(value: Any, default: Any) -> Any:
    """A stored value if it has the type of the default, else None."""
    if isinstance(default, tuple):
        return tuple(map(str, cast("list[object]", value))) if isinstance(value, list) else None
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(default, bool) and isinstance(value, bool) else None
    if isinstance(default, float) and isinstance(value, int | float):
        return float(value)
    return value if isinstance(value, type(default)) else None


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_toml, cast("list[object]", value))) + "]"
    return '"' + "".join(map(_escaped, str(value))) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\u{ord(character):04x}" if ord(character) < ord(" ") else character


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\x7f": "\\u007f"}
