"""Hostile and broken inputs, through the worker as the program reads them: a clean draft or one sentence, within 10 s and 1 GB each."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clipper.capture.decode import decode
from clipper.errors import ClipperError
from clipper.jobs.given import CaptureTime, captures_at
from clipper.jobs.worker import Worker
from clipper.text.canonical import defect
from tests.capture.files.hostile import HOSTILE

BUDGET_S = 10.0
"""CPU time of all processes together for one file. Not by the clock: a busy day is no fault of a file's."""
BUDGET_MB = 1024
"""Of the process that reads it."""
SAMPLED = 6
"""Of the files of each folder, without `--long`."""


def workers() -> Iterator[Path]:
    """What the system tells of the processes that this one started, where it tells such things."""
    for children in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # the thread, or with it the child, has ended meanwhile
            yield from (Path("/proc", child) for child in children.read_text().split())


def spent_s() -> float:
    """The CPU time of this process and of its children, those that have ended and those that run."""
    used = os.times()
    total = used.user + used.system + used.children_user + used.children_system
    for process in workers():
        with contextlib.suppress(OSError):  # as above
            ticks = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
            total += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return total


def largest_mb() -> int:
    """The most memory that one of the running children has had."""
    peaks = [0]
    for process in workers():
        with contextlib.suppress(OSError):  # as above
            peaks += [int(line.split()[1]) // 1024 for line in (process / "status").read_text().splitlines() if line.startswith("VmHWM")]
    return max(peaks)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        running.start()
        yield running


def read(worker: Worker, path: Path) -> str:
    """What becomes of a file: a sentence, or nothing if it gave drafts. Fails the test for anything else."""
    began = spent_s()
    try:
        for capture in captures_at(path, time=CaptureTime()):
            for draft in worker.extract(capture).drafts:
                assert defect(draft.body) is None
        sentence = ""
    except ClipperError as error:
        sentence = error.sentence
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence
        assert "mistake of its own" not in sentence, f"{path}: {sentence}"
        assert "broke the process" not in sentence, f"{path}: {sentence}"
    assert spent_s() - began < BUDGET_S, path
    assert largest_mb() <= BUDGET_MB, path
    return sentence


@pytest.mark.shared
def test_every_hostile_file_gives_drafts_or_a_sentence(worker: Worker, shared: Path, *, is_long: bool) -> None:
    folders = sorted(folder for folder in (shared / "data" / "badinput").iterdir() if folder.is_dir())
    assert folders
    for folder in folders:
        files = sorted(folder.rglob("*.*"))
        chosen = files if is_long or len(files) <= 2 * SAMPLED else files[:: len(files) // SAMPLED]
        for path in chosen:
            read(worker, path)


@pytest.mark.shared
def test_archives_that_climb_out_or_blow_up_write_nothing(
    worker: Worker, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in sorted((shared / "data" / "badinput" / "archives").glob("*.zip")):
        sentence = read(worker, path)
        assert path.stem not in ("bomb_10MB_1file", "bomb_many") or sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.shared
def test_odd_encodings_give_no_mojibake(shared: Path) -> None:
    """Each text holds letters that are wrong under another encoding: replacement characters and the usual misreadings are counted."""
    folders = ("feedparser_encoding", "feedparser_chardet", "odd_pages")
    files = [path for folder in folders for path in sorted((shared / "data" / "badinput" / folder).iterdir())]
    wrong = [path.name for path in files if has_mojibake(decode(path.read_bytes()).text)]
    assert len(wrong) <= len(files) * 0.05, wrong


def has_mojibake(text: str) -> bool:
    """UTF-8 read as a Western code page, or bytes that could not be read."""
    return text.count("\ufffd") > 2 or any(trace in text for trace in ("Ã¤", "Ã¶", "Ã¼", "Ã©", "â€œ", "â€™", "Ð°Ð"))


@pytest.mark.shared
def test_naughty_strings_are_pasted_without_harm(worker: Worker, shared: Path, tmp_path: Path) -> None:
    lines = (shared / "data" / "badinput" / "blns" / "blns.jsonl").read_text("utf-8").split("\n")
    texts = [text for line in lines if line.strip() for text in strings_in(json.loads(line))]
    assert len(texts) > 300
    path = tmp_path / "naughty.txt"
    path.write_text("\n".join(text.replace("\n", " ") for text in texts), "utf-8", errors="surrogatepass")
    assert read(worker, path) == ""


def parts() -> bytes:
    return b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/plain\n\nx\n" * 20_000


def nested_parts() -> bytes:
    return b"MIME-Version: 1.0\n" + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_in(inner)


BOMBS: dict[str, Callable[[], bytes]] = {
    "nest.html": lambda: b"<div>" * 50_000 + b"text" + b"</div>" * 50_000,
    "tables.html": lambda: b"<table><tr><td>" * 2_000 + b"text",
    "attributes.html": lambda: b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">The text</p>",
    "comments.html": lambda: b"<!--" * 50_000 + b"<p>text</p>",
    "entities.html": lambda: b"<p>" + b"&amp;" * 200_000 + b"</p>",
    "unclosed.html": lambda: b"<html><body><p" * 50_000,
    "binary.html": lambda: b"<html>" + bytes(range(256)) * 4_000,
    "nul.html": lambda: b"<html><p>a\0b</p>" * 1_000,
    "links.html": lambda: b"<html><body>" + b"".join(b'<p><a href="/%d">link %d</a></p>' % (number, number) for number in range(10_000)),
    "line.txt": lambda: b"word " * 400_000,
    "lines.txt": lambda: b"a\n" * 2_000_000,
    "combining.txt": ("a" + "\u0301" * 200_000).encode,
    "bidi.txt": ("\u202e" * 100_000 + "abc").encode,
    "blank.txt": lambda: b" " * 4_000_000 + b"x",
    "paste.txt": lambda: b"The ferry is back after three days of storm.\n" * 1_200_000,
    "brackets.md": lambda: b"---\ntitle: x\n---\n" + b"[" * 300_000,
    "stars.md": lambda: b"# a\n\n**b**\n" + b"*a " * 200_000,
    "quotes.md": lambda: b"# a\n\n**b**\n" + b"> " * 200_000,
    "words.eml": lambda: b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\ntext",
    "parts.eml": parts,
    "deep.eml": nested_parts,
    "broken.pdf": lambda: b"%PDF-1.7\n" + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" * 20_000,
    "empty.txt": bytes,
}  # fmt: skip
REFUSED = {"comments.html", "binary.html", "paste.txt", "broken.pdf", "empty.txt", "tables.html", "unclosed.html"}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon(worker: Worker, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BOMBS[name]())
    sentence = read(worker, path)
    assert sentence or name not in REFUSED


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_of_programs_end_soon(worker: Worker, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    read(worker, path)
