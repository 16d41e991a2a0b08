"""Compound files and Outlook messages, written for the tests ([MS-CFB], [MS-OXMSG])."""

import itertools
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

Tree: TypeAlias = "Mapping[str, bytes | Tree]"

SECTOR, SMALL, SMALL_BELOW = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def compound(tree: Tree) -> bytes:
    """The bytes of a file with these storages (mappings) and streams."""
    entries: list[list[int | str]] = [["Root Entry", 5, FREE, END, 0]]
    small = bytearray()
    small_next, starts_of_large = list[int](), list[tuple[int, bytes]]()
    children: dict[int, list[int]] = {0: []}

    def add(parent: int, inside: Tree) -> None:
        for name, worth in inside.items():
            number = len(entries)
            children[parent].append(number)
            if not isinstance(worth, bytes):
                entries.append([name, 1, FREE, END, 0])
                children[number] = []
                add(number, worth)
            elif len(worth) < SMALL_BELOW:
                count = -(-len(worth) // SMALL)
                begin = len(small_next)
                small_next.extend([*range(begin + 1, begin + count), END] if count else [])
                small.extend(worth.ljust(count * SMALL, b"\0"))
                entries.append([name, 2, FREE, begin if count else END, len(worth)])
            else:
                entries.append([name, 2, FREE, END, len(worth)])
                starts_of_large.append((number, worth))

    add(0, tree)
    sectors, follow = list[bytes](), list[int]()

    def put(content: bytes) -> int:
        begin, count = len(sectors), -(-len(content) // SECTOR)
        sectors.extend(content[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\0") for at in range(count))
        follow.extend([*range(begin + 1, begin + count), END] if count else [])
        return begin if count else END

    for number, content in starts_of_large:
        entries[number][3] = put(content)
    entries[0][3], entries[0][4] = put(bytes(small)), len(small)
    first_small = put(struct.pack(f"<{len(small_next)}I", *small_next) if small_next else b"")
    if small_next and len(small_next) % (SECTOR // 4):
        last = bytearray(sectors[-1])
        last[len(small_next) % (SECTOR // 4) * 4 :] = b"\xff" * (SECTOR - len(small_next) % (SECTOR // 4) * 4)
        sectors[-1] = bytes(last)
    rights = {one: other for numbers in children.values() for one, other in itertools.pairwise(numbers)}
    directory = b"".join(
        struct.pack(
            "<64sHBBIII36xIQ",
            str(name).encode("utf-16-le"),
            len(str(name)) * 2 + 2,
            kind,
            1,
            FREE,
            rights.get(number, FREE),
            (children.get(number) or [FREE])[0],
            start,
            size,
        )
        for number, (name, kind, _, start, size) in enumerate(entries)
    )
    first_entry = put(directory)
    tables = 1
    while tables * (SECTOR // 4) < len(sectors) + tables:
        tables += 1
    at = [len(sectors) + number for number in range(tables)]
    numbers = [*follow, *[FAT_SECTOR] * tables]
    numbers += [FREE] * (tables * (SECTOR // 4) - len(numbers))
    table = struct.pack(f"<{len(numbers)}I", *numbers)
    header = struct.pack("<HHHHH6xIII4xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, first_entry, SMALL_BELOW, first_small, 1, END, 0)
    known = [*at, *[FREE] * (109 - len(at))]
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + header + struct.pack("<109I", *known) + b"".join(sectors) + table


def message(
    *,
    subject: str = "",
    sender: str = "",
    address: str = "",
    headers: str = "",
    html: bytes = b"",
    plain: str = "",
    rtf: bytes = b"",
    code_page: int = 65001,
    sent: datetime | None = None,
    attached: tuple[Tree, ...] = (),
    head: int = 32,
) -> Tree:
    """A message's storages and streams; `head` is 24 where it is attached to another."""
    texts = {"0037": subject, "0042": sender, "0065": address, "007D": headers, "1000": plain}
    contents = {"1013": html, "1009": rtf}
    fixed = struct.pack("<HHIQ", 0x0003, 0x3FDE, 6, code_page)
    if sent is not None:
        fixed += struct.pack("<HHIQ", 0x0040, 0x0039, 6, int((sent - EPOCH).total_seconds()) * 10_000_000)
    return {
        "__properties_version1.0": b"\0" * head + fixed,
        **{f"__substg1.0_{number}001F": words.encode("utf-16-le") for number, words in texts.items() if words},
        **{f"__substg1.0_{number}0102": content for number, content in contents.items() if content},
        **{f"__attach_version1.0_#{number:08X}": each for number, each in enumerate(attached)},
    }


def file(content: bytes, name: str, *, shown_as: str = "", media_type: str = "") -> Tree:
    """An attached file."""
    texts = {"3707": name, "3712": shown_as, "370E": media_type}
    return {
        "__properties_version1.0": b"\0" * 8,
        "__substg1.0_37010102": content,
        **{f"__substg1.0_{number}001F": words.encode("utf-16-le") for number, words in texts.items() if words},
    }


def enclosed(inner: Tree) -> Tree:
    """An attached message."""
    return {"__properties_version1.0": b"\0" * 8, "__substg1.0_3701000D": inner}
