"""Messages on a pipe: a JSON object and the bytes that belong to it.

A frame is the length of its JSON (8 bytes, big end first), the JSON in UTF-8, then the bytes one after the other; their lengths stand in
the JSON under `lengths`.
"""

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

_LENGTH_BYTES = 8
LARGEST_JSON = 200_000_000
"""A longer one is no message of ours: the largest capture gives less."""


def write_frame(stream: BinaryIO, message: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one message and flush."""
    encoded = json.dumps({**message, "lengths": [len(blob) for blob in blobs]}).encode("ascii")
    stream.write(len(encoded).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(encoded)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]] | None:
    """The next message, or None where the stream ends. Raises ValueError or EOFError for a broken one."""
    head = stream.read(_LENGTH_BYTES)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES or length > LARGEST_JSON:
        raise ValueError("no frame")
    message: dict[str, Any] = json.loads(_exactly(stream, length))
    blobs = [_exactly(stream, size) for size in message.pop("lengths")]
    return message, blobs


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError("the stream ends inside a frame")
    return content
