"""What the language of an article is called: a code of BCP 47, such as `en`, `ja` or `pt-BR`."""

import re

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def is_language_code(typed: str) -> bool:
    """Whether it is written as one; not whether anybody speaks it."""
    return _CODE.fullmatch(typed) is not None
