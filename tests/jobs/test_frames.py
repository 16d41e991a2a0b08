import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.jobs.frames import read_frame, write_frame


@given(st.dictionaries(st.text(), st.text() | st.integers()), st.lists(st.binary()))
def test_a_message_comes_back_with_its_bytes(message: dict[str, object], blobs: list[bytes]) -> None:
    message.pop("lengths", None)
    stream = io.BytesIO()
    write_frame(stream, message, blobs)
    write_frame(stream, {"next": True})
    stream.seek(0)
    assert read_frame(stream) == (message, blobs)
    assert read_frame(stream) == ({"next": True}, [])
    assert read_frame(stream) is None


def test_a_stream_that_ends_inside_a_message_is_an_error() -> None:
    stream = io.BytesIO()
    write_frame(stream, {"a": 1}, [b"0123456789"])
    whole = stream.getvalue()
    for length in range(1, len(whole)):
        with pytest.raises((EOFError, ValueError)):
            read_frame(io.BytesIO(whole[:length]))


def test_noise_is_no_message() -> None:
    with pytest.raises(ValueError, match="no frame"):
        read_frame(io.BytesIO(b"Traceback (most recent call last):"))
