"""Resource files are found, and only through one module."""

import re
from pathlib import Path

from clipper import resources


def test_the_sample_is_there() -> None:
    assert "[[captures]]" in resources.text("sample", "sample.toml")


def test_no_other_module_knows_where_resources_lie() -> None:
    package = Path(resources.__file__).parent
    guilty = [
        path.name
        for path in package.rglob("*.py")
        if path.stem != "resources" and re.search(r"[\"']_?resources[\"']", path.read_text("utf-8"))
    ]
    assert guilty == []
