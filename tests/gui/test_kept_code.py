"""The binding's code that is kept from one start to the next."""

import marshal
from pathlib import Path
from types import CodeType

import pytest

from clipper.gui.kept_code import ZIPPED, kept_code

ZIPPED_FILE = f"{ZIPPED}signature/any.py"


@pytest.fixture
def keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps code, whatever the tests are run with."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def compiled(source: bytes, file: str = ZIPPED_FILE) -> CodeType:
    return compile(source, file, "exec")


def value_of(code: CodeType) -> object:
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 (from this file)
    return names["value"]


@pytest.mark.usefixtures("keeps")
def test_what_was_compiled_at_one_start_is_taken_at_the_next(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "binding.code"
    with kept_code(file):
        compiled(b"value = 1")
    with kept_code(file):
        first = compiled(b"value = 1")
        assert compiled(b"value = 1") is first
    assert value_of(first) == 1
    kept = file.read_bytes()
    with kept_code(file):
        compiled(b"value = 1")
    assert file.read_bytes() == kept


@pytest.mark.usefixtures("keeps")
def test_another_source_is_compiled_anew(tmp_path: Path) -> None:
    for source, value in ((b"value = 1", 1), (b"value = 2", 2)):
        with kept_code(tmp_path / "binding.code"):
            assert value_of(compiled(source)) == value


@pytest.mark.usefixtures("keeps")
def test_code_of_files_is_not_kept(tmp_path: Path) -> None:
    with kept_code(tmp_path / "binding.code"):
        assert value_of(compiled(b"value = 3", "clipper/any.py")) == 3
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("keeps")
@pytest.mark.parametrize("torn", [b"", b"not code", marshal.dumps({}), marshal.dumps([1, 2])])
def test_a_torn_file_is_made_again(tmp_path: Path, torn: bytes) -> None:
    file = tmp_path / "binding.code"
    with kept_code(file):
        compiled(b"value = 4")
    whole = file.read_bytes()
    for damaged in (torn, whole[:-9], whole[:16] + torn):
        file.write_bytes(damaged)
        with kept_code(file):
            assert value_of(compiled(b"value = 4")) == 4
        assert file.read_bytes() == whole


def test_where_nothing_can_be_written_it_is_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where a folder would have to be")
    with kept_code(tmp_path / "file" / "binding.code"):
        assert value_of(compiled(b"value = 5")) == 5


def test_nothing_is_kept_where_python_keeps_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    with kept_code(tmp_path / "binding.code"):
        compiled(b"value = 6")
    assert not list(tmp_path.iterdir())


def test_afterwards_everything_is_compiled_as_ever(tmp_path: Path) -> None:
    plain = compile
    with pytest.raises(SyntaxError), kept_code(tmp_path / "binding.code"):
        compiled(b"value =")
    assert compile is plain
